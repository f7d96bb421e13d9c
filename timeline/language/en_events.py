"""English words for kinds of happenings: two sentences that use other words may tell one kind.

The classes are those of ACE 2005 (Linguistic Data Consortium, English Annotation Guidelines for
Events, version 5.4.3) where it has them, with disasters, sport, business and travel added. A kind
lists words, and phrases as `verb+word`, where the second follows within a few words. Words that
tell several kinds are left out or put where news uses them most.
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    # life
    "die": """die died dies dying dead death deaths kill kills killed killing fatal fatally fatality
        fatalities perish perished slain slay murder murdered murdering lose+life lose+lives
        lost+life lost+lives cost+lives claim+lives""",
    "injure": """injure injured injures injury injuries wound wounded wounds hurt hurts casualty
        casualties""",
    "born": "born birth birthplace gave+birth",
    "marry": "marry married marries wedding wed",
    "missing": "missing disappear disappeared disappearance vanish vanished unaccounted",
    "rescue": """rescue rescued rescues rescuers save saved saves survivor survivors pull+alive
        pulled+alive dug+out pull+out pulled+out pulled+from free+from""",
    "mourn": """mourn mourned mourners funeral vigil memorial candlelit buried burial laid+flowers
        lit+candles lay+flowers pay+respects paid+respects condolences""",
    # conflict
    "bomb": """bomb bombs bombed bombing bombings blast blasts explode exploded explodes explosion
        explosions detonate detonated blew+up blown+up""",
    "shoot": "shoot shoots shooting shot gunfire gunman gunmen opened+fire open+fire",
    "attack": "attack attacked attacks assault assaulted raid raided ambush ambushed stab stabbed",
    "kidnap": "kidnap kidnapped abduct abducted abduction hostage hostages hijack hijacked",
    "protest": """protest protests protested protesters demonstrate demonstrated demonstration
        demonstrations demonstrators rally rallied rallies march marched marchers blockade blockaded
        block blocked blocks picket picketed closed+off took+streets take+streets""",
    "truce": "truce ceasefire armistice cease+fire",
    "invade": "invade invaded invasion incursion",
    # accidents and disasters
    "fire": "fire fires blaze blazes inferno burn burned burnt flames ablaze firefighters",
    "quake": "quake quakes earthquake earthquakes tremor temblor magnitude richter seismic",
    "aftershock": "aftershock aftershocks",
    "flood": "flood floods flooded flooding inundated deluge burst+banks",
    "storm": "storm storms thunderstorm hurricane typhoon cyclone tornado gale gales",
    "erupt": "erupt erupted erupts eruption",
    "avalanche": "avalanche landslide mudslide landslip",
    "collapse": """collapse collapsed collapses burst bursts rupture ruptured gave+way give+way
        given+way caved+in fell+in brought+down bring+down came+down""",
    "carried-away": "swept+away carried+off carried+away washed+away sweep+away",
    "crash": """crash crashed crashes collide collided collides collision ram rammed rams derail
        derailed derailment smashed+into ploughed+into plowed+into struck+by""",
    "sink": "sink sank sunk sinking capsize capsized founder foundered",
    "evacuate": "evacuate evacuated evacuates evacuation flee fled",
    "emergency": "emergency",
    "outage": "blackout outage outages lost+power lose+power without+power",
    "spill": "spill spilled spillage leak leaked leaks leaking",
    "tow": "tow towed tows towing tug tugs",
    "outbreak": "outbreak epidemic infected infection infections quarantine",
    # justice
    "arrest": """arrest arrested arrests detain detained detains detention custody apprehended
        picked+up caught capture captured""",
    "charge": "charge charged charges indict indicted indictment",
    "accuse": "accuse accused accuses accusation alleged",
    "trial": "trial jury tribunal go+trial went+trial goes+trial stand+trial stood+trial",
    "plead": "plead pleaded pleads pled plea innocent innocence denied denies deny",
    "convict": """convict convicted convicts conviction verdict found+guilty find+guilty
        finds+guilty""",
    "sentence": """sentence sentenced sentences jail jailed prison imprisoned imprisonment
        behind+bars""",
    "acquit": "acquit acquitted acquittal exonerated found+not found+innocent cleared+of",
    "lodge-appeal": """appeal appealed appeals appealing fight+verdict fight+judgment fight+ruling
        fight+conviction contest+verdict contest+ruling""",
    "fined": "fine fined fines penalty",
    "release": "release released releases freed bail paroled parole pardon pardoned",
    "sue": "sue sued sues lawsuit lawsuits filed+suit filed+lawsuit",
    "inquiry": """investigate investigated investigates investigation investigators inquiry enquiry
        probe probes examine examined scrutinise scrutinize question questioned questions
        interviewed+police questioned+police interviewed looking+into look+into""",
    "ban": "ban banned bans prohibit prohibited outlaw outlawed",
    "extradite": "extradite extradited extradition deport deported deportation expel expelled",
    "execute": "execute executed execution",
    # politics and personnel
    "win": """win wins won winner winners winning victory victories beat beats beaten defeat
        defeated defeats triumph triumphed clinch clinched prevailed prize award awarded
        edge+past edged+past went+down go+down came+first""",
    "lose": "lose loses lost losing loss went+down defeat defeated beaten",
    "draw": "draw drew draws equaliser equalizer tie tied",
    "score": "score scored scores scorer goal goals brace hat+trick touchdown",
    "sent-off": """dismissal dismissed sent+off send+off red+card sending+off sin+bin ejected
        ten+men""",
    "elect": "elect elected elects election elections ballot turnout polls",
    "vote": "vote voted votes approve approved approves approval ratify ratified ratifies passed",
    "concede": "concede conceded concedes admitted+defeat admits+defeat admit+defeat",
    "resign": """resign resigned resigns resignation quit quits quitting step+down stepped+down
        steps+down stepping+down stood+down stand+down stands+down""",
    "appoint": """appoint appointed appoints appointment nominate nominated nominates nomination
        named sworn inaugurated inauguration took+office take+office chosen picked""",
    "sack": "sack sacked sacks fired oust ousted ousts suspended suspend suspension",
    "retire": "retire retired retires retirement",
    "meet": """meet meets met meeting meetings talks negotiate negotiated negotiations negotiating
        negotiation summit sat+down sit+down coalition""",
    "visit": "visit visited visits visiting visitor tour toured tours trip arrive arrived arrives",
    "cut-short": "cut+short broke+off cuts+short break+off returned+early flew+home",
    "sign": """sign signed signs signing signature accord treaty pact put+names put+name
        inked""",
    "condemn": """condemn condemned condemns condemnation denounce denounced deplore deplored
        criticise criticised criticize criticized slam slammed""",
    "urge": "urge urged urges urging appealed+to appealed+for called+on calls+on call+on plea+for",
    "warn": "warn warned warns warning warnings caution cautioned",
    "thank": """thank thanked thanks dedicate dedicated dedicates tribute praised praise praises
        gratitude""",
    "congratulate": """congratulate congratulated congratulates congratulations wished+well
        wish+well""",
    "pledge": "pledge pledged pledges promise promised promises vow vowed vows",
    "sanction": "sanction sanctions sanctioned embargo",
    # business
    "buy": """buy buys bought buying purchase purchased purchases acquire acquired acquires
        acquisition takeover merger merge merged taking+over takes+over taken+over took+over
        take+over sell sells sold selling sale""",
    "offer": "offer offered offers proposal propose proposed bid bids",
    "reject": """reject rejected rejects rejection refuse refused refuses turned+down turn+down
        turns+down rebuff rebuffed rebuffs insult declined""",
    "strike": """strike strikes striking strikers walkout walkouts stoppage walk+out walked+out
        walks+out stop+work stopped+work stopping+work downed+tools industrial+action""",
    "cancel": """cancel cancelled canceled cancels cancellation called+off call+off calls+off abort
        aborted aborts postpone postponed postpones scrap scrapped scrub scrubbed halted halt
        abandoned shelved""",
    "job-cut": """layoff layoffs redundancies redundancy laid+off lay+off jobs+go lose+jobs
        job+losses cut+jobs axe+jobs jobs+lost""",
    "shares-rise": """shares+jumped shares+rose shares+soared shares+climbed shares+gained
        stock+rose stock+jumped stock+soared stock+higher stock+climbed shares+higher""",
    "shares-fall": """shares+fell shares+dropped shares+plunged shares+slumped shares+lost
        stock+fell stock+dropped stock+plunged stock+slumped shares+lower stock+lower""",
    "bankrupt": "bankrupt bankruptcy insolvency insolvent receivership",
    "launch": """launch launched launches launching liftoff lifted+off lifts+off lift+off
        blasted+off blasts+off blast+off took+off unveil unveiled unveils departure""",
    "orbit": "orbit orbits orbited orbiting",
    "land": "land landed lands landing touched+down touch+down touches+down touchdown",
    "release-work": "premiere premiered debuted released+album published+book",
    "record": "record records",
    "open": "open opened opens opening reopen reopened inaugurate inaugurated unlocked",
    "close": "close closed closes closing shut shuts closure shutdown",
    "build": "build built builds rebuild rebuilt construct constructed construction",
    "find": "find finds discover discovered discovers discovery unearthed recovered",
    "steal": "steal stole stolen theft rob robbed robbery burglary heist loot looted",
    "transfer": "transfer transferred loan loaned",
    "hack": "hack hacked hackers breach breached cyberattack",
}

# Kinds that happen all at once, in one place, to those who are there; and what comes of them.
HAPPENS_AT_ONCE = frozenset(
    """bomb shoot attack kidnap fire quake flood storm erupt avalanche collapse crash sink
    outage spill steal""".split()
)
COMES_ONCE = HAPPENS_AT_ONCE | {"die"}
COMES_OF_ANOTHER = frozenset("die injure missing carried-away evacuate".split())
# Kinds that answer something that happened before: courts, police, helpers, reactions.
ANSWERS_ANOTHER = frozenset(
    """arrest charge accuse trial plead convict sentence acquit lodge-appeal fined release sue
    inquiry extradite condemn urge warn thank mourn visit rescue""".split()
)

# Verbs that tell nothing by themselves: what happened is in the words behind them.
LIGHT_VERBS = frozenset(
    """be is are was were been being have has had having do does did done go goes went gone going
    come comes came take takes took taken taking make makes made making give gives gave given giving
    get gets got put puts hold holds held begin begins began begun start starts started end ended
    ends face faces faced keep keeps kept see saw seen become becomes became cause caused lead led
    bring brings brought follow followed follows continue continued remain remained remains show
    showed shown turn turned use used leave left set say said says tell told tells announce
    announced announces report reported reports expect expected agree agreed agrees help helped try
    tried need needed want wanted know known call called include included carry carried happen
    happened occur occurred add added receive received plan planned seem seemed allow
    allowed""".split()
)
PHRASE_REACH = 4  # words behind the first within which the second word of a phrase stands

# Words that many sentences of news hold, whatever they tell.
COMMON_WORDS = frozenset(
    """including include includes others another among least several number numbers around outside
    inside nearly almost while since between across along near nearby behind beside besides toward
    towards amid despite although though however whether together part parts place places group
    groups side sides way ways case cases end ended ending start beginning became become becomes
    bring brought bringing left leave leaving remain remained remaining rest whole half full early
    late later latest earlier former current recent recently previous past future long short high
    low big large small great good bad best worst least least main major total daily weekly annual
    local national international official officials authorities spokeswoman spokesman spokesperson
    source sources witness witnesses expert experts resident residents region area areas city town
    country countries state states government world public people man men woman women child children
    family families member members party parties company companies office building house home
    morning afternoon evening night midnight noon hour hours minute minutes later happened happen
    called known used using work working worked held hold due per cent percent million billion
    thousand hundred dozens dozen hundreds thousands scheduled schedule provide provided""".split()
)

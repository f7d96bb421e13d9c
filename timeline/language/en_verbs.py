"""English verbs: forms, auxiliaries, and which of them report, expect or state what simply is."""

from __future__ import annotations

# base past participle, where they are not made with -ed
IRREGULAR = """
arise arose arisen|be was been|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten
bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought
broadcast broadcast broadcast|build built built|burn burnt burnt|burst burst burst
buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung
come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug
do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled
fling flung flung|fly flew flown|forbid forbade forbidden|forecast forecast forecast
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen
get got got|give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|kneel knelt knelt|know knew known|lay laid laid|lead led led|learn learnt learnt
leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost
make made made|mean meant meant|meet met met|mislead misled misled|mistake mistook mistaken
outbid outbid outbid|overcome overcame overcome|oversee oversaw overseen
overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid|prove proved proven
put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|rid rid rid|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone
shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung
sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|speed sped sped
spend spent spent|spill spilt spilt|spin spun spun|split split split|spread spread spread
spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung
strike struck struck|strive strove striven|swear swore sworn|sweep swept swept
swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught
tear tore torn|tell told told|think thought thought|throw threw thrown
undergo underwent undergone|understand understood understood|undertake undertook undertaken
uphold upheld upheld|wake woke woken|wear wore worn|weep wept wept|win won won|wind wound wound
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood
write wrote written|rethink rethought rethought
"""
# The irregular participles that stand behind a noun: "a deal struck on Friday".
PARTICIPLES = frozenset(
    "begun born bought broken brought built caught done drawn found given held hit kept known laid "
    "led left lost made met opened paid put read run seen sent shot shown signed sold spent spoken "
    "stolen struck taken taught thrown told won worn written".split()
)
# Verbs whose participle is their base: "is forecast", "was hit".
UNCHANGING = frozenset(
    "bet bid broadcast burst cast cut forecast hit hurt let put quit read rid set shed shut split "
    "spread outbid".split()
)
# Regular verbs that news tells with; their forms are made by rule.
REGULAR = """
abandon accept accompany accuse achieve acknowledge acquire act adapt add address adjourn adjust
admit adopt advance advise affect agree aim allege allow ambush amend amount anger annex
announce answer apologise apologize appeal appear applaud apply appoint approach approve argue
arm arrange arrest arrive ask assassinate assault assert assess assist assume assure attack
attempt attend attract authorise authorize avoid await award back ban battle beg behave believe
belong benefit blame blast block board boast bomb book boost borrow boycott brace brief broaden
broker call campaign cancel capture care carry cause celebrate challenge change charge chase
chat cheer cite claim clarify clash clear climb close collapse collect combat comment commit
compare coincide compete compile complain complete comply concede concern conclude condemn conduct
confess confirm confront congratulate connect consider consist consult contact contain contend
contest continue contract contribute control convict cool cooperate cope count cover crack crash
create criticise criticize cross crush cry cure damage dare date debate decide declare decline
decrease dedicate defeat defend defy delay deliver demand demonstrate denounce deny depart
depend deploy derail describe deserve design destroy detain detect determine develop die differ
direct disagree disappear disclose discover discuss dismiss disperse display dispute dissolve
divide donate double doubt download draft drag drop drown earn ease echo elect emerge emphasise
emphasize employ enable encourage end endorse enforce engage enjoy ensure enter escalate escape
establish estimate evacuate evolve examine exceed exchange exclude excuse execute exercise exist
expand expect expel expire explain explode exploit explore export express extend eye face fail
fear feature file fill film finalise finalize finance finish fire fit fix flock flood focus
follow force form free frighten fuel fund gain gather generate govern grab grant greet guarantee
guard guide halt hamper hand handle happen harm hate head heal help highlight hint hire honor
honour hope host identify ignore illustrate impact implement imply import impose impress improve
include increase indicate inform inherit initiate injure insist inspect install instruct intend
intensify interrupt intervene introduce invade invest investigate invite involve issue join joke
judge jump justify kick kidnap kill knock label lack land last laugh launch leak lean lift like
limit link list listen live load lobby lock look loom love lower maintain manage march mark
match matter measure mention merge mobilise mobilize monitor mount mourn move murder name need
negotiate nominate note notice notify object oblige observe obtain occupy occur offend offer
open operate oppose order organise organize oust outline outpace outperform own pack parade park
participate pass pause peak pen perform permit persuade phone pick place plan play plead please
pledge plummet plunge point portray pose position post postpone pour praise predict prefer
prepare present preside press prevail prevent proceed proclaim produce promise promote prompt
propose prosecute protect protest provide provoke publish pull pump punish purchase pursue push
question quote race raise rally range rate reach react realise realize rebound recall receive
reckon recognise recognize recommend reconsider record recover recruit reduce refer reflect
refuse regain regard register regret reignite reinstate reject relate relaunch relax release
rely remain remark remember remind remove renew rent reopen repair repeat replace reply report
represent request require rescue reserve reshuffle resign resist resolve respond rest restart
restore restrict result resume retain retake retire retreat return reveal reverse review revise
revive revoke reward roll rule rush sabotage sack sail sanction save scale scare schedule score
scrap search secure seem seize select sentence separate serve settle share shell shelter shift
ship shock shop shout shrug sign signal slam slash slip slow slump smash smile soar solve sound
spark stab stage start state stay step stop storm stress stretch struggle study stumble stun
submit succeed sue suffer suggest suit summon supply support suppose surge surprise surrender
surround survive suspect suspend sustain sweep switch talk target tax tease tempt tend term
terminate test testify thank threaten top topple total touch tour tout track trade trail train
transfer transform transport trap travel treat trigger triumph trouble try tumble turn tweet
uncover undermine unfold unite unload unlock unveil update urge use vacate value vanish veto view
violate visit voice vote vow wait
walk want warn wash waste watch weaken wed welcome widen wish withdraw witness wonder work worry
wound wrap yell yield
""".split()
BASES = frozenset(
    (*REGULAR, *(forms.split()[0] for forms in IRREGULAR.replace("\n", "|").split("|") if forms))
)
PARTICIPLES = frozenset(
    forms.split()[2] for forms in IRREGULAR.replace("\n", "|").split("|") if forms
)
MODALS = frozenset("can could may might must should ought cannot can't couldn't mustn't".split())
FUTURE_MODALS = frozenset("will shall 'll won't shan't would wouldn't 'd".split())
BE_PRESENT = frozenset("am is are 'm 're isn't aren't ain't".split())
BE_PAST = frozenset("was were wasn't weren't".split())
HAVE_PRESENT = frozenset("has have 've hasn't haven't".split())
HAVE_PAST = frozenset("had hadn't".split())
DO_PRESENT = frozenset("do does don't doesn't".split())
DO_PAST = frozenset("did didn't".split())
BETWEEN_PARTS = frozenset(
    "not n't also just already now then still even never always only recently later soon again "
    "ever simply clearly really reportedly allegedly apparently repeatedly finally formally "
    "publicly previously quickly officially initially originally probably certainly likely once "
    "almost nearly eventually shortly "
    "first long so far today yesterday tonight since all both to".split()
)
# Verbs that stand before whoever speaks, named or not: "…, said the minister".
INVERTING = frozenset(
    "say add ask reply write explain insist conclude note recall joke observe respond shout".split()
)
REPORTING = frozenset(
    "say tell ask add announce insist claim warn note explain suggest argue report state declare "
    "reply respond admit confirm deny describe call write tweet post stress emphasise emphasize "
    "reveal believe think quote cite recall remark comment accuse allege acknowledge concede "
    "assert vow pledge promise predict reiterate repeat urge point hint indicate conclude "
    "complain demand mention testify caution observe boast joke praise criticise criticize "
    "condemn blame question wonder expect hope fear estimate according".split()
)
# Verbs whose object is still to come: "plans to meet on Friday", "agreed to sign in June".
PROSPECTIVE = frozenset(
    "agree plan expect schedule due set promise vow pledge want hope intend decide aim prepare "
    "propose need order ask urge call threaten invite wait await slate go aim expect book "
    "bring start begin likely unlikely poised ready able about supposed bound force elect seek "
    "pledge demand offer postpone delay forecast".split()
)
# What is "expected before noon" or "scheduled at 9" is still to come.
AWAITED = frozenset("expect schedule plan slate".split())
BEFORE_TIMES = frozenset(
    "on at before after within later tomorrow tonight this next from between around about".split()
)
# Verbs that bid somebody to do what is still to come: "were told to leave by Friday".
BIDDING = frozenset("tell instruct warn advise allow require oblige permit".split())
SENDING = frozenset("send dispatch despatch summon recruit enlist hire appoint choose".split())
# Of these, what has begun is not ahead: "went to court in May", "began to leak in June".
UNDERWAY = frozenset("go begin start".split())
# Verbs that move a thing to the time behind "until": "was adjourned until Monday".
PUTTING_OFF = frozenset(
    "adjourn postpone defer delay suspend extend prolong remand reschedule".split()
)
# Verbs whose present tense with a day or month speaks of what is to come: "meets on Friday".
SCHEDULED = frozenset(
    "meet begin start open close end visit travel arrive leave return host face play vote go fly "
    "launch hold take reopen expire resume run speak appear sit address stand come depart "
    "finish head retire marry turn move gather reconvene air premiere debut join".split()
)
# What has its day long before: "Friday's vote will", but not "Friday's crash will".
HAPPENINGS_PLANNED = frozenset(
    "debate vote election elections poll match game final meeting hearing summit race launch "
    "concert trial talks budget referendum fixture derby test show event march parade rally strike "
    "session conference deadline funeral wedding service tie clash opener visit".split()
)
# What firms report on a day that is known before.
RESULTS = frozenset("earnings results figures profit profits sales quarterly half-year".split())
# Of these, what sides and guests do: "Hull play Stoke on Friday", where a name has no plural.
PLAYING = frozenset("play host face visit meet entertain tour".split())
# Verbs that headlines and figures tell the past with in the present: "prices fall in June".
TOLD_IN_HEADLINES = frozenset(
    "wed rise fall slow grow shrink jump slip climb drop dip surge ease widen narrow gain lose "
    "increase decrease decline edge plunge soar tumble rebound recover hit kill injure wound "
    "beat win die strike crash explode arrest find follow stem relate date arise result show "
    "reflect recall remember allege accuse mark refer point cover feature reveal describe "
    "tell detail".split()
)
# Of these, what has no length of its own, so that "in two hours" says when: "leaves in an hour".
STARTING = frozenset(
    "begin start open close end arrive leave launch reopen expire resume depart finish return meet "
    "vote kick".split()
)
# These do so with a small word behind them: "takes over", "goes live", "kicks off".
STARTING_WITH = frozenset("take go come set get kick switch".split())
PARTICLES = frozenset("over off out on live up down underway back away".split())
# Words that a note without a verb opens with: "Back in five minutes", "Kick-off in an hour".
NOTED_AHEAD = frozenset("back kick-off kickoff off live more see available".split())
# Verbs that open a notice or a wish: "Join us on Friday", "Book now for Thursday".
INVITING = frozenset(
    "join come book remember wish save bring watch catch meet visit get check vote register submit "
    "apply tune stay call drop sign grab celebrate enjoy expect forget miss".split()
)
STATIVE = frozenset(
    "be have own belong remain consist contain include depend exist know believe want need like "
    "love seem appear mean represent concern involve lack cost weigh matter resemble deserve "
    "understand prefer live stand lie cover".split()
)
MID_ADVERBS = frozenset("now also still already then never always often first once".split())
# Behind these a participle is an adjective: "remains closed", "looks set".
LINKING = frozenset(
    "remain remains remained stay stays stayed seem seems seemed appear appears appeared look "
    "looks looked feel feels felt become becomes became".split()
)
SUBORDINATORS = frozenset(
    "that which who whom whose when while whilst after before because if although though since "
    "as where until unless whether so once why how what whereas".split()
)
COORDINATORS = frozenset("and but or nor yet".split())
DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some any no every each another "
    "both all most many several few more less".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto over under between among through during against "
    "about across behind beyond near without within towards toward upon per via despite amid "
    "amidst following including than like".split()
)
PRONOUNS = frozenset("i you he she it we they who which that there this these those what".split())
# A time that may stand behind a participle: "rules passed last year".
BEHIND_PARTICIPLE = frozenset(
    "last this earlier yesterday today two three four five six seven eight nine ten".split()
)
# The closed classes of words: no noun, no verb.
CLOSED = DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | COORDINATORS
AUXILIARIES = (
    BE_PRESENT | BE_PAST | HAVE_PRESENT | HAVE_PAST | DO_PRESENT | DO_PAST | MODALS | FUTURE_MODALS
)
HAVE = HAVE_PRESENT | HAVE_PAST
PAST_AUXILIARIES = BE_PAST | HAVE_PAST | DO_PAST
# What may follow a verb that has an object or a clause of its own.
OBJECT_OPENERS = (
    DETERMINERS | PRONOUNS | PREPOSITIONS | frozenset("to that how why if whether not".split())
    | frozenset("“\"‘")
)  # fmt: skip
# Behind these no finite verb in the present comes.
NO_SUBJECT = (
    (DETERMINERS - frozenset("that this some all these those many most both".split()))
    | PREPOSITIONS
    | frozenset(("", "to", "'s"))
)
SINGULAR_SUBJECTS = frozenset("he she it who which that this what".split())
PLURAL_SUBJECTS = frozenset("i you we they who".split())
PERSONAL = frozenset("i you he she it we they".split())
PLURALS = frozenset("police people men women children media".split())  # without an s
# Verbs of saying whose third person is no plural noun.
SAYS = frozenset(
    "say tell ask add insist explain warn describe believe think write tweet stress".split()
)

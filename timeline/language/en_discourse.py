"""English words with which live blogs point at other posts and order what they tell.

Words and phrases only; each value is a fragment of a verbose regular expression, matched without
regard to case. The shapes that use them are in `tag.reference_rules` and `tag.signal_rules`.
"""

from __future__ import annotations

# --- pointing at posts ---
POST = r"(?:posts?|entr(?:y|ies)|updates?|items?|blogs?\ posts?)"
BLOG = r"(?:(?:this|the|our|my)\ )?(?:live\ ?-?blog|blog|live\ page|page|live\ feed)"
OWN = r"(?:my|our|his|her|their|the|this|that|an?|[\w’']+[’']s)"
OUR = r"(?:my|our|the|this|that)"
NOT_SOMEBODY = (  # "you will see an update at 3pm", "they see 9am as too early"
    r"(?<!\bto\ )(?<!\bwill\ )(?<![’']ll\ )(?<!\bcan\ )(?<!\bcould\ )(?<!\bmay\ )(?<!\bwe\ )"
    r"(?<!\bthey\ )(?<!\byou\ )(?<!\bshould\ )(?<!\bwould\ )(?<!\bmight\ )(?<!\bnot\ )"
)
LOOK = (
    rf"(?:{NOT_SOMEBODY}see|read|scroll\ (?:back|down|up)\ to|go\ (?:back|down)\ to"
    r"|look\ (?:back\ )?(?:at|to)|refer(?:\ back)?\ to|as\ per|cf\.?)"
)
TOLD = (
    r"(?:reported|mentioned|flagged|noted|covered|discussed|explained|said|written|wrote"
    r"|posted|quoted"
    r"|heard|told|pointed\ out|showed|shown|detailed|outlined|described|highlighted|blogged"
    r"|ran|updated"
    r"|referred|trailed|previewed|predicted|suggested)"
)
# As speakers do: "as I have said before".
SAID_OFTEN = r"(?:i|we)(?:\ have|[’']ve)\ (?:said|told)\b"
NOT_THAT_EARLIER = (
    r"(?!\ (?:this|last|in\ the\ (?!blog|live|page|feed|post)"
    r"|than|on\ (?:\w+day|twitter|tv|air|radio)))"
)
WE = r"(?:we|i|i[’']ve|we[’']ve|we[’']d|i[’']d)"
POSTED = (
    r"(?:posted|blogged|published|flagged(?:\ up)?|mentioned|noted|covered|quoted|linked(?:\ to)?"
    r"|reported|wrote(?:\ about)?|ran|included|summarised|summarized)"
)
WORDS_TOLD = (
    r"(?:(?:key|full|main|exact|original)\ )?(?:quotes?|quotations?|text|exchange|transcript|links?"
    r"|details|extracts?|clip|chart|wording)"
)
ADDED = r"(?:updated?|edit(?:ed)?|correction|clarification)"
PREVIOUS = r"(?:previous|last|preceding|prior)"
NEXT = r"(?:next|following)"
EARLIER = r"(?:earlier|previous(?:ly)?|before|above|below|already)"
MORE_ON = r"^.*?\b(?:more|details|background|reaction)\ (?:on|about|of|from|to)\b"
AGO_POSTS = r"(?:a\ few|two|three|four|five|a\ couple\ of|several|one|some)"
SUMMARY = r"(?:summary|recap|round-?up|key\ points|main\ points)"
PART_OF_DAY_SUMMARY = r"(?:(?:early|mid|late)?-?(?:lunchtime|lunch|morning|afternoon|evening))"
SUMMARY_TITLE = (
    r"\b(?:summary|recap|round-?up|(?:key|main)\ (?:points|events)|briefing|what\ we\ know|agenda"
    r"|where\ (?:things|we)\ (?:now\ )?stand|as\ it\ stands|at\ a\ glance"
    r"|(?:the\ )?story\ so\ far)\b"
)
ONWARDS = r"\bonwards?\b"
CORRECTION = r"(?:correction|clarification|erratum)"
AMENDED = r"(?:amended|corrected|updated|edited|changed)"
SOON = (
    r"(?:soon|shortly|later|to\ (?:follow|come)|in\ (?:a\ (?:moment|minute|bit|sec(?:ond)?)"
    r"|due\ course)"
    r"|as\ (?:soon\ as\ )?(?:we|i)\ (?:have|get)\ (?:it|them)|when\ (?:we|i)\ (?:have"
    r"|get)\ (?:it|them|more))"
)
PROMISE = (
    rf"(?:(?<!\bin\ )(?<!\bno\ )(?<!\band\ )more\ (?:(?:on|from|about)\ (?:\w+\ ){{1,3}}"
    rf"|(?:details?|detail|reaction|news|updates?|quotes?"
    rf"|analysis)\ )?{SOON}(?=\s*(?:[.,;:)!?]|$|from\b|as\b|when\b))"
    r"|stay\ (?:tuned|with\ us)|(?<!\bto\ )watch\ this\ space|bear\ with\ (?:me|us)"
    rf"|(?:we|i)(?:\ will|\ ?[’']ll|\ shall)\ (?:have|bring\ you|post|be\ back\ with|update"
    rf"|publish|share)"
    rf"\ (?:[\w’']+\ ){{0,8}}{SOON})"
)
FULL_WHAT = (
    r"(?:full|whole|original|main)\ (?:news\ )?"
    r"(?:story|report|article|piece|text|interview|analysis|speech|statement|write-?up)"
)
WHOSE = r"(?:the|our|his|her|their|my|[\w’']+[’']s)"
FULL_STORY = (
    rf"(?:(?:read|see|here\ is|here[’']s|find)\ (?:{WHOSE}\ )?{FULL_WHAT}(?=\s*(?:\ here"
    rf"|[:.,;)]|$))"
    rf"|(?:{WHOSE}\ )?{FULL_WHAT}(?:\ (?:is|can\ be\ (?:found|read)|here))*(?=\ here)"
    rf"|(?:{WHOSE}\ )?{FULL_WHAT}\ (?:is\ )?here"
    r"|(?:has|have)\ (?:(?:the|more)\ )?(?:full\ )?details(?=\ here)"
    r"|(?:follow|read)\ (?:our\ |the\ |all\ the\ )?live\ coverage\ (?:of"
    r"|from)\ (?:[\w’']+\ ){1,6}?(?=here))"
)

# --- ordering what is told ---
SHORTLY = r"(?:just|shortly|moments|minutes|immediately|right|soon|straight|seconds|directly)"
BEFORE = r"(?:before|ahead\ of|prior\ to|in\ advance\ of)"
# What sets the scene of what had happened by then: "When she came, they had left".
SCENE = r"(?:but\ |and\ |yet\ )?(?:when|by\ the\ time|by\ then|once|as\ soon\ as)\b"
# Before a length they say how long something took, not how far it lay from another.
LASTING = r"for\ (?:(?:about|almost|at\ least|nearly|over|more\ than|some|the)\ )?"
EARLY, LATE = r"(?:very\ )?early", r"(?:very\ )?late"
AFTER = r"(?:after|following|in\ the\ wake\ of|in\ the\ aftermath\ of)"
# How a sentence in the past turns back from what was told before it, or goes on from it.
BACK = (
    r"earlier|previously|initially|originally|beforehand|at\ first|before\ (?:that|this|then)"
    r"|first(?=,|\ \w+ed\b)"
)
# Beside its verb they put what a sentence tells back, and do not say how far.
PUT_BACK = r"previously|formerly|originally"
ONCE = r"(?<!\bat\ )(?<!\bthan\ )once(?!\ (?:again|more|a|every)\b)"
IN_THE_PAST = r"in\ the\ past\b(?!\ (?:\w+\ )?(?:hour|day|night|week|month|year|decade)s?\b)"
ON = (
    r"later|then|eventually|finally|ultimately|afterwards?|subsequently|thereafter|soon\ after"
    r"|after\ (?:that|this)|following\ (?:that|this)|in\ the\ end|in\ response|as\ a\ result"
    r"|since\ then|consequently|in\ turn"
)
MOMENTS_AGO = (
    r"(?:(?:just\ )?(?:moments|minutes|seconds|a\ (?:moment|minute|few\ (?:moments|minutes))"
    r"|a\ short\ (?:time|while))\ ago|just\ now|a\ (?:moment|minute)\ ago|in\ the\ (?:last|past)\ "
    r"few\ (?:moments|minutes))"
)
NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
VAGUE_COUNTS = r"(?:some|several|a\ few|many|just|only|barely|mere|a\ couple\ of)"
UNIT_SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2678400,
    "year": 31622400, "morning": 86400, "afternoon": 86400, "evening": 86400, "night": 86400,
}  # fmt: skip

# --- words that say nothing about what a text is about ---
FUNCTION_WORDS = frozenset(
    """a an and are as at be been being but by can could did do does doing down for from had has
    have having he her here hers him his how i if in into is it its just may me might more most
    must my no nor not now of off on once only or other our out over own said same say says she
    should so some such than that the their them then there these they this those through to too
    under until up us very was we were what when where which while who whom why will with would
    you your also about after again all any because before between both each few further during
    against above below s t re ve ll d m don isn wasn told tell asked ask says adds added according
    yesterday today tomorrow earlier later ago moments moment just one two three new mr mrs ms us
    get got make made go going come came take took well still back much many even like know think
    want people time year years day days week weeks month months monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november
    december all every lot many only even yet ever never here there where first last next""".split()
)

# --- words that say where and to whom somebody spoke, not what was said ---
OCCASION_WORDS = frozenset(
    """speak spoke spoken speaking speech meet meeting met conference news press briefing reporter
    reporters media journalist journalists question questions headquarters statement interview
    remarks comment comments minister ministers secretary president chief leader spokesman arrive
    arrival arrived visit summit talk session parliament""".split()
)

# Function words that yet tell two posts apart when a bullet's few words are compared.
STILL_TELLING = frozenset(
    "may new first last people three two one going back time".split()
)  # "may" is also a name

# --- who says it ---
REPORTING = r"""(?:says?|said|adds?|added|asks?|asked|tells?|told|insists?|insisted|warns?|warned
|claims?|claimed|argues?|argued|explains?|explained|notes?|noted|answers?|answered|stress(?:es|ed)|writes?|wrote
|tweets?|tweeted|posts?|posted|announces?|announced|confirms?|confirmed|den(?:y|ies|ied)|admits?
|admitted|suggests?|suggested|declares?|declared|states?|stated|replies|replied|responds?|responded
|urges?|urged|calls?\ (?:for|on)|called\ (?:for|on)|describes?|described|points?\ out|pointed\ out
|concludes?|concluded|recalls?|recalled|repeats?|repeated|reiterates?|reiterated|promises?|promised
|vows?|vowed|praises?|praised|speaks?|spoke|speaking|mentioned|mentions?|emphasi[sz]e[sd]?|reveal(?:s|ed)?
|demands?|demanded|accuses?|accused|believes?|believed|reports?|reported|tells|finds?|found)"""
CARRIED_BY = (
    "carried by", "quoted by", "cited by", "reported by", "according to", "told", "speaking to",
    "spoke to", "in an interview with", "in remarks to", "in comments to", "in a statement to",
)  # fmt: skip
CARRIERS = (
    r"(?:news(?:\ |-)?agency|news\ agency|agency|news|times|post|guardian|telegraph|journal|herald"
    r"|tribune|television|radio|tv|newspaper|broadcaster|magazine|press|mail|globe|gazette|wire)"
)
TITLES_OF_COURTESY = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof)"
NAME_PARTICLES = r"(?:de|da|del|della|di|du|van|von|der|den|la|le|bin|al|el|of|the)"
BODY_FOR = (
    r"(?:Institute|Cent(?:re|er)|Department|Ministry|Committee|Organi[sz]ation|Agency|Office|Council"
    r"|Campaign|Society|Foundation|Association|Union|Party|Coalition)\ (?:for|on|of)(?:\ the)?"
)
NO_NAMES = frozenset(
    """the a an he she it they we i you his her its their our my this that these those there here
    but and or so if when while as after before since until on in at by for from with without of to
    what who which where why how yesterday today tomorrow earlier later now then meanwhile monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december not no yes however although though despite because
    also both some many most all one two three new speaking asked according additionally moreover
    furthermore instead nor nobody everyone everybody someone somebody anyone critics none nothing
    neither either each every another other such several few barely hardly only just even still
    perhaps maybe once nonetheless nevertheless therefore thus hence indeed finally eventually
    initially first second third fourth fifth""".split()
)
# Common nouns that look like a name where they open a sentence.
# The last word of the name of a body or a place, which no "he" or "she" stands for.
NO_PERSONS = frozenset(
    """street house office bank party court council committee ministry department agency police
    union university college school hospital company corp inc ltd plc group times post news city
    united palace kremlin commission parliament senate congress association federation nations
    board service services force forces army navy guard institute foundation trust club airlines
    airways industries hall square road avenue park church county state republic kingdom island
    islands river valley tribune herald journal gazette guardian telegraph""".split()
)
UNNAMED = frozenset(
    """people officials police witnesses residents experts analysts sources others opponents
    supporters authorities investigators doctors lawyers prosecutors scientists researchers
    reports protesters organisers organizers campaigners economists neighbours neighbors
    detectives eyewitnesses campaigners traders""".split()
)
PASSIVE = r"(?:is|are|was|were|be|been|being)"
PLACED = r"(?:in|at|near|outside)"
PERSONS = frozenset("he she they".split())
AND_ANOTHER = " and "
PRONOUN_SUBJECTS = frozenset("he she they it his her their this that these those".split())

# --- telling how a passage goes on ---
ANAPHORIC_SUBJECT = (
    r"(?:(?:but|and|yet|however|still),?\ )?"
    r"(?:(?:all\ )?(?:of\ )?(?:this|that|it|these|those)"
    r"|(?:the|this|that|these|those|his|her|their|its)\ [a-z]\w+"
    r"|[A-Z][\w-]+[’']s\ [a-z]\w+)"
)
# Verbs that say no more of their subject than when or where it happened.
COMES_WHEN = frozenset("come follow be happen occur".split())
# What begins a clause that tells what happened while something was so.
AT_THAT_TIME = r"(?:when|while|as)"
# Behind "had" and "was" they say that something was done: "had to be moved", "was able to leave";
# "had to be 18" and "had to be ready" say what held.
CAME_TO_PASS = (
    r"\ (?:able\ )?to\ (?:be\ (?:\w+ly\ )?\w{2,}(?:ed|en|wn|id|pt|ght|ut|lt|nt)\b"
    r"|(?!(?:be|have|know|own|live|wear|hold)\b)[a-z]+)"
)
# "It was the mayor who carried her": the clause behind tells what happened.
CLEFT = r"(?:who|that|which)"
# How a subject speaks of what was told before; the verbs that say when or where that was.
SPEAKS_OF_KNOWN = (
    r"(?:the|this|that|these|those|both|all|each|its|his|her|their|he|she|it|they"
    r"|one\ of\ the|some\ of\ the|most\ of\ the)"
)
ANOTHER_ONE = r"previous|earlier|last|past|similar|other|another|separate|different"
COMES_ABOUT = frozenset("occur happen come take begin start hit strike rock involve follow".split())
HAS_EFFECT = frozenset(
    """prompt lead force raise spark trigger draw bring cause mean push help mark remind renew lift
    drive boost cut cost dominate overshadow""".split()
)
MAKES_KNOWN = frozenset("announce reveal".split())
ACCIDENT = r"(?:accident|incident|tragedy|disaster|attack)s?"
# How a paragraph takes up what the one before it told.
TAKEN_UP = (
    r"[“\"]?(?:(?:but|and|yet|however|still),?\ )?"
    r"(?:he|she|they|it|this|that|these|those|such|his|her|their|its|[\w-]+[’']s\ \w+s"
    r"|(?:[\w-]+\ ){1,3}of\ (?:them|these|those)|the\ (?:two|three|four|pair|trio|latter|former))"
)
# "That is the very thing that …": a comment on what was told before it.
POINTS_BACK = r"(?:(?:but|and|yet|so),?\ )?(?:that|this)(?:\ is|[’']s)\b"
ASKED = r"(?:asked|questioned|pressed|wondered|whether)"
# Titles of posts that open or sum up a page, and tell nothing themselves.
OPENING_TITLE = (
    rf"(?:{PART_OF_DAY_SUMMARY}|live|today[’']s|the\ day[’']s)"
    r"\ (?:opening|briefing|summary|round-?up|agenda|update)\s*[:–—-]"
    r"|(?:(?:here[’']?s|here\ is|and)\ )?"
    rf"(?:(?:the|a|an|our|quick|brief|closing|final|daily|day[’']s|{PART_OF_DAY_SUMMARY})\ ){{0,4}}"
    r"(?:summary|recap|round-?up|(?:key|main)\ (?:points|events|developments)|at\ a\ glance"
    r"|opening\ (?:post|summary)|what\ we\ know|where\ (?:things|we)\ (?:now\ )?stand"
    r"|story\ so\ far)\b"
    r"(?:\ (?:so\ far|now|today|of\ the\ day|of\ today|at|for|about|on|as\ of)\b[^:]*)?$"
    r"|(?:good\ (?:morning|afternoon|evening)|hello|hi|welcome)\b[^:]*$"
)
# What a live blog does to itself.
CLOSING = r"(?:wrap|clos|sign|end|call|leav)(?:p?ing|e)?"
OURS = r"(?![^.!?]*\b(?:says?|said|tells?|told)\b)"  # and not somebody's of whom it is told
BRINGING = r"(?:bring(?:ing)?|post(?:ing)?|cover(?:ing)?|publish(?:ing)?|follow(?:ing)?)"
BLOGGED = r"(?:updates?|coverage|summary|reaction|developments|latest|live)"
PRINTED = (
    r"(?:quot(?:e|ation)|posts?|article|entry|headline|stor(?:y|ies)|item|caption|report|recap"
    r"|summary|round-?up|analysis)"
)
# What only brings on what somebody says: "we've just had more from the Kremlin".
BRINGS_ON = (
    r"\b(?:more|word|news|reaction|comments?|lines?|details?|updates?)\ (?:\w+\ ){0,2}(?:from|on)\b"
    r"|\b(?:more|something|reaction)\ (?:is\ )?coming\ in\b"
)
GREETING = (
    r"good\ (?:morning|afternoon|evening)\b[^.!?]*"
    r"|(?:hello|hi|welcome)(?:,[^.!?]*"
    r"|\ (?:to|back|along|and|there|all|again|every\w+|folks|readers)\b[^.!?]*)?"
    r"|that[’']?s\ (?:all|it)\b[^.!?]*"
    r"|(?:thanks|thank\ you)\ for\ (?:reading|following|joining)[^.!?]*|watch\ live\b[^.!?]*"
    r"|we(?:[’']ll|\ shall|\ will|[’']re|\ are)?\ (?:be\ )?(?:back|closing|pausing)\b[^.!?]*"
    r"|(?:here|this\ is\ where)\ (?:we|i)\ (?:stop|leave|end|close|pause)\b[^.!?]*"
    r"|it[’']s\ [\w ,]+\ here|stay\ with\ us[^.!?]*|you\ can\ (?:read|follow|watch)\b[^.!?]*"
    # The blog's own affairs: its end, its plans, its letters, its corrections.
    r"|(?:and\ |so\ |right,?\ )?here\ (?:we\ go|goes)(?:\ again)?"
    rf"|(?:we|i)(?:[’']re|[’']m|\ are|\ am)\ (?:(?:now|about|going)\ (?:to\ )?){{0,2}}"
    rf"{CLOSING}\b{OURS}[^.!?:]*\b(?:blog|coverage|page|here|day|night|off)\b[^.!?:]*"
    rf"|(?:we|i)(?:[’']ll|\ will|\ shall)\ (?:also\ )?(?:be\ )?{BRINGING}\b"
    rf"{OURS}[^.!?:]*\b{BLOGGED}\b[^.!?:]*"
    rf"|if\ you\ (?:want|would\ like|have)\b{OURS}"
    r"[^.!?]*\b(?:contact|follow|email|tweet|message)\b[^.!?]*"
    r"|(?:get\ up\ to\ speed|sign\ up|subscribe|catch\ up\ (?:on|with)|see\ you)\b[^.!?]*"
    r"|have\ a\ (?:\w+\ ){1,2}(?:weekend|day|evening|night|break|week)\b[^.!?]*"
    r"|(?:oh|ah|aha|ok|okay|phew|wow|hmm|ha)"
    rf"|(?:the|this)\ {PRINTED}\b[^.!?]*\bwas\ {AMENDED}\b(?!\ by\b)[^.!?]*"
    rf"|here(?:[’']s|\ is)\ (?:our|my|the|a)\ (?:latest|full|quick|updated)\ {PRINTED}\b[^.!?:]*"
    r"|(?:(?:so|now|and),?\ )?here(?:[’']s|\ is|\ are)\ (?:all\ )?"
    rf"(?:what\ (?:we|you)\b|(?:an?|the|our|some)\ (?:[\w’']+\ ){{0,3}}{SUMMARY})[^.!?]*"
)
# What greets at which hours of the day: from the first, up to the second.
GREETED = {
    "good morning": (0, 12),
    "good afternoon": (12, 19),
    "good evening": (16, 24),
}
RELATIVE_PRONOUN = r"(?:which|who|whom|that|where|when)"
# What a title may lose at its head. Without "if" or "until" it would say what was not said.
CONJUNCTION = (
    r"(?:as|after|before|while|when|because|although|though|since|that|but|and|so|where"
    r"|whereas|once)"
)
LAW = r"(?:Acts?|Laws?|Bill|Code|Order|Regulations?|Directive|Statutes?|Constitution|Charter)"
NOT = r"\b(?:not|never|no\ longer)\b|n[’']t\b"
# What opens a clause that tells on at the time of the one before it.
GOES_ALONG = r"(?:which|who|whom|that|where|when|while|whilst|as|because|after|before|until|once)"
HAPPENS = frozenset("happen occur take begin start".split())  # "which took place on Monday"
# Behind a time of day: whose clocks show it.
CLOCK_OF_PLACE = (
    r"\ (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:[A-ZÀ-ÖØ-Þ][\w’'-]+\ ){1,3}time\b"
)
LOCAL_CLOCK = r"\blocal\ time$"
COUNTED_NOUNS = frozenset("weekend week morning afternoon evening night day".split())
SMALL = r"(?:early|small|wee)"
# A number of things, which is no year and no age.
COUNT = (
    r"(?:(?!(?:1[5-9]|20)\d\d\b)\d[\d,.]*(?![-\w])|two|three|four|five|six|seven|eight|nine|ten|dozens"
    r"|scores|hundreds|thousands|millions|several|many|more|fewer|no|another|few)\b"
)
FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|does|did|do)"
)
# What no title may begin with.
NO_SUBJECT = r"(?:what|them|him|us|me|which|who|whom|whose|whether|how)"
# What may not end a title that was cut short: it says half of what it begins ("on 13 …").
DANGLING = r"""(?:\s(?:an?|the|his|her|its|their|our|this|that|which|who|of|on|in|at|by|for|to|from
|with|into|as|than|and|or|but|not|is|are|was|were|be|will|would|has|have|had|more|\d+))+$"""
PREPOSITION_BEFORE_TIME = (
    r"(?:on|in|at|by|from|since|until|till|of|during|for|late|early|before|after"
    r"|over|towards?|through|throughout|within|around)"
)
# Behind "the" they make an adverb of a day or a month: "she left the next day".
NEXT_IN_LINE = r"next|following|previous|same|very\ next"
# Times that the light gives a name, which no part of a day stands for.
HOURS_OF_LIGHT = frozenset("dawn daybreak sunrise noon midday dusk sunset nightfall".split())
# A time that figures are compared with, and no happening lies in.
COMPARED_WITH = r"compared\ (?:with|to)"
COMPARED = rf"(?:{COMPARED_WITH}|than|versus)\ (?:[^.;:]|(?<=\d)\.(?=\d)){{0,30}}"
# Behind a bare figure of another time: "down from 64% in 2019", "against $9.7 billion in March".
COMPARED_BARE = (
    rf"(?:{COMPARED_WITH}|versus|against|from)\ (?:(?:about|around|some|just|only|nearly|over)\ )?"
    r"[$£€]?\d[\d.,]*\s?(?:%|per\s?cent|percent|m|bn|million|billion|trillion|points?)?\ "
    r"(?:(?:in|for)\ )?(?:the\ )?"
)
# Behind these only a figure is compared: "from 12 a year ago", "against the same week last year".
# Behind a noun of change: "a rise of a tenth over the previous year".
SINCE_FIGURE = (
    r"(?:[^.,;:]{0,30}\ over|[^.,;:]{0,25}(?:%|per\ ?cent|\d)[^.,;:]{0,9}\ on)\ (?:the\ )?"
)
COMPARED_FIGURE = (
    r"(?:against|from)\ (?:(?:about|around|some|just|only|nearly|over|an?|its|their)\ )?"
    r"(?:[$£€]?\d[^.;:]{0,20}"
    r"|the\ (?:same|level|figure|total|record)s?\b[^.;:]{0,20})?"
)
# "Higher than in 2012", "lower than they were in 2008".
THAN_THEN = (
    r"(?:than|versus|compared\ (?:with|to))\ (?:(?:\w+\ ){1,2}(?:was|were|did|had)\ )?"
    r"(?:(?:back\ )?(?:in|on|at|during|for)\ )?(?:the\ )?"
)
MEASURED_FROM = (
    r"(?:(?:the\ )?(?:same|previous|prior|preceding|last|year-earlier)\b.*"
    r"|.+\ (?:ago|earlier|before))"
)
# What a report on a quarter or a year counts, and how its figures look.
RESULT = (
    r"(?:profits?|loss(?:es)?|revenues?|sales|income|earnings|turnover|takings|results?|exports?"
    r"|imports?|output|production|orders?|deliveries|shipments|prices?|fees?|costs?|spending|growth"
    r"|inflation|unemployment|deficit|surplus|margins?|dividends?|client\ base|subscribers"
    r"|passengers|visitors)"
)
FIGURE = r"[$£€¥]\s?\d|\d\s?(?:%|per\s?cent\b|percent\b|(?:m|bn|million|billion)\b)"
COORDINATOR = r"(?:and|but|or|so|yet)"
# What goes on with a sentence behind a time: that time describes no noun.
BEHIND_TIME = r"(?:and|but|or|in|at|on|when|while|as|for|to|with|from|by|near|because|after|before)"
EXPECTING = r"(?:expect\w*|(?:due|set|about|ready|poised|going)\ to|scheduled|planned|likely)\b"

# --- phases of what goes on for a while ---
BEGINS = r"""(?:began|begins?|begun|beginning|start\w*|open(?:s|ed|ing)?|took\ to|takes\ to|take\ to
|got\ under\ way|gets\ under\ way|under\ way|kick\w*\ off|arriv\w+|enter(?:s|ed)|step(?:s|ped)\ up
|stood\ up|stands\ up|is\ speaking|is\ on\ (?:his|her)\ feet|took\ the\ (?:stage|floor|stand)
|takes\ the\ (?:stage|floor|stand)|rose\ to\ speak|rises\ to\ speak)"""
ENDS = r"""(?:end(?:s|ed)?|finish\w*|conclud\w+|wrap(?:s|ped)\ up|clos(?:es|ed)|over|adjourn\w*
|left\ the|has\ left|have\ left|leaves\ the|sat\ down|sits\ down|broke\ up|breaks\ up)"""
GOES_ON = r"(?:continu\w+|goes\ on|going\ on|still|under\ way|resum\w+)"

# --- words of a body's name that "of" belongs to ---
BODIES = frozenset(
    """bank university ministry department house court church college council chamber city state
    states kingdom republic board bureau institute office commission committee society association
    union order school academy chiefs league confederation federation conference board
    archdiocese diocese library museum league bar centre center federation party""".split()
)

# --- offices that stand before a name with a capital letter ---
OFFICES = frozenset(
    """president premier chancellor king queen prince princess minister secretary senator governor
    mayor judge justice general colonel major captain sergeant officer commissioner ambassador
    chief chair chairman chairwoman director spokesman spokeswoman spokesperson leader speaker
    congressman congresswoman representative professor doctor bishop archbishop pope sheriff
    superintendent inspector detective attorney treasurer secretary-general editor correspondent
    reporter analyst economist coach captain manager executive founder deputy vice prime foreign
    capt col gen lt sgt maj sen rep gov insp cmdr mp mep msp co-leader co-chair co-founder
    defense defence interior finance home health state former""".split()
)
PRESENT_DAY = r"(?:(?:right|just|even)\ )?(?:now|currently|presently)|at\ (?:present|the\ moment)"
PRESENT_ADVERB = rf"{PRESENT_DAY}|.+\ ago"
SAYING = (
    r"(?:saying|adding|insisting|warning|arguing|claiming|stressing|calling|describing|telling"
    r"|suggesting|noting|explaining|urging|promising|declaring|announcing)"
)
DATELINE = r"(?:it[’']?s|it\ is|today\ is)\ "

# --- occasions, and what one does to them while they take place ---
OCCASIONS = """
election elections by-election ballot referendum vote primary primaries runoff coup war wars
invasion genocide massacre attack attacks bombing bombings blast explosion explosions shooting
shootings murder murders killing killings rape assassination stabbing ambush assault offensive
battle plot plots hijacking kidnapping abduction siege raid raids robbery heist theft arrest arrests
earthquake quake tsunami hurricane cyclone typhoon tornado storm storms flood floods wildfire
wildfires fire fires landslide landslides mudslide avalanche drought famine heatwave eruption
blackout crash collision derailment sinking shootdown disaster accident incident spill leak
breach outbreak epidemic pandemic strike strikes walkout blockade boycott riot riots protest
protests demonstration demonstrations march marches rally rallies unrest clash clashes uprising
revolution rebellion purge crackdown ceremony vigil funeral wedding coronation inauguration
parade carnival trial hearing verdict ruling judgment judgement execution conviction resignation
appointment exercise exercises drill drills manoeuvres
summit conference congress convention debate meeting talks session briefing speech
proceedings visit trip tour expedition voyage mission event game games olympics paralympics cup
match matches tie fixture draw derby semi-final semi-finals semifinal semifinals quarter-final
quarter-finals final finals rematch playoff playoffs race championship championships tournament
festival fair exhibition concert premiere auction merger takeover acquisition deal agreement
accord treaty pact truce ceasefire handover bankruptcy collapse crisis recession rebound slump
slide surge launch landing opening closure shutdown recall disappearance eviction evictions
conflict withdrawal evacuation rescue defeat victory win loss sale purchase ban amnesty poll survey
census announcement decision death deaths release relaunch unveiling discovery
nomination inquest incursion annexation occupation liberation expulsion deportation bailout
cyberattack cyberattacks blizzard snowstorm tremor tremors aftershock aftershocks massacres
referendums sinking"""
# What a time stands with that says when it was told: "in a 2006 report".
TELLINGS = """report reports statement statements article articles interview interviews letter
letters study paper memo release speech address broadcast book announcement survey column filing"""
OCCASION = rf"(?:{'|'.join(OCCASIONS.split())})"
# What an occasion does: "the landslide in Orlen that killed two".
# Verbs of what sets in by itself: "with racing to resume on Friday", no purpose of who acts.
SETS_IN = (
    r"(?:resume|begin|start|follow|reopen|continue|recommence)\b"
    r"(?!\ (?:the|an?|its|his|her|their)\b)"
)
HARMS = frozenset(
    """kill injure wound hurt claim destroy devastate damage displace flatten wreck topple oust
    leave""".split()
)
# What befalls somebody in the moment that something happens: "was killed after a wall fell".
HARMED = frozenset("kill injure wound hurt crush bury drown trap destroy damage".split())
IN_PLACE = r"(?:in|at|near|on|off|of|outside|around)"
LATELY = frozenset({"recently", "lately", "more recently", "most recently", "in the past"})
# Before whom one comes or lays something, which says where and not when.
BODY = (
    r"(?:the|an?|his|her|its|their|this|that)\ (?:(?!(?:of|in|on|at|by)\b)[\w’'-]+\ ){0,3}?"
    r"(?:courts?|house|committees?|commissions?|judges?|panels?|jur(?:y|ies)|senat(?:e|ors?)|commons"
    r"|lords|peers|parliaments?|assembly|congress|lawmakers|legislators|mps|councils?|councillors"
    r"|inquiry|boards?|bench|tribunals?|magistrates?|authorit(?:y|ies)|public|crowds?|audiences?"
    r"|cameras?|world|nation|congregation)\b"
    rf"(?!(?:[’']s)?\ {OCCASION}\b)"
)
NOMINAL_TIME = (
    rf"\b(?i:since|after|before(?!\ {BODY})|until|following|due\ to|because\ of|amid|despite)\ "
    r"(?P<noun>(?:the|a|an|his|her|its|their|last|[A-Z][\w’'.-]+[’']s)\ [^,;:()“”\"]{3,90})$"
)
TELLING = rf"(?:{'|'.join(TELLINGS.split())})"
# Before a letter or a report: what is said in it is said on its date.
SAID_IN = frozenset("in by with through under via per following".split())
# What bears the date that it was written on: "she never saw the letter of 3 March".
RECORD = (
    r"(?:letters?|e-?mails?|memos?|memorand(?:um|a)|notes?|reports?|articles?|texts?|messages?|logs?"
    r"|transcripts?|statements?|rulings?|judg(?:e?ment)s?|decisions?|orders?|resolutions?|invoices?"
    r"|editorials?|columns?|posts?|tweets?|editions?|issues?)"
)
# What lasts for a time of the calendar, and has its year: "in the 2004 season".
PERIOD = (
    r"(?:(?:fiscal|financial|tax|school|academic|calendar)\ year|seasons?|campaign|edition|budget"
    r"|term|draft|series)"
)
PART_OF_PERIOD = (
    r"(?:the\ )?(?:(?:very\ )?(?:start|beginning|middle|midst|course|end)"
    r"|(?:first|second)\ half)\ of"
)
WITHIN = r"(?:in|within|over|during)\ (?:the\ |these\ )?"  # before "the past three weeks"
DETERMINER = r"(?:the|a|an|his|her|its|their|our|this|that)"
# How an aside about a noun begins ("born in 1983", "built by hand in 1960").
PARTICIPLE = (
    r"(?:\w{3,}ed|born|built|founded|made|held|won|written|drawn|given|known|sold|bought|shot|sent"
    r"|taken|shown|led|set\ up)"
)
# Words that no noun phrase runs over.
NO_NOUN = (
    "and|or|but|of|in|on|at|for|to|by|with|from|is|was|were|are|be|has|had|have|that|which|who"
    "|when|where|while|as|after|before|said|says"
    "|over|about|against|near|under|into|between|among|during"
)
# What is done in an occasion, or brings it about: "won the 2002 election", "caused the 1957 flood".
WAGES = frozenset(
    """win lose fight contest enter join attend host stage chair survive cause trigger spark start
    begin launch lead coincide compete""".split()
)
HOLDS = frozenset(
    """chair attend host hold address open close lead win lose play join miss visit mark
    watch see follow""".split()
)

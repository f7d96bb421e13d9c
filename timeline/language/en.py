"""English: words and phrases only. Classes are named in capitals; rules are shapes of classes."""

from __future__ import annotations

CODE = "en"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febuary",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ),
        1,
    )
    for name in (*names.split(), *(f"{name}s" for name in names.split()))
}
WEEKDAYS_SHORT = {
    name: number
    for number, names in enumerate(
        (
            "mon",
            "tue tues",
            "wed weds",
            "thu thur thurs",
            "fri",
            "sat",
            "sun",
        ),
        1,
    )
    for name in names.split()
}
# Short names that are no other word, in capitals or not.
WEEKDAYS_SHORT_PLAIN = frozenset("tue tues weds thur thurs fri".split())
UNITS = {
    "second": "sec",
    "minute": "min",
    "hour": "hr",
    "day": "",
    "weekend": "wknd",
    "week": "wk",
    "fortnight": "",
    "month": "mth",
    "quarter": "qtr",
    "year": "yr",
    "decade": "",
    "century": "",
    "millennium": "",
}
UNITS_PLURAL = {
    "seconds": "second",
    "secs": "second",
    "minutes": "minute",
    "mins": "minute",
    "hours": "hour",
    "hrs": "hour",
    "days": "day",
    "weekends": "weekend",
    "weeks": "week",
    "wks": "week",
    "fortnights": "fortnight",
    "months": "month",
    "mths": "month",
    "quarters": "quarter",
    "years": "year",
    "yrs": "year",
    "decades": "decade",
    "centuries": "century",
    "millennia": "millennium",
}
# Units written against their number: "2h", "25mins", "5yrs".
UNITS_GLUED = {
    "s": "second",
    "sec": "second",
    "secs": "second",
    "m": "minute",
    "min": "minute",
    "mins": "minute",
    "minute": "minute",
    "minutes": "minute",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "hour": "hour",
    "hours": "hour",
    "d": "day",
    "day": "day",
    "days": "day",
    "w": "week",
    "wk": "week",
    "wks": "week",
    "week": "week",
    "weeks": "week",
    "mo": "month",
    "mos": "month",
    "month": "month",
    "months": "month",
    "y": "year",
    "yr": "year",
    "yrs": "year",
    "year": "year",
    "years": "year",
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
    if number
}
TENS = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split()
    )
    if number and word != "second"
} | {"thirtieth": 30}
DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
    "noughties": 0,
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASONS_PLURAL = {
    "springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"
}  # fmt: skip
PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "nite": "NI",
    "lunchtime": "MI",
    "lunch-time": "MI",
    "teatime": "AF",
    "mid-morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "EV",
    "daytime": "DT",
    "midmorning": "MO",
    "midafternoon": "AF",
    "nighttime": "NI",
    "breakfast-time": "MO",
}
# These have no hours of their own: the sun sets at four in winter and at ten in summer.
SUN_PARTS = frozenset(("sunrise", "sunset"))
# Parts that need a word before them to name a time ("at dawn", "by dusk").
PARTS_PLURAL = {
    "mornings": "MO",
    "afternoons": "AF",
    "evenings": "EV",
    "nights": "NI",
    "nites": "NI",
}
# "Yesterday's" without its apostrophe, as the days from today.
DAY_OWNERS = {"todays": 0, "tonights": 0, "tomorrows": 1, "yesterdays": -1}
NOONS = {"noon": 12, "midday": 12, "noontime": 12, "midnight": 0}
# Offsets in hours from UTC of the zone words that news prints; None is left to the source's zone.
ZONES = {
    "gmt": "+00:00",
    "utc": "+00:00",
    "z": "+00:00",
    "bst": "+01:00",
    "wet": "+00:00",
    "west": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "ist": "+05:30",
    "sgt": "+08:00",
    "hkt": "+08:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "acst": "+09:30",
    "acdt": "+10:30",
    "awst": "+08:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "akst": "-09:00",
    "akdt": "-08:00",
    "hst": "-10:00",
    "brt": "-03:00",
    "art": "-03:00",
    "sast": "+02:00",
    "pkt": "+05:00",
    "ict": "+07:00",
    "wib": "+07:00",
    "pht": "+08:00",
}
# Zone words that hold in summer and winter alike, and so name a zone, not an offset.
ZONES_NAMED = {
    "cet": "Europe/Paris",
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "pacific": "America/Los_Angeles",
    "mountain": "America/Denver",
}
# "9pm Kyiv time": places whose clock news names.
CITY_ZONES = {
    "uk": "Europe/London",
    "british": "Europe/London",
    "london": "Europe/London",
    "irish": "Europe/Dublin",
    "greenwich": "+00:00",
    "dublin": "Europe/Dublin",
    "paris": "Europe/Paris",
    "brussels": "Europe/Brussels",
    "berlin": "Europe/Berlin",
    "rome": "Europe/Rome",
    "madrid": "Europe/Madrid",
    "geneva": "Europe/Zurich",
    "athens": "Europe/Athens",
    "kyiv": "Europe/Kyiv",
    "kiev": "Europe/Kyiv",
    "moscow": "Europe/Moscow",
    "istanbul": "Europe/Istanbul",
    "cairo": "Africa/Cairo",
    "jerusalem": "Asia/Jerusalem",
    "tehran": "Asia/Tehran",
    "dubai": "Asia/Dubai",
    "delhi": "Asia/Kolkata",
    "beijing": "Asia/Shanghai",
    "tokyo": "Asia/Tokyo",
    "seoul": "Asia/Seoul",
    "singapore": "Asia/Singapore",
    "sydney": "Australia/Sydney",
    "washington": "America/New_York",
    "new york": "America/New_York",
}
# (month, day), or a name that `anchoring` computes.
HOLIDAYS: dict[str, str] = {
    "christmas": "christmas",
    "xmas": "christmas",
    "christmas day": "christmas",
    "xmas day": "christmas",
    "christmas eve": "christmas-eve",
    "xmas eve": "christmas-eve",
    "boxing day": "boxing-day",
    "new year's day": "new-year",
    "new years day": "new-year",
    "new year's eve": "new-year-eve",
    "nye": "new-year-eve",
    "new years eve": "new-year-eve",
    "new year's": "new-year",
    "new years": "new-year",
    "new year": "new-year",
    "valentine's day": "valentine",
    "valentines day": "valentine",
    "valentine's": "valentine",
    "st patrick's day": "st-patrick",
    "st. patrick's day": "st-patrick",
    "april fools' day": "april-fools",
    "april fools day": "april-fools",
    "april fool's day": "april-fools",
    "st george's day": "st-george",
    "st. george's day": "st-george",
    "may day": "may-day",
    "cinco de mayo": "cinco-de-mayo",
    "star wars day": "star-wars-day",
    "juneteenth": "juneteenth",
    "fourth of july": "independence-day",
    "independence day": "independence-day",
    "canada day": "canada-day",
    "bastille day": "bastille-day",
    "halloween": "halloween",
    "hallowe'en": "halloween",
    "guy fawkes night": "guy-fawkes",
    "bonfire night": "guy-fawkes",
    "veterans day": "armistice",
    "veterans' day": "armistice",
    "armistice day": "armistice",
    "remembrance day": "armistice",
    "remembrance sunday": "remembrance-sunday",
    "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving",
    "black friday": "black-friday",
    "cyber monday": "cyber-monday",
    "labor day": "labor-day",
    "labour day": "may-day",
    "memorial day": "memorial-day",
    "presidents day": "presidents-day",
    "presidents' day": "presidents-day",
    "martin luther king day": "mlk-day",
    "columbus day": "columbus-day",
    "election day": "us-election-day",
    "mother's day": "mothers-day-us",
    "mothers day": "mothers-day-us",
    "father's day": "fathers-day",
    "fathers day": "fathers-day",
    "easter": "easter",
    "easter sunday": "easter",
    "easter monday": "easter-monday",
    "good friday": "good-friday",
    "maundy thursday": "maundy-thursday",
    "palm sunday": "palm-sunday",
    "ash wednesday": "ash-wednesday",
    "shrove tuesday": "shrove-tuesday",
    "pancake day": "shrove-tuesday",
    "ascension day": "ascension",
    "pentecost": "pentecost",
    "whit monday": "whit-monday",
    "whit sunday": "pentecost",
    "all saints' day": "all-saints",
    "all saints day": "all-saints",
    "all souls' day": "all-souls",
    "epiphany": "epiphany",
    "twelfth night": "twelfth-night",
    "groundhog day": "groundhog-day",
    "burns night": "burns-night",
    "anzac day": "anzac-day",
    "australia day": "australia-day",
    "earth day": "earth-day",
    "ve day": "ve-day",
    "d-day": "d-day",
    "eid al-fitr": "eid-al-fitr",
    "eid al-adha": "eid-al-adha",
    "yom kippur": "yom-kippur",
    "rosh hashanah": "rosh-hashanah",
    "passover": "passover",
    "hanukkah": "hanukkah",
    "diwali": "diwali",
    "deepavali": "diwali",
    "hari raya puasa": "eid-al-fitr",
    "hari raya haji": "eid-al-adha",
    "chinese new year": "lunar-new-year",
    "lunar new year": "lunar-new-year",
    "vesak": "vesak",
    "vesak day": "vesak",
    "wesak": "vesak",
    "wesak day": "vesak",
    "holi": "holi",
    "nowruz": "nowruz",
    "ashura": "ashura",
}
# One class for each group of words that rules treat alike. A class that no rule names still
# keeps its words from being taken for ordinary ones, such as a name behind a month.
CLASSES: dict[str, str] = {
    "A": "a an",
    "THE": "the",
    "THIS": "this",
    "THESE": "these",
    "THAT": "that",
    "THOSE": "those",
    "SAME": "same very",
    "LAST": "last lst",
    "PAST": "past",
    "NEXT": "next nxt",
    "PREVIOUS": "previous prior preceding",
    "FOLLOWING": "following subsequent ensuing",
    "COMING": "coming upcoming forthcoming",
    "CURRENT": "current",
    "PRESENT": "present",
    "LATEST": "latest",
    "RECENT": "recent",
    "FUTURE": "future",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid",
    "MIDDLE": "middle",
    "START": "start beginning outset turn opening",
    "END": "end close",
    "FINAL": "final",
    "EARLIER": "earlier",
    "LATER": "later",
    "AGO": "ago",
    "BACK": "back",
    "BEFORE": "before",
    "AFTER": "after",
    "HENCE": "hence",
    "AHEAD": "ahead",
    "EVERY": "every",
    "EACH": "each",
    "PER": "per",
    "ALL": "all",
    "WHOLE": "whole entire full",
    "ANOTHER": "another additional extra",
    "MORE": "more",
    "LESS": "less fewer",
    "THAN": "than",
    "NOT": "not no",
    "LEAST": "least",
    "MOST": "most",
    "UP": "up",
    "ABOUT": "about around approximately roughly circa some abt",
    "NEARLY": "nearly almost",
    "OVER": "over",
    "UNDER": "under",
    "EXACTLY": "exactly precisely",
    "JUST": "just",
    "SHORTLY": "shortly moments",
    "OF": "of",
    "IN": "in within",
    "ON": "on",
    "AT": "at",
    "BY": "by",
    "FOR": "for",
    "FROM": "from",
    "TO": "to",
    "UNTIL": "until till til through thru",
    "DURING": "during throughout",
    "SINCE": "since",
    "BETWEEN": "between",
    "AND": "and",
    "OR": "or",
    "SO": "so",
    "BUT": "but",
    "COUPLE": "couple",
    "FEW": "few handful",
    "SEVERAL": "several many numerous countless",
    "DOZEN": "dozen",
    "DOZENS": "dozens scores",
    "HUNDRED": "hundred",
    "HUNDREDS": "hundreds",
    "THOUSAND": "thousand",
    "THOUSANDS": "thousands",
    "MILLION": "million billion",
    "HALF": "half",
    "QUARTER": "quarter",
    "SECOND": "second",
    "TODAY": "today tdy",
    "TONIGHT": "tonight tonite 2nite 2night",
    "TOMORROW": "tomorrow tmr tmrw trmw tomo tomolo tmw tomorow tommorow 2moro 2morrow 2mrw",
    "YESTERDAY": "yesterday ytd yday yest",
    "DAYOWNER": " ".join(DAY_OWNERS),
    "OVERNIGHT": "overnight",
    "NOW": "now",
    "NOWADAYS": "nowadays",
    "RIGHT": "right",
    "CURRENTLY": "currently presently",
    "RECENTLY": "recently lately",
    "SOON": "soon",
    "SOONER": "sooner",
    "ONCE": "once",
    "MOMENT": "moment",
    "MOMENTS": "moments",
    "MOMENTARILY": "momentarily imminently",
    "TIME": "time",
    "TIMES": "times",
    "PERIOD": "period",
    "SAMEAS": "corresponding comparable equivalent",
    "QLETTER": "q",
    "HLETTER": "h",
    "FISCALYEAR": "fy",
    "TERM": "term",
    "AGE": "old",
    "LONG": "long",
    "NEAR": "near foreseeable distant immediate",
    "SHORT": "short",
    "VERY": "first-ever",
    "DATE": "date",
    "TWICE": "twice",
    "THEN": "then",
    "ALREADY": "already",
    "FISCAL": "fiscal financial tax",
    "TRADING": "trading working business consecutive straight school calendar additional",
    "WHILE": "while",
    "OTHER": "other alternate",
    "WEEKDAYS_ALL": "weekdays",
    "WEEKDAY_ANY": "weekday",
    "DAILY": "daily everyday nightly",
    "WEEKLY": "weekly",
    "BIWEEKLY": "biweekly fortnightly",
    "MONTHLY": "monthly",
    "BIMONTHLY": "bimonthly",
    "YEARLY": "annually yearly",
    "QUARTERLY": "quarterly",
    "HOURLY": "hourly",
    "SEMIANNUAL": "semiannual semiannually biannual biannually",
    "AM": "am",
    "PM": "pm",
    "OCLOCK": "o'clock o’clock oclock",
    "O": "o",
    "CLOCKWORD": "clock",
    "AD": "ad ce",
    "BC": "bc bce",
    "PRE": "pre",
    "POST": "post",
    "CUSP": "eve",
    "TOP": "top",
    "HOURS_SMALL": "small wee",
    "THING": "thing",
    "CLOCKISH": "sharp",
    "GONE": "gone",
    "LIGHT": "light",
    "AGED": "aged",
    "LOCAL": "local",
    "TOO": "too",
    "TIMEKIND": "mean standard daylight european",
    "CITY": "uk british greenwich london irish dublin paris brussels berlin rome madrid geneva "
    "athens kyiv kiev moscow istanbul cairo jerusalem tehran dubai delhi beijing tokyo seoul "
    "singapore sydney washington york",
    "S": "s",
    "LONGER": "longer",
}
# Verbs that a bare year may be the subject of: "1418 was a year of famine".
AFTER_SUBJECT_YEAR = frozenset("was saw brought marked began ended opened".split())
# Words before which a bare four-digit number is a count or a name, not a year.
COUNTED_AFTER_YEAR = frozenset(
    "people men women children soldiers troops jobs shares points miles feet meters metres km kg "
    "dollars pounds euros yen tons tonnes barrels workers employees homes houses votes students "
    "members words pages copies units seats rooms megawatts acres hectares square cases deaths "
    "patients residents refugees fans protesters demonstrators times".split()
)
# Nouns before which it tells which one, or its hour: "the 1400 block", "the 1830 train".
NAMED_BY_FIGURES = frozenset(
    "block mark level barrier metre meter metres meters foot mile train flight bus service ferry "
    "departure sailing watch".split()
)
# What years are told of by the number, though it is more than one: "the 1848 revolutions".
OF_A_YEAR = frozenset(
    "elections revolutions riots uprisings protests reforms treaties accords acts laws wars games "
    "olympics floods massacres campaigns borders boundaries".split()
)
# What runs from one year into the next, told by both: "season 2003/04".
SEASONS_OF_TWO_YEARS = frozenset("season seasons campaign winter session year".split())
# Between "the week" and its first day.
WEEK_OPENS = frozenset("beginning commencing starting".split())
# Names of days long past or of no date: "Bloody Sunday", "Super Tuesday".
EPITHETS = frozenset("bloody super black ruby blue manic giving".split())
# What is told by tens, as decades are: "temperatures in the 60s".
DEGREES = frozenset("temperatures temperature temps highs lows degrees".split())
# What has an hour: "she speaks at 5", "doors at 7".
TIMED = frozenset(
    "shift ends finishes closes start starts starting begin begins beginning open opens speak "
    "speaks speaking meet meets leave leaves arrive arrives due back live see resume resumes "
    "land lands sit sits doors kick-off kickoff kicks gates statement conference briefing hearing "
    "vote debate polls pmqs show lunch dinner gig".split()
)
# What is told by its place in a row: "on the 5th floor".
COUNTED_BY_ORDER = frozenset(
    "floor storey day night hole green minute anniversary birthday lap attempt try century street "
    "avenue page parallel ballot vote count occasion visit time line row place step rung level "
    "stage round lap frame over tee deck".split()
)
# Games, and words of those played in quarters.
GAMES = frozenset("game match final contest derby clash".split())
PLAY = frozenset(
    "scored touchdown touchdowns quarterback quarterbacks halftime yards fumble fumbled punt "
    "interception rebounds dunk buzzer".split()
)
# What firms and economies report by the half year.
EARNINGS = frozenset(
    "profit profits pretax pre-tax sales revenue revenues earnings income turnover output exports "
    "imports shipments dividend economy gdp".split()
)
# Nouns that a number names one of: "page 1999", "Room 2040", "Section 1983".
NUMBERED = frozenset(
    "room page pages section sections article flight route no number channel bus highway line "
    "chapter paragraph clause volume box gate platform suite apartment resolution form "
    "model album song single novel film movie".split()
)
NAME_PARTICLES = frozenset("von van de der den di du da".split())
# What clocks differ by from UTC, as IANA's time zone data have it since 1970.
OFFSETS = frozenset(
    [f"{sign}{hour:02}00" for sign in "+-" for hour in range(13)]
    + "+1300 +1400 -0930 -0330 -0230 +0330 +0430 +0530 +0545 +0630 +0845 +0930 +1030 +1245".split()
    + ["+1345"]
)
# Capitalised words that are no name before a clock: "Updated 14:32", "Kick-off 15:00".
TIME_LABELS = frozenset(
    "updated update posted published edited modified filed breaking live new latest time now today "
    "tonight tomorrow yesterday start starts kick-off kickoff doors opens from until till".split()
)
# Words behind the time that a game still has: "2:14 left", "4:05 to play".
GAME_LEFT = frozenset("left remaining".split())
GAME_GOES_ON = frozenset("play go".split())
# Words behind which figures with a colon are no time: "verse 3:16", "a ratio of 10:15".
COUNTED_BY_COLON = frozenset("verse verses psalm chapter score ratio odds scale sura surah".split())
# Nouns of change, which a time behind "in" describes: "a rise in 2024".
CHANGES = frozenset(
    "rise rises fall falls increase increases decrease decline declines drop drops gain gains jump "
    "surge slump growth cut cuts loss losses profit profits".split()
)

"""English words of a page around its posts: furniture, bylines, datelines, signs of a live blog.

Phrases only; the shapes that use them are in `segment`. Each value is a regular expression
matched without regard to case; those of FURNITURE_LINES and END_LINES match a whole line.
"""

from __future__ import annotations

PINNED = "mark of a pinned post"
FURNITURE_LINES: dict[str, str] = {
    PINNED: r"📌?\s?pinned(?: (?:post|update|entry))?|pinned (?:by|to (?:the )?top).{0,40}",
    "heading of a list of key events": r"(?:key|main|top)\s(?:events?|moments?|occasions?|points?|"
    r"updates?|developments?|posts?)(?:\s*\(\d+\))?",
    "sorting control": r"sort by:?|(?:latest|newest|oldest|recent)(?: (?:posts?|updates?))? first|"
    r"show (?:oldest|newest|latest) (?:updates|posts)?\s?(?:on top|first)|"
    r"auto(?:matic)?[ -]?updates?:?(?:\s?(?:on|off))?|on|off|updates:|live feed|live reporting|"
    r"live updates|filter(?:s| (?:key|by).*)?|view all(?: posts)?",
    "sharing control": r"share(?: (?:this|on|via|post|article|page|link|to))*"
    r"(?: (?:facebook|twitter|x|whatsapp|email|linkedin|reddit|bluesky|messenger))*|"
    r"(?:facebook|twitter|whatsapp|email|linkedin|reddit|bluesky|pinterest|copy link|copied|tweet)|"
    r"(?:link copied|share page|about sharing|save|print|bookmark|comments?|reply|retweet|like)",
    "advertisement": r"advertisement|advert|ad|sponsored(?: content)?|promoted(?: content)?|"
    r"(?:story|article) continues (?:below|after).*|skip (?:to|past|advertisement|ad)\b.*|"
    r"(?:download|install|get) (?:the|our) .{0,40}\bapp\b.{0,60}|"
    r"(?:do you )?(?:want|like) to (?:hear|know|read|be|get|stay|keep) .{0,90}\?|"
    r"be the first to (?:get|know|hear|read).{0,60}|"
    r"(?:sign|subscribe)(?: up)? (?:to|for|now|here|today)\b.{0,120}(?:newsletter|emails?|alerts?|"
    r"bulletin|briefing|updates|inbox|now|here)?|"
    r"get .{0,60}(?:newsletter|in your inbox|straight to your (?:phone|inbox)).{0,60}|"
    r"follow (?:us|our .{0,30}) on .{0,80}|join (?:our|the) .{0,60}(?:channel|community|"
    r"group).{0,60}|"
    r"(?:listen|watch|subscribe) (?:to|on|via) .{0,80}(?:podcast|apple|spotify|youtube).{0,60}|"
    r"(?:please )?(?:enable|accept|allow|update|manage) (?:javascript|cookies|your cookie).{0,60}|"
    r"breaking news alerts?|push notifications?|your support|support (?:us|the \w+)",
    "player control": r"(?:play|pause|mute|unmute|live|video|watch live|watch again|watch now|"
    r"audio|"
    r"gallery|media caption|image caption|image source|\d{1,2}:\d{2}(?: ?/ ?\d{1,2}:\d{2})?)",
    "loading control": r"(?:load|show|view|see) (?:more|older|newer|new|previous|next)"
    r"(?: (?:posts?|updates?|entries|comments|items))?|(?:newer|older|newest|oldest|next|previous)"
    r"(?: (?:posts?|page|updates?))?|page \d+(?: of \d+)?|\d+ of \d+|back to top|top|menu|close|"
    r"\d+ new (?:posts?|updates?)|read more|more|expand|collapse",
    "engagement control": r"\d{1,7} (?:comments?|shares?|views?|likes?|reactions?|retweets?)|"
    r"visited \d+ times?.{0,40}|would love your thoughts.{0,60}|leave a (?:reply|comment).{0,60}|"
    r"report (?:this|an error|a problem)\b.{0,40}|was this (?:article )?(?:helpful|useful).{0,20}",
}
MORE_POSTS = (
    r"load more(?: (?:posts|updates|entries|items))?|(?:load|show|view|see) (?:more|older|earlier|"
    r"previous) (?:posts|updates|entries)|(?:older|earlier) (?:posts|updates|entries)"
)
PAGE_NUMBER = r"page (?P<number>\d{1,3}) (?:of|/) (?P<total>\d{1,3})"
END_LINES = (
    r"source link|source|original (?:article|source|link)|read (?:the )?(?:full|original) "
    r"(?:article|story)(?: here)?|related (?:articles?|stor(?:y|ies)|posts?|topics?|content|"
    r"links?|news)|"
    r"more (?:on this story|from .{1,40}|like this|stories|news|top stories)|most (?:read|popular|"
    r"viewed|shared)|(?:recommended|suggested)(?: for you| stories| articles| reading)?|"
    r"you (?:may|might) (?:also )?(?:like|be interested in|have missed)|also (?:read|see|on "
    r".{1,30})|"
    r"trending(?: now)?|editors?['’]?s? picks?|top stories|latest (?:news|stories|from .{1,30})|"
    r"in (?:pictures|other news)|what to read next|read next|up next|don[’']t miss|"
    r"(?:view )?comments(?: \(\d+\))?|join the (?:conversation|discussion)|topics|tags:?.{0,80}|"
    r"explore more(?: on these topics)?|visited \d+ times?.{0,40}|(?:©|copyright).{1,120}|"
    r"around the (?:web|bbc)|from around the web|promoted stories|sponsored links"
)
DATELINE_WORDS = (
    r"(?:last|first|originally|newly|updated|published|posted|modified|created|issued|"
    r"edited|revised|written|date|time|on|at|in|by|as|of|the|uk|us|local|time|edt|est|ago|"
    r"update|publication|is|was|this|page|article|story|from|to|now|live|gmt|bst|utc)"
)
OFFICES = (
    r"(?:correspondent|editor|reporter|writer|journalist|columnist|presenter|producer|analyst|"
    r"commentator|bureau chief|desk|staff|team|agency|agencies|news(?:room)?)"
)
BYLINE = r"(?:by|from|reporting by|written by|posted by|words by|with)\s+(?=\S)"
NOW_AND_EARLIER = r"\((?:now|earlier|until now|previously)\)"
# What may stand before the time of a post, on its line: "Posted by Ann Lee at 14:32".
LABEL_WORDS = (
    r"(?:(?i:breaking|update|new|live)(?:[^\S\n]#?\d{1,3}(?![\d.:;,]))?[:,]?|"
    r"(?i:posted|published|written|filed|by|time|at)\b:?(?:\s(?i:by)\b)?"
    r"(?:\s[A-Z][\w’'.-]*){0,4}(?:,?\s(?i:at|on))?:?)"
)
LIVE_WORDS: dict[str, str] = {
    "names itself a live blog": r"\blive ?-?blog|\blive (?:coverage|updates?|feed|page|reporting|"
    r"reports|ticker|text)\b|\bas it happened\b|\bminute[- ]by[- ]minute\b|\brolling (?:coverage|"
    r"updates?|blog|news)\b|^(?:event|live|latest|race|match) updates?:?$|\b(?:and )?this is "
    r"\w+(?: \w+)? live\b|\brolling live\b|\bfollow live\b|"
    r"^live\s?[:|–—-]\s|\s(?-i:live)\s?[:|–—]\s|[:|–—]\s?live(?: updates)?$",
    "points at its own posts": r"\b(?:our|my|the|see|this) (?:previous|earlier|last|next) (?:post|"
    r"entry|update)|\b(?:our|my) \d{1,2}[.:]\d{2} ?[ap]?\.?m?\.? (?:post|entry|update)|"
    r"\b(?:our|my) post (?:from|at)\b|\bsee post (?:above|below)|\bpost below\b|"
    r"\(see (?:above|below|earlier|\d{1,2}[.:]\d{2})",
    "speaks to its readers": r"\bbring(?:ing)? you (?:the|all|more|live|updates|news|our|any)|"
    r"\b(?:stay|stick) with us\b|\bwe[’']?(?:ll| will|re| are) (?:be |now )?(?:bring|expecting|"
    r"hearing|wrapp|wind|pausing|clos|leav|ending|keep you)|\bthanks? (?:you )?for (?:joining|"
    r"following|reading|being with)|\bwelcome (?:back )?to (?:our|the|today|this|another|live)|"
    r"\bi[’']ll be (?:cover|with you|bring|keep|liveblog|blogg)|\b(?:that[’']s|that is) (?:it|all) "
    r"(?:from|for)\b|\bhand(?:ing|ed)? (?:you )?over to\b|\btak(?:ing|e|en) over from\b|"
    r"\badding updates\b|\band that[’']s (?:it|that)\b|\bhere[’']s how it (?:all )?went|"
    r"\bwatch (?:live|it|along) (?:above|below|here|now)|\bsigning off\b|\bgood (?:morning|"
    r"afternoon|evening)\s*(?:[.,!]|and|everyone|all)",
    "tells of its own present": r"\b(?:is|are) (?:now )?(?:speaking|addressing|taking questions|"
    r"answering) (?:now|at the moment|right now|in|to)\b|\bup (?:next|now)\b|\bmoments ago\b|"
    r"\bhas (?:just|now) (?:ended|begun|started|finished|arrived|said|been|spoken|opened|closed|"
    r"announced)\b|\bhave (?:just|now) (?:had|heard|seen|received)\b|\bwe[’']ve just (?:had|heard|"
    r"seen|got)|\bjust in\b|\bcontinues? (?:to )?(?:speak|here|below)\b",
}
OF_TODAY = (
    r"\b(?:today|tonight|now|just|moments|earlier|this (?:morning|lunchtime|afternoon|evening))\b"
)
# A launch's countdown, as its pages print it: "T-10 minutes", "L minus 2 hours".
T_MINUS = r"\W{0,6}[TL](?:[-–−]|\s?-\s?|[- ]minus[- ])\s?\d{1,3}\b"
# How long it still is to what a page waits for: "T-10 minutes", "an hour before kick-off".
COUNTDOWN = (
    r"(?:\b[TL](?:\s?[-–−]\s?|[- ]minus[- ])(?P<minus>\d{1,3})[ -]"
    r"(?P<minus_unit>second|minute|hour|day)s?\b|"
    r"(?P<half>half )?(?:(?P<number>\d{1,3}|an?|one|two|three|four|five|six|ten|twenty|thirty) |"
    r"less than )(?P<unit>second|minute|hour|day)s? (?:before|until|till|to|away from|from) "
    r"(?:the |its |their )?(?:launch|lift-?off|kick-?off|tip-?off|start|polls|landing|"
    r"touchdown|splashdown|deadline|doors|ceremony|countdown))"
)
ORDER_WORDS: dict[str, str] = {
    "newest-first": r"(?:latest|newest|most recent)(?: (?:posts?|updates?|entries))?(?: (?:are|is|"
    r"appear|come|will be|added|shown|posted))*(?: (?:at|on) (?:the )?top| first| above)|"
    r"(?:added|posted|placed|appear|put) (?:at|on|to) (?:the )?top|(?:scroll|read) (?:down|below|"
    r"from the bottom)[^.]{0,60}(?:earlier|previous|older|review|start|beginning|how it)|"
    r"\bsee (?:the |our )?(?:earlier |previous )?(?:post|entry|update)s? below|"
    r"refresh (?:this |the )?page for (?:the )?(?:latest|updates)",
    "oldest-first": r"\bsee (?:the |our )?(?:earlier|previous) (?:post|entry|update)s? above|"
    r"(?:latest|newest|most recent)(?: (?:posts?|updates?|entries))?(?: (?:are|is|"
    r"appear|come|will be|added|shown|posted))* (?:at|on) (?:the )?(?:bottom|end|foot)|"
    r"(?:added|posted|placed|appear|put) (?:at|on|to) (?:the )?(?:bottom|end)|"
    r"(?:scroll|skip|jump|go) (?:down )?(?:to the )?(?:bottom|end)[^.]{0,30}(?:latest|newest|"
    r"recent)|"
    r"(?:see|read|follow) how it (?:all )?(?:happened|unfolded|went)(?: down)? below|"
    r"here[’']s how it (?:all )?(?:went|happened|unfolded)(?: down)?\s*:?$",
}
GREETINGS = (
    r"^(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|welcome|morning|afternoon|evening)\b|"
    r"\bwelcome (?:back )?to\b|\bi[’']ll be (?:cover|with you|bring|keep|liveblog|blogg|guid|tak)|"
    r"\bgood (?:morning|afternoon|evening)\b|\bwe[’']ll be (?:cover|bring|follow|keep|liveblog)|"
    r"\bcoming up (?:today|this)\b|\bhere[’']s what(?:[’']s| is) (?:coming|happening|on)\b|"
    r"\b(?:is|are|starts?|begins?|kicks? off) (?:due|expected|scheduled|at \d)|\bjoin (?:me|us)\b|"
    r"\bstay (?:with us|tuned)\b|\bfollow (?:along|live|all)\b|\bthis is .{2,40} live\b"
)
SIGN_OFFS = (
    r"\bthat[’']s (?:it|all)\b|\bthanks? (?:you )?(?:so much |very much )?(?:to all of you |"
    r"everyone )?"
    r"for (?:joining|following|reading|being|all|your|tuning|the comments|watching)|"
    r"\b(?:good ?night|goodbye|good-bye|cheerio|bye for now|see you (?:tomorrow|soon|then|next|"
    r"there))"
    r"\b|\bsign(?:ing)? off\b|\bwrap(?:ping)?(?: things)? (?:this |it |up|things up)|"
    r"\bclos(?:e|ing) (?:this|the|our|down)\b.{0,30}\b(?:blog|coverage|page)|\blive ?blog (?:is|"
    r"has) "
    r"(?:now )?(?:clos|end|finish)|\bpaus(?:e|ing) (?:this|our|the)\b|\bback (?:again "
    r")?(?:tomorrow|"
    r"later|soon|in the morning|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\bclosing "
    r"summary\b|"
    r"\bhere(?:[’']s| is) (?:a|our|the) (?:\w+ )?(?:summary|round-?up|recap)\b|\bi[’']ll leave "
    r"(?:you|it)\b|"
    r"\bend(?:s|ed|ing)? (?:our|this|the) (?:live|coverage)|\b(?:full|match) report\b"
)
EARLIER_TELLING = (
    r"^(?:earlier|previously|before (?:that|this|taking|speaking|leaving|making|the))\b|"
    r"\bas we (?:reported|said|mentioned|noted) earlier\b|\bearlier (?:today|this (?:morning|"
    r"afternoon|"
    r"evening)|on)\b"
)
EXPECTATION = (
    r"\b(?:we[’']?re|we are) expecting\b|\bup next\b|\b(?:is|are) (?:due|expected|about|set|"
    r"scheduled) "
    r"to (?:speak|begin|start|arrive|address|take|make|hold|give|appear|land|vote|announce)\b"
)
CONNECTIVES = r"(?:so|but|and|or|yet|then|however|still|also|because|plus)\b"
LEADS = (
    r"(?:as|even (?:if|as|though)|with|while|just (?:before|after|as)|shortly (?:before|after)|"
    r"amid|following|after|before|"
    r"meanwhile|elsewhere|over (?:to|in)|turning to|back (?:in|to|at)|here(?:[’']s| is| are)|"
    r"more from|more on|breaking|we[’'](?:re|ve)|now)\b"
)
GOES_ON = (
    r"(?:(?:he|she|they|it)\s(?:also\s|then\s|later\s|now\s)?(?:add(?:s|ed)|says|said|"
    r"continue[sd]|goes|went|explain(?:s|ed)|conclude[sd]|finishe[sd]|describe[sd]?|told|tells|"
    r"asks|"
    r"asked|insist(?:s|ed)|warn(?:s|ed)|note[sd]|argue[sd])|and|but|however)\b"
)
ATTRIBUTES = (
    r"(?:so (?:says|said|argues)|that(?:[’']s| is| was)? (?:according to|the (?:view|verdict|"
    r"word|message|"
    r"warning|claim|assessment) (?:of|from)|how|what)|(?:these|those) (?:are|were) the words of)\b"
)
CLOSES = (
    r"\b(?:next (?:we|up)\b|(?:main )?(?:lines|updates|more) will follow|bring you (?:the|all|"
    r"more)|more (?:to (?:follow|come)|soon|shortly|details)|up next\b|"
    r"stay (?:with us|tuned)|read (?:more|the full|his|her|their)|you can (?:read|watch|follow|see|"
    r"listen)|(?:our|the|my) (?:previous|earlier) (?:post|entry|update)|post from \d|"
    r"(?:full|whole) (?:story|report|article|statement) (?:is )?here|watch (?:it )?(?:live|here)|"
    r"(?:see|more) (?:below|above|here))[^.]{0,60}[.)!]*$"
)
SUMMARY_HEADINGS = (
    r"(?:(?:opening|closing|morning|midday|lunchtime|afternoon|early evening|evening|end-of-day|"
    r"final|quick|daily|mid-morning)\s)?(?:summary|recap|round-?up|briefing|key developments|"
    r"opening post|what we know(?: so far)?)(?:\s(?:so far|of the day|to start the day))?"
)
ELSEWHERE = r"(?:follow|read|see|join|watch|for more|check|click|our|find)\b"
HAS_COME = (
    r"(?!(?:he|she|it|they|this|that|these|those|his|her|their|its|some|both|neither|nobody|"
    r"there)\b)"
    r"[^,.;:“]{3,60}?\b(?:has|have)\s(?:now\s|just\s|also\s|again\s)?(?:been\s)?"
    r"\w+(?:ed|en|de|ne|wn|ut|un|ought|ld|lt|et)\b"
)
SAME_SPEAKER = (
    r"[,”\"] (?:he|she|they) (?:says?|said|adds?|added|goes on|went on|argues?|explains?|tells?|"
    r"replies|ends|claims?|continues?|writes?|warns?|insists?|concludes?)\b"
)

# Picture agencies and photographers' credits as pages print them; names, not language.
AGENCIES = (
    "AAP|AFP(?:/Getty Images)?|Alamy|Anadolu(?: Agency)?|ANSA|AP|AP Photo|Associated Press|"
    "Bloomberg|dpa|EPA(?:-EFE)?|EFE|Getty Images|iStock|Keystone|Magnum|NurPhoto|PA|PA Media|"
    "PA Images|Press Association|Reuters|REX|Rex/Shutterstock|Ritzau|Shutterstock|TASS|"
    "Tolga Akmen|UPI|Xinhua|Zuma(?: Press)?"
)

"""Texts that would run a script on a careless page: ways out of a context times ways to run.

The classes are those of the OWASP cheat sheets on cross-site scripting; the strings are our own.
Each calls `canary()`, which a test's browser listens to.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import page_stories as stories

from timeline.story import Expression, Link, Problem, ProblemSpan, Speaker, Story

WAYS_OUT = (
    "",
    '"><',
    "'><",
    "</script>",
    "</style></title>",
    "--></textarea>",
    "]]></noscript>",
    '" autofocus x="',
    "\u2028`;",
    "{{''}}${1}",
    "\x00</p>",
    "&quot;&gt;&#62;",
)
WAYS_TO_RUN = (
    "<script>canary()</script>",
    "<ScRiPt src=data:text/javascript,canary()></sCrIpT>",
    "<script/x>canary()</script\n>",
    "<<script>canary()//<</script>",
    "<img src=x onerror=canary()>",
    "<img src=x:x onerror='canary()'//",
    '<img src="x`" onerror="canary()">',
    "<image href=x onerror=canary()>",
    "<svg onload=canary()>",
    "<svg><script>canary()</script></svg>",
    "<svg><animate onbegin=canary() attributeName=x dur=1s>",
    "<svg><a href=javascript:canary()><text y=9>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=canary()>#x'>",
    "<math href=javascript:canary()>x</math>",
    "<math><mtext><style><img title='</style><img src=x onerror=canary()>'>",
    "<body onload=canary()>",
    "<body onpageshow=canary()>",
    "<iframe srcdoc='<script>parent.canary()</script>'>",
    "<iframe src=javascript:parent.canary()>",
    "<object data=javascript:canary()>",
    "<embed src=javascript:canary()>",
    "<video><source onerror=canary()>",
    "<audio src=x onerror=canary()>",
    "<input autofocus onfocus=canary()>",
    "<select autofocus onfocus=canary()>",
    "<details open ontoggle=canary()>x</details>",
    "<marquee onstart=canary()>x</marquee>",
    "<div onpointerover=canary() tabindex=1 onfocus=canary()>x</div>",
    "<style>@import 'javascript:canary()';</style>",
    "<style onload=canary()></style>",
    "<link rel=stylesheet href=data:text/css, onload=canary()>",
    "<meta http-equiv=refresh content='0;url=javascript:canary()'>",
    "<base href='javascript:canary()//'>",
    "<form action=javascript:canary()><button autofocus>x</button></form>",
    "<a href=javascript:canary() autofocus>x</a>",
    "<a href='java\tscript:canary()'>x</a>",
    "<template><img src=x onerror=canary()></template>",
    "<noscript><p title='</noscript><img src=x onerror=canary()>'>",
    "<xmp><p title='</xmp><svg onload=canary()>'></xmp>",
    "<!--[if true]><script>canary()</script><![endif]-->",
    "<?xml-stylesheet href='javascript:canary()'?>",
    "\\x3cscript\\x3ecanary()\\x3c/script\\x3e",
    "%3Cscript%3Ecanary()%3C/script%3E",
    "+ADw-script+AD4-canary()+ADw-/script+AD4-",
    "{{constructor.constructor('canary()')()}}",
)
PAYLOADS = tuple(out + run for out, run in product(WAYS_OUT, WAYS_TO_RUN))
ADDRESSES = (
    "javascript:canary()",
    "JaVaScRiPt:canary()",
    "java\nscript:canary()",
    "\x01javascript:canary()",
    " javascript:canary()",
    "javascript&colon;canary()",
    "data:text/html,<script>canary()</script>",
    "vbscript:canary()",
    "//evil.example/x",
    "file:///etc/passwd",
    "blob:https://x.example/1",
    'https://x.example/"onmouseover="canary()',
    "https://x.example/'><script>canary()</script>",
    "http:canary()",
    "https://[broken/",
)
IDS = ("../../up", "a\x00b", "con", 'x" onclick="canary()', "A" * 300, "ä", "", "a/b", "..", "<b>")


def hostile(number: int | None = None) -> Story:
    """Return a story with a payload as every string that a source or an option can bring in."""
    payloads = PAYLOADS[:number]
    posts, events, expressions = [], [], []
    for n, bad in enumerate(payloads):
        text = f"Today {bad} and more"
        post = stories.make_post(
            IDS[n] if n < len(IDS) else f"p-{n}",
            n,
            text,
            title=bad.replace("\n", " "),
            author=bad,
            url=ADDRESSES[n % len(ADDRESSES)],
            time=stories.minute("2031-06-05T15:25"),
        )
        assert post.text is not None
        start = post.text.index("Today", len(post.title or ""))
        speaker = Speaker(name=bad, role=bad, start=0, end=1)
        mention = replace(
            stories.make_mention("bad", post, text),
            id=f"m{IDS[n]}" if n < len(IDS) else f"m-{n}",
            joined_because=bad,
            said_by=(speaker,),
            via=(speaker,),
        )
        post = replace(
            post,
            links=(Link(start=start, end=start + 5, href=ADDRESSES[n % len(ADDRESSES)]),),
        )
        posts.append(post)
        steps = (
            stories.step(bad, "bad", post, text),
            stories.step(bad, "bad", None, bad),
            stories.step(bad, None, None, bad),
        )
        events.append(
            stories.make_event(
                n,
                bad,
                mention,
                replace(mention, id=f"n-{n}"),
                text=text,
                because=steps,
                key=n % 3 == 0,
                key_because=bad,
                disputed=n % 2 == 0,
                time=stories.minute("2031-06-05T15:25"),
            )
        )
        expressions.append(
            Expression(
                id=f"x{IDS[n]}" if n < len(IDS) else f"x-{n}",
                source="bad",
                post=post.id,
                start=start,
                end=start + 5,
                text="Today",
                type="DATE",
                value=bad,
                anchor=post.id,
            )
        )
    bad = payloads[0]
    source = stories.make_source(
        "bad",
        tuple(posts),
        title=bad,
        publisher=payloads[-1],
        publisher_from="page",
        url="javascript:canary()",
        path="<img src=x onerror=canary()>.html",
        sha256=bad,
        retrieved=bad,
        language='en" onload="canary()',
    )
    problem = Problem(
        id="problem-1",
        kind="disputed",
        severity="note",
        says=bad,
        spans=(ProblemSpan(source="bad", post=None, start=None, end=None, text=bad),),
    )
    return stories.make_story(
        title=f"</title>{bad}",
        generator=bad,
        sources=(source,),
        events=tuple(events),
        expressions=tuple(expressions),
        problems=(problem,),
    )

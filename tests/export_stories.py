"""Stories made by hand, with every shape of time and every field filled: what exports must bear."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from timeline import story as values
from timeline.story import Event, Mention, Post, Source, Step, Story, Window
from timeline.wording import edtf, window_display

WINTER = timezone(timedelta(hours=0))
SUMMER = timezone(timedelta(hours=1))


def at(text: str) -> datetime:
    """Return a London time of 2026, when summer time ran from 29 March to 25 October."""
    naive = datetime.fromisoformat(text)
    summer = "2026-03-29T02" <= text < "2026-10-25T01"
    return naive.replace(tzinfo=SUMMER if summer else WINTER)


def window(earliest: str | None, latest: str | None, granularity: str | None) -> Window:
    sides = (at(earliest) if earliest else None, at(latest) if latest else None)
    return Window(
        earliest=sides[0],
        latest=sides[1],
        granularity=granularity,
        edtf=edtf(*sides, granularity),
        display=window_display(*sides, granularity),
    )


MINUTE = window("2026-06-18T15:25:00", "2026-06-18T15:25:59", "minute")
HOUR = window("2026-06-18T09:00:00", "2026-06-18T09:59:59", "hour")
SHORT = window("2026-06-18T16:00:00", "2026-06-18T16:44:59", None)
LIMITS = window("2026-06-18T15:25:00", "2026-06-18T17:38:59", None)
MORNING = window("2026-06-18T05:00:00", "2026-06-18T11:59:59", "part-of-day")
DAY = window("2026-06-17T00:00:00", "2026-06-17T23:59:59", "day")
NIGHT = window("2026-06-17T18:00:00", "2026-06-18T05:59:59", "part-of-day")
MONTH = window("2026-01-01T00:00:00", "2026-01-31T23:59:59", "month")
SINCE = window("2026-06-18T12:00:00", None, None)

BRIDGE_TEXT = (
    "Mayor opens the bridge\nMayor Ada Quill cut the ribbon at 3.25pm. “It is yours,” she told "
    "the crowd, the harbour radio reports."
)


def step(**changes: object) -> Step:
    start = BRIDGE_TEXT.index("3.25pm")
    whole = Step(
        rule="clock-12h",
        says="the post names 3.25pm",
        source="harbour-live",
        post="post-bridge",
        start=start,
        end=start + 6,
        text="3.25pm",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def mention(name: str, text: str, **changes: object) -> Mention:
    whole = Mention(
        id=name,
        source="harbour-live",
        post="post-bridge",
        start=0,
        end=len(text),
        text=text,
        time=None,
        joined_because=None,
        confidence=1.0,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def event(name: str, title: str, time: Window | None, **changes: object) -> Event:
    """Return an event that one mention tells of; `changes` are fields that differ."""
    whole = Event(
        id=name,
        aliases=(),
        rank=0,
        follows="certain",
        title=title,
        title_from="source",
        text=f"{title}.",
        time=time,
        ends=None,
        recurs=None,
        certainty="stated" if time else "unknown",
        basis="words" if time else "order",
        tense="past",
        key=False,
        key_because=None,
        disputed=False,
        independent_sources=1,
        mentions=(mention(name, f"{title}."),),
        because=(step(),),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def post(name: str, index: int, text: str, time: Window | None = None) -> Post:
    return Post(
        id=name,
        index=index,
        title=text.partition("\n")[0],
        time=time,
        time_from="stated" if time else "unknown",
        updated=None,
        author="Nia Rowe",
        url=f"https://harbour.example/live#{name}",
        key=index == 0,
        pinned=False,
        text=text,
        blocks=(values.Block(kind="heading", start=0, end=len(text.partition("\n")[0]), level=2),),
        links=(values.Link(start=0, end=5, href="https://harbour.example/mayor?a=1&b=2"),),
        because=(step(),) if time else (),
    )


def source(name: str, posts: tuple[Post, ...], **changes: object) -> Source:
    whole = Source(
        id=name,
        title="Harbour day, as it happens",
        kind="live-blog",
        publisher="The Harbour Herald",
        publisher_from="page",
        url="https://harbour.example/live",
        path="harbour.html",
        sha256="0f" * 32,
        retrieved=None,
        language="en",
        timezone="Europe/London",
        timezone_from="stated",
        complete="unknown",
        published=window("2026-06-18T08:00:00", "2026-06-18T08:00:59", "minute"),
        updated=window("2026-06-18T17:38:00", "2026-06-18T17:38:59", "minute"),
        order="newest-first",
        summary=values.Summary(id=f"{name}-summary", text="A bridge opens; a ferry stops."),
        posts=posts,
        left_out=(values.LeftOut(why="furniture", lead="Get our app"),),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def story(*events: Event, **changes: object) -> Story:
    """Return a story of the given events, ranked in the order given."""
    ranked = tuple(replace(one, rank=rank) for rank, one in enumerate(events))
    whole = Story(
        title="The harbour in June",
        generator="timeline 0.1.0",
        timezone="Europe/London",
        sources=(
            source("harbour-live", (post("post-bridge", 0, BRIDGE_TEXT, MINUTE),)),
            source(
                "river-article",
                (post("post-ferry", 0, "The last ferry\nIt sailed in January."),),
                kind="article",
                publisher=None,
                publisher_from=None,
                url=None,
                title="The last ferry",
                path="ferry.txt",
                summary=None,
                order="unknown",
                complete=True,
                timezone_from="assumed",
            ),
        ),
        events=ranked,
        relations=(),
        expressions=(),
        references=(),
        problems=(),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def every_shape() -> Story:
    """Return ten events, one for each way in which a time can be known, told by two sources."""
    ferry = mention(
        "post-ferry-1", "The last ferry sailed.", source="river-article", post="post-ferry"
    )
    events = (
        event("ferry", "The last ferry sails", MONTH, certainty="stated", mentions=(ferry,)),
        event("painted", "The railings are painted", DAY, key=True, key_because="two sources"),
        event("overnight", "Divers check the piers", NIGHT, follows="told"),
        event("queue", "A queue forms at the gate", MORNING, follows="unknown"),
        event("inspection", "The last inspection ends", HOUR, certainty="inferred"),
        bridge(ferry),
        event("crossing", "The first carts cross", LIMITS, certainty="bounded", basis="order"),
        event("band", "The band plays on", SHORT, certainty="bounded", basis="order"),
        event("evening", "Lamps will burn all summer", SINCE, certainty="unknown", recurs="P1D"),
        event("rumour", "A toll is talked about", None, disputed=True, tense="future"),
    )
    return story(*events, **_read_from_it())


def bridge(second: Mention) -> Event:
    """Return the event with most in it: two mentions, two speakers, a quotation, a chain."""
    start = BRIDGE_TEXT.index("Mayor Ada Quill")
    quill = values.Speaker(name="Ada Quill", role="mayor", start=start + 6, end=start + 15)
    radio = BRIDGE_TEXT.index("harbour radio")
    told = BRIDGE_TEXT[start:]
    quote = BRIDGE_TEXT.index("It is yours")
    first = mention(
        "bridge",
        told,
        start=start,
        end=len(BRIDGE_TEXT),
        time=MINUTE,
        said_by=(quill,),
        via=(values.Speaker(name="harbour radio", role=None, start=radio, end=radio + 13),),
        quotes=(values.Quote(start=quote, end=quote + 11),),
    )
    also = replace(second, id="bridge-2", joined_because="same speaker", confidence=0.8)
    conclusion = step(rule="posted", says="so it was reported then", premises=(0,), source=None)
    return event(
        "bridge",
        "Mayor opens the bridge",
        MINUTE,
        basis="posted",
        certainty="inferred",
        key=True,
        key_because="two sources tell of it",
        text=told,
        aliases=("bridge-2",),
        independent_sources=2,
        mentions=(first, also),
        because=(step(), replace(conclusion, post=None, start=None, end=None, text=None)),
    )


def _read_from_it() -> dict[str, object]:
    clock = BRIDGE_TEXT.index("3.25pm")
    return {
        "relations": (
            values.Relation(origin="painted", target="bridge", type="before", because="“after”"),
            values.Relation(
                origin="bridge",
                target="crossing",
                type="before",
                because="the page's order",
                source="harbour-live",
                post="post-bridge",
                start=0,
                end=5,
                confidence=0.7,
            ),
            values.Relation(origin="ferry", target="queue", type="before", because="told first"),
            values.Relation(
                origin="band", target="crossing", type="overlaps", because="“as they crossed”"
            ),
            values.Relation(
                origin="bridge-2", target="bridge", type="same-event", because="same speaker"
            ),
        ),
        "expressions": (
            values.Expression(
                id="expression-1",
                source="harbour-live",
                post="post-bridge",
                start=clock,
                end=clock + 6,
                text="3.25pm",
                type="TIME",
                value="2026-06-18T15:25",
                anchor="document",
                earliest=MINUTE.earliest,
                latest=MINUTE.latest,
            ),
        ),
        "references": (
            values.Reference(
                id="reference-1",
                source="harbour-live",
                post="post-bridge",
                start=0,
                end=5,
                text="Mayor",
                kind="words",
                status="ambiguous",
                targets=("post-bridge", "post-ferry"),
                because="both name the mayor",
            ),
        ),
        "problems": (
            values.Problem(
                id="problem-1",
                kind="disputed",
                severity="warning",
                says="two sources differ about the toll",
                events=("rumour", "bridge"),
                spans=(
                    values.ProblemSpan(
                        source="harbour-live", post="post-bridge", start=0, end=5, text="Mayor"
                    ),
                ),
                kept="a toll",
            ),
        ),
        "title_from": "given",
    }

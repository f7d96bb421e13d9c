"""Stories for the tests of the pages: one written by hand, and a generator of any size.

All of it is invented: a storm, a harbour barrier that would not close, two papers and a wire.
"""

from __future__ import annotations

import random
import re
from datetime import datetime, timedelta, timezone
from itertools import islice, pairwise
from typing import Any

from timeline.story import (
    Event,
    Expression,
    LeftOut,
    Link,
    Mention,
    Post,
    Problem,
    ProblemSpan,
    Quote,
    Reference,
    Relation,
    Source,
    Speaker,
    Step,
    Story,
    Summary,
    Window,
)
from timeline.wording import edtf, window_display

ZONE = timezone(timedelta(hours=1), "BST")
SECOND = timedelta(seconds=1)


def at(text: str) -> datetime:
    """Read `2031-06-05T15:25` as an instant of the story's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def window(first: str | None, last: str | None, unit: str | None = None) -> Window:
    """Return the window from `first` to the second `last`, each to the second or None."""
    earliest, latest = (at(side) if side else None for side in (first, last))
    return Window(
        earliest=earliest,
        latest=latest,
        granularity=unit,
        edtf=edtf(earliest, latest, unit),
        display=window_display(earliest, latest, unit),
    )


def minute(text: str) -> Window:
    return window(f"{text}:00", f"{text}:59", "minute")


def day(text: str) -> Window:
    return window(f"{text}T00:00:00", f"{text}T23:59:59", "day")


def month(first: str, last: str) -> Window:
    return window(f"{first}T00:00:00", f"{last}T23:59:59", "month")


def span(post: Post, words: str) -> tuple[int, int]:
    assert post.text is not None
    start = post.text.index(words)
    return start, start + len(words)


def make_post(name: str, index: int, text: str, **more: Any) -> Post:
    title = more.pop("title", None)
    body = f"{title}\n{text}" if title else text
    values: dict[str, Any] = {
        "id": name,
        "index": index,
        "title": title,
        "time": None,
        "time_from": "unknown",
        "updated": None,
        "author": None,
        "url": None,
        "key": False,
        "pinned": False,
        "text": body,
    }
    return Post(**{**values, **more})


def make_source(name: str, posts: tuple[Post, ...], **more: Any) -> Source:
    values: dict[str, Any] = {
        "id": name,
        "title": f"Live: the storm at Wexmouth ({name})",
        "kind": "live-blog",
        "publisher": None,
        "publisher_from": None,
        "url": None,
        "path": f"{name}.html",
        "sha256": "0" * 64,
        "retrieved": None,
        "language": "en",
        "timezone": "Europe/London",
        "timezone_from": "stated",
        "complete": True,
        "published": None,
        "updated": None,
        "order": "newest-first",
        "summary": None,
        "posts": posts,
    }
    return Source(**{**values, **more})


def make_mention(source: str, post: Post, words: str, **more: Any) -> Mention:
    start, end = span(post, words)
    values: dict[str, Any] = {
        "id": f"{post.id}-m{start}-{end}",
        "source": source,
        "post": post.id,
        "start": start,
        "end": end,
        "text": words,
        "time": None,
        "joined_because": None,
        "confidence": 1.0,
    }
    return Mention(**{**values, **more})


def make_event(rank: int, title: str, *mentions: Mention, **more: Any) -> Event:
    values: dict[str, Any] = {
        "id": mentions[0].id if mentions else f"event-{rank}",
        "aliases": tuple(mention.id for mention in mentions[1:]),
        "rank": rank,
        "follows": "certain",
        "title": title,
        "title_from": "source",
        "text": mentions[0].text if mentions else "",
        "time": None,
        "ends": None,
        "recurs": None,
        "certainty": "stated",
        "basis": "words",
        "tense": "past",
        "key": False,
        "key_because": None,
        "disputed": False,
        "independent_sources": len({mention.source for mention in mentions}),
        "mentions": mentions,
        "because": (),
    }
    return Event(**{**values, **more})


def make_story(**more: Any) -> Story:
    values: dict[str, Any] = {
        "title": "4 and 5 June 2031, in the order it happened",
        "generator": "timeline 0.1.0",
        "timezone": "Europe/London",
        "sources": (),
        "events": (),
        "relations": (),
        "expressions": (),
        "references": (),
        "problems": (),
    }
    return Story(**{**values, **more})


def expression(
    name: str, source: str, post: Post, words: str, value: str, time: Window, **more: Any
) -> Expression:
    start, end = span(post, words)
    values: dict[str, Any] = {
        "id": name,
        "source": source,
        "post": post.id,
        "start": start,
        "end": end,
        "text": words,
        "type": "DATE",
        "value": value,
        "anchor": "document",
        "earliest": time.earliest,
        "latest": time.latest,
    }
    return Expression(**{**values, **more})


def step(says: str, source: str | None, post: Post | None, words: str | None, **more: Any) -> Step:
    start, end = span(post, words) if post is not None and words is not None else (None, None)
    values: dict[str, Any] = {
        "rule": "made-up",
        "says": says,
        "source": source,
        "post": post.id if post is not None else None,
        "start": start,
        "end": end,
        "text": words,
    }
    return Step(**{**values, **more})


GAZETTE = (
    make_post(
        "gazette-last",
        0,
        "The barrier is shut and the water in the old town is going down. Yesterday, the harbour"
        " master called the gates “as sound as a bell”, and said no one need move.\n"
        "Our reporter Ines Calloway put that to her at the quay: what had changed overnight? You"
        " can read the exchange in our post from 3.25pm.",
        title="What we know tonight",
        author="Ines Calloway",
        url="https://gazette.example/live/storm#block-12",
        key=True,
        links=(Link(start=30, end=37, href="https://gazette.example/barrier"),),
    ),
    make_post(
        "gazette-shut",
        1,
        "The second gate has come down, to cheers from the sea wall. “That is the sound we have"
        " waited for since dawn”, says the engineer Tomasz Wren.",
        title="Barrier shut at last",
    ),
    make_post(
        "gazette-second",
        2,
        "Divers are back in the water at the second gate after the wind dropped.",
    ),
    make_post(
        "gazette-first-gate",
        3,
        "The first of two gates is down. The mayor, Oren Pascoe, says the town “owes those crews"
        " a drink and a pension”.",
        title="One gate down",
    ),
    make_post(
        "gazette-question",
        4,
        "Our reporter Ines Calloway asks the harbour master the first question at the quay: who"
        " knew that the gates were stiff? “I knew, and I asked for the money”, says Petra"
        " Lindqvist.",
        time=minute("2031-06-05T15:25"),
        time_from="inferred",
        url="https://gazette.example/live/storm#block-8",
    ),
    make_post(
        "gazette-trains",
        5,
        "Just before the harbour master came out, the railway said that no train would run before"
        " Monday.",
    ),
    make_post(
        "gazette-morning",
        6,
        "Speaking this morning, Lindqvist said the crews had worked by torchlight. The water stood"
        " at the library steps.",
    ),
)
WIRE = (
    make_post(
        "wire-1",
        0,
        "The storm that the forecasters named in May came ashore a day after the harbour master"
        " said on Wednesday that the gates were sound.",
        time=minute("2031-06-05T09:10"),
        time_from="stated",
        author="Coast Wire staff",
    ),
    make_post(
        "wire-2",
        1,
        "Sandbags reached the hospital at 11.40am, hours later than promised, according to the"
        " radio station Saltmarsh FM.",
        time=minute("2031-06-05T11:52"),
        time_from="stated",
    ),
    make_post(
        "wire-3",
        2,
        "The school at Nether Quay took in forty families.",
        time=minute("2031-06-05T13:30"),
        time_from="stated",
    ),
    make_post(
        "wire-4",
        3,
        "The council will meet next Tuesday to ask why the repair voted in March 2027 was put off.",
        time=minute("2031-06-05T18:04"),
        time_from="stated",
    ),
)
SAIL = (
    make_post(
        "sail-1",
        0,
        "On Thursday the harbour master told reporters that the gates had been sound on paper"
        " only. The ferry Marigold broke her moorings and lay across the slip.",
    ),
)
BETWEEN = window("2031-06-05T15:25:00", "2031-06-05T17:38:59")


def storm() -> Story:
    """Return a story of three sources with every kind of entry that the page knows."""
    gazette = make_source(
        "gazette",
        GAZETTE,
        title="Storm live: Wexmouth waits for the barrier",
        publisher="The Wexmouth Gazette",
        publisher_from="page",
        url="https://gazette.example/live/storm",
        retrieved="2031-06-05T20:00:00+01:00",
        updated=minute("2031-06-05T17:38"),
        complete="unknown",
        cut_from="language",
        summary=Summary(id="gazette-summary", text="Gates stuck open as the tide comes in."),
        left_out=(
            LeftOut(why="an advertisement", lead="Get our app"),
            LeftOut(why="a second printing", lead="One gate down"),
        ),
    )
    wire = make_source(
        "wire",
        WIRE,
        title="Coast Wire: running report",
        publisher="Coast Wire",
        publisher_from="given",
        order="oldest-first",
        published=day("2031-06-05"),
        timezone_from="assumed",
    )
    sail = make_source(
        "sail",
        SAIL,
        title="Marigold adrift, and a promise with her",
        kind="article",
        published=day("2031-06-06"),
        complete="unknown",
        order="unknown",
        cut_from="whole",
    )
    events, relations = _events(), _relations()
    return make_story(
        title="The night the Wexmouth barrier would not close",
        title_from="given",
        sources=(gazette, sail, wire),
        events=events,
        relations=relations,
        expressions=_expressions(),
        references=_references(),
        problems=(
            Problem(
                id="problem-1",
                kind="disputed",
                severity="warning",
                says="the sources put the harbour master's promise on different days",
                events=(events[3].id,),
                spans=(
                    ProblemSpan(source="sail", post="sail-1", start=0, end=11, text="On Thursday"),
                ),
            ),
        ),
    )


def _events() -> tuple[Event, ...]:
    last, shut, second, first_gate, question, trains, morning = GAZETTE
    wire_1, wire_2, wire_3, wire_4 = WIRE
    (sail,) = SAIL
    promise = make_mention(
        "gazette",
        last,
        "Yesterday, the harbour master called the gates “as sound as a bell”, and said no one"
        " need move.",
        time=day("2031-06-04"),
        said_by=(Speaker(name="Petra Lindqvist", role="harbour master", start=77, end=95),),
        quotes=(Quote(start=last.text.index("as sound"), end=last.text.index("as sound") + 18),),  # type: ignore[union-attr]
    )
    promise_wire = make_mention(
        "wire",
        wire_1,
        "the harbour master said on Wednesday that the gates were sound.",
        time=day("2031-06-04"),
        joined_because="the same speaker, the same claim about the gates, on the same day",
        said_by=(Speaker(name="Petra Lindqvist", role=None, start=70, end=80),),
    )
    promise_sail = make_mention(
        "sail",
        sail,
        "On Thursday the harbour master told reporters that the gates had been sound on paper"
        " only.",
        time=day("2031-06-05"),
        joined_because="the same speaker and the same claim",
    )
    retold = make_mention(
        "gazette",
        last,
        "Our reporter Ines Calloway put that to her at the quay: what had changed overnight?",
        joined_because="the post itself points to the one of 3.25pm",
    )
    return (
        make_event(
            0,
            "The council votes to repair the gates",
            make_mention("wire", wire_4, "the repair voted in March 2027 was put off."),
            time=month("2027-03-01", "2027-03-31"),
            because=(step("the source names the month", "wire", wire_4, "in March 2027"),),
        ),
        make_event(
            1,
            "Forecasters name the storm",
            make_mention("wire", wire_1, "The storm that the forecasters named in May came ashore"),
            time=month("2031-05-01", "2031-05-31"),
            because=(step("May before June 2031 is May 2031", "wire", wire_1, "in May"),),
        ),
        make_event(
            2,
            "The ferry Marigold breaks her moorings",
            make_mention(
                "sail", sail, "The ferry Marigold broke her moorings and lay across the slip."
            ),
            time=window(None, "2031-06-06T23:59:59"),
            certainty="unknown",
            basis="order",
            follows="unknown",
            because=(
                step(
                    "the article is dated 6 June, and tells of it as past",
                    "sail",
                    None,
                    "6 June 2031",
                ),
            ),
        ),
        make_event(
            3,
            "Harbour master calls the gates sound and tells no one to move",
            promise,
            promise_wire,
            promise_sail,
            time=day("2031-06-04"),
            follows="told",
            disputed=True,
            key=True,
            key_because="told by three sources; entry 6 is told with it as its starting point",
            because=(
                step(
                    "the page is dated, by its second line",
                    "gazette",
                    None,
                    "Thursday 5 June 2031, 17:38",
                ),
                step(
                    "yesterday, said on Thursday 5 June, is Wednesday 4 June",
                    "gazette",
                    last,
                    "Yesterday",
                ),
                step("another source agrees", "wire", wire_1, "on Wednesday"),
            ),
        ),
        make_event(
            4,
            "Crews work on the gates by torchlight",
            make_mention(
                "gazette",
                morning,
                "Speaking this morning, Lindqvist said the crews had worked by torchlight.",
                said_by=(Speaker(name="Petra Lindqvist", role="harbour master", start=23, end=32),),
            ),
            time=window("2031-06-05T06:00:00", "2031-06-05T11:59:59", "part-of-day"),
            because=(step("the post says this morning", "gazette", morning, "this morning"),),
        ),
        make_event(
            5,
            "Water stands at the library steps",
            make_mention("gazette", morning, "The water stood at the library steps."),
            time=window("2031-06-05T06:00:00", "2031-06-05T11:59:59", "part-of-day"),
            certainty="inferred",
            follows="unknown",
        ),
        make_event(
            6,
            "Storm comes ashore",
            make_mention(
                "wire",
                wire_1,
                "The storm that the forecasters named in May came ashore a day after",
            ),
            time=minute("2031-06-05T09:10"),
            basis="posted",
            follows="unknown",
            because=(
                step(
                    "the post was printed at 9.10am and tells of it as just done",
                    "wire",
                    wire_1,
                    "came ashore",
                ),
            ),
        ),
        make_event(
            7,
            "Sandbags reach the hospital",
            make_mention(
                "wire",
                wire_2,
                "Sandbags reached the hospital at 11.40am, hours later than promised, according to"
                " the radio station Saltmarsh FM.",
                via=(Speaker(name="Saltmarsh FM", role=None, start=100, end=112),),
            ),
            time=minute("2031-06-05T11:40"),
            key=True,
            key_because="the summary of the running report names it",
            because=(step("the sentence gives the time itself", "wire", wire_2, "at 11.40am"),),
        ),
        make_event(
            8,
            "Forty families find room in a school",
            make_mention("wire", wire_3, "The school at Nether Quay took in forty families."),
            time=minute("2031-06-05T13:30"),
            basis="posted",
        ),
        make_event(
            9,
            "Railway stops all trains until Monday",
            make_mention(
                "gazette", trains, "the railway said that no train would run before Monday."
            ),
            time=window("2031-06-05T00:00:00", "2031-06-05T15:25:59"),
            certainty="inferred",
            basis="order",
            because=(
                step(
                    "the post says it came just before the harbour master",
                    "gazette",
                    trains,
                    "Just before the harbour master came out",
                ),
                step(
                    "she took the first question at 3.25pm, see there",
                    "gazette",
                    last,
                    "our post from 3.25pm",
                ),
            ),
        ),
        make_event(
            10,
            "First question to the harbour master: who knew?",
            make_mention(
                "gazette",
                question,
                "Our reporter Ines Calloway asks the harbour master the first question at the quay:"
                " who knew that the gates were stiff? “I knew, and I asked for the money”, says"
                " Petra Lindqvist.",
                said_by=(
                    Speaker(name="Petra Lindqvist", role="harbour master", start=150, end=165),
                ),
            ),
            retold,
            time=minute("2031-06-05T15:25"),
            certainty="inferred",
            basis="posted",
            key=True,
            key_because="another post refers to it; the only clock time of its page",
            because=(
                step(
                    "the newest post tells of this exchange again and sends readers back",
                    "gazette",
                    last,
                    "our post from 3.25pm",
                ),
                step(
                    "only one other post has the same reporter put a question to her",
                    "gazette",
                    question,
                    "Ines Calloway asks the harbour master the first question",
                ),
                step(
                    "the page is dated Thursday 5 June 2031, so that was at 3.25pm that day",
                    "gazette",
                    None,
                    "Thursday 5 June 2031, 17:38",
                ),
            ),
        ),
        *(
            make_event(
                11 + n,
                title,
                make_mention("gazette", post, words),
                time=BETWEEN,
                certainty="bounded",
                basis="order",
                follows="told",
                key=n == 2,
                key_because="the page marks it as a key event" if n == 2 else None,
                because=(
                    step(
                        "the page runs newest first, and this stands above the post of 3.25pm",
                        "gazette",
                        question,
                        "the first question",
                    ),
                    step(
                        "it is not later than the page's last update",
                        "gazette",
                        None,
                        "Thursday 5 June 2031, 17:38",
                    ),
                ),
            )
            for n, (title, post, words) in enumerate(
                (
                    (
                        "One gate down; mayor thanks the crews",
                        first_gate,
                        first_gate.text.split("\n")[1],
                    ),  # type: ignore[union-attr]
                    ("Divers go back to the second gate", second, second.text or ""),
                    (
                        "The second gate closes and the barrier is shut",
                        shut,
                        shut.text.split("\n")[1],
                    ),  # type: ignore[union-attr]
                    (
                        "Water in the old town begins to fall",
                        last,
                        "The barrier is shut and the water in the old town is going down.",
                    ),
                )
            )
        ),
        make_event(
            15,
            "Council meets over the delayed repair",
            make_mention(
                "wire", wire_4, "The council will meet next Tuesday to ask why the repair"
            ),
            time=day("2031-06-10"),
            tense="future",
            because=(
                step("Tuesday after Thursday 5 June is 10 June", "wire", wire_4, "next Tuesday"),
            ),
        ),
    )


def _expressions() -> tuple[Expression, ...]:
    last, trains, morning = GAZETTE[0], GAZETTE[5], GAZETTE[6]
    noon = window("2031-06-05T06:00:00", "2031-06-05T11:59:59", "part-of-day")
    return (
        expression("x-yesterday", "gazette", last, "Yesterday", "2031-06-04", day("2031-06-04")),
        expression(
            "x-325",
            "gazette",
            last,
            "3.25pm",
            "2031-06-05T15:25",
            minute("2031-06-05T15:25"),
            type="TIME",
        ),
        expression("x-monday", "gazette", trains, "Monday", "2031-06-09", day("2031-06-09")),
        expression(
            "x-morning", "gazette", morning, "this morning", "2031-06-05TMO", noon, type="TIME"
        ),
        expression("x-may", "wire", WIRE[0], "May", "2031-05", month("2031-05-01", "2031-05-31")),
        expression("x-wednesday", "wire", WIRE[0], "Wednesday", "2031-06-04", day("2031-06-04")),
        expression(
            "x-1140",
            "wire",
            WIRE[1],
            "11.40am",
            "2031-06-05T11:40",
            minute("2031-06-05T11:40"),
            type="TIME",
            anchor="wire-2",
        ),
        expression("x-tuesday", "wire", WIRE[3], "next Tuesday", "2031-06-10", day("2031-06-10")),
        expression(
            "x-march",
            "wire",
            WIRE[3],
            "March 2027",
            "2027-03",
            month("2027-03-01", "2027-03-31"),
            anchor=None,
        ),
        expression("x-thursday", "sail", SAIL[0], "Thursday", "2031-06-05", day("2031-06-05")),
    )


def _references() -> tuple[Reference, ...]:
    start, end = span(GAZETTE[0], "our post from 3.25pm")
    return (
        Reference(
            id="r-325",
            source="gazette",
            post="gazette-last",
            start=start,
            end=end,
            text="our post from 3.25pm",
            kind="by-time",
            status="resolved",
            targets=("gazette-question",),
            because="only one other post tells of the same question",
        ),
    )


def _relations() -> tuple[Relation, ...]:
    events = _events()
    return (
        Relation(origin=events[9].id, target=events[10].id, type="before", because="just before"),
        Relation(origin=events[3].id, target=events[6].id, type="before", because="a day after"),
        Relation(origin="x-yesterday", target="document", type="counted-from", because="yesterday"),
        Relation(
            origin="gazette-last", target="gazette-question", type="refers-to", because="our post"
        ),
        *(
            Relation(origin=one.id, target=other.id, type="before", because="the page's order")
            for one, other in pairwise(events[10:15])
        ),
    )


PLACES = ("quay", "library", "hospital", "old bridge", "fish market", "north gate", "lighthouse")
DOERS = ("the crews", "two divers", "the mayor", "a ferry", "the fire brigade", "volunteers")
DEEDS = ("reach", "close", "search", "clear", "reopen", "guard", "repair", "leave")


def generated(number: int, *, seed: int = 7) -> Story:
    """Return a story of `number` entries in three sources, a few of each hundred not points.

    Each entry's text holds `entry-token-N`, so that what a page shows can be counted.
    """
    chance = random.Random(seed)
    names = ("gazette", "harbour", "wire")
    posts: dict[str, list[Post]] = {name: [] for name in names}
    events, expressions = [], []
    clock = at("2031-06-02T06:00")
    for n in range(number):
        clock += timedelta(minutes=chance.choice((1, 2, 3, 5, 8, 13)))
        name = names[chance.randrange(3)]
        doer, deed, place = (chance.choice(words) for words in (DOERS, DEEDS, PLACES))
        told = (
            f"Today {doer} {deed} the {place}, as {chance.choice(DOERS)} look on; entry-token-{n}."
        )
        rest = " ".join(
            f"The water at the {chance.choice(PLACES)} stood {chance.randrange(9, 99)} centimetres"
            f" above the mark when {chance.choice(DOERS)} came by."
            for _ in range(chance.randrange(1, 4))
        )
        time = _time(clock, n)
        text = f"{told}\n{rest}"
        post = make_post(
            f"{name}-p{n}",
            len(posts[name]),
            text,
            links=_made_links(text, n),
            time=time,
            time_from="stated",
            url=f"https://{name}.example/live#p{n}",
            author="Ines Calloway" if n % 5 == 0 else None,
        )
        posts[name].append(post)
        expressions.append(
            expression(f"x-{n}", name, post, "Today", f"{clock:%Y-%m-%d}", day(f"{clock:%Y-%m-%d}"))
        )
        events.append(_made_event(n, name, post, time, chance))
    sources = tuple(
        make_source(
            name,
            tuple(posts[name]),
            publisher=name.title(),
            publisher_from="page",
            order="oldest-first",
            published=minute("2031-06-02T06:00"),
        )
        for name in names
    )
    relations = tuple(
        Relation(origin=one.id, target=other.id, type="before", because="the page's order")
        for one, other in pairwise(events)
    )
    return make_story(
        sources=sources, events=tuple(events), expressions=tuple(expressions), relations=relations
    )


def _made_links(text: str, n: int) -> tuple[Link, ...]:
    """Return no, one or several links, as posts have them."""
    number = (0, 0, 1, 0, 3)[n % 5]
    words = re.finditer(r"\b(?:water|mark|centimetres|stood)\b", text)
    return tuple(
        Link(start=match.start(), end=match.end(), href=f"https://harbour.example/{n}/{match[0]}")
        for match in islice(words, number)
    )


def _time(clock: datetime, n: int) -> Window:
    start = clock.replace(tzinfo=None)
    if n % 25 in (7, 8, 9):
        hour = start.replace(minute=0)
        return window(hour.isoformat(), (hour + timedelta(hours=2) - SECOND).isoformat())
    return minute(start.isoformat(timespec="minutes"))


def _made_event(n: int, source: str, post: Post, time: Window, chance: random.Random) -> Event:
    text = post.text or ""
    said = (Speaker(name="Petra Lindqvist", role="harbour master", start=0, end=5),)
    mention = make_mention(source, post, text, time=time, said_by=said if n % 4 == 0 else ())
    point = time.granularity == "minute"
    title = f"{text.split(',')[0].removeprefix('Today ')} (entry-token-{n})"
    return make_event(
        n,
        f"{title[:1].upper()}{title[1:]}",
        mention,
        time=time,
        certainty="stated" if point else "bounded",
        basis="posted" if point else "order",
        follows="certain" if n % 40 else "told",
        key=n % 9 == 0,
        key_because="its source marks it" if n % 9 == 0 else None,
        independent_sources=1 + chance.randrange(2),
        because=(
            step("the post was printed with this time", source, post, "Today"),
            step("it tells of its own present", source, post, text.split(",")[0][6:]),
            step("no other source gives another time", source, None, "Updated 2 June 2031"),
        ),
    )

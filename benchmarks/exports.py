"""Times every export of a story of 5,000 events, on one core: `python benchmarks/exports.py`.

The story is made here, so the folder that other benchmarks are given is not read. Ends with 1 if
an export takes longer than its limit.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta, timezone

from timeline import story as values
from timeline.export import EXPORTERS, export
from timeline.wording import edtf, window_display

EVENTS = 5000
LIMIT_S = 2.0
LIMITS_S = {"ics": 6.0}
REPEATS = 3
ZONE = timezone(timedelta(hours=1))


def window(earliest: datetime, length: timedelta, granularity: str | None) -> values.Window:
    latest = earliest + length - timedelta(seconds=1)
    return values.Window(
        earliest=earliest,
        latest=latest,
        granularity=granularity,
        edtf=edtf(earliest, latest, granularity),
        display=window_display(earliest, latest, granularity),
    )


def event(number: int, post: str, text: str) -> values.Event:
    noon = datetime(2026, 6, 1, 12, tzinfo=ZONE) + timedelta(minutes=7 * number)
    shapes = (
        window(noon, timedelta(minutes=1), "minute"),
        window(noon, timedelta(hours=5), None),
        window(noon.replace(hour=0, minute=0), timedelta(days=1), "day"),
    )
    step = values.Step(
        rule="clock-12h", says="the post names it", source="live", post=post, start=0, end=4,
        text=text[:4],
    )  # fmt: skip
    mention = values.Mention(
        id=f"event-{number}", source="live", post=post, start=0, end=len(text), text=text,
        time=shapes[number % 3], joined_because=None, confidence=1.0,
        said_by=(values.Speaker(name="Ada Quill", role="mayor", start=0, end=9),),
    )  # fmt: skip
    return values.Event(
        id=f"event-{number}", aliases=(), rank=number, follows="certain",
        title=f"Cart {number} crosses the harbour bridge", title_from="source", text=text,
        time=shapes[number % 3], ends=None, recurs=None, certainty="stated", basis="words",
        tense="past", key=number % 9 == 0, key_because=None, disputed=False,
        independent_sources=1, mentions=(mention,), because=(step, step, step),
    )  # fmt: skip


def big_story() -> values.Story:
    """Return a story of one live blog with a post, expression and relation for each event."""
    text = "Ada Quill, the mayor, waves another cart over. " * 12
    numbers = range(EVENTS)
    posts = tuple(
        values.Post(
            id=f"post-{n}", index=n, title=None, time=None, time_from="unknown", updated=None,
            author=None, url=f"https://harbour.example/live#{n}", key=False, pinned=False,
            text=text,
        )
        for n in numbers
    )  # fmt: skip
    source = values.Source(
        id="live", title="The bridge, cart by cart", kind="live-blog", publisher="Herald",
        publisher_from="page", url="https://harbour.example/live", path="live.html",
        sha256="0" * 64, retrieved=None, language="en", timezone="Europe/London",
        timezone_from="stated", complete=True, published=None,
        updated=window(datetime(2026, 7, 1, 9, tzinfo=ZONE), timedelta(minutes=1), "minute"),
        order="oldest-first", summary=None, posts=posts,
    )  # fmt: skip
    return values.Story(
        title="Five thousand carts",
        generator="timeline",
        timezone="Europe/London",
        sources=(source,),
        events=tuple(event(n, f"post-{n}", text) for n in numbers),
        relations=tuple(
            values.Relation(
                origin=f"event-{n}", target=f"event-{n + 1}", type="before", because="told so"
            )
            for n in numbers[:-1]
        ),
        expressions=tuple(
            values.Expression(
                id=f"x-{n}", source="live", post=f"post-{n}", start=0, end=4, text=text[:4],
                type="DATE", value="2026-06-01",
            )
            for n in numbers
        ),
        references=(),
        problems=(),
    )  # fmt: skip


def main() -> int:
    story = big_story()
    slow = 0
    print(f"{EVENTS} events, best of {REPEATS}, CPU seconds")
    for exporter in EXPORTERS:
        seconds = []
        for _ in range(REPEATS):
            start = time.process_time()
            data = export(story, exporter.name, base_url="https://story.example/")
            seconds.append(time.process_time() - start)
        limit = LIMITS_S.get(exporter.name, LIMIT_S)
        verdict = "ok" if min(seconds) < limit else f"slower than {limit:g} s"
        slow += min(seconds) >= limit
        size = len(data) / 1_000_000
        print(f"{exporter.name:12}{min(seconds):7.2f} s {size:8.1f} MB  {verdict}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

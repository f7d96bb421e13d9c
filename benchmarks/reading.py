"""How well pages are read: `reading.py CORPORA [PART ...]`.

The parts are html, clocks, untimed, bare, pages and speed.

CORPORA is a folder with `html/`, `liveblogs/blogs.jsonl` and `pages/` (see docs/benchmarks.md). The
texts are third-party: they are read, never kept. Every figure is printed beside what it must be.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from timeline.load import load
from timeline.model import Given, Placed, RawPost
from timeline.place import place
from timeline.segment import segment
from timeline.tag import tag

SEED = 2025
TRAINED_ON = 100
FAR_APART = timedelta(hours=20)
TILED = 250  # lines; nltk takes half a minute for a long blog
LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as the corpus has it: its text by sentences, its time in UTC, its printed label."""

    title: str
    lines: tuple[str, ...]
    time: datetime
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """A blog, newest post first."""

    url: str
    posts: tuple[Post, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("parts", nargs="*", default=[])
    parser.add_argument("--errors", action="store_true", help="print what was read wrongly")
    options = parser.parse_args()
    if not options.corpora.is_dir():
        sys.exit(f"{options.corpora} is no folder: expected the corpora (see docs/benchmarks.md)")
    print(f"{'on':44}{'figure':>12}{'must':>8}{'aim':>8}")
    for name, part in PARTS.items():
        if not options.parts or name in options.parts:
            part(options.corpora, options.errors)


def row(what: str, figure: str, must: str, aim: str) -> None:
    """Print one line of the table."""
    print(f"{what:44}{figure:>12}{must:>8}{aim:>8}", flush=True)


def read(text: str, origin: str = "blog.txt", zone: str | None = None) -> Placed:
    """Take a text through load, tag, segment and place."""
    document = load(text.encode(), origin, Given(tz=zone))
    tagged = tag(document)
    return place(document, tagged, segment(document, tagged))


def blogs(corpora: Path) -> list[Blog]:
    """Return the blogs that have dates, in a seeded order: the first hundred are for learning."""
    found = []
    for line in (corpora / "liveblogs" / "blogs.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        if "bbc" in record["url"].split("/")[2]:
            continue
        posts = tuple(
            Post(
                title=post["title"].strip(),
                lines=tuple(words.strip() for words in post["text"] if words.strip()),
                time=datetime.fromisoformat(post["time"].replace("Z", "+00:00")),
                label=post["label"],
            )
            for post in record["posts"]
        )
        found.append(Blog(url=record["url"], posts=tuple(p for p in posts if p.lines)))
    random.Random(SEED).shuffle(found)
    return found


# --- posts with printed clocks ---


def clocks(corpora: Path, show: bool) -> None:
    """Print every blog in both directions with its labels; count posts found, order, minutes."""
    for newest, name in (
        (True, "newest first, label on its own line"),
        (False, "oldest first, inline"),
    ):
        good = total = ordered = count = midnight = crossed = 0
        for blog in blogs(corpora):
            posts = blog.posts if newest else blog.posts[::-1]
            # The inline labels name no zone, so it is given, as an editor would with --tz.
            zone = None if newest else "Europe/London"
            placed = read(printed_with_clocks(posts, newest), zone=zone)
            want = "newest-first" if newest else "oldest-first"
            right = minutes_right(placed, posts)
            good, total = good + right, total + len(posts)
            ordered, count = ordered + (placed.order == want), count + 1
            if len({post.time.astimezone(LONDON).date() for post in posts}) > 1:
                crossed, midnight = crossed + 1, midnight + (right == len(posts))
            if show and right < len(posts):
                print("  ", blog.url, right, len(posts), len(placed.posted), placed.order)
        row(f"clocks, {name}: posts and minutes", f"{good / total:.2%}", "99.5 %", "99.9 %")
        row("  order found", f"{ordered}/{count}", "", "all")
        row("  blogs that cross midnight all right", f"{midnight}/{crossed}", "", "all")


def printed_with_clocks(posts: tuple[Post, ...], newest: bool) -> str:
    """Print posts as pages do; the head has the first one's date, far neighbours have their own."""
    parts = [f"{posts[0].time.astimezone(LONDON):%A} {day(posts[0].time)}"]
    for index, post in enumerate(posts):
        beside = (*posts[max(0, index - 1) : index], *posts[index + 1 : index + 2])
        far = any(abs(post.time - other.time) >= FAR_APART for other in beside)
        label = f"{day(post.time)} {post.label}" if far else post.label
        body = [post.title, *post.lines] if post.title else list(post.lines)
        if newest:
            parts.append("\n".join([label, *body]))
        else:
            clock = label.rsplit(" ", 1)[0]
            parts.append(f"{clock}: " + "\n".join(body))
    return "\n\n".join(parts) + "\n"


def day(moment: datetime) -> str:
    """Return the day in London as British pages write it."""
    local = moment.astimezone(LONDON)
    return f"{local.day} {local:%B %Y}"


def minutes_right(placed: Placed, posts: tuple[Post, ...]) -> int:
    """Count posts that were found in their place with their minute and first words."""
    right = 0
    found = list(zip(placed.segmented.posts, placed.posted, strict=True))
    position = 0
    for post in posts:
        first = post.title or post.lines[0]
        for step in range(4):
            if position + step >= len(found):
                break
            raw, dated = found[position + step]
            if _begins(placed, raw, first):
                position += step + 1
                is_right = dated is not None and dated.interval.start == post.time
                right += is_right
                break
    return right


def _begins(placed: Placed, raw: RawPost, first: str) -> bool:
    text = placed.document.quote(raw.parts[0]).strip() if raw.parts else ""
    return text.split("\n")[0].strip()[:40].strip() == first[:40].strip()


# --- posts without times ---


def untimed(corpora: Path, show: bool) -> None:
    """Print blogs without times, posts apart by blank lines; is the direction found?"""
    rng = random.Random(SEED)
    right = decided = total = 0
    held_right = held_total = 0
    for number, blog in enumerate(blogs(corpora)):
        newest = rng.random() < 0.5
        posts = blog.posts if newest else blog.posts[::-1]
        text = "\n\n".join("\n".join(filter(None, [p.title, *p.lines])) for p in posts) + "\n"
        order = read(text).order
        is_right = order == ("newest-first" if newest else "oldest-first")
        right, decided, total = right + is_right, decided + (order != "unknown"), total + 1
        if number >= TRAINED_ON:
            held_right, held_total = held_right + is_right, held_total + 1
        if show and not is_right:
            print("  ", order, newest, blog.url)
    row("untimed, blank lines: direction", f"{right / total:.1%}", "94 %", "98 %")
    row("  decided at all", f"{decided}/{total}", "", "")
    row(f"  on the {held_total} not learned on", f"{held_right}/{held_total}", "94 %", "98 %")


# --- bare lines ---


def bare(corpora: Path, show: bool) -> None:
    """Cut blogs printed as bare lines; boundary F1 beside three baselines."""
    counts = {
        "ours": [0, 0, 0],
        "every line": [0, 0, 0],
        "random": [0, 0, 0],
        "TextTiling": [0, 0, 0],
    }
    rng = random.Random(SEED)
    held = blogs(corpora)[TRAINED_ON:]
    tiled = 0
    for blog in held:
        lines, truth = bare_lines(blog)
        guesses = {
            "ours": our_cuts(lines),
            "every line": set(range(1, len(lines))),
            "random": {i for i in range(1, len(lines)) if rng.random() < len(truth) / len(lines)},
        }
        if len(lines) < TILED and (tiles := text_tiling(lines)) is not None:
            tiled += 1
            add(counts["TextTiling"], tiles, truth)
        for name, guess in guesses.items():
            add(counts[name], guess, truth)
        if show:
            print("  ", f"{f1_of(guesses['ours'], truth):.2f}", blog.url)
    row(
        f"bare lines, {len(held)} blogs not learned on: F1",
        f"{f1(counts['ours']):.3f}",
        ".55",
        ".72",
    )
    for name in ("every line", "random"):
        row(f"  {name}", f"{f1(counts[name]):.3f}", "", "")
    row(
        f"  TextTiling, on the {tiled} under {TILED} lines",
        f"{f1(counts['TextTiling']):.3f}",
        "",
        "",
    )
    cased(show)


def cased(show: bool) -> None:
    """Cut texts of our own, with capitals; posts are apart by a line of `%` in the file."""
    folder = Path(__file__).parent / "cased"
    counts = [0, 0, 0]
    texts = sorted(folder.glob("*.txt"))
    for path in texts:
        lines, truth = cased_lines(path.read_text(encoding="utf-8"))
        guess = our_cuts(lines)
        add(counts, guess, truth)
        if show:
            print("  ", f"{f1_of(guess, truth):.2f}", path.name)
    row(f"bare lines, {len(texts)} cased texts of our own: F1", f"{f1(counts):.3f}", ".65", ".8")


def cased_lines(text: str) -> tuple[list[str], set[int]]:
    """Return a file's lines and the indexes of those that begin a post, but for the first."""
    lines: list[str] = []
    truth: set[int] = set()
    for line in text.splitlines():
        if line.strip() == "%":
            truth.add(len(lines))
        elif line.strip():
            lines.append(line.strip())
    return lines, {index for index in truth if 0 < index < len(lines)}


def bare_lines(blog: Blog) -> tuple[list[str], set[int]]:
    lines: list[str] = []
    truth: set[int] = set()
    for post in blog.posts:
        if lines:
            truth.add(len(lines))
        lines.extend(post.lines)
    return lines, truth


def our_cuts(lines: list[str]) -> set[int]:
    """Return the indexes of the lines at which `segment` begins a post, but for the first."""
    document = load("\n".join(lines).encode(), "bare.txt")
    starts = {block.span.start: index for index, block in enumerate(document.blocks)}
    cut = segment(document, tag(document))
    found = {starts.get(post.parts[0].start) for post in cut.posts if post.parts}
    return {index for index in found if index}


def text_tiling(lines: list[str]) -> set[int] | None:
    """Cut by TextTiling (Hearst 1997) as nltk has it, one paragraph a line; None without nltk."""
    try:
        import numpy  # noqa: F401 - nltk's TextTiling needs it and does not say so
        from nltk.tokenize import TextTilingTokenizer
    except ImportError:
        return None
    stop_words = sorted(
        set(
            "the a an of to in and or for on at by is are was were be been has have had it its"
            " he she they we you i his her their our that this with as from but not".split()
        )
    )
    text = "\n\n".join(lines)
    try:
        tiles = TextTilingTokenizer(stopwords=stop_words).tokenize(text)
    except ValueError:
        return set()
    found: set[int] = set()
    seen = 0
    for tile in tiles[:-1]:
        seen += sum(bool(part.strip()) for part in tile.split("\n\n"))
        found.add(seen)
    return {index for index in found if 0 < index < len(lines)}


def add(counts: list[int], guess: set[int], truth: set[int]) -> None:
    counts[0] += len(guess & truth)
    counts[1] += len(guess)
    counts[2] += len(truth)


def f1(counts: list[int]) -> float:
    return 2 * counts[0] / max(1, counts[1] + counts[2])


def f1_of(guess: set[int], truth: set[int]) -> float:
    return 2 * len(guess & truth) / max(1, len(guess) + len(truth))


# --- saved pages ---


def html(corpora: Path, show: bool) -> None:
    """Compare every post of the saved pages with the page's own structured data."""
    good = total = 0
    for path, wanted in structured_truth(corpora / "html"):
        document = load(path.read_bytes(), path.name)
        tagged = tag(document)
        placed = place(document, tagged, segment(document, tagged))
        times = [dated.interval.start if dated else None for dated in placed.posted]
        right = sum(want in times for want in wanted)
        good, total = good + right, total + len(wanted)
        if show or right < len(wanted) or len(times) != len(wanted):
            kinds = sorted({problem.kind for problem in (*document.problems, *placed.problems)})
            print(
                "  ",
                path.name,
                right,
                "of",
                len(wanted),
                "posts",
                len(times),
                placed.complete,
                kinds,
            )
    row("html: posts with their minute", f"{good}/{total}", "100 %", "100 %")


def structured_truth(folder: Path) -> Iterator[tuple[Path, list[datetime]]]:
    """Yield each page with the times that its own data states, to the minute, in UTC."""
    import re

    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8")
        stamps: list[str | int]
        if path.suffix == ".json":
            data = json.loads(text)
            items = data.get("blocks") or data.get("posts", data).get("_items", [])
            stamps = [
                item.get("blockFirstPublished") or item.get("published_date") or item["_created"]
                for item in items
                if not item.get("deleted")
            ]
        elif "liveBlogUpdate" in text:
            part = text[text.index("liveBlogUpdate") :]
            part = part[: part.index("</script")]
            stamps = re.findall(r'"datePublished"\s*:\s*"([^"]+)"', part)
        else:
            stamps = ["2018-04-15T00:21:45+00:00"]
        yield path, [minute(stamp) for stamp in stamps]


def minute(stamp: str | int) -> datetime:
    if isinstance(stamp, int):
        moment = datetime.fromtimestamp(stamp / 1000, UTC)
    else:
        moment = datetime.fromisoformat(stamp)
    return moment.astimezone(UTC).replace(second=0, microsecond=0)


# --- excerpts of pages ---


def pages(corpora: Path, show: bool) -> None:
    """Read the excerpts: is the order as noted, is every printed post time read?"""
    good = total = 0
    for path in sorted((corpora / "pages").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        wanted = PAGES[path.stem]
        placed = read(record["excerpt"], record["url"])
        found = labels_of(placed)
        is_right = found == list(wanted.times) and placed.order in wanted.orders
        good, total = good + is_right, total + 1
        if show and not is_right:
            print("  ", path.stem, placed.order, wanted.orders, found, list(wanted.times))
    row("pages: order and every printed time", f"{good}/{total}", "30", "34")


def labels_of(placed: Placed) -> list[str]:
    """Return the clocks of labelled posts in printed order, in the page's zone."""
    from timeline.place.printed import printed_times
    from timeline.place.zones import FoundZone

    zone = FoundZone(name=placed.zone, found_from=placed.zone_from, why=placed.zone_why)
    times = printed_times(placed.document, placed.tagged, placed.segmented, zone, None)
    found = []
    for time_ in times:
        if time_ is not None and time_.minute is not None:
            found.append(f"{time_.minute // 60}:{time_.minute % 60:02}")
        elif time_ is not None and time_.age_s is not None:
            found.append(f"-{time_.age_s // 60}")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a page's excerpt should come to: orders that are right, and its posts' clocks."""

    orders: tuple[str, ...]
    times: tuple[str, ...] = ()


NEWEST, OLDEST = ("newest-first",), ("oldest-first",)
# Worked out by hand from the excerpts. Where one holds a single post and no word on its order, the
# order that is noted for its page cannot be seen in it: "unknown" is right as well.
EITHER = ("newest-first", "unknown")
PAGES: dict[str, Wanted] = {
    "001": Wanted(orders=OLDEST, times=("8:40", "8:50", "9:40")),  # a day's programme in the first
    "003": Wanted(orders=EITHER, times=("11:32",)),
    "005": Wanted(orders=NEWEST),
    "007": Wanted(orders=NEWEST, times=("8:11", "7:54")),
    "009": Wanted(orders=NEWEST),
    "011": Wanted(orders=EITHER),
    "013": Wanted(
        orders=NEWEST, times=("19:22", "19:20", "19:20", "19:19", "19:18", "19:17", "19:16")
    ),
    "015": Wanted(orders=OLDEST, times=("20:00",)),  # the rest are minutes of play
    "017": Wanted(orders=NEWEST),
    "019": Wanted(orders=NEWEST, times=("12:32", "12:31", "12:28")),
    "021": Wanted(orders=OLDEST, times=("11:10", "11:47")),
    "023": Wanted(orders=NEWEST, times=("16:27", "16:10")),
    "025": Wanted(orders=NEWEST, times=("22:05", "20:15", "15:30", "15:05", "14:37")),
    "027": Wanted(orders=NEWEST, times=("22:45", "21:50", "22:30", "22:15")),  # two printed twice
    "029": Wanted(orders=NEWEST, times=("-3", "-6", "-8")),
    "031": Wanted(orders=EITHER, times=("-14",)),
    "033": Wanted(orders=NEWEST, times=("0:00", "23:40", "23:00", "22:47")),
    "035": Wanted(orders=EITHER),
    "037": Wanted(orders=NEWEST, times=("12:09", "15:43", "12:26")),
    "039": Wanted(orders=OLDEST, times=("18:02", "18:05", "18:10")),
    "041": Wanted(orders=OLDEST, times=("9:55", "9:55", "9:56", "9:57", "9:57", "9:57")),
    "043": Wanted(orders=NEWEST, times=("11:32", "11:28")),
    "045": Wanted(orders=NEWEST),
    "047": Wanted(orders=NEWEST, times=("12:55", "12:27")),
    "049": Wanted(orders=NEWEST),
    "051": Wanted(orders=NEWEST, times=("22:28", "22:27", "22:23", "22:20", "22:20")),
    "053": Wanted(orders=OLDEST),
    "055": Wanted(orders=NEWEST, times=("18:25", "18:17", "18:12")),
    "057": Wanted(orders=NEWEST),
    "059": Wanted(orders=NEWEST, times=("19:30", "19:12")),
    "061": Wanted(orders=OLDEST, times=("14:46", "14:56", "15:02", "15:10")),
    "063": Wanted(orders=NEWEST),
    "065": Wanted(orders=NEWEST),
    "067": Wanted(orders=NEWEST),
}


# --- speed ---


def speed(_corpora: Path, _show: bool) -> None:
    """Time a page of 500 posts and half a megabyte against parsing it with lxml alone.

    To read it is `load`: bytes to a Document whose posts have their texts, times and ids. To cut
    it is `segment`, which needs no tagger here since the markup or the data say what a post is.
    """
    for name, page, must, aim in (
        ("with JSON-LD", made_page(json_ld=True), "2", "1"),
        ("by a markup profile", made_page(json_ld=False), "15", "5"),
    ):
        data = page.encode()
        alone, reading, cutting = seconds(data)
        posts = len(load(data, "page.html").marks)
        what = f"speed {name}, {posts} posts, {len(data) / 1e6:.1f} MB"
        row(what, f"{reading / alone:.1f}", must, aim)
        row("  read and cut into posts", f"{(reading + cutting) / alone:.1f}", "", "")


def seconds(data: bytes) -> tuple[float, float, float]:
    """Return the seconds that lxml takes to parse a page, and we to read and to cut it."""
    from lxml import html as lxml_html

    document = load(data, "page.html")
    untagged = tag(load(b".", "none.txt"))
    return (
        best_of(lambda: lxml_html.document_fromstring(data)),
        best_of(lambda: load(data, "page.html")),
        best_of(lambda: segment(document, untagged)),
    )


def best_of(work: Callable[[], object], times: int = 15) -> float:
    """Return the shortest process time of some runs, in seconds: the machine has other work too."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def made_page(json_ld: bool) -> str:
    """Return a page of 500 posts, as publishers make them."""
    posts, updates = [], []
    start = datetime.fromisoformat("2025-03-03T22:00:00+00:00")
    for number in range(500):
        when = start - timedelta(minutes=2 * number)
        words = " ".join(f"word{(number * 7 + i * 13) % 997}" for i in range(45))
        paragraphs = "".join(f"<p>{words} {i}.</p>" for i in range(2 if not json_ld else 1))
        posts.append(
            f'<div class="block" id="block-{number:024x}"><p class="block-time published-time">'
            f'<time datetime="{when.isoformat()}">{when:%H.%M} GMT</time></p>'
            f'<h2 class="block-title">Title {number}</h2>'
            f'<div class="block-elements">{paragraphs}</div></div>'
        )
        updates.append(
            {
                "@type": "BlogPosting",
                "headline": f"Title {number}",
                "datePublished": when.isoformat(),
                "articleBody": f"{words} 0.",
                "url": f"https://example.org/live#block-{number:024x}",
            }
        )
    data = {"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": updates}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if json_ld else ""
    return (
        "<!DOCTYPE html><html lang='en-GB'><head><title>Live</title>"
        f"{script}</head><body><main>{''.join(posts)}</main></body></html>"
    )


PARTS = {
    "html": html,
    "clocks": clocks,
    "untimed": untimed,
    "bare": bare,
    "pages": pages,
    "speed": speed,
}

if __name__ == "__main__":
    main()

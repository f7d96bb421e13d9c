"""Tags many strings made at random from pieces of times and from odd characters.

    python benchmarks/expressions_fuzz.py [COUNT] [SEED]

COUNT is a million by default. Prints a crash or a string that took longer than it may, and returns
1 then. Times are of the process, so that a busy machine does not count; a string that seems slow
is read twice more, so that a pause of the interpreter does not either.
"""

from __future__ import annotations

import random
import sys
import time

from timeline.text_tag import tag_text

LIMIT_S = 0.005
WARM = 3000
PIECES = (
    "3.25pm 31 February at on in of the a last next this two days ago later March may second "
    "Monday 2014 2014-15 1525 GMT BC '80s half past quarter to noon every week early mid - – . , "
    "( ) ' “ ” ٣ 25:70 9999 0000 0 -1 12/31/1999 31.12.99 Christmas eve new year's day a.m. p.m. "
    "o'clock 2h 25mins between and from until said will has been T-10 90+4' 3% $86 hundred "
    "thousand 1/2 decade century fiscal first 21st overnight tonight tomorrow morning that same "
    "Q3 H1 FY25 AD In 410 9/10 3–4 10-12 4+ 05/31/2024-14:15 week ago weekend Easter year of · "
    "British Summer Time Kyiv soon good 22-23 Feb 9999-1/2"
).split(" ")
CHARACTERS = "abc 0123456789.,:-/'’“”()%$£\n\t\u00a0é٣〇²½Ⅷİßﬁ😀\u0301\u200d\x00"


def main() -> int:
    """Read COUNT strings; return 1 where one crashed or was slow."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    source = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    slowest, bad = 0.0, 0
    for number in range(count):
        text = made(source)
        taken = seconds(text)
        if number < WARM:
            continue
        if taken > LIMIT_S:
            taken = min(taken, seconds(text), seconds(text))
        slowest = max(slowest, taken)
        if taken > LIMIT_S:
            bad += 1
            print(f"{taken * 1000:.1f} ms: {text!r}")
    print(f"{count} strings, none crashed, {bad} slow, the slowest {slowest * 1000:.2f} ms")
    return 1 if bad else 0


def made(source: random.Random) -> str:
    """Return one string: words with blanks, words without, or any characters."""
    kind = source.random()
    if kind < 0.6:
        return " ".join(source.choice(PIECES) for _ in range(source.randint(1, 25)))
    if kind < 0.8:
        return "".join(source.choice(PIECES) for _ in range(source.randint(1, 20)))
    return "".join(source.choice(CHARACTERS) for _ in range(source.randint(0, 80)))


def seconds(text: str) -> float:
    """Return how long one reading takes; a crash is printed with its string and raised."""
    before = time.process_time()
    try:
        tag_text(text, date="2024-02-29T23:59", tz="Europe/London")
    except Exception:
        print(f"crashed on {text!r}")
        raise
    return time.process_time() - before


if __name__ == "__main__":
    sys.exit(main())

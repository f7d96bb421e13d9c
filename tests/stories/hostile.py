"""Pages that no newsroom prints: each as a function from a number of posts to a page."""

from __future__ import annotations

from collections.abc import Callable

MORNING = 6 * 60
COPY = (
    "As we reported earlier, Ana Lume, the harbour master, said on Tuesday: “We will not leave "
    "the quay to the storm for one more night” hours after the council had met."
)


def page(posts: list[str]) -> str:
    """Return a page of posts as markup marks them, in the order given."""
    head = '<meta charset="utf-8"><title>Live: the vote on the quay</title>'
    body = "\n".join(posts)
    return (
        f'<!doctype html><html lang="en"><head>{head}</head><body><main>{body}</main></body></html>'
    )


def post(number: int, text: str, minute: int | None = None) -> str:
    """Return one post; `minute` counts from the first midnight, None prints no time."""
    label = ""
    if minute is not None:
        day, rest = divmod(minute, 24 * 60)
        moment = f"2025-01-{1 + day:02}T{rest // 60:02}:{rest % 60:02}:00+00:00"
        label = f'<time datetime="{moment}">{clock(minute)}</time>'
    title = f"<h2>Vote on the quay, round {number}</h2>"
    return f'<article class="post" id="post-{number}">{label}{title}<p>{text}</p></article>'


def clock(minute: int) -> str:
    """Return what a clock shows."""
    return f"{minute // 60 % 24:02}.{minute % 60:02}"


def name(first: str, number: int) -> str:
    """Return a name that only this number has, in letters."""
    return first + "".join("abcdfgjklm"[int(digit)] for digit in str(number)) + "ol"


def cited_in_a_ring(size: int) -> str:
    """Every post points at the next one, at the one before it, and at one of the far side."""
    posts = []
    for n in range(size):
        label, far = clock(MORNING + (n + 1) % size), (n + size // 2) % size
        text = (
            f"The mayor answered question {n}. See our post from {label} and "
            f'<a href="#post-{far}">our earlier post</a>. More in our previous post.'
        )
        posts.append(post(n, text, MORNING + n))
    return page(posts)


def cites_itself(size: int) -> str:
    """Every post points at itself, by its label and by a link."""
    return page(
        [
            post(
                n,
                f"The mayor answered question {n}. See our post from {clock(MORNING + n)}. "
                f'This is <a href="#post-{n}">our post</a> on it.',
                MORNING + n,
            )
            for n in range(size)
        ]
    )


def contradictions(size: int) -> str:
    """Every post says that one thing came hours after another, and dates it two days before it."""
    text = (
        "The mayor closed pier {} on Wednesday 8 January 2025, hours after {} opened the gate "
        "on Friday 10 January 2025."
    )
    texts = (text.format(n, name("Te", n)) for n in range(size))
    return page([post(n, text, 20_000 + n) for n, text in enumerate(texts)])


def backwards(size: int) -> str:
    """The clock runs back by three minutes from post to post, and jumps ahead now and then."""
    minutes = [20 * 24 * 60 - 3 * n + (50 if n % 7 == 0 else 0) for n in range(size)]
    return page([post(n, f"The mayor answered question {n}.", at) for n, at in enumerate(minutes)])


def one_minute(size: int) -> str:
    """All posts bear one and the same minute, and each points at that minute."""
    label = clock(MORNING)
    text = "The mayor answered question {}. There is more in our post from {}."
    return page([post(n, text.format(n, label), MORNING) for n in range(size)])


def no_time(size: int) -> str:
    """Nothing says when anything was."""
    text = "The mayor answered question {}. As we reported earlier, the clerk disagreed."
    return page([post(n, text.format(n)) for n in range(size)])


def one_time(size: int) -> str:
    """Only the last post bears a time: all others lie on one chain from it."""
    text = "The mayor answered question {}, moments ago."
    last = [post(size - 1, text.format(size - 1), MORNING)]
    return page([post(n, text.format(n)) for n in range(size - 1)] + last)


def copies(size: int) -> str:
    """One sentence over and over, a post each time."""
    return page([post(n, COPY) for n in range(size)])


def copies_in_one_post(size: int) -> str:
    """One sentence over and over, all in one paragraph of plain text."""
    return "13 February 2025\n\n" + " ".join([COPY] * size)


def copies_in_lines(size: int) -> str:
    """One sentence over and over, a paragraph of plain text each time."""
    return "13 February 2025\n\n" + "\n\n".join([COPY] * size)


PAGES: dict[str, Callable[[int], str]] = {
    "cited-in-a-ring": cited_in_a_ring,
    "cites-itself": cites_itself,
    "contradictions": contradictions,
    "backwards": backwards,
    "one-minute": one_minute,
    "no-time": no_time,
    "one-time": one_time,
    "copies": copies,
    "copies-in-one-post": copies_in_one_post,
    "copies-in-lines": copies_in_lines,
}

"""Lays posts out as the pages of live blogs have them: the shapes in which a story is written."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from stories.telling import Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A post as it will be printed; `posted` is an instant to the minute."""

    posted: datetime
    heading: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """All that a page shows: posts in printed order and when it was last updated."""

    title: str
    posts: Sequence[Written]
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of a story; `date` and `tz` are what the caller has to say of it, if anything."""

    name: str
    content: str
    date: str | None = None
    tz: str | None = None


Layout = Callable[[Teller, Blog], File]


def label_lines(teller: Teller, blog: Blog) -> File:
    """Text with each post's time on a line of its own."""
    with_zone = teller.chance.random() < 0.5
    parts = [blog.title, dateline(teller, blog.updated)]
    for post in blog.posts:
        lines = [teller.clock(post.posted, with_zone=with_zone), *headed(post)]
        parts.append("\n".join(lines) if teller.chance.random() < 0.8 else "\n\n".join(lines))
    return File(name="blog.txt", content="\n\n".join(parts) + "\n", tz=said(teller))


def inline_labels(teller: Teller, blog: Blog) -> File:
    """Text with each post's time in front of its first words."""
    mark = teller.chance.choice((": ", " – ", " - "))
    parts = [blog.title, dateline(teller, blog.updated)]
    for post in blog.posts:
        first, *others = headed(post)
        parts.append("\n".join([f"{teller.clock(post.posted)}{mark}{first}", *others]))
    return File(name="blog.txt", content="\n\n".join(parts) + "\n", tz=said(teller))


def time_elements(teller: Teller, blog: Blog) -> File:
    """HTML whose posts carry `time` elements."""
    tag, name = teller.chance.choice(
        (("article", "post"), ("div", "live-post"), ("section", "update"), ("li", "entry"))
    )
    body = []
    for number, post in enumerate(blog.posts):
        stamp = post.posted.astimezone(teller.zone).isoformat()
        heading = f"<h2>{escaped(post.heading)}</h2>" if post.heading else ""
        text = "".join(f"<p>{escaped(one)}</p>" for one in post.paragraphs)
        clock = escaped(teller.clock(post.posted))
        body.append(
            f'<{tag} class="{name}" id="{name}-{number + 100}"><time datetime="{stamp}">{clock}'
            f"</time>{heading}{text}</{tag}>"
        )
    return File(name="blog.html", content=page(blog, "\n".join(body)), tz=teller.zone.key)


def json_ld(teller: Teller, blog: Blog) -> File:
    """HTML with a schema.org LiveBlogPosting beside the text."""
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": blog.title,
        "dateModified": blog.updated.astimezone(teller.zone).isoformat(),
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "@id": f"#b{number}",
                "headline": post.heading or "",
                "datePublished": post.posted.astimezone(teller.zone).isoformat(),
                "articleBody": "\n".join(post.paragraphs),
            }
            for number, post in enumerate(blog.posts)
        ],
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    visible = "".join(
        f'<div id="b{number}">'
        + "".join(f"<p>{escaped(one)}</p>" for one in headed(post))
        + "</div>"
        for number, post in enumerate(blog.posts)
    )
    return File(name="blog.html", content=page(blog, script + visible), tz=teller.zone.key)


def no_labels(teller: Teller, blog: Blog) -> File:
    """Text of posts without times, divided by blank lines, under a dateline."""
    parts = [blog.title, dateline(teller, blog.updated)]
    parts += ["\n".join(headed(post)) for post in blog.posts]
    return File(name="blog.txt", content="\n\n".join(parts) + "\n", tz=said(teller))


LABELLED: tuple[Layout, ...] = (label_lines, inline_labels, time_elements, json_ld)


def said(teller: Teller) -> str | None:
    """Return the zone that the caller has to give: British datelines mostly name it themselves."""
    is_named = teller.zone.key == "Europe/London" and teller.chance.random() < 0.6
    return None if is_named else teller.zone.key


def dateline(teller: Teller, updated: datetime) -> str:
    """Return the line that says when the page was last updated."""
    local = updated.astimezone(teller.zone)
    place = "UK" if teller.zone.key == "Europe/London" else local.tzname()
    clock = teller.clock(updated)
    return teller.chance.choice(
        (
            f"{local:%A} {teller.date(local.date())} {local:%H:%M}, {place}",
            f"Last updated: {local:%A} {teller.date(local.date())}, {clock} {local.tzname()}",
            f"Updated {teller.date(local.date())} at {clock} {local.tzname()}",
        )
    )


def headed(post: Written) -> list[str]:
    """Return the post's lines, its heading first."""
    return [*([post.heading] if post.heading else []), *post.paragraphs]


def page(blog: Blog, body: str) -> str:
    """Return a whole HTML page."""
    title = escaped(blog.title)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title></head><body><header><nav>Home Sport Weather</nav></header>"
        f"<main><h1>{title}</h1>\n{body}\n"
        "</main><footer>Contact us. All rights reserved.</footer></body></html>\n"
    )


def escaped(text: str | None) -> str:
    """Return text as it stands in HTML."""
    return html.escape(text or "", quote=False)

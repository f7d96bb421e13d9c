"""What a site holds for other people's pages: the widget, its frame, and the snippets to paste."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from timeline import resources
from timeline.export import plain_html
from timeline.export.plain import one_line, web_address
from timeline.export.selection import Options
from timeline.phrases import Phrases
from timeline.story import Story
from timeline.story_json import Row, events_to_dict

FOLDER: Final = "widget"
EMBED_PAGE: Final = "embed.html"
OEMBED: Final = "oembed.json"
FRAME_HEIGHT: Final = 600
FRAME_WIDTH: Final = 640

_COPIED: Final = ("live-timeline.js", "resize.js", "frame.js", "frame.css", "embed.css", "copy.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippets:
    """The three forms in which a story is pasted; the last two are None without an address."""

    plain: str
    frame: str | None
    element: str | None


def snippets(story: Story, options: Options) -> Snippets:
    """Return what an editor pastes: plain HTML, a frame, the element with the plain HTML in it."""
    plain = plain_html.export(story, options).decode()
    base = _base(options)
    if base is None:
        return Snippets(plain=plain, frame=None, element=None)
    return Snippets(
        plain=plain,
        frame=f"{_frame_tag(story, base)}\n"
        f'<script src="{_attribute(base)}/{FOLDER}/resize.js" async></script>\n',
        element=f'<script src="{_attribute(base)}/{FOLDER}/live-timeline.js" async></script>\n'
        f'<live-timeline src="{_attribute(base)}/events.json">\n{plain}</live-timeline>\n',
    )


def oembed(story: Story, options: Options) -> Row | None:
    """Return an oEmbed 1.0 answer of type `rich`, or None without an address."""
    base = _base(options)
    if base is None:
        return None
    return {
        "version": "1.0",
        "type": "rich",
        "title": one_line(story.title),
        "provider_name": one_line(story.generator),
        "provider_url": f"{base}/index.html",
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
        "html": _frame_tag(story, base),
    }


def write_widget_files(story: Story, folder: Path, options: Options) -> None:
    """Write the widget's files into a site that holds `events.json` and `page.css` already.

    The script form of `events.json` is for pages that may not fetch: those opened from a disk, and
    those of other origins where the server does not allow them.
    """
    widget = folder / FOLDER
    widget.mkdir(exist_ok=True)
    for name in _COPIED:
        _write(widget / name, resources.template_text(f"{FOLDER}/{name}"))
    _write(folder / "events.js", _as_script(events_to_dict(story)))
    _write(widget / "frame.html", _frame_page(story, options))
    _write(folder / EMBED_PAGE, _embed_page(story, options))
    answer = oembed(story, options)
    if answer is not None:
        _write(folder / OEMBED, json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


def webcal_address(base_url: str | None) -> str | None:
    """Return the address under which calendar programs subscribe, or None without a site's."""
    address = web_address(base_url)
    bare = address.partition("://")[2].rstrip("/") if address else None
    return f"webcal://{bare}/exports/timeline.ics" if bare else None


def _base(options: Options) -> str | None:
    address = web_address(options.base_url)
    return address.rstrip("/") if address else None


def _frame_tag(story: Story, base: str) -> str:
    return (
        f'<iframe src="{_attribute(base)}/{FOLDER}/frame.html" '
        f'title="{_attribute(one_line(story.title))}" '
        f'width="100%" height="{FRAME_HEIGHT}" frameborder="0" loading="lazy"></iframe>'
    )


def _as_script(data: Row) -> str:
    """Return a script that keeps the data under its own address, as the element looks for it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"(self.liveTimelineData ||= {{}})[document.currentScript.src] = {text};\n"


def _frame_page(story: Story, options: Options) -> str:
    return _filled(
        "frame.html",
        language=_attribute(options.style.language),
        title=html.escape(one_line(story.title)),
        plain=plain_html.export(story, options).decode(),
    )


def _embed_page(story: Story, options: Options) -> str:
    forms = snippets(story, options)
    base, phrases = _base(options), options.style.phrases
    names = [name for name in phrases.strings if name.partition("-")[0] == "embed"]
    said = {name.replace("-", "_"): _attribute(phrases[name]) for name in names}
    needs = html.escape(phrases["embed-needs"]).format(option=_OPTION)
    return _filled(
        "embed.html",
        **said,
        language=_attribute(phrases.code),
        title=html.escape(one_line(story.title)),
        plain=html.escape(forms.plain),
        frame=html.escape(forms.frame or phrases["embed-missing"]),
        element=html.escape(forms.element or phrases["embed-missing"]),
        disabled="" if base else " disabled",
        needs="" if base else f"<p><strong>{needs}</strong></p>",
        discovery=_discovery(base) if base else "",
        calendar=_calendar(base, phrases) if base else "",
    )


_OPTION: Final = "<code>--base-url https://example.org/story/</code>"


def _discovery(base: str) -> str:
    address = f"{_attribute(base)}/{OEMBED}"
    return f'<link rel="alternate" type="application/json+oembed" href="{address}">\n'


def _calendar(base: str, phrases: Phrases) -> str:
    """Return the line that offers a subscription."""
    address = _attribute(webcal_address(base) or "")
    return f'<p><a href="{address}">{html.escape(phrases["embed-calendar"])}</a></p>\n'


def _filled(name: str, **values: str) -> str:
    return Template(resources.template_text(f"{FOLDER}/{name}")).substitute(values)


def _attribute(text: str) -> str:
    return html.escape(text, quote=True)


def _write(place: Path, text: str) -> None:
    place.write_bytes(text.encode(errors="replace"))

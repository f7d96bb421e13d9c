"""Writes the overview: marks as SVG, each a link to its entry, and the words around it as HTML.

Words stand beside the drawing and not in it, so that they keep their size on a phone and their
contrast can be checked. A policy against inline styles leaves one way to place them: a stylesheet
of this one drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from timeline.phrases import Phrases
from timeline.render.chart import LANE, TOP, Bar, Dot, Label, Overview, Panel


def overview_figure(drawing: Overview, words: Phrases, page_of: Mapping[str, str]) -> Markup:
    """Return a figure with the drawing; `page_of` gives the page of an entry's anchor.

    The drawing repeats what the list of entries says, so that its marks take no tab stop and it
    is hidden from assistive technology; its caption says what it shows.
    """
    caption = words["overview-density" if drawing.is_density else "overview-text"]
    lanes = Markup().join(Markup("<li>{}</li>").format(name) for name in drawing.lanes)
    axis = Markup().join(
        Markup('<span class="{} _l{}">{}</span>').format(kind, n, text)
        for n, (kind, _, text) in enumerate(_words(drawing))
    )
    return Markup(
        '<figure class="map"><h2>{0}</h2><div class="chart">'
        '<ul class="lanes" aria-hidden="true">{1}</ul>'
        '<div class="pan" role="region" aria-label="{0}" tabindex="0">'
        '<div class="axis" aria-hidden="true">{2}</div>{3}</div></div>'
        '<figcaption><span class="swipe">{6}</span>{4} <span class="legend">{5}</span>'
        "</figcaption></figure>"
    ).format(
        words["overview"],
        lanes,
        axis,
        _svg(drawing, page_of),
        caption,
        Markup() if drawing.is_density else _legend(words),
        words["overview-swipe"],
    )


def overview_style(drawing: Overview) -> str:
    """Return the stylesheet that places the words of this drawing."""
    rules = [f".axis{{width:{_n(drawing.width)}px}}"]
    for n, (_, x, _text) in enumerate(_words(drawing)):
        rules.append(f"._l{n}{{left:{_n(x)}px}}")
    return "\n".join(rules) + "\n"


def _words(drawing: Overview) -> Iterator[tuple[str, float, str]]:
    """Yield the kind, place and text of every word of the axis, always in the same order."""
    for panel in drawing.panels:
        if panel.label:
            yield "day", panel.x, panel.label
        for label in panel.labels:
            if label.words:
                yield "clock", label.middle, label.words


def _svg(drawing: Overview, page_of: Mapping[str, str]) -> Markup:
    parts = [part for panel in drawing.panels for part in _panel(panel, drawing, page_of)]
    return Markup(
        '<svg viewBox="0 0 {0} {1}" width="{0}" height="{1}" aria-hidden="true" focusable="false">'
        "{2}</svg>"
    ).format(_n(drawing.width), _n(drawing.height), Markup().join(parts))


def _panel(panel: Panel, drawing: Overview, page_of: Mapping[str, str]) -> Iterator[Markup]:
    bottom = TOP + LANE * len(drawing.lanes)
    yield Markup('<rect class="panel" x="{}" y="{}" width="{}" height="{}"/>').format(
        _n(panel.x), _n(TOP - 2), _n(panel.width), _n(bottom - TOP + 4)
    )
    for n in range(len(drawing.lanes)):
        y = TOP + LANE * (n + 0.5)
        yield Markup('<path class="base" d="M{} {}h{}"/>').format(
            _n(panel.x), _n(y), _n(panel.width)
        )
    if panel.is_cut:
        yield Markup('<path class="cut" d="M{0} {2}l5 -12M{1} {2}l5 -12"/>').format(
            _n(panel.x - 14), _n(panel.x - 9), _n(bottom + 6)
        )
    yield from (_label(label, bottom) for label in panel.labels)
    for x, top, foot in panel.ties:
        yield Markup('<path class="tie" d="M{} {}V{}"/>').format(_n(x), _n(top), _n(foot))
    yield from (_dot(dot, page_of) for dot in panel.dots)
    yield from (_bar(bar, page_of) for bar in panel.bars)


def _label(label: Label, bottom: float) -> Markup:
    if label.end is None:
        return Markup('<path class="lead" d="M{} 0V{}"/>').format(_n(label.x), _n(bottom))
    return Markup('<path class="bracket" d="M{0} 8v-6H{1}v6"/>').format(_n(label.x), _n(label.end))


def _dot(dot: Dot, page_of: Mapping[str, str]) -> Markup:
    kind = f"{dot.kind} key" if dot.is_key else dot.kind
    whisker = Markup()
    if dot.reach is not None:
        low, high = dot.reach
        y = dot.y + 9 + 4 * dot.level
        whisker = Markup('<path class="reach" d="M{2} {4}V{3}M{0} {3}v-3v6v-3H{1}v-3v6"/>').format(
            _n(low), _n(high), _n(dot.x), _n(y), _n(dot.y)
        )
    if dot.kind == "tick":
        wide = dot.size * 0.36
        shape = Markup('<rect x="{}" y="{}" width="{}" height="24"/>').format(
            _n(dot.x - wide / 2), _n(dot.y - 13), _n(wide)
        )
    else:
        shape = Markup('<circle cx="{}" cy="{}" r="{}"/>').format(
            _n(dot.x), _n(dot.y - 1), _n(dot.size / 2)
        )
    return Markup('<a class="{}" href="{}" tabindex="-1"><title>{}</title>{}{}</a>').format(
        kind, _address(dot.target, page_of), dot.words, whisker, shape
    )


def _bar(bar: Bar, page_of: Mapping[str, str]) -> Markup:
    return Markup(
        '<a class="bin" href="{}" tabindex="-1"><path d="M{} {}h{}v{}h-{}z"/></a>'
    ).format(
        _address(bar.target, page_of),
        _n(bar.x),
        _n(bar.y),
        _n(bar.width),
        _n(bar.height),
        _n(bar.width),
    )


def _address(target: str, page_of: Mapping[str, str]) -> str:
    return f"{page_of.get(target, '')}#{target}"


_SHAPES = (
    ("tick", '<rect x="9" y="1" width="5" height="16"/>'),
    ("dot", '<path class="reach" d="M1 15v-6v3H21v-3v6"/><circle cx="11" cy="7" r="5.5"/>'),
    (
        "bracket",
        (
            '<path class="bracket" d="M1 7v-5H21v5"/><circle cx="6" cy="12" r="4.5"/>'
            '<circle cx="16" cy="12" r="4.5"/>'
        ),
    ),
    ("hollow", '<circle cx="11" cy="9" r="5.5"/>'),
)


def _legend(words: Phrases) -> Markup:
    sign = Markup(
        '<span class="sign"><svg viewBox="0 0 22 18" width="22" height="18" aria-hidden="true">'
        '<g class="{}">{}</g></svg> {}</span> '
    )
    return Markup().join(
        sign.format(kind, Markup(shape), words[f"overview-{kind}"]) for kind, shape in _SHAPES
    )


def _n(number: float) -> str:
    """Write a coordinate with at most one decimal, which is finer than a pixel."""
    return f"{number:.1f}".removesuffix(".0")

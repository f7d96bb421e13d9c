"""Writes the overview as SVG: every mark a link to its entry, every colour a class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from timeline.phrases import Phrases
from timeline.render.overview import LANE, TOP, Bar, Dot, Label, Overview, Panel


def overview_svg(drawing: Overview, words: Phrases, page_of: Mapping[str, str]) -> Markup:
    """Return a figure with the drawing; `page_of` gives the page of an entry's anchor.

    The drawing repeats what the list of entries says, so that it takes no tab stop and is hidden
    from assistive technology; its caption says what it shows.
    """
    parts = [*_frame(drawing)]
    for panel in drawing.panels:
        parts += _panel(panel, drawing, page_of)
    caption = words["overview-density" if drawing.is_density else "overview-text"]
    legend = Markup() if drawing.is_density else _legend(words)
    return Markup(
        '<figure class="map"><h2>{0}</h2><div class="pan" role="region" aria-label="{0}"'
        ' tabindex="0"><svg viewBox="0 0 {1} {2}" width="{1}"'
        ' aria-hidden="true" focusable="false">{3}</svg></div>'
        "<figcaption>{4} {5}</figcaption></figure>"
    ).format(
        words["overview"],
        _n(drawing.width),
        _n(drawing.height),
        Markup().join(parts),
        caption,
        legend,
    )


def _frame(drawing: Overview) -> Iterator[Markup]:
    for n, name in enumerate(drawing.lanes):
        y = TOP + LANE * (n + 0.5)
        yield Markup('<text class="lane" x="0" y="{}">{}</text>').format(_n(y + 4), name)


def _panel(panel: Panel, drawing: Overview, page_of: Mapping[str, str]) -> Iterator[Markup]:
    bottom = TOP + LANE * len(drawing.lanes)
    yield Markup('<rect class="panel" x="{}" y="{}" width="{}" height="{}"/>').format(
        _n(panel.x), _n(TOP - 4), _n(panel.width), _n(bottom - TOP + 8)
    )
    yield Markup(
        '<a href="#{}" tabindex="-1"><text class="day" x="{}" y="14">{}</text></a>'
    ).format(panel.target, _n(panel.x), panel.label)
    for n in range(len(drawing.lanes)):
        y = TOP + LANE * (n + 0.5)
        yield Markup('<path class="base" d="M{} {}h{}"/>').format(
            _n(panel.x), _n(y), _n(panel.width)
        )
    if panel.is_cut:
        yield _cut(panel, bottom)
    yield from (_label(label, bottom) for label in panel.labels)
    for x, top, foot in panel.ties:
        yield Markup('<path class="tie" d="M{} {}V{}"/>').format(_n(x), _n(top), _n(foot))
    yield from (_dot(dot, page_of) for dot in panel.dots)
    yield from (_bar(bar, page_of) for bar in panel.bars)


def _cut(panel: Panel, bottom: float) -> Markup:
    """Draw the two strokes of a broken axis in the gap before a panel."""
    x, y = panel.x - 12, bottom + 4
    return Markup('<path class="cut" d="M{0} {2}l5 -12M{1} {2}l5 -12"/>').format(
        _n(x), _n(x + 5), _n(y)
    )


def _label(label: Label, bottom: float) -> Markup:
    if label.end is None:
        return Markup(
            '<path class="lead" d="M{0} {1}V{2}"/><text class="clock" x="{0}" y="{3}">{4}</text>'
        ).format(_n(label.x), _n(TOP - 14), _n(bottom), _n(TOP - 20), label.words)
    middle, top = (label.x + label.end) / 2, TOP - 8
    return Markup(
        '<path class="bracket" d="M{0} {1}v-6H{2}v6"/>'
        '<text class="clock" x="{3}" y="{4}">{5}</text>'
    ).format(_n(label.x), _n(top), _n(label.end), _n(middle), _n(top - 12), label.words)


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
        shape = Markup('<rect x="{}" y="{}" width="5" height="24"/>').format(
            _n(dot.x - 2.5), _n(dot.y - 13)
        )
    else:
        shape = Markup('<circle cx="{}" cy="{}" r="7"/>').format(_n(dot.x), _n(dot.y))
    number = Markup()
    if dot.number is not None:
        number = Markup('<text x="{}" y="{}">{}</text>').format(
            _n(dot.x), _n(dot.y + 2.5), dot.number
        )
    return Markup('<a class="{}" href="{}" tabindex="-1"><title>{}</title>{}{}{}</a>').format(
        kind, _address(dot.target, page_of), dot.words, whisker, shape, number
    )


def _bar(bar: Bar, page_of: Mapping[str, str]) -> Markup:
    return Markup(
        '<a class="bin" href="{}" tabindex="-1"><title>{}</title><path d="M{} {}h{}v{}h-{}z"/></a>'
    ).format(
        _address(bar.target, page_of),
        bar.words,
        _n(bar.x),
        _n(bar.y),
        _n(bar.width),
        _n(bar.height),
        _n(bar.width),
    )


def _address(target: str, page_of: Mapping[str, str]) -> str:
    return f"{page_of.get(target, '')}#{target}"


def _legend(words: Phrases) -> Markup:
    shapes = (
        ("tick", Markup('<rect x="9" y="1" width="5" height="16"/>')),
        (
            "dot",
            Markup(
                '<path class="reach" d="M1 13v-8m0 4H21m0 -4v8"/><circle cx="11" cy="9" r="6"/>'
            ),
        ),
        (
            "bracket",
            Markup(
                '<path class="bracket" d="M1 7v-5H21v5"/><circle cx="6" cy="12" r="4"/>'
                '<circle cx="16" cy="12" r="4"/>'
            ),
        ),
        ("hollow", Markup('<circle cx="11" cy="9" r="6"/>')),
    )
    return Markup("").join(
        Markup(
            '<span class="sign"><svg viewBox="0 0 22 18" width="22" height="18" aria-hidden="true">'
            '<g class="{}">{}</g></svg> {}</span> '
        ).format(kind, shape, words[f"overview-{kind}"])
        for kind, shape in shapes
    )


def _n(number: float) -> str:
    """Write a coordinate with at most one decimal, which is finer than a pixel."""
    return f"{number:.1f}".removesuffix(".0")

"""The words of the overview never lie over one another."""

from timeline.render.apart import apart
from timeline.render.chart import Label, Panel


def panel(x: float, label: str, *labels: Label) -> Panel:
    return Panel(x=x, width=30, label=label, target="d", is_cut=False, labels=labels)


def test_words_with_room_stay() -> None:
    given = (
        panel(0, "Mo 10", Label(x=60, words="2.12pm")),
        panel(50, "Tu 11", Label(x=120, words="6.22pm")),
    )
    assert apart(given) == given


def test_a_clock_time_over_another_goes_across_panels_too() -> None:
    first, second = Label(x=60, words="2.12pm"), Label(x=90, words="6.22pm")
    shown = apart((panel(0, "", first), panel(70, "", second)))
    assert [one.labels for one in shown] == [(first,), ()]


def test_a_bracket_has_its_words_before_a_clock_time_on_its_left() -> None:
    bracket = Label(x=70, end=130, words="10am–noon")
    (shown,) = apart((panel(0, "", Label(x=60, words="9.46am"), bracket),))
    assert shown.labels == (bracket,)


def test_a_bracket_without_room_stays_without_its_words() -> None:
    first, second = Label(x=60, end=90, words="6am–8am"), Label(x=92, end=110, words="8am–10am")
    (shown,) = apart((panel(0, "", first, second),))
    assert shown.labels == (first, Label(x=92, end=110, words=""))


def test_a_day_over_another_goes() -> None:
    shown = apart(tuple(panel(26.0 * n, "Mo 10") for n in range(4)))
    assert [one.label for one in shown] == ["Mo 10", "", "Mo 10", ""]


def test_words_at_the_left_edge_are_not_cut_off() -> None:
    label = Label(x=7, words="6.03am")
    assert label.middle == label.half

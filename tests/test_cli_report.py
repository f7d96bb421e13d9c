"""What `check` and `explain` print of a story."""

from dataclasses import replace

import pytest

import timeline
from timeline.cli import report
from timeline.story import Problem, ProblemSpan, Step, Story


@pytest.fixture(scope="module")
def story() -> Story:
    text = "The ferry\n\nThursday 6 March 2025\n\nThe ferry sank on Wednesday. It rose on Thursday."
    return timeline.reconstruct(timeline.read_text(text))


def problem(kind: str, severity: str, says: str) -> Problem:
    return Problem(id=f"{kind}-{severity}", kind=kind, severity=severity, says=says)  # type: ignore[arg-type]


def test_problems_are_printed_worst_first_and_accepted_ones_not_at_all(story: Story) -> None:
    problems = (
        problem("reading", "note", "the zone was assumed"),
        problem("contradiction", "error", "too long: first; second; third"),
        problem("undated", "warning", "no date"),
        replace(problem("disputed", "error", "settled by an editor"), state="accepted"),
    )
    lines = list(report.check_lines(replace(story, problems=problems)))
    assert lines == [
        "error: contradiction (1)",
        f"  to do: {report.ADVICE['contradiction']}",
        "  too long:",
        "  - first",
        "  - second",
        "  - third",
        "",
        "warning: undated (1)",
        f"  to do: {report.ADVICE['undated']}",
        "  no date",
        "",
        "note: reading (1)",
        f"  to do: {report.ADVICE['reading']}",
        "  the zone was assumed",
        "",
        "3 things to look at",
    ]


def test_a_problem_names_its_words_once_where_a_reader_finds_them(story: Story) -> None:
    (source,) = story.sources
    span = ProblemSpan(source=source.id, post=source.posts[0].id, start=0, end=9, text="The ferry")
    one = replace(problem("reading", "note", "odd"), spans=(span, span), dropped="a reading")
    lines = list(report.check_lines(replace(story, problems=(one,))))
    name = source.path or source.title
    assert lines[3:5] == [
        f"    {name}, post 1 ({source.posts[0].id}): «The ferry»",
        "    set aside: a reading",
    ]
    assert lines[-1] == "1 thing to look at"


def test_of_many_problems_of_one_kind_twenty_are_printed(story: Story) -> None:
    problems = tuple(problem("reading", "note", f"odd {number}") for number in range(33))
    lines = list(report.check_lines(replace(story, problems=problems)))
    assert sum(line.startswith("  odd") for line in lines) == 20
    assert "  … and 13 more of this kind" in lines
    assert lines[-1] == "33 things to look at"


def test_a_step_that_two_rest_on_is_spelt_out_once(story: Story) -> None:
    steps = (
        Step(rule="words", says="«Wednesday»", text="Wednesday", source=story.sources[0].id),
        Step(rule="weekday", says="a Wednesday", premises=(0,)),
        Step(rule="tense", says="told as past", premises=(0, 1)),
        Step(rule="conclusion", says="so: 5 March", premises=(1, 2)),
    )
    lines = list(report.explanation(replace(story.events[0], because=steps), story))[2:]
    name = story.sources[0].path or story.sources[0].title
    assert lines == [
        "  so: 5 March [conclusion]",
        "    a Wednesday [weekday]",
        f"      «Wednesday» ({name})",
        "    told as past [tense]",
        "      «Wednesday» (as above)",
        "      a Wednesday (as above)",
    ]


def test_a_chain_longer_than_pythons_stack_is_printed_whole(story: Story) -> None:
    steps = [Step(rule="words", says="first", text="first")]
    steps += [Step(rule="chain", says=f"step {n}", premises=(n - 1,)) for n in range(1, 3000)]
    event = replace(story.events[0], because=tuple(steps))
    lines = list(report.explanation(event, story))
    assert sum("step " in line for line in lines) == 2999
    assert max(map(len, lines)) < 100


def test_an_alias_finds_its_event(story: Story) -> None:
    event = replace(story.events[0], aliases=("told-elsewhere",))
    known = replace(story, events=(event,))
    assert report.event_by_id(known, "told-elsewhere") is event
    assert report.event_by_id(known, event.id) is event
    assert report.event_by_id(known, "unheard-of") is None

"""What several sources tell: which tellings are one event, which are not, and which disagree."""

from __future__ import annotations

import json
import time
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.constrain import constrain
from timeline.merge import merge
from timeline.model import Named, Options, Span
from timeline.narrate import narrate
from timeline.resolve import resolve
from timeline.solve import Trial, solve
from timeline.story import Event, Story

CASES = tomllib.loads((Path(__file__).parent / "cases" / "merging.toml").read_text("utf-8"))["case"]
COPIED = "The harbour board closed the northern lighthouse after a storm broke its lens again."
QUOTED = "There is no secret plan to sell the lighthouse, and there never was one"


def blog_page(blog: dict[str, Any]) -> str:
    """Return a live blog as a page with schema.org data, newest post first."""
    posts = [
        {
            "@type": "BlogPosting",
            "@id": f"#p{at}",
            "datePublished": f"{when}:00Z",
            "articleBody": text,
        }
        for at, (when, text) in enumerate(blog["posts"])
    ]
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": blog["title"],
        "liveBlogUpdate": posts[::-1],
    }
    return f'<html lang="en"><script type="application/ld+json">{json.dumps(data)}</script></html>'


def story_of(case: dict[str, Any], **options: Any) -> Story:
    documents = [
        timeline.read_text(one["text"].strip(), date=one["date"], url=one.get("url"))
        for one in case.get("article", ())
    ]
    documents += [timeline.read_text(blog_page(one)) for one in case.get("blog", ())]
    return timeline.reconstruct(documents, text="full", **options)


def articles(*texts: str, **more: str) -> dict[str, Any]:
    return {"article": [{"date": "2031-06-05", "text": text, **more} for text in texts]}


def event_with(story: Story, words: str) -> Event:
    holding = [
        (len(mention.text), event.id, event)
        for event in story.events
        for mention in event.mentions
        if words in mention.text
    ]
    assert holding, f"no event tells {words!r}"
    return min(holding, key=lambda one: one[:2])[2]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_tellings_of_one_event_are_joined_and_others_are_not(case: dict[str, Any]) -> None:
    story = story_of(case)
    joined = [event_with(story, words) for words in case.get("joined", ())]
    assert len({event.id for event in joined}) <= 1, [event.title for event in joined]
    apart = [event_with(story, words).id for words in case.get("apart", ())]
    assert len(set(apart)) == len(apart), "what must stay apart was joined"
    if "disputed" in case:
        assert joined[0].disputed == case["disputed"]
    if "independent" in case:
        assert joined[0].independent_sources == case["independent"]
    if "time" in case:
        assert joined[0].time is not None
        assert joined[0].time.earliest is not None
        assert joined[0].time.earliest.isoformat() == case["time"]


def test_merge_off_joins_no_two_sources() -> None:
    story = story_of(CASES[0], merge="off")
    assert all(len({m.source for m in event.mentions}) == 1 for event in story.events)


def test_strict_joins_less_than_usual() -> None:
    claim = next(case for case in CASES if case["name"].startswith("the same claim"))
    usual, strict = story_of(claim), story_of(claim, merge="strict")
    assert len(strict.events) > len(usual.events)


def test_every_join_says_why_in_words_of_the_sources() -> None:
    event = event_with(story_of(CASES[0]), "ferries waiting")
    reasons = [m.joined_because for m in event.mentions if m.joined_because]
    assert reasons
    assert any("no captain of ours will sail into a storm that size" in one for one in reasons)
    assert all(0.6 <= mention.confidence <= 1.0 for mention in event.mentions)


def test_a_dispute_names_each_time_and_what_was_kept() -> None:
    case = next(case for case in CASES if case.get("disputed"))
    story = story_of(case)
    problem = next(one for one in story.problems if one.kind == "disputed")
    assert "3 June 2031" in problem.says
    assert "4 June 2031" in problem.says
    assert problem.kept
    assert len(problem.spans) == 2


LONG = (
    "we shall keep the old lighthouse lit for as long as a single ship still sails past this rock"
)
SHORT = "no union man will carry one barrel"


@pytest.mark.parametrize(("first", "second"), [(LONG, SHORT), (SHORT, LONG)])
def test_of_two_joins_that_fit_the_windows_but_not_each_other_the_surer_is_made(
    first: str, second: str
) -> None:
    """The article tells both at one moment of an open day, the blog hours apart."""
    together = (
        f"On Thursday, Nora Velasquez said of the lighthouse: “{first}.” Just as Nora Velasquez "
        f"spoke of the lighthouse, the union's Otto Lindgren said: “{second}.”"
    )
    apart = {
        "title": "Harbour, live",
        "posts": [
            ["2031-06-05T10:00", f"Velasquez, in the council chamber: “{first}.”"],
            ["2031-06-05T15:00", f"Lindgren, at the harbour gate: “{second}.”"],
        ],
    }
    story = story_of({**articles(together), "blog": [apart]})
    assert len(event_with(story, LONG).mentions) == 2
    short = [event for event in story.events if any(SHORT in one.text for one in event.mentions)]
    assert [len(event.mentions) for event in short] == [1, 1]
    problem = next(one for one in story.problems if "may be one event" in one.says)
    assert SHORT in problem.says
    assert "then these could not all hold" in problem.says
    assert "Just as" in problem.says
    assert len(problem.events) == 2


def test_the_report_of_the_moment_is_kept_before_a_later_one() -> None:
    live = {
        "title": "Harbour, live",
        "posts": [["2031-06-05T09:10", f"“{QUOTED},” says Nora Velasquez."]],
    }
    late = articles(f"On Tuesday, Nora Velasquez was angry. “{QUOTED},” Velasquez said.")
    story = story_of({**late, "blog": [live]})
    event = event_with(story, "secret plan")
    assert event.disputed
    assert event.time is not None
    assert event.time.earliest is not None
    assert event.time.earliest.day == 5
    kept = next(one.kept for one in story.problems if one.kind == "disputed")
    assert kept is not None
    assert "nearest" in kept


def test_one_quotation_in_differing_words_is_shown_with_both() -> None:
    said = "“We shall {} the lighthouse for as long as ships need its light,” Nora Velasquez said."
    story = story_of(articles(said.format("keep and mend"), said.format("mend and keep")))
    problem = next(one for one in story.problems if one.kind == "quotation-differs")
    assert "keep and mend" in problem.says
    assert "mend and keep" in problem.says
    assert len(problem.spans) == 2


def test_a_quotation_that_is_only_cut_does_not_differ() -> None:
    said = (
        "“We shall keep the old lighthouse for as long as there are ships{},” Nora Velasquez said."
    )
    whole, cut = said.format(" to see it"), said.format("")
    story = story_of(articles(whole, cut))
    assert len(event_with(story, "old lighthouse").mentions) == 2
    assert [one for one in story.problems if one.kind == "quotation-differs"] == []


def test_other_languages_are_read_without_a_join() -> None:
    story = story_of(
        articles(
            "The lighthouse keeper Otto Lindgren resigned on Thursday.",
            "Der Leuchtturmwärter Otto Lindgren trat am Donnerstag zurück.",
        )
    )
    assert len(story.sources) == 2
    assert all(len(event.mentions) == 1 for event in story.events)


@pytest.mark.parametrize(("many", "notes"), [(15, 0), (31, 1)])
def test_pairs_left_uncompared_are_noted_once(many: int, notes: int) -> None:
    texts = (f"{COPIED} Boat number {at} waits." for at in range(many))
    found = [one for one in story_of(articles(*texts)).problems if one.kind == "limit"]
    assert len(found) == notes
    assert all("compared with the next alone" in one.says for one in found)


SHORT_QUOTATION = "the brass lens"
TOWNS = "Wexholm Tarnby Fenmoor Dunmarsh Kelsborough Ostrava Ilsa".split()


def told_by_many(many: int) -> tuple[str, ...]:
    """Return articles of which each tells another thing and quotes the same three words."""
    return tuple(
        f"On Thursday, mayor Odo{'abcdefg'[at % 7] * (2 + at // 7)} of {TOWNS[at % 7]} spoke of "
        f"{'klmnop'[at % 6] * (3 + at // 6)}: he wants “{SHORT_QUOTATION}” in town number {at}."
        for at in range(many)
    )


def limits_of(story: Story) -> list[str]:
    return [one.says for one in story.problems if one.kind == "limit"]


def test_a_short_quotation_of_too_many_has_its_share_of_the_note() -> None:
    (note,) = limits_of(story_of(articles(*told_by_many(40))))
    assert SHORT_QUOTATION in note
    assert limits_of(story_of(articles(*told_by_many(20)))) == []


def test_an_article_that_repeats_itself_too_often_has_its_share_of_the_note() -> None:
    day = "On Thursday, Nora Velasquez checked the lamps of {}."
    lines = [f"{day.format('abcdefghij'[at % 10] * (4 + at // 10))}" for at in range(40)]
    (note,) = limits_of(story_of(articles("\n\n".join(lines))))
    assert "velasquez checked the lamps" in note


def test_an_event_of_too_many_tellings_has_its_share_of_the_note() -> None:
    texts = [
        f"On {'Monday' if at % 2 else 'Tuesday'}, Nora Velasquez was angry in {TOWNS[at % 7]}{at}. "
        f"“{QUOTED},” Velasquez said."
        for at in range(42)
    ]
    (note,) = limits_of(story_of(articles(*texts)))
    assert "in dispute only the first 40 tellings were weighed" in note
    assert "only the first 12 tellings that quote were searched" in note


def test_copies_of_one_sentence_take_no_quadratic_time() -> None:
    took = []
    for many in (500, 2_000):
        first = datetime(2031, 6, 5, tzinfo=UTC)
        times = [first + timedelta(minutes=at) for at in range(many)]
        posts = [(when.isoformat()[:16], COPIED) for when in times]
        pages = [blog_page({"title": title, "posts": posts}) for title in ("One", "Two")]
        options = Options(text="full")
        documents = [timeline.read_text(page) for page in pages]
        placed, _ = timeline.pipeline.placed_all(timeline.pipeline.distinct(documents), options)
        narrated = tuple(narrate(resolve(one)) for one in placed)
        network = constrain(narrated)
        solution = solve(network.points, network.constraints)
        began = time.process_time()
        happenings = merge(narrated, solution, Trial(network.points, solution).admit).happenings
        took.append(time.process_time() - began)
        assert sum(len(one.mentions) for one in happenings) == 2 * many
    assert took[1] < 8 * took[0] + 0.5, took


def test_a_name_means_one_person_however_it_is_written() -> None:
    naming = _naming(
        ("Ada Birkett", "harbour minister"),
        ("Birkett", None),
        ("Marchenko", None),
        ("Marchenkoi", None),
        ("Council for Safer Harbours", None),
        ("CSH", None),
    )
    assert naming.key("Birkett") == naming.key("Ada Birkett") == naming.key("Mrs Birkett")
    assert naming.within("The harbour minister") == naming.within("Ada Birkett")
    assert naming.key("Marchenko") == naming.key("Marchenkoi")
    assert naming.key("CSH") == naming.key("Council for Safer Harbours")


def test_names_of_two_people_are_not_confused() -> None:
    naming = _naming(
        ("Ada Birkett", "harbour minister"),
        ("Tom Birkett", "harbour minister"),
        ("Boris Johnson", None),
        ("Nicola Johnston", None),
    )
    assert naming.key("Ada Birkett") != naming.key("Tom Birkett")
    assert naming.key("Boris Johnson") != naming.key("Nicola Johnston")
    assert naming.within("the harbour minister") == frozenset()
    assert naming.within("a critic of Ada Birkett") == frozenset()
    assert naming.within("Ada Birkett’s plan") == frozenset()


def _naming(*names: tuple[str, str | None]) -> timeline.merge.naming.Naming:
    nowhere = Span(start=0, end=0)
    named = [Named(span=nowhere, name=name, role=role) for name, role in names]
    return timeline.merge.naming.Naming(named)


def test_a_dispute_names_only_those_whose_times_exclude_each_other() -> None:
    said = "harbour minister Ada Birkett said: “We cannot leave families in the cold this year.”"
    texts = {
        "mon": f"On Monday, {said}",
        "tue": f"On Tuesday, {said}",
        "week": f"This week, {said}",
    }
    story = timeline.reconstruct(
        [
            timeline.read_text(
                text, date="2031-03-12", tz="UTC", url=f"https://{name}.example/{name}"
            )
            for name, text in texts.items()
        ]
    )
    name_of = {(source.url or "")[-4:].strip("/"): source.title for source in story.sources}
    problem = next(one for one in story.problems if one.kind == "disputed")
    assert "Monday 10 March 2031" in problem.says
    assert "Tuesday 11 March 2031" in problem.says
    assert len(problem.spans) == 2
    assert name_of["week"] not in problem.says.partition("» differently: ")[2]


def moment_story(summary: str) -> Story:
    page = (
        "Quake live\n6 May 2024\n\n"
        f"20.15 EEST\n{summary}\n\n"
        "19.10 EEST\nA strong quake struck the Marova valley at 14:41.\n"
    )
    return timeline.reconstruct([timeline.read_text(page)])


@pytest.mark.parametrize(
    ("summary", "tellings"),
    [
        ("The quake struck the Marova valley at 14:41 on Monday. Trains have stopped.", 2),
        ("At 14:41 the president of the bank was on a train.", 1),
        ("A strong quake struck the Marova valley at 14:59.", 1),
    ],
)
def test_a_summary_that_tells_the_same_of_the_same_time_tells_no_other_event(
    summary: str, tellings: int
) -> None:
    told = [one for one in moment_story(summary).events if "strong quake" in one.text]
    assert max(len(event.mentions) for event in told) == tellings

"""Writes the pages of a source: one, or, of a source with many posts, one and its parts."""

from __future__ import annotations

from timeline.render.front import source_facts
from timeline.render.lookup import outside_id
from timeline.render.site import Site, head
from timeline.render.source_page import post_lines, source_view
from timeline.story import Problem, Source


def write_source(site: Site, source: Source) -> None:
    """Write a source's page; where posts are on others, it has a line with the id of every post."""
    lookup, style = site.lookup, site.options.style
    first, title = lookup.source_page(source.id), lookup.titles[source.id]
    view, facts = source_view(source, lookup, style), source_facts(source, lookup, style)
    names = list(dict.fromkeys(lookup.page_of_post[post.id] for post in source.posts))
    is_cut = len(names) > 1
    site.page(
        first,
        "source.html",
        head=head(site, first, title, ()),
        view=view,
        facts=facts,
        posts=() if is_cut else view.posts,
        lines=post_lines(source, lookup, style) if is_cut else (),
        outside=[
            (outside_id(n), words) for n, words in enumerate(lookup.outside.get(source.id, ()))
        ],
        problems=_problems(site, source) if site.options.editor_pages else (),
    )
    for number, name in enumerate(names if is_cut else ()):
        site.page(
            name,
            "source_part.html",
            head=head(site, name, title, ()),
            view=view,
            facts=facts,
            posts=[one for one in view.posts if lookup.page_of_post[one.post.id] == name],
            number=number + 1,
            number_of_parts=len(names),
            whole=first,
            previous=names[number - 1] if number else None,
            following=names[number + 1] if number + 1 < len(names) else None,
        )


def _problems(site: Site, source: Source) -> tuple[Problem, ...]:
    return tuple(
        problem
        for problem in site.story.problems
        if any(span.source == source.id for span in problem.spans)
    )

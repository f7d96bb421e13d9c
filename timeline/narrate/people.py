"""Who said it and who carried it, in the post's own words; empty rather than guessed.

A name is taken from the subject of a reporting clause, or from behind its verb ("said Healey");
a pronoun names nobody. Offices before a name are its role, whether written small or, as in
American papers, with capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.language import en_discourse as words
from timeline.language.en_page import AGENCIES
from timeline.language.en_verbs import BASES
from timeline.model import Clause, Document, Named, Span
from timeline.narrate.passages import Passage

_CAPITAL = r"(?:(?:[A-ZÀ-ÖØ-Þ]\.){2,}|[A-ZÀ-ÖØ-Þ][\w’'-]*\.?)"
_WORD = rf"(?:{words.BODY_FOR}\ {_CAPITAL}|{_CAPITAL})"
_NAME = rf"{_WORD}(?:\ (?:{words.NAME_PARTICLES}\ ){{0,2}}{_WORD}){{0,5}}"
_ROLE = r"(?:[\w’'-]+\ ){0,7}?"

_NAMES = re.compile(_NAME, re.VERBOSE)
_BEHIND_VERB = re.compile(rf"\ (?P<role>{_ROLE})(?P<name>{_NAME})(?=[\s.,:;]|$)", re.VERBOSE)
_BEHIND_QUOTATION = re.compile(rf"[”\"’],?\ (?P<name>{_NAME})\ (?:{words.REPORTING})\b", re.VERBOSE)
_CREDITING = ("according to", "in the words of")
_CREDITED = "|".join(map(re.escape, _CREDITING))
_ACCORDING = re.compile(rf"(?i:{_CREDITED})\ (?P<role>{_ROLE})(?P<name>{_NAME})", re.VERBOSE)
_CARRIED_BY = "|".join(map(re.escape, words.CARRIED_BY))
_CARRIED = re.compile(rf"(?i:{_CARRIED_BY})\ (?P<role>{_ROLE})(?P<name>{_NAME})", re.VERBOSE)
_QUOTING = r"\ (?:quoted|cited|quotes|cites|carried)\ "
_QUOTED_BY = re.compile(rf"(?P<name>{_NAME}),?{_QUOTING}", re.VERBOSE)
_QUOTES = re.compile(_QUOTING, re.VERBOSE)
_CARRIER = re.compile(rf"\b{words.CARRIERS}\b", re.IGNORECASE | re.VERBOSE)
_SAYING = re.compile(rf"\b{words.SAYING}\b", re.IGNORECASE | re.VERBOSE)
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9]{1,6}$")
_NO_ROLE_START = re.compile(r"^(?:he|she|they|it|we|i|that|who|which)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|our|its|his|her|their|a|an)\ ", re.IGNORECASE | re.VERBOSE)
_OWNER = re.compile(r"(?P<name>[A-ZÀ-ÖØ-Þ][\w-]+(?:\ [A-ZÀ-ÖØ-Þ][\w-]+)*)[’']s\ ")
_PASSIVE = re.compile(rf"(?!.*ing$).*\b{words.PASSIVE}\b", re.IGNORECASE | re.VERBOSE)
_BY_DOING = re.compile(r"\ by\ \w+ing\b")
_PLACED = re.compile(rf"\b{words.PLACED}\ (?:the\ )?$", re.VERBOSE)
_OF = re.compile(r"\b(?:of|for|from)\ (?:the\ )?$", re.VERBOSE)
_OF_MATTER = re.compile(r"\ of\ (?:the|an?|his|her|its|their|this|that)\b", re.VERBOSE)
_REPORTS = re.compile(rf"(?:{words.REPORTING})", re.IGNORECASE | re.VERBOSE)
_CLOSING_NAME = re.compile(rf",?\ (?P<name>{_NAME})(?=[.,:;]|$)", re.VERBOSE)
_AS_SAID = re.compile(rf"\bas\ {words.SAYING}\b", re.VERBOSE)
_AGENCY = re.compile(rf"(?:{AGENCIES})")
_QUOTED_AS = re.compile(rf"\b(?:quot|cit)(?:ed|es|ing)\b[^.;]*\ as\ {words.SAYING}\b", re.VERBOSE)
_QUOTED = re.compile(rf",?\ {words.PASSIVE}\ (?:quoted|cited)\b", re.VERBOSE)
_AS_SAYING = re.compile(
    rf"\b(?:quot|cit)(?:ed|es|ing)\ (?!by\b)(?P<role>(?:[\w’'-]+,?\ ){{0,7}}?)(?P<name>{_NAME}),?"
    rf"\ as\ {words.SAYING}\b",
    re.VERBOSE,
)
_LONGEST_ROLE = 70


def speakers(document: Document, passage: Passage) -> Iterator[Named]:
    """Yield those whom the sentence names as saying something, in the order of the text.

    Not those who only say something in a subordinate clause ("since she announced …").
    """
    found: dict[int, Named] = {}
    sentence = document.quote(passage.span)
    is_quoting = " as " in sentence and _QUOTED_AS.search(sentence) is not None
    for clause in passage.clauses:
        if is_quoting:
            named = _quoted_by(document, passage, clause)
        elif clause.is_reporting and not _is_aside(clause):
            named = _of_clause(document, passage, clause)
        else:
            continue
        if named is not None:
            found.setdefault(named.span.start, named)
    for pattern in (_AS_SAYING,) if is_quoting else _naming(sentence):
        for match in pattern.finditer(document.text, passage.span.start, passage.span.end):
            named = _at(document, passage, Span(start=match.start("name"), end=match.end("name")))
            if named is not None and not _is_carrier(named):
                found.setdefault(named.span.start, named)
    if not found:
        named = _saying(document, passage)
        found = {} if named is None else {named.span.start: named}
    for start in sorted(found):
        yield found[start]


def _naming(sentence: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns worth trying on a sentence: most sentences credit nobody."""
    yield _BEHIND_QUOTATION
    lower = sentence.lower()
    if any(map(lower.__contains__, _CREDITING)):
        yield _ACCORDING


def _is_aside(clause: Clause) -> bool:
    return clause.is_quoted or clause.is_modal or clause.is_subordinate


def _quoted_by(document: Document, passage: Passage, clause: Clause) -> Named | None:
    """Return the speaker of "Ann was quoted by Tass as saying"; none of "Tass quoted Ann as …"."""
    if clause.subject is None or not _QUOTED.match(document.text, clause.subject.end):
        return None
    return _in_subject(document, passage, clause.subject)


def speakers_within(document: Document, passage: Passage, part: Span) -> Iterator[Named]:
    """Yield those whom the clauses within `part` name as saying something."""
    for clause in passage.clauses:
        if clause.is_reporting and part.contains(clause.span):
            named = _of_clause(document, passage, clause)
            if named is not None:
                yield named


def carriers(document: Document, passage: Passage) -> Iterator[Named]:
    """Yield the agencies and publications that the sentence names as carrying it."""
    found: dict[int, Named] = {}
    for pattern in _carrying(document, passage.span):
        for match in pattern.finditer(document.text, passage.span.start, passage.span.end):
            span = Span(start=match.start("name"), end=match.end("name"))
            named = _at(document, passage, span)
            is_named_so = "role" in match.groupdict() and _CARRIER.search(match.group("role"))
            quotes = pattern is _QUOTED_BY and _is_quoting(document, passage, match.end())
            if named is not None and (quotes or is_named_so or _is_carrier(named)):
                found.setdefault(named.span.start, named)
    for start in sorted(found):
        yield found[start]


def _is_quoting(document: Document, passage: Passage, at: int) -> bool:
    """Tell "Tass quoted him as saying" from "Ann quoted the law"."""
    return _AS_SAID.search(document.text, at, passage.span.end) is not None


def _carrying(document: Document, span: Span) -> Iterator[re.Pattern[str]]:
    """Yield the patterns worth trying on a sentence: most sentences hold no word of either."""
    sentence = document.quote(span).lower()
    if any(map(sentence.__contains__, words.CARRIED_BY)):
        yield _CARRIED
    if _QUOTES.search(document.text, span.start, span.end):
        yield _QUOTED_BY


def _of_clause(document: Document, passage: Passage, clause: Clause) -> Named | None:
    """Return whom a reporting clause names: in its subject, else right behind its verb.

    Nobody speaks who "is accused", or who "responded by cutting" something.
    """
    if clause.verb is not None:
        is_told_of = _PASSIVE.match(document.quote(clause.verb)) is not None
        if is_told_of or _BY_DOING.match(document.text, clause.verb.end):
            return None
    if clause.subject is not None:
        behind = _behind_comma(document, passage, clause, clause.subject)
        if behind is not None and _is_lead(document.quote(clause.subject)):
            return behind
        subject = _speaking(document, clause, clause.subject)
        return _in_subject(document, passage, subject) or behind
    if clause.verb is None or not _closes_speech(document, passage, clause.verb.start):
        return None
    end = min(passage.span.end, clause.verb.end + _LONGEST_ROLE + 40)
    match = _BEHIND_VERB.match(document.text, clause.verb.end, end)
    if match is None or _NO_ROLE_START.match(match.group("role")):
        return None
    return _at(document, passage, Span(start=match.start("name"), end=match.end("name")))


def _is_lead(words_of: str) -> bool:
    """Tell "Third, says Ann Lowe" from "Ann Lowe, the mayor, says": the words are what is said."""
    return words_of.endswith(",") and words_of.count(",") == 1


def _behind_comma(
    document: Document, passage: Passage, clause: Clause, subject: Span
) -> Named | None:
    """Return who is named behind "said the mayor of the town, …", or behind the verb that closes
    what was said without a mark: "It is a mess, says …"."""
    assert clause.verb is not None
    at = subject.end
    if subject.start < clause.verb.start:
        if not _closes_speech(document, passage, clause.verb.start):
            return None
        at = clause.verb.end
    match = _CLOSING_NAME.match(document.text, at, passage.span.end)
    if match is None:
        return None
    return _at(document, passage, Span(start=match.start("name"), end=match.end("name")))


def _speaking(document: Document, clause: Clause, subject: Span) -> Span:
    """Return a subject behind its verb without what is spoken of: "said Ann Lowe of the talks"."""
    is_behind = clause.verb is not None and subject.start > clause.verb.start
    matter = _OF_MATTER.search(document.text, subject.start, subject.end) if is_behind else None
    if matter is None:
        return subject
    last = document.text[subject.start : matter.start()].split(" ")[-1]
    is_name = last[:1].isupper() and last.lower() not in words.OFFICES
    return Span(start=subject.start, end=matter.start()) if is_name else subject


def _closes_speech(document: Document, passage: Passage, verb: int) -> bool:
    """Tell whether a verb stands right behind a quotation or a comma ("…,” said Healey")."""
    before = document.text[passage.span.start : verb].rstrip()
    return before.endswith(("”", '"', "’", "'", ",", "—", "–"))


def named_subject(document: Document, passage: Passage, subject: Span) -> str | None:
    """Return the name of whom a subject speaks: "Ada Quill", "the mayor, Ada Quill", "Quill’s
    answer"; None where it names nobody."""
    owner = _OWNER.match(document.text, subject.start, subject.end)
    if owner is not None and owner.group("name").lower() not in words.NO_NAMES:
        return owner.group("name")
    named = _in_subject(document, passage, subject)
    return None if named is None else named.name


def _in_subject(document: Document, passage: Passage, subject: Span) -> Named | None:
    """Return the name that a subject closes with, before its apposition if it has one; not that
    of a place, or of what the subject is the head of ("the mayor of Portwick")."""
    end = subject.end
    comma = document.text.find(",", subject.start, subject.end)
    if comma > 0 and any(_own_names(document.text, subject.start, comma)):
        end = comma
    last = next(iter([*_own_names(document.text, subject.start, end)][::-1]), None)
    if last is None or document.text[last.end() : end].strip(" ,"):
        return None
    return _at(document, passage, Span(start=last.start(), end=last.end()))


def _own_names(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the names in a subject that no preposition hangs from another word."""
    for match in _NAMES.finditer(text, start, end):
        is_hung = _PLACED.search(text, start, match.start()) or _OF.search(
            text, start, match.start()
        )
        is_word = all(one.lower() in words.NO_NAMES for one in match.group().split(" "))
        if not (is_hung or is_word):
            yield match


def _saying(document: Document, passage: Passage) -> Named | None:
    """Return the subject of "…, saying «…»", where the sentence quotes and names nobody else."""
    main = passage.main
    if main is None or main.subject is None or not passage.quotations:
        return None
    if not _SAYING.search(document.text, main.subject.end, passage.span.end):
        return None
    return _in_subject(document, passage, main.subject)


def _at(document: Document, passage: Passage, span: Span) -> Named | None:
    """Return the name at `span`, without what only looks like its first word, with its role."""
    if passage.in_quotation(span):
        return None
    tokens = document.quote(span).split(" ")
    start = span.start
    while tokens and tokens[0].lower().rstrip(".") in words.NO_NAMES:
        start += len(tokens.pop(0)) + 1
    if len(tokens) == 1 and (tokens[0].lower() in words.UNNAMED or _is_doing(tokens[0])):
        return None
    offices = [
        place for place, token in enumerate(tokens) if token.lower().rstrip(".") in words.OFFICES
    ]
    cut = offices[-1] + 1 if offices else 0
    for place, token in enumerate(tokens):
        if token.endswith(("’s", "'s")):
            cut = max(cut, place + 1)
    if not tokens[cut:]:
        return None
    tokens = tokens[: _of_firm(tokens, cut)]
    own_role = " ".join(tokens[:cut])
    start += len(own_role) + (1 if own_role else 0)
    name = " ".join(tokens[cut:]).rstrip(".")
    role = own_role or _role(document, passage, start)
    return Named(span=Span(start=start, end=start + len(name)), name=name, role=role or None)


def _is_doing(word: str) -> bool:
    """Tell "Rejecting" from "Fleming": a verb's, though it opens a sentence."""
    stem = word.lower().removesuffix("ing")
    return stem != word.lower() and not BASES.isdisjoint((stem, f"{stem}e", stem[:-1]))


def _of_firm(tokens: list[str], cut: int) -> int:
    """Return where "of" puts a person to a firm or a town ("Ann Lowe of Portwick Wealth"): two
    words before it, neither of which is a body's ("European Court of Justice")."""
    at = tokens.index("of") if "of" in tokens[cut:] else len(tokens)
    is_person = at - cut >= 2 and not words.BODIES.intersection(one.lower() for one in tokens[:at])
    return at if is_person else len(tokens)


def _role(document: Document, passage: Passage, name_start: int) -> str | None:
    """Return the office in small letters directly before a name ("Kremlin spokesman")."""
    before = document.text[max(passage.span.start, name_start - _LONGEST_ROLE) : name_start]
    tokens: list[str] = []
    for token in reversed(before.split()):
        plain = token.strip("’'")
        if not plain or not (plain.replace("-", "").isalnum() or plain.endswith(("’s", "'s"))):
            break
        if plain.lower() in words.NO_NAMES and plain.lower() not in ("of", "and", "for"):
            break
        if _REPORTS.fullmatch(plain):
            break
        tokens.insert(0, token)
    while tokens and tokens[0].lower() in ("of", "and", "for"):
        tokens.pop(0)
    is_office = tokens and tokens[-1].lower() in words.OFFICES
    return _ARTICLE.sub("", " ".join(tokens)) if is_office else None


def _is_carrier(named: Named) -> bool:
    role = named.role or ""
    named_so = _CARRIER.search(role) or _CARRIER.search(named.name)
    is_agency = _ACRONYM.match(named.name) is not None and "agency" in role
    return bool(named_so) or is_agency or _AGENCY.fullmatch(named.name) is not None

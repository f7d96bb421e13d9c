"""Turns the words of a sentence into its finite verb groups: tense, aspect, lemma."""

from __future__ import annotations

from timeline.language import en
from timeline.language import en_verbs as words
from timeline.model import Tense
from timeline.tag.nouns import head_of_name, is_counted, is_last_of_time
from timeline.tag.participles import Group, ends_period, without_participles
from timeline.tag.verbs import Form, form_of
from timeline.tag.words import Words

LONGEST_OBJECT = 8  # words of "its long-awaited full-year forecast"
LONGEST_VERB_IN_LY = 5  # letters: "apply", "imply", "reply"


def groups(sentence: Words) -> list[Group]:
    """Return the finite verb groups of a sentence, in order."""
    found: list[Group] = []
    done = 0
    for place, text in enumerate(sentence.texts):
        if place < done:
            continue
        group = _auxiliary_group(sentence, place) if text in _AUXILIARIES else None
        if group is None and form_of(text) is not None:
            group = _single(sentence, place, found)
        if group is not None:
            found.append(group)
            done = group.last
    return without_participles(sentence, found)


def _auxiliary_group(sentence: Words, place: int) -> Group | None:
    word = sentence.texts[place]
    kind = _AUXILIARIES.get(word)
    if kind is None or not _is_verbal_place(sentence, place, word):
        return None
    after, chain, main, main_place = place + 1, [word], "", place
    limit = min(len(sentence), place + 12)
    while after < limit:
        text = sentence.texts[after]
        if text in _AUXILIARIES or text in ("be", "been", "being", "have"):
            chain.append("have" if text == "have" else text)
            main_place = after
        elif text == "to" and chain[-1] not in _BE_FORMS:
            break
        elif text in words.BETWEEN_PARTS or _is_adverb(text):
            pass
        else:
            form = form_of(text)
            if form is not None and _fits(form[1], chain, sentence, after):
                main, main_place = text, after
            break
        after += 1
    if not main and main_place == place and kind in ("modal", "future") and word not in ("'d",):
        main_place = place
    return _group(sentence, place, main_place + 1, chain, main)


def _is_adverb(text: str) -> bool:
    """Tell "was briefly closed" from "will apply"."""
    return len(text) > LONGEST_VERB_IN_LY and text.endswith("ly") and form_of(text) is None


_BE_FORMS = words.BE_PRESENT | words.BE_PAST | {"be", "been", "being", "'s"}
_AUXILIARIES: dict[str, str] = {
    **dict.fromkeys(words.MODALS, "modal"),
    **dict.fromkeys(words.FUTURE_MODALS, "future"),
    **dict.fromkeys(words.BE_PRESENT | words.BE_PAST, "be"),
    **dict.fromkeys(words.HAVE_PRESENT | words.HAVE_PAST, "have"),
    **dict.fromkeys(words.DO_PRESENT | words.DO_PAST, "do"),
    "'s": "be",
}


def _is_verbal_place(sentence: Words, place: int, word: str) -> bool:
    """Tell verbs from their doubles: "'s" of possession, "May", "5 AM", "the will", "to have"."""
    before = sentence.texts[place - 1] if place else ""
    if word == "am":
        after = sentence.texts[place + 1] if place + 1 < len(sentence) else ""
        return "i" in (before, after)
    if word == "'s":
        return before in words.PRONOUNS or before in ("here", "where", "who", "let", "how", "when")
    if word == "may" and sentence.is_capital(place) and place:
        return False
    return not (
        word in ("have", "do", "will", "can", "might", "must")
        and before in ("to", "the", "a", "his", "her", "my", "their")
    )


def _fits(form: Form, chain: list[str], sentence: Words, place: int) -> bool:
    last = chain[-1]
    text = sentence.texts[place]
    if last in _BE_FORMS:
        return form in ("ing", "participle", "past-or-participle") or text in words.UNCHANGING
    if last in ("have", "has", "had", "'ve", "'d", "hasn't", "haven't", "hadn't"):
        return form in ("participle", "past-or-participle") or text in (
            words.UNCHANGING | {"come", "become", "run"}
        )
    return form == "base"


def _group(sentence: Words, first: int, last: int, chain: list[str], main: str) -> Group:
    form = form_of(main) if main else None
    lemma = form[0] if form else _lemma_of_chain(chain)
    head = chain[0]
    perfect = _is_perfect(chain, form[1] if form else None)
    progressive = form is not None and form[1] == "ing"
    tense = _tense_of(head, perfect=perfect)
    is_participle = form is not None and (
        form[1] not in ("ing", "base") or main in words.UNCHANGING
    )
    passive = is_participle and chain[-1] in _BE_FORMS
    if tense == "present" and not perfect and _looks_ahead(sentence, last, lemma, chain[-1]):
        tense = "future"
    return Group(
        first=first,
        last=last,
        lemma=lemma,
        tense=tense,
        is_perfect=perfect,
        is_progressive=progressive,
        is_modal=head in words.MODALS or (head in ("would", "'d", "wouldn't") and not perfect),
        is_passive=passive,
    )


def _lemma_of_chain(chain: list[str]) -> str:
    last = chain[-1]
    if last in _BE_FORMS:
        return "be"
    if last in words.HAVE:
        return "have"
    return "do" if last in words.DO_PRESENT | words.DO_PAST else last


def _is_perfect(chain: list[str], form: Form | None) -> bool:
    """Tell "has left", "'s been" and "'ve had" from "is left" and "have"."""
    if not any(part in words.HAVE for part in chain):
        return (chain[0] == "'d" and form == "participle") or chain[:2] == ["'s", "been"]
    return "been" in chain or form is not None or "had" in chain[1:]


def _tense_of(head: str, *, perfect: bool) -> Tense:
    if head in words.FUTURE_MODALS:
        return "past" if perfect and head in ("would", "'d", "wouldn't") else "future"
    if head in words.MODALS:
        return "past" if perfect else "present"
    if head in words.PAST_AUXILIARIES:
        return "past"
    return "present"


def _looks_ahead(sentence: Words, last: int, lemma: str, final: str) -> bool:
    """Tell "is going to meet", "is due to", "are expected to" from mere presents."""
    following = sentence.texts[last : last + 3]
    if lemma == "go" and following[:1] == ["to"]:
        return True
    if final not in _BE_FORMS:
        return False
    is_awaited = lemma in words.AWAITED and not words.BEFORE_TIMES.isdisjoint(following[:1])
    if is_awaited or (lemma in words.PROSPECTIVE and "to" in following[:2]):
        return True
    if lemma == "be" and following[:1] and following[0] in words.PROSPECTIVE:
        return "to" in following[1:3]
    return lemma == "be" and following[:1] == ["to"]


def _single(sentence: Words, place: int, found: list[Group]) -> Group | None:
    word = sentence.texts[place]
    before = sentence.texts[place - 1] if place else ""
    # "Sat" and, of "on Friday or sat", "sat"
    is_name = word in _TIME_NAMES and (before == "or" or sentence.is_capital(place))
    known = None if is_name or _is_capital_inside(sentence, place) else form_of(word)
    if known is None or known[1] in ("ing", "participle"):
        return None
    lemma, form = known
    is_object = word in words.UNCHANGING and _ends_object(sentence, place, found)
    if is_object or _is_adjective_of(sentence, place) or ends_period(sentence, place):
        return None
    if form in ("past", "past-or-participle"):
        if not _is_past(sentence, place, before, form):
            return None
        return Group(
            first=place,
            last=place + 1,
            lemma=lemma,
            tense="past",
            may_be_participle=form == "past-or-participle",
        )
    if word in words.UNCHANGING and _is_invariant_past(sentence, place):
        return Group(first=place, last=place + 1, lemma=lemma, tense="past", may_be_noun=True)
    if _is_noun_or_adjective(sentence, place, form):
        return None
    if not _is_present(sentence, place, known, found):
        return None
    return Group(first=place, last=place + 1, lemma=lemma, tense="present")


def _is_capital_inside(sentence: Words, place: int) -> bool:
    """Tell the name in "Orlsby United lost" from the verbs of a headline, whose long words all
    have a capital."""
    if not place or not sentence.is_capital(place) or not sentence.texts[place - 1].isalpha():
        return False
    return any(len(one) >= LONGEST_VERB_IN_LY and one.islower() for one in sentence.written)


def _is_adjective_of(sentence: Words, place: int) -> bool:
    """Tell "the elected", "a newly elected", "the still unnamed" by the article before them."""
    at = place - 1
    while at > 0 and (sentence.texts[at].endswith("ly") or sentence.texts[at] in ("still", "yet")):
        at -= 1
    before = sentence.texts[at] if at >= 0 else ""
    return before in words.DETERMINERS and before not in _ALSO_PRONOUNS


_ALSO_PRONOUNS = frozenset("that this all some these those".split())


def _is_invariant_past(sentence: Words, place: int) -> bool:
    """Tell "the court cut the term": behind one who acts, "cut" is no present, which has an s; nor
    is it, as news has it, behind "who" ("the storm, which hit Hull")."""
    if not place or place + 1 >= len(sentence):
        return False
    before, after = sentence.texts[place - 1], sentence.texts[place + 1]
    if before in ("he", "she", "it", "who", "which"):
        return True
    opens_object = _opens_object(sentence, place + 1) or after.isdigit()
    if before == "," and opens_object:  # "the dam, built in 1962, burst on Sunday"
        return after != "by" and "," in sentence.texts[1 : place - 1]
    is_singular = _is_nounish(before) and not before.endswith("s")
    return is_singular and opens_object and form_of(before) is None


def _ends_object(sentence: Words, place: int, found: list[Group]) -> bool:
    """Tell the noun of "cut its full-year forecast" from the verb of "said its panel cut the term":
    nothing but its own words stand between it and the verb whose object it is."""
    if not found or found[-1].lemma in words.SAYS:
        return False
    if place - found[-1].last > LONGEST_OBJECT:
        return False
    between = sentence.texts[found[-1].last : place]
    if not between or between[0] not in words.DETERMINERS - _ALSO_PRONOUNS:
        return False
    return all(text == "-" or (text.isalpha() and text not in words.CLOSED) for text in between[1:])


def _opens_object(sentence: Words, place: int) -> bool:
    return sentence.texts[place] in words.OBJECT_OPENERS or sentence.is_capital(place)


_TAKEN = {
    "takes": frozenset("place effect office part over off".split()),
    "gets": frozenset("underway under going".split()),
}
_ENDS = frozenset(".,;!?")
_NEVER_NOUNS = frozenset(
    "goes begins becomes says comes arrives remains belongs seems appears sits lies flies speaks "
    "knows gives gets keeps hears brings sees sends resumes continues starts lasts opens reopens "
    "closes expires departs finishes "
    "ends happens occurs gathers meets".split()
)
# What only a verb can be behind a plural: "the clocks go forward".
_NEVER_NOUNS_PLURAL = frozenset("go begin become come arrive remain bring give keep send".split())
_TIME_NAMES = frozenset((*en.WEEKDAYS_SHORT, *en.MONTHS))


def _is_past(sentence: Words, place: int, before: str, form: Form) -> bool:
    if before in words.PREPOSITIONS or before in ("-", "being", "been", "be", "get", "got"):
        return form == "past" and before not in words.PREPOSITIONS
    if form == "past-or-participle" and before in words.LINKING:
        return False
    word = sentence.texts[place]
    if _is_as_planned(sentence, place):
        return False
    if word == "ground" and sentence.texts[place + 1 : place + 2] not in _GROUND_ON:
        return False
    after = sentence.texts[place + 1] if place + 1 < len(sentence) else None
    if word in _ALSO_ADJECTIVES and (after is None or after == "-"):
        return False
    if word.endswith("ed") and after is not None and _is_nounish(after) and not place:
        return False
    return not (
        word in ("united", "based", "added", "related")
        and after is not None
        and after in ("states", "nations", "kingdom", "arab")
    )


def _is_as_planned(sentence: Words, place: int) -> bool:
    """Tell "began as planned" and "as previously scheduled" from a clause of their own."""
    at = place - 1
    at -= at > 0 and sentence.texts[at].endswith("ly")
    known = form_of(sentence.texts[place])
    is_plan = known is not None and known[0] in words.PROSPECTIVE
    return is_plan and at >= 0 and sentence.texts[at] == "as"


# "Ground to a halt", not "break ground on Friday".
_GROUND_ON = (["to"], ["out"], ["down"])
_ALSO_ADJECTIVES = frozenset("left set read hit cut put led based united limited".split())


def _is_nounish(text: str) -> bool:
    return text[:1].isalpha() and text not in words.CLOSED


def _is_present(sentence: Words, place: int, known: tuple[str, Form], found: list[Group]) -> bool:
    lemma, form = known
    word = sentence.texts[place]
    before = _before_adverbs(sentence, place)
    after = sentence.texts[place + 1] if place + 1 < len(sentence) else None
    opens_object = after is not None and _opens_object(sentence, place + 1)
    if before in words.NO_SUBJECT or (word == "place" and before == "takes"):
        return False
    if before == "that" and after is not None and after in words.AUXILIARIES:
        return False  # "that talks had begun"
    if form == "s":
        if before in words.SINGULAR_SUBJECTS or lemma in words.SAYS:
            return True
        takes = after is not None and after in _TAKEN.get(word, ())
        is_last = word in _NEVER_NOUNS and (after is None or after in _ENDS)
        ends = is_last and _is_nounish(sentence.texts[place - 1])
        return takes or ends or (opens_object and _is_subject_before(sentence, place, found))
    is_headed = opens_object and head_of_name(sentence, place).endswith("s")
    if is_headed or before in words.PLURAL_SUBJECTS or (lemma == "say" and before in words.PLURALS):
        return True
    if (
        word in _NEVER_NOUNS_PLURAL
        and before.endswith("s")
        and _is_nounish(sentence.texts[place - 1])
    ):
        return True
    if sentence.is_capital(place - 1) and not before.endswith("s"):
        joined = "and" in sentence.texts[max(0, place - 6) : place]
        return joined and after is not None and (opens_object or after.endswith("ly"))
    return (
        before.endswith("s")
        and len(before) > 3
        and opens_object
        and not before.endswith("ss")
        and before not in words.PREPOSITIONS
    )


def _is_noun_or_adjective(sentence: Words, place: int, form: Form) -> bool:
    return (form == "s" and is_counted(sentence, place)) or is_last_of_time(sentence, place)


def _before_adverbs(sentence: Words, place: int) -> str:
    """Return "they" of "they currently own", "" where nothing stands before a word."""
    at = place - 1
    while at > 0 and (_is_adverb(sentence.texts[at]) or sentence.texts[at] in words.MID_ADVERBS):
        at -= 1
    return sentence.texts[at] if at >= 0 else ""


def _is_subject_before(sentence: Words, place: int, found: list[Group]) -> bool:
    """Tell "the firm plans to" from "missile attacks on": a plural noun has no object behind it."""
    before, word, after = sentence.texts[place - 1 : place + 2]
    if before in words.COORDINATORS:
        is_verb = word in _NEVER_NOUNS
        return bool(found) and (is_verb or (after == "to" and found[-1].tense == "present"))
    if before == "," and place > 1:
        return word in _NEVER_NOUNS or after == "to"
    if sentence.is_capital(place) or not before[0].isalpha():
        return False
    if sentence.is_capital(place - 1) and place > 1:
        return True
    if word in _NEVER_NOUNS:
        return True
    if after == "to":
        return True
    if before.endswith("s") or after in words.PREPOSITIONS:
        return False
    low = found[-1].last if found else 0
    governed = any(
        text in words.PREPOSITIONS or text == "to" for text in sentence.texts[low : place - 1]
    )
    return not (found and governed)

"""Lines of plain text that are a picture's alternative text, caption or credit."""

from __future__ import annotations

import re

from timeline.language.en_page import AGENCIES

_WRAPPED = re.compile(rf"(?:{AGENCIES})\s+\S.{{0,600}}?(?:{AGENCIES})$", re.DOTALL)
_LEADING = re.compile(
    r"(?:EPA|AFP|Reuters|Getty Images|PA Media|AP|Shutterstock|Alamy)\s+(?=[A-Z])"
)
_CREDIT = re.compile(
    rf"\((?:[^()]{{0,60}}(?:{AGENCIES})|[A-Z][^()/]{{0,40}}/[^()/]{{2,60}})\)$|"
    rf"(?:Photograph|Photo|Picture|Image|Foto|Credit|Image source|credit)s?\s?:\s?\S.{{0,80}}$"
)
_BARE = re.compile(rf"(?:{AGENCIES})(?:\s?[/,]\s?(?:{AGENCIES}))*$")
_ALTERNATIVE = re.compile(
    r"(?:A|An|The)?\s?(?:map|chart|graphic|graph|diagram|photo|photograph|picture|image|"
    r"illustration|screengrab|screenshot|banner)\s(?:of|showing|shows)\s",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def caption_lines(lines: tuple[str, ...]) -> frozenset[int]:
    """Return the indexes of captions: lines with an agency's credit, alternative texts, and the
    caption that stands below either without a final stop."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        after_picture = index - 1 in found and _is_picture(lines[index - 1])
        if _is_picture(line) or _is_alternative(line) or (after_picture and _is_fragment(line)):
            found.add(index)
    return frozenset(found)


def _is_picture(line: str) -> bool:
    if len(line) > 700:
        return False
    if _BARE.match(line) or _WRAPPED.match(line) or _CREDIT.search(line[-160:]):
        return True
    return bool(_LEADING.match(line)) and not _ENDED.search(line)


def _is_alternative(line: str) -> bool:
    return len(line) < 300 and bool(_ALTERNATIVE.match(line)) and not _ENDED.search(line)


def _is_fragment(line: str) -> bool:
    return len(line) < 200 and not _ENDED.search(line)

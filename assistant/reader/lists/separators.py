"""What parts the things of a list: commas, semicolons, "and"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.text import fold
from index.types import Span

SEPARATOR = re.compile(
    r"\s*(?:;|,(?!(?<=\d,)\d))\s*(?:(?:and|or|y|e|o|u|as well as|así como|and also|plus|además de)\s+)?|"
    r"(?<=[^\W\d_]{2})\.\s+(?=[A-Z])"
)
"""Also a stray full stop inside a list; not that of an initial, "George W. Bush", nor the comma of "190,000", "1,6"."""
CONJUNCTION = re.compile(r"\s+(?:and|or|y|e|o|u|as well as|así como)\s+")
OTHER = re.compile(r"(?:(?:the|la|el|las|los) )?(?:others?|another|otr[oa]s?)\b", re.IGNORECASE)
"""How the second of two begins: "one at Ilo and | another at Tacna"."""
_WHOLE = re.compile(
    r"\b(?:search and (?:rescue|seizure)|command and control|law and order|hearts and minds|peace and security|"
    r"import and export|checks and balances|busqueda y (?:rescate|salvamento)|mando y control|ley y orden|"
    r"paz y seguridad)\b"
)
"""One thing that is written with "and"."""
JOINED = re.compile(r"\b(?:and|or|y|e|o|u|plus|además de|as well as|así como)\b")
LAST = re.compile(r"[;,]\s*(?:and|or|y|e|o|u)\s")
"""Before the last thing of a list."""


def split(text: str, part: Span) -> Iterator[Span]:
    """At semicolons if there are any, else at commas; never inside brackets or quotation marks."""
    semicolons = ";" in part.of(text)
    position, closed_until = part.start, part.start
    for match in SEPARATOR.finditer(text, part.start, part.end):
        if semicolons and ";" not in match.group():
            continue
        inside = text[part.start : match.start()]
        if inside.count("(") > inside.count(")") or inside.count("“") > inside.count("”"):
            continue
        if match.start() > closed_until:
            yield Span(position, match.start())
        position = closed_until = match.end()
    if position < part.end:
        yield Span(position, part.end)


def split_pair(text: str, part: Span) -> Iterator[Span]:
    """ "organized crime and drug trafficking" -> both."""
    whole = [match.span() for match in _WHOLE.finditer(fold(text))]
    found = CONJUNCTION.finditer(text, part.start, part.end)
    conjunctions = [one for one in found if not any(start < one.start() < end for start, end in whole)]
    if not conjunctions:
        yield part
        return
    parts = next((one for one in conjunctions if OTHER.match(text, one.end(), part.end)), conjunctions[-1])
    yield Span(part.start, parts.start())
    yield Span(parts.end(), part.end)

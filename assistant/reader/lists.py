"""Enumerations in a sentence: "in six areas: smuggling, human trafficking … and organized crime"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reader.question import NUMBER_WORDS, number_value
from index.text import fold
from index.types import Span

_INTRODUCERS = re.compile(
    r"\b(?:including|include|includes|included|such as|namely|covers?|covering|concern(?:s|ing)?|comprise[sd]?|"
    r"consists? of|made up of|composed of|against|across|between|are|is|were|combating|on|in|to|"
    r"incluye[n]?|incluid[oa]s?|tales como|como|abarca[n]?|contempla[n]?|comprende[n]?|contra|son|en|"
    r"compuest[oa]s? por|integrad[oa]s? por|formad[oa]s? por|entre)\s+(?:the\s+|los\s+|las\s+|el\s+|la\s+)?"
)
_SEPARATOR = re.compile(r"\s*[;,]\s*(?:(?:and|or|y|e|o|u|as well as|así como|and also|plus|además de)\s+)?|(?<=\w)\.\s+(?=[A-Z])")
_CONJUNCTION = re.compile(r"\s+(?:and|or|y|e|o|u|as well as|así como)\s+")
_LAST_TAIL = re.compile(
    r",?\s+(?:which|who|that|where|according to|said|says|added|under the|as part of|so that|in order to|que|quien(?:es)?|"
    r"según|dijo|indicó|señaló|informó|añadió|para que|con el fin)\b.*$"
)
_LEADING = re.compile(r"^(?:and|or|y|e|o|u|the|los|las|el|la|also|en|in|on|to|de|del|for)\s+", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(NUMBER_WORDS)})\s+(?!per cent|percent|por ciento|años|years|days|días|months|meses|million|mill)[a-z]"
)
_MAX_ITEM_WORDS = 14


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The items of one printed list."""

    items: tuple[Span, ...]
    """As printed, in order; a thing that is printed twice stands twice."""
    stated: int | None
    """How many items the sentence itself says there are."""
    stated_word: str = ""
    """That count as printed: `six`."""


def enumeration(text: str) -> Enumeration | None:
    """The longest list in a sentence: after a colon if there is one, else the longest run of commas."""
    lists = [items for part in _parts(text) if len(items := list(_items(text, part))) >= 2]
    if not lists:
        return None
    items = max(lists, key=len)
    stated, word = stated_count(text[: items[0].start])
    return Enumeration(tuple(items), stated, word)


def stated_count(text: str) -> tuple[int | None, str]:
    """The last count that a text announces, and how it prints it: "agreed in six areas:" -> (6, "six")."""
    for match in reversed(list(_NUMBER_BEFORE.finditer(fold(text)))):
        count = number_value(match.group(1))
        if count and count > 1:
            return count, match.group(1)
    return None, ""


def _parts(text: str) -> Iterator[Span]:
    """Stretches that may be a list, the surest kind first; a colon decides alone."""
    colon = re.search(r":\s+", text)
    if colon and len(list(_items(text, Span(colon.end(), len(text))))) >= 2:
        yield Span(colon.end(), len(text))
        return
    for match in _INTRODUCERS.finditer(text):
        yield Span(match.end(), len(text))
    yield Span(0, len(text))


def _items(text: str, part: Span) -> Iterator[Span]:
    pieces = list(_split(text, part))
    if len(pieces) < 2:
        pieces = list(_split_pair(text, part))
    else:
        stray = [pieces.pop()] if text[pieces[-2].end] == "." else []
        if len(pieces) < 2 or not re.match(r"[;,]\s*(?:and|or|y|e|o|u)\s", text[pieces[-2].end :]):
            *rest, last = pieces
            pieces = [*rest, *_split_pair(text, last)]
        pieces += stray
    for number, piece in enumerate(pieces):
        item = _clean(text, piece, last=number == len(pieces) - 1)
        if not item or len(item.of(text).split()) > _MAX_ITEM_WORDS:
            return
        yield item


def _split(text: str, part: Span) -> Iterator[Span]:
    """At semicolons if there are any, else at commas; never inside brackets or quotation marks."""
    semicolons = ";" in part.of(text)
    position, closed_until = part.start, part.start
    for match in _SEPARATOR.finditer(text, part.start, part.end):
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


def _split_pair(text: str, part: Span) -> Iterator[Span]:
    """"organized crime and drug trafficking" -> both."""
    conjunctions = list(_CONJUNCTION.finditer(text, part.start, part.end))
    if not conjunctions:
        yield part
        return
    yield Span(part.start, conjunctions[-1].start())
    yield Span(conjunctions[-1].end(), part.end)


def _clean(text: str, piece: Span, last: bool) -> Span | None:
    start, end = piece.start, piece.end
    if last:
        tail = _LAST_TAIL.search(text, start, end)
        end = tail.start() if tail and tail.start() > start else end
    while match := _LEADING.match(text[start:end]):
        start += match.end()
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")”\""):
        end -= 1
    return Span(start, end) if start < end else None

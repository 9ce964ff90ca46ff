"""Enumerations in a sentence: "in six areas: smuggling, human trafficking … and organized crime"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.reader.lists.asides import (
    REMARK,
    from_the_first,
    until_joined,
    without_apposition,
    without_clauses,
    without_examples,
)
from assistant.reader.lists.chains import gapped, repeated
from assistant.reader.lists.separators import JOINED, LAST, split, split_pair
from assistant.reader.number_words import NUMBER_WORDS, number_value
from index.text import fold
from index.types import Span

_STRONG = re.compile(
    r"\b(?:including|includes?|included|such as|namely|covers?|covering|concern(?:s|ing)?|comprise[sd]?|consists? of|"
    r"made up of|composed of|against|combating|among them|among which|entre (?:ell[oa]s|l[oa]s que|l[oa]s cuales)|incluye[n]?|incluid[oa]s?|tales como|como|abarca[n]?|contempla[n]?|"
    r"comprende[n]?|contra|son|compuest[oa]s? por|integrad[oa]s? por|formad[oa]s? por)\s+",
    re.IGNORECASE,
)
"""Words that announce a list."""
_WEAK = re.compile(
    r"\b(?:across|between|are|is|were|on|in|to|with|for|of|by|through|en|entre|con|para|de|por|mediante|a|al)\s+"
)
"""Words after which a list may begin."""
_LAST_TAIL = re.compile(
    r",?\s+(?:which|who|that|where|according to|said|says|added|should|will|must|shall|would|could|has|have|had|is|are|was|"
    r"were|deberán?|será[n]?|fueron|es|son|está[n]?|ha|han|under the|as part of|so that|in order to|que|quien(?:es)?|"
    r"según|dijo|indicó|señaló|informó|añadió|para que|con el fin)\b.*$"
)
_OPENS_CLAUSE = re.compile(r"\b(?:that|who|whether|if|que|si)\s+$", re.IGNORECASE)
_NAME = r"(?:(?:the|el|la|los|las|its)\s+)?[^\W\d_a-zß-öø-ÿ][\w’'-]*(?:\s+(?:(?:of|de|del|the|la|los)\s+){0,2}[^\W\d_a-zß-öø-ÿ][\w’'-]*)*"
_SUBJECT = re.compile(rf"{_NAME}(?:,\s+{_NAME})+,?\s+(?:and|y|e)\s+{_NAME}(?=\s+[a-zà-ÿ])")
"""Names that a sentence begins with: "Indonesia, Malaysia and the Philippines launched …"."""
_THINGS_SUBJECT = re.compile(
    r"(?!(?:In|On|At|After|Before|During|For|Under|With|By|From|Since|Of|To|As|When|While|If|Although|En|Tras|Durante|Con|"
    r"Por|Para|Según|Desde|De|A|Al|Ante|Contra|Cuando|Si|Aunque|Entre)\b)"
    r"[^,;:.]+(?:,\s+[^,;:.]+)+,?\s+(?:and|or|y|e|o)\s+[^,;:.]+?"
    r"(?=\s+(?:are|is|were|was|will|would|shall|can|could|may|must|have|has|had|make|sent|signed|son|fueron|eran|serán|estarán|"
    r"está[n]?|ha[n]?|deben|deberán|podrán|pueden|tienen|\w+rán|\w+aron|\w+ieron)\b)"
)
"""Things that one begins with: "The base at Berga, the wing and the regiment are on the list"."""
_SAID_OF = re.compile(r"(?:with|without|after|at|as|con|sin|tras|ante|como)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:and|or|y|e|o|u|the|los|las|el|la|also|en|in|on|to|de|del|a|al|por|by|for|as well as|así como|"
    r"(?:areas?|fields?|matters|issues|ámbitos?|áreas?|materias?|campos)(?:\s+(?:of|de))?)\s+",
    re.IGNORECASE,
)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?|el|la|los|las|una?)\s+$", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|and|or|of)\b")
_COUNTS_LIST = re.compile(
    rf"(?<!of the )(?<!of its )(?<!of these )(?<!de los )(?<!de las )(?<!de sus )(?<!other )(?<!otros )(?<!otras )"
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(NUMBER_WORDS)})\s+"
    r"(?!(?:per cent|percent|por ciento|anos|years|dias|days|meses|months|million|mill\w*|de|a|to)\b)"
    r"(?:(?!\w+(?:aron|ieron|ed)\b)[a-z]+\s+){0,2}(?!\w+(?:aron|ieron|ed)\b)[a-z]+"
    r"(?:\s+(?:of|for|in|on|de|del|para|en)\s+(?:the\s+|los?\s+|las?\s+)?[a-z]+(?:\s+[a-z]+)?)?"
    r"(?:\s+(?:are|were|son|fueron)|,?\s+namely|,?\s+a saber)?\s*:\s*(?:[a-z]+\s+){0,2}$"
)
"""The count of a list: it is of the things that the colon stands behind, "in six areas of cooperation: …"."""
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
    announced: bool = True
    """It stands behind a colon, a word that announces one, or each thing behind the same word."""


def enumeration(text: str, seen: Span | None = None) -> Enumeration | None:
    """The list that a sentence prints: after a colon, else after a word that announces one, else the longest.

    A pair ("peace and security") is a list only after a colon or an announcing word. Of several lists without a colon the
    one that holds what was `seen` to answer comes first.
    """
    found = [*_printed(text, seen)]
    if not found:
        return None

    def worth(pair: tuple[int, list[Span]]) -> tuple[bool, bool, int, int, int]:
        how, items = pair
        inside = seen is not None and any(item.overlaps(seen) for item in items)
        behind_colon = how == _BY_COLON or (how == _BY_SAME_WORD and any(end <= items[0].start for end in _colon(text)))
        return behind_colon, inside, -how, len(items), items[0].start

    how, items = max(found, key=worth)
    if shared := in_each_country(text):
        inside = [any(item.start <= own.start and own.end <= item.end for item in items) for own in shared]
        items = shared if len(shared) == len(items) and all(inside) else items
    stated, word = stated_count(text[: items[0].start])
    return Enumeration(tuple(items), stated, word, how != _BY_WEAK)


_BY_SAME_WORD, _BY_COLON, _BY_STRONG, _AS_SUBJECT, _BY_WEAK = range(5)
"""What a list is known by; the surest first."""


def _printed(text: str, seen: Span | None) -> Iterator[tuple[int, list[Span]]]:
    """All that may be lists in a sentence, and what each is known by."""
    yield from ((_BY_SAME_WORD, items) for places in repeated(text) if (items := _each(text, places)))
    parts = [(_BY_COLON, 2, start, len(text)) for start in _colon(text)]
    parts += [(_BY_STRONG, 2, start, len(text)) for start in _after(_STRONG, text)]
    parts += [(_BY_WEAK, 3, start, len(text)) for start in _after(_WEAK, text)]
    if subject := _SUBJECT.match(text) or _THINGS_SUBJECT.match(text):
        parts.append((_AS_SUBJECT, 3, 0, subject.end()))
    for how, least, start, end in parts:
        items = list(items_in(text, Span(start, end)))
        enough = len(items) >= (2 if _named_pair(text, items, seen) else least)
        joined = how == _BY_COLON or (how == _BY_STRONG and len(items) > 2) or (len(items) > 1 and _ends(text, items))
        if enough and joined and (how == _BY_COLON or _alike(text, items)):
            yield how, items


def _alike(text: str, items: Sequence[Span]) -> bool:
    """Is none of the later things said of one before it? "A joint force, with parts on land, at sea and in the air"."""
    return bool(_SAID_OF.match(text, items[0].start)) or not any(_SAID_OF.match(text, one.start) for one in items[1:])


def _named_pair(text: str, items: Sequence[Span], seen: Span | None) -> bool:
    """Two names, one of which was seen to answer: "between the Coast Guard and the Department of Home Affairs"."""
    return (
        seen is not None
        and any(one.overlaps(seen) for one in items)
        and all(text[one.start].isupper() for one in items)
    )


def _ends(text: str, items: Sequence[Span]) -> bool:
    """Is its last thing joined by "and"? What only commas part is a sentence's clauses: "at sea on Tuesday, at the close"."""
    between = text[items[-2].end : items[-1].start]
    return JOINED.search(between) is not None or re.search(r"[;.]", between) is not None


def stated_count(text: str) -> tuple[int | None, str]:
    """How many things the list has that stands behind a text, and how that prints it: "in six areas: " -> (6, "six").

    A number of anything else ("the two ministers agreed on checks, …") counts no list.
    """
    counted = _COUNTS_LIST.search(fold(text))
    count = number_value(counted["count"]) if counted else None
    return (count, counted["count"]) if counted and count and count > 1 else (None, "")


def _colon(text: str) -> tuple[int, ...]:
    colon = re.search(r":\s+", text)
    return (colon.end(),) if colon else ()


def _after(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in pattern.finditer(text))


def items_in(text: str, part: Span) -> Iterator[Span]:
    """The items of a part of a text that is a list; one or none where it is not."""
    remark = REMARK.search(text, part.start, part.end)
    if remark:
        part = Span(part.start, remark.start())
    pieces = without_clauses(text, list(split(text, without_examples(text, part))))
    if len(pieces) < 2:
        pieces = list(split_pair(text, pieces[0] if pieces else part))
    else:
        pieces = until_joined(text, pieces)
        stray = [pieces.pop()] if text[pieces[-2].end] == "." else []
        pieces = without_apposition(text, pieces)
        if len(pieces) < 2 or not LAST.match(text, pieces[-2].end):
            *rest, last = pieces
            pieces = [*rest, *split_pair(text, last)]
        pieces = from_the_first(text, pieces + stray)
    for number, piece in enumerate(pieces):
        item = _clean(text, piece, last=number == len(pieces) - 1)
        if not item or len(item.of(text).split()) > _MAX_ITEM_WORDS:
            return
        yield item


def _each(text: str, places: Sequence[Span]) -> list[Span]:
    """The items at places of a text; none where one is too long for an item."""
    clauses = _OPENS_CLAUSE.search(text[: places[0].start]) is not None  # their verbs are theirs
    items = [item for place in places if (item := _clean(text, place, last=place is places[-1] and not clauses))]
    fit = len(items) == len(places) and all(len(item.of(text).split()) <= _MAX_ITEM_WORDS for item in items)
    return items if fit else []


def in_each_country(text: str) -> list[Span]:
    """The places of "its office is in Ilo, Chile's in Arica and Bolivia's in Uyuni"; none of any other list."""
    return next((items for places in gapped(text) if (items := _each(text, places))), [])


def with_article(text: str, item: Span) -> Span:
    """An item with the article that stands before it."""
    article = _ARTICLE_BEFORE.search(text[: item.start])
    return Span(article.start(), item.end) if article else item


def _is_article(text: str, word: str) -> bool:
    """Is it the "a" of English, which belongs to a thing, and not that of Spanish, "to"?"""
    return fold(word).strip() == "a" and _ENGLISH.search(text) is not None


def _clean(text: str, piece: Span, last: bool) -> Span | None:
    start, end = piece.start, piece.end
    if last:
        tail = _LAST_TAIL.search(text, start, end)
        end = tail.start() if tail and tail.start() > start else end
    while (match := _LEADING.match(text[start:end])) and not _is_article(text, match.group()):
        start += match.end()
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ')”"'):
        end -= 1
    return Span(start, end) if start < end else None

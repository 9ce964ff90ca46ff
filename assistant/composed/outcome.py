"""Which side of a comparison has more, came first or took longer, where each side tells one such value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.reader.evidence.kinds import is_sum
from assistant.reader.values import amounts, days_long, durations, number_of
from assistant.types import DraftItem
from index.periods import periods
from index.text import fold

_LONGER = re.compile(r"\b(?:longer|longest|more time|dur\w+ mas|mas (?:larg[oa]s?|tiempo))\b")
_SHORTER = re.compile(r"\b(?:shorter|shortest|less time|dur\w+ menos|mas (?:cort[oa]s?|breves?)|menos tiempo)\b")
_EARLIER = re.compile(
    r"\b(?:first|earlier|earliest|older|oldest|sooner|antes|primero|mas temprano|mas antigu[oa]|anterior)\b"
)
_LATER = re.compile(
    r"\b(?:last|later|latest|newer|newest|despues|posterior|mas tarde|mas reciente|el ultimo|por ultimo)\b"
)
_MORE = re.compile(r"\b(?:more|most|larger|largest|bigger|biggest|higher|highest|greater|greatest|mas|mayor)\b")
_FEWER = re.compile(r"\b(?:less|least|fewer|fewest|smaller|smallest|lower|lowest|menos|menor)\b")
_CHOOSES = re.compile(r"\b(?:which|who|whose|than|or|cual|quien|o|u)\b|^\W*que\b|\b(?:antes|despues) que\b")
""" "Which signed first", and not "on what dates did they first sign"."""
Value = Callable[[DraftItem], float | None]


@dataclass(frozen=True, slots=True)
class Measure:
    """What the sides differ in."""

    value: Value
    """Of what a side tells; `None` where that is no such value."""
    most: bool
    """Is the one with the most asked for?"""


def measure(question: str) -> Measure | None:
    """What a comparison asks the sides to be weighed by: how long, when, how much."""
    folded = fold(question)
    if not _CHOOSES.search(folded):
        return None
    for words, value, most in (
        (_LONGER, _days, True), (_SHORTER, _days, False), (_EARLIER, _day, False),
        (_LATER, _day, True), (_FEWER, _number, False), (_MORE, _number, True),
    ):  # fmt: skip
        if words.search(folded):
            return Measure(value, most)
    return None


def outcome(weighed: Measure, sides: Mapping[str, Sequence[DraftItem]]) -> str | None:
    """The label of the side that is asked for; `None` where a side tells none or several, or two are even."""
    values = {label: weighed.value(items[0]) if len(items) == 1 else None for label, items in sides.items()}
    known = {label: value for label, value in values.items() if value is not None}
    if len(known) < len(sides) or len(set(known.values())) < len(known):
        return None
    return (max if weighed.most else min)(known, key=known.__getitem__)


def _number(item: DraftItem) -> float | None:
    """Of money only where its article prints no other sum: two are neither the whole."""
    article = item.evidence.article
    sums = {number_of(one, article.language) for one in _amounts(article.body) if is_sum(one)}
    if is_sum(item.text) and len(sums) > 1:
        return None
    return number_of(item.text, item.evidence.article.language)


def _amounts(text: str) -> Iterator[str]:
    return (span.of(text) for span in amounts(text))


def _day(item: DraftItem) -> float | None:
    day = item.evidence.article.date
    found = periods(item.text, day) if day else []
    return float(found[0].since.toordinal()) if found and found[0].since else None


def _days(item: DraftItem) -> float | None:
    found = [span.of(item.text) for span in durations(item.text)]
    return days_long(found[0]) if found else None

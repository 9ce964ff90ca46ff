"""Where in the passages that a sentence cites its words stand: exact sentences, as few as carry it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reader.evidence.match import Bag, bag, speaks_of
from assistant.types import Evidence
from index.chunks import sentences
from index.query import Unit, units
from index.types import Language, Passage

MOST = 3
"""Sentences that one is grounded on."""
LEAST_ADDED = 2
"""Units that a further one must add: a country alone, found elsewhere, is no support ("opens its bases to Russia")."""


def ground(text: str, language: Language, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """The sentences of the cited passages that speak of what `text` speaks of, the most telling first.

    A sentence is taken for what it adds to those before it; a passage that adds nothing is not cited.
    """
    wanted = units(text, language)
    open_ = [(place, bag(place.quote, place.article.language)) for place in _places(passages)]
    found: list[Evidence] = []
    while wanted and open_ and len(found) < MOST:
        best = max(open_, key=lambda one: _told(wanted, one[1], language))
        if len(_spoken(wanted, best[1], language)) < (LEAST_ADDED if found else 1):
            break
        found.append(best[0])
        open_.remove(best)
        wanted = tuple(unit for unit in wanted if not speaks_of(unit, best[1], language))
    return tuple(found)


def _places(passages: Sequence[Passage]) -> list[Evidence]:
    return [
        Evidence(passage.article, span)
        for passage in passages
        for span in sentences(passage.article)
        if passage.chunk.start <= span.start < passage.chunk.end
    ]


def _told(wanted: Sequence[Unit], there: Bag, language: Language) -> float:
    """How much of what is wanted a text tells; figures, names and countries weigh as much as two words."""
    spoken = _spoken(wanted, there, language)
    return sum(1 + (unit.kind in ("number", "country") or unit.surface[:1].isupper()) for unit in spoken)


def _spoken(wanted: Sequence[Unit], there: Bag, language: Language) -> list[Unit]:
    return [unit for unit in wanted if speaks_of(unit, there, language)]

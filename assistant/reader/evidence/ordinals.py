"""Which of several is asked for: of "the second treaty" nothing is said by what is told of the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.question import Question, without_carried
from assistant.reader.rank import Candidate
from assistant.talk.picking import ORDINALS
from index.query import Unit
from index.text import fold

_NEARLY = 5.0
"""Log-odds by which what tells of it by its number may answer worse than the best, and stand first."""
_NTH = re.compile(rf"\b(?P<nth>{'|'.join(word for word, place in ORDINALS.items() if place >= 0)}) (?=[a-z])")
_THE_NTH = re.compile(rf"\b(?:the|el|la|del|al) {_NTH.pattern[2:]}")
""" "The third country", and not "which third country"."""
_NOUN_WITHIN = 30
"""Characters behind an ordinal in which its noun begins and ends: "second cooperation treaty"."""


def of_that_number(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences, without those of another of the same things by its number; what tells of this one first.

    All of them where the question counts nothing so, or nothing would be left.
    """
    asked = _asked(question)
    if asked is None:
        return list(ranked)
    place, noun = asked
    counted = [(one, frozenset(_places(one, noun, question.language))) for one in ranked]
    found = [(one, places) for one, places in counted if not places or place in places]
    if not found:
        return list(ranked)
    best = found[0][0].score
    return [one for one, places in sorted(found, key=lambda pair: not (pair[1] and pair[0].score >= best - _NEARLY))]


def _asked(question: Question) -> tuple[int, Unit] | None:
    """The place and the noun of "the second treaty"."""
    own = without_carried(question.text)
    nth = _THE_NTH.search(fold(own))
    nouns = [unit for unit in question.units if nth and nth.end() <= unit.span.start and unit.span.end <= len(own)]
    near = (
        nth and nouns and nouns[0].kind != "country" and not re.search(r"\W\w+\W", own[nth.end() : nouns[0].span.start])
    )
    return (ORDINALS[nth["nth"]], nouns[0]) if nth and near else None


def _places(one: Candidate, noun: Unit, language: str) -> Iterator[int]:
    """The places among several such things of which a sentence speaks."""
    for nth in _NTH.finditer(fold(one.text)):
        behind = one.text[nth.end() : nth.end() + _NOUN_WITHIN].rsplit(" ", 1)[0]
        if speaks_of(noun, bag(behind, one.article.language), language):
            yield ORDINALS[nth["nth"]]

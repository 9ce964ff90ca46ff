"""A short answer, and the one that the network sees in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from assistant.types import DraftItem, Evidence
from index.text import fold
from index.types import Span

LEAST_SCORE = -8.0
"""Log-odds from which a span that the network sees is a short answer, of a question that is answered at all."""


@dataclass(frozen=True, slots=True)
class Short:
    """A short answer, where it stands, and what must be said with it."""

    text: str | None = None
    evidence: Evidence | None = None
    notices: tuple[str, ...] = ()
    items: tuple[DraftItem, ...] = ()
    """People with their office, each at its own place."""

    def __bool__(self) -> bool:
        return self.text is not None


def read_span(question: Question, candidate: Candidate, fits: Callable[[str], bool] = bool) -> Short:
    """The best of the answers that the network sees in a sentence, other than what the question says itself."""
    for found in candidate.reading.spans:
        text = found.span.of(candidate.text)
        if found.score >= LEAST_SCORE and not says_itself(question, text):
            return at_place(candidate, found.span) if fits(text) else Short()
    return Short()


def at_place(candidate: Candidate, span: Span) -> Short:
    """What stands at a place of a sentence, with that as its evidence."""
    return Short(span.of(candidate.text), Evidence(candidate.article, span.moved(candidate.span.start)))


def says_itself(question: Question, printed: str) -> bool:
    """Does the question itself say what is printed?"""
    return all(part in fold(question.text) for part in re.findall(r"\w+", fold(printed)))

"""Which sentences answer: what the network reads in them, what they have of the question's words, and search, mixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.reader.attribution import attributed_to
from assistant.reader.evidence.support import Context, Support, support
from assistant.reader.model import ReaderModel, Reading, SentenceReading, ToRead
from assistant.reader.question import Question, Wanted
from index.chunks import sentences
from index.types import Article, Passage, Span
from index.wire import told

SIGNALS = ("evidence", "span", "coverage", "kind", "passage", "about", "asked", "named")
MIX = (0.24, 0.13, 2.75, 1.7, 4.2, 2.2, 1.25, 1.85)
"""What each signal counts in a sentence's score; the model's card says how they were chosen, `python -m evals.mixing`
what fits best today."""
LEAST_EVIDENCE, LEAST_SPAN = -8.0, -15.0
"""Below these log-odds one is as bad as another."""
CERTAIN = 3.0
"""Log-odds from which the network's word that a sentence answers outweighs that it lacks a word of the question."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage that may answer."""

    article: Article
    span: Span
    """In characters of the article's body."""
    text: str
    passage: Passage
    support: Support
    reading: SentenceReading
    """Its places count from the sentence's beginning."""
    before: str
    """The sentence before it in the article, empty for the first."""
    answerable: float
    """Log-odds, higher: the network takes the passage for one that answers."""
    several: float
    """Log-odds, higher: for one that answers with a list."""
    share: float = 0.0
    """0…1: how likely it is that this sentence answers best, if any of those that were read answers."""

    @property
    def attributed_to(self) -> str | None:
        """Who says so, if the sentence says it of somebody."""
        return attributed_to(self.text, self.before, told(self.article.body))

    @property
    def certain(self) -> bool:
        """Is the network certain that it answers, in whatever words?"""
        return self.reading.evidence >= CERTAIN

    @property
    def signals(self) -> tuple[float, ...]:
        """What `SIGNALS` names, each higher where the sentence answers better."""
        return (
            max(self.reading.evidence, LEAST_EVIDENCE),
            max(self.reading.best, LEAST_SPAN),
            self.support.coverage,
            self.support.kind,
            self.passage.score,
            self.support.about,
            self.support.asked,
            self.support.named,
        )

    @property
    def score(self) -> float:
        """Log-odds up to a constant; higher answers better."""
        return sum(weight * signal for weight, signal in zip(MIX, self.signals, strict=True))


def rank(
    model: ReaderModel, question: Question, passages: Sequence[Passage], rarity: Mapping[str, float]
) -> list[Candidate]:
    """The sentences of the passages, the one that answers best first.

    `rarity` gives for each unit of the question how telling it is in the corpus (0…1).
    """
    parts = [_Part.of(passage) for passage in passages]
    readings = _readings(model, question, parts)
    found = [
        one for part, reading in zip(parts, readings, strict=True) for one in part.candidates(question, reading, rarity)
    ]
    if not found:
        return []
    scores = np.array([one.score for one in found])
    odds = np.exp(scores - scores.max())
    shares = odds / odds.sum()
    candidates = [replace(one, share=float(share)) for one, share in zip(found, shares, strict=True)]
    return sorted(candidates, key=lambda one: (-one.score, one.article.id, one.span.start))


def to_read(passage: Passage) -> ToRead:
    """A passage as it is put to the network."""
    return _Part.of(passage).to_read()


def _readings(model: ReaderModel, question: Question, parts: Sequence[_Part]) -> list[Reading]:
    """What the network finds; what sums up an article is no place in it, and of that it can say nothing."""
    if question.wants(Wanted.SUMMARY):
        return [Reading(0.0, 0.0, (SentenceReading(),) * len(part.numbers)) for part in parts]
    return model.read(question.text, question.language, [part.to_read() for part in parts])


@dataclass(frozen=True, slots=True)
class _Part:
    """A passage and which sentences of its article it is made of."""

    passage: Passage
    context: Context
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, passage: Passage) -> _Part:
        spans, chunk = sentences(passage.article), passage.chunk
        numbers = tuple(number for number, span in enumerate(spans) if chunk.start <= span.start < chunk.end)
        return cls(passage, Context.of(passage.article, spans), numbers)

    def to_read(self) -> ToRead:
        chunk, article = self.passage.chunk, self.passage.article
        places = tuple(self._within(number) for number in self.numbers)
        return ToRead(f"{article.title}. ", chunk.text, article.language, places)

    def _within(self, number: int) -> Span:
        """Where a sentence stands in the passage; one that is longer than the passage ends with it."""
        place, chunk = self.context.spans[number], self.passage.chunk
        return Span(place.start - chunk.start, min(place.end, chunk.end) - chunk.start)

    def candidates(self, question: Question, reading: Reading, rarity: Mapping[str, float]) -> Iterator[Candidate]:
        for number, read in zip(self.numbers, reading.sentences, strict=True):
            yield Candidate(
                article=self.passage.article,
                span=self.context.spans[number],
                text=self.context.text(number),
                passage=self.passage,
                support=support(question, self.context, number, rarity),
                reading=read.moved(-self._within(number).start),
                before=self.context.text(number - 1),
                answerable=reading.answerable,
                several=reading.several,
            )

"""The trained network at work, in ONNX Runtime: which sentences answer, where the answer stands, whether there is one.

It is made by `assistant/reader/training/train.py` and `assistant/reader/training/ship.py`; torch is not needed here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.reader.encode import READER, Encoded, Encoder, render
from index.embed import damaged, open_session
from index.types import Span

START, END, INSIDE, EVIDENCE = range(4)
"""Outputs of a token: an answer begins, ends here, it is part of an answer, of a sentence that answers."""
NO_ANSWER = 0
"""The place of `[CLS]`, where start and end point when the passage does not answer, and where "inside" tells how likely
the answers are several."""
LONGEST_ANSWER = 24
"""Tokens of a span."""
MOST_SPANS = 8
"""Spans that are given of a sentence; none of them overlap."""
UNREAD = -10.0
"""Log-odds of what stands beyond the network's length."""
_BATCH = 4
_AT_ONCE = 2
"""Batches that the network reads side by side, of whatever questions, in their order: those of one question, mostly.
More of them than cores fight for these: with twenty questions at once, it took a tenth more work."""
Logits = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ToRead:
    """A passage as it is put to the network."""

    heading: str
    """What the passage stands under, such as `Title. `; not read for answers."""
    text: str
    language: str
    sentences: tuple[Span, ...]
    """Places in the text, in order."""


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """A place in a passage that may be the answer."""

    span: Span
    """In characters of the passage's text."""
    score: float
    """Log-odds against "there is no answer", higher is better; 0 is undecided."""
    inside: float = UNREAD
    """Mean log-odds of its tokens to be part of an answer: what tells one of several from another try at the same."""

    def moved(self, by: int) -> FoundSpan:
        return FoundSpan(self.span.moved(by), self.score, self.inside)


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What the network found in one sentence."""

    evidence: float = UNREAD
    """Log-odds, higher: the answer stands in it."""
    spans: tuple[FoundSpan, ...] = ()
    """Places that may be the answer, best first."""

    @property
    def best(self) -> float:
        """The highest score of a span."""
        return self.spans[0].score if self.spans else 2 * UNREAD

    def moved(self, by: int) -> SentenceReading:
        """The same with every place so many characters further on."""
        return SentenceReading(self.evidence, tuple(one.moved(by) for one in self.spans))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network found in one passage."""

    answerable: float
    """Log-odds, higher: the passage answers the question."""
    several: float
    """Log-odds, higher: with a list of several entries."""
    sentences: tuple[SentenceReading, ...]
    """In the order given."""


class ReaderModel:
    """Question and passages to readings; the network is loaded at the first of them."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._folder = folder
        self._threads = threads or os.cpu_count() or 1

    def read(self, question: str, language: str, passages: Sequence[ToRead]) -> list[Reading]:
        """What each passage says to the question, in the order given.

        Raises:
            ModelUnusable: the network's files are missing or damaged.
        """
        asked = render(question, language)
        inputs = [
            self._encoder.encode(
                asked, render(one.heading, one.language), render(one.text, one.language), one.sentences
            )
            for one in passages
        ]
        order = sorted(range(len(inputs)), key=lambda number: len(inputs[number].ids))  # so little is padded
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        _ = self._session  # here, or two workers would each load it
        runs = self._workers.map(self._run, [[inputs[number] for number in batch] for batch in batches])
        readings: dict[int, Reading] = {}
        for batch, (tokens, answerable) in zip(batches, runs, strict=True):
            for row, number in enumerate(batch):
                readings[number] = _reading(passages[number], inputs[number], tokens[row], answerable[row])
        return [readings[number] for number in range(len(passages))]

    def _run(self, batch: Sequence[Encoded]) -> tuple[Logits, Logits]:
        longest = max(len(one.ids) for one in batch)
        rows = {name: np.zeros((len(batch), longest), dtype=np.int64) for name in ("ids", "mask", "types", "shared")}
        for row, one in enumerate(batch):
            length = len(one.ids)
            rows["mask"][row, :length] = 1
            for name in ("ids", "types", "shared"):
                rows[name][row, :length] = getattr(one, name)
        try:
            tokens, answerable = self._session.run(None, rows)
        except Exception as error:  # onnxruntime's errors share no base class of its own
            raise damaged(self._folder, READER, error) from error
        return tokens, answerable

    @cached_property
    def _workers(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(min(_AT_ONCE, self._threads), "reader")

    @cached_property
    def _session(self) -> Any:
        """What its own threads compute goes to all workers, and each of these computes too."""
        return open_session(self._folder, max(1, self._threads + 1 - _AT_ONCE), READER)

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._folder)


def _reading(passage: ToRead, encoded: Encoded, tokens: Logits, answerable: np.float32) -> Reading:
    sentences = range(len(passage.sentences))
    found = tuple(_sentence(passage.text, encoded, tokens, number) for number in sentences)
    return Reading(float(answerable), float(tokens[NO_ANSWER, INSIDE]), found)


def _sentence(text: str, encoded: Encoded, tokens: Logits, number: int) -> SentenceReading:
    own = [token for token, sentence in enumerate(encoded.sentence) if sentence == number]
    if not own:
        return SentenceReading()
    return SentenceReading(
        evidence=float(tokens[own, EVIDENCE].mean()),  # as in training
        spans=tuple(_spans(text, encoded, tokens, own)),
    )


def _spans(text: str, encoded: Encoded, tokens: Logits, own: Sequence[int]) -> Iterator[FoundSpan]:
    """The best places from a token of a sentence to one that is not far behind; none overlaps a better one."""
    scores = tokens[own, START][:, None] + tokens[own, END][None, :]
    scores = scores - tokens[NO_ANSWER, START] - tokens[NO_ANSWER, END]
    edges = _Edges.of(text, [encoded.places[token] for token in own])
    scores = np.where(edges.possible(), scores, -np.inf)
    for _ in range(MOST_SPANS):
        first, last = divmod(int(scores.argmax()), len(own))
        if not np.isfinite(scores[first, last]):
            return
        span = edges.span(first, last)
        inside = float(tokens[own[first : last + 1], INSIDE].mean())
        yield FoundSpan(span, float(scores[first, last]), inside)
        scores[edges.overlapping(span)] = -np.inf


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where each token of a sentence begins and ends, in characters; -1 where it has no place in the text."""

    starts: Places
    ends: Places
    word_starts: Places
    """Where the word begins that the token is a part of."""
    word_ends: Places

    @classmethod
    def of(cls, text: str, places: Sequence[Span | None]) -> _Edges:
        spans = [place or Span(-1, -1) for place in places]
        starts, ends = [span.start for span in spans], [span.end for span in spans]
        word_starts = [_word_start(text, start) for start in starts]
        return cls(*map(np.array, (starts, ends, word_starts, [_word_end(text, end) for end in ends])))

    def possible(self) -> npt.NDArray[np.bool_]:
        """From which token to which a span may go; the gloss of Spanish may have its words in another order."""
        number = np.arange(len(self.starts))
        distance = number[None, :] - number[:, None]
        placed = (self.ends[:, None] >= 0) & (self.ends[None, :] >= 0)
        forward = self.starts[:, None] < self.ends[None, :]
        return placed & forward & (distance >= 0) & (distance < LONGEST_ANSWER)

    def span(self, first: int, last: int) -> Span:
        """Whole words from token to token."""
        return Span(int(self.word_starts[first]), int(self.word_ends[last]))

    def overlapping(self, span: Span) -> npt.NDArray[np.bool_]:
        """From which token to which a span would share characters with this one."""
        return (self.word_starts[:, None] < span.end) & (self.word_ends[None, :] > span.start)


def _word_start(text: str, place: int) -> int:
    while place > 0 and text[place - 1 : place + 1].isalnum():
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    while 0 <= place < len(text) and text[place - 1 : place + 1].isalnum():
        place += 1
    return place

"""The trained network at work, in ONNX Runtime: which sentences answer, where the answer stands, whether there is one.

It is made by `assistant/reader/train.py` and `assistant/reader/ship.py`; torch is not needed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
"""The place of `[CLS]`, where start and end point when the passage does not answer."""
LONGEST_ANSWER = 24
"""Tokens of a span."""
MOST_SPANS = 8
"""Spans that are given of a sentence; none of them overlap."""
UNREAD = -10.0
"""Log-odds of what stands beyond the network's length."""
_BATCH = 4
Logits = npt.NDArray[np.float32]


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
    sentences: tuple[SentenceReading, ...]
    """In the order given."""


class ReaderModel:
    """Question and passages to readings; the network is loaded at the first of them."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._folder = folder
        self._threads = threads

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
        readings: dict[int, Reading] = {}
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            tokens, answerable = self._run([inputs[number] for number in batch])
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
    def _session(self) -> Any:
        return open_session(self._folder, self._threads, READER)

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._folder)


def _reading(passage: ToRead, encoded: Encoded, tokens: Logits, answerable: np.float32) -> Reading:
    sentences = range(len(passage.sentences))
    return Reading(float(answerable), tuple(_sentence(passage.text, encoded, tokens, number) for number in sentences))


def _sentence(text: str, encoded: Encoded, tokens: Logits, number: int) -> SentenceReading:
    own = [token for token, sentence in enumerate(encoded.sentence) if sentence == number]
    if not own:
        return SentenceReading()
    return SentenceReading(
        evidence=float(tokens[own, EVIDENCE].mean()),  # as in training
        spans=tuple(_apart(_spans(text, encoded, tokens, own))),
    )


def _spans(text: str, encoded: Encoded, tokens: Logits, own: Sequence[int]) -> Iterator[FoundSpan]:
    """Every place from a token of a sentence to one that is not far behind, best first; few are looked at."""
    start, end = tokens[own, START], tokens[own, END]
    scores = start[:, None] + end[None, :] - tokens[NO_ANSWER, START] - tokens[NO_ANSWER, END]
    distance = np.arange(len(own))[None, :] - np.arange(len(own))[:, None]
    scores = np.where((distance >= 0) & (distance < LONGEST_ANSWER), scores, -np.inf)
    for flat in np.argsort(-scores, axis=None, kind="stable"):
        first, last = divmod(int(flat), len(own))
        if not np.isfinite(scores[first, last]):
            return
        if place := _place(text, encoded, own[first], own[last]):
            yield FoundSpan(place, float(scores[first, last]), float(tokens[own[first : last + 1], INSIDE].mean()))


def _place(text: str, encoded: Encoded, first: int, last: int) -> Span | None:
    """Whole words from token to token; the gloss of Spanish may have them in another order: then none."""
    head, tail = encoded.places[first], encoded.places[last]
    if not head or not tail or head.start >= tail.end:
        return None
    start, end = head.start, tail.end
    while start > 0 and text[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return Span(start, end)


def _apart(found: Iterator[FoundSpan]) -> Iterator[FoundSpan]:
    """The best that do not overlap."""
    kept: list[FoundSpan] = []
    for one in found:
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
            yield one
            if len(kept) == MOST_SPANS:
                return

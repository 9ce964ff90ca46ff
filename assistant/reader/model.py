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

from assistant.reader.encode import Encoded, Encoder, render
from index.embed import damaged, open_session
from index.types import Span

START, END, INSIDE, EVIDENCE = range(4)
"""Outputs of a token: an answer begins, ends here, it is part of an answer, of a sentence that answers."""
NO_ANSWER = 0
"""The place of `[CLS]`, where start and end point when the passage does not answer."""
LONGEST_ANSWER = 24
"""Tokens of a span."""
MOST_SPANS = 10
"""Spans that are given of a passage; none of them overlap."""
_BATCH = 4
_WHAT = "reader"
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network found in one passage."""

    answerable: float
    """0…1, higher: the passage answers the question."""
    sentences: tuple[float, ...]
    """0…1 for each sentence, higher: it holds the answer; 0 for one beyond the network's length."""
    spans: tuple[FoundSpan, ...]
    """Best first."""


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
                readings[number] = _reading(
                    inputs[number], tokens[row], answerable[row], len(passages[number].sentences)
                )
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
            raise damaged(self._folder, _WHAT, error) from error
        return tokens, answerable

    @cached_property
    def _session(self) -> Any:
        return open_session(self._folder, self._threads, _WHAT)

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._folder)


def _reading(encoded: Encoded, tokens: Logits, answerable: np.float32, sentences: int) -> Reading:
    return Reading(
        answerable=_probability(float(answerable)),
        sentences=tuple(_sentence(encoded, tokens, number) for number in range(sentences)),
        spans=tuple(_apart(_spans(encoded, tokens))),
    )


def _sentence(encoded: Encoded, tokens: Logits, number: int) -> float:
    """The mean of the sentence's tokens, as in training."""
    own = [token for token, sentence in enumerate(encoded.sentence) if sentence == number]
    return _probability(float(tokens[own, EVIDENCE].mean())) if own else 0.0


def _spans(encoded: Encoded, tokens: Logits) -> Iterator[FoundSpan]:
    """Every place from a token to one that is not far behind, best first; few are looked at."""
    read = [token for token, place in enumerate(encoded.places) if place]
    if not read:
        return
    start, end = tokens[read, START], tokens[read, END]
    scores = start[:, None] + end[None, :] - tokens[NO_ANSWER, START] - tokens[NO_ANSWER, END]
    distance = np.arange(len(read))[None, :] - np.arange(len(read))[:, None]
    scores = np.where((distance >= 0) & (distance < LONGEST_ANSWER), scores, -np.inf)
    for flat in np.argsort(-scores, axis=None, kind="stable"):
        first, last = divmod(int(flat), len(read))
        if not np.isfinite(scores[first, last]):
            return
        head, tail = encoded.places[read[first]], encoded.places[read[last]]
        if head and tail and head.start < tail.end:
            yield FoundSpan(Span(head.start, tail.end), float(scores[first, last]))


def _apart(found: Iterator[FoundSpan]) -> Iterator[FoundSpan]:
    """The best that do not overlap."""
    kept: list[FoundSpan] = []
    for one in found:
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
            yield one
            if len(kept) == MOST_SPANS:
                return


def _probability(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))

"""The spans of a sentence are those that going through every pair of tokens finds."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from assistant.reader.encode import Encoded
from assistant.reader.model import END, LONGEST_ANSWER, MOST_SPANS, NO_ANSWER, START, Logits, _spans
from index.types import Span

TEXT = "Patrullas conjuntas en la frontera, ejercicios 2024 y formación: las partes lo acordaron ayer en Arica por fin."


def encoded(generator: np.random.Generator) -> tuple[Encoded, list[int]]:
    """Tokens in nearly the text's order, one of them of no place, as the gloss of Spanish has them."""
    cuts = sorted({0, *(int(cut) for cut in generator.integers(0, len(TEXT), 35)), len(TEXT)})
    places: list[Span | None] = [Span(start, end) for start, end in itertools.pairwise(cuts)]
    for place in generator.integers(0, len(places) - 1, 4):
        places[place], places[place + 1] = places[place + 1], places[place]
    places[3] = None
    own = list(range(1, len(places) + 1))
    shape = (0,) * (len(places) + 1)
    return Encoded(shape, shape, shape, shape, (None, *places)), own


def by_hand(read: Encoded, tokens: Logits, own: list[int]) -> list[tuple[Span, float]]:
    """Every pair of tokens by its score, and of those that overlap the best."""
    found = []
    for first in own:
        for last in own:
            head, tail = read.places[first], read.places[last]
            if 0 <= last - first < LONGEST_ANSWER and head and tail and head.start < tail.end:
                none = tokens[NO_ANSWER, START], tokens[NO_ANSWER, END]
                found.append((tokens[first, START] + tokens[last, END] - none[0] - none[1], widened(head, tail)))
    kept: list[tuple[Span, float]] = []
    for score, span in sorted(found, key=lambda one: -one[0]):
        if len(kept) < MOST_SPANS and not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, pytest.approx(float(score))))
    return kept


def widened(head: Span, tail: Span) -> Span:
    start, end = head.start, tail.end
    while start and TEXT[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(TEXT) and TEXT[end - 1 : end + 1].isalnum():
        end += 1
    return Span(start, end)


@pytest.mark.parametrize("seed", range(20))
def test_the_best_spans_that_do_not_overlap(seed: int) -> None:
    generator = np.random.default_rng(seed)
    read, own = encoded(generator)
    tokens = generator.normal(size=(len(own) + 1, 4)).astype(np.float32)
    found = [(one.span, one.score) for one in _spans(TEXT, read, tokens, own)]
    assert found == by_hand(read, tokens, own)
    assert len(found) > 2

"""Do two texts print the same story? Words in a row that they share, measured exactly.

Winnowing (Schleimer, Wilkerson and Aiken 2003): of every `_WINDOW` neighbouring runs of `_RUN` words the one with the
smallest hash is kept, so that any stretch of 17 words that two texts share leaves a print in both, however the
rest was edited or cut. Prints only propose; `same_story` decides on the texts themselves.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.types import Article, Span
from index.wire import layout

_RUN, _WINDOW = 5, 13
_SHINGLE = 3
"""Words in a row that count as shared: few enough to survive light editing."""
_LEAD = 60
"""Words at the beginning: a reprint keeps what is new, a later story on the same matter has news of its own there."""
MIN_WORDS = 40
"""A shorter text is too little to tell."""
CONTAINED, LEAD_CONTAINED = 0.55, 0.45
"""Least share of the shorter text, and of the shorter lead, that stands in the other; 0…1."""
_LENGTHS = 0.3
"""A text that is shorter than this share of the other is an extract."""
_AKIN = 0.2
"""Least share of the shorter text that stands in a text that was rewritten; unrelated stories share some 0.02."""
_SPARE_NUMBERS = 8
"""One number in so many may differ, such as a date that was written out; more is another event, or a correction."""
_DAYS_APART = 4
_CORRECTION = re.compile(r"\bcorrig|\bcorrec|\bcorrect|\brectif", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a story, without headline, dateline and sign-off."""

    words: tuple[str, ...]
    """Lower case."""
    correction: bool
    """Its editor's note says that it corrects an earlier text."""


def wording(article: Article) -> Wording:
    """What there is to compare of an article."""
    found = layout(article.body)
    words = re.findall(r"\w+", found.story.of(article.body).lower())
    note = found.note or Span(0, 0)
    return Wording(tuple(words), bool(_CORRECTION.search(note.of(article.body))))


def prints(text: Wording) -> list[int]:
    """The winnowed hashes of a text as signed 64-bit numbers; none for a very short one."""
    if len(text.words) < MIN_WORDS:
        return []
    hashes = np.array([zlib.crc32(word.encode()) for word in text.words], dtype=np.uint64)
    runs: npt.NDArray[np.uint64] = np.zeros(len(hashes) - _RUN + 1, dtype=np.uint64)
    for place in range(_RUN):  # overflow wraps around, which is what a hash wants
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + hashes[place : len(hashes) - _RUN + 1 + place]
    runs ^= runs >> np.uint64(29)
    runs *= np.uint64(0xBF58476D1CE4E5B9)
    windows = np.lib.stride_tricks.sliding_window_view(runs, min(_WINDOW, len(runs)))
    kept = np.unique(windows.min(axis=1)).view(np.int64)
    return [int(value) for value in kept]


def near_in_time(one: Article, other: Article) -> bool:
    """Within a few days of each other, where both say when."""
    if one.date and other.date and abs((one.date - other.date).days) > _DAYS_APART:
        return False
    return not (one.published and other.published) or abs((one.published - other.published).days) <= 2 * _DAYS_APART


def same_story(one: Wording, other: Wording, corrected: bool = False) -> bool:
    """Is one text the other, lightly edited or cut? With `corrected`, numbers may differ.

    A corrected text is no reprint of what it corrects: what they say differs.
    """
    short, long = sorted((one.words, other.words), key=len)
    if len(short) < max(MIN_WORDS, _LENGTHS * len(long)):
        return False
    if not corrected and (one.correction != other.correction or _numbers_differ(short, long)):
        return False
    return contained(short, long) >= CONTAINED and contained(short[:_LEAD], long[: 2 * _LEAD]) >= LEAD_CONTAINED


def akin(one: Article, other: Article) -> bool:
    """Do they share a headline, or so much text that one may be a rewriting of the other?"""
    short, long = sorted((wording(one).words, wording(other).words), key=len)
    return one.title == other.title or contained(short, long) >= _AKIN


def contained(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    """The share of the runs of three words of `short` that stand in `long` too, 0…1."""
    wanted = _shingles(short)
    return len(wanted & _shingles(long)) / max(1, len(wanted))


def _shingles(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def _numbers_differ(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    numbers = {word for word in short if word[0].isdigit()}
    return len(numbers - set(long)) > len(numbers) // _SPARE_NUMBERS

"""Two versions of an article side by side: what is known of it, and its text paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from index.types import Article

Kind = Literal["same", "gone", "new"]
FIELDS = (
    "title", "agency", "publisher", "dateline_place", "published", "event_date", "language", "countries", "topics",
    "marking",
)  # fmt: skip
_MOST_WORDS = 3_000
"""Words of a changed stretch that are compared one by one, which takes their product of steps."""
_ALIKE = 0.3
"""Share of words in common from which a paragraph is compared word by word: with fewer, that is a puzzle."""
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that both versions have, or only the earlier, or only the later."""

    kind: Kind
    text: str


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """From one version to another."""

    fields: tuple[str, ...]
    """Of `FIELDS`, those that differ."""
    paragraphs: tuple[Paragraph, ...]
    same_text: bool


def compare(before: Article, after: Article) -> Comparison:
    """What differs from one version to another."""
    differing = tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))
    return Comparison(differing, tuple(compared(before.body, after.body)), before.body == after.body)


def compared(before: str, after: str) -> Iterator[Paragraph]:
    """The paragraphs of both texts in order; of a changed one the words."""
    old, new = _paragraphs(before), _paragraphs(after)
    for action, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action == "equal":
            yield from ((Piece("same", text),) for text in old[i:j])
        elif action == "replace" and j - i == m - k:
            yield from (tuple(_words(a, b)) for a, b in zip(old[i:j], new[k:m], strict=True))
        else:
            yield from ((Piece("gone", text),) for text in old[i:j])
            yield from ((Piece("new", text),) for text in new[k:m])


def _paragraphs(text: str) -> list[str]:
    return [part for part in _BREAK.split(text) if part.strip()]


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        yield from (Piece("gone", before), Piece("new", after))
        return
    theirs, ours = ([token for token in tokens if token[0].isalnum()] for tokens in (old, new))
    if SequenceMatcher(None, theirs, ours, autojunk=False).ratio() < _ALIKE:
        yield from (Piece("gone", before), Piece("new", after))
        return
    yield from _joined(_pieces(SequenceMatcher(None, old, new, autojunk=False).get_opcodes(), old, new))


def _pieces(steps: Sequence[tuple[str, int, int, int, int]], old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for action, i, j, k, m in steps:
        if action == "equal":
            yield Piece("same", "".join(old[i:j]))
            continue
        if i < j:
            yield Piece("gone", "".join(old[i:j]))
        if k < m:
            yield Piece("new", "".join(new[k:m]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """A space alone between two changes belongs to both, so that they read as one."""
    gone, new, waiting = "", "", ""
    for piece in pieces:
        if piece.kind == "same" and not piece.text.strip() and (gone or new):
            waiting += piece.text
            continue
        if piece.kind == "same":
            yield from _change(gone, new)
            text, gone, new, waiting = waiting + piece.text, "", "", ""
            yield Piece("same", text)
            continue
        gone, new, waiting = gone + waiting, new + waiting, ""
        if piece.kind == "gone":
            gone += piece.text
        else:
            new += piece.text
    yield from _change(gone, new)
    if waiting:
        yield Piece("same", waiting)


def _change(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)

"""The sentence around a quote: a single word says little to who reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.types import Evidence
from index.sentences import split
from index.types import Article, Span

Piece = tuple[str, bool]
"""Text, and whether it is quoted."""


def around(evidence: Evidence) -> Span:
    """The sentences that a quote stands in."""
    start, end = evidence.span.start, evidence.span.end
    touched = [one for one in _sentences(evidence.article.body) if one.start < end and start < one.end]
    return Span(min([start, *(one.start for one in touched)]), max([end, *(one.end for one in touched)]))


def pieces(article: Article, place: Span, quoted: Iterable[Span]) -> list[Piece]:
    """The text of a place, cut where quotes in it begin and end."""
    found: list[Piece] = []
    position = place.start
    for span in _joined(sorted(quoted, key=lambda one: (one.start, one.end))):
        found += [(article.body[position : span.start], False), (span.of(article.body), True)]
        position = span.end
    found.append((article.body[position : place.end], False))
    return [piece for piece in found if piece[0]]


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The same without overlaps."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


@lru_cache(maxsize=1024)
def _sentences(body: str) -> tuple[Span, ...]:
    return tuple(split(body))

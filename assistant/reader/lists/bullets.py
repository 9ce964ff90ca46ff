"""Lists that an article prints line by line below the sentence that announces them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reader.model import SentenceReading
from assistant.reader.rank import Candidate
from index.chunks import sentences
from index.text import LINE_MARK
from index.types import Article, Span

_ENDS = re.compile(r"[\s;,.]*(?:[\s,]+(?:and|or|y|e|o|u))?[\s;,.]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A list of lines and the sentence above it."""

    above: Span
    lines: tuple[Span, ...]

    def things(self, body: str) -> tuple[Span, ...]:
        """The lines without the marks and the "and" at their end."""
        ends = (_ENDS.search(line.of(body)) for line in self.lines)
        return tuple(
            Span(line.start, line.start + end.start()) for line, end in zip(self.lines, ends, strict=True) if end
        )


def block_of(article: Article, place: Span) -> Block | None:
    """The list of lines that a sentence announces or is a line of."""
    for block in blocks(article):
        if place == block.above or place in block.lines:
            return block
    return None


def blocks(article: Article) -> list[Block]:
    """The lists of an article; a mark before the first line tells them from paragraphs."""
    found: list[Block] = []
    before: Span | None = None
    for span in sentences(article):
        marked = before is not None and LINE_MARK.fullmatch(article.body[before.end : span.start])
        if before and marked and found and found[-1].lines[-1:] == (before,):
            found[-1] = replace(found[-1], lines=(*found[-1].lines, span))
        elif before and marked:
            found.append(Block(before, (span,)))
        before = span
    return [block for block in found if len(block.lines) > 1]


def with_lines(block: Block, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences that are quoted, the whole list in the place of the best of them."""
    best = chosen[0]
    known = {one.span: one for one in ranked if one.article.id == best.article.id}
    quoted = [known.get(span) or _unread(best, span) for span in (block.above, *block.lines)]
    return [*quoted, *(one for one in chosen if one not in quoted)]


def _unread(best: Candidate, span: Span) -> Candidate:
    """A sentence beside the best one, from beyond the passages that were read."""
    return replace(best, span=span, text=span.of(best.article.body), reading=SentenceReading(), before="")

"""Passages as a model is given them: numbered data within a budget of tokens, the best nearest to the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from assistant.reader.question import Question
from index.chunks import sentences
from index.types import Passage, Span

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Context:
    """What the model is shown."""

    passages: tuple[Passage, ...]
    """Passage 1, 2, … as its markers name them, the best first."""
    message: str
    left_out: int
    """Passages for which there was no room."""
    tokens: int
    """Of passages and question."""


def context(question: Question, passages: Sequence[Passage], budget: int, count: Count) -> Context:
    """As many of the best passages as `budget` tokens hold; the first, if too long itself, up to a sentence's end."""
    shown: list[str] = []
    used = count(question.text)
    for number, passage in enumerate(passages, 1):
        text = _block(number, passage, passage.chunk.text)
        if used + count(text) > budget:
            if shown:
                break
            text = _cut(number, passage, budget - used, count)
        shown.append(text)
        used += count(text)
    blocks = "\n".join(reversed(shown))
    message = f"<passages>\n{blocks}\n</passages>\n\n<question>{escape(question.text)}</question>"
    return Context(tuple(passages[: len(shown)]), message, len(passages) - len(shown), used)


def _block(number: int, passage: Passage, text: str) -> str:
    article = passage.article
    about = {"title": article.title, "agency": article.agency, "date": article.date and article.date.isoformat()}
    told = "".join(f" {name}={quoteattr(value)}" for name, value in about.items() if value)
    return f'<passage number="{number}"{told}>\n{escape(text)}\n</passage>'


def _cut(number: int, passage: Passage, room: int, count: Count) -> str:
    """The passage up to the last sentence for which there is room; its first one in any case."""
    chunk = passage.chunk
    ends = [min(span.end, chunk.end) for span in sentences(passage.article) if chunk.start <= span.start < chunk.end]
    texts = [_block(number, passage, Span(chunk.start, end).of(passage.article.body)) for end in ends]
    return next((text for text in reversed(texts) if count(text) <= room), texts[0])

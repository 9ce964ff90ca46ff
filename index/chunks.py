"""An article cut into chunks: whole sentences with exact offsets, each within the embedder's token limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from index.crosslingual import for_embedding
from index.sentences import split
from index.types import Article, Chunk, Span
from index.wire import Layout, layout

TokenCounter = Callable[[str], int]
"""Tokens of a text as the embedder counts them, without its special tokens."""

SPECIAL_TOKENS = 2
"""An encoder's own marks before and after a text."""
MAX_TITLE_BYTES = 150
"""Of UTF-8: an English headline whole, and at most some hundred tokens in a script that the embedder spells out."""


def sentences(article: Article) -> list[Span]:
    """The sentences of editor's note, subtitles and story, in order.

    Headline, dateline, sign-off and boilerplate are none.
    """
    found = layout(article.body)
    above = sorted([*found.subtitles, *([found.note] if found.note else [])], key=lambda span: span.start)
    return [one for span in [*above, *_parts(found)] for one in split(article.body, span.start, span.end)]


def _parts(found: Layout) -> Iterator[Span]:
    """The story between what is left out of it."""
    position = found.story.start
    for span in found.left_out:
        yield Span(position, span.start)
        position = span.end
    yield Span(position, found.story.end)


def heading(article: Article) -> str:
    """What every chunk is embedded with, so that it is found by what its article is about."""
    day = f" ({article.date.isoformat()})" if article.date else ""
    title = article.title.encode()[:MAX_TITLE_BYTES].decode(errors="ignore")
    return f"{title}{day}. "


def indexed_text(article: Article, chunk: Chunk) -> str:
    """What is embedded for a chunk: its heading and text, a Spanish one as its English gloss."""
    return for_embedding(heading(article) + chunk.text, article.language)


def chunk(article: Article, count: TokenCounter, limit: int, target: int) -> list[Chunk]:
    """Consecutive sentences packed up to `target` tokens, heading included and never over `limit`.

    A sentence that is longer than the limit is cut between words: the only chunks that are not whole
    sentences. Tokens are those of what is embedded: Spanish spelled out in English pieces takes twice as many.
    """
    count = _of_embedded(count, article.language)
    heading_tokens = count(heading(article)) + SPECIAL_TOKENS
    most = limit - heading_tokens
    room = max(min(target - heading_tokens, most), min(most, 32))
    pieces = [
        piece
        for sentence in _with_dateline(article, sentences(article))
        for piece in _fit(article.body, sentence, count, most)
    ]
    return [
        Chunk(article.id, article.version, span.start, span.end, span.of(article.body))
        for span in _pack(pieces, _costs(article.body, pieces, count), room, layout(article.body).left_out)
    ]


def _of_embedded(count: TokenCounter, language: str) -> TokenCounter:
    return cache(lambda text: count(for_embedding(text, language)))


def _with_dateline(article: Article, found: list[Span]) -> list[Span]:
    """The story's first sentence with the dateline before it: searchable, and at times the only place of the date."""
    dateline = layout(article.body).dateline
    first = next((place for place, span in enumerate(found) if dateline and span.start >= dateline.end), None)
    if dateline is None or first is None:
        return found
    return [*found[:first], Span(dateline.span.start, found[first].end), *found[first + 1 :]]


def _costs(body: str, pieces: list[Span], count: TokenCounter) -> list[int]:
    """Tokens of each piece with what stands between it and the one before, such as a list mark."""
    starts = [piece.start for piece in pieces[:1]] + [piece.end for piece in pieces[:-1]]
    # Without the space before it a piece is one that was counted already.
    return [count(body[start : piece.end].lstrip(" ")) for start, piece in zip(starts, pieces, strict=True)]


def _pack(pieces: list[Span], tokens: list[int], room: int, gaps: Sequence[Span]) -> Iterator[Span]:
    start = 0
    used = 0
    for number, cost in enumerate(tokens):
        gap = number > start and any(pieces[number - 1].end <= one.start < pieces[number].start for one in gaps)
        if number > start and (gap or used + cost > room):
            yield Span(pieces[start].start, pieces[number - 1].end)
            start, used = number, 0
        used += cost
    if pieces:
        yield Span(pieces[start].start, pieces[-1].end)


def _fit(body: str, sentence: Span, count: TokenCounter, most: int) -> Iterator[Span]:
    """The sentence itself, or its parts of at most `most` tokens each."""
    while count(sentence.of(body)) > most:
        end = _longest_prefix(body, sentence, count, most)
        yield Span(sentence.start, end)
        rest = end
        while rest < sentence.end and body[rest].isspace():
            rest += 1
        if rest == sentence.end:
            return
        sentence = Span(rest, sentence.end)
    yield sentence


def _longest_prefix(body: str, sentence: Span, count: TokenCounter, most: int) -> int:
    low, high = sentence.start + 1, min(sentence.end, sentence.start + 20 * most)
    while low < high:
        middle = (low + high + 1) // 2
        if count(body[sentence.start : middle]) <= most:
            low = middle
        else:
            high = middle - 1
    space = max(body.rfind(" ", sentence.start, low), body.rfind("\n", sentence.start, low))
    return space if space > sentence.start else low

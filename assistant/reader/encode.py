"""Question and passage to what the network reads: tokens, where they stand in the passage, and what the two share.

The network knows English alone, so Spanish is read in its gloss (`index.crosslingual`); a token of the gloss leads back
to the Spanish words that it stands for. Beside its tokens the network is told which words of question and passage
are the same word in another form: a hint that a small model would need far more examples to find for itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from index.crosslingual import Piece, glossed, in_english
from index.embed import Kept, read_tokenizer
from index.query import STOPWORDS
from index.terms import stems
from index.text import fold, words
from index.types import Span

READER = Kept("reader's network", "it comes with the project: install that anew")
MAX_TOKENS = 256
"""Of question, headline and passage together, special tokens included."""
MAX_QUESTION, MAX_HEADING = 64, 32
"""Tokens of question and headline that are read; the rest of either is left out."""
PLAIN, SHARED, FOUND, MISSING = 0, 1, 2, 3
"""What a token is told: nothing; the question has this word of the passage; the passage has this word of the question,
or has it not."""
NO_SENTENCE = -1


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as the network reads it: English as it is, Spanish glossed."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    """Of each piece in `text`, characters."""
    keys: tuple[tuple[Span, frozenset[str]], ...]
    """Words of `text` that carry a subject, with the stems that they may share with another text."""

    def source(self, start: int, end: int) -> Span:
        """The place in the original of `text[start:end]`."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        head, tail = self.pieces[first], self.pieces[last]
        begin = head.source.start + (start - self.starts[first]) * head.kept
        stop = tail.source.start + end - self.starts[last] if tail.kept else tail.source.end
        return Span(begin, stop)


@dataclass(frozen=True, slots=True)
class Encoded:
    """One input of the network; all sequences are as long as there are tokens."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    """0 for the question, 1 for headline and passage."""
    shared: tuple[int, ...]
    """`PLAIN`, `SHARED`, `FOUND` or `MISSING`."""
    sentence: tuple[int, ...]
    """Number of the passage's sentence that a token belongs to; `NO_SENTENCE` for all that is no passage."""
    places: tuple[Span | None, ...]
    """Where a token of the passage stands in it, characters; `None` for all others."""


class Encoder:
    """Texts to inputs, with the tokenizer of a folder."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = read_tokenizer(folder, READER)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._cls, self._sep = self._tokenizer.encode("").ids

    def encode(self, question: Rendered, heading: Rendered, passage: Rendered, sentences: Sequence[Span]) -> Encoded:
        """`[CLS] question [SEP] heading passage [SEP]`, cut at `MAX_TOKENS`; `sentences` are places in the passage."""
        asked, asked_at = self._tokens(question, MAX_QUESTION)
        above, above_at = self._tokens(heading, MAX_HEADING)
        room = MAX_TOKENS - 3 - len(asked) - len(above)
        read, read_at = self._tokens(passage, room)
        known = frozenset[str]().union(*(key for _, key in (*heading.keys, *passage.keys)))
        wanted = frozenset[str]().union(*(key for _, key in question.keys))
        places = [passage.source(start, end) for start, end in read_at]
        return Encoded(
            ids=(self._cls, *asked, self._sep, *above, *read, self._sep),
            types=(0,) * (len(asked) + 2) + (1,) * (len(above) + len(read) + 1),
            shared=(
                PLAIN,
                *_flags(question, asked_at, known, FOUND, MISSING),
                PLAIN,
                *_flags(heading, above_at, wanted, SHARED, PLAIN),
                *_flags(passage, read_at, wanted, SHARED, PLAIN),
                PLAIN,
            ),
            sentence=(
                *(NO_SENTENCE,) * (2 + len(asked) + len(above)),
                *(_sentence_of(place, sentences) for place in places),
                NO_SENTENCE,
            ),
            places=(*(None,) * (2 + len(asked) + len(above)), *places, None),
        )

    def count(self, text: Rendered) -> int:
        """Tokens of a text."""
        return len(self._tokenizer.encode(text.text, add_special_tokens=False).ids)

    def _tokens(self, text: Rendered, most: int) -> tuple[list[int], list[tuple[int, int]]]:
        encoding = self._tokenizer.encode(text.text, add_special_tokens=False)
        return encoding.ids[:most], encoding.offsets[:most]


@lru_cache(maxsize=4_000)
def render(text: str, language: str) -> Rendered:
    """A text in the network's language."""
    pieces = tuple(glossed(text)) if language == "es" else (Piece(text, Span(0, len(text)), kept=True),)
    starts = tuple(accumulate((len(piece.text) for piece in pieces[:-1]), initial=0))
    whole = "".join(piece.text for piece in pieces)
    return Rendered(whole, pieces, starts, tuple(_keys(text, whole, pieces, starts)))


def _keys(
    text: str, whole: str, pieces: Sequence[Piece], starts: Sequence[int]
) -> Iterator[tuple[Span, frozenset[str]]]:
    """The words of a rendering that carry a subject: their stems, of a translated one those of every translation."""
    for word, span in words(whole):
        if fold(word) not in STOPWORDS["en"]:
            piece = pieces[bisect_right(starts, span.start) - 1]
            translated = not piece.kept and piece.text == word
            forms = in_english(piece.source.of(text)) if translated else ()
            yield span, _stems_of(word).union(*map(_stems_of, forms))


@lru_cache(maxsize=50_000)
def _stems_of(word: str) -> frozenset[str]:
    return frozenset(stems(fold(word), "en"))


def _flags(
    text: Rendered, offsets: Sequence[tuple[int, int]], others: frozenset[str], shared: int, alone: int
) -> list[int]:
    """For each token whether its word is among the `others`."""
    flags = []
    number = 0
    for start, _ in offsets:
        while number < len(text.keys) and text.keys[number][0].end <= start:
            number += 1
        inside = number < len(text.keys) and text.keys[number][0].start <= start
        flags.append((shared if text.keys[number][1] & others else alone) if inside else PLAIN)
    return flags


def _sentence_of(place: Span, sentences: Sequence[Span]) -> int:
    for number, sentence in enumerate(sentences):
        if sentence.start <= place.start < sentence.end:
            return number
    return NO_SENTENCE

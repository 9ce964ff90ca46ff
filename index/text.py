"""Characters and words: folding that keeps offsets, and the words of a text with their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from index.types import Span

WORD = re.compile(r"\w+(?:[’'.]\w+)*", re.UNICODE)
"""A word, a number with its separators (`1,500` is two, `3.5` one), or an abbreviation (`U.S`)."""
LINE_MARK = re.compile(r"\s*\n\s*(?:[-*•–—·▪]|\d{1,2}[.)]|[a-zA-Z][.)])\s+")
"""All that stands between two lines of a list."""


def fold(text: str) -> str:
    """Lower case without accents, one character for one, so that offsets still hold."""
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


def words(text: str) -> Iterator[tuple[str, Span]]:
    """Each word as written, with its place."""
    for match in WORD.finditer(text):
        yield match.group(), Span(*match.span())


def normalise_newlines(text: str) -> str:
    """The one change that is made to a published text: `\\r\\n` and `\\r` become `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")

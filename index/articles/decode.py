"""Bytes to text, whatever an agency's system wrote them in."""

from __future__ import annotations

from index.articles.story import Document
from index.text import normalise_newlines
from index.types import ArticleUnreadable


def decode(document: Document) -> str:
    """The text of a document, newlines normalised.

    Raises:
        ArticleUnreadable: it is no text.
    """
    try:
        text = document.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = document.data.decode("cp1252", errors="replace")
    control = sum(character < " " and character not in "\n\r\t\f" for character in text)
    if "\x00" in text or control + text.count("\ufffd") > len(text) / 100:
        raise ArticleUnreadable(document.source, "this is binary data, not text; save the article as UTF-8 text")
    return normalise_newlines(text)

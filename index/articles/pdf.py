"""PDF; the one place that imports pypdfium2."""

from __future__ import annotations

from collections.abc import Iterator

from index.articles.story import Document, Story
from index.types import ArticleUnreadable


def read_pdf(document: Document) -> Iterator[Story]:
    """The one story of a PDF."""
    raise ArticleUnreadable(document.source, "PDF is not read yet")

"""A document to its articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from index.articles.build import build
from index.articles.sources import Source
from index.articles.story import Document, Reading
from index.types import Article, ArticleUnreadable, Refusal


def read_document(document: Document, reading: Reading = Reading()) -> Iterator[Article | Refusal]:
    """Every article of a document, each as version 1; what cannot be read is refused and the rest goes on."""
    from index.articles.formats import stories  # half a second of libraries that a question does not need

    for story in stories(document):
        if isinstance(story, Refusal):
            yield story
            continue
        try:
            yield build(story, reading)
        except ArticleUnreadable as error:
            yield Refusal(str(error.path), error.reason)


def read_article(path: Path, today: date | None = None) -> Article:
    """The article in a file that holds one.

    Raises:
        ArticleUnreadable: it holds none that can be read, or several.
    """
    reading = Reading(today=today)
    found = list(read_document(Source(str(path.absolute()), reading).read(), reading))
    if len(found) != 1:
        raise ArticleUnreadable(path, f"it holds {len(found)} articles, one was expected")
    if isinstance(found[0], Refusal):
        raise ArticleUnreadable(path, found[0].reason)
    return found[0]

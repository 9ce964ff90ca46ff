"""What passes between reading a file and knowing an article: documents, and the stories that they hold.

path or address ─► Source ─► Document ─► Story… ─► Article…
                 sources.py    formats     build.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from index.types import MARKINGS, Refusal


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read; the same for all files of an ingest."""

    marking: str = MARKINGS[0]
    """Handling marking of an article that declares none."""
    today: date | None = None
    """Bounds the years that are inferred; `None` is the day on which it is read."""
    private_addresses: bool = False
    """May a feed be fetched from a loopback or private address?"""
    timeout: float = 20.0
    """Seconds that a fetch may take."""


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one file, archive member or fetched address."""

    name: str
    """The file name; its suffix tells the format unless `media_type` or the content does."""
    source: str
    """Absolute path, `/a/batch.zip!folder/story.txt`, or address."""
    data: bytes
    media_type: str | None = None
    """As a server or a mail declares it, without parameters: `application/rss+xml`."""
    charset: str | None = None
    """As a server or a mail declares it."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What front matter, markup or an agency's envelope says of a story; every field may be missing.

    It goes before anything that is recognised in the text.
    """

    id: str | None = None
    guid: str | None = None
    title: str | None = None
    language: str | None = None
    agency: str | None = None
    publisher: str | None = None
    place: str | None = None
    url: str | None = None
    published: date | datetime | None = None
    revised: datetime | None = None
    event_date: date | None = None
    marking: str | None = None
    canceled: bool = False
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One article as the reader of a format delivers it."""

    body: str
    """The text as published; paragraphs are parted by an empty line, newlines are `\\n`."""
    source: str
    """The document's, with `#n` behind it when the document holds several stories."""
    declared: Declared = field(default_factory=Declared)


Reader = Callable[[Document], Iterator[Story | Refusal]]
"""The reader of one format. It yields a refusal for a part that cannot be read and goes on with the next.

Raises:
    ArticleUnreadable: nothing of the document can be read.
"""

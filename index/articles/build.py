"""A story to an article: what is declared, and what the text says of itself where nothing is."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict
from datetime import date, datetime

from index.articles.story import Declared, Reading, Story
from index.entities import ranked_countries, ranked_organisations, ranked_topics
from index.languages import language_code, language_of_text
from index.marking import marking_of
from index.text import fold
from index.types import MARKINGS, Article, ArticleUnreadable
from index.wire import WireFacts, canonical, read_wire, to_a_program, told

_READ_CHARACTERS = 4_000
"""Enough to tell language, countries and topics."""


def build(story: Story, reading: Reading) -> Article:
    """The article of a story, as version 1; the library finds out whether it is a later one.

    Raises:
        ArticleUnreadable: it has no text, or declares a marking that does not exist.
    """
    declared, body = story.declared, story.body
    if not re.search(r"\w", body):
        raise ArticleUnreadable(story.source, "the file has no text; an article needs a body")
    wire = read_wire(body, _day(declared.published), reading.today or datetime.now().astimezone().date())
    marking = _marking(story, wire, reading)
    text = told(body)[wire.story.start : wire.story.end]
    headline = declared.title if declared.title and not to_a_program(declared.title) else wire.title
    title = headline or _first_words(text) or _first_words(body)
    text = text[:_READ_CHARACTERS]
    language = language_code(declared.language) if declared.language else language_of_text(f"{title}\n{text}")
    sha256 = _fingerprint(declared, body)
    return Article(
        id=declared.id or f"{slug(title)}-{sha256[:6]}",
        version=1,
        title=title,
        body=body,
        language=language,
        source=story.source,
        sha256=sha256,
        url=declared.url,
        agency=(canonical(declared.agency) or declared.agency) if declared.agency else wire.agency,
        published=wire.published,
        event_date=declared.event_date or wire.event_date,
        event_date_basis="dateline" if declared.event_date else wire.basis,
        dateline_place=declared.place or wire.place,
        countries=ranked_countries(text, title),
        topics=ranked_topics(text, language, title),
        organisations=ranked_organisations(text, language, title),
        marking=marking,
        guid=declared.guid,
        revised=declared.revised,
        publisher=declared.publisher,
        canceled=declared.canceled,
        sample=declared.sample,
    )


def _marking(story: Story, wire: WireFacts, reading: Reading) -> str:
    """As declared, else as printed above the story, else the setting."""
    written = story.declared.marking or wire.marking or reading.marking
    marking = marking_of(written)
    if marking is None:
        raise ArticleUnreadable(story.source, f"marking: {written!r} is not known; write one of {', '.join(MARKINGS)}")
    return marking


def _fingerprint(declared: Declared, body: str) -> str:
    values = sorted((name, str(value)) for name, value in asdict(declared).items() if value)
    return hashlib.sha256(f"{values}\n{body}".encode()).hexdigest()


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def slug(title: str) -> str:
    """`Perú y Chile acuerdan…` -> `peru-y-chile-acuerdan`: readable in a URL or a command."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(title)))[:48].strip("-") or "article"

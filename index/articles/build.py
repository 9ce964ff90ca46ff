"""A story to an article: what is declared, and what the text says of itself where nothing is."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict
from datetime import date, datetime

from py3langid import langid

from index.articles.story import Declared, Reading, Story
from index.entities import ranked_countries, ranked_topics
from index.text import fold
from index.types import MARKINGS, Article, ArticleUnreadable
from index.wire import WireFacts, read_wire

_LEAD_CHARACTERS = 4_000
"""Enough to tell language, countries and topics."""


def build(story: Story, reading: Reading) -> Article:
    """The article of a story, as version 1; the library finds out whether it is a later one.

    Raises:
        ArticleUnreadable: it has no text, or declares a marking that does not exist.
    """
    declared, body = story.declared, story.body
    if not re.search(r"\w", body):
        raise ArticleUnreadable(story.source, "the file has no text; an article needs a body")
    marking = declared.marking or reading.marking
    if marking not in MARKINGS:
        raise ArticleUnreadable(story.source, f"marking: {marking!r} is not one of {', '.join(MARKINGS)}; correct it")
    published = _day(declared.published)
    wire = read_wire(body, published, reading.today or datetime.now().astimezone().date())
    title = declared.title or wire.title or _first_words(wire, body)
    lead = f"{title}\n{body[wire.story.start : wire.story.end][:_LEAD_CHARACTERS]}"
    language = declared.language or langid.classify(lead)[0]
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
        agency=declared.agency or wire.agency,
        published=published,
        event_date=declared.event_date or wire.event_date,
        event_date_basis="dateline" if declared.event_date else wire.basis,
        dateline_place=declared.place or wire.place,
        countries=ranked_countries(lead),
        topics=ranked_topics(lead, language),
        marking=marking,
        guid=declared.guid,
        revised=declared.revised,
        publisher=declared.publisher,
        canceled=declared.canceled,
        sample=declared.sample,
    )


def _fingerprint(declared: Declared, body: str) -> str:
    values = sorted((name, str(value)) for name, value in asdict(declared).items() if value)
    return hashlib.sha256(f"{values}\n{body}".encode()).hexdigest()


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _first_words(wire: WireFacts, body: str) -> str:
    words = body[wire.story.start : wire.story.end].split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def slug(title: str) -> str:
    """`Perú y Chile acuerdan…` -> `peru-y-chile-acuerdan`: readable in a URL or a command."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(title)))[:48].strip("-") or "article"

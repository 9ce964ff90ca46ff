"""Articles and sentences put together by hand, for the tests of what is made of several of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.reader.evidence.support import Support
from assistant.reader.lists.itemise import item_at
from assistant.reader.lists.listings import Listing
from assistant.reader.model import SentenceReading
from assistant.reader.rank import Candidate
from index.chunks import sentences
from index.types import Article, Chunk, Passage, Span

DAY = date(2024, 3, 14)
PATROLS = "Peru and Chile sign a pact on joint patrols"
"""The headline of a made-up article, unless a test gives another."""


def article(
    name: str,
    body: str,
    title: str = PATROLS,
    day: date | None = DAY,
    countries: tuple[str, ...] = ("PE", "CL"),
    language: str = "en",
) -> Article:
    return Article(name, 1, title, body, language, f"/{name}.txt", "0" * 64, event_date=day, countries=countries)


def candidate(source: Article, share: float = 0.5) -> Candidate:
    """The whole body of an article as the one sentence of it that was read."""
    body, whole = source.body, Span(0, len(source.body))
    passage = Passage(Chunk(source.id, 1, 0, len(body), body), source, 1.0, 1.0, 1.0)
    return Candidate(source, whole, body, passage, Support(1.0, 1.0, 1.0, 1.0), SentenceReading(), "", 1.0, 0.0, share)


def entries(text: str, *printed: str) -> Listing:
    """A list whose entries stand in a text, each where it first does."""
    one = candidate(article("one", text))
    places = [Span(text.index(entry), text.index(entry) + len(entry)) for entry in printed]
    return Listing(tuple(item_at(one, place) for place in places))


def lines(source: Article) -> list[Candidate]:
    """The sentences of an article, each as one that was read, in its order."""
    whole = candidate(source)
    spans = sentences(source)
    before = ["", *(span.of(source.body) for span in spans)]
    read = zip(spans, before, strict=False)
    return [replace(whole, span=span, text=span.of(source.body), before=text) for span, text in read]

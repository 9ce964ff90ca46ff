"""What is known of an article, in the words of the interface."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit

from assistant.reader.officials.offices import with_office
from assistant.reader.officials.people import people
from assistant.web.wording import Wording, wording
from assistant.web.words import long_date
from index.articles import UPLOAD
from index.corrections import read_by_hand
from index.entities import first_names
from index.types import Article, Language
from index.wire import addressed

_WHY = {
    "first version": "why_first",
    "corrected": "why_corrected",
    "withdrawn": "why_withdrawn",
    "an older version that came late": "why_late",
}
_REPRINT = re.compile(r"(.*?)(?:; reprint of (.*))?", re.DOTALL)
_MOST_PEOPLE = 12
_MOST_COUNTRIES = 5
"""Of an article in a list."""
_READ_CHARACTERS = 20_000
"""In which people are looked for."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what is known of an article."""

    name: str
    """As a person reads it."""
    text: str
    note: str = ""
    """How it is known."""
    link: str = ""
    """Where it leads, if anywhere."""


def facts(article: Article, language: Language) -> list[Fact]:
    """What is known, line by line; what is not known is left out, but for the day of the event."""
    said = wording("articles", language)
    rows = [
        _fact(article, "agency", said, language),
        _fact(article, "publisher", said, language),
        _fact(article, "dateline_place", said, language),
        Fact(said.event_date, value_of(article, "event_date", language) or said.unknown, _basis(article, said)),
        _fact(article, "published", said, language),
        _fact(article, "language", said, language),
        _fact(article, "countries", said, language),
        _fact(article, "topics", said, language),
        Fact(said.organisations, ", ".join(article.organisations)),
        Fact(said.people, ", ".join(named_people(article))),
        _fact(article, "marking", said, language),
        Fact(said.original, article.url or "", link=web_address(article.url)),
        Fact(said.source, source_name(article.source)),
    ]
    return [row for row in rows if row.text]


def _fact(article: Article, name: str, said: Wording, language: Language) -> Fact:
    note = said.set_by_hand if name in article.by_hand else ""
    return Fact(said[name], value_of(article, name, language), note)


def _basis(article: Article, said: Wording) -> str:
    if "event_date" in article.by_hand:
        return said.set_by_hand
    return said[f"basis_{article.event_date_basis}"]


def value_of(article: Article, name: str, language: Language) -> str:
    """A field as text: dates written out, countries and topics by name; empty where there is none."""
    value = getattr(article, name)
    if name in ("countries", "topics"):
        names = first_names("countries" if name == "countries" else "glossary", language)
        return ", ".join(names.get(key, key) for key in value)
    if isinstance(value, date):
        return long_date(value, language)
    if name == "language":
        return language_name(value, language)
    if name == "marking":
        return marking_name(value, language)
    return str(value or "")


def some_countries(article: Article, language: Language) -> str:
    """The countries that it names most, and how many others."""
    names = value_of(replace(article, countries=article.countries[:_MOST_COUNTRIES]), "countries", language)
    more = len(article.countries) - _MOST_COUNTRIES
    return f"{names} {wording('articles', language).and_more.format(count=more)}" if more > 0 else names


def language_name(code: str, language: Language) -> str:
    """`Spanish`, `español`; the code itself of one that has no name here."""
    said: Mapping[str, str] = wording("articles", language)
    return said.get(f"language_{code}", code)


def marking_name(marking: str, language: Language) -> str:
    """`restricted`, `restringido`."""
    return wording("articles", language)[f"marking_{marking}"]


def why(reason: str, language: Language) -> str:
    """Why a version is there, as `HistoryEntry.why` has it, in a language."""
    said = wording("articles", language)
    parts = _REPRINT.fullmatch(reason)
    first, original = (parts.group(1), parts.group(2)) if parts else (reason, None)
    by_hand = read_by_hand(first)
    if by_hand:
        told = (said.why_by_hand_of if by_hand[0] else said.why_by_hand).format(name=by_hand[0], reason=by_hand[1])
    else:
        told = said[_WHY[first]] if first in _WHY else first
    return f"{told}; {said.why_reprint.format(id=original)}" if original else told


def named_people(article: Article) -> list[str]:
    """The people that a text names, each once with the office at the first mention."""
    text, found = article.body[:_READ_CHARACTERS], dict[str, str]()
    aside = addressed(text)
    for person in people(text):
        if len(found) < _MOST_PEOPLE and not any(span.overlaps(person.span) for span in aside):
            found.setdefault(person.name.split()[-1], _plain(with_office(text, person).of(text)))
    return list(found.values())


def _plain(text: str) -> str:
    return " ".join(text.split())


def source_name(source: str) -> str:
    """A file's name without its folder, an address as it is."""
    if source.startswith(UPLOAD):
        return source.removeprefix(UPLOAD)
    return (
        source
        if web_address(source)
        else re.split(r"[/\\]", source.split("!")[0])[-1] + "".join(f"!{part}" for part in source.split("!")[1:])
    )


def web_address(address: str | None) -> str:
    """An address that a link may lead to, or nothing."""
    return address if address and urlsplit(address).scheme in ("http", "https") else ""


def moment(at: datetime, language: Language) -> str:
    """`20 December 2023, 14:05 UTC`."""
    return f"{long_date(at.date(), language)}, {at:%H:%M} UTC"

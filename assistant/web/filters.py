"""The filters beside the question: what can be chosen, what was chosen, and how it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.filters import read_filters
from assistant.web.names import country_name, topic_name
from assistant.web.wording import Wording, wording
from assistant.web.words import long_date
from index.text import fold
from index.types import Article, BriefingError, Filters, Language

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

MOST_COUNTRIES = 20
"""That may be chosen at once."""


class FilterUnread(BriefingError):
    """What was written means no filter; the message is for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen."""

    value: str
    """As `Filters` has it."""
    name: str
    """In the interface language."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the articles that a person sees can be told apart by, by name."""

    countries: tuple[Choice, ...] = ()
    agencies: tuple[Choice, ...] = ()
    languages: tuple[Choice, ...] = ()
    topics: tuple[Choice, ...] = ()

    def __bool__(self) -> bool:
        return self != Choices()

    @classmethod
    def of(cls, articles: Iterable[Article], language: Language) -> Choices:
        """Every country, agency, language and topic of some articles."""
        countries: set[str] = set()
        topics: set[str] = set()
        spoken: set[str] = set()
        agencies: Counter[str] = Counter()
        for article in articles:
            countries.update(article.countries)
            topics.update(article.topics)
            spoken.add(article.language)
            if article.agency:
                agencies[article.agency] += 1
        written: dict[str, str] = {}
        for agency, _ in agencies.most_common():  # "EFE" and "Efe" are one: as it is written most often
            written.setdefault(fold(agency), agency)
        said = wording("ask", language)
        return cls(
            countries=_named((code, _bare(country_name(code, language) or code)) for code in countries),
            agencies=_named((agency, agency) for agency in written.values()),
            languages=_named((code, language_name(code, said)) for code in spoken),
            topics=_named((topic, topic_name(topic, language)) for topic in topics),
        )


class Known:
    """The choices of an assistant's articles, made anew when these change."""

    def __init__(self) -> None:
        self._made: dict[tuple[Language, tuple[str, ...]], tuple[object, Choices]] = {}

    def of(self, assistant: Assistant, markings: tuple[str, ...], language: Language) -> Choices:
        """What a person who sees these markings can choose."""
        stamp = (assistant.library.registry.revision, len(assistant.library))
        known = self._made.get((language, markings))
        if known is None or known[0] != stamp:
            known = self._made[language, markings] = (stamp, Choices.of(assistant.library.articles(), language))
        return known[1]


def read(given: Mapping[str, Any], language: Language) -> Filters:
    """The filters that the page sent: lists of values and two dates as written.

    Raises:
        FilterUnread: a date that is none, a period that ends before it begins, or a value that is no choice.
    """
    said = wording("ask", language)
    days: dict[str, date | None] = {}
    for name in ("since", "until"):
        written = str(given.get(name) or "").strip()
        try:
            days[name] = getattr(read_filters(**{name: written}), name) if written else None
        except BriefingError as error:
            raise FilterUnread(said[f"bad_{name}"].format(given=written[:40])) from error
    since, until = days["since"], days["until"]
    if since and until and since > until:
        raise FilterUnread(said.bad_order)
    chosen = {name: _values(given.get(name)) for name in ("countries", "agency", "language", "topic")}
    try:
        read_filters(country=chosen["countries"], topic=chosen["topic"])
    except BriefingError as error:
        named = ", ".join([*chosen["countries"], *chosen["topic"]])
        raise FilterUnread(said.bad_value.format(given=named[:80])) from error
    return Filters(
        countries=tuple(code.upper() for code in chosen["countries"]),
        since=since,
        until=until,
        languages=tuple(code.lower() for code in chosen["language"]),
        agencies=tuple(chosen["agency"]),
        topics=tuple(chosen["topic"]),
        articles=tuple(_values(given.get("article"))[:1]) or None,
    )


def told(filters: Filters, language: Language, titles: Mapping[str, str] | None = None) -> str:
    """`Peru, Chile · since 2023`; empty for no filter. `titles` are those of articles, by id."""
    said = wording("ask", language)
    titled = [(titles or {}).get(id_) for id_ in filters.articles or ()]
    parts = [
        *(said.told_article.format(title=title) if title else said.told_one_article for title in titled),
        ", ".join(_bare(country_name(code, language) or code) for code in filters.countries),
        _period(filters.since, filters.until, said, language),
        ", ".join(filters.agencies),
        ", ".join(language_name(code, said) for code in filters.languages),
        ", ".join(topic_name(topic, language) or topic for topic in filters.topics),
    ]
    return " · ".join(part for part in parts if part)


def only(filters: Filters, language: Language, titles: Mapping[str, str] | None = None) -> str:
    """`Only: Peru, Chile · since 2023`; empty for no filter."""
    line = told(filters, language, titles)
    return wording("ask", language).only.format(filters=line) if line else ""


def language_name(code: str, said: Wording) -> str:
    """`English`, `inglés`."""
    return said[f"language_{code}"] if code in ("en", "es") else said.language_other.format(code=code)


def _period(since: date | None, until: date | None, said: Wording, language: Language) -> str:
    if since and until and (since, until) == (date(since.year, 1, 1), date(since.year, 12, 31)):
        return said.told_in.format(day=since.year)
    parts = []
    if since:
        first = (since.month, since.day) == (1, 1)
        parts.append(said.told_since.format(day=since.year if first else long_date(since, language)))
    if until:
        last = (until.month, until.day) == (12, 31)
        parts.append(said.told_until.format(day=until.year if last else long_date(until, language)))
    return " ".join(parts)


def _values(given: object) -> list[str]:
    listed: Sequence[object] = given if isinstance(given, list) else [given]
    return [str(each).strip() for each in listed[:MOST_COUNTRIES] if each is not None and str(each).strip()]


def _named(pairs: Iterable[tuple[str, str | None]]) -> tuple[Choice, ...]:
    found = [Choice(value, name or value) for value, name in pairs]
    return tuple(sorted(found, key=lambda choice: fold(choice.name)))


def _bare(name: str) -> str:
    """A name without its article: `United Kingdom`, `Reino Unido`."""
    for article in ("the ", "el ", "la ", "los ", "las "):
        if name.startswith(article):
            return name.removeprefix(article)
    return name

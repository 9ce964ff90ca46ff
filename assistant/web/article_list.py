"""The list of articles: what its address asks for, what fits, and what there is to choose from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from assistant.filters import read_filters
from assistant.types import QuestionInvalid
from index.entities import first_names
from index.text import fold
from index.types import MARKINGS, Article, BriefingError, Filters, Language

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

PAGE = 25
"""Articles of a page."""
FIELDS = ("words", "country", "country2", "since", "until", "agency", "language", "topic", "marking")
_PASSAGES = 200
"""That are looked at for words."""
_TELLING = 0.6
"""Of the best match: a passage that lacks a word, such as one in the other language, counts from here on."""
_MOST_WORDS = 200
"""Characters."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a list says."""

    given: Mapping[str, str]
    """By `FIELDS`, as written; only those that are."""
    filters: Filters
    problem: str = ""
    """Why it means nothing: the name of the field."""
    page: int = 1

    def address(self, page: int) -> str:
        """Of another page of the same list."""
        told = dict(self.given) | ({"page": str(page)} if page > 1 else {})
        return "/articles" + (f"?{urlencode(told)}" if told else "")


@dataclass(frozen=True, slots=True)
class Row:
    """An article of the list."""

    article: Article
    """Without its text."""
    original: Article | None
    """What it reprints."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list."""

    rows: Sequence[Row]
    count: int
    """Of all pages."""
    held: int
    """Articles in the library."""
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the articles of a library have, for the controls of a form: value and label."""

    country: Sequence[tuple[str, str]]
    agency: Sequence[tuple[str, str]]
    language: Sequence[tuple[str, str]]
    topic: Sequence[tuple[str, str]]
    marking: Sequence[tuple[str, str]]


def article_address(id_: str) -> str:
    """Where an article is read; ids may hold any characters."""
    odd = any(part in ("", ".", "..") for part in id_.split("/")) or id_.endswith("/history")
    return f"/article?id={quote(id_, safe='')}" if odd else f"/articles/{quote(id_, safe='/')}"


def read_asked(parameters: Mapping[str, str]) -> Asked:
    """The filters of an address; one that means nothing is named and none is applied."""
    given = {name: value.strip()[:_MOST_WORDS] for name in FIELDS if (value := parameters.get(name, "")).strip()}
    page = int(number) if (number := parameters.get("page", "")).isdecimal() and len(number) < 7 else 1
    for name in FIELDS[1:]:
        try:
            _filters({name: given[name]} if name in given else {})
        except BriefingError:
            return Asked(given, Filters(), name)
    try:
        return Asked(given, _filters(given), page=max(1, page))
    except BriefingError:
        return Asked(given, Filters(), "since")  # each is a date, but the first comes after the last


def _filters(given: Mapping[str, str]) -> Filters:
    def one(name: str) -> list[str] | None:
        return [given[name]] if name in given else None

    countries = [given[name] for name in ("country", "country2") if name in given]
    filters = read_filters(
        countries, given.get("since"), given.get("until"), one("agency"), one("language"), one("topic"), one("marking")
    )
    return replace(filters, countries=tuple(dict.fromkeys(filters.countries)))


def listed(assistant: Assistant, asked: Asked) -> Listed:
    """The articles that fit, the newest first."""
    registry = assistant.library.registry
    held, filters = registry.count(), asked.filters
    words = asked.given.get("words") if not asked.problem else None
    if words:
        filters = replace(filters, articles=tuple(_with_words(assistant, words, filters)))
    count = registry.count(filters)
    pages = max(1, math.ceil(count / PAGE))
    page = min(asked.page, pages)
    found = registry.catalogue(filters, limit=PAGE, offset=PAGE * (page - 1))
    originals = registry.original_ids([article.id for article in found])
    rows = [Row(one, registry.article(originals[one.id]) if one.id in originals else None) for one in found]
    return Listed(rows, count, held, page, pages)


def _with_words(assistant: Assistant, words: str, filters: Filters) -> Iterable[str]:
    """Ids of articles whose title has all the words, or whose text has them, or nearly so in the other language."""
    wanted = fold(words).split()
    found = {
        article.id for article in assistant.library.registry.catalogue(filters) if _has(fold(article.title), wanted)
    }
    try:
        passages = assistant.search(words, _PASSAGES, filters)
    except QuestionInvalid:
        passages = []
    for passage in passages:
        article = passage.article
        if passage.terms >= _TELLING or (passage.terms and _has(fold(f"{article.title}\n{article.body}"), wanted)):
            found |= {article.id, *(other.id for other in passage.also_in)}
    return sorted(found)


def _has(text: str, wanted: Iterable[str]) -> bool:
    return all(word in text for word in wanted)


class Chooser:
    """What there is to choose from, made anew when the library changes."""

    def __init__(self) -> None:
        self._kept: dict[object, Choices] = {}

    def choices(self, assistant: Assistant, seen: tuple[str, ...], language: Language) -> Choices:
        """Of the articles that somebody sees who may see these markings."""
        registry = assistant.library.registry
        key = (registry.revision, seen, language)
        if key not in self._kept:
            if len(self._kept) > 20:
                self._kept.clear()
            self._kept[key] = _choices(registry.catalogue(), language)
        return self._kept[key]


def _choices(articles: Sequence[Article], language: Language) -> Choices:
    countries, topics = first_names("countries", language), first_names("glossary", language)

    def named(keys: Iterable[str], names: Mapping[str, str]) -> list[tuple[str, str]]:
        return sorted(((key, names.get(key, key)) for key in set(keys)), key=lambda pair: fold(pair[1]))

    markings = {article.marking for article in articles}
    return Choices(
        named((code for article in articles for code in article.countries), countries),
        named((article.agency for article in articles if article.agency), {}),
        named((article.language for article in articles), {}),
        named((topic for article in articles for topic in article.topics), topics),
        [(marking, marking) for marking in MARKINGS if marking in markings],
    )

"""What the form for a briefing can choose from: the articles of the library, their countries, agencies and topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.web.ordering import LANGUAGES, Form
from index.entities import first_names
from index.text import fold
from index.types import Article, Language

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

EXAMINED = 2000
"""The latest articles, of which countries, agencies and topics are offered."""
LISTED = 100
"""Articles that a list shows."""
Option = tuple[str, str]
"""What is sent, and what is shown."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of the form."""

    articles: tuple[Article, ...]
    """That can be chosen by hand: the chosen ones first, then those that are searched for, the latest first."""
    chosen: frozenset[str]
    found: int
    """Articles that the words of the search find, shown or not."""
    total: int
    """In the library."""
    pickable: tuple[Article, ...]
    """For the two sides of a comparison."""
    countries: tuple[Option, ...]
    agencies: tuple[Option, ...]
    topics: tuple[Option, ...]


def choices(assistant: Assistant, form: Form, language: Language) -> Choices:
    """The options of a form, all from what the person may see."""
    latest = assistant.library.registry.catalogue(limit=EXAMINED)
    listed, found = article_list(assistant, form)
    sides = _given(assistant, (form.one.article, form.other.article))
    pickable = {article.id: article for article in (*sides, *latest[:LISTED])}
    given = {*form.countries, *form.one.countries, *form.other.countries}
    countries = {code for article in latest for code in article.countries} | given
    topics = {topic for article in latest for topic in article.topics} | {form.topic} - {""}
    agencies = Counter(article.agency for article in latest if article.agency)
    return Choices(
        articles=tuple(listed),
        chosen=frozenset(form.articles),
        found=found,
        total=assistant.library.registry.count(),
        pickable=tuple(pickable.values()),
        countries=_named(countries, first_names("countries", language)),
        agencies=tuple((name, name) for name in sorted({*agencies, form.agency} - {""}, key=str.casefold)),
        topics=_named(topics, first_names("glossary", language)),
    )


def article_list(assistant: Assistant, form: Form) -> tuple[list[Article], int]:
    """The articles to choose by hand, and how many the search finds."""
    chosen = _given(assistant, form.articles)
    wanted = fold(form.find).split()
    if wanted:
        found = [one for one in assistant.library.registry.catalogue() if all(word in _text(one) for word in wanted)]
        count = len(found)
    else:
        found = assistant.library.registry.catalogue(limit=LISTED + len(chosen))
        count = assistant.library.registry.count()
    ids = {article.id for article in chosen}
    return [*chosen, *[one for one in found if one.id not in ids][:LISTED]], count


def _text(article: Article) -> str:
    """What an article is searched by in a list."""
    names = [first_names("countries", language).get(code, "") for language in LANGUAGES for code in article.countries]
    day = article.date.isoformat() if article.date else ""
    return fold(" ".join([article.title, article.agency or "", article.dateline_place or "", day, article.id, *names]))


def _given(assistant: Assistant, ids: Sequence[str]) -> list[Article]:
    return [article for id_ in ids if id_ and (article := assistant.library.article(id_))]


def _named(keys: Iterable[str], names: dict[str, str]) -> tuple[Option, ...]:
    return tuple(sorted(((key, names.get(key, key)) for key in keys), key=lambda option: fold(option[1])))

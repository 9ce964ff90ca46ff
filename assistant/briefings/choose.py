"""Which articles a briefing is of: named ones, those that filters allow, or those that a query finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.briefings.words import said
from assistant.reader.across.events import corrects, is_correction
from assistant.reader.evidence.match import speaks_of, whole
from assistant.reader.values import long_date
from assistant.types import NothingIndexed
from index.entities import countries, first_names
from index.library import Library
from index.query import Unit, language_of, units
from index.question_filters import Wish, is_about, together
from index.regions import region_called
from index.text import fold
from index.types import Article, ArticleUnknown, BriefingError, Filters, Language, Passage, listed

MOST = 100
"""Articles that are read."""
FOUND = 60
"""Passages that are searched for."""
ENOUGH = 0.6
"""Of the share of a query that the best article speaks of, what another must speak of to be of the same subject."""
LEAST = 0.5
"""Share of a query's terms, by how telling each is here, that an article must speak of at all."""
WHATEVER = frozenset(
    """
    articles news reports stories agreements meetings developments events talks treaties pacts happened happening everything
    summarise summarize summary briefing brief overview compare sum
    articulos noticias acuerdos reuniones novedades avances hechos tratados pactos paso pasado ocurrido ocurrio sucedido
    haz hazme dame informame informeme ponme dia tanto corriente resumen resumeme resume informe sintesis sintetiza compara todo
    """.split()
)
"""Words of a query that name no subject: any article is of these."""
Search = Callable[[str, int, Filters], Sequence[Passage]]
_ANY = Filters()


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks a briefing of."""

    articles: tuple[str, ...] = ()
    """Ids; then query and filters choose nothing."""
    query: str | None = None
    filters: Filters = _ANY
    name: str = ""
    """What a person calls it, where that is not what it is chosen by."""

    def __post_init__(self) -> None:
        if not (self.articles or self.query or self.filters):
            raise BriefingError(
                "nothing to choose articles by: give article ids, a query, or filters such as --country PE --since 2023"
            )


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles of a briefing, each story once."""

    name: str
    """What they are of, for a title."""
    articles: tuple[Article, ...]
    language: Language
    """Of headings and notes."""
    asked: tuple[Unit, ...] = ()
    """What the query asks for."""
    matched: int = 0
    """Stories that match."""
    notices: tuple[str, ...] = ()
    named: tuple[Article, ...] = ()
    """Left out, but named in a notice."""

    @property
    def told_of(self) -> tuple[Article, ...]:
        """All whose words a document may hold."""
        return (*self.articles, *self.named)


def choose(
    library: Library, search: Search, request: Request, wishes: Sequence[Wish] = (), language: Language | None = None
) -> Chosen:
    """The articles of a request; none where nothing matches.

    Raises:
        ArticleUnknown: an id is none.
        NothingIndexed: there is no article yet.
    """
    if not library.registry.count():
        raise NothingIndexed(f"no articles in {library.home} yet; bring some in with `briefing ingest PATH`")
    asked = subject(request.query or "", wishes)
    if asked and all(unit.kind == "country" for unit in asked):  # "Brief me on Peru": that is a filter
        codes = tuple(dict.fromkeys((*request.filters.countries, *(unit.key for unit in asked))))
        request, asked = replace(request, filters=replace(request.filters, countries=codes)), ()
    if request.articles:
        found = _named(library, request.articles)
    else:
        found = _matching(library, search, request, wishes, asked)
    stories, folded = _originals(library, found)
    kept, old = _current(stories)
    told = language or _language(request.query, kept, asked)
    return Chosen(
        name=_name(request, kept, told, wishes, asked),
        articles=tuple(kept[:MOST]),
        language=told,
        asked=asked,
        matched=len(kept),
        notices=tuple(_notices(library, kept, folded, old, told)),
        named=(*old, *[article for article in kept[MOST:] if article.date is None]),
    )


def subject(query: str, wishes: Sequence[Wish]) -> tuple[Unit, ...]:
    """What a query asks for beside whatever there is of the period, countries, agency and language that it wishes for."""
    found = units(query, language_of(query)) if query.strip() else ()
    return tuple(
        unit
        for unit in found
        if not any(unit.span.overlaps(wish.span) for wish in wishes) and fold(unit.surface) not in WHATEVER
    )


def _named(library: Library, ids: Sequence[str]) -> list[Article]:
    found = {id_: library.article(id_) for id_ in ids}
    if missing := [id_ for id_, article in found.items() if article is None]:
        raise ArticleUnknown(f"no article is called {listed(missing)}; `briefing articles list` names them")
    return [article for article in found.values() if article]


def _matching(
    library: Library, search: Search, request: Request, wishes: Sequence[Wish], asked: Sequence[Unit]
) -> list[Article]:
    """Those that filters and wishes allow, the latest first; with a subject those that speak of it, the nearest first."""
    filters = narrowed(request.filters, together(wishes)) if wishes else request.filters
    if not asked or request.query is None:
        found = library.articles(filters)
        return [one for one in found if is_about(one, filters.countries)] if filters.countries else found
    passages = search(request.query, FOUND, filters)
    found = list({passage.article.id: passage.article for passage in passages}.values())
    about = [one for one in found if is_about(one, filters.countries)] if filters.countries else []
    articles = about or found
    shares = _shares(library, articles, asked, language_of(request.query))
    best = max(shares.values(), default=0.0)
    return [one for one in articles if shares.get(one.id, 0.0) >= max(LEAST, ENOUGH * best)]


def narrowed(filters: Filters, wished: Filters) -> Filters:
    """What satisfies both."""
    since = max((day for day in (filters.since, wished.since) if day), default=None)
    until = min((day for day in (filters.until, wished.until) if day), default=None)
    countries = tuple(dict.fromkeys((*filters.countries, *wished.countries)))
    return replace(
        filters, countries=countries, since=since, until=until,
        languages=filters.languages or wished.languages, agencies=filters.agencies or wished.agencies,
    )  # fmt: skip


def _shares(
    library: Library, articles: Sequence[Article], asked: Sequence[Unit], language: Language
) -> dict[str, float]:
    """Share of what is asked for that each article speaks of, by how telling each term is here.

    Only of those that speak of all countries that are asked for, where there are such.
    """
    rarity = library.retriever.rarity(asked)
    total = sum(rarity.get(unit.key, 1.0) for unit in asked) or 1.0
    where = {unit.key: region_called(unit.surface) for unit in asked}

    def speaks(article: Article, unit: Unit) -> bool:
        """Of a part of the world an article that is about one of its countries speaks, too: "Nordic" of Finland."""
        there = where[unit.key].intersection(article.countries)
        return speaks_of(unit, whole(article), language) or any(is_about(article, (code,)) for code in there)

    named = [unit for unit in asked if unit.kind == "country"]
    with_all = [article for article in articles if all(speaks(article, unit) for unit in named)]
    return {
        article.id: sum(rarity.get(unit.key, 1.0) for unit in asked if speaks(article, unit)) / total
        for article in with_all or articles
    }


def _originals(library: Library, found: Sequence[Article]) -> tuple[list[Article], int]:
    """Each story once, by its original where that is among them; and how many reprints that leaves out."""
    stories = library.registry.story_of([article.id for article in found])
    kept: dict[str, Article] = {}
    for article in found:
        story = stories[article.id]
        if story not in kept or article.id == story:
            kept[story] = article
    return list(kept.values()), len(found) - len(kept)


def _current(articles: Sequence[Article]) -> tuple[list[Article], list[Article]]:
    """Those that no other one corrects, and the others."""
    corrections = [article for article in articles if is_correction(article)]
    old = [one for one in articles if any(other.id != one.id and corrects(other, one) for other in corrections)]
    old = [one for one in old if one not in corrections]
    return [one for one in articles if one not in old], old


def _language(query: str | None, articles: Sequence[Article], asked: Sequence[Unit]) -> Language:
    """The query's, else that of most articles: a query that only names countries may be in either ("Peru")."""
    if query and (asked or not countries(query) or not query.isascii()):
        return language_of(query)
    return "es" if sum(article.language == "es" for article in articles) * 2 > len(articles) else "en"


def _name(
    request: Request, articles: Sequence[Article], language: Language, wishes: Sequence[Wish], asked: Sequence[Unit]
) -> str:
    """What is asked for; of a query that only wishes for filters, those."""
    if request.query and not asked and (wishes or request.filters):
        return named_filters(narrowed(request.filters, together(wishes)), language)
    if request.query:
        return request.query.strip()
    if len(articles) == 1:
        return articles[0].title
    return named_filters(request.filters, language) or said("articles", language, n=len(articles))


def named_filters(filters: Filters, language: Language) -> str:
    """Filters in a few words: `Peru, Chile; migration; since 1 January 2023`."""
    nations, topics = first_names("countries", language), first_names("glossary", language)
    parts = [
        ", ".join(nations.get(code, code) for code in filters.countries),
        ", ".join(topics.get(key, key) for key in filters.topics),
        ", ".join(filters.agencies),
        _period(filters.since, filters.until, language),
    ]
    return "; ".join(part for part in parts if part)


def _period(since: date | None, until: date | None, language: Language) -> str:
    """`2023`, `May 1990`, `since 3 May 2023`, `3 May 2023 to 2 July 2023`."""
    if since and until:
        whole = since.day == 1 and (until + timedelta(days=1)).day == 1 and since.year == until.year
        if whole and (since.month, until.month) == (1, 12):
            return str(since.year)
        if whole and since.month == until.month:
            return re.sub(r"^1 (?:de )?", "", long_date(since, language))
        return said("between", language, first=long_date(since, language), last=long_date(until, language))
    if since:
        return said("since", language, day=long_date(since, language))
    return said("until", language, day=long_date(until, language)) if until else ""


def _notices(
    library: Library, kept: Sequence[Article], folded: int, old: Sequence[Article], language: Language
) -> Iterator[str]:
    if not kept:
        days = sorted(day for article in library.registry.catalogue() if (day := article.date))
        yield said("nothing_matches", language, n=library.registry.count(), span=_span(days, language))
    if len(kept) > MOST:
        yield said("too_many", language, n=len(kept), kept=MOST)
    if folded:
        yield said("reprints", language, n=folded)
    if old:
        yield said("superseded", language, titles=listed(f"“{one.title}”" for one in old))
    foreign = sum(article.language != language for article in kept)
    if foreign:
        yield said("other_language" if foreign == len(kept) else "mixed_language", language)
    if undated := [f"“{article.title}”" for article in kept if article.date is None]:
        yield said("undated_articles", language, titles=listed(undated))


def _span(days: Sequence[date], language: Language) -> str:
    if not days:
        return said("no_dates", language)
    if days[0] == days[-1]:
        return said("of_day", language, first=long_date(days[0], language))
    return said("spanning", language, first=long_date(days[0], language), last=long_date(days[-1], language))

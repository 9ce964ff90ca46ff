"""Filters read from a question: the period, pair of countries, agency and language of articles that it names.

They are wishes, never walls: search shows first what satisfies them, and the rest after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from index.entities import Mention, countries, country_weights
from index.periods import Period, periods
from index.text import fold
from index.types import Article, Filters, Span
from index.wire import told

IN_PASSING = 0.25
"""Share of the weight of the country that a story names most, below which it only mentions another."""
Kind = Literal["period", "countries", "agency", "language"]

_JOINT = re.compile(
    r"\s*(?:,|,?\s*(?:and|y|e|with|con|&)|-|–|/|vs\.?)\s*(?:the\s+|el\s+|la\s+|los\s+)?(?:with\s+|con\s+)?"
)
"""What stands between two countries that are asked about together."""
_AGENCY = (
    r"(?P<agency>EFE|AFP|AP|Reuters|ANSA|DPA|dpa|Xinhua|Andina|Lusa|TASS|Kyodo|Yonhap|Anadolu|ANI|PTI|Europa Press)"
)
_THE = r"(?:(?:the|la|el)\s+)?(?:(?:news\s+)?agency\s+|agencia\s+(?:de\s+noticias\s+)?)?"
_BY_AGENCY = re.compile(
    rf"(?i:\b(?:according\s+to|as\s+reported\s+by|reported\s+by|published\s+by|articles\s+(?:by|from)|stories\s+(?:by|from)|"
    rf"reports\s+(?:by|from)|dispatch(?:es)?\s+(?:by|from|of)|"
    rf"segun|de\s+acuerdo\s+con|informo|informa|publico|publicado\s+por|(?:notas?|despachos?|cables?|articulos?|noticias)\s+de|"
    rf"de\s+la\s+agencia|the\s+agency))\s+(?i:{_THE}){_AGENCY}(?!\w)"
)
_AGENCY_SAYS = re.compile(
    rf"(?<!\w){_AGENCY}(?:['’]s)?\s+(?:reports?|reported|stor(?:y|ies)|dispatch(?:es)?|articles?|informo|informa|reporto|publico)\b"
)
_LANGUAGES = re.compile(
    r"\b(?:in\s+(?P<english_lead>spanish|english)(?:[- ]language)?\s+(?:articles|reports|news|sources|press|media|stories)"  # noqa: E501
    r"|(?:articles|reports|news|sources|stories|press|media)\s+(?:written\s+)?in\s+(?P<after>spanish|english)"
    r"|(?:articulos|noticias|notas|fuentes|textos|prensa|medios)\s+(?:\w+\s+)?en\s+(?P<spanish_lead>espanol|castellano|ingles))\b"
)
_CODES = {"spanish": "es", "espanol": "es", "castellano": "es", "english": "en", "ingles": "en"}


@dataclass(frozen=True, slots=True)
class Wish:
    """One filter that a question names."""

    kind: Kind
    span: Span
    """Where it stands in the question."""
    filters: Filters
    """What it asks for, and nothing else."""


def read_wishes(question: str, today: date) -> tuple[Wish, ...]:
    """The filters that a question names, in order; `today` dates "last year".

    "What did Peru and Chile agree in 2024?" -> countries PE and CL, and the year 2024. Two periods that part
    ("2010 … and 2024") compare, so neither is one. What is only part of a name ("Vision 2030") is none.
    """
    found: list[Wish] = []
    asked = _one(periods(question, today))
    if asked:
        found.append(Wish("period", asked.span, Filters(since=asked.since, until=asked.until)))
    pair = _together(question)
    if pair:
        codes = tuple(mention.key for mention in pair)
        found.append(Wish("countries", Span(pair[0].span.start, pair[-1].span.end), Filters(countries=codes)))
    return tuple(sorted([*found, *_by_name(question)], key=lambda wish: wish.span.start))


def together(wishes: Sequence[Wish]) -> Filters:
    """All wishes as one."""
    whole = Filters()
    for wish in wishes:
        asked = {name: value for name in Filters.__slots__ if (value := getattr(wish.filters, name))}
        whole = replace(whole, **asked)
    return whole


def searched(question: str, wishes: Sequence[Wish]) -> str:
    """The question without its open periods: who asks for what came "before 2020" does not look for the word 2020."""
    left = question
    for wish in wishes:
        if wish.kind == "period" and (wish.filters.since is None or wish.filters.until is None):
            gap = " " * (wish.span.end - wish.span.start)
            left = left[: wish.span.start] + gap + left[wish.span.end :]
    return left if any(character.isalnum() for character in left) else question


def satisfies(article: Article, wishes: Filters) -> bool:
    """Is this what the question wishes for? A period may be that of the event or of the publication."""
    days = [day for day in (article.event_date, article.published) if day]
    dated = wishes.since or wishes.until
    return (
        (not dated or any(_within(day, wishes.since, wishes.until) for day in days))
        and set(wishes.countries) <= set(article.countries)
        and (not wishes.languages or article.language in wishes.languages)
        and (not wishes.agencies or fold(article.agency or "") in map(fold, wishes.agencies))
    )


def is_about(article: Article, codes: Sequence[str]) -> bool:
    """Are these countries what the article is about, rather than named in passing?"""
    weights = _country_weights(told(article.body), article.title)
    least = IN_PASSING * max(weights.values(), default=0.0)
    return all(weights.get(code, 0.0) >= least for code in codes)


@lru_cache(maxsize=2_000)
def _country_weights(body: str, title: str) -> dict[str, float]:
    return country_weights(body, title)


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or day >= since) and (until is None or day <= until)


def _one(found: Sequence[Period]) -> Period | None:
    """The period of a question; when several are named, the one that lies within all others."""
    for period in found:
        if all(_holds(other, period) for other in found):
            return period
    return None


def _holds(outer: Period, inner: Period) -> bool:
    return (outer.since or date.min) <= (inner.since or date.min) and (outer.until or date.max) >= (
        inner.until or date.max
    )


def _together(question: str) -> list[Mention]:
    """The two or three countries that the question joins, when it names no other."""
    named = countries(question)
    if len({mention.key for mention in named}) not in (2, 3):
        return []
    joined = [named[0]]
    for mention in named[1:]:
        between = question[joined[-1].span.end : mention.span.start]
        if _JOINT.fullmatch(fold(between)) and mention.key != joined[-1].key:
            joined.append(mention)
        elif len(joined) == 1:
            joined = [mention]
    keys = {mention.key for mention in joined}
    return joined if len(joined) > 1 and keys == {mention.key for mention in named} else []


def _by_name(question: str) -> Iterator[Wish]:
    folded = fold(question)
    plain = "".join(written if written.isascii() else base for base, written in zip(folded, question, strict=True))
    agency = _BY_AGENCY.search(plain) or _AGENCY_SAYS.search(plain)
    if agency:
        yield Wish("agency", Span(*agency.span()), Filters(agencies=(agency["agency"],)))
    language = _LANGUAGES.search(folded)
    if language:
        code = _CODES[next(name for name in language.groups() if name)]
        yield Wish("language", Span(*language.span()), Filters(languages=(code,)))

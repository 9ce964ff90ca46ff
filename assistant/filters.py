"""Filters as a person writes them on a command line: names of countries in either language, dates, topics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from index.entities import countries, country_codes, first_names
from index.text import fold
from index.types import MARKINGS, BriefingError, Filters, listed

Country = Annotated[
    list[str] | None,
    typer.Option(help="Name or code, such as Peru or PE; given twice, an article must name both."),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="From this day, month or year on: 2023-03-01, 2023-03, 2023.")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to the end of this day, month or year.")]
Agency = Annotated[list[str] | None, typer.Option(help="Such as EFE; given twice, any of them.")]
Language = Annotated[list[str] | None, typer.Option(help="en, es, …")]
Topic = Annotated[list[str] | None, typer.Option(help="Such as 'drug trafficking' or drug_trafficking.")]
Marking = Annotated[list[str] | None, typer.Option(help=f"Handling marking: {', '.join(MARKINGS)}.")]


def read_filters(
    country: Sequence[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    agency: Sequence[str] | None = None,
    language: Sequence[str] | None = None,
    topic: Sequence[str] | None = None,
    marking: Sequence[str] | None = None,
) -> Filters:
    """The filters that these words mean.

    Raises:
        BriefingError: a word means nothing here; says what would.
    """
    filters = Filters(
        countries=tuple(map(country_code, country or ())),
        since=_day(since, "since", last=False) if since else None,
        until=_day(until, "until", last=True) if until else None,
        languages=tuple(code.strip().lower() for code in language or ()),
        agencies=tuple(agency or ()),
        topics=tuple(map(topic_key, topic or ())),
        markings=tuple(map(_marking, marking or ())),
    )
    if filters.since and filters.until and filters.since > filters.until:
        raise BriefingError(f"since {filters.since} is after until {filters.until}; swap them")
    return filters


def country_code(given: str) -> str:
    """`Peru`, `Perú`, `peruano`, `pe` -> `PE`."""
    if given.strip().upper() in country_codes():
        return given.strip().upper()
    named = {mention.key for mention in countries(given.strip().title())} or {m.key for m in countries(given)}
    if len(named) != 1:
        raise BriefingError(
            f"country: {given!r} is no country known here; write its name or its code, such as Peru or PE"
        )
    return named.pop()


def topic_key(given: str, name: str = "topic") -> str:
    """`drug trafficking`, `narcotráfico`, `drug_trafficking` -> `drug_trafficking`."""
    keys = first_names("glossary", "en").keys()
    wanted = fold(given).strip().replace(" ", "_").replace("-", "_")
    named = {fold(name): key for language in ("en", "es") for key, name in first_names("glossary", language).items()}
    key = wanted if wanted in keys else named.get(fold(given).strip())
    if key is None:
        raise BriefingError(f"{name}: {given!r} is none of {listed(sorted(keys), limit=60)}")
    return key


def _marking(given: str) -> str:
    if given.lower() not in MARKINGS:
        raise BriefingError(f"marking: {given!r} is none of {', '.join(MARKINGS)}")
    return given.lower()


def _day(given: str, name: str, *, last: bool) -> date:
    """The first or last day of `2023`, `2023-03` or `2023-03-01`."""
    try:
        parts = [int(part) for part in given.strip().split("-")]
        year, month, day = (*parts, *(None,) * 3)[:3]
        if year is None or len(parts) > 3:
            raise ValueError(given)
        if day is not None and month is not None:
            return date(year, month, day)
        month = month if month is not None else 12 if last else 1
        first = date(year, month, 1)
        if not last:
            return first
        return date.fromordinal((date(year + month // 12, month % 12 + 1, 1)).toordinal() - 1)
    except ValueError as error:
        raise BriefingError(f"{name}: {given!r} is not a date; write 2023, 2023-03 or 2023-03-01") from error

"""The times that a sentence names: days, and months and years where no day is told."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.agreements.story import Line
from index.types import Span
from index.wire import resolve
from index.wire.calendar import MONTHS, said_year

_MONTH = "|".join(name for name in MONTHS if len(name) > 3 or name == "may")
_MONTH_OR_YEAR = re.compile(
    rf"\b(?:in|since|last|en|desde|de|el pasado|(?:en|de) el mes de)(?: early| late| mid| principios de| finales de)? "
    rf"(?:(?P<month>{_MONTH})(?:,? (?:de |del |of )?(?P<of>(?:19|20)\d\d))?(?! ?\d)|(?<! de )(?P<year>(?:19|20)\d\d))\b"
    r"|\b(?:(?P<last_month>last month|el mes pasado)|(?P<last_year>last year|el ano pasado))\b"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A day, month or year that a sentence names."""

    span: Span
    since: date
    until: date
    """The same day, or the last of the month or year."""
    if_done: bool = False
    """It is the day of something that was done: without its year it may as well be still to come."""


def past(line: Line, today: date | None) -> Iterator[Time]:
    """The days, months and years of a sentence that have begun on a day; of several days on end the last."""
    named = resolve(line.text, 0, len(line.text), today)
    for day in named:
        if not day.quoted and not (day.to_come and day.basis != "weekday") and (today is None or day.date <= today):
            yield Time(day.span, day.until or day.date, day.until or day.date)
        elif not day.quoted and day.basis == "nearest" and (before := _year_before(day.date)):
            yield Time(day.span, before, before, if_done=True)
    for one in months(line, Span(0, len(line.text)), today):
        if not line.quoted(one.span) and not any(one.span.overlaps(day.span) for day in named):
            yield one


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February, year 1
        return None


def months(line: Line, within: Span, today: date | None) -> Iterator[Time]:
    """The months and years that a part of a sentence names as times ("in December 2017"), those to come aside."""
    for match in _MONTH_OR_YEAR.finditer(line.folded, within.start, within.end):
        said = said_year(line.folded, match.end(), today) if match["month"] and not match["of"] and today else None
        period = _period(match, today, said[0] if said else 0)
        if period and (today is None or period[0] <= today):
            yield Time(Span(match.start(), said[1] if said else match.end()), *period)


def _period(match: re.Match[str], today: date | None, said: int) -> tuple[date, date] | None:
    """The first and last day; a month without a year is that of the year `said`, else the last one up to `today`."""
    year = int(match["of"] or match["year"] or said)
    if not year and today is None:
        return None
    day = today or date(year, 1, 1)
    if match["last_month"]:
        last = day.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    if match["last_year"] or match["year"]:
        year = year or day.year - 1
        return date(year, 1, 1), date(year, 12, 31)
    month = MONTHS[match["month"]]
    year = year or day.year - (month > day.month)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])

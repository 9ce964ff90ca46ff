"""The time that a question gives with the day it asks for: "on which day of May 2022?", "in what year before 2022?".

A day outside that time answers nothing, and nor does one that says no more than the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from assistant.reader.values import dates, day_of
from index.text import fold
from index.wire.calendar import MONTHS

_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DAY_OF = re.compile(
    rf"\b(?:day|date|week|dia|fecha|semana) (?:of|in|de|del) (?:the (?:year|month of) |ano |mes de )?"
    rf"(?P<time>{_MONTH}(?:,? (?:of |de |del )?{_YEAR})?|{_YEAR})\b"
)
_WHICH_YEAR = re.compile(r"\b(?:what|which|que) (?:year|ano)\b")
_WHICH_MONTH = re.compile(r"\b(?:what|which|que) (?:month|mes)\b")
Day = tuple[int | None, int | None, int | None]
"""Year, month and day, `None` for what is not said."""


def may_be_its_day(question: Question, candidate: Candidate, own_day: bool) -> bool:
    """Does a sentence tell a day that the question leaves room for?

    `own_day`: the article's own day may be meant.
    """
    printed = [day_of(span.of(candidate.text)) for span in dates(candidate.text)]
    filed = candidate.article.date if own_day else None
    own = [(filed.year, filed.month, filed.day)] if filed else []
    asked = fold(question.text)
    if period := _DAY_OF.search(asked):
        year, month, _ = day_of(period["time"])
        return any(_within(day, year, month, candidate.article.date) for day in (*printed, *own))
    told, known = printed or own, list(_known(question))
    if not told or len(known) != 1:  # of two it may ask which
        return True
    if _WHICH_YEAR.search(asked):
        return any(day[0] != known[0][0] for day in told)
    if _WHICH_MONTH.search(asked) and known[0][1]:
        return any(day[:2] != known[0][:2] for day in told)
    return True


def _within(day: Day, year: int | None, month: int | None, filed: date | None) -> bool:
    """Is it a day of that month or year, and says more than that?"""
    finer = day[2] if month else day[1]
    return finer is not None and month in (None, day[1]) and (year is None or _may_be_of(year, day, filed))


def _may_be_of(year: int, day: Day, filed: date | None) -> bool:
    """A day that is printed without its year is of about its article's."""
    return day[0] == year if day[0] else filed is None or abs(filed.year - year) <= 1


def _known(question: Question) -> Iterator[Day]:
    """The times with a year that the question prints."""
    return (day for span in dates(question.text) if (day := day_of(span.of(question.text)))[0])

"""Days as print shows them: months and weekdays in the languages of the wires, with or without a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from index.text import fold

_MONTH_NAMES = (
    "january enero janeiro gennaio janvier ene jan gen janv",
    "february febrero fevereiro febbraio fevrier feb fev febr",
    "march marzo marco mars mar",
    "april abril aprile avril apr abr avr",
    "may mayo maio maggio mai mag",
    "june junio junho giugno juin jun giu",
    "july julio julho luglio juillet jul lug juil",
    "august agosto aout aug ago",
    "september septiembre setiembre setembro settembre septembre sep sept set",
    "october octubre outubro ottobre octobre oct out ott",
    "november noviembre novembro novembre nov",
    "december diciembre dezembro dicembre decembre dec dic dez",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAY_NAMES = (
    "monday lunes", "tuesday martes", "wednesday miercoles", "thursday jueves", "friday viernes",
    "saturday sabado", "sunday domingo",
)  # fmt: skip
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
WEEKDAY = "|".join(WEEKDAYS)

_LONG = "|".join(sorted((name for name in MONTHS if len(name) > 4), key=len, reverse=True))
_SHORT = "|".join(sorted((name for name in MONTHS if len(name) <= 4), key=len, reverse=True))
_MONTH = rf"(?:(?:{_LONG})\b|(?:{_SHORT})\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TO = r"\s*(?:[-–—]|\band\b|\by\b|\bto\b|\bal\b)\s*"
_YEAR = r"(?:,?\s+(?:de\s+|del\s+)?(?P<{0}>(?:19|20)\d\d)\b)?"
_DAY_FIRST = (
    rf"(?<![\d.,:])(?P<day1>{_DAY})(?:st|nd|rd|th|o|º|\.)?(?:{_TO}(?P<last1>{_DAY}))?(?:st|nd|rd|th)?,?"
    rf"\s+(?:de\s+|of\s+)?(?P<month1>{_MONTH}){_YEAR.format('year1')}"
)
_MONTH_FIRST = (
    rf"\b(?P<month2>{_MONTH})\s+(?P<day2>{_DAY})(?:st|nd|rd|th)?(?:{_TO}(?P<last2>{_DAY})(?!\s+(?:de\s+|of\s+)?{_MONTH}))?(?![\d.,]*\d)"
    rf"(?:st|nd|rd|th)?{_YEAR.format('year2')}"
)
_ISO = r"\b(?P<year3>(?:19|20)\d\d)-(?P<month3>0\d|1[0-2])-(?P<day3>[0-3]\d)\b"
PRINTED = rf"(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST})"
"""A day of a month, over folded text."""
_PRINTED = re.compile(PRINTED)
_SAID_YEAR = re.compile(
    r"\s+(?:(?:of|in|en|del?)\s+)?(?:the\s+|el\s+)?"
    r"(?:(?P<this>this\s+(?:same\s+)?year|current\s+year|(?:este|presente)\s+(?:mismo\s+)?ano|ano\s+(?:en\s+curso|actual))"
    r"|(?P<last>last\s+year|ano\s+pasado|pasado\s+ano)|(?P<next>next\s+year|proximo\s+ano|ano\s+(?:proximo|que\s+viene|entrante)))\b(?!['’]s)"
)
"""Behind a day or month: "3 de marzo de este año", "in March last year"."""
_NUMERIC = re.compile(r"\b(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed."""

    day: int
    month: int
    year: int | None
    last: int | None = None
    """The last day of "May 5-6"."""

    def on(self, year: int) -> date | None:
        """The date in a year; `None` when there is no such day."""
        return _date(year, self.month, self.day)

    def near(self, reference: date) -> date | None:
        """The date: as printed, or without a year the one that is nearest to `reference`."""
        if self.year:
            return self.on(self.year)
        years = (reference.year + shift for shift in (-1, 0, 1) if MINYEAR < reference.year + shift < MAXYEAR)
        days = [day for year in years if (day := self.on(year))]
        return min(days, key=lambda day: abs(day - reference), default=None)


def printed_day(match: re.Match[str]) -> PrintedDay:
    """What a match of `PRINTED` says."""
    form = next(number for number in "123" if match.group(f"day{number}"))
    month, year = match.group(f"month{form}"), match.group(f"year{form}")
    last = None if form == "3" else match.group(f"last{form}")
    number = int(month) if form == "3" else MONTHS[month.rstrip(".")]
    return PrintedDay(int(match.group(f"day{form}")), number, int(year) if year else None, int(last) if last else None)


def said_year(folded: str, position: int, reference: date) -> tuple[int, int] | None:
    """The year that words behind a day or month tell, "of this year", and where they end; `None` without such words."""
    match = _SAID_YEAR.match(folded, position)
    if match is None:
        return None
    return reference.year - bool(match["last"]) + bool(match["next"]), match.end()


def parse_day(text: str) -> PrintedDay | None:
    """The first day in a text: `"20 de dic. de 2023"` -> 20, 12, 2023.

    `20/12/2023` is read as well, but not `3/4/2023`, which is another day in America than elsewhere.
    """
    match = _PRINTED.search(fold(text))
    if match:
        return printed_day(match)
    numeric = _NUMERIC.search(text)
    if numeric is None:
        return None
    first, second, year = (int(numeric[name]) for name in ("first", "second", "year"))
    if first > 12 >= second:
        return PrintedDay(first, second, year)
    if second > 12 >= first:
        return PrintedDay(second, first, year)
    return PrintedDay(first, second, year) if first == second else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

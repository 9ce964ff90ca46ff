"""Periods that a question names, in English and Spanish: "since March", "entre enero y junio de 2024", "last year".

A year counts as a period only where the sentence uses it as one: not in a name ("Vision 2030", "Zapad 2017"), not
when it is still to come, and not before there was such news.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.text import fold
from index.types import Span
from index.wire.calendar import said_year

FIRST_YEAR = 1950
"""What is earlier is history that an article speaks of, not when it was written."""
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january enero jan ene", "february febrero feb", "march marzo mar", "april abril apr abr", "may mayo",
         "june junio jun", "july julio jul", "august agosto aug ago", "september septiembre setiembre sept sep",
         "october octubre oct", "november noviembre nov", "december diciembre dec dic"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("", "one un una", "two dos", "three tres", "four cuatro", "five cinco", "six seis", "seven siete",
         "eight ocho", "nine nueve", "ten diez", "eleven once", "twelve doce")
    )
    for word in words.split()
}  # fmt: skip

_FULL = "|".join(sorted((name for name in MONTHS if len(name) > 3), key=len, reverse=True)) + "|may"
_MONTH = rf"(?:{_FULL})"
_ANY_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?:19|20)\d\d"
_OF = r"(?:,?\s+(?:of\s+|del?\s+(?:ano\s+)?)?)"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of|\s+de)?\s+{_ANY_MONTH}(?:{_OF}{_YEAR})?"
    rf"|{_ANY_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s+{_YEAR})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
)
_POINT = rf"(?:{_DAY}|{_MONTH}(?:{_OF}{_YEAR})?|(?:the\s+year\s+|el\s+ano\s+)?{_YEAR})(?![\w/-]|\.\d)"
"""A day, a month or a year."""
_START = r"(?:the\s+(?:start|beginning|end)\s+of\s+|(?:principios|comienzos|inicios|finales|fines|mediados)\s+de\s+|early\s+|late\s+|mid-?\s?)?"  # noqa: E501
_HALF = (
    r"(?P<which>first|second|primera?|primer|segund[oa]|third|fourth|tercer|cuarto)\s+"
    rf"(?P<part>half|semestre|mitad|quarter|trimestre)\s+(?:of|de|del)\s+(?:el\s+ano\s+|the\s+year\s+)?(?P<half_year>{_YEAR})"
)
_AGO = (
    r"(?P<in_last>(?:in|over|during|within|en|durante)?\s*(?:the|los|las)\s+(?:(?:last|past|previous|ultim[oa]s)\s+)(?P<count>\d{1,2}|[a-z]+)\s+"
    r"(?P<unit>days?|weeks?|months?|years?|dias|semanas|meses|anos)(?!\w))"
)
_RELATIVE = (
    r"(?P<relative>(?<!for )(?:so\s+far\s+)?(?:last|this|the\s+(?:past|current)|el\s+presente)\s+"
    r"(?P<of_en>year|month|week)"
    r"|(?:en\s+)?lo\s+que\s+va\s+de(?:l|\s+este)?\s+(?P<so_far>ano|mes)|el\s+(?P<going_on>ano|mes)\s+en\s+curso"
    r"|(?:el|la|este|esta)\s+(?P<of_es>ano|mes|semana)(?P<gone>\s+pasad[oa])?|yesterday|ayer)(?!\w)"
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("half", _HALF),
    ("ago", _AGO),
    ("range", rf"(?:between|entre|from|de|desde|del)\s+(?:el\s+|the\s+)?{_START}(?P<a>{_POINT})\s+(?:and|y|to|until|till|through|a|al|hasta)\s+(?:el\s+|the\s+)?{_START}(?P<b>{_POINT})"),  # noqa: E501
    ("range", rf"(?:in|en|during|durante|of|de)\s+(?P<a2>{_YEAR})\s?[-–/]\s?(?P<b2>{_YEAR})(?!\w)"),
    ("since", rf"(?:since|desde|a\s+partir\s+de|starting\s+in|from)\s+(?:el\s+|the\s+)?{_START}(?P<since>{_POINT})(?!\s+(?:alliance|treaty|agreement|deal|accord))"),  # noqa: E501
    ("after", rf"(?:after|despues\s+de|tras|later\s+than|posterior(?:es)?\s+a)\s+(?:el\s+|the\s+)?(?P<after>{_POINT})"),
    ("before", rf"(?:before|prior\s+to|earlier\s+than|antes\s+de(?:l)?|anterior(?:es)?\s+a)\s+(?:el\s+|the\s+)?(?P<before>{_POINT})"),  # noqa: E501
    ("until", rf"(?:until|till|up\s+to|hasta)\s+(?:el\s+|the\s+)?{_START}(?P<until>{_POINT})"),
    ("relative", _RELATIVE),
    ("during", rf"(?P<during>{_DAY})(?![\w/-])"),
    ("during", rf"(?<![\w-])(?:{_START})(?P<during2>{_MONTH}{_OF}{_YEAR})(?!\w)"),
    ("during", rf"(?:in|during|throughout|en|durante|a)\s+(?:el\s+|the\s+)?{_START}(?P<during3>(?:year\s+|ano\s+)?{_YEAR}|{_MONTH}(?!\s+(?:\d|be\b)))(?![\w/-])"),  # noqa: E501
    ("adjective", rf"(?:the|its|their|a|el|la|los|las|su|del|that|this)\s+(?P<adjective>{_YEAR})(?![\w/-])"),
    ("noun", rf"(?<=[a-z])\s+(?:of|de|from|del)\s+(?:el\s+ano\s+)?(?:a\s+)?{_START}(?P<noun>{_YEAR})(?![\w/-])"),
)  # fmt: skip


_DESCRIBED = re.compile(r"\s+[^\W\d_A-ZÁÉÍÓÚÑ]|\s+[A-ZÁÉÍÓÚÑ][^\W\d_]+(?:[\s-]+\w+){0,4}\s+[a-z]|\W*$")
_NAMED_OR_COUNTED = re.compile(
    r"\s+(?:Agenda|Vision|Visión|Plan|Strategy|Estrategia|Programme|Program|(?:troops|soldiers|officers|people|men|women|"
    r"ships|migrants|refugees|agents|soldados|agentes|personas|efectivos|policías|migrantes|refugiados|millones)\b)"
)


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both inclusive; an open end is `None`."""

    since: date | None
    until: date | None
    span: Span
    """Where the question says it."""


@dataclass(frozen=True, slots=True)
class _Point:
    """The first and last day of a day, month or year; a month may still lack its year."""

    first: date
    last: date
    dated: bool
    """It says its year."""


_A_MONTH = re.compile(rf"\b{_MONTH}\b(?:\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\w))?")
_FILL = "\0"
"""Behind a year that stands for longer words."""
_AND_YEAR = re.compile(r",?\s+(?:and|y|e)\s+(?P<year>(?:19|20)\d\d)\b")


def periods(question: str, today: date) -> list[Period]:
    """Every period that a question names, in order."""
    folded = _with_years(fold(question), today)
    free = [True] * len(folded)
    found: list[Period] = []
    for kind, pattern in _PATTERNS:
        for match in re.finditer(rf"(?<![\w/]){pattern}" if not pattern.startswith("(?<") else pattern, folded):
            span = _trimmed(match)
            if not all(free[span.start : span.end]) or not _in_sentence(kind, question, match):
                continue
            period = _READERS[kind](match, today)
            if period and (period[0] or period[1]):
                free[span.start : span.end] = [False] * (span.end - span.start)
                found.append(Period(*period, span))
    return sorted(_with_next_year(folded, found), key=lambda period: period.span.start)


def _with_years(folded: str, today: date) -> str:
    """ "March of this year" as "march 2024", with as many characters."""
    years: list[str] = []
    end = 0
    for match in _A_MONTH.finditer(folded):
        said = said_year(folded, match.end(), today)
        if said:
            years += [folded[end : match.end()], f" {said[0]}".ljust(said[1] - match.end(), _FILL)]
            end = said[1]
    return "".join(years) + folded[end:]


def _with_next_year(folded: str, found: list[Period]) -> Iterator[Period]:
    """ "In 2023 and 2024" is two years on end, "in 2006 and 2024" one and another."""
    for period in found:
        more = _AND_YEAR.match(folded, period.span.end)
        year, first = int(more["year"]) if more else 0, period.since
        if more is None or first is None or not _is_year(period, first.year):
            yield period
        elif year == first.year + 1:
            yield Period(first, date(year, 12, 31), Span(period.span.start, more.end()))
        else:
            yield period
            yield Period(date(year, 1, 1), date(year, 12, 31), Span(*more.span("year")))


def _is_year(period: Period, year: int) -> bool:
    return (period.since, period.until) == (date(year, 1, 1), date(year, 12, 31))


def _trimmed(match: re.Match[str]) -> Span:
    written, end = match.group(), match.end()
    while match.string[end : end + 1] == _FILL:
        end += 1
    return Span(match.end() - len(written.lstrip()), end)


def _in_sentence(kind: str, question: str, match: re.Match[str]) -> bool:
    """Is a year after "the" one? "the 2023 agreement" is of 2023; not so "the 2030 Agenda", "the 2000 troops"."""
    after = question[match.end() :]
    return kind != "adjective" or bool(_DESCRIBED.match(after) and not _NAMED_OR_COUNTED.match(after))


Bounds = tuple[date | None, date | None] | None


def _during(match: re.Match[str], today: date) -> Bounds:
    point = _named(match, today, "during", "during2", "during3", "adjective", "noun")
    return (point.first, point.last) if point else None


def _since(match: re.Match[str], today: date) -> Bounds:
    point = _named(match, today, "since")
    return (point.first, None) if point else None


def _after(match: re.Match[str], today: date) -> Bounds:
    point = _named(match, today, "after")
    return (point.last + timedelta(days=1), None) if point else None


def _before(match: re.Match[str], today: date) -> Bounds:
    point = _named(match, today, "before")
    return (None, point.first - timedelta(days=1)) if point else None


def _until(match: re.Match[str], today: date) -> Bounds:
    point = _named(match, today, "until")
    return (None, point.last) if point else None


def _range(match: re.Match[str], today: date) -> Bounds:
    last = _named(match, today, "b", "b2")
    if last is None:
        return None
    first = _named(match, last.last if last.dated else today, "a", "a2")
    if first is None:
        return None
    return (first.first, last.last) if first.first <= last.last else None


def _half(match: re.Match[str], today: date) -> Bounds:
    order = ("first prim", "second segund", "third tercer", "fourth cuarto")
    number = next(n for n, words in enumerate(order) if any(match["which"].startswith(word) for word in words.split()))
    months = 3 if match["part"] in ("quarter", "trimestre") else 6
    year, first = int(match["half_year"]), number * months + 1
    if not FIRST_YEAR <= year <= today.year or first > 12:
        return None
    last = first + months - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _ago(match: re.Match[str], today: date) -> Bounds:
    written = match["count"]
    count = int(written) if written.isdigit() else _NUMBERS.get(written)
    if not count:
        return None
    return _back(today, count, match["unit"]), today


def _back(today: date, count: int, unit: str) -> date:
    if unit.startswith(("day", "dia", "week", "semana")):
        return today - timedelta(days=count * (7 if unit.startswith(("week", "semana")) else 1))
    months = count * (12 if unit.startswith(("year", "ano")) else 1)
    month = today.year * 12 + today.month - 1 - months
    year, month = divmod(month, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _relative(match: re.Match[str], today: date) -> Bounds:
    written = match["relative"]
    if written in ("yesterday", "ayer"):
        return today - timedelta(days=1), today - timedelta(days=1)
    unit = match["of_en"] or match["of_es"] or match["so_far"] or match["going_on"]
    gone = bool(match["gone"]) or written.startswith("last") or "past" in written
    if match["of_es"] and not gone and not written.startswith(("este", "esta")):
        return None  # "el año" alone says nothing
    if unit in ("year", "ano"):
        year = today.year - gone
        return date(year, 1, 1), date(year, 12, 31)
    if unit in ("month", "mes"):
        first = _back(today.replace(day=1), int(gone), "month")
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    monday = today - timedelta(days=today.weekday() + 7 * gone)
    return monday, monday + timedelta(days=6)


def _named(match: re.Match[str], today: date, *groups: str) -> _Point | None:
    known = match.re.groupindex
    written = next(text for group in groups if group in known and (text := match[group]))
    return _point(written, today)


def _point(written: str, today: date) -> _Point | None:
    """A day, month or year as its first and last day; without a year, the latest that has begun by `today`."""
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    year = next((number for number in numbers if number > 31), None)
    if year is not None and not FIRST_YEAR <= year <= today.year:
        return None
    names = [MONTHS[word] for word in re.findall(r"[a-z]+", written) if word in MONTHS]
    days = [number for number in numbers if number <= 31]
    month = names[0] if names else None
    if not names and len(days) == 2:  # 2023-12-20 and 20/12/2023
        days, month = ([days[1]], days[0]) if numbers[0] == year else ([days[0]], days[1])
    try:
        return _dated(year, month, days[0] if days and month else None, today)
    except ValueError:  # 31 February
        return None


def _dated(year: int | None, month: int | None, day: int | None, today: date) -> _Point | None:
    if month is None:
        return _Point(date(year, 1, 1), date(year, 12, 31), True) if year else None
    own = year or today.year - ((month, day or 1) > (today.month, today.day))
    last = date(own, month, day or monthrange(own, month)[1])
    return _Point(date(own, month, day or 1), last, year is not None)


_READERS: dict[str, Callable[[re.Match[str], date], Bounds]] = {
    "half": _half, "ago": _ago, "range": _range, "since": _since, "after": _after, "before": _before,
    "until": _until, "relative": _relative, "during": _during, "adjective": _during, "noun": _during,
}  # fmt: skip

"""Dates, places and amounts in a sentence, with their places in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.reader.number_words import NUMBER_WORDS
from index.entities import countries, is_capital
from index.text import fold
from index.types import Span
from index.wire.calendar import MONTHS

_MONTHS_EN = """
    January February March April May June July August September October November December
    """.split()
_MONTHS_ES = """
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    """.split()
_SCALES = (("thousand|mil", 1e3), ("million|millones|millon", 1e6), ("billion", 1e9), ("hundred", 1e2))
_MONTH = "|".join([*_MONTHS_EN, *_MONTHS_ES, "setiembre"])
_DATE = re.compile(
    rf"\b(?:(?:{_MONTH})\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}(?:\s+de)?\s+(?:{_MONTH})(?:(?:\s+de(?:l)?)?\s+\d{{4}})?"
    rf"|(?:{_MONTH})(?:\s+de)?(?:\s+of)?\s+\d{{4}}|(?:early|mid|late|principios de|finales de|the early|the late|the)?\s*\b(?:19|20)\d\ds?)\b"
)
_PLACE = re.compile(
    r"\b(?:in|at|en|aboard|near|from|desde)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+)?"
    r"((?:[a-zà-ÿ]\w+\s+){0,2}(?:(?:of|de|del)\s+(?:the\s+|la\s+|el\s+)?)?(?:[^\W\d_a-zß-öø-ÿ][\w’'-]*)(?:[\s-]+(?:of|de|del|la|los|das|do|the|es|em)?\s*[^\W\d_a-zß-öø-ÿ][\w’'-]*){0,4})"
)
_THERE = re.compile(r"\s(?:capital|city|town|port|border|coast|parliament|embassy|base|waters|soil|territory)\b")
"""Behind the adjective of a country: "the Cameroonian | capital"."""
_COMPASS = ("north", "south", "east", "west", "central")
_NOT_PLACES = frozenset(
    [
        *(month.lower() for month in _MONTHS_EN),
        *_MONTHS_ES,
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "nato",
        "otan",
        "december",
    ]
)
_AMOUNT = re.compile(
    rf"(?:[€$£]|US\$|A\$)?\s?\b(?:\d[\d.,]*\d|\d|(?:{'|'.join(NUMBER_WORDS)}|dieciséis|veintena|docena|dozen|twice|once a|half|una veintena)\b)"
    r"(?:\s?%|\s+(?:per cent|percent|por ciento))?(?:\s+(?:million|billion|millones|mil|thousand|hundred)\b)*(?:\s+de\b)?"
    r"(?:\s+(?!and\b|or\b|y\b|e\b|o\b|of\b|in\b|for\b|a\b|to\b|en\b|que\b|on\b|at\b|with\b|from\b|by\b|under\b)[^\W\d_][\w’-]*){0,3}",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"\b(?:\d[\d.,]*|{'|'.join(NUMBER_WORDS)}|an?|half an?|unas?|un|medi[oa])[ -]"
    r"(?:(?:and a half|y medi[oa]) )?"
    r"(?:minute|hour|day|week|month|year|decade|minuto|hora|día|semana|mes|año|década)(?:e?s)?"
    r"(?: and a half| y medi[oa])?\b(?! (?:ago|earlier|later|before|after|old|antes|después|más tarde)\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"\b(?:began|begun|started|opened|ran|lasted|comenzaron|empezaron|(?:se )?iniciaron|abrieron|duraron)\b(?: \w+){{0,3}}? (?:in|on|from|en|el|desde) "
    rf"(?P<since>{_DATE.pattern})(?: \w+){{0,3}}? (?:ended|concluded|finished|closed|until|to|terminaron|concluyeron|acabaron|hasta)\b"
    rf"(?: (?:in|on|en|el))? (?P<until>{_DATE.pattern})"
)
""" "Began in August 2022 and ended in October 2023" """
_UNITS = {
    "minut": 1 / 1440, "hour": 1 / 24, "hora": 1 / 24, "day": 1, "dia": 1, "week": 7, "semana": 7, "month": 30.4, "mes": 30.4,
    "year": 365, "ano": 365, "decad": 3650,
}  # fmt: skip
"""Days of each unit, by how its word begins."""
_WEEKDAY = re.compile(
    r"\b(?:on|this|last|este|el|pasado)\s+(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|\b(?:today|yesterday|hoy|ayer)\b",
    re.IGNORECASE,
)


def tells_the_day(text: str) -> bool:
    """Does the text date its event by a weekday ("this Wednesday"), as the article's own day?"""
    return _WEEKDAY.search(text) is not None


def names_a_month(text: str) -> bool:
    """ "December 20", "in March", "en enero"."""
    return re.search(rf"\b(?:{_MONTH})\b", text) is not None


def dates(text: str) -> Iterator[Span]:
    """Days, months with a year, and years, as printed."""
    for match in _DATE.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        yield Span(start, match.end())


def places(text: str) -> Iterator[Span]:
    """Capitalised names after a preposition of place."""
    for match in _PLACE.finditer(text):
        span = Span(*match.span(1))
        name = next((word for word in span.of(text).split() if word[0].isupper()), None)
        if name and fold(name) not in _NOT_PLACES and fold(span.of(text)) not in _COMPASS:
            there = _THERE.match(text, span.end) if _names_a_country(text, span) else None
            yield Span(span.start, there.end()) if there else span


def _names_a_country(text: str, span: Span) -> bool:
    return any(one.span == span for one in countries(text)) and not is_capital(span.of(text))


def amounts(text: str) -> Iterator[Span]:
    """Numbers with what they count: "15 facilities and areas" -> "15 facilities"."""
    taken = list(_DATE.finditer(text))
    for match in _AMOUNT.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if not any(day.start() <= start < day.end() for day in taken):
            yield Span(start, match.end())


def durations(text: str) -> Iterator[Span]:
    """How long something lasts: "a year and a half", "90 días"; not "two days before", which is a day.

    Also from when to when: "began in August 2022 and ended in October 2023".
    """
    yield from (Span(*match.span()) for match in _FROM_TO.finditer(text))
    yield from (Span(*match.span()) for match in _DURATION.finditer(text))


def days_long(duration: str) -> float | None:
    """`a year and a half` -> 547.5, `began in May 2022 and ended in June 2022` -> 30.4 or so; `None` for no time."""
    if told := _FROM_TO.search(duration):
        since, until = (_day_number(told[name]) for name in ("since", "until"))
        return until - since if since and until else None
    folded = fold(duration)
    unit = next((days for word, days in _UNITS.items() if re.search(rf"\b{word}", folded)), None)
    if unit is None:
        return None
    half = 0.5 * bool(re.search(r"\b(?:half|medi[oa])\b", folded))
    whole = number_of(duration, "en")
    if whole is None:
        whole = 0.0 if re.match(r"(?:half an?|medi[oa])\b", folded) else 1.0
    return (whole + half) * unit


def _day_number(printed: str) -> float | None:
    """Days since year 0, to the month or the year where no more is printed."""
    year, month, day = day_of(printed)
    return year * 365 + (month or 1) * 30.4 + (day or 1) if year else None


def number_of(amount: str, language: str) -> float | None:
    """`sixteen ports` -> 16, `3,5 millones` in Spanish -> 3,500,000; `None` for no number."""
    folded = fold(amount)
    figure = re.search(r"\d[\d.,]*", amount)
    number = _figure(figure.group().rstrip(".,"), language) if figure else _number_word(folded)
    if number is None:
        return None
    for scale, factor in _SCALES:
        if re.search(rf"\b(?:{scale})\b", folded):
            number *= factor
    return number


def _figure(digits: str, language: str) -> float | None:
    """Thousands apart by either mark, decimals by that of the language; `20.12.2023` counts nothing."""
    thousands, decimal = (".", ",") if language == "es" else (",", ".")
    if re.fullmatch(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*", digits):
        return float(re.sub("[.,]", "", digits))
    if re.fullmatch(rf"(?:\d+|\d{{1,3}}(?:[{thousands}]\d{{3}})+)(?:[{decimal}]\d+)?", digits):
        return float(digits.replace(thousands, "").replace(decimal, "."))
    return None


def _number_word(folded: str) -> float | None:
    return next((float(NUMBER_WORDS[word]) for word in re.findall(r"\w+", folded) if word in NUMBER_WORDS), None)


def day_of(printed: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a printed date, `None` for what it does not say."""
    folded = fold(printed)
    year = re.search(r"\b(?:19|20)\d\d", folded)
    day = re.search(r"\b\d{1,2}\b", folded)
    month = next((number for name, number in MONTHS.items() if re.search(rf"\b{name}\b", folded)), None)
    return int(year.group()) if year else None, month, int(day.group()) if day else None


def nearest_to(spans: Sequence[Span], found: Sequence[Span]) -> Span | None:
    """The span with the least distance (characters) to the places in `found`; the first when there are none."""
    if not spans:
        return None
    if not found:
        return spans[0]

    def distance(span: Span) -> float:
        gaps = [max(span.start - place.end, place.start - span.end, 0) for place in found]
        return min(gaps) + sum(gaps) / len(gaps) / 4

    return min(spans, key=distance)


def long_date(day: date, language: str) -> str:
    """`20 December 2023` / `20 de diciembre de 2023`."""
    if language == "es":
        return f"{day.day} de {_MONTHS_ES[day.month - 1]} de {day.year}"
    return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"


def long_time(since: date, until: date, language: str) -> str:
    """A day as `long_date` has it, a whole month as `December 2023` / `diciembre de 2023`, a whole year as `2023`."""
    if since == until:
        return long_date(since, language)
    if (since.month, until.month) == (1, 12):
        return str(since.year)
    return long_date(since, language).partition(" de " if language == "es" else " ")[2]

"""What a wire story says of itself: headline, dateline, agency, dates, sign-off.

A wire story prints its headline (often twice), a dateline ("Lima, December 20 (EFE). –"), the story, and
a sign-off ("pbc/gdl/gad"). The dateline often lacks the year; a weekday in the lead ("this Wednesday")
tells it, and what was inferred that way is marked as inferred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

import dateparser

from index.sentences import paragraphs
from index.text import fold
from index.types import DateBasis, Span

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|ene|abr|ago|dic)\w*\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:\s+de)?\s+{_MONTH})(?:,?\s+(?:de\s+|del\s+)?\d{{4}})?"
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_]*[^\W\d]?[.’'/ \w-]{0,40}?(?:,\s*[^\W\d_a-z][^\W\d]*?[. \w]{0,30}?)??(?:\s*\([A-Z][\w .]+\))??)"
    rf"(?:,?\s+(?P<date>(?i:{_DATE})))?"
    r"\.?\s*(?:\((?P<agency>[A-Z][\w .&]{1,24})\))?\s*\.?\s*(?:[–—―]|--?)\s+(?=[\w“\"«¿¡])"
)
_AGENCIES = """
    EFE AFP AP Reuters ANSA dpa Xinhua Andina DPA Lusa TASS Kyodo Yonhap Europa Press Anadolu ANI PTI
    """.split()
_SIGN_OFF = re.compile(
    rf"(?:\s*\(?\b(?:{'|'.join(_AGENCIES)}|Europa Press)\)?)?\s*\n\s*[a-z]{{2,4}}(?:/[a-z]{{2,4}}){{1,5}}\s*$"
    rf"|(?<=[.”\"»])\s+\(?(?:{'|'.join(_AGENCIES)})\)?\.?\s*$"
)
_HEADLINE_CHARACTERS = 220
_LEAD_CHARACTERS = 700
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday lunes", "tuesday martes", "wednesday miercoles", "thursday jueves", "friday viernes",
         "saturday sabado", "sunday domingo")
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = re.compile(rf"\b(this|on|last|este|el|el pasado)\s+({'|'.join(_WEEKDAYS)})\b")
_TO_COME = re.compile(r"\b(?:will|shall|next|plans? to|due to|is to|are to|próximo|previst\w+|prevén?|\w+r(?:á|án))\b")
"""Before a weekday: it is the day of something that is still to come."""
_YEARS_BACK = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a wire story stand."""

    title: str | None
    note: Span | None
    """An editor's note in brackets between headline and dateline: "(Corrects the date in the first sentence)"."""
    dateline: re.Match[str] | None
    story: Span
    """The text itself: after headline, note and dateline, before the sign-off."""


@dataclass(frozen=True, slots=True)
class WireFacts:
    """What was recognised; every field may be missing."""

    title: str | None
    place: str | None
    agency: str | None
    event_date: date | None
    basis: DateBasis
    story: Span


def layout(body: str) -> Layout:
    """Find headline, editor's note, dateline, story and sign-off of `body`."""
    title, start = _headline(body)
    sign_off = _SIGN_OFF.search(body, start)
    end = sign_off.start() if sign_off else len(body.rstrip())
    note = _note(body, start, end)
    start = note.end if note else start
    dateline = _dateline(body, start, end)
    return Layout(title, note, dateline, Span(dateline.end() if dateline else start, end))


def read_wire(body: str, published: date | None, today: date) -> WireFacts:
    """Recognise what `body` says of itself.

    `published` (from front matter) and `today` only help to find a year that the dateline does not print.
    """
    found = layout(body)
    dateline = found.dateline
    lead = body[found.story.start : min(found.story.start + _LEAD_CHARACTERS, found.story.end)]
    event_date, basis = _event_date(dateline.group("date") if dateline else None, lead, published, today)
    return WireFacts(
        title=found.title,
        place=_place(dateline.group("place")) if dateline else None,
        agency=dateline.group("agency") if dateline else None,
        event_date=event_date,
        basis=basis,
        story=found.story,
    )


def _headline(body: str) -> tuple[str | None, int]:
    """The headline and where the text after it begins; a headline printed twice counts once."""
    title: str | None = None
    position = 0
    for paragraph in paragraphs(body, 0, min(len(body), 4 * _HEADLINE_CHARACTERS)):
        text = " ".join(paragraph.of(body).split())
        repeats = title is not None and (text.startswith(title) or title.startswith(text))
        if not _looks_like_headline(body, paragraph, text) or (title is not None and not repeats):
            break
        title = max(title or "", text, key=len)
        position = paragraph.end
    return title, position


def _looks_like_headline(body: str, paragraph: Span, text: str) -> bool:
    ends_block = body[paragraph.end : paragraph.end + 2].strip(" \t")[:1] in ("\n", "") and bool(
        body[paragraph.end :].strip()
    )
    return (
        ends_block
        and len(text) <= _HEADLINE_CHARACTERS
        and text[-1] not in ".:;,"
        and not _in_brackets(text)
        and _DATELINE.match(body, paragraph.start) is None
    )


def _note(body: str, start: int, end: int) -> Span | None:
    first = next(paragraphs(body, start, end), None)
    return first if first and _in_brackets(first.of(body)) and first.end < end else None


def _in_brackets(text: str) -> bool:
    return text.startswith("(") and text.rstrip(".").endswith(")")


def _dateline(body: str, start: int, end: int) -> re.Match[str] | None:
    while start < end and body[start].isspace():
        start += 1
    match = _DATELINE.match(body, start, end)
    if match is None:
        return None
    telling = match.group("date") or match.group("agency") or match.group("place").isupper()
    return match if telling else None


def _place(printed: str) -> str:
    place = printed.strip(" ,.")
    return place.title() if place.isupper() else place


def _event_date(printed: str | None, lead: str, published: date | None, today: date) -> tuple[date | None, DateBasis]:
    weekday = _WEEKDAY.search(fold(lead))
    if weekday and _TO_COME.search(lead[: weekday.start()].rsplit(". ", 1)[-1]):
        weekday = None
    if printed is None:
        return (_back_to(published, weekday), "published") if published else (None, "none")
    if re.search(r"\d{4}", printed):
        return _back_to(_parse(printed, today), weekday), "dateline"
    if published:
        years = [
            _parse(printed, published.replace(year=published.year + shift, day=1))
            for shift in (-1, 0, 1)
            if MINYEAR < published.year + shift < MAXYEAR
        ]
        dated = min((day for day in years if day), key=lambda day: abs(day - published), default=None)
        return _back_to(dated, weekday), "dateline"
    inferred = _infer_year(printed, weekday, today)
    return inferred, "weekday" if inferred else "none"


def _infer_year(printed: str, weekday: re.Match[str] | None, today: date) -> date | None:
    """The latest past year in which the dateline's day falls on "this Wednesday"."""
    if weekday is None or weekday.group(1) not in ("this", "este"):
        return None
    for year in range(today.year, today.year - _YEARS_BACK, -1):
        day = _parse(printed, date(year, 1, 1))
        if day and day <= today and day.weekday() == _WEEKDAYS[weekday.group(2)]:
            return day
    return None


def _back_to(day: date | None, weekday: re.Match[str] | None) -> date | None:
    """`day`, or the day of the named weekday that it reports: the last one, at most six days before."""
    if day is None or weekday is None:
        return day
    return day - timedelta(days=(day.weekday() - _WEEKDAYS[weekday.group(2)]) % 7)


def _parse(printed: str, reference: date) -> date | None:
    """`printed` in the year of `reference`, unless it prints its own."""
    found = dateparser.parse(
        printed,
        languages=["en", "es"],
        settings={
            "RELATIVE_BASE": datetime(reference.year, 1, 1),
            "REQUIRE_PARTS": ["day", "month"],
        },
    )
    return found.date() if found else None

"""Which of the days that a lead names is the day of the event.

A story tells its news on the day or within the week: the event is on the day that the lead's past tense names, else on
the dateline's. What is to come, quoted or background ("since Monday", "after Tuesday's attack") does not move it, so
that a meeting that is only announced keeps the day of its announcement.
"""

from __future__ import annotations

import re
from datetime import date

from index.sentences import split
from index.text import fold
from index.types import DateBasis, Span
from index.wire.calendar import WEEKDAY, WEEKDAYS, PrintedDay, parse_day
from index.wire.dates import DatedMention, resolve

_LEAD_CHARACTERS = 700
_LEAD_SENTENCES = 3
_MOST_DAYS_BACK = 10
"""A printed day of the lead that is further back than this is background."""
_YEARS_BACK = 12
_BACKGROUND = re.compile(
    r"(?:\b(?:since|until|till|before|by|from|after|following|as of|effective|starting|beginning|dated|deadline|anniversary of"
    r"|desde|hasta|antes de[l]?|a partir de[l]?|tras|despues de[l]?|para|plazo|aniversario)\s+(?:\w+[’']?s?\s+){0,6}?(?:el\s+|del\s+|on\s+|of\s+|de\s+)?$)"
)
_REPORTED = re.compile(
    r"\b(?:met|meets|signed|sign|agreed|agree|held|hold|launched|opened|opens|announced|adopted|took place|ratified|concluded|approved|began|inaugurated"
    r"|se reunieron|firmaron|firma|suscribieron|acordaron|celebraron|anunciaron|anuncio|aprobaron|inauguraron|lanzaron|ratificaron|adoptaron|tuvo lugar|concluyeron)\b"
)
_OF_A_TEXT = re.compile(
    r"\b(?:treaty|agreement|deal|pact|accord|protocol|memorandum|convention|law|charter|declaration|tratado|acuerdo|pacto|convenio|protocolo|memorando|convencion|ley"
    r"|which|that|que)\s*,?\s*(?:was\s+)?(?:signed|adopted|held|agreed|ratified|approved|concluded|firmad[oa]s?|suscrit[oa]s?|adoptad[oa]s?)\s*(?:on|el)?\s*$"
)
_DEFINITE = re.compile(rf"\b(?:this|este|hoy|today),?\s+(?P<day>{WEEKDAY})\b")


def event_day(
    printed: PrintedDay | None, body: str, story: Span, published: date | None, today: date
) -> tuple[date | None, DateBasis]:
    """The day of the event and how it was found.

    `printed` is the dateline's day, `published` the declared day; `today` bounds a year that is inferred.
    """
    end = min(story.start + _LEAD_CHARACTERS, story.end)
    sentences = split(body, story.start, end)[:_LEAD_SENTENCES]
    if printed is not None and printed.year is None and published is None:
        day = _infer_year(printed, body, sentences, today)
        return (_reported(body, sentences, day) or day, "weekday") if day else (_printed_in_lead(body, sentences, None))
    filed = _filed(printed, published)
    if filed is None:
        return _printed_in_lead(body, sentences, None)
    basis: DateBasis = "dateline" if printed else "published"
    return _reported(body, sentences, filed) or filed, basis


def _filed(printed: PrintedDay | None, published: date | None) -> date | None:
    if printed is None:
        return published
    return printed.on(printed.year) if printed.year else printed.near(published) if published else None


def _reported(body: str, sentences: list[Span], filed: date) -> date | None:
    """The first day of the lead that is past, not background and not further back than a wire story reports."""
    for sentence in sentences:
        for mention in resolve(body, sentence.start, sentence.end, filed):
            if _is_event(body, sentence, mention, filed):
                return mention.date
    return None


def _is_event(body: str, sentence: Span, mention: DatedMention, filed: date) -> bool:
    written = fold(mention.span.of(body))
    back = (filed - mention.date).days
    if mention.quoted or mention.to_come or not 0 <= back <= _MOST_DAYS_BACK:
        return False
    if mention.basis == "relative" and re.match(r"the|el dia|la vispera", written):
        return False
    before = fold(body[sentence.start : mention.span.start])
    if _BACKGROUND.search(before) or _OF_A_TEXT.search(before):
        return False
    # "Tuesday's attack" and a bare weekday tell less than "on Tuesday"
    return not body[mention.span.end :].startswith(("'s", "’s"))


def _infer_year(printed: PrintedDay, body: str, sentences: list[Span], today: date) -> date | None:
    """The latest past year in which the dateline's day falls on "this Wednesday"."""
    for sentence in sentences:
        match = _DEFINITE.search(fold(sentence.of(body)))
        if match and not _to_come(body, sentence, match):
            return _latest(printed, WEEKDAYS[match["day"]], today)
    return None


def _to_come(body: str, sentence: Span, match: re.Match[str]) -> bool:
    monday = date(2024, 1, 1)
    start = sentence.start + match.start("day")
    found = resolve(body, sentence.start, sentence.end, monday)
    return any(one.to_come or one.quoted for one in found if one.span.start <= start < one.span.end)


def _latest(printed: PrintedDay, weekday: int, today: date) -> date | None:
    for year in range(today.year, today.year - _YEARS_BACK, -1):
        day = printed.on(year)
        if day and day <= today and day.weekday() == weekday:
            return day
    return None


def _printed_in_lead(body: str, sentences: list[Span], filed: date | None) -> tuple[date | None, DateBasis]:
    """A day with its year that the first sentence tells as the day of its news."""
    for sentence in sentences[:1]:
        found = [one for one in resolve(body, sentence.start, sentence.end, filed) if one.basis == "printed"]
        if len(found) != 1 or found[0].quoted:
            continue
        before = fold(body[sentence.start : found[0].span.start])
        opens = re.fullmatch(
            r"(?:on|el|(?:el\s+)?dia|this|este)?\s*(?:\w+day,?\s*|lunes,?\s*|martes,?\s*|miercoles,?\s*|jueves,?\s*|viernes,?\s*|sabado,?\s*|domingo,?\s*)?",
            before,
        )
        told = _REPORTED.search(before) and not _OF_A_TEXT.search(before) and not _BACKGROUND.search(before)
        if opens or told:
            return found[0].date, "text"
    return None, "none"


def day_of_line(line: str) -> date | None:
    """The date of a line such as "Published: December 20, 2023", if it prints its year."""
    printed = parse_day(line)
    return printed.on(printed.year) if printed and printed.year else None

"""Which days a text names: printed ones, weekdays, "yesterday", in English and Spanish, seen from a day of reference."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from index.text import fold
from index.types import Span
from index.wire.calendar import PRINTED, WEEKDAY, WEEKDAYS, printed_day, said_year

Day = date
MentionBasis = Literal["printed", "nearest", "weekday", "relative"]
_NEAREST_DAYS = 150
"""A day without a year that is further from the reference than this is left open, unless something was done on it that lies
behind: it could be either year's."""

_FORMS = re.compile(
    rf"(?P<printed>{PRINTED})"
    rf"|\b(?:(?P<before>this(?:\s+past)?|on|last|next|coming|este|el\s+pasado|el\s+proximo|el|los|del|al|del\s+pasado|hoy|today|ayer|yesterday|pasado|proximo),?\s+)?"
    rf"(?P<weekday>{WEEKDAY})\b(?P<behind>\s+(?:pasado|proximo|que\s+viene|ultimo))?"
    r"|\b(?P<relative>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tonight|tomorrow|last\s+night"
    r"|this\s+(?:morning|afternoon|evening)|anteayer|antes\s+de\s+ayer|antier|pasado\s+manana|anoche|ayer|hoy|esta\s+(?:manana|tarde|noche)"
    r"|(?<!la\s)(?<!de\s)(?<!esta\s)(?<!una\s)manana)\b"
    r"|\b(?P<ago>(?:(?P<count>\d{1,2}|two|three|four|five|six|dos|tres|cuatro|cinco|seis)\s+days\s+ago)"
    r"|(?:hace\s+(?P<cuantos>\d{1,2}|dos|tres|cuatro|cinco|seis)\s+dias))\b"
    r"|\b(?P<previous>the\s+(?:previous|preceding)\s+day|the\s+day\s+before|el\s+dia\s+(?:anterior|previo)|la\s+vispera)\b(?!\s+(?:they|it|he|she|the|an?|his|her|its|their|de|del|que)\b)"
    r"|\b(?P<following>the\s+(?:following|next)\s+day|the\s+day\s+after|al\s+dia\s+siguiente|el\s+dia\s+siguiente)\b(?!\s+(?:they|it|he|she|the|an?|his|her|its|their|\w+ing|de|del|que)\b)"
)
_DAYS_OFF = {
    "the day before yesterday": -2, "anteayer": -2, "antes de ayer": -2, "antier": -2,
    "yesterday": -1, "last night": -1, "ayer": -1, "anoche": -1,
    "today": 0, "tonight": 0, "hoy": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "esta manana": 0, "esta tarde": 0, "esta noche": 0,
    "tomorrow": 1, "manana": 1, "the day after tomorrow": 2, "pasado manana": 2,
}  # fmt: skip
_COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
}
_CLAUSE, _VERB = 240, 40
"""Characters; before a participle those that may hold its auxiliary."""
_TO_COME = re.compile(
    r"\b(?:will|shall|would|plans? to|planned|due (?:to|on)|set (?:to|for)|scheduled|expected|is to|are to|to (?:meet|sign|visit|hold|discuss|travel|begin|start)"
    r"|previst[oa]s?|preven?|seran?|programad[oa]s?|va a|van a|iba a|iban a|planea[n]?|\w{2,}(?:ara|eran|aran|iran|ira))\b"
    r"|\b(?!(?:era|fuera|pudiera|hubiera|tuviera|estuviera|quisiera|cualquiera|manera|primera|frontera|bandera|carrera|espera|madera|tercera|cartera|espera|genera|supera|considera|verdadera|financiera|extranjera|petrolera|minera|pesquera|aduanera)\b)\w{2,}era\b"
)
"""Over folded text, before a weekday: the day of something that is still to come."""
_DONE = re.compile(
    r"\b(?:[a-z]{2,}[^\We]ed|agreed|said|says|told|met|held|made|began|took|gave|sent|struck|put|wrote)\b"
    r"|\b[a-zà-ÿ]{2,}(?:ó|aron|ieron)\b|\b(?:dijo|dijeron|hizo|puso)\b"
    r"|\b(?:firm|rubric|sell|cerr|acord|pact|alcanz|adopt|aprob|anunci|present|celebr|lanz)ad[oa]s?\b|\b(?:suscrit|convenid|concluid)[oa]s?\b"
)
"""A verb of what was done, over the text itself: its accents tell "anunció" from a noun, its capitals "United" from a verb."""
_NOT_DONE = re.compile(
    r"\b(?:be|being|is|are|get|the|an?|its|their|of|on|by|to|in|with|for|and|ser|ser[áa]n?|quedar[áa]n?|estar[áa]n?)(?:\s+\w+(?:ly|mente))?\s+$"
)
"""Before a participle that is no verb of its own, or is of what is to come: "the proposed", "to be signed"."""
_THEN_TO_COME = re.compile(r",?\s+(?:se\s+|les?\s+)?(?:will|shall|va\s+a|van\s+a|\w{2,}(?:ara|aran|eran|iran|ira))\b")
"""Right behind a weekday: "el viernes se firmará"."""
_OTHER_YEAR = re.compile(
    r"\s*(?:,\s*)?(?:of|in|de)\s+(?:that|the\s+same|the\s+following|ese|aquel|ese\s+mismo|dicho)\s+(?:year|ano)|\s+(?:siguiente|anterior)\b|\s+of\s+the\s+(?:previous|following)\s+year|\s+del\s+ano\s+(?:anterior|siguiente)"
)
_EACH_MONTH = re.compile(r"\s+(?:of|de)\s+(?:each|every|cada)\b")
"""Behind a weekday that comes again: "the last Monday of each month"."""
_OTHER_WORDS = re.compile(r"(?:may|march|mar)\b|\d+ mar del\b")
"""In lower case: "may 5 times", "12 mar del Plata"."""
_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A day that a text names."""

    span: Span
    """The exact characters, "this Wednesday" or "20 de diciembre de 2023"."""
    date: Day
    basis: MentionBasis
    """`printed` = with its year, also "of this year"; `nearest` = the year is the one nearest to the reference; `weekday` and `relative` =
    counted from the reference."""
    until: Day | None = None
    """The last day of "May 5-6"."""
    quoted: bool = False
    """It stands in somebody's words: their "today" may be another day."""
    to_come: bool = False
    """What happens on it was still to come."""


def resolve(text: str, start: int, end: int, reference: date | None) -> list[DatedMention]:
    """The days that `text[start:end]` names, in order.

    `reference` is the day on which it was written; without one only dates with a year are resolved. A weekday is the
    last one up to that day, or the next one where the clause speaks of something to come. What cannot be told is left
    out: a wrong date is worse than none.
    """
    folded = fold(text)
    quotes = [Span(*match.span()) for match in _QUOTED.finditer(text, start, end)]
    found: list[DatedMention] = []
    for match in _FORMS.finditer(folded, start, end):
        to_come = _leads_to_come(text, folded, start, match.start()) or bool(
            _THEN_TO_COME.match(folded, match.end(), end)
        )
        mention = _mention(text, folded, match, end, reference, to_come, found)
        if mention:
            quoted = any(quote.start <= match.start() < quote.end for quote in quotes)
            found.append(replace(mention, quoted=quoted))
    return found


def _leads_to_come(text: str, folded: str, start: int, position: int) -> bool:
    """Is the last verb before a mention one of what is to come? Not so "will train police under a pact signed on Friday"."""
    begins = position - len(_clause(folded, start, position))
    ahead = [begins + match.end() for match in _TO_COME.finditer(folded[begins:position])]
    return bool(ahead) and not _is_done(text, ahead[-1], position)


def _is_done(text: str, start: int, position: int) -> bool:
    """Does `text[start:position]` tell of something that was done?"""
    return any(
        not _NOT_DONE.search(text[max(0, match.start() - _VERB) : match.start()])
        for match in _DONE.finditer(text, start, position)
    )


def _clause(folded: str, start: int, position: int) -> str:
    """What stands before a mention in its sentence, as far as a clause reaches."""
    return re.split(r"[.!?]\s|\n|;", folded[max(start, position - _CLAUSE) : position])[-1]


def _mention(
    text: str,
    folded: str,
    match: re.Match[str],
    end: int,
    reference: date | None,
    to_come: bool,
    earlier: list[DatedMention],
) -> DatedMention | None:
    span = Span(*match.span())
    if match["printed"]:
        done = not to_come and _is_done(text, match.start() - len(_clause(folded, 0, match.start())), match.start())
        return _printed(text, folded, match, end, reference, done)
    if reference is None:
        return None
    if match["weekday"]:
        return None if _EACH_MONTH.match(folded, match.end(), end) else _weekday(match, reference, to_come)
    if match["relative"]:
        shift = _DAYS_OFF[" ".join(match["relative"].split())]
        return _shifted(span, reference, shift, shift > 0)
    if match["ago"]:
        count = match["count"] or match["cuantos"]
        return _shifted(span, reference, -(_COUNTS.get(count) or int(count)), False)
    anchor = earlier[-1].date if earlier else reference
    return _shifted(span, anchor, -1 if match["previous"] else 1, bool(match["following"]))


def _printed(
    text: str, folded: str, match: re.Match[str], end: int, reference: date | None, done: bool
) -> DatedMention | None:
    printed = printed_day(match)
    span = Span(*match.span())
    if printed.year is None and _OTHER_WORDS.match(text, match.start(), end):
        return None
    if printed.year is None and reference and (said := said_year(folded, match.end(), reference)):
        printed, span = replace(printed, year=said[0]), Span(span.start, said[1])
    if printed.year is None and (reference is None or _OTHER_YEAR.match(folded, match.end(), end)):
        return None
    day = printed.near(reference) if reference else printed.on(printed.year or 0)
    if day is None:
        return None
    far = printed.year is None and reference and abs(day - reference).days > _NEAREST_DAYS
    if far and not (done and reference and day < reference):
        return None
    until = _last_day(day, printed.last)
    to_come = reference is not None and day > reference
    return DatedMention(span, day, "printed" if printed.year else "nearest", until, to_come=to_come)


def _last_day(day: date, last: int | None) -> date | None:
    try:
        return day.replace(day=last) if last and last > day.day else None
    except ValueError:
        return None


def _weekday(match: re.Match[str], reference: date, to_come: bool) -> DatedMention | None:
    before = " ".join((match["before"] or "").rstrip(",").split())
    behind = (match["behind"] or "").strip()
    if before == "los":  # "los lunes" is every Monday
        return None
    number = WEEKDAYS[match["weekday"]]
    back = (reference.weekday() - number) % 7
    if before in ("next", "coming", "el proximo", "proximo") or behind in ("proximo", "que viene"):
        shift, to_come = (number - reference.weekday() - 1) % 7 + 1, True
    elif before in ("last", "el pasado", "del pasado", "pasado", "this past") or behind in ("pasado", "ultimo"):
        shift, to_come = -(back or 7), False
    elif before in ("yesterday", "ayer"):
        shift, to_come = -1, False
    elif to_come:
        shift = (number - reference.weekday()) % 7
    else:
        shift = -back
    return _shifted(Span(*match.span()), reference, shift, to_come, "weekday")


def _shifted(span: Span, day: date, days: int, to_come: bool, basis: MentionBasis = "relative") -> DatedMention | None:
    try:
        return DatedMention(span, day + timedelta(days=days), basis, to_come=to_come)
    except OverflowError:
        return None

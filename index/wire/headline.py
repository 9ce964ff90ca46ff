"""What stands above a story: priority lines and slugs, headline, subtitles, byline, date line, editor's note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from index.sentences import paragraphs
from index.text import fold
from index.types import Span
from index.wire.agencies import canonical_list, printed_names
from index.wire.calendar import parse_day
from index.wire.dateline import Dateline, find_dateline

_HEADLINE_CHARACTERS = 220
_SEARCHED = 1_600
"""Characters from the top in which a headline and a dateline stand."""
_OWN_LINE = 120
"""Characters of a byline, a marking or a date line, at most."""
_MOST_ABOVE = 8
"""Paragraphs above a dateline."""

_PRIORITY = (
    r"URGENTE?|BREAKING(?: NEWS)?|FLASH|BULLETIN|ALERTA?|NEWS ALERT|EXCLUSIVE|EXCLUSIVA|AVANCE|ÚLTIMA HORA|"
    r"(?:UPDATE|ACTUALIZA|ACTUALIZACI[OÓ]N|WRAPUP|RESUMEN|REFILE|RECASTS?|LEAD)(?: ?\d+)?|CORR(?:ECTED|ECTION|EGID[OA]|ECCI[OÓ]N)?|"
    r"RPT|REPEATS?|REPITE|AMP(?:L|LIACI[OÓ]N)?\.?|ADVISORY|EMBARGO(?:ED)?|\d(?:st|nd|rd|th|er|do) (?:LEAD|Lead|Ld)(?:-Writethru)?"
)
_PRIORITY_LINE = re.compile(rf"^[\s*(\[^]*(?:{_PRIORITY})[\s*)\].:!-]*$")
_PRIORITY_PREFIX = re.compile(rf"^[(\[]?(?:{_PRIORITY})[)\]]?\s*(?:[-–—:.|]+\s*|(?<=[)\]])\s*)(?=\S)")
_SLUG = re.compile(
    r"^(?:\^?[A-Z]{2}-{1,2}[\w,&-]+.{0,60}|[A-ZÁÉÍÓÚÑ]{2,}(?:[-/][A-ZÁÉÍÓÚÑ]{2,})+(?:[ /-][A-ZÁÉÍÓÚÑ]+){0,2}|ZCZC.*|[a-z]{0,2}\d{3,5}[\w ]{0,12}"
    r"|[A-ZÁÉÍÓÚÑ]{3,}(?: [A-ZÁÉÍÓÚÑ]{3,}){0,2} \([^()]{3,30}\))$"
)
_BYLINE = re.compile(
    r"^(?:(?i:by|por|texto(?: de)?|reporting by):?\s+(?:[A-ZÁÉÍÓÚÑ][\w’'.-]+|de|del|la|and|y|von|van)(?:[\s,/|-]+(?:[A-ZÁÉÍÓÚÑ][\w’'.-]*|de|del|la|los|and|y|e|von|van|for|para|the)){0,12}"
    r"|(?i:redacci[oó]n|staff|corresponsal\w*|de nuestr[oa] (?:redacci[oó]n|corresponsal)|from our correspondent|staff (?:writer|reporter)s?|agencias?)(?:[\s/|,-]+[\w. ]{2,30})?)\.?$"
)
_DATE_LINE = re.compile(
    r"^(?i:(?:published|publicado|publicada|posted|updated|actualizado|last updated|fecha|date|issued)(?: on| el| at)?\s*:?\s*)?"
    r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo),?\s+)?"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:de\s+)?[A-Za-zé]{3,10}\.?(?:\s+de)?,?(?:\s+\d{1,2},?)?\s+(?:de\s+|del\s+)?\d{4})"
    r"(?:[\s,|T–—-]+\d{1,2}[:.h]\d\d.{0,20})?\.?$"
)
_MARKING_LINE = re.compile(
    r"^(?:(?i:classification|clasificaci[oó]n|marking|handling|marcado)\s*:\s*(?P<named>[\w:+ /-]{3,40})"
    r"|(?P<alone>TLP:[A-Z+]{3,15}|(?:RESTRICTED|CONFIDENTIAL|SECRET|TOP SECRET|RESTRINGID[OA]|RESERVAD[OA]|CONFIDENCIAL|SECRET[OA]|"
    r"ULTRASECRETO|UNCLASSIFIED|NO CLASIFICADO|FOR OFFICIAL USE ONLY|OFFICIAL USE ONLY|USO OFICIAL|DIFUSI[OÓ]N LIMITADA|P[UÚ]BLICO|PUBLIC)))\.?$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the story, and where the story begins."""

    title: str | None = None
    subtitles: tuple[Span, ...] = ()
    note: Span | None = None
    """An editor's note in brackets: "(Corrects the date in the first sentence)"."""
    dateline: Dateline | None = None
    agency: str | None = None
    """Of a byline such as "Redacción/EFE"."""
    printed_date: Span | None = None
    """A line that is a date: "Published: December 20, 2023"."""
    marking: str | None = None
    """As printed on a line of its own: "RESTRICTED"."""
    start: int = 0


@dataclass(slots=True)
class _Above:
    """The parts above the story, as they are met."""

    headlines: list[Span] = field(default_factory=list)
    standfirst: list[Span] = field(default_factory=list)
    note: Span | None = None
    printed_date: Span | None = None
    marking: str | None = None
    agency: str | None = None
    end: int = 0


def read_head(body: str) -> Head:
    """Find everything above the story of `body`."""
    above = _Above()
    limit = min(len(body), _SEARCHED)
    dated = _dateline_below_headlines(body, limit)
    if dated:
        for line in _lines(body, 0, dated.span.start):
            _take(body, line, above, below=True)
        return _head(body, above, dated, dated.end)
    for line in _lines(body, 0, limit):
        if not _take(body, line, above, below=False):
            break
    start = above.end
    dateline = find_dateline(body, start, len(body))
    return _head(body, above, dateline, dateline.end if dateline else start)


def _dateline_below_headlines(body: str, limit: int) -> Dateline | None:
    for number, line in enumerate(_lines(body, 0, limit)):
        if number > _MOST_ABOVE:
            return None
        dateline = find_dateline(body, line.start, len(body))
        if dateline and (dateline.certain or number == 0):
            return dateline
        if line.end - line.start > 3 * _HEADLINE_CHARACTERS:
            return None  # a paragraph of the story: what looks like a dateline below it is another matter
    return None


def _take(body: str, line: Span, above: _Above, below: bool) -> bool:
    """Sort a line in; `below` = a dateline follows. False for what is already the story."""
    text = " ".join(line.of(body).split())
    if len(text) > 3 * _HEADLINE_CHARACTERS:
        return False
    marking = _MARKING_LINE.match(text)
    follows = below or bool(body[line.end :].strip())
    if marking and follows:
        above.marking = marking["named"] or marking["alone"]
    elif (_PRIORITY_LINE.match(text) or _SLUG.match(text)) and follows:
        pass
    elif _in_brackets(text) and follows and not _credit(text):
        above.note = line
    elif _DATE_LINE.match(text) and parse_day(text) and follows:
        above.printed_date = above.printed_date or line
    elif len(text) <= _OWN_LINE and (_BYLINE.match(text) or _credit(text)) and follows:
        above.agency = above.agency or _agency_in(text)
    elif _may_be_headline(body, line, text) and (below or not above.headlines or _repeats(body, above, text)):
        above.headlines.append(line)
    elif below:
        above.standfirst.append(line)
    else:
        return False
    above.end = line.end
    return True


def _head(body: str, above: _Above, dateline: Dateline | None, start: int) -> Head:
    title, rest = _title(body, above.headlines)
    subtitles = sorted([*rest, *above.standfirst], key=lambda span: span.start)
    return Head(title, tuple(subtitles), above.note, dateline, above.agency, above.printed_date, above.marking, start)


def _title(body: str, lines: list[Span]) -> tuple[str | None, list[Span]]:
    """The headline among the lines above a story, and the subtitles; a kicker before it is neither."""
    texts = [_clean(" ".join(line.of(body).split())) for line in lines]
    chosen = 0
    if len(lines) > 1 and _is_kicker(texts[0], texts[1]):
        chosen = 1
    if not lines:
        return None, []
    title = texts[chosen]
    rest: list[Span] = []
    for line, text in zip(lines[chosen + 1 :], texts[chosen + 1 :], strict=True):
        if _same(title, text):
            title = max(title, text, key=len)
        else:
            rest.append(line)
    return title, rest


def _same(one: str, other: str) -> bool:
    one, other = fold(one).rstrip(" …."), fold(other).rstrip(" ….")
    return one.startswith(other) or other.startswith(one)


def _is_kicker(first: str, second: str) -> bool:
    short = len(first.split()) <= 4 and len(first) < 40
    return short and len(second) > len(first) and not _same(first, second)


def _repeats(body: str, above: _Above, text: str) -> bool:
    earlier = [_clean(" ".join(line.of(body).split())) for line in above.headlines]
    return any(_same(one, _clean(text)) for one in earlier) or (len(earlier) == 1 and _is_kicker(earlier[0], text))


def _clean(text: str) -> str:
    """A headline without its priority: `"UPDATE 2-Peru, Chile agree"` -> `"Peru, Chile agree"`."""
    while match := _PRIORITY_PREFIX.match(text):
        text = text[match.end() :]
    return text


def _may_be_headline(body: str, line: Span, text: str) -> bool:
    return (
        bool(body[line.end :].strip())
        and body[line.end : line.end + 2].strip(" \t")[:1] in ("\n", "")
        and len(text) <= _HEADLINE_CHARACTERS
        and text[-1] not in ".:;,"
        and find_dateline(body, line.start, len(body)) is None
    )


def _credit(text: str) -> bool:
    return len(text) <= 60 and bool(_agency_line().fullmatch(text.strip("()[] .|-")))


def _agency_in(text: str) -> str | None:
    for part in [
        text.strip("()[] .|-"),
        *re.split(r"\s*[/|,:]\s*|\s+[–—-]\s+|\s+(?:for|para|de)\s+", text.strip("()[] .")),
    ]:
        found = canonical_list(part)
        if found:
            return found
    return None


@cache
def _agency_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{printed_names()})(?:\s*[/,|-]\s*(?:{printed_names()}))*")


def _in_brackets(text: str) -> bool:
    return text.startswith("(") and text.rstrip(".").endswith(")")


def _lines(body: str, start: int, end: int) -> Iterator[Span]:
    """Paragraphs; a line of its own kind inside one, such as a byline above a dateline, is cut off."""
    for paragraph in paragraphs(body, start, end):
        position = paragraph.start
        for match in re.finditer(r"\n[ \t]*", body[paragraph.start : paragraph.end]):
            newline, following = paragraph.start + match.start(), paragraph.start + match.end()
            next_line = body[following : paragraph.end].split("\n", 1)[0].strip()
            this_line = " ".join(body[position:newline].split())
            dateline = find_dateline(body, following, len(body))
            if (dateline and dateline.certain) or _of_its_own(next_line) or _of_its_own(this_line):
                if body[position:newline].strip():
                    yield Span(position, newline)
                position = following
        yield Span(position, paragraph.end)


def _of_its_own(line: str) -> bool:
    return 0 < len(line) <= _OWN_LINE and bool(
        _PRIORITY_LINE.match(line)
        or _BYLINE.match(line)
        or _MARKING_LINE.match(line)
        or (_DATE_LINE.match(line) and parse_day(line))
        or _credit(line)
    )

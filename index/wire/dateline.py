"""Datelines: "Lima, December 20 (EFE). –" in the shapes that agencies print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.text import fold
from index.types import Span
from index.wire.agencies import canonical, canonical_list, printed_names
from index.wire.calendar import PrintedDay, parse_day

_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_WORD = rf"{_UPPER}[^\W\d_]*(?:[-’'.][^\W\d_]+)*\.?"
_LINK = r"de|del|la|las|los|el|of|the|and|y|do|da|dos|au|am|an der|al|e|en|sur"
_NAME = rf"{_WORD}(?:[ \t]+(?:(?:{_LINK})[ \t]+){{0,2}}{_WORD}){{0,4}}"
_PLACE = (
    rf"(?P<place>{_NAME}(?:[ \t]*/[ \t]*{_NAME}|[ \t]+(?:and|y)[ \t]+{_NAME})?"
    rf"(?:,[ \t]*(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)\w*\.?[ \t]+\d){_NAME}(?=[ \t]*[,(–—-]))?"
    rf"(?:[ \t]*[(\[]{_NAME}[)\]](?=[ \t]*[,–—-]|[ \t]+[(\d]))?)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|dez|fev|fév|mai|out|avr|juin|juil|août|déc)\w*\.?"
_DATE = (
    rf"(?P<date>(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo),?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|º|\.)?(?:\s+de)?\s+{_MONTH})(?:,?\s+(?:de\s+|del\s+)?\d{{4}})?"
    r"|\d{1,2}/\d{1,2}/\d{4}))"
)
_DASH = r"(?:[–—―]|--?)"
_LONGEST = 200
"""Characters of a dateline, at most."""
_GAP = re.compile(r"\s{4,}")
"""No dateline reaches over it; it also keeps the patterns from trying every way to part white space."""
_OPENS = r"(?=[\w“\"«¿¡‘'\[])"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as it stands in a body."""

    span: Span
    """Place, date and agency, without the dash behind them."""
    end: int
    """Where the story begins."""
    place: str | None
    """Not shouted: "SAN JOSÉ" is "San José"."""
    day: PrintedDay | None
    agency: str | None
    """By its own name if we know it, else as printed."""

    @property
    def certain(self) -> bool:
        """Does it say more than a place in capitals?"""
        return self.day is not None or self.agency is not None


def find_dateline(body: str, start: int, end: int) -> Dateline | None:
    """The dateline that stands at `start`, after white space."""
    while start < end and body[start].isspace():
        start += 1
    gap = _GAP.search(body, start, min(end, start + _LONGEST))
    end = gap.start() if gap else min(end, start + _LONGEST + 1)
    for pattern in _patterns():
        match = pattern.match(body, start, end)
        if match and (found := _read(match)):
            return found
    return None


def _read(match: re.Match[str]) -> Dateline | None:
    parts = match.groupdict()
    printed, place, written = parts.get("agency") or parts.get("agency2"), parts.get("place"), parts.get("date")
    known = canonical_list(printed) if printed else None
    day = parse_day(written) if written else None
    shouted = place is not None and place == place.upper()
    if place and (canonical(place) or fold(place) in _NOT_PLACES):
        return None
    if not (day or known or shouted):
        return None
    if parts.get("close") in (None, "") and not (known and (day or shouted)):
        return None
    if printed and not known and not (day or shouted):
        return None
    whole = match.group().rstrip()
    text = re.sub(r"[\s.:–—―-]+$", "", whole)
    return Dateline(
        Span(match.start(), match.start() + len(text)),
        match.end(),
        tidy(place) if place else None,
        day,
        known or (printed.strip() if printed else None),
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    agency = rf"(?P<agency>(?:{printed_names()})(?:\s*[/,-]\s*(?:{printed_names()}))*|[A-Z][\w .&’'-]{{1,40}}?)"
    known = rf"(?P<agency>{printed_names()})"
    bracketed = rf"[(/]\s*{agency}\s*[)/]"
    close = rf"(?P<close>\.?\s*:?\s*{_DASH}\s*|[.:]\s+|\s*\n\s*)?"
    sources = (
        # Lima, 20 dic (EFE).-     LIMA, Peru (AP) —     New Delhi [India], December 20 (ANI):
        rf"{_PLACE}(?:\s*[,.]?\s*{_DASH}?\s*{_DATE})?\s*[,.]?\s*{_DASH}?\s*{bracketed}{close}\s*{_OPENS}",
        # Dec 20 (Reuters) -
        rf"{_DATE}\s*{bracketed}{close}\s*{_OPENS}",
        # (ANSA) - ROMA, 20 DIC -     (EFE) Lima, 20 dic.-     KYODO NEWS - Tokyo, Dec 20 -
        rf"(?:\(\s*{known}\s*\)\s*(?:\.?\s*{_DASH}|[|:,])?|{known.replace('<agency>', '<agency2>')}(?!\w)\s*(?:\.?\s*{_DASH}|[|:,]))\s*"
        rf"{_PLACE}(?:,?\s*{_DATE})?(?P<close>\.?\s*{_DASH}\s*)\s*{_OPENS}",
        # Lima, 20 dic, EFE.-     Lima, AFP\n     Lima | EFE -
        rf"{_PLACE}(?:,?\s*{_DATE})?\s*(?:[,|/.]|\.?\s*{_DASH})\s*{known}(?P<close>\.?\s*:?\s*{_DASH}\s*|\s*\n\s*)\s*{_OPENS}",
        # Lima, 20 dic. –     BRASILIA, 9 nov —     Lima, 20 de diciembre de 2023.-
        rf"{_PLACE}(?:\s*[,.]?\s*{_DASH}?\s*{_DATE})?(?P<close>\.?\s*{_DASH}\s+|\.{_DASH}\s*|\s*{_DASH}\s+)\s*{_OPENS}",
    )
    return tuple(re.compile(source) for source in sources)


_NOT_PLACES = frozenset("redaccion agencias agencia staff by por from de photo foto".split())
_SMALL = frozenset(re.split(r"[| ]", _LINK))


def tidy(printed: str) -> str:
    """A place without shouting: `"CIUDAD DE MÉXICO"` -> `"Ciudad de México"`; what is not shouted stays."""
    place = " ".join(printed.replace("[", "(").replace("]", ")").split()).strip(" ,-")
    if place.count(".") == 1 or not re.search(r"\.\w\.$", place):
        place = place.rstrip(".")
    return re.sub(r"[^\W\d_]+(?:\.[^\W\d_]+)*(?:’[^\W\d_]+)*", lambda word: _calm(word, place), place)


def _calm(match: re.Match[str], place: str) -> str:
    word = match.group()
    if len(word) < 2 or word != word.upper() or "." in word:
        return word
    if len(word) == 2 and match.start() and place[match.start() - 2 : match.start()] == ", ":
        return word  # a state: "Austin, TX"
    small = match.start() > 0 and word.lower() in _SMALL
    return word.lower() if small else word.capitalize()

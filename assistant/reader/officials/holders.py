"""Who holds an office: "Who is the president of France?" is asked of the newest article that names one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache

from assistant.agreements.officials import officials, without_country
from assistant.agreements.story import tell
from assistant.agreements.types import Official
from assistant.reader.question import Question, without_carried
from assistant.reader.rank import Candidate
from index.entities import countries
from index.text import fold
from index.types import Article, Span

_ASKS = re.compile(
    r"^\W*(?:who (is)|who[’'](s)|who was|quien (es)|quien (?:era|fue))\s+"
    r"(?:(?:the|el|la)\s+)?(?:(?:current|present|actual)\s+)?"
)
_RANKS = {
    "minister": (
        r"%s (?:minister|secretary)",
        r"(?:minister|secretary|ministr[oa]|secretari[oa]|titular)",
    ),
    "deputy": (
        r"deputy %s (?:minister|secretary)",
        r"(?:deputy (?:minister|secretary)|under-?secretary|vice-?minister|viceministr[oa]|subsecretari[oa])",
    ),
}
"""Of each rank the words around a field ("deputy foreign minister") and those before it ("viceministra de …")."""
_FIELDS = {
    "foreign": r"(?:foreign(?: affairs)?|external affairs|(?:(?:asuntos|relaciones) )?exteriores)",
    "defence": r"(?:(?:national )?defen[cs]e|defensa(?: nacional)?)",
    "interior": r"(?:interior|home(?: affairs)?)",
    "internal order": r"(?:internal order|orden interno)",
    "justice": r"(?:justice|justicia)",
}
_FOREIGN_MINISTER = ("canciller", "secretary of state")
_OFFICES = {
    "president": re.compile(r"president[ea]?(?: del gobierno)?|head of state|jef[ea] de estado"),
    "prime minister": re.compile(
        r"prime minister|premier|head of government|primer[oa]? ministr[oa]|(?:jef[ea]|president[ea]) del gobierno"
    ),
    "monarch": re.compile(r"king|queen|emir|sultan|emperor|monarch|rey|reina|emperador|monarca"),
} | {
    f"{rank} {name}": re.compile(rf"{around % field}|{before} (?:of|for|de|del)(?: the| la)? {field}")
    for rank, (around, before) in _RANKS.items()
    for name, field in _FIELDS.items()
}
"""Whole offices, without the country.

"Presidente de España" is said of its "presidente del Gobierno".
"""


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a state that a question asks the holder of."""

    kinds: frozenset[str]
    state: str
    now: bool
    """Of today, not "was"."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom an article names with the office, and where."""

    name: str
    candidate: Candidate
    span: Span
    """Of name and office, in characters of the candidate's sentence."""


def office_asked(question: Question) -> Office | None:
    """What "Who is the … of …?" asks for; none of any other question, or of an office that this does not know.

    What is carried along counts only where the question itself names none.
    """
    return _office(without_carried(question.text)) or _office(question.text)


def _office(text: str) -> Office | None:
    asks = _ASKS.search(fold(text))
    if asks is None:
        return None
    named = text[asks.end() :].strip(" ?!.")
    states = sorted({one.key for one in countries(named)})
    kinds = _kinds(without_country(named))
    return Office(kinds, states[0], any(asks.groups())) if kinds and len(states) == 1 else None


def holder(office: Office, ranked: Sequence[Candidate]) -> Holder | None:
    """Whom the newest of the articles names with the office; asked who it was, the one that answers best."""
    articles = list({one.article.id: one.article for one in ranked}.values())
    if office.now:
        articles.sort(key=lambda one: one.date or Day.min, reverse=True)
    for article in articles:
        own = [one for one in ranked if one.article.id == article.id]
        for known, place in _officials(article):
            there = next((one for one in own if one.span.start <= place.start and place.end <= one.span.end), None)
            if there and _holds(known, office):
                return Holder(known.name, there, place.moved(-there.span.start))
    return None


def may_name_one(office: Office, candidate: Candidate) -> bool:
    """Does a sentence speak of such an office, and it or its headline of the state? Not of who holds it elsewhere."""
    said = fold(candidate.text)
    states = {one.key for one in (*countries(candidate.text), *countries(candidate.article.title))}
    elsewhere = any(
        office.kinds & _kinds(known.office or "") and known.side not in (None, office.state)
        for known, place in _officials(candidate.article)
        if candidate.span.overlaps(place)
    )
    return not elsewhere and office.state in states and any(_OFFICES[kind].search(said) for kind in office.kinds)


def is_another(office: Office, name: str, ranked: Sequence[Candidate]) -> bool:
    """Does one of the articles name this person with another office, or another state?"""
    articles = {one.article.id: one.article for one in ranked}.values()
    known = [known for article in articles for known, _ in _officials(article) if known.name in name]
    return bool(known) and not any(_holds(one, office) for one in known)


def _holds(known: Official, office: Office) -> bool:
    return known.side == office.state and not office.kinds.isdisjoint(_kinds(known.office or ""))


@lru_cache(maxsize=64)
def _officials(article: Article) -> tuple[tuple[Official, Span], ...]:
    """Those whom an article names with an office, by their places in its body."""
    named = officials(tell(article))
    return tuple((one.official, one.span.moved(one.line.start)) for one in named if one.line.number >= 0)


def _kinds(office: str) -> frozenset[str]:
    held = fold(office).removesuffix(" actual")
    held = "foreign minister" if held in _FOREIGN_MINISTER else held
    return frozenset(name for name, pattern in _OFFICES.items() if pattern.fullmatch(held))

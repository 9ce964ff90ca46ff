"""Do two articles tell of the same agreement?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.agreements.types import Account, Instrument, Status
from assistant.reader.across.events import DAYS_APART, same_event
from index.entities import countries
from index.query import units
from index.text import fold

ON_ITS_WAY = 3 * 366
"""Days within which what was announced is signed, and what was signed comes into force."""
OF_ONE_NAME = 6 * 366
"""Days within which two agreements of one name and one pair of parties are taken for one."""
TOLD_LATER = 62
"""Days after which an article that gives no date no longer tells of the last event."""
_NAMES_ALIKE = 0.5
"""Least share of the words of the longer of two names that both have."""
_AREAS_ALIKE = 0.5
"""Least share of the areas of the account with fewer that both have."""
_STAGES: dict[Status, int] = {"proposed": 0, "announced": 1, "signed": 2, "in_force": 3, "suspended": 4, "ended": 5}
_LOOSE: frozenset[Instrument] = frozenset({"agreement", "framework", "other"})
"""What any instrument may be called in passing."""
_LOOSE_TOO: frozenset[Instrument] = _LOOSE | {"partnership", "plan"}
_GENERIC = frozenset(
    "agreement treaty memorandum understanding protocol framework statement declaration pact accord deal convention "
    "arrangement partnership alliance plan programme program cooperation joint bilateral security mutual new mou "
    "acuerdo tratado memorando memorandum entendimiento protocolo marco declaracion pacto convenio convencion alianza "
    "programa cooperacion conjunta conjunto bilateral seguridad mutua mutuo nuevo nueva asociacion".split()
)
"""Words of names that tell no agreement from another."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What two accounts are compared by."""

    account: Account
    parties: frozenset[str]
    areas: frozenset[str]
    name: frozenset[str]
    """The telling words of its own name, in whatever language; empty for "memorandum of understanding"."""
    initials: str
    """Of its own name, or the name itself where it is an acronym."""
    day: date | None
    signed: tuple[date, date] | None
    """First and last day of the time at which it was signed: the same, where the day is told."""
    stage: int | None
    """How far it had come, higher is further."""


def facts(account: Account) -> Facts:
    """What an account is compared by."""
    name = account.name.value if account.name else ""
    return Facts(
        account,
        frozenset(found.value for found in account.parties),
        frozenset(found.value for found in account.areas),
        _telling(name, account.article.language) if name else frozenset(),
        _initials(name),
        account.date.value if account.date else None,
        next(((one.value.since, one.value.until) for one in account.milestones if one.value.what == "signed"), None),
        _STAGES[account.status.value] if account.status else None,
    )


def likeness(one: Facts, other: Facts) -> float:
    """How surely both are one agreement; 0 when they are not. Accounts of one article never are."""
    if one.account.article.id == other.account.article.id:
        return 0.0
    named = _names_agree(one, other)
    if named:
        near = _gap(one, other) is None or (_gap(one, other) or 0) <= OF_ONE_NAME
        return 3.0 + _overlap(one.parties, other.parties) if near and _sides_agree(one, other) else 0
    if not _instruments_agree(one, other) or not _parties_agree(one, other):
        return 0.0
    if named is False:
        gap = _gap(one, other)
        twin = gap is not None and gap <= 1 and one.parties == other.parties and bool(one.areas & other.areas)
        return 1.0 if twin else 0.0
    return _by_day(one, other)


def _sides_agree(one: Facts, other: Facts) -> bool:
    """Does one name all that the other names? Two pairs may each have their "Reciprocal Access Agreement"."""
    return not (one.parties - other.parties and other.parties - one.parties)


def _by_day(one: Facts, other: Facts) -> float:
    """Of two accounts of the same parties of which at most one has a name."""
    gap, areas = _gap(one, other), _overlap(one.areas, other.areas)
    unlike = one.areas and other.areas and not areas
    if _is_vague(one, other) and areas < _AREAS_ALIKE:
        return 0.0
    if gap is not None and gap <= DAYS_APART:
        if unlike and not same_event(one.account.article, other.account.article):
            return 0.0
        return 2.0 + areas + 0.1 * (one.parties == other.parties)
    if one.parties != other.parties or areas < _AREAS_ALIKE:
        return 0.0
    if gap is not None:
        return 1.0 + areas if gap <= ON_ITS_WAY and _goes_on(one, other) else 0.0
    written = _apart(one.account.article.date, other.account.article.date)
    return 0.5 + areas if written is None or written <= TOLD_LATER else 0.0


def _goes_on(one: Facts, other: Facts) -> bool:
    """Is the later of the two further on its way? What was signed twice was two agreements."""
    earlier, later = sorted((one, other), key=lambda facts: facts.day or date.min)
    return earlier.stage is not None and later.stage is not None and earlier.stage < later.stage


def _gap(one: Facts, other: Facts) -> int | None:
    """Days between the two; of what both say when it was signed, between the signatures."""
    if one.signed and other.signed:
        return max(0, (max(one.signed[0], other.signed[0]) - min(one.signed[1], other.signed[1])).days)
    return _apart(one.day, other.day)


def _is_vague(one: Facts, other: Facts) -> bool:
    """Does one of them say only the month or year of the signature? Two may sign several texts in a year."""
    both = [facts.signed for facts in (one, other) if facts.signed]
    return len(both) > 1 and any(since != until for since, until in both)


def _apart(one: date | None, other: date | None) -> int | None:
    return abs((one - other).days) if one and other else None


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _parties_agree(one: Facts, other: Facts) -> bool:
    """The same, or one account leaves some of at least three out on the same day."""
    if one.parties == other.parties:
        return len(one.parties) > 0
    fewer, more = sorted((one.parties, other.parties), key=len)
    gap = _gap(one, other)
    return len(fewer) > 1 and fewer < more and gap is not None and gap <= DAYS_APART


def _instruments_agree(one: Facts, other: Facts) -> bool:
    mine, theirs = one.account.instrument, other.account.instrument
    if mine is None or theirs is None or mine.value == theirs.value:
        return True
    return (mine.value in _LOOSE_TOO and theirs.value in _LOOSE_TOO) or mine.value in _LOOSE or theirs.value in _LOOSE


def _names_agree(one: Facts, other: Facts) -> bool | None:
    """`None` where one of them has no name that tells."""
    if not one.initials or not other.initials:
        return None
    acronyms = [facts.initials for facts in (one, other) if facts.account.name and facts.account.name.value.isupper()]
    if acronyms and one.initials == other.initials and len(one.initials) > 2:
        return True
    if not one.name or not other.name:
        return None
    if _figures(one.name) != _figures(other.name):
        return False
    shared = len(one.name & other.name)
    return shared == min(len(one.name), len(other.name)) or shared >= _NAMES_ALIKE * max(len(one.name), len(other.name))


def _figures(name: frozenset[str]) -> frozenset[str]:
    """ "Protocol II" is another than "Protocol III"."""
    return frozenset(word for word in name if re.fullmatch(r"\d+|[ivx]+", word))


def _initials(name: str) -> str:
    words = re.findall(r"\b[^\W\d_]\w*", name)
    if len(words) == 1 and words[0].isupper():
        return fold(words[0])
    return fold("".join(word[0] for word in words if word[0].isupper()))


@lru_cache(maxsize=20_000)
def _telling(name: str, language: str) -> frozenset[str]:
    """What the words of a name speak of, in either language, countries and generic words aside."""
    named = {mention.key for mention in countries(name)}
    found = {unit.key for unit in units(name, "es" if language == "es" else "en")}
    figures = set(re.findall(r"\d+|\b[IVX]+\b", name))
    return frozenset({*found, *map(fold, figures)} - named - _GENERIC)

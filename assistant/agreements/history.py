"""What holds now of an agreement that several articles tell of, and in what they disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from assistant.agreements.types import MANY, Account, Disagreement, Found
from assistant.reader.across.events import DAYS_APART
from index.entities import countries
from index.text import fold

ONE = ("name", "instrument", "date", "place", "status")
"""Fields of an account that have one value."""
_DONE = ("signed", "in_force", "suspended", "ended")
_LISTED = 3
"""Areas from which an account counts as listing them, rather than naming the chief one."""


def current(accounts: Sequence[Account]) -> Account:
    """Of each field what the latest article says that says it; an undated article comes after all dated ones.

    Who only says less (two of three parties, one of six areas) takes nothing away. The date is that of the signature
    where an article that tells of one dates it.
    """
    latest = [
        *reversed([one for one in accounts if one.article.date]),
        *[one for one in accounts if not one.article.date],
    ]
    held: dict[str, Any] = {name: next((v for one in latest if (v := getattr(one, name))), None) for name in ONE}
    held |= {name: _fullest([v for one in latest if (v := getattr(one, name))]) for name in MANY}
    signed = [one.date for one in latest if one.date and one.status and one.status.value in _DONE]
    if signed:
        held["date"] = signed[0]
    return replace(latest[0], **held)


def _fullest(latest: Sequence[tuple[Found[Any], ...]]) -> tuple[Found[Any], ...]:
    """The first, unless a later one of the list holds all of it and more."""
    best: tuple[Found[Any], ...] = latest[0] if latest else ()
    for values in latest[1:]:
        if _values(best) < _values(values):
            best = values
    return best


def _values(found: Sequence[Found[Any]]) -> frozenset[Any]:
    return frozenset(one.value for one in found)


def disagreements(accounts: Sequence[Account]) -> tuple[Disagreement, ...]:
    """The fields for which two articles give values that cannot both be right, with each value once."""
    found = []
    for name, differ in _DIFFER.items():
        telling = [one for one in accounts if getattr(one, name)]
        if any(differ(one, other) for one, other in combinations(telling, 2)):
            found.append(Disagreement(name, tuple(_each(telling, name))))
    return tuple(found)


def _each(telling: Sequence[Account], name: str) -> Iterator[Found[object]]:
    """Each value once, of several a tuple, at the first place that gives it."""
    given: set[object] = set()
    for account in telling:
        value = getattr(account, name)
        found = replace(value[0], value=tuple(one.value for one in value)) if name in MANY else value
        key = frozenset(found.value) if name in MANY else found.value
        if key not in given:
            given.add(key)
            yield found


def _parties(one: Account, other: Account) -> bool:
    return _values(one.parties) != _values(other.parties)


def _areas(one: Account, other: Account) -> bool:
    """Both list them, and the lists differ."""
    mine, theirs = _values(one.areas), _values(other.areas)
    return min(len(mine), len(theirs)) >= _LISTED and mine != theirs


def _instrument(one: Account, other: Account) -> bool:
    return bool(one.instrument and other.instrument and one.instrument.value != other.instrument.value)


def _date(one: Account, other: Account) -> bool:
    """What was announced on one day and signed on another is no contradiction."""
    return bool(one.date and other.date and one.date.value != other.date.value and _same_stage(one, other))


def _place(one: Account, other: Account) -> bool:
    if not one.place or not other.place or not _same_stage(one, other):
        return False
    mine, theirs = fold(one.place.value), fold(other.place.value)
    if mine in theirs or theirs in mine:
        return False
    there = [{mention.key for mention in countries(account.place.value)} for account in (one, other) if account.place]
    return not (there[0] and there[0] == there[1])  # "London" and "Londres"


def _same_stage(one: Account, other: Account) -> bool:
    return one.status is None or other.status is None or one.status.value == other.status.value


def _status(one: Account, other: Account) -> bool:
    """Another status in articles of one day; from one day to another it may go on."""
    if not one.status or not other.status or one.status.value == other.status.value:
        return False
    days = [account.article.date for account in (one, other)]
    return bool(days[0] and days[1]) and _apart(days[0], days[1]) == 0


def _apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else DAYS_APART


_DIFFER: dict[str, Callable[[Account, Account], bool]] = {
    "parties": _parties, "instrument": _instrument, "areas": _areas, "date": _date, "place": _place, "status": _status,
}  # fmt: skip

"""One account beside one row of the gold, field by field: which values are right, too many or missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.agreements.types import Account
from evals.agreements.gold import GoldAgreement, GoldOfficial
from index.entities import organisations
from index.text import fold
from index.types import Span

FIELDS = ("name", "parties", "instrument", "areas", "date", "place", "status", "commitments", "officials", "office")
"""`office`: of officials whose name is right, as printed but for the country."""
LEAST_SHARED = 0.5
"""Of two names of an agreement, the words that both have among all of both; of a commitment, its characters."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Values of one field."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.extra + other.extra, self.missing + other.missing)


def alike(row: GoldAgreement, account: Account) -> float:
    """How much an account looks like a row; higher is more, 0: without a party in common it tells of another."""
    parties = counted("parties", row, account).right
    if not parties:
        return 0.0
    kinds = counted("instrument", row, account).right + counted("name", row, account).right
    return parties + 0.5 * counted("areas", row, account).right + 2 * kinds


def counted(name: str, row: GoldAgreement | None, account: Account | None) -> Counts:
    """The values of a field; a row or an account without its other has only missing or superfluous ones."""
    if name == "office":
        return _offices(row, account)
    if name == "commitments":
        return _commitments(row, account)
    wanted = _wanted(name, row) if row else []
    allowed = _allowed(name, row) if row else []
    given = _given(name, account) if account else []
    same = _SAME.get(name, _equal)
    right = [one for one in wanted if any(same(one, other) for other in given)]
    one_value = name not in ("parties", "areas", "officials")
    if one_value and not right and any(same(one, other) for one in allowed for other in given):
        return Counts(right=1)  # another that is accepted stands for the row's own, or for none
    known = [*wanted, *allowed]
    extra = [one for one in given if not any(same(other, one) for other in known)]
    return Counts(len(right), len(extra), len(wanted) - len(right))


def _wanted(name: str, row: GoldAgreement) -> list[str]:
    return _texts(name, getattr(row, name))


def _allowed(name: str, row: GoldAgreement) -> list[str]:
    return _texts(name, getattr(row.also, name, ()))


def _given(name: str, account: Account) -> list[str]:
    values = getattr(account, name)
    found = values if isinstance(values, tuple) else [values] if values else []
    given = [one.value for one in found]
    if name == "status":  # the gold does not tell them apart
        given = ["suspended" if one == "ended" else one for one in given]
    return list(dict.fromkeys(_texts(name, given)))


def _texts(name: str, values: object) -> list[str]:
    """Values as texts that compare: organisations by their common name, officials as name and side."""
    listed: Iterable[object] = values if isinstance(values, list | tuple) else [values] if values else []
    if name == "parties":
        return [_party(str(one)) for one in listed]
    if name == "officials":
        return [f"{fold(one.name)} / {_party(one.side or '')}" for one in listed]  # type: ignore[attr-defined]
    return [fold(str(one)) for one in listed]


def _party(key: str) -> str:
    """A side by the name that it is compared under; `a|b` keeps both."""
    return "|".join(map(_side, key.split("|")))


def _side(key: str) -> str:
    if re.fullmatch(r"[A-Z]{2}", key):
        return key
    known = [each for each in (*organisations(key, "en"), *organisations(key, "es")) if each.span.of(key) == key]
    return known[0].key if known else fold(key)


def _equal(wanted: str, given: str) -> bool:
    name, slash, sides = wanted.partition(" / ")
    return given in ([f"{name} / {side}" for side in sides.split("|")] if slash else wanted.split("|"))


def _shared(wanted: str, given: str) -> bool:
    """Have two texts half of their words in common?"""
    mine, theirs = set(re.findall(r"\w+", wanted)), set(re.findall(r"\w+", given))
    return bool(mine and theirs) and len(mine & theirs) >= LEAST_SHARED * len(mine | theirs)


_SAME = {"name": _shared}


def _commitments(row: GoldAgreement | None, account: Account | None) -> Counts:
    """A sentence is found where a place holds half of its characters, a place is right where half of it is gold."""
    given = list(dict.fromkeys(one.evidence.span for one in account.commitments)) if account else []
    if row is None or account is None:
        return Counts(0, len(given), len(row.commitments) if row else 0)
    wanted, allowed = (_places(account.article.body, texts) for texts in (row.commitments, row.also.commitments))
    right = sum(any(_holds(each, one) for each in given) for one in wanted)
    extra = sum(not any(_holds(each, one) for each in (*wanted, *allowed)) for one in given)
    return Counts(right, extra, len(wanted) - right)


def _places(body: str, texts: Iterable[str]) -> list[Span]:
    return [Span(start := body.index(text), start + len(text)) for text in texts]


def _holds(place: Span, other: Span) -> bool:
    """Does a place hold half of the other's characters?"""
    shared = min(place.end, other.end) - max(place.start, other.start)
    return shared >= LEAST_SHARED * (other.end - other.start)


def _offices(row: GoldAgreement | None, account: Account | None) -> Counts:
    wanted = {fold(one.name): one for one in _officials(row)}
    named = [one.value for one in account.officials] if account else []
    known = [(wanted[fold(one.name)], one) for one in named if fold(one.name) in wanted]
    right = sum(fold(mine.office or "") == fold(other.office or "") for mine, other in known)
    return Counts(right, len(known) - right, len(known) - right)


def _officials(row: GoldAgreement | None) -> Sequence[GoldOfficial]:
    return row.officials if row else ()

"""The course of an agreement over all that tells of it: each step with its day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import get_args

from assistant.agreements.types import Account, Entry, Found, Happened, Milestone, Status

AFTER_SIGNATURE: tuple[Status, ...] = ("in_force", "suspended", "ended")
"""What an agreement only becomes once it was signed, so that its date may be another step's."""
_ORDER: dict[str, int] = {what: number for number, what in enumerate(get_args(Happened))}


def course(entry: Entry) -> tuple[Found[Milestone], ...]:
    """The dated steps, the earliest first, each as exactly as it is told; what an editor wrote comes before all."""
    found = [one for account in entry.accounts for one in _of_account(account)]
    written = {one.field for one in entry.corrections} & {"date", "status"}
    if written:
        found = no_further(found, entry.current.status.value if entry.current.status else None)
    if "date" in written:
        found = [one for one in found if one.value.what not in (what := _dated(entry.current.status), "announced")]
        if day := entry.current.date:
            found.append(Found(Milestone(what, day.value, day.value), day.evidence, day.confidence, corrected=True))
    return without_vaguer(found)


def _of_account(account: Account) -> Sequence[Found[Milestone]]:
    """What an article tells; where that is no more than a day and how far it had come then, these.

    The day of what is in force or suspended may be that of the signature, and so is none of a step.
    """
    day, status = account.date, account.status
    if account.milestones or day is None or status is None or status.value in AFTER_SIGNATURE:
        return account.milestones
    return (Found(Milestone(status.value, day.value, day.value), day.evidence, day.confidence),)


def _dated(status: Found[Status] | None) -> Happened:
    """What the date of an agreement is the day of: of what came after the signature that of the signature."""
    return status.value if status and status.value in ("proposed", "announced") else "signed"


def without_vaguer(found: Iterable[Found[Milestone]]) -> tuple[Found[Milestone], ...]:
    """By their days, each once: "12 September" says all that "in September" says."""
    told = list(found)
    kept = {one.value: one for one in reversed(told) if not any(_is_vaguer(one.value, other.value) for other in told)}
    return tuple(sorted(kept.values(), key=lambda one: (one.value.since, one.value.until, _ORDER[one.value.what])))


def _is_vaguer(one: Milestone, other: Milestone) -> bool:
    """ "In September" beside "on 12 September"; what was announced beside what was signed then."""
    same = one.what == other.what or (one.what, other.what) == ("announced", "signed")
    return same and one != other and one.since <= other.since and other.until <= one.until


def no_further(found: Iterable[Found[Milestone]], status: Status | None) -> list[Found[Milestone]]:
    """The steps that go no further than a status: what is merely announced was not signed, whatever else was."""
    most = _ORDER["ratified" if status == "signed" else status] if status else len(_ORDER)
    return [one for one in found if _ORDER[one.value.what] <= most]


def happened(
    entry: Entry, what: Collection[Happened], since: date | None = None, until: date | None = None
) -> Found[Milestone] | None:
    """The first of these steps that lies in a period, both ends inclusive; `None` where none is told to."""
    for one in course(entry):
        told = one.value
        if told.what in what and (since is None or told.since >= since) and (until is None or told.until <= until):
            return one
    return None

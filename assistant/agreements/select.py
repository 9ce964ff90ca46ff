"""Which entries of the register are asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from assistant.agreements.course import AFTER_SIGNATURE, happened
from assistant.agreements.merge import entry as entry_of
from assistant.agreements.types import Entry, Found, Happened, Instrument, Status
from index.entities import countries, country_codes
from index.regions import region_codes
from index.text import fold
from index.types import Filters

_ANY = Filters()


@dataclass(frozen=True, slots=True)
class Choice:
    """What an entry must be; what is left empty asks for nothing."""

    parties: tuple[str, ...] = ()
    """All of these: ISO 3166 codes or names of organisations."""
    since: date | None = None
    """The earliest day, inclusive, of what is to have `happened`, else `Entry.day`; without one it is outside any."""
    until: date | None = None
    """The latest, inclusive."""
    instruments: tuple[Instrument, ...] = ()
    """Any of these, as with the fields below."""
    statuses: tuple[Status, ...] = ()
    areas: tuple[str, ...] = ()
    sides: tuple[int, int | None] = (0, None)
    """Least and most parties; `None` is any number."""
    place: str | None = None
    """Where it was signed or announced: a town, or a country by its code."""
    region: str | None = None
    """One of its states beside those of `parties`: a key of `index/data/regions.tsv`."""
    within: Filters = _ANY
    """Only what articles within these filters tell of it counts."""
    happened: tuple[Happened, ...] = ()
    """One of these steps was taken, in the period where there is one; without one `statuses` may say so instead."""
    worded: tuple[str, ...] = ()
    """Words for `areas` that say less than these, as they were asked and their like: what an agreement covers
    may be called so instead ("mining": "illegal mining" is of the environment)."""
    awaited: bool = False
    """An article says that it is still to be ratified or approved, and none that it is in force or has ended."""

    @classmethod
    def of(
        cls,
        filters: Filters,
        instruments: Sequence[Instrument] = (),
        statuses: Sequence[Status] = (),
        areas: Sequence[str] = (),
    ) -> Choice:
        """Filters as `assistant.filters` reads them: countries are parties, a period is that of the agreement."""
        return cls(
            parties=filters.countries, since=filters.since, until=filters.until, instruments=tuple(instruments),
            statuses=tuple(statuses), areas=tuple(areas), within=replace(filters, countries=(), since=None, until=None),
        )  # fmt: skip

    def __bool__(self) -> bool:
        return self != Choice()


def fits(entry: Entry, choice: Choice) -> bool:
    """Is this entry asked for, its articles aside?"""
    now, (least, most) = entry.current, choice.sides
    return (
        set(choice.parties) <= set(entry.parties)
        and (choice.region is None or bool(region_codes(choice.region) & (set(entry.parties) - set(choice.parties))))
        and _came_about(entry, choice)
        and (not choice.awaited or awaited(entry) is not None)
        and (not choice.instruments or (now.instrument is not None and now.instrument.value in choice.instruments))
        and (not choice.areas or not set(choice.areas).isdisjoint(entry.areas) or _is_worded(entry, choice.worded))
        and least <= len(entry.parties) <= (len(entry.parties) if most is None else most)
        and (choice.place is None or (now.place is not None and _is_at(now.place.value, choice.place)))
    )


def _came_about(entry: Entry, choice: Choice) -> bool:
    """Has it come so far, and in the period that is asked for?"""
    status = entry.current.status
    reached = not choice.statuses or (status is not None and status.value in choice.statuses)
    if not choice.happened:
        return reached and _within(entry.day, choice.since, choice.until)
    told = happened(entry, choice.happened, choice.since, choice.until) is not None
    if {"announced", "signed"} <= set(choice.happened) and happened(entry, choice.happened) is None:
        return _within(
            entry.day, choice.since, choice.until
        )  # at work or in force, and agreed on that day at the latest
    anytime = choice.since is None and choice.until is None
    return told or (anytime and bool(choice.statuses) and reached)


def without_step(choice: Choice) -> Choice | None:
    """The choice without the step and its period, where a signature or the entry into force is asked for."""
    if "signed" in choice.happened:
        return replace(choice, happened=(), statuses=(), since=None, until=None)
    if "in_force" in choice.happened:
        return replace(choice, happened=(), statuses=("in_force",), since=None, until=None)
    return None


def is_told_of(entry: Entry, choice: Choice) -> bool:
    """Does its day, or one of its steps, lie in the period of a choice?"""
    step = happened(entry, get_args(Happened), choice.since, choice.until)
    return step is not None or _within(entry.day, choice.since, choice.until)


def awaited(entry: Entry) -> Found[str] | None:
    """The last sentence that says that it is still to be ratified or approved; `None` where it has come further."""
    status = entry.current.status
    if status is not None and status.value in ("proposed", *AFTER_SIGNATURE):
        return None
    for one in reversed(entry.accounts):
        if one.awaited or any(step.value.what == "ratified" for step in one.milestones):
            return one.awaited
    return None


def _is_worded(entry: Entry, words: Collection[str]) -> bool:
    """Does one of these words stand in what names an area of it?"""
    quotes = [fold(found.evidence.quote) for one in entry.accounts for found in one.areas]
    return any(re.search(rf"\b{re.escape(fold(word))}\b", quote) for word in words for quote in quotes)


def _within(day: date | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    return day is not None and (since is None or day >= since) and (until is None or day <= until)


def _is_at(printed: str, place: str) -> bool:
    """Is a printed place this town, or in this country?"""
    keys = {mention.key for mention in countries(printed)}
    if place in country_codes():
        return place in keys
    wanted = {mention.key for mention in countries(place)}
    return fold(place) in fold(printed) or bool(wanted and wanted & keys)


def narrowed(entry: Entry, allowed: Collection[str]) -> Entry | None:
    """The entry as these articles alone tell it, under the same id; `None` when none of them does."""
    accounts = [one for one in entry.accounts if one.article.id in allowed]
    if len(accounts) == len(entry.accounts):
        return entry
    return replace(entry_of(accounts), id=entry.id) if accounts else None

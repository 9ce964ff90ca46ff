"""What an editor writes of an entry: read from words, and put before what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from assistant.agreements.store import Place
from assistant.agreements.tables import telling
from assistant.agreements.types import (
    FIELDS,
    MANY,
    Account,
    Correction,
    CorrectionInvalid,
    Entry,
    Found,
    Instrument,
    Official,
    Status,
)
from assistant.agreements.words import key_of
from assistant.filters import country_code, topic_key
from index.entities import organisations
from index.types import BriefingError

EMPTY = "none"
"""What an editor writes for a field that should be empty."""
_CHOICES: dict[str, tuple[str, ...]] = {"instrument": get_args(Instrument), "status": get_args(Status)}


def read_value(field: str, given: str) -> Any:
    """The value that an editor's words mean in a field, of several a tuple; `None` for `none`.

    Parties and areas stand between commas; commitments, and officials as `NAME, OFFICE, SIDE`, between bars.

    Raises:
        CorrectionInvalid: there is no such field, or the words mean nothing in it; says what would.
    """
    if field not in FIELDS:
        raise CorrectionInvalid(f"field: {field!r} is none of {', '.join(FIELDS)}")
    written = given.strip()
    if not written:
        raise CorrectionInvalid(f"{field}: no value is given; write one, or {EMPTY!r} to leave the field empty")
    if written.casefold() == EMPTY:
        return None
    if field in _CHOICES:
        return choice(field, written)
    if field == "date":
        return _day(written)
    if field == "parties":
        return tuple(dict.fromkeys(party_key(one) for one in _parts(written, ",")))
    if field == "areas":
        return tuple(dict.fromkeys(_area(one) for one in _parts(written, ",")))
    if field == "officials":
        return tuple(_official(one) for one in _parts(written, "|"))
    return tuple(_parts(written, "|")) if field == "commitments" else written


def _parts(written: str, between: str) -> list[str]:
    return [part.strip() for part in written.split(between) if part.strip()]


def choice(field: str, written: str) -> Any:
    """The instrument or status that somebody writes, by key or word in either language.

    Raises:
        CorrectionInvalid: it is none of them; lists them.
    """
    key = key_of(field, written)
    if key is None:
        raise CorrectionInvalid(f"{field}: {written!r} is none of {', '.join(_CHOICES[field])}")
    return key


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise CorrectionInvalid(f"date: {written!r} is no day; write it as 2023-12-20") from error


def party_key(written: str) -> str:
    """The party that somebody writes: a country or organisation by name or code, `org:NAME` any other.

    Raises:
        CorrectionInvalid: it is none.
    """
    if written.startswith("org:") and written[4:].strip():
        return written[4:].strip()
    try:
        return country_code(written)
    except BriefingError:
        named = {mention.key for language in ("en", "es") for mention in organisations(written, language)}
        if len(named) == 1:
            return named.pop()
    raise CorrectionInvalid(
        f"parties: {written!r} is no country or organisation known here; write names or codes between commas, such as "
        "Peru,CL,NATO, and org:NAME for another organisation"
    )


def _area(written: str) -> str:
    try:
        return topic_key(written, "areas")
    except BriefingError as error:
        raise CorrectionInvalid(str(error)) from error


def _official(written: str) -> Official:
    name, office, side = (*[part.strip() or None for part in written.split(",")], None, None)[:3]
    if name is None:
        raise CorrectionInvalid(
            f"officials: {written!r} names nobody; write NAME, OFFICE, SIDE with bars between people"
        )
    return Official(name, office, party_key(side) if side else None)


def owner(entries: Sequence[Entry], id_: str, places: Sequence[Place]) -> Entry | None:
    """The entry that a correction was made on, even if an earlier article has changed its id since."""
    wanted, articles = set(places), {id_ for id_, _ in places}

    def shared(entry: Entry) -> tuple[int, bool, int]:
        own = [(one.article.id, one.number) for one in entry.accounts]
        return len(wanted & set(own)), entry.id == id_, sum(article in articles for article, _ in own)

    best = max(entries, key=shared, default=None)
    return best if best and any(shared(best)) else None


def with_corrections(entry: Entry, corrections: Iterable[Correction]) -> Entry:
    """The entry with what an editor wrote before all that was found; of a field the last correction holds."""
    held = {one.field: one for one in corrections}
    if not held:
        return entry
    fields = {name: _found(entry.current, name, one.value) for name, one in held.items()}
    left = tuple(one for one in entry.disagreements if one.field not in held)
    return replace(
        entry, current=replace(entry.current, **fields), disagreements=left, corrections=tuple(held.values())
    )


def _found(account: Account, name: str, value: object) -> Any:
    """The value at the place where the article has another; of what it does not say, at its beginning."""
    before = getattr(account, name)
    first = before[0] if isinstance(before, tuple) and before else before
    evidence = first.evidence if first else telling(account)
    if name in MANY:
        several = value if isinstance(value, tuple) else ()
        return tuple(Found(one, evidence, 1.0, corrected=True) for one in several)
    return None if value is None else Found(value, evidence, 1.0, corrected=True)

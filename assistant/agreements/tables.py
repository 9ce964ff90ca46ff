"""Entries as people see them: fields in words, the matrix of pairs by area, the timeline, rows for export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from assistant.agreements.course import course
from assistant.agreements.types import FIELDS, MANY, Account, Entry, Found, Happened, Milestone, Official
from assistant.agreements.words import area, party, word
from assistant.types import Evidence
from index.types import Language, Span

PAIRED = 6
"""Parties up to which an agreement counts for each pair of them; one of more stands in a row of its own."""
COLUMNS = (
    "id", "parties", "day", "field", "value", "label", "corrected", "corrected_by", "corrected_on", "reason",
    "confidence", "disagreement", "quote", "article_id", "version", "article_title", "article_date", "agency",
    "start", "end",
)  # fmt: skip
"""Of an export: a row for each value of a field."""
_TELLING = ("status", "instrument", "name", "parties", "date", "areas", "commitments", "place", "officials")
Pair = tuple[str, ...]
Row = dict[str, Any]


def shown(name: str, value: object, language: Language) -> str:
    """A value of a field in words: `PE` -> `Peru`; of several, between commas."""
    if isinstance(value, tuple):
        return ", ".join(shown(name, one, language) for one in value)
    if isinstance(value, Official):
        beside = ", ".join(filter(None, (value.office, party(value.side, language) if value.side else None)))
        return f"{value.name} ({beside})" if beside else value.name
    if isinstance(value, Milestone):
        return f"{word('status', value.what, language)} {value.when}"
    if name == "parties":
        return party(str(value), language)
    if name == "areas":
        return area(str(value), language)
    if name == "instrument" or name == "status":
        return word("instrument" if name == "instrument" else "status", str(value), language)
    return str(value)


def field(entry: Entry, name: str, language: Language) -> str:
    """A field of what holds now in words; empty when nothing is known."""
    return "; ".join(shown(name, one.value, language) for one in found_in(entry, name))


def found_in(entry: Entry, name: str) -> tuple[Found[Any], ...]:
    """A field of what holds now, whether it may have several values or one."""
    value = getattr(entry.current, name)
    return value if name in MANY else (value,) if value else ()


def title(entry: Entry, language: Language) -> str:
    """Its own name, else its parties and what it is: `Peru, Chile: memorandum`."""
    if entry.current.name:
        return entry.current.name.value
    instrument = entry.current.instrument
    what = word("instrument", instrument.value, language) if instrument else word("field", "agreement", language)
    parties = shown("parties", entry.parties, language)
    return f"{parties}: {what}" if parties else what


def matrix(entries: Sequence[Entry]) -> dict[Pair, dict[str, list[str]]]:
    """Ids by pair of parties and area, the busiest pairs first; an area `""` where none is named."""
    found: dict[Pair, dict[str, list[str]]] = {}
    for entry in entries:
        for pair in _pairs(entry):
            for key in entry.areas or ("",):
                found.setdefault(pair, {}).setdefault(key, []).append(entry.id)

    def busy(pair: Pair) -> tuple[int, Pair]:
        return -len({id_ for ids in found[pair].values() for id_ in ids}), pair

    return {pair: found[pair] for pair in sorted(found, key=busy)}


def _pairs(entry: Entry) -> list[Pair]:
    parties = tuple(sorted(entry.parties))
    if not parties:
        return []
    return list(combinations(parties, 2)) if 2 <= len(parties) <= PAIRED else [parties]


def pair_name(pair: Pair, language: Language) -> str:
    """`Chile – Peru`; of many parties the first three and how many more."""
    names = [party(key, language) for key in pair[:3]]
    if len(pair) > PAIRED:
        return f"{', '.join(names)} + {len(pair) - 3} {word('field', 'others', language)}"
    return " – ".join(party(key, language) for key in pair)


def export_rows(entries: Sequence[Entry], language: Language = "en") -> Iterator[Row]:
    """A row of `COLUMNS` for each value of each field of what holds now, and for each that articles disagree on."""
    for entry in entries:
        head = {"id": entry.id, "parties": field(entry, "parties", language), "day": entry.day}
        for name in FIELDS:
            found = found_in(entry, name)
            for one in found:
                yield head | _row(entry, name, one, language)
            if not found and (written := _correction(entry, name)):
                yield head | {"field": name, "value": None, "label": "", "corrected": True} | written
        for step in course(entry):
            yield head | _row(entry, "milestones", step, language)
        for disagreement in entry.disagreements:
            for one in disagreement.values:
                yield head | _row(entry, disagreement.field, one, language) | {"disagreement": True}


def _row(entry: Entry, name: str, found: Found[Any], language: Language) -> Row:
    evidence, article = found.evidence, found.evidence.article
    return {
        "field": name,
        "value": found.value if isinstance(found.value, str) else shown(name, found.value, "en"),
        "label": shown(name, found.value, language),
        "corrected": found.corrected,
        **(_correction(entry, name) if found.corrected else {}),
        "confidence": round(found.confidence, 4),
        "disagreement": False,
        "quote": evidence.quote,
        "article_id": article.id,
        "version": article.version,
        "article_title": article.title,
        "article_date": article.date,
        "agency": article.agency,
        "start": evidence.span.start,
        "end": evidence.span.end,
    }


def _correction(entry: Entry, name: str) -> Row:
    for one in entry.corrections:
        if one.field == name:
            return {"corrected_by": one.by, "corrected_on": one.made.date(), "reason": one.reason}
    return {}


@dataclass(frozen=True, slots=True)
class Event:
    """What became of an agreement, and when."""

    day: date | None
    """The day, or the first of the month or year where no day is told."""
    entry: Entry
    status: Found[Happened] | None
    """What happened then."""
    evidence: Evidence
    """What tells of it."""
    until: date | None = None
    """The last day of that month or year; `None`: `day` is the day."""

    @property
    def when(self) -> str:
        """`2017-12-20`, `2017-12` or `2017`; empty of an undated one."""
        step = Milestone("signed", self.day, self.until or self.day) if self.day else None
        return step.when if step else ""


def timeline(entries: Sequence[Entry]) -> list[Event]:
    """Every step of every agreement by its day, undated ones last; also a status of which no step is dated."""
    found = [event for entry in entries for event in _steps(entry)]
    return sorted(found, key=lambda event: (event.day is None, event.day or date.min, event.entry.id))


def _steps(entry: Entry) -> Iterator[Event]:
    told = set()
    for one in course(entry):
        milestone, place = one.value, one.evidence
        told.add(milestone.what)
        status: Found[Happened] = Found(milestone.what, place, one.confidence, one.corrected)
        yield Event(milestone.since, entry, status, place, None if milestone.day else milestone.until)
    for account in (entry.current,) if any(one.field == "status" for one in entry.corrections) else entry.accounts:
        if not account.status or account.status.value in told:
            continue  # an article that only remembers the signature dates nothing
        told.add(account.status.value)
        day = account.date.value if account.date and not account.milestones else account.article.date
        yield Event(day, entry, account.status, telling(account))  # type: ignore[arg-type]
    if not told:
        yield Event(entry.day, entry, None, telling(entry.current))


def telling(account: Account) -> Evidence:
    """The place that says most plainly what was agreed; the beginning of an article of which no field is known."""
    for name in _TELLING:
        value = getattr(account, name)
        if value:
            found: Found[Any] = value[0] if isinstance(value, tuple) else value
            return found.evidence
    return Evidence(account.article, Span(0, len(account.article.body)))

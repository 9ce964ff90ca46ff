"""Which agreements an address asks for: its filters are read, and written again into links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from assistant.agreements.corrected import choice as read_choice
from assistant.agreements.select import Choice
from assistant.agreements.tables import shown, title
from assistant.agreements.types import FIELDS, Entry, Happened
from assistant.filters import country_code, read_filters, topic_key
from assistant.web.wording import Wording
from index.regions import region_codes
from index.text import fold
from index.types import BriefingError, Filters

NO_AREA = "none"
"""As an area: agreements of which none is named."""
FILTERS = (
    "words", "country", "region", "since", "until", "instrument", "status", "step", "area", "sides", "place", "topic",
    "agency", "language",
)  # fmt: skip
"""The names of an address, in the order of the form; each may be given several times, `sides` as `2-6`."""
AWAITED = "awaited"
"""As a step: it is still to be ratified."""
_EVERY = Choice()


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for."""

    given: tuple[tuple[str, str], ...]
    """Its filters as they stand there, by name; those that mean nothing too."""
    choice: Choice = _EVERY
    words: tuple[str, ...] = ()
    """Folded; all of them stand in an entry, its quotes or the titles of its articles."""
    unnamed: bool = False
    """Agreements of which no area is named count too, or alone where no area is asked for."""
    sort: str = ""
    """The order of the table as it stands there; links keep it."""
    problems: dict[str, str] = field(default_factory=dict)
    """By filter: why it means nothing, in the interface language."""

    def values(self, name: str) -> list[str]:
        """What stands in the address under a name."""
        return [value for key, value in self.given if key == name]

    def value(self, name: str) -> str:
        """The first of them, or nothing."""
        return next(iter(self.values(name)), "")

    def query(self, **changes: str | Sequence[str]) -> str:
        """`?…` with these filters instead of those of the same names, in the same order; empty without any."""
        kept = [(name, value) for name, value in self.given if name not in changes]
        for name, new in ({"sort": self.sort} | changes).items():
            kept += [(name, value) for value in ([new] if isinstance(new, str) else new) if value]
        return f"?{urlencode(kept)}" if kept else ""

    def without(self, name: str, value: str) -> str:
        """`?…` without one filter."""
        return self.query(**{name: [one for one in self.values(name) if one != value]})

    def of(self, entries: Callable[[Choice], Sequence[Entry]]) -> list[Entry]:
        """The entries that are asked for."""
        if not self.unnamed:
            return [entry for entry in entries(self.choice) if self._tells(entry)]
        areas = set(self.choice.areas)
        found = entries(replace(self.choice, areas=()))
        return [one for one in found if (not one.areas or not areas.isdisjoint(one.areas)) and self._tells(one)]

    def _tells(self, entry: Entry) -> bool:
        if not self.words:
            return True
        text = _text(entry)
        return all(word in text for word in self.words)


def read_asked(query: QueryParams, known: Sequence[Entry], said: Wording) -> Asked:
    """The filters of an address; `known` are all entries, whose parties may be asked for by name."""
    given = tuple((name, value.strip()) for name in FILTERS for value in query.getlist(name) if value.strip())
    reading = _Reading(given, said)
    parties = {party for entry in known for party in entry.parties}
    areas = {area for entry in known for area in entry.areas}
    filters = Filters(
        since=reading.one("since", "bad_day", lambda value: read_filters(since=value).since),
        until=reading.one("until", "bad_day", lambda value: read_filters(until=value).until),
        languages=tuple(value.lower() for value in reading.values("language")),
        agencies=tuple(reading.values("agency")),
        topics=reading.many("topic", "bad_topic", topic_key),
    )
    _require_order(filters.since, filters.until, reading)
    choice = Choice.of(
        filters,
        reading.many("instrument", "bad_instrument", lambda value: read_choice("instrument", value)),
        reading.many("status", "bad_status", lambda value: read_choice("status", value)),
        reading.many("area", "bad_area", lambda value: value if value in areas else topic_key(value), but=NO_AREA),
    )
    choice = replace(
        choice,
        parties=reading.many(
            "country", "bad_country", lambda value: value if value in parties else country_code(value)
        ),
        region=reading.one("region", "bad_region", _region),
        sides=reading.one("sides", "bad_sides", _sides) or _EVERY.sides,
        place=reading.one("place", "bad_country", lambda value: value),
        happened=reading.many("step", "bad_status", _step, but=AWAITED),
        awaited=AWAITED in reading.values("step"),
    )
    words = tuple(word for value in reading.values("words") for word in fold(value).split())
    sort = query.get("sort", "")
    return Asked(given, choice, words, NO_AREA in reading.values("area"), sort, reading.problems)


def address(choice: Choice) -> str:
    """Where the agreements of a choice stand as a table: `/agreements?country=PE&since=2024-01-01`."""
    least, most = choice.sides
    within = choice.within
    sides = "" if choice.sides == _EVERY.sides else f"{least}-{'' if most is None else most}"
    steps = choice.happened if choice.since or choice.until or not choice.statuses else ()
    asked = {
        "country": choice.parties, "region": choice.region, "since": choice.since, "until": choice.until,
        "instrument": choice.instruments, "status": () if steps else choice.statuses,
        "step": (*steps, AWAITED) if choice.awaited else steps, "area": choice.areas, "sides": sides,
        "place": choice.place, "topic": within.topics, "agency": within.agencies, "language": within.languages,
    }  # fmt: skip
    query = urlencode({name: value for name, value in asked.items() if value}, doseq=True)
    return f"/agreements?{query}" if query else "/agreements"


class _Reading:
    """Reads values, and keeps why one cannot be read."""

    def __init__(self, given: Sequence[tuple[str, str]], said: Wording) -> None:
        self._given = given
        self._said = said
        self.problems: dict[str, str] = {}

    def values(self, name: str) -> list[str]:
        return [value for key, value in self._given if key == name]

    def many(self, name: str, problem: str, read: Callable[[str], Any], but: str | None = None) -> tuple[Any, ...]:
        found = []
        for value in self.values(name):
            if value == but:
                continue
            try:
                found.append(read(value))
            except (BriefingError, ValueError):
                self.problems[name] = self._said[problem].format(given=value)
        return tuple(dict.fromkeys(found))

    def one(self, name: str, problem: str, read: Callable[[str], Any]) -> Any:
        return next(iter(self.many(name, problem, read)), None)

    def refuse(self, name: str, problem: str, **values: object) -> None:
        self.problems[name] = self._said[problem].format(**values)


def _require_order(since: date | None, until: date | None, reading: _Reading) -> None:
    if since and until and since > until:
        reading.refuse("until", "bad_order", since=since, until=until)


def _step(value: str) -> str:
    if value not in get_args(Happened):
        raise ValueError(value)
    return value


def _region(value: str) -> str:
    if not region_codes(value):
        raise ValueError(value)
    return value


def _sides(value: str) -> tuple[int, int | None]:
    """`2-6` -> from two parties to six; `3-` -> three and more; `13` -> exactly so many."""
    least, dash, most = value.partition("-")
    return int(least), int(most) if most else None if dash else int(least)


def _text(entry: Entry) -> str:
    """All that an entry says, folded, in both languages."""
    parts = [title(entry, "en"), title(entry, "es"), entry.id]
    for account in (entry.current, *entry.accounts):
        parts.append(account.article.title)
        for name in FIELDS:
            value = getattr(account, name)
            for one in value if isinstance(value, tuple) else (value,) if value else ():
                parts += [shown(name, one.value, "en"), shown(name, one.value, "es"), one.evidence.quote]
    return fold("\n".join(dict.fromkeys(parts)))

"""The panel of filters: what can be chosen, and what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from assistant.agreements.types import Entry, Instrument, Status
from assistant.agreements.words import area, party, word
from assistant.web.register.asked import AWAITED, FILTERS, NO_AREA, Asked
from assistant.web.wording import Wording
from index.regions import region_name
from index.text import fold
from index.types import Language

Option = tuple[str, str]
"""As in the address, and in words."""
_TONGUES: dict[str, tuple[str, str]] = {
    "en": ("English", "inglés"), "es": ("Spanish", "español"), "fr": ("French", "francés"),
    "pt": ("Portuguese", "portugués"), "de": ("German", "alemán"), "it": ("Italian", "italiano"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is in force, with the way out of it."""

    label: str
    text: str
    without: str
    """The query of the address without it."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel offers, and what is chosen in it."""

    options: dict[str, list[Option]]
    """By filter, of those that are chosen from a list."""
    chosen: list[Chosen]


def panel(asked: Asked, known: Sequence[Entry], said: Wording, language: Language) -> Panel:
    """The panel over all entries of the register: it offers only what one of them has."""
    accounts = [one for entry in known for one in entry.accounts]
    of = _options(language)
    options = {
        "country": of("country", (one for entry in known for one in entry.parties)),
        "instrument": [(one, named("instrument", one, language)) for one in get_args(Instrument)],
        "status": [(one, named("status", one, language)) for one in get_args(Status)],
        "area": [
            *of("area", (one for entry in known for one in entry.areas)),
            (NO_AREA, word("field", "none_named", language)),
        ],
        "topic": of("topic", (one for account in accounts for one in account.article.topics)),
        "agency": of("agency", (one.article.agency for one in accounts if one.article.agency)),
        "language": of("language", (one.article.language for one in accounts)),
    }
    chosen = [
        Chosen(said[f"filter_{name}"], named(name, value, language), asked.without(name, value))
        for name in FILTERS
        if name not in asked.problems
        for value in asked.values(name)
    ]
    return Panel(options, chosen)


def named(name: str, value: str, language: Language) -> str:
    """A value of a filter in words."""
    if value == NO_AREA and name == "area":
        return word("field", "none_named", language)
    if name == "step":
        return word("field", value, language) if value == AWAITED else word("status", value, language)
    if name in ("instrument", "status") and value in {*get_args(Instrument), *get_args(Status)}:
        return word("instrument" if name == "instrument" else "status", value, language)
    if name == "region":
        return region_name(value, language)
    if name == "country":
        return party(value, language)
    if name in ("area", "topic"):
        return area(value, language)
    if name == "language" and value in _TONGUES:
        return _TONGUES[value][language == "es"]
    return value.replace("-", "–") if name == "sides" else value


def _options(language: Language) -> Callable[[str, Iterable[str]], list[Option]]:
    def of(name: str, values: Iterable[str]) -> list[Option]:
        found = [(value, named(name, value, language)) for value in dict.fromkeys(values)]
        return sorted(found, key=lambda option: fold(option[1]))

    return of

"""The forms by which an editor corrects a field: what stands in them, and what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, get_args

from starlette.datastructures import FormData

from assistant.agreements.corrected import party_key
from assistant.agreements.tables import found_in
from assistant.agreements.types import CorrectionInvalid, Entry, Instrument, Official, Status
from assistant.agreements.words import area, party, word
from assistant.web.wording import Wording
from index.entities import first_names
from index.text import fold
from index.types import Language

SPARE = 2
"""Empty rows for more parties and officials."""
MOST = 20_000
"""Characters of a correction, and of its reason."""
_CHOICES: dict[str, tuple[str, ...]] = {"instrument": get_args(Instrument), "status": get_args(Status)}


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one field as it is shown."""

    values: tuple[str, ...] = ()
    """What stands in its controls."""
    people: tuple[Official, ...] = ()
    """The same of officials, a row each."""
    others: str = ""
    """An organisation that is not known here, as another party."""
    options: tuple[tuple[str, str], ...] = ()
    """Of a list: what can be chosen, with its name."""
    reason: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    """`value` and `reason`: what is wrong with them; `given`: which value."""

    def with_problems(self, problems: dict[str, str]) -> Form:
        return replace(self, problems=problems)


def form(entry: Entry, name: str, language: Language) -> Form:
    """The form of a field with what holds now."""
    values: list[Any] = [one.value for one in found_in(entry, name)]
    if name == "areas":
        values = list(entry.areas)
    if name == "officials":
        people = tuple(
            Official(one.name, one.office, party(one.side, language) if one.side else None) for one in values
        )
        return Form(people=(*people, *[Official("")] * SPARE))
    if name == "parties":
        return Form((*(party(one, language) for one in values), *[""] * SPARE), options=options(entry, name, language))
    if name == "commitments":
        return Form(("\n".join(" ".join(value.split()) for value in values),))
    return Form(tuple(map(str, values)), options=options(entry, name, language))


def options(entry: Entry, name: str, language: Language) -> tuple[tuple[str, str], ...]:
    """What can be chosen of a field, by name; of areas those that an article prints too."""
    if name in _CHOICES:
        table: Any = name
        return tuple((key, word(table, key, language)) for key in _CHOICES[name])
    if name == "parties":
        names = first_names("countries", language)
        return tuple(sorted(names.items(), key=lambda item: fold(item[1])))
    if name == "areas":
        keys = dict.fromkeys([*first_names("glossary", language), *(one for one in entry.areas)])
        return tuple(sorted(((key, area(key, language)) for key in keys), key=lambda item: fold(item[1])))
    return ()


def typed(entry: Entry, name: str, given: FormData, language: Language) -> Form:
    """The form of a field with what somebody sent."""
    lists = {key: [str(one)[:MOST] for one in given.getlist(key)] for key in ("value", "name", "office", "side")}
    people = [Official(*row) for row in zip(lists["name"], lists["office"], lists["side"], strict=False) if any(row)]
    spare = [""] * SPARE if name == "parties" else []
    return Form(
        (*(one for one in lists["value"] if one or name != "parties"), *spare),
        (*people, *[Official("")] * SPARE),
        str(given.get("other", ""))[:MOST],
        options(entry, name, language),
        str(given.get("reason", ""))[:MOST].strip(),
    )


def meant(entry: Entry, name: str, sent: Form, said: Wording) -> tuple[object, dict[str, str]]:
    """The value that a form means, as `Correction.value` has it, and what is wrong with it."""
    problems = {} if sent.reason else {"reason": said.no_reason}
    value: object = None
    try:
        value = _value(entry, name, sent)
    except _Wrong as error:
        problems |= {"value": said[error.why].format(given=error.given), "given": error.given}
    return value, problems


class _Wrong(Exception):
    def __init__(self, why: str, given: str) -> None:
        super().__init__(why, given)
        self.why = why
        self.given = given


def _value(entry: Entry, name: str, sent: Form) -> object:
    written = [line for one in sent.values if (line := one.strip())]
    if name == "parties":
        others = [other] if (other := " ".join(sent.others.split())) else []
        return tuple(dict.fromkeys([*(_party(one, entry.parties) for one in written), *others])) or None
    if name == "officials":
        return tuple(_official(one) for one in sent.people if one.name or one.office or one.side) or None
    if name == "commitments":
        return tuple(_lines("\n".join(written))) or None
    if name == "date":
        return _day(written)
    if sent.options:
        for one in written:
            if one not in dict(sent.options):
                raise _Wrong("bad_choice", one)
    if name == "areas":
        return tuple(dict.fromkeys(written)) or None
    return " ".join(written[0].split()) if written else None


def _party(written: str, current: Sequence[str]) -> str:
    if written in current:
        return written
    try:
        return party_key(written)
    except CorrectionInvalid as error:
        raise _Wrong("bad_party", written) from error


def _day(written: Sequence[str]) -> date | None:
    try:
        return date.fromisoformat(written[0]) if written else None
    except ValueError as error:
        raise _Wrong("bad_date", written[0]) from error


def _official(row: Official) -> Official:
    name, office, side = (" ".join((one or "").split()) for one in (row.name, row.office, row.side))
    if not name:
        raise _Wrong("bad_official", office or side)
    return Official(name, office or None, _side(side) if side else None)


def _side(written: str) -> str:
    """The country or organisation; one that is not known as it is written."""
    try:
        return party_key(written)
    except CorrectionInvalid:
        return written


def _lines(text: str) -> list[str]:
    return [line for each in text.splitlines() if (line := " ".join(each.split()))]

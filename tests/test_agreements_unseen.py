"""What is read out of stories that no rule was made for; the figures are floors, a little below what is reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from agreements_unseen import STORIES, Unseen

from assistant.agreements.extract import accounts
from assistant.agreements.types import Account
from index.entities import organisations
from index.text import fold

FLOORS = {"parties": 0.95, "areas": 0.87, "instrument": 0.87, "date": 0.91, "status": 0.86, "officials": 0.92}


def side(key: str) -> str:
    """A country's code, or an organisation by the name that it goes by here."""
    found = organisations(key, "en") or organisations(key, "es")
    return key if len(key) == 2 else found[0].key if found else fold(key)


def wanted(unseen: Unseen) -> Iterator[tuple[str, object]]:
    yield from (("parties", side(one)) for one in unseen.parties)
    yield from (("areas", one) for one in unseen.areas)
    yield from (("officials", (fold(name), side(of))) for name, of in unseen.officials)
    single = {"instrument": unseen.instrument, "date": unseen.day, "status": unseen.status}
    yield from ((name, value) for name, value in single.items() if value is not None)


def read(unseen: Unseen, found: Account) -> Iterator[tuple[str, object]]:
    yield from (("parties", side(one.value)) for one in found.parties)
    yield from (("areas", one.value) for one in found.areas if one.value not in unseen.maybe)
    yield from (("officials", (fold(one.value.name), side(one.value.side or ""))) for one in found.officials)
    single = {"instrument": found.instrument, "date": found.date, "status": found.status}
    yield from ((name, one.value) for name, one in single.items() if one)


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """F1 of each field over all stories."""
    counts: Counter[tuple[str, str]] = Counter()
    for unseen in STORIES:
        told = accounts(unseen.story)
        right, got = set(wanted(unseen)), {one for account in told[:1] for one in read(unseen, account)}
        for kind, which in (("hit", right & got), ("extra", got - right), ("missing", right - got)):
            counts.update((field, kind) for field, _ in which)
    return {
        field: 2 * counts[field, "hit"] / (2 * counts[field, "hit"] + counts[field, "extra"] + counts[field, "missing"])
        for field in FLOORS
    }


@pytest.mark.parametrize("unseen", STORIES, ids=lambda unseen: unseen.story.title)
def test_an_agreement_is_read_where_there_is_one_and_nowhere_else(unseen: Unseen) -> None:
    assert bool(accounts(unseen.story)) == bool(unseen.parties)


@pytest.mark.parametrize("field", FLOORS)
def test_each_field_is_read_as_well_as_it_was(figures: dict[str, float], field: str) -> None:
    assert figures[field] >= FLOORS[field], figures

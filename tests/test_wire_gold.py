"""Datelines and leads of many agencies, in our own words, with what each says of itself: `data/wire_gold.tsv`."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from index.wire import read_wire

TODAY = date(2026, 7, 1)
GOLD = Path(__file__).parent / "data" / "wire_gold.tsv"
FIELDS = ("place", "agency", "published", "event", "basis", "title")


def rows() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["body"][:50])
def test_a_story_is_read_as_it_says_of_itself(row: dict[str, str]) -> None:
    declared = date.fromisoformat(row["declared"]) if row["declared"] else None
    facts = read_wire(row["body"].replace("⏎", "\n"), declared, TODAY)
    found = (facts.place, facts.agency, facts.published, facts.event_date, facts.basis, facts.title)
    assert {name: str(value or "") for name, value in zip(FIELDS, found, strict=True)} == {
        name: row[name] for name in FIELDS
    }


def test_the_table_covers_both_languages_many_agencies_and_every_basis() -> None:
    table = rows()
    assert len(table) >= 60
    assert len({row["agency"] for row in table}) >= 30
    assert {row["basis"] for row in table} == {"published", "dateline", "weekday", "text", "none"}

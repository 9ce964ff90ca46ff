"""Parts of the world in questions."""

from __future__ import annotations

import pytest

from index.entities import country_codes
from index.regions import region_called, region_codes, region_name, regions
from index.tables import cell, rows


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Which agreements did Spain sign with African countries?", ["africa"]),
        ("¿Qué acuerdos firmó España con países africanos?", ["africa"]),
        ("agreements with West African states", ["west_africa"]),
        ("acuerdos de Japón con los países del Pacífico", ["pacific"]),
        ("deals with Latin American and Caribbean countries", ["caribbean"]),
        ("acuerdos con África", ["africa"]),
        ("countries in the Sahel", ["sahel"]),
        ("the Gulf of Aden", []),
        ("patrols with the Gulf of Guinea", []),
        ("with South Africa", []),
        ("a summit in Africa", []),
        ("the African Union", []),
    ],
)
def test_states_of_a_part_of_the_world(text: str, keys: list[str]) -> None:
    assert [one.key for one in regions(text)] == keys


def test_every_region_has_states_that_are_known() -> None:
    for row in rows("regions.tsv"):
        assert set(cell(row["countries"])) == region_codes(row["region"]) <= country_codes()
        assert region_name(row["region"], "en") and region_name(row["region"], "es")
    assert region_codes("atlantis") == frozenset()


def test_a_region_by_its_name_or_its_adjective() -> None:
    assert region_called("Nordic") == region_called("nórdicos") == region_codes("nordic")
    assert "PE" in region_called("América Latina") and not region_called("Peru")

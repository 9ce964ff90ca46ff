"""Which states have a president, and which a prime minister."""

from __future__ import annotations

import pytest

from assistant.agreements.heads import may_have
from index.entities import country_codes
from index.tables import cell, rows


@pytest.mark.parametrize(
    ("side", "office", "may"),
    [
        ("GB", "President", False),
        ("GB", "Prime Minister", True),
        ("GB", "president of the Supreme Court", True),
        ("US", "primer ministro", False),
        ("US", "Presidente", True),
        ("FR", "President", True),
        ("FR", "prime minister", True),
        ("ES", "presidente del Gobierno", True),
        ("CO", "defence minister", True),
        (None, "President", True),
        ("GB", None, True),
    ],
)
def test_what_no_state_has_that_has_another_head(side: str | None, office: str | None, may: bool) -> None:
    assert may_have(side, office) is may


def test_every_state_of_the_table_is_known_and_has_a_head() -> None:
    none_in = [frozenset(cell(row["none_in"])) for row in rows("heads.tsv")]
    assert all(states <= country_codes() for states in none_in)
    assert not frozenset.intersection(*none_in)

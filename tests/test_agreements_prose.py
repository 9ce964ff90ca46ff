"""What is read of short wire stories in the prose of agencies; the figures are floors, below what is reached."""

from __future__ import annotations

from collections import Counter

import pytest
from agreements_prose import stories

from assistant.agreements.extract import accounts
from evals.agreements.score import tally

FLOORS = {
    "found": 0.96, "parties": 0.96, "instrument": 0.93, "areas": 0.84, "date": 0.95, "place": 0.82, "status": 0.92,
    "officials": 0.94,
}  # fmt: skip
STORIES = list(stories())


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """F1 of each field over all stories."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, article in STORIES:
        for field, found in tally(gold, accounts(article)).items():
            counts.update({(field, kind): getattr(found, kind) for kind in ("right", "extra", "missing")})
    right = {field: 2 * counts[field, "right"] for field in FLOORS}
    wrong = {field: counts[field, "extra"] + counts[field, "missing"] for field in FLOORS}
    return {field: right[field] / (right[field] + wrong[field]) for field in FLOORS}


@pytest.mark.parametrize("field", FLOORS)
def test_each_field_is_read_as_well_as_it_was(figures: dict[str, float], field: str) -> None:
    assert figures[field] >= FLOORS[field], figures


def test_what_reports_no_agreement_has_none() -> None:
    assert not [article.title for gold, article in STORIES if not gold.agreements and accounts(article)]

"""A country's name in the form of another's."""

from __future__ import annotations

import pytest

from index.forms import in_form_of, is_people
from index.types import Language


@pytest.mark.parametrize(
    ("old", "code", "given", "expected"),
    [
        ("Mexican", "US", "Americans", "American"),
        ("Suecia", "DK", "danés", "Dinamarca"),
        ("sueca", "DK", "danés", "danesa"),
        ("peruanas", "CL", "chileno", "chilenas"),
        ("estadounidenses", "PE", "peruano", "peruanos"),
        ("peruanas", "US", "estadounidense", "estadounidenses"),
        ("UK", "AU", "Australian", "Australia"),
        ("Swedish", "FI", "Finland", "Finnish"),
        ("Swedes", "FI", "Finns", "Finns"),
        ("Peru", "GB", "UK", "UK"),
        ("Chile", "DK", "danesa", "Dinamarca"),
        ("Peru", "ZZ", "Ruritania", "Ruritania"),
    ],
)
def test_it_keeps_language_kind_gender_and_number(old: str, code: str, given: str, expected: str) -> None:
    language: Language = "es" if given.startswith(("dan", "chilen", "per", "esta")) else "en"
    assert in_form_of(old, code, given, language) == expected


def test_a_people_is_told_from_its_country() -> None:
    assert is_people("Danish") and is_people("danesas") and not is_people("Denmark") and not is_people("plan")

"""Both interface languages say the same things, with the same places to fill in."""

from __future__ import annotations

import string

import pytest

from assistant.web.wording import pages, read


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("page", pages())
def test_each_wording_has_both_languages_and_the_same_fields(page: str) -> None:
    told = read(page)
    assert told
    for name, each in told.items():
        assert set(each) == {"en", "es"}, name
        assert all(text.strip() for text in each.values()), name
        assert fields(each["en"]) == fields(each["es"]), name

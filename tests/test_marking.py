"""Handling markings as they are written."""

from __future__ import annotations

import pytest

from index.articles import Reading, Story
from index.articles.build import build
from index.articles.story import Declared
from index.marking import marking_of
from index.types import ArticleUnreadable


@pytest.mark.parametrize(
    ("written", "marking"),
    [
        ("RESTRICTED", "restricted"), ("restringido", "restricted"), ("Difusión limitada", "restricted"),
        ("TLP:AMBER", "restricted"), ("tlp: green", "restricted"), ("For Official Use Only", "restricted"),
        ("confidencial", "confidential"), ("Reservado", "confidential"), ("TLP:RED", "confidential"),
        ("SECRETO", "secret"), ("top secret", "secret"), ("público", "public"), ("TLP:CLEAR", "public"),
        ("unclassified", "public"), ("purple", None), ("", None),
    ],
)  # fmt: skip
def test_a_marking_is_known_in_its_usual_spellings(written: str, marking: str | None) -> None:
    assert marking_of(written) == marking


def marked(body: str, declared: str | None = None, setting: str = "public") -> str:
    return build(Story(body, "a.txt", Declared(marking=declared)), Reading(marking=setting)).marking


def test_what_is_declared_goes_before_what_is_printed_and_that_before_the_setting() -> None:
    printed = "CONFIDENCIAL\n\nLos ministros se reunieron en Quito."
    plain = "Los ministros se reunieron en Quito."
    assert marked(printed, "secreto", "restricted") == "secret"
    assert marked(printed, None, "restricted") == "confidential"
    assert marked(plain, None, "Restringido") == "restricted"
    assert marked(plain) == "public"


def test_an_unknown_marking_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ArticleUnreadable, match=r"'purple'.*public, restricted, confidential, secret"):
        marked("They met in Quito.", "purple")


def test_a_confidential_matter_in_a_sentence_is_no_marking() -> None:
    assert marked("Confidential talks were held in Quito.\n\nThey went on.") == "public"

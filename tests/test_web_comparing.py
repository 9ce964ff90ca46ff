"""Two versions beside each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.web.comparing import compare, compared
from index.types import Article

ARTICLE = Article("a", 1, "Title", "One two three.\n\nFour five.", "en", "a.md", "0" * 64)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("One two.", "One two.", "One two."),
        ("The two ministers met.", "The three ministers met.", "The -two-+three+ ministers met."),
        ("They met in Lima today.", "They met today.", "They met -in Lima -today."),
        ("He said two big words.", "He said three long words.", "He said -two big-+three long+ words."),
        ("One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", "One.|Two.|+Three.+"),
        ("Peru signed it.", "Nobody came after all.", "-Peru signed it.-+Nobody came after all.+"),
        ("", "New.", "+New.+"),
        ("a " * 4_000, "b " * 4_000, f"-{'a ' * 4_000}-+{'b ' * 4_000}+"),
    ],
)  # fmt: skip
def test_words_that_went_and_came(before: str, after: str, shown: str) -> None:
    marks = {"same": "", "gone": "-", "new": "+"}
    told = [
        "".join(f"{marks[piece.kind]}{piece.text}{marks[piece.kind]}" for piece in paragraph)
        for paragraph in compared(before, after)
    ]
    assert "|".join(told) == shown


def test_nothing_is_lost_of_either_text() -> None:
    before, after = "A b, c d. E f?\n\nG h i.", "A x, c y d. F e!\n\nG i.\n\nJ."
    pieces = [piece for paragraph in compared(before, after) for piece in paragraph]
    assert "".join(one.text for one in pieces if one.kind != "new") == before.replace("\n\n", "")
    assert "".join(one.text for one in pieces if one.kind != "gone") == after.replace("\n\n", "")


def test_what_is_known_that_differs() -> None:
    found = compare(ARTICLE, replace(ARTICLE, title="Other", countries=("PE",), version=2))
    assert (found.fields, found.same_text) == (("title", "countries"), True)

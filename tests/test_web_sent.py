"""What a browser sends with a question: read as far as it makes sense, and never trusted."""

from __future__ import annotations

import pytest

from assistant.web.sent import Sent, conversation_of


def test_the_page_says_conversation_language_and_filters() -> None:
    given = Sent.read('{"conversation": "c1", "language": "es", "filters": {"since": "2023"}}')
    assert given == Sent("c1", "es", {"since": "2023"})


@pytest.mark.parametrize("text", [None, "", "no json", "[]", '"x"', '{"filters": 3, "language": "fr"}', "{" * 30_000])
def test_whatever_else_comes_counts_as_nothing(text: str | None) -> None:
    assert Sent.read(text) == Sent()


@pytest.mark.parametrize(
    ("search", "id_"),
    [
        ("?conversation=a-b_1", "a-b_1"),
        ("?x=1&conversation=c", "c"),
        ("", None),
        (None, None),
        ("?conversation=", None),
    ],
)
def test_the_address_names_a_conversation(search: str | None, id_: str | None) -> None:
    assert conversation_of(search) == id_

"""Entries of a list as whole as they are printed."""

from __future__ import annotations

import pytest
from candidates import entries

from assistant.reader.lists.wholes import as_printed


def shown(text: str, *seen: str) -> list[str]:
    found = as_printed(entries(text, *seen))
    assert all(item.evidence.span.of(text) == item.text for item in found.items)
    return [item.text for item in found.items]


@pytest.mark.parametrize(
    ("text", "seen", "first"),
    [
        (
            "The Solvik naval base in the Inner Bay, the air wing at Torvik and a depot are on the list.",
            ["the Inner Bay", "the air wing at Torvik", "a depot"],
            "The Solvik naval base in the Inner Bay",
        ),
        (
            "Se abren tres. La base naval Alba en Puerto Luz, el aeródromo de Campo Alto y un almacén.",
            ["Puerto Luz", "el aeródromo de Campo Alto", "un almacén"],
            "La base naval Alba en Puerto Luz",
        ),
    ],
)
def test_the_first_from_its_beginning(text: str, seen: list[str], first: str) -> None:
    assert shown(text, *seen) == [first, *seen[1:]]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "The Solvik ships are based in Torvik, the harbour of Luz and Alba.",
            ["Torvik", "the harbour of Luz", "Alba"],
        ),
        (
            "The country already takes part in the Fund, in patrols of the Gulf and in drills.",
            ["the Fund", "patrols of the Gulf"],
        ),
        ("The Solvik naval base in Torvik, Luz and Alba.", ["Torvik", "Luz", "Alba"]),
    ],
)
def test_no_verb_and_no_place_of_them_all_is_taken_in(text: str, seen: list[str]) -> None:
    assert shown(text, *seen) == seen


def test_two_joined_behind_another_stand_apart() -> None:
    text = "They open a port, the air wing at Torvik and the Alba regiment."
    assert shown(text, "a port", "the air wing at Torvik and the Alba regiment") == [
        "a port",
        "the air wing at Torvik",
        "the Alba regiment",
    ]
    alone = "the talks between the army and the rebels"
    assert shown(f"It ended a war, {alone}.", "a war", alone) == ["a war", alone]

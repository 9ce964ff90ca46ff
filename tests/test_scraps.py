"""What looks like a list and is none."""

from __future__ import annotations

import pytest
from candidates import entries

from assistant.reader.lists.scraps import without_scraps
from assistant.reader.question import read_question


def kept(question: str, text: str, *printed: str) -> bool:
    found = entries(text, *printed)
    return without_scraps(read_question(question), found) == found


@pytest.mark.parametrize(
    ("question", "text", "printed"),
    [
        (
            "What happens next?",
            "Lima is still waiting for Chile and Bolivia to ratify.",
            ["is still waiting for Chile", "Bolivia to ratify"],
        ),
        ("¿Qué sigue?", "Chile enviará barcos y aviones.", ["Chile enviará barcos", "aviones"]),
        ("Why did they meet?", "Peru, Chile and Bolivia met.", ["Peru", "Chile", "Bolivia"]),
        (
            "Which countries met?",
            "A month later Quispe and Vega met. Ana Quispe and Luis Vega spoke.",
            ["Quispe", "Vega"],
        ),
        ("Which countries met?", "Along the Chilean and Bolivian coasts.", ["Chilean", "Bolivian coasts"]),
    ],
)
def test_no_list(question: str, text: str, printed: list[str]) -> None:
    assert not kept(question, text, *printed)


@pytest.mark.parametrize(
    ("question", "text", "printed"),
    [
        ("What are the rules?", "Boats that are sealed and crews.", ["Boats that are sealed", "crews"]),
        ("What happened?", "It will end and they will go.", ["It will end", "they will go"]),
        ("Which countries met?", "Peru, Chile and the European Union met.", ["Peru", "Chile", "the European Union"]),
        ("Which countries met?", "Two Peruvians, a Chilean and a Bolivian.", ["Peruvians", "Chilean", "Bolivian"]),
        ("Why did they meet?", "Because of smuggling, piracy and theft.", ["smuggling", "piracy", "theft"]),
    ],
)
def test_a_list(question: str, text: str, printed: list[str]) -> None:
    assert kept(question, text, *printed)

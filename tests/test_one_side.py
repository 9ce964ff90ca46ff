"""The question on one side of a comparison, in words that find it."""

from __future__ import annotations

import pytest

from assistant.composed.one_side import stated


@pytest.mark.parametrize(
    ("side", "asked"),
    [
        ("Whose talks ran longer, Peru's?", "How long did Peru's talks run?"),
        ("Which was signed last, the pact with Peru?", "When was signed, the pact with Peru?"),
        ("¿Cuál de los dos se firmó antes, el pacto con Perú?", "¿Cuándo se firmó, el pacto con Perú?"),
        ("Which came first, the pact with Peru?", "When was the pact with Peru signed?"),
        ("Did Peru sign earlier?", "When did Peru sign?"),
        ("¿Qué país abre más puertos, Perú?", "¿Cuántos puertos abre, Perú?"),
        ("Is Spain giving more money to Peru?", "How much money is Spain giving to Peru?"),
        ("compare the money that Spain promises Peru", "How much money Spain promises Peru"),
        ("Which of the two opens more ports, Peru?", "How many ports does Peru open?"),
        ("Which has more ports in Chile, Peru?", "How many ports does Peru have in Chile?"),
        ("Which Peru opens the most ports to ships?", "How many ports does Peru open to ships?"),
        ("What do Peru each have to do?", "What does Peru have to do?"),
    ],
)
def test_a_side_asks_for_its_own_value(side: str, asked: str) -> None:
    assert stated(side) == asked

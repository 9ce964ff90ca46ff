"""Every reason that a verdict can have is there in Spanish."""

from __future__ import annotations

import pytest

from assistant.verify import judge
from assistant.web.reasons import reason_in

CITED = "Peru and Chile agreed on Wednesday on twelve patrols against smuggling, said minister Ana Quispe of Peru."


@pytest.mark.parametrize(
    ("text", "spanish"),
    [
        ("Peru and Chile agreed on Wednesday on twelve patrols", "consta textualmente en la fuente"),
        ("Chile and Peru agreed on twelve patrols.", "sus cifras, nombres y palabras constan en el texto citado"),
        ("Peru and Chile agreed on 17 patrols.", "no está en el texto citado: 17"),
        ("Peru and Chile did not agree on patrols.", "en el texto citado consta otra cosa: “not agree on patrols” (lo"),
        ("Peru and Chile agreed on smuggling harvests, orchards, meadows and kitchens.", "de sus"),
    ],
)
def test_a_reason_is_told_in_spanish(text: str, spanish: str) -> None:
    reason = judge(text, [CITED]).reason
    assert spanish in reason_in(reason, "es")
    assert reason_in(reason, "en") == reason


def test_names_that_are_exchanged_are_joined_in_spanish() -> None:
    told = reason_in("Peru and Chile (the other way round) in the cited text", "es")
    assert told == "en el texto citado consta otra cosa: Peru y Chile (al revés)"


def test_a_reason_that_nobody_translated_is_left_out() -> None:
    assert reason_in("the moon was full", "es") == ""

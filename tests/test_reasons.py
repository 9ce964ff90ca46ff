"""Every reason that a verdict can have, or that a sentence is struck for, is there in Spanish."""

from __future__ import annotations

import pytest

from assistant.llm.judge import REFUSED
from assistant.reasons import reason_in
from assistant.verify import judge

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


@pytest.mark.parametrize(
    ("reason", "spanish"),
    [
        ("cites no passage", "no cita ningún pasaje"),
        ("cites [7], [9], and there are 3 passages", "cita [7], [9], y hay 3 pasajes"),
        ("nothing of it is in what it cites", "nada de ella está en lo que cita"),
        (REFUSED, "no se sigue de lo que cita, según la segunda opinión del modelo de lenguaje"),
        ("'Peru left.': cites nothing that stands in the stored article", "no cita nada que conste en el artículo"),
    ],
)
def test_why_a_sentence_of_a_language_model_is_not_shown_is_told_in_spanish(reason: str, spanish: str) -> None:
    assert reason_in(reason, "es").startswith(spanish)


def test_a_reason_that_nobody_translated_is_left_out() -> None:
    assert reason_in("the moon was full", "es") == ""

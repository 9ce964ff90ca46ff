"""What a message opens with: thanks, and words that put the last question right."""

from __future__ import annotations

import pytest

from assistant.talk.openings import Correction, correction, same_of, without_courtesy


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("ok thanks. and who pays?", "and who pays?"),
        ("Gracias, ¿y Perú?", "¿y Perú?"),
        ("thank you very much! When was that?", "When was that?"),
        ("great, and Chile?", "and Chile?"),
        ("Good governance: who pays?", "Good governance: who pays?"),
        ("Great Britain and Chile?", "Great Britain and Chile?"),
        ("Bien común", "Bien común"),
        ("thanks", "thanks"),
    ],
)
def test_thanks_before_a_question_are_left_off(message: str, expected: str) -> None:
    assert without_courtesy(message) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("no, I meant the Chilean one", Correction("the Chilean one")),
        ("perdón, quise decir Bolivia", Correction("Bolivia")),
        ("No, me refería al peruano.", Correction("peruano")),
        ("not Peru, Chile", Correction("Chile", "Peru")),
        ("no Perú, sino Chile", Correction("Chile", "Perú")),
        ("Chile, not Peru", Correction("Chile", "Peru")),
        ("no, in 2019", Correction("in 2019")),
        ("Not Peru, in 2019", None),
        ("no, thanks", None),
        ("No country, Peru included, signed", None),
        ("no, who signed for Chile?", None),
        ("Does it mean Chile?", None),
    ],
)
def test_what_is_meant_and_what_is_not(message: str, expected: Correction | None) -> None:
    assert correction(message) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("same question for Peru and Chile", "Peru and Chile"),
        ("And the same for the navy?", "the navy"),
        ("la misma pregunta para Perú", "Perú"),
        ("¿y en el caso de Bolivia?", "Bolivia"),
        ("lo mismo para el tratado de Lombok", "el tratado de Lombok"),
        ("Who did the same for Peru?", ""),
        ("The same ministers met in Lima", ""),
        ("In the case of Peru, who signed the pact and when was it?", ""),
    ],
)
def test_of_what_the_same_is_asked(message: str, expected: str) -> None:
    assert same_of(message) == expected

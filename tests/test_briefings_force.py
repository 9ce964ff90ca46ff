"""What force a text has, and what it still waits for."""

from __future__ import annotations

import pytest

from assistant.briefings.force import has_force, next_step, says_when_in_force, still_open


@pytest.mark.parametrize(
    "text",
    [
        "The partnership is a political framework and not legally binding.",
        "La declaración no tiene carácter vinculante.",
        "The agreement was to be laid before the British Parliament.",
        "Dinamarca debe antes modificar su legislación.",
        "As a next step, the two sides will work out a plan.",
        "Within three years the signatories are to consult again.",
        "The sale depends on the approval of Congress.",
        "El nuevo texto rige desde su firma.",
    ],
)
def test_how_binding_a_text_is_and_what_comes_next(text: str) -> None:
    assert has_force(text)


@pytest.mark.parametrize(
    "text",
    [
        "Participants commit themselves to take effective measures.",
        "By 2050 yields fall, depending on the scenario.",
        "Peru and Chile agreed to patrol their border.",
    ],
)
def test_other_sentences_have_none(text: str) -> None:
    assert not has_force(text)


def test_what_is_open_is_told_from_what_applies() -> None:
    assert still_open("The talks were postponed.") and not says_when_in_force("The talks were postponed.")
    assert still_open("Both countries must complete their procedures before it can enter into force.")
    assert still_open("El acuerdo no se aplica todavía.") and still_open("Perú debe antes modificar su ley.")
    assert says_when_in_force("El pacto entró en vigor en mayo.") and not still_open("El pacto entró en vigor en mayo.")


@pytest.mark.parametrize(
    "text",
    [
        "Next, the accord has to pass through the procedures of both countries before it can enter into force.",
        "El convenio tiene que pasar por las dos cámaras antes de su entrada en vigor.",
        "The text needs the approval of Congress.",
        "Before the accord can enter into force it must be approved by the Senate.",
        "El protocolo se firmará en marzo.",
    ],
)
def test_what_has_to_be_done_next_is_open_too(text: str) -> None:
    assert next_step(text) and still_open(text)


@pytest.mark.parametrize("text", ["The pact depends on the weather.", "El pacto entró en vigor en mayo."])
def test_what_only_waits_is_no_step(text: str) -> None:
    assert not next_step(text)

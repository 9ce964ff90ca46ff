"""Who signed: not who only was there."""

from __future__ import annotations

import pytest
from candidates import article, lines

from assistant.reader.evidence.match import prints_as_name
from assistant.reader.officials.signed import near_a_signing, of_what_was_signed
from assistant.reader.question import read_question

BODY = (
    "Ana Quispe signed the pact in Lima. Luis Vega did so for Chile.\n\nThe dinner was late. It was a cold night. "
    "Bolivia sent an observer, Eva Paz."
)


@pytest.mark.parametrize("text", ["Who signed for Bolivia?", "¿Quién firmó por Bolivia?"])
def test_only_what_tells_of_a_signature_or_stands_beside(text: str) -> None:
    found = near_a_signing(read_question(text), lines(article("one", BODY)))
    assert [one.text for one in found] == [
        "Ana Quispe signed the pact in Lima.",
        "Luis Vega did so for Chile.",
        "The dinner was late.",
    ][: len(found)]
    assert len(found) in (2, 3)


def test_in_the_words_of_spanish_too() -> None:
    read = lines(
        article("one", "El texto lleva la firma de Ana Quispe. Hacía frío. Llovía. Eva Paz observó.", language="es")
    )
    assert len(near_a_signing(read_question("¿Quiénes suscribieron el texto?"), read)) == 2


def test_who_was_there_may_stand_anywhere() -> None:
    read = lines(article("one", BODY))
    for asked in ("Who observed for Bolivia?", "Who had yet to vote when Bolivia signed the pact?"):
        assert near_a_signing(read_question(asked), read) == read


def test_first_what_tells_of_the_signature_itself() -> None:
    read = lines(article("one", "Luis Vega praised the text. Ana Quispe put her name to it."))
    for asked in ("Who signed the text?", "Who put pen to paper?"):
        assert near_a_signing(read_question(asked), read) == [read[1], read[0]]
    assert near_a_signing(read_question("Who came for the signing of the text?"), read) == read


def test_another_text_that_was_signed_is_none() -> None:
    met = lines(article("one", "Eleven states met on the Dorado principles in Lima."))
    other = lines(article("two", "Ana Quispe signed a convention."))
    assert near_a_signing(read_question("Who signed the Dorado principles?"), [*met, *other]) == []
    same = lines(article("two", "Ana Quispe signed the Dorado principles."))
    assert near_a_signing(read_question("Who signed the Dorado principles?"), [*met, *same]) == same


def test_how_an_older_text_was_signed_is_no_answer_of_the_newer_one() -> None:
    body = (
        "The Lima Protocol widens the Dorado code. That code was adopted in January 2009. Nine states signed it on "
        "January 29, 2009. The Protocol was signed by Ana Quispe."
    )
    read = lines(article("one", body))
    left = of_what_was_signed(read_question("Who signed the Lima Protocol?"), read)
    assert [one.text for one in read if one not in left] == ["Nine states signed it on January 29, 2009."]
    for asked in ("Who signed it in 2009?", "Who adopted the Lima Protocol?", "Who signed the code?"):
        assert of_what_was_signed(read_question(asked), read) == read


def test_states_that_signed_come_before_the_host_and_before_who_signed_another_text() -> None:
    read = lines(
        article("one", "Luis Vega received the guests in Dorado. Peru, Chile and Bolivia signed a convention there.")
    )
    other = lines(article("two", "Ana Quispe signed for Lima."))
    assert near_a_signing(read_question("Who signed the Dorado convention?"), [*read, *other])[:2] == [read[1], read[0]]


def test_a_name_in_small_letters_and_without_its_accents_is_one() -> None:
    held = article("one", "The pact was signed in Alcalá. It rained.")
    found = {unit.surface: prints_as_name(held, unit) for unit in read_question("who signed in alcala the pact").units}
    assert found["alcala"]
    assert not any(is_name for surface, is_name in found.items() if surface != "alcala")

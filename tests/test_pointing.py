""" "When was that?" and "is it binding?" as whole questions."""

from __future__ import annotations

import pytest

from assistant.reader.question import read_question
from assistant.talk.followup import standalone
from assistant.talk.pointing import asked_in_full, pointed_at, with_thing
from assistant.types import Turn


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("when was that?", "Who signed the Lombok pact?", "When was the Lombok pact signed?"),
        ("¿y dónde?", "¿Quién firmó por Perú el pacto con Chile?", "¿Dónde se firmó el pacto entre Perú y Chile?"),
        ("and where?", "When did Peru and Chile open the port?", "Where did Peru and Chile open the port?"),
        ("when was that?", "Which ports did Peru and Chile open?", "When did Peru and Chile open the ports?"),
        ("when was that?", "Which six areas did Peru and Chile agree on?",
         "When did Peru and Chile agree on the six areas?"),
        ("and the day?", "Where did Peru sign?", "When did Peru sign?"),
        ("¿y la fecha?", "¿Dónde firmó Perú?", "¿Cuándo firmó Perú?"),
        ("when was that?", "Who represented Peru at the talks with Chile?",
         "When were the talks between Peru and Chile?"),
        ("¿cuándo fue eso?", "¿Quién representó a Perú en la reunión con Chile?",
         "¿Cuándo fue la reunión entre Perú y Chile?"),
        ("and who signed?", "When did Norway sign its pact with the US?",
         "Who signed the pact between Norway and the US?"),
        ("¿y los firmantes?", "¿Cuándo se firmó el pacto de Lombok?", "¿Quién firmó el pacto de Lombok?"),
        ("and where?", "When did they start? (Chile, patrols)", "Where did they start? (Chile, patrols)"),
        ("¿y la fecha?", "¿Por qué firmó Perú el pacto?", "¿Cuándo firmó Perú el pacto?"),
        ("¿y la fecha?", "¿Por qué se llama así? (Lombok, pacto)", None),
        ("when?", "Did Norway ever sign the Lombok pact?", "When did Norway sign the Lombok pact?"),
        ("Which ones?", "How many states signed the code?", "Which states signed the code?"),
        ("¿Cuáles son?", "¿Cuántos países firmaron el pacto?", "¿Qué países firmaron el pacto?"),
        ("Which ones?", "Who signed for Chile?", None),
        ("when was that?", "Which ports does Chile open?", None),
        ("when was that?", "where was that? (Chile, pact)", None),
        ("¿cuándo fue eso?", "Who signed the Lombok pact?", None),
        ("when was that port built?", "Who signed the Lombok pact?", None),
    ],
)  # fmt: skip
def test_what_asks_only_when_or_where_asks_it_of_the_last_question(
    question: str, before: str, expected: str | None
) -> None:
    assert pointed_at(read_question(question), read_question(before)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("¿y la fecha?", "¿Cuándo fue eso?"),
        ("and the date?", "When was that?"),
        ("and the place?", "Where was that?"),
        ("¿y el lugar?", "¿Dónde fue eso?"),
        ("and the boats?", "and the boats?"),
    ],
)
def test_the_date_and_the_place_are_asked_for_with_a_word_that_asks(question: str, expected: str) -> None:
    assert asked_in_full(read_question(question)) == expected


def test_a_date_is_asked_for_in_another_language_than_the_question_before() -> None:
    found = standalone("¿y la fecha?", [Turn("Who takes part in the Lombok task group?")])
    assert found.startswith("¿Cuándo fue eso? (") and "Lombok" in found


@pytest.mark.parametrize(
    ("question", "named", "before", "expected"),
    [
        ("is it binding?", "", "Who signed the Lombok pact?", "Is the Lombok pact binding?"),
        ("and who signed it?", "", "When did Norway sign its pact with the US?",
         "Who signed the pact between Norway and the US?"),
        ("where is it?", "the school", "Who signed the Lombok pact?", "Where is the school?"),
        ("why was it needed?", "", "Who signed the Lombok pact?", "Why was the Lombok pact needed?"),
        ("why did it wait?", "", "When did Norway sign the Lombok pact?", None),
        ("is it true?", "", "Who signed the Lombok pact?", None),
    ],
)  # fmt: skip
def test_it_is_the_agreement_or_what_was_only_named(
    question: str, named: str, before: str, expected: str | None
) -> None:
    assert with_thing(read_question(question), named, read_question(before)) == expected


def test_a_conversation_goes_on_from_what_was_asked_last() -> None:
    history: list[Turn] = []
    shown = []
    for question in ("When did Peru sign its pact with Norway?", "and Chile?", "and the day?", "and who signed?"):
        shown.append(standalone(question, history))
        history.append(Turn(question))
    assert shown[1:] == [
        "When did Chile sign its pact with Norway?",
        "When did Chile sign its pact with Norway?",
        "Who signed the pact between Chile and Norway?",
    ]


def test_a_country_that_does_not_fit_when_something_was_goes_to_the_question_before() -> None:
    history = [Turn("Which areas did Peru and Chile agree on?"), Turn("And who represented Chile?")]
    assert standalone("and Peru?", [*history, Turn("when was that?")]) == (
        "Who represented Peru at the talks with Chile?"
    )


def test_a_thing_is_not_signed() -> None:
    """It is told of, and "it" is that thing afterwards."""
    history = [Turn("Where was the Lombok code signed?"), Turn("and the training centre?")]
    assert standalone(history[1].question, history[:1]) == "and the training centre? (Lombok code)"
    assert standalone("where is it?", history).startswith("Where is the training centre? (")


def test_what_one_of_those_who_signed_has_signed_is_what_is_spoken_of() -> None:
    signed = Turn("Who signed the Lombok pact?", "Ana Soto and Juan Quispe [1]")
    assert standalone("what did Soto sign?", [signed]) == "what did Soto sign? (Lombok pact)"
    assert standalone("¿qué firmó Ana Soto?", [signed]) == "¿qué firmó Ana Soto? (Lombok pact)"
    assert standalone("what did Merkel sign?", [signed]) == "what did Merkel sign?"


def test_a_name_of_twice_the_same_word_is_whole() -> None:
    assert "Bora Bora" in standalone("who paid for it?", [Turn("What did Peru build in Bora Bora?")])

"""The agreement or meeting of which a question speaks, as it is called there."""

from __future__ import annotations

import pytest

from assistant.reader.question import read_question
from assistant.talk.things import thing_in


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("When was the Lombok pact signed?", "the Lombok pact"),
        ("When did Norway sign its agreement with the US?", "the agreement between Norway and the US"),
        ("Who signed Peru's fishing treaty with Chile?", "the fishing treaty between Peru and Chile"),
        ("What is the Red Sea patrol?", "the Red Sea patrol"),
        ("¿Quién firmó por Perú el acuerdo de seguridad con Chile?", "el acuerdo de seguridad entre Perú y Chile"),
        ("¿Cuándo firmó Perú su declaración sobre pesca con Chile?", "la declaración sobre pesca entre Perú y Chile"),
        ("Who signed the pact on irregular migration signed in Arica?", "the pact on irregular migration"),
    ],
)
def test_it_is_called_as_the_question_calls_it(question: str, whole: str) -> None:
    thing = thing_in(read_question(question))
    assert thing and thing.whole == whole


@pytest.mark.parametrize("question", ["What did Peru and Chile sign?", "Who signed the pact and the treaty?", "Why?"])
def test_where_there_is_none_or_more_than_one_there_is_nothing(question: str) -> None:
    assert thing_in(read_question(question)) is None


def test_of_a_side_it_is_called_by_the_other() -> None:
    thing = thing_in(read_question("When did Norway sign its pact on fish with the US?"))
    norway = read_question("Norway").units[0]
    assert thing and thing.beside(norway) == "the pact on fish with the US"


def test_talks_are_several_and_no_text() -> None:
    thing = thing_in(read_question("Who represented Peru at the talks with Chile?"))
    assert thing and thing.several and not thing.is_text and thing.is_named


@pytest.mark.parametrize("text", ["Is it a treaty?", "Was that really an agreement?", "¿Es un tratado?"])
def test_what_something_is_asked_to_be_is_no_thing(text: str) -> None:
    assert thing_in(read_question(text)) is None

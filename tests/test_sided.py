"""Who signed for a side, or how much it pays, of the agreement that a conversation speaks of."""

from __future__ import annotations

import pytest

from assistant.reader.question import read_question
from assistant.talk.followup import standalone
from assistant.talk.sided import side_of
from assistant.types import Turn


def asked(question: str, *history: str) -> str:
    return standalone(question, [Turn(*earlier.split(" || ")) for earlier in history])


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("who signed for Chile?", "When was the Lombok pact signed?", "Who signed the Lombok pact for Chile?"),
        ("¿quién firmó por Chile?", "¿Qué es el pacto de Lombok?", "¿Quién firmó por Chile el pacto de Lombok?"),
        ("And who represented Chile?", "Which areas did Peru and Chile agree on in 2021?",
         "Who represented Chile at the talks with Peru in 2021?"),
        ("¿Quién representó a Chile?", "¿Qué acordaron Perú y Chile?",
         "¿Quién representó a Chile en la reunión con Perú?"),
        ("who signed for Norway?", "When did Norway sign its pact with the US?",
         "Who signed the pact with the US for Norway?"),
        ("who signed for the US?", "When did Norway sign its pact with the US?",
         "Who signed the pact with Norway for the US?"),
        ("who signed for Chile?", "What did Peru and Chile decide?", "Who signed with Peru for Chile?"),
        ("how much does Chile pay?", "Who signed the Lombok pact?", "How much does Chile pay under the Lombok pact?"),
        ("¿cuánto pone Chile?", "¿Qué es la red de faros?", "¿Cuánto pone Chile en la red de faros?"),
        ("who signed for Chile?", "What is the Lombok group?", "Who signed for Chile in the Lombok group?"),
        ("who signed for Chile?", "What did Chile sign || A pact with Peru. [1]", "who signed for Chile?"),
    ],
)  # fmt: skip
def test_it_is_asked_of_the_agreement_that_is_spoken_of(question: str, before: str, expected: str) -> None:
    assert asked(question, before) == expected


def test_it_is_asked_of_what_was_spoken_of_with_that_side() -> None:
    before = ("When did Peru and Chile sign the pact on fish?", "How many boats does Norway send?")
    assert asked("who signed for Chile?", *before) == "Who signed the pact on fish with Peru for Chile?"
    assert asked("who signed for Denmark?", *before) == "who signed for Denmark?"
    told = ("What did Chile sign in Arica? || A pact with Peru. [1]",)
    assert asked("who signed for Peru?", *told) == "who signed for Peru? (Chile, Arica)"


def test_another_pair_has_no_such_side() -> None:
    assert asked("who signed for Peru?", "When did Norway sign its pact with the US?") == "who signed for Peru?"


@pytest.mark.parametrize(
    "question",
    [
        "Who signed the Arica pact for Chile?",
        "Who is Chile's minister?",
        "How many boats does Chile send?",
        "Who signed for Chile in 2019?",
        "Who signed for Peru and Chile?",
        "When did Chile sign?",
    ],
)
def test_what_says_more_or_asks_something_else_asks_of_no_side(question: str) -> None:
    assert side_of(read_question(question)) is None

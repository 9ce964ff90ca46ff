"""A question in a conversation to one that stands alone."""

from __future__ import annotations

import pytest

from assistant.followup import standalone
from assistant.types import Turn

SIGNED = "When did Japan and Germany sign the treaty?"


def asked(question: str, *history: str) -> str:
    return standalone(question, [Turn(earlier) for earlier in history])


@pytest.mark.parametrize("question", ["When was that?", "¿Y dónde?", "Why?"])
def test_what_leans_on_the_conversation_carries_its_words_along(question: str) -> None:
    found = asked(question, SIGNED)
    assert found.startswith(question)
    assert "Japan" in found and "Germany" in found and "treaty" in found


def test_a_question_that_stands_alone_is_left_as_it_is() -> None:
    question = "Who signed the AUKUS pact in San Diego?"
    assert asked(question, SIGNED) == question
    assert asked("When was that?") == "When was that?"


def test_another_country_takes_the_place_of_the_last() -> None:
    assert asked("And with Australia?", SIGNED) == "When did Japan and Australia sign the treaty?"
    assert asked("¿Y por parte del Perú?", "¿Quién representó a Chile?") == "¿Quién representó a Perú? (Chile)"


def test_leaning_goes_back_over_several_turns() -> None:
    found = asked("And where?", SIGNED, "When was that?")
    assert "Japan" in found and "treaty" in found


def test_what_the_question_says_itself_is_not_carried_twice() -> None:
    assert asked("Where did Japan do that?", SIGNED).count("Japan") == 1


def test_the_article_of_the_country_that_gives_way_goes_with_it() -> None:
    asked = standalone("And with Australia?", [Turn("When did Japan and the UK sign the treaty?")])
    assert asked == "When did Japan and Australia sign the treaty?"


def test_a_question_of_its_own_is_not_put_behind_the_earlier_one() -> None:
    found = asked("What happens next before it applies?", "How many bases does Sweden open?")
    assert found == "What happens next before it applies? (bases, Sweden, open)"
    assert asked("At which academy was that?", "Who signed the Lombok pact?").startswith("At which academy was that? (")


def test_half_a_question_takes_the_question_word_of_the_earlier_one() -> None:
    found = asked("and the training centre?", "Where were the offices set up under the Malacca code?")
    assert found.startswith("Where the training centre? (")
    assert "code" in found


@pytest.mark.parametrize(
    "question", ["¿Qué otros ministros estuvieron presentes?", "¿Por qué lo hacen ahora, según ambas partes?"]
)
def test_others_both_and_it_lean_on_the_conversation(question: str) -> None:
    assert "Dinamarca" in asked(question, "¿Qué firmó Dinamarca en Washington?")

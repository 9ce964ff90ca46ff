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

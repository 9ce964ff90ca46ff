"""Which of several is asked for."""

from __future__ import annotations

import pytest
from candidates import article, lines

from assistant.reader.evidence.ordinals import of_that_number
from assistant.reader.question import read_question

BOTH, FIRST, SECOND = lines(
    article("one", "Two treaties were signed. The first treaty is on defence. The second treaty is on research.")
)


@pytest.mark.parametrize("question", ["What is the second treaty on?", "¿De qué trata el segundo tratado?"])
def test_of_the_second_nothing_is_said_by_what_is_told_of_the_first(question: str) -> None:
    assert of_that_number(read_question(question), [BOTH, FIRST, SECOND]) == [SECOND, BOTH]


@pytest.mark.parametrize(
    "question", ["What are the treaties on?", "With which second country was it signed?", "Who saw the second port?"]
)
def test_of_any_other_question_nothing_changes(question: str) -> None:
    assert of_that_number(read_question(question), [BOTH, FIRST, SECOND]) == [BOTH, FIRST, SECOND]

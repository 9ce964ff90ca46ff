"""Who did not do something."""

from __future__ import annotations

import pytest
from candidates import article, lines

from assistant.reader.evidence.left_undone import of_those_who_did_not
from assistant.reader.question import read_question

SIGNED, ABSENT = lines(article("one", "Peru, Chile and Bolivia signed the code. Ecuador did not send anybody."))


@pytest.mark.parametrize(
    "question",
    ["Which countries did not sign the code?", "Who has never signed it?", "¿Qué países no firmaron el código?",
     "¿Qué países faltan?"],
)  # fmt: skip
def test_those_who_did_it_are_no_answer(question: str) -> None:
    assert of_those_who_did_not(read_question(question), [SIGNED, ABSENT]) == [ABSENT]
    assert of_those_who_did_not(read_question(question), [SIGNED]) == []


@pytest.mark.parametrize(
    "question",
    ["Which countries signed the code?", "Who said that Ecuador did not sign?", "¿Quién dijo que Ecuador no firmó?",
     "Who may not enter the port?", "¿Qué pasos faltan?", "¿Quién firmó? No los presentes, los firmantes"],
)  # fmt: skip
def test_of_any_other_question_nothing_changes(question: str) -> None:
    assert of_those_who_did_not(read_question(question), [SIGNED, ABSENT]) == [SIGNED, ABSENT]

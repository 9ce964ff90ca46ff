"""Whom a pronoun stands for in a conversation."""

from __future__ import annotations

import pytest

from assistant.talk.pronouns import with_person
from assistant.types import Turn

SIGNED = Turn("Who signed for Chile?", "Ana Soto [1]\n- Chilean Minister Ana Soto [1]")
BOTH = Turn("Who signed the pact?", "Ana Soto and Juan Quispe [1]\n- Minister Ana Soto [1]\n- Minister Juan Quispe [1]")
SAID = Turn("What did Ana Soto say about boats?", "they are slow [1]")
NOT_COMING = Turn("¿Por qué no asistió Quispe a la firma?", "debía viajar [1]")
NOBODY = Turn("Who signed for Peru?", "The articles do not say.")
PORT = Turn("When was the port built?", "2019 [1]")


@pytest.mark.parametrize(
    ("question", "history", "expected"),
    [
        ("what did she say?", [SIGNED], "what did Ana Soto say?"),
        ("whats her office?", [SIGNED], "whats Ana Soto's office?"),
        ("who met her in Lima?", [SIGNED], "who met Ana Soto in Lima?"),
        ("¿quién es él?", [NOT_COMING], "¿quién es Quispe?"),
        ("¿qué dijo ella?", [SIGNED, SAID], "¿qué dijo Ana Soto?"),
        ("and when did he leave?", [NOT_COMING, PORT], "and when did Quispe leave?"),
        ("and he?", [BOTH, SAID], "and Juan Quispe?"),
    ],
)
def test_the_person_of_the_last_question_or_answer_is_named(question: str, history: list[Turn], expected: str) -> None:
    assert with_person(question, history) == expected


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("what did she say?", [BOTH]),
        ("what did she say?", [SIGNED, NOBODY]),
        ("where did she grow up?", [Turn("Who were Soto's parents?", "Luis Quispe [1]")]),
        ("where did she grow up?", [Turn("Who were her parents?", "Luis Quispe [1]")]),
        ("what did Juan Quispe say of his boats?", [SIGNED]),
        ("what did he say?", [Turn("What did Chile say?", "no [1]")]),
        ("what did he say?", [Turn("What did NATO say?", "no [1]")]),
        ("and she?", [SAID]),
        ("what did she say?", [PORT]),
        ("El ministro, ¿qué dijo?", [SIGNED]),
    ],
)
def test_where_nobody_or_more_than_one_may_be_meant_the_pronoun_stays(question: str, history: list[Turn]) -> None:
    assert with_person(question, history) == question

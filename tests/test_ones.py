""" "The one with Peru" and "the other one"."""

from __future__ import annotations

import pytest

from assistant.reader.question import read_question
from assistant.talk.ones import asked_for_others, other_of_two, with_what_it_is


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("who signed the one with the UK?", "Which fishing treaties did Norway sign?",
         "Who signed Norway's fishing treaty with the UK?"),
        ("who signed the one with Chile?", "When did Peru sign its pact with Bolivia?",
         "Who signed Peru's pact with Chile?"),
        ("¿quién firmó el de Chile?", "¿Qué tratados firmó Perú?", "¿Quién firmó el tratado de Perú con Chile?"),
        ("did Norway sign a similar one?", "Did Peru sign an agreement with Chile?",
         "Did Norway sign a similar agreement?"),
        ("who signed the one with Chile?", "How many boats did Peru send?", None),
        ("who signed it?", "Which treaties did Peru sign?", None),
    ],
)  # fmt: skip
def test_the_one_is_called_what_it_is(question: str, before: str, expected: str | None) -> None:
    assert with_what_it_is(question, read_question(before)) == expected


@pytest.mark.parametrize(
    ("question", "before", "entries", "expected"),
    [
        ("¿y el otro?", "¿Quién firmó por Chile el pacto con Perú?", (), "¿Quién firmó por Perú el pacto con Chile?"),
        ("and the other one?", "What did Ana Soto sign?", ("Minister Ana Soto", "Minister Juan Quispe"),
         "What did Juan Quispe sign?"),
        ("and the other?", "Who fights piracy?", ("piracy", "fraud"), "Who fights fraud?"),
        ("and the other one?", "Who fights piracy?", ("piracy", "fraud", "arson"), None),
        ("and the other one?", "When was that?", (), None),
        ("and the other boats?", "Who fights piracy?", ("piracy", "fraud"), None),
    ],
)  # fmt: skip
def test_the_other_is_the_second_of_two(
    question: str, before: str, entries: tuple[str, ...], expected: str | None
) -> None:
    assert other_of_two(question, read_question(before), entries) == expected


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("And for the others?", "Who signed the Quito pact for Peru?", "Who signed the Quito pact?"),
        ("And who for the other side?", "Who signed the Quito pact?", "Who signed the Quito pact?"),
        (
            "¿Y por el otro?",
            "¿Quién firmó por Chile el pacto con Perú?",
            "¿Quién firmó por Perú el pacto con Chile?",
        ),
        ("¿Y por los demás?", "¿Quién firmó el pacto por Perú?", "¿Quién firmó el pacto?"),
        ("And for the others?", "When was the Quito pact signed?", None),
        ("And for Chile?", "Who signed the Quito pact for Peru?", None),
    ],
)
def test_for_the_others_is_asked_of_the_other_side_or_of_all(question: str, before: str, expected: str | None) -> None:
    assert asked_for_others(question, read_question(before)) == expected

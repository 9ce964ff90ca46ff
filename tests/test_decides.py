"""May a sentence decide whether something is so?"""

from __future__ import annotations

import pytest

from assistant.reader.evidence.decides import OF_ANOTHER_ACT, OF_NONE, decides, leaves_it_open, what_it_may_be
from assistant.reader.question import read_question


@pytest.mark.parametrize(
    ("question", "sentence", "worth"),
    [
        (
            "Is the treaty in force?",
            "Both must complete their domestic procedures before it can enter into force.",
            1.0,
        ),
        ("Is the treaty in force yet?", "The text was to be laid before the assembly.", 1.0),
        ("¿Está ya en vigor el tratado?", "El texto rige desde su firma.", 1.0),
        ("¿Está en vigor el tratado?", "Falta que lo aprueben los parlamentos.", 1.0),
        ("Is the treaty in force?", "The ministers signed it in Arica.", OF_ANOTHER_ACT),
        ("Is the treaty in force?", "It covers the whole border.", OF_NONE),
        ("Is the border open?", "The ministers signed it in Arica.", 1.0),
    ],
)
def test_whether_it_is_in_force_is_decided_by_what_tells_so_or_what_is_awaited(
    question: str, sentence: str, worth: float
) -> None:
    assert decides(read_question(question), sentence) == worth


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("Is the joint group a NATO operation?", {"NATO", "operation"}),
        ("¿Es el convenio un tratado?", {"tratado"}),
        ("Is the treaty in force?", set()),
        ("Who is a signatory?", set()),
    ],
)
def test_what_something_is_asked_to_be(question: str, what: set[str]) -> None:
    assert {unit.surface for unit in what_it_may_be(read_question(question))} == what


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did Chile appeal?", "She said nothing on whether Chile would appeal."),
        ("Was the alarm switched off?", "The report is to tell whether the alarm was switched off."),
        ("¿Negocia Chile con la banda?", "El ministro no quiso confirmar que Chile negocie con la banda."),
        ("¿Se actuará contra los dueños?", "El ministro no concretó si se actuará contra ellos."),
        ("¿Conviene calentar la tierra?", "Si conviene o no lo dirá la universidad en marzo."),
    ],
)
def test_a_sentence_may_say_that_it_is_open(question: str, sentence: str) -> None:
    assert leaves_it_open(read_question(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did Chile appeal?", "Chile did not appeal."),
        ("¿Aceptó Chile la oferta?", "Chile no quiso la oferta."),
        ("What must the report tell?", "The report is to tell whether the alarm was switched off."),
        ("¿Qué no quiso confirmar el ministro?", "El ministro no quiso confirmar que Chile negocie."),
    ],
)
def test_what_is_denied_or_not_asked_so_is_not_open(question: str, sentence: str) -> None:
    assert not leaves_it_open(read_question(question), sentence)

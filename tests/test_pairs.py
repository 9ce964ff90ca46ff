"""Two things that a question names."""

from __future__ import annotations

import pytest

from assistant.composed.pairs import one_called, pair_in


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("When were the Lombok and the Quito codes adopted?", ("the Lombok code", "the Quito code")),
        ("Who signed the Danish and Swedish defence treaties?",
         ("the Danish defence treaty", "the Swedish defence treaty")),
        ("¿Cuándo se firmaron los convenios de Arica y de Lombok?", ("el convenio de Arica", "el convenio de Lombok")),
        ("¿Son vinculantes las declaraciones de Arica y Lombok?",
         ("la declaración de Arica", "la declaración de Lombok")),
        ("Which is longer, the Lombok code or the Quito code?", ("the Lombok code", "the Quito code")),
        ("When were the Peru and Chile talks held?", None),
        ("Who signed the Peru and Chile pacts?", None),
        ("What did the Lombok and Quito mayors say?", None),
    ],
)  # fmt: skip
def test_one_noun_stands_for_both(question: str, called: tuple[str, str] | None) -> None:
    pair = pair_in(question)
    assert (pair and pair.called) == called
    assert not pair or pair.always_two


def test_two_that_are_only_joined_may_be_one_matter() -> None:
    pair = pair_in("When were the Lombok code and the Quito protocol adopted?")
    assert pair and pair.called == ("the Lombok code", "the Quito protocol") and not pair.always_two


@pytest.mark.parametrize(
    ("question", "nth", "expected"),
    [
        ("When were the two Lombok treaties signed?", "second", "the second Lombok treaty"),
        ("¿Cuándo se firmaron los tratados de Lombok?", "primer", "el primer tratado de Lombok"),
        ("Who signed the treaties of Lombok?", "third", "the third treaty of Lombok"),
        ("When did the ministers meet?", "second", None),
    ],
)
def test_one_of_several_is_called_by_its_number(question: str, nth: str, expected: str | None) -> None:
    assert one_called(question, nth) == expected

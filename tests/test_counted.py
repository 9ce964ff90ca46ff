"""Numbers of what is asked for, and of something else."""

from __future__ import annotations

import pytest
from candidates import article, candidate

from assistant.reader.evidence.counted import counts_nothing_of_it, is_of_it, may_last, tells_no_rhythm
from assistant.reader.question import read_question
from index.types import Span


def fits(question: str, text: str, number: str, surely: bool = False, language: str = "en") -> bool:
    one = candidate(article("one", text, language=language))
    start = text.index(number)
    return is_of_it(read_question(question), one, Span(start, start + len(number)), surely)


@pytest.mark.parametrize(
    ("question", "text", "number", "expected"),
    [
        ("How many buoys were laid?", "They laid 40 buoys for 3 million dollars.", "40", True),
        ("How many buoys were laid?", "They laid 40 buoys for 3 million dollars.", "3 million", False),
        ("How many buoys were laid?", "Of the buoys they laid 40, and left.", "40", True),
        ("How many Tongans are held?", "There are 17 Tongans and 6 Fijians in the prison.", "17", True),
        ("How many Tongans are held?", "There are 17 Tongans and 6 Fijians in the prison.", "6", False),
        ("How many troops will come?", "The pact opens 17 military bases.", "17", False),
        ("How many states signed the code?", "The code has 21 articles.", "21", False),
        ("How many days did it last?", "It lasted 12 days.", "12", True),
        ("How often does the board meet?", "A board of eight officers meets every month.", "eight", False),
        ("How long is the licence valid?", "Two ministries issue it for three years.", "three", True),
        ("How long is the licence valid?", "Valid until then were two.", "two", True),
        ("How long does the pact run?", "The pact is for a border of 586 kilometres.", "586", False),
        ("How long is the border?", "The pact is for a border of 586 kilometres.", "586", True),
        ("How much does the fence cost?", "Three fences cost 40 million dollars.", "Three", False),
        ("How much does the fence cost?", "Three fences cost 40 million dollars.", "40", True),
        ("What number is it?", "It is 7.", "7", True),
    ],
)
def test_a_number_counts_what_is_asked_or_nothing_else(question: str, text: str, number: str, expected: bool) -> None:
    assert fits(question, text, number) is expected


def test_a_number_alone_may_be_it_but_not_surely() -> None:
    assert fits("How many buoys were laid?", "They laid 40, and left.", "40")
    assert not fits("How many buoys were laid?", "They laid 40, and left.", "40", surely=True)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How many buoys were laid?", "The buoys cost 3 million dollars.", True),
        ("How many buoys were laid?", "The buoys were laid in May.", False),
        ("How many troops will come?", "The pact opens 17 bases.", True),
        ("How often does the board meet?", "A board of eight officers meets every Tuesday.", False),
        ("¿Cuántas veces se aplazó?", "Tras dos días de conversaciones se aplazó por tercera vez.", False),
    ],
)
def test_a_sentence_whose_numbers_are_all_of_something_else(question: str, text: str, expected: bool) -> None:
    one = candidate(article("one", text))
    assert counts_nothing_of_it(read_question(question), one) is expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The committee meets at least twice a year.", True),
        ("El comité se reunirá cada seis meses.", True),
        ("The committee has three members.", False),
        ("La cita tuvo lugar el jueves en Lima.", False),
    ],
)
def test_how_often_is_told_by_a_rhythm(text: str, told: bool) -> None:
    question = read_question("How often does the committee meet?")
    assert tells_no_rhythm(question, candidate(article("committee", text))) is not told
    assert not tells_no_rhythm(read_question("How many members has it?"), candidate(article("committee", text)))


@pytest.mark.parametrize("question", ["For how long? (Peru, pact)", "¿Por cuánto tiempo? (Perú, pacto)"])
def test_for_how_long_is_told_by_no_month_alone(question: str) -> None:
    assert not may_last(read_question(question), "del mismo mes")
    assert may_last(read_question(question), "ten years")


def test_articles_of_a_text_are_no_texts() -> None:
    one = candidate(article("one", "El acuerdo marítimo, de 23 artículos, rige desde mayo.", language="es"))
    assert counts_nothing_of_it(read_question("¿Cuántos acuerdos son?"), one)

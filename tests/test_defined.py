"""What something with a name is, is told first."""

from __future__ import annotations

import pytest
from candidates import article, lines

from assistant.reader.evidence.defined import that_say_what_it_is
from assistant.reader.question import read_question


def first(text: str, body: str) -> str:
    return that_say_what_it_is(read_question(text), lines(article("one", body)))[0].text


@pytest.mark.parametrize(
    "says",
    [
        "Peru and Chile set up a patrol scheme named Dorado.",
        "Dorado is a patrol scheme.",
        "Dorado, a patrol scheme of two navies, began in May.",
        "The patrol scheme began (Dorado) in May.",
        "Ambos países crearon una patrulla llamada Dorado.",
    ],
)
def test_by_the_sentence_that_says_so(says: str) -> None:
    assert (
        first("What is Dorado?", f"The ships of Dorado sailed on Monday. A class named New-Dorado will follow. {says}")
        == says
    )


def test_or_by_the_first_one_that_names_it() -> None:
    body = "The crews are tired. Both navies will sail in Dorado from May. Dorado has four ships."
    assert first("What is Dorado?", body) == "Both navies will sail in Dorado from May."


def test_other_questions_keep_their_order() -> None:
    body = "The ships sailed on Monday. Dorado is a patrol scheme."
    assert first("When did Dorado begin?", body) == "The ships sailed on Monday."


def test_what_everybody_knows_is_said_or_nothing_is() -> None:
    body = "Both navies will sail with NATO from May. NATO has agreed."
    assert that_say_what_it_is(read_question("What is NATO?"), lines(article("one", body))) == []
    says = "NATO is a military alliance."
    assert first("What is NATO?", f"{body} {says}") == says

"""Whom of those who stand in a sentence a question means."""

from __future__ import annotations

import pytest
from candidates import article, candidate

from assistant.reader.officials.persons import persons
from assistant.reader.officials.roles import asks_for_one, of_the_office, who_acted
from assistant.reader.question import read_question


def acted(question: str, text: str) -> list[str]:
    one = candidate(article("one", text))
    return [person.name for person in who_acted(read_question(question), one, persons(one))]


def in_office(question: str, text: str) -> list[str]:
    one = candidate(article("one", text, language="es" if text.startswith("Asist") else "en"))
    return [person.name for person in of_the_office(read_question(question), one, persons(one))]


SIGNED = (
    "It was signed by the fisheries minister, Ana Torres, and Admiral Luis Vega "
    "in the presence of President Rosa Hill and Ambassador Kenji Mori."
)
HOSTED = "President Rosa Hill hosted the fisheries minister, Ana Torres, and Admiral Luis Vega at the palace."


@pytest.mark.parametrize(
    ("question", "text", "names"),
    [
        ("Who signed the pact?", SIGNED, ["Ana Torres", "Luis Vega"]),
        ("Which leaders watched the signing of the pact?", SIGNED, ["Rosa Hill", "Kenji Mori"]),
        ("¿Quiénes presenciaron la firma?", SIGNED, ["Rosa Hill", "Kenji Mori"]),
        ("Who signed the pact?", "Ana Torres and Luis Vega signed it and were received by President Rosa Hill.",
         ["Ana Torres", "Luis Vega"]),
        ("¿Quién firmó el pacto?", "Lo firmó Ana Torres ante el presidente Luis Vega.", ["Ana Torres"]),
        ("Who hosted them?", HOSTED, ["Rosa Hill"]),
        ("Who met at the palace?", HOSTED.replace("hosted", "met"), ["Rosa Hill", "Ana Torres", "Luis Vega"]),
        ("Who chaired the talks?", "Minister Ana Torres chaired the talks with Admiral Luis Vega.",
         ["Ana Torres", "Luis Vega"]),
        ("Who signed it?", "President Rosa Hill witnessed the signing.", []),
        ("¿Quién asistió?", "El presidente Luis Vega presenció la firma.", ["Luis Vega"]),
        ("Who attended?", "The minister was received by President Rosa Hill.", ["Rosa Hill"]),
        ("Who signed it?", "The minister was received by President Rosa Hill.", []),
    ],
)  # fmt: skip
def test_who_stood_by_did_not_do_it(question: str, text: str, names: list[str]) -> None:
    assert acted(question, text) == names


WITNESSES = "Asistieron la primera ministra de Fiyi, Rosa Hill, y el primer ministro en funciones de Tonga, Luis Vega."


@pytest.mark.parametrize(
    ("question", "text", "names"),
    [
        ("Which minister signed?", SIGNED, ["Ana Torres"]),
        ("¿Quién fue el almirante?", SIGNED, ["Luis Vega"]),
        ("Which ministers signed?", HOSTED, ["Rosa Hill", "Ana Torres", "Luis Vega"]),
        ("¿Qué primer ministro en funciones asistió?", WITNESSES, ["Luis Vega"]),
        ("Which minister came?", "Ana Torres and Luis Vega came.", ["Ana Torres", "Luis Vega"]),
        ("¿Quién fue el canciller?", "The foreign minister, Ana Torres, and the interior minister, Luis Vega, came.",
         ["Ana Torres"]),
    ],
)  # fmt: skip
def test_one_with_an_office_is_whoever_holds_it(question: str, text: str, names: list[str]) -> None:
    assert in_office(question, text) == names


def test_an_office_in_the_singular_asks_for_one() -> None:
    assert asks_for_one(read_question("Which minister signed?"))
    assert asks_for_one(read_question("¿Quién fue el canciller?"))
    assert not asks_for_one(read_question("Which ministers signed?"))
    assert not asks_for_one(read_question("Who signed the pact?"))

"""A comparison of two countries as a question on each."""

from __future__ import annotations

import pytest

from assistant.compare import comparison, two_things


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "What do Sweden and Denmark each have to do first?",
            "What do Sweden each have to do first?",
            "What do Denmark each have to do first?",
        ),
        ("Which of the two opens more ports, Peru or Chile?", "opens more ports, Peru?", "opens more ports, Chile?"),
        (
            "Whose talks ran longer, Denmark's or Finland's?",
            "Whose talks ran longer, Denmark's?",
            "Whose talks ran longer, Finland's?",
        ),
        ("Peru vs. Chile: which has more posts?", "Peru: which has more posts?", "Chile: which has more posts?"),
        (
            "¿Qué pactó España con Gambia y con Senegal?",
            "¿Qué pactó España con Gambia?",
            "¿Qué pactó España con Senegal?",
        ),
        ("¿Quién firmó por la UE y por Túnez?", "¿Quién firmó por la UE?", "¿Quién firmó por Túnez?"),
    ],
)
def test_each_side_is_asked_without_the_other(question: str, first: str, second: str) -> None:
    compared = comparison(question)
    assert compared is not None
    assert [side.strip() for side in compared.sides] == [first, second]
    assert len(compared.countries) == 2


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "On what dates were Tokyo's access agreements with Canberra, London and Manila signed?",
            [
                f"On what dates were Tokyo's access agreements with {each} signed?"
                for each in ("Canberra", "London", "Manila")
            ],
        ),
        (
            "¿Cuándo firmó los acuerdos con Australia y con Filipinas?",
            ["¿Cuándo firmó los acuerdos con Australia?", "¿Cuándo firmó los acuerdos con Filipinas?"],
        ),
    ],
)
def test_agreements_with_several_are_asked_of_one_by_one(question: str, sides: list[str]) -> None:
    compared = comparison(question)
    assert compared is not None
    assert list(compared.sides) == sides


@pytest.mark.parametrize(
    "question",
    [
        "What does the agreement with Peru and Chile cover?",
        "What did Peru and Chile agree on?",
        "Which areas does the framework of Peru and Chile cover?",
        "What did each minister say of the pact between Peru and Chile?",
        "When did Japan and the UK sign?",
        "What does a neighbour such as Peru or Chile gain?",
        "Who met in Lima?",
        "¿Dónde se reunieron Perú y Chile?",
    ],
)
def test_what_two_did_together_is_no_comparison(question: str) -> None:
    assert comparison(question) is None


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "When were the Lima Code and the Quito Protocol adopted?",
            ("When were the Lima Code adopted?", "When were the Quito Protocol adopted?"),
        ),
        (
            "¿Son vinculantes el código de Lima y la declaración de Quito?",
            ("¿Son vinculantes el código de Lima?", "¿Son vinculantes la declaración de Quito?"),
        ),
        ("What did the Minister and the Netherlands say?", None),
        ("What did the Lima Code change?", None),
    ],
)
def test_two_named_things_are_asked_for_one_by_one(question: str, sides: tuple[str, str] | None) -> None:
    things = two_things(question)
    assert (things and things.sides) == sides


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("When were the Lima Code and the Quito Protocol adopted?", ("Lima Code", "Quito Protocol")),
        ("¿Son vinculantes el código de Lima y la declaración de Quito?", ("código de Lima", "declaración de Quito")),
    ],
)
def test_each_thing_is_called_what_the_question_calls_it(question: str, labels: tuple[str, str]) -> None:
    things = two_things(question)
    assert things and things.labels == labels


@pytest.mark.parametrize(
    ("question", "sides", "labels"),
    [
        (
            "Who signed the pacts of Peru with Chile in 2006 and 2024?",
            ("Who signed the pacts of Peru with Chile in 2006?", "Who signed the pacts of Peru with Chile in 2024?"),
            ("2006", "2024"),
        ),
        (
            "¿Quién firmó en 2023 y en 2024 los pactos de Chile?",
            ("¿Quién firmó en 2023 los pactos de Chile?", "¿Quién firmó en 2024 los pactos de Chile?"),
            ("2023", "2024"),
        ),
        (
            "What did the EU sign with Norway and Moldova?",
            ("What did the EU sign with Norway?", "What did the EU sign with Moldova?"),
            ("Norway", "Moldova"),
        ),
    ],
)
def test_two_years_and_two_partners_are_asked_of_one_by_one(
    question: str, sides: tuple[str, str], labels: tuple[str, str]
) -> None:
    compared = comparison(question)
    assert compared and compared.sides == sides and compared.labels == labels


def test_from_one_year_to_another_is_one_time() -> None:
    assert comparison("What happened between 2006 and 2024?") is None

"""A comparison of two countries as a question on each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.composed.compare import comparison, of_its_side, on_each_side, two_things
from index.types import Article


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "What do Sweden and Denmark each have to do first?",
            "What does Sweden have to do first?",
            "What does Denmark have to do first?",
        ),
        (
            "Which of the two opens more ports, Peru or Chile?",
            "How many ports does Peru open?",
            "How many ports does Chile open?",
        ),
        (
            "Whose talks ran longer, Denmark's or Finland's?",
            "How long did Denmark's talks run?",
            "How long did Finland's talks run?",
        ),
        ("Which signed first, Peru or Chile?", "When signed, Peru?", "When signed, Chile?"),
        ("¿Quién firmó antes, Perú o Chile?", "¿Cuándo firmó, Perú?", "¿Cuándo firmó, Chile?"),
        (
            "Which was signed first, the pact with Peru or the one with Chile?",
            "When was signed, the pact with Peru?",
            "When was signed, the pact with Chile?",
        ),
        (
            "¿Cuál fue primero, el acuerdo de España con Perú o el de España con Chile?",
            "¿Cuándo se firmó el acuerdo de España con Perú?",
            "¿Cuándo se firmó el acuerdo de España con Chile?",
        ),
        (
            "Is Spain giving more money to Peru or to Chile?",
            "How much money is Spain giving to Peru?",
            "How much money is Spain giving to Chile?",
        ),
        (
            "Does Peru open more ports to the Americans than Chile?",
            "How many ports does Peru open to the Americans?",
            "How many ports does Chile open to the Americans?",
        ),
        (
            "Does the pact with Peru cover more ports than the one with Chile?",
            "How many ports does the pact with Peru cover?",
            "How many ports does the pact with Chile cover?",
        ),
        (
            "Did Peru sign with Spain earlier than Chile?",
            "When did Peru sign with Spain?",
            "When did Chile sign with Spain?",
        ),
        ("¿Firmó Perú antes que Chile?", "¿Cuándo firmó Perú?", "¿Cuándo firmó Chile?"),
        (
            "Which came first, the pact with Peru or that with Chile?",
            "When was the pact with Peru signed?",
            "When was the pact with Chile signed?",
        ),
        (
            "¿Qué país abre más bases, Perú o Chile?",
            "¿Cuántas bases abre, Perú?",
            "¿Cuántas bases abre, Chile?",
        ),
        (
            "Compara el dinero que promete España a Perú y a Chile",
            "¿Cuánto dinero promete España a Perú",
            "¿Cuánto dinero promete España a Chile",
        ),
        ("Compare Peru and Chile: number of posts", "Peru: number of posts", "Chile: number of posts"),
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
    ("message", "asked"),
    [
        (
            ["Whose talks took longer, Peru's or Chile's?", "Say how long each of them took (Chile, Peru, talks)"],
            [("How long did Peru's talks take?", "Peru"), ("How long did Chile's talks take?", "Chile")],
        ),
        (
            ["Which opens more ports, Peru or Chile?", "And when will each of them open? (Chile, Peru, ports)"],
            [
                ("How many ports does Peru open?", "Peru"),
                ("How many ports does Chile open?", "Chile"),
                ("And when will each of them open? (Peru, ports)", "Peru"),
                ("And when will each of them open? (Chile, ports)", "Chile"),
            ],
        ),
        (["When was the pact signed?", "What does each of them say?"],
         [("When was the pact signed?", ""), ("What does each of them say?", "")]),
    ],
)  # fmt: skip
def test_what_is_asked_of_each_after_a_comparison_is_asked_of_its_sides(
    message: list[str], asked: list[tuple[str, str]]
) -> None:
    assert [(one.text, label) for one, label in on_each_side(message, lambda _: None)] == asked


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
        "¿Cómo se reparten los detenidos entre la justicia de Perú y la de Chile?",
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
            ("When was the Lima Code adopted?", "When was the Quito Protocol adopted?"),
        ),
        (
            "¿Son vinculantes el código de Lima y la declaración de Quito?",
            ("¿Es vinculante el código de Lima?", "¿Es vinculante la declaración de Quito?"),
        ),
        (
            "¿Cuándo se adoptaron los códigos de Lombok y de Arica?",
            ("¿Cuándo se adoptó el código de Lombok?", "¿Cuándo se adoptó el código de Arica?"),
        ),
        (
            "Which is binding, the Lombok code or the Quito code?",
            ("Is the Lombok code binding?", "Is the Quito code binding?"),
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


def test_of_a_row_of_countries_each_is_asked_for() -> None:
    compared = comparison("Which of Peru, Chile and Brazil signed last?")
    assert compared and compared.labels == ("Peru", "Chile", "Brazil")
    assert compared.sides == ("When Peru signed?", "When Chile signed?", "When Brazil signed?")


def test_a_side_does_not_answer_from_the_other_s_article_nor_from_one_of_another_country() -> None:
    peru, chile, brazil = (
        candidate(replace(article(name, f"{name} opens ports.", title=name), countries=(code,))).passage
        for name, code in (("Peru", "PE"), ("Chile", "CL"), ("Brazil", "BR"))
    )
    first = {"Peru": peru.article, "Chile": chile.article}
    assert of_its_side("Peru", [chile, brazil, peru], first) == [peru]
    assert of_its_side("Lima code", [chile, brazil], {"Lima code": None, "Chile": chile.article}) == [brazil]
    assert of_its_side("Peru", [chile], first) == [chile]


def test_two_countries_of_one_article_are_told_apart_where_each_has_an_article_of_its_own() -> None:
    both = article("both", "Peru and Chile open ports.", title="Peru and Chile open ports")
    own = {code: article(code, f"{code} opens ports.", title=code) for code in ("Peru", "Chile")}
    question = "Which opens more ports, Peru or Chile?"

    def each(text: str) -> Article:
        return both if "or" in text.split() else own["Peru" if "Peru" in text else "Chile"]

    assert [label for _, label in on_each_side([question], each)] == ["Peru", "Chile"]
    assert [label for _, label in on_each_side([question], lambda _: both)] == [""]


def test_two_pairs_are_two_sides() -> None:
    compared = comparison("Who met first, Peru and Chile or Spain and Morocco?")
    assert compared and compared.labels == ("Peru and Chile", "Spain and Morocco")

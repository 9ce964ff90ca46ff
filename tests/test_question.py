"""What a question is understood to ask for."""

from __future__ import annotations

import pytest

from assistant.reader.number_words import number_value
from assistant.reader.question import Wanted, read_question


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Which six areas did Peru and Chile agree on?", [Wanted.LIST]),
        ("Name the cities", [Wanted.LIST]),
        ("Who signed for Peru?", [Wanted.PERSON]),
        ("When and where did they meet?", [Wanted.DATE, Wanted.PLACE]),
        ("Where and when did they meet?", [Wanted.PLACE, Wanted.DATE]),
        ("How many officers?", [Wanted.NUMBER]),
        ("Which opens more sites, Peru or Chile?", [Wanted.NUMBER]),
        ("¿Qué país pone menos barcos?", [Wanted.NUMBER]),
        ("Why did Peru join?", [Wanted.REASON]),
        ("Summarise who met and when", [Wanted.SUMMARY]),
        ("Did Peru sign?", [Wanted.YES_NO]),
        ("Which countries signed?", [Wanted.COUNTRIES]),
        ("What did Peru and Chile agree?", [Wanted.DECISION]),
        ("drug routes", [Wanted.STATEMENT]),
        ("¿Quién firmó por Chile?", [Wanted.PERSON]),
        ("¿Cuándo y dónde se reunieron?", [Wanted.DATE, Wanted.PLACE]),
        ("On what dates were they signed?", [Wanted.DATE]),
        ("¿En qué fechas se firmaron?", [Wanted.DATE]),
        ("¿Desde cuándo rige?", [Wanted.DATE]),
        ("The pact was signed when?", [Wanted.DATE]),
        ("Which Peruvian and Chilean officials argued?", [Wanted.PERSON]),
        ("Which politicians came?", [Wanted.PERSON]),
        ("¿Qué responsables hablaron?", [Wanted.PERSON]),
        ("¿Qué políticas acordaron?", [Wanted.LIST]),
        ("Who captained it when the cable broke?", [Wanted.PERSON]),
        ("What must rangers do when they cross?", [Wanted.DECISION]),
        ("¿Qué respondió cuando le preguntaron?", [Wanted.STATEMENT]),
        ("¿Por qué?", [Wanted.REASON]),
        ("¿Por qué mandó Perú un buque?", [Wanted.REASON]),
        ("¿Qué mandos asistieron?", [Wanted.PERSON]),
        ("¿Qué porcentaje de las armas es robado?", [Wanted.NUMBER]),
        ("What proportion of the arms is stolen?", [Wanted.NUMBER]),
        ("¿Qué países firmaron?", [Wanted.COUNTRIES]),
        ("paises firmantes del tratado", [Wanted.COUNTRIES]),
        ("States that signed the pact", [Wanted.COUNTRIES]),
        ("Who takes part in the patrols?", [Wanted.COUNTRIES]),
        ("¿Quiénes integran la red?", [Wanted.COUNTRIES]),
        ("¿A quién pertenecen las aguas?", [Wanted.STATEMENT]),
        ("¿En qué áreas?", [Wanted.LIST]),
        ("Resume el acuerdo", [Wanted.SUMMARY]),
        ("Infórmame sobre Perú en 2024", [Wanted.SUMMARY]),
        ("Ponme al día sobre Perú", [Wanted.SUMMARY]),
        ("Bring me up to date on Peru", [Wanted.SUMMARY]),
    ],
)
def test_what_is_wanted_in_the_order_of_asking(text: str, wanted: list[Wanted]) -> None:
    assert list(read_question(text).wanted) == wanted


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Who signed for Peru?", {"PE"}),
        ("Who represented Chile at the talks with Peru?", {"CL"}),
        ("Which Chilean minister spoke in Lima?", {"CL"}),
        ("Who represented Peru and Chile in Lima?", {"PE", "CL"}),
        ("¿Quiénes hablaron por Perú, Chile y Bolivia?", {"PE", "CL", "BO"}),
        ("¿Quién firmó por Chile?", {"CL"}),
        ("¿Quién firmó en nombre de Chile el pacto con el Perú?", {"CL"}),
        ("¿Quién encabezó la parte chilena?", {"CL"}),
        ("¿Qué ministro chileno firmó con el Perú?", {"CL"}),
        ("Who was on the Chilean team at the talks with Peru?", {"CL"}),
        ("Who signed the treaty with Peru?", set()),
        ("Who met in Lima?", set()),
        ("What did Peru and Chile agree?", set()),
    ],
)
def test_whose_people_are_asked_for(text: str, sides: set[str]) -> None:
    assert read_question(text).sides == sides


@pytest.mark.parametrize(
    ("text", "count"),
    [("Which six areas?", 6), ("¿Cuáles son los seis ámbitos?", 6), ("Which 3 countries?", 3), ("Which areas?", None)],
)
def test_the_count_that_is_taken_for_granted(text: str, count: int | None) -> None:
    assert read_question(text).count == count


def test_countries_years_and_language() -> None:
    question = read_question("¿Qué acordaron Perú y Chile en 2023?")
    assert (question.language, question.countries, question.years) == ("es", {"PE", "CL"}, {"2023"})


def test_what_how_many_counts_is_never_a_country() -> None:
    counted = read_question("How many Peruvian officers are there?").counted
    assert [thing.surface for thing in counted] == ["officers"]
    assert read_question("Who are the officers?").counted == ()
    assert [thing.key for thing in read_question("How many Peruvians took part?").counted] == ["PE"]
    assert read_question("How many of them are in the treaty?").counted == ()  # "treaty" is not what is counted


@pytest.mark.parametrize(("word", "value"), [("six", 6), ("Seis", 6), ("6", 6), ("dieciséis", 16), ("many", None)])
def test_number_words(word: str, value: int | None) -> None:
    assert number_value(word) == value


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What is the name of the ship?", True),
        ("What are the names of the two officers?", True),
        ("What are the three boats called?", True),
        ("names of the bases in the north", True),
        ("What is the engineer's name?", True),
        ("¿Cómo se llama el patrón del barco?", True),
        ("¿Cuáles son los nombres de los buques?", True),
        ("nombre del director", True),
        ("What is the boat called after?", False),
        ("Where does the name of the patrol come from?", False),
        ("¿Quién firmó en nombre de Perú?", False),
        ("¿De dónde viene el nombre de la patrulla?", False),
    ],
)
def test_a_question_may_ask_what_something_is_called(question: str, asked: bool) -> None:
    assert read_question(question).asks_name is asked


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("when was that? (Peru, Chile, represented)", True),
        ("¿y dónde? (Perú, acuerdo)", True),
        ("when was the pact signed? (Peru)", False),
        ("when was that?", False),
    ],
)
def test_a_follow_up_may_leave_all_to_what_it_takes_along(question: str, points: bool) -> None:
    assert read_question(question).only_points is points


def test_a_side_may_stand_behind_al() -> None:
    assert read_question("¿Quién representó al Perú? (Chile)").sides == {"PE"}


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What is AUKUS?", True),
        ("¿Qué es la Red Andina de Seguridad?", True),
        ("What is the Code of Conduct of Lima?", True),
        ("What is the capital of Peru?", False),
        ("What is Peru giving to Chile?", False),
        ("What does AUKUS cover?", False),
        ("¿Qué es la Red Dorada 24/7?", True),
    ],
)
def test_what_something_with_a_name_is_takes_a_sentence(question: str, asked: bool) -> None:
    assert read_question(question).asks_what_it_is is asked


def test_a_word_that_begins_a_sentence_is_no_name() -> None:
    question = read_question("They met in Arica. Compare both sides. ¿Qué dijo Torres?")
    assert [unit.surface for unit in question.units if question.is_name(unit)] == ["Arica", "Torres"]

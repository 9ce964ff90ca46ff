"""Half a question, put into the last one in the place of what stands there likewise."""

from __future__ import annotations

import pytest

from assistant.reader.question import read_question
from assistant.talk.ellipsis import half, has_verb, name_put_in, put_in


def again(half_asked: str, before: str) -> str | None:
    asked = read_question(half_asked)
    rest = half(asked)
    return put_in(rest, asked, read_question(before)) if rest else None


@pytest.mark.parametrize(
    ("asked", "before", "expected"),
    [
        (
            "and Norway?",
            "How many ports does Chile open to US forces?",
            "How many ports does Norway open to US forces?",
        ),
        ("and the Swedes?", "Who led the Mexican delegation?", "Who led the Swedish delegation?"),
        ("¿y el danés?", "¿Quién firmó el pacto de Chile con Perú?", "¿Quién firmó el pacto de Dinamarca con Perú?"),
        ("¿y la peruana?", "¿Qué ministra chilena habló?", "¿Qué ministra peruana habló?"),
        ("and the one with Chile?", "Who signed the EU-Norway pact?", "Who signed the EU-Chile pact?"),
        ("and the Bahamas?", "Who signed the Canada-Jamaica plan?", "Who signed the Canada-Bahamas plan?"),
        ("what about Bolivia?", "What did Peru and Chile decide?", "What did Peru and Bolivia decide?"),
        ("and the Australian one?", "When did Japan and the UK sign?", "When did Japan and Australia sign?"),
        ("and Peru?", "When did Chile sign its pact with the US?", "When did Peru sign its pact with the US?"),
        ("and with Peru?", "When did Chile sign its pact with the US?", "When did Chile sign its pact with Peru?"),
        ("¿y Perú?", "¿Qué firmó Chile con Bolivia?", "¿Qué firmó Perú con Bolivia?"),
        ("and the UK?", "Who signed for Chile?", "Who signed for the UK?"),
        ("¿y la UE?", "¿Cuánto dinero dará Perú a Chile?", "¿Cuánto dinero dará Perú a la UE?"),
    ],
)
def test_a_country_takes_the_place_of_one_that_stands_there_likewise(asked: str, before: str, expected: str) -> None:
    assert again(asked, before) == expected


@pytest.mark.parametrize(
    ("asked", "before", "expected"),
    [
        ("¿y por Panamá?", "¿Quién firmó el plan del Darién?", "¿Quién firmó el plan del Darién por Panamá?"),
        ("and for Peru?", "Who signed for Chile?", "Who signed for Peru? (Chile)"),
        ("and for Peru?", "Who signed for Chile? (Bolivia)", "Who signed for Peru? (Bolivia)"),
        ("and for Peru?", "Who signed for Chile in Arica?", "Who signed for Peru in Arica? (Chile)"),
        ("and for Chile?", "who signed? (Chile, Peru)", "who signed for Chile? (Chile, Peru)"),
        ("¿Y por parte europea?", "¿Qué ministro mauritano firmó?", "¿Qué ministro firmó por parte europea?"),
        ("and in 2019?", "How many boats did Peru send in 2018?", "How many boats did Peru send in 2019?"),
        ("and in 2019?", "Who was the minister then?", "Who was the minister in 2019?"),
        ("and the year before?", "How many boats came?", "How many boats came the year before?"),
        ("and after that?", "Who leads it? (Arica command)", "Who leads it after that? (Arica command)"),
        ("and the Callao code?", "How long is the Arica code?", "How long is the Callao code?"),
        ("and the Callao code?", "is it binding? (Arica code)", "is it binding? (Callao code)"),
        ("y el pacto con Chile?", "¿Cuándo firmó Perú el pacto con Bolivia?", "¿Cuándo firmó Perú el pacto con Chile?"),
        ("¿y el de Arica House?", "¿Quién firmó los pactos de Lima House?", "¿Quién firmó los pactos de Arica House?"),
        ("and the school?", "Where were the offices set up?", "Where was the school set up?"),
        ("and the boats?", "How much does the school cost?", "How much do the boats cost?"),
    ],
)  # fmt: skip
def test_so_do_a_side_a_time_and_a_thing(asked: str, before: str, expected: str) -> None:
    assert again(asked, before) == expected


@pytest.mark.parametrize(
    ("asked", "before"),
    [
        ("and the patrol boats?", "Why is Chile doing this?"),
        ("and the Bahamas?", "Which countries sent observers?"),
        ("and Ecuador?", "When was that? (plan, Panama)"),
        ("¿y en 2006?", "¿Quién firmó por España?"),
        ("and in 2006?", "When did Peru sign?"),
        ("and the school?", "When was that?"),
        ("and Soto?", "Who signed the Arica House pact?"),
        ("and Chile?", "Peruvian Minister Ana Soto?"),
        ("and Peru and Chile?", "What did Bolivia sign?"),
    ],
)
def test_what_fits_nowhere_is_put_nowhere(asked: str, before: str) -> None:
    assert again(asked, before) is None


@pytest.mark.parametrize(
    "question", ["¿El rey recibió a la ministra?", "and who paid?", "The minister has left", "Lima"]
)
def test_what_is_a_whole_question_or_one_word_is_no_half(question: str) -> None:
    assert half(read_question(question)) is None


def test_a_verb_is_known_by_its_ending_in_spanish() -> None:
    assert has_verb("Quispe propuso algo más") and has_verb("lo firmaron") and not has_verb("el puesto de mando")


@pytest.mark.parametrize(
    ("asked", "before", "expected"),
    [
        ("and Peru and Chile?", "Who signed the Norway-Sweden pact?", "Who signed the Peru-Chile pact?"),
        ("and Peru and Norway?", "Who signed the Norway-Sweden pact?", "Who signed the Norway-Peru pact?"),
        ("and Peru and Chile?", "where? (Norway, Sweden, talks)", "where? (Peru, Chile, talks)"),
        ("and Peru and Chile?", "where? (Norway, Sweden, Denmark, talks)", "where? (Peru, Chile, talks)"),
        ("and Marta Quispe?", "Who is Ana Soto?", "Who is Marta Quispe?"),
        ("¿y Quispe?", "¿qué dijo Soto sobre los barcos?", "¿qué dijo Quispe sobre los barcos?"),
        ("¿y por Chile?", "¿Quién firmó por la UE?", "¿Quién firmó por Chile? (UE)"),
    ],
)
def test_two_countries_and_persons_take_the_place_of_others(asked: str, before: str, expected: str) -> None:
    assert again(asked, before) == expected


def test_a_name_that_is_meant_takes_the_place_of_the_only_one() -> None:
    before = read_question("Who signed the pact of Lima House?")
    assert (
        name_put_in("Arica House", read_question("Who wrote the Callao House pact?"))
        == "Who wrote the Arica House pact?"
    )
    assert name_put_in("the boats", before) is None
    assert name_put_in("Arica House", read_question("Did Soto write the Callao House pact?")) is None

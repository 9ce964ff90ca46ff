"""A person with the office that a sentence gives them."""

from __future__ import annotations

import pytest

from assistant.reader.officials.offices import with_office
from assistant.reader.officials.people import people


def named(text: str) -> list[str]:
    return [with_office(text, person).of(text) for person in people(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ana Torres (Chile) signed.", ["President Ana Torres"]),
        ("Asistió la subsecretaria de Defensa, Ana Torres.", ["subsecretaria de Defensa, Ana Torres"]),
        ("The Colombian delegation was led by the Deputy Minister of Defence, Ana Lucía Torres.",
         ["Deputy Minister of Defence, Ana Lucía Torres"]),
        ("The EU High Representative for Foreign Affairs and Security Policy, Ana Torres, came.",
         ["EU High Representative for Foreign Affairs and Security Policy, Ana Torres"]),
        ("In Lima the chief of staff Ana Torres spoke.", ["chief of staff Ana Torres"]),
        ("La secretaria general de la OTAN, Ana Torres, llegó.", ["secretaria general de la OTAN, Ana Torres"]),
        ("El presidente chileno, Luis Vega, firmó.", ["presidente chileno, Luis Vega"]),
        ("El general Jorge Ibáñez habló.", ["general Jorge Ibáñez"]),
        ("NATO Secretary-General Ana Torres spoke.", ["NATO Secretary-General Ana Torres"]),
        ("El ministro peruano de Pesca, Luis Vega, firmó.", ["ministro peruano de Pesca, Luis Vega"]),
        ("Chile's border security minister, Ana Torres, left.", ["Chile's border security minister, Ana Torres"]),
        ("Chilean prisons director Ana Torres left.", ["Chilean prisons director Ana Torres"]),
        ("It was signed by then-President Ana Torres.", ["then-President Ana Torres"]),
        ("General Luis Vega, head of the navy, left.", ["General Luis Vega, head of the navy"]),
        ("Chile's vice-minister of the interior, Ana Torres, left.",
         ["Chile's vice-minister of the interior, Ana Torres"]),
        ("En cambio, el alcalde de Arica, Luis Vega, calló.", ["alcalde de Arica, Luis Vega"]),
        ("In Lima, opposition leader Ana Torres left.", ["opposition leader Ana Torres"]),
        ("Operaron al líder del Frente Sur, Luis Vega.", ["líder del Frente Sur, Luis Vega"]),
    ],
)  # fmt: skip
def test_the_office_before_the_name_is_shown_with_it(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Torres, minister of defence of Chile, signed.", ["Ana Torres, minister of defence of Chile"]),
        ("Ana Torres, the defence minister, signed.", ["Ana Torres, the defence minister"]),
        ("Luis Vega, canciller del Perú, llegó.", ["Luis Vega, canciller del Perú"]),
        ("Firmó por Chile Ana Torres, ministra de Defensa.", ["Ana Torres, ministra de Defensa"]),
    ],
)  # fmt: skip
def test_so_is_the_office_after_it(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact was signed by Deputy Interior Minister Manuel Rojas.", ["Deputy Interior Minister Manuel Rojas"]),
        ("Signed by Australian Prime Minister Rosa Hill.", ["Australian Prime Minister Rosa Hill"]),
        ("There came with its Secretary of State Ana Torres", ["Secretary of State Ana Torres"]),
        ("Firmó el pacto el ministro del Interior, Luis Vega.", ["ministro del Interior, Luis Vega"]),
        ("Para el presidente Luis Vega es justo.", ["presidente Luis Vega"]),
        ("Lo dieron a conocer el jueves la embajadora Ana Torres y su par.", ["embajadora Ana Torres"]),
        ("The patrols sail under General Luis Vega.", ["General Luis Vega"]),
    ],
)  # fmt: skip
def test_words_before_the_office_are_none_of_it(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Australian Prime Minister Rosa Hill and Japanese Prime Minister Kenji Mori signed.",
         ["Australian Prime Minister Rosa Hill", "Japanese Prime Minister Kenji Mori"]),
        ("The Prime Minister of Japan, Kenji Mori, met Prime Minister Rosa Hill of Australia.",
         ["Prime Minister of Japan, Kenji Mori", "Prime Minister Rosa Hill"]),
        ("Firmaron la ministra de Defensa de Chile, Ana Torres, y el canciller de Perú, Luis Vega.",
         ["ministra de Defensa de Chile, Ana Torres", "canciller de Perú, Luis Vega"]),
        ("Ana Torres, ministra de Defensa, y Luis Vega, jefe de la policía, firmaron.",
         ["Ana Torres, ministra de Defensa", "Luis Vega, jefe de la policía"]),
    ],
)  # fmt: skip
def test_each_of_two_has_their_own_office(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Torres met Luis Vega in Lima.", ["Ana Torres", "Luis Vega"]),
        ("The minister left. Ana Torres stayed.", ["Ana Torres"]),
        ("The minister spoke; Ana Torres listened.", ["Ana Torres"]),
        ("The presidential palace hosted Ana Torres.", ["Ana Torres"]),
        ("Ana Torres signed for Peru, the minister said.", ["Ana Torres"]),
        ("El presidente recibió a Ana Torres.", ["Ana Torres"]),
        ("La directora del centro será la chilena Ana Torres.", ["Ana Torres"]),
        ("Defence ministers Ana Torres and Luis Vega met.", ["Ana Torres", "Luis Vega"]),
    ],
)  # fmt: skip
def test_without_an_office_of_their_own_there_is_the_name_alone(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_verb_between_office_and_name_parts_them() -> None:
    assert named("The minister met Luis Vega in Lima.") == ["Luis Vega"]


def test_the_office_of_the_next_person_is_not_taken() -> None:
    assert named("Ana Torres, Foreign Minister Luis Vega and Rosa Hill signed.")[0] == "Ana Torres"

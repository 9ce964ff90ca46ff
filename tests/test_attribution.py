"""Who a sentence says that it is so."""

from __future__ import annotations

import pytest

from assistant.reader.attribution import attributed_to

MET = "The envoy Luis Vega met Ana Torres in Lima."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The minister said that the office opens in June.", "The minister"),
        ("The minister said on Monday that the office opens in June.", "The minister"),
        ("Peru has said that it will pay.", "Peru"),
        ("Chile denied that it will pay.", "Chile"),
        ("The ministers of Peru and Chile said that they will pay.", "The ministers of Peru and Chile"),
        ("El ministro del Interior dijo que la oficina abre en junio.", "El ministro del Interior"),
        ("La ministra Ana Quispe también afirmó que habrá patrullas.", "La ministra Ana Quispe"),
        ("Los presidentes aseguraron que habrá patrullas.", "Los presidentes"),
        ("The Chilean navy puts the number of boats at 40.", "The Chilean navy"),
        ("El Gobierno chileno cifra en 40 los botes que faltan.", "El Gobierno chileno"),
    ],
)
def test_the_one_who_says_it_stands_before_the_verb(text: str, who: str) -> None:
    assert attributed_to(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The office opens in June, said the interior minister.", "the interior minister"),
        ("“We will patrol together,” said Ana Torres.", "Ana Torres"),
        ("“It is fair”, added General Jorge Ibáñez when he left.", "General Jorge Ibáñez"),
        ("«Patrullaremos juntos», dijo el ministro del Interior.", "el ministro del Interior"),
        ("Habrá patrullas, aseguró el presidente este lunes.", "el presidente"),
    ],
)
def test_or_after_it(text: str, who: str) -> None:
    assert attributed_to(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to the Interior Ministry, the office opens in June.", "the Interior Ministry"),
        ("The office opens in June, according to the ministry.", "the ministry"),
        ("In the words of Ana Torres, it is a small step.", "Ana Torres"),
        ("La oficina abre en junio, según la policía.", "la policía"),
        ("De acuerdo con Europol, hubo 40 detenidos.", "Europol"),
        ("A juicio de Ana Torres, es un paso pequeño.", "Ana Torres"),
        ("Según Londres creará una oficina.", "Londres"),
    ],
)
def test_or_after_according_to(text: str, who: str) -> None:
    assert attributed_to(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Este miércoles el ministro dijo que abre la oficina.", "el ministro"),
        ("Habrá patrullas, aseguró este lunes el presidente.", "el presidente"),
        ("While the minister said that both pay, nobody paid.", "the minister"),
    ],
)
def test_the_day_and_a_conjunction_before_the_name_are_none_of_it(text: str, who: str) -> None:
    assert attributed_to(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile agreed on patrols.",
        "Ambas partes pagarán 40 millones de dólares.",
        "Said and done.",
        "That said, both pay.",
        "",
    ],
)
def test_what_nobody_is_quoted_for_the_article_says_itself(text: str) -> None:
    assert attributed_to(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "According to the treaty, both sides pay.",
        "The agreement says that both sides pay.",
        "According to the code of conduct, both sides pay.",
        "Según el acuerdo, ambas partes pagan.",
        "El tratado dice que ambas partes pagan.",
        "La ley indica que ambas partes pagan.",
    ],
)
def test_a_text_that_says_so_is_nobody(text: str) -> None:
    assert attributed_to(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "She said that the office opens in June.",
        "“The office opens in June,” she said.",
        "Ella dijo que la oficina abre en junio.",
        "Según ella, la oficina abre en junio.",
    ],
)
def test_a_pronoun_stands_for_the_person_named_last_before(text: str) -> None:
    assert attributed_to(text, before=MET) == "Ana Torres"
    assert attributed_to(text, before="The office is new.", story=MET) is None


@pytest.mark.parametrize(
    "text", ["“We will patrol together,” Torres said.", "The plan, said Torres, is fair.", "Según Torres ambas pagan."]
)
def test_a_surname_stands_for_the_one_person_of_the_story_who_has_it(text: str) -> None:
    assert attributed_to(text, story=MET) == "Ana Torres"
    assert attributed_to(text, story=f"{MET} Rosa Torres left.") == "Torres"
    assert attributed_to(text) == "Torres"


def test_a_body_keeps_its_name_where_the_story_names_an_office_of_it() -> None:
    story = "La jefa de Operaciones de Europol, Ana Torres, llegó a Lima."
    assert attributed_to("Europol dijo que hubo 40 detenidos.", story=story) == "Europol"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Perú ha dicho que pagará.", "Perú"),
        ("Ana Torres, minister of defence, said that both pay.", "Ana Torres"),
        ("Chile agreed to pay, and the minister said it would be soon.", "the minister"),
        ("As the minister explained, both pay.", "the minister"),
        ("This Wednesday the minister said that both pay.", "the minister"),
        ("The declaration says that both pay.", None),
        ("According to the protocol, both pay.", None),
        ("According to the Lima treaty, both pay.", None),
        ("It denied that it will pay.", None),
    ],
)
def test_who_it_is_without_what_stands_around(text: str, who: str | None) -> None:
    assert attributed_to(text, "Rosa Hill had been there.") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Vice Admiral Ana Torres, who led the exercise, told a briefing on the quay of Paita that it went well.",
            "Vice Admiral Ana Torres",
        ),
        ("Its director, Ana Torres, said the boats used the canal at night.", "Its director"),
        ("La ministra, Ana Torres, dijo en rueda de prensa que habrá patrullas.", "La ministra"),
        ("Work will go on, the port's director, Ana Torres, said on Monday.", "the port's director"),
        ("According to the monitors the process has stalled.", "the monitors"),
        ("Un canal que, según ha admitido la Armada, estaba averiado.", "la Armada"),
        ("Habrá patrullas, informó ayer la ministra de Defensa.", "la ministra de Defensa"),
        ("Habrá patrullas, según confirmó Torres.", "Torres"),
        ("De la Torre dijo que habrá patrullas.", "De la Torre"),
    ],
)
def test_neither_whom_it_was_told_nor_what_was_said_is_the_source(text: str, who: str) -> None:
    assert attributed_to(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Lawyers complained that relatives of the crew were not told where the ship lay.",
        "Samoa was told of the treaty and may join.",
        "The ministry has not said what it will do.",
        "El Gobierno no ha dicho hasta cuándo.",
        "De los otros once no se dijo nada.",
        "An aide took the petition and said it would be read.",
        "Four states will seize the boats of 12 men said to smuggle fuel.",
        "El precio cambia según el caso.",
        "«Es un paso, nada más», dijo.",
        "The port closed in a dispute over cattle that Samoa says was sick.",
    ],
)
def test_who_was_told_or_did_not_say_is_no_source(text: str) -> None:
    assert attributed_to(text) is None


def test_an_office_is_not_taken_for_somebody_of_that_name() -> None:
    story = "Félix Torres, ministro de la Presidencia y Justicia, llegó a Lima con la portavoz Ana Ruiz."
    assert (
        attributed_to("Entró en vigor, informó el Ministerio de Justicia.", story=story) == "el Ministerio de Justicia"
    )
    assert attributed_to("“It is fair,” ministry spokeswoman Ana Ruiz said.", story=story) == "Ana Ruiz"
    assert attributed_to("«Es justo», afirmó Ruiz en una rueda de prensa.", story=story) == "Ana Ruiz"


def test_a_dot_of_an_abbreviation_ends_no_source() -> None:
    assert attributed_to("Two ships sank, the U.N. refugee agency said.") == "the U.N. refugee agency"
    assert attributed_to("“It is fair,” said Gen. Ana Torres, who leads the patrol.") == "Gen. Ana Torres"
    assert attributed_to("Habrá patrullas, según el embajador de EE. UU. en Lima.") == "el embajador de EE. UU. en Lima"

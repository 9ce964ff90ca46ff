"""Who is in charge of something."""

from __future__ import annotations

import pytest
from candidates import article, lines

from assistant.reader.officials.charge import in_turns, that_tell_of_command, who_lead, with_who_leads, without_deputies
from assistant.reader.officials.persons import persons
from assistant.reader.officials.who import who
from assistant.reader.question import read_question

BODY = (
    "The Dorado patrol was opened by Admiral Jorge Ibarra, who heads the Southern Fleet. "
    "Ibarra named Captain Ana Quispe as its first commander. "
    "The river unit is led by Colonel Eva Paz, and its deputy commander is Major Luis Vega."
)


def leads(text: str, body: str, language: str = "en") -> list[str]:
    question = read_question(text)
    best = with_who_leads(question, lines(article("one", body, language=language)))[0]
    return [one.name for one in who_lead(question, best)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Who commands the Dorado patrol?", ["Ana Quispe"]),
        ("Who heads the Southern Fleet?", ["Jorge Ibarra"]),
        ("Who leads the river unit?", ["Eva Paz"]),
        ("Who opened the Dorado patrol?", []),
    ],
)
def test_of_what_is_asked_and_of_nothing_else(text: str, names: list[str]) -> None:
    assert leads(text, BODY) == names


def test_in_spanish_as_well() -> None:
    body = (
        "Hablaron el general Jorge Ibarra, que dirige la academia de Tacna, y la coronel Ana Quispe, que preside "
        "Dorado."
    )
    assert leads("¿Quién preside Dorado?", body, "es") == ["Ana Quispe"]
    assert leads("¿Quién dirige la academia de Tacna?", body, "es") == ["Jorge Ibarra"]


def test_a_deputy_is_not_in_charge_unless_asked_for() -> None:
    body = "In command stand the commander, General Ana Quispe, and the deputy commander, Colonel Luis Vega."
    (one,) = lines(article("one", body))
    known = persons(one)
    assert [who.name for who in without_deputies(read_question("Who commands Dorado?"), one, known)] == ["Ana Quispe"]
    for text in ("Who is the deputy commander and who commands Dorado?", "Who stood there?"):
        assert without_deputies(read_question(text), one, known) == known


def test_who_only_stands_there_leads_nothing() -> None:
    body = (
        "Dorado is a patrol of three boats with one command-and-control ship. Ministers Jorge Ibarra and Ana Quispe "
        "signed the accord in Tacna. The guest was Admiral Eva Paz, Chief of the Northern Fleet."
    )
    asked, text = read_question("Who commands the Dorado patrol?"), lines(article("one", body, "Dorado patrol begins"))
    assert with_who_leads(asked, text) == []
    assert with_who_leads(read_question("Who signed the accord?"), text) == text
    told = lines(article("one", f"{body} Command will rotate among the navies.", "Dorado patrol begins"))
    assert with_who_leads(asked, told)[0].text == "Command will rotate among the navies."
    for another in ("Who commands the Andes patrol of Bolivia?", "Who commands Tacna?"):
        assert with_who_leads(read_question(another), told) == []
    assert who(asked, with_who_leads(asked, told), told).text is None
    assert that_tell_of_command(asked, told) == told[-1:]
    assert that_tell_of_command(read_question("Who signed the accord?"), told) == told
    assert [in_turns(asked, one) for one in told] == [False, False, False, True]
    assert not in_turns(read_question("Who signed the accord?"), told[-1])


def test_who_coordinates_is_asked_as_who_leads() -> None:
    body = "La patrulla Dorado la coordina la coronel Ana Quispe. Firmaron Jorge Ibarra y Eva Paz."
    assert leads("¿Quién coordina la patrulla Dorado?", body, "es") == ["Ana Quispe"]
    assert leads("Who coordinates the Dorado patrol?", "It was signed by Jorge Ibarra. Colonel Ana Quispe coordinates "
                 "the Dorado patrol.") == ["Ana Quispe"]  # fmt: skip

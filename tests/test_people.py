"""Who is named in a sentence, and for which country."""

from __future__ import annotations

import pytest

from assistant.reader.officials.people import people, surnames


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Prime Minister of Japan, Kishida Fumio, met Prime Minister Anthony Albanese of Australia.",
         [("Kishida Fumio", "JP"), ("Anthony Albanese", "AU")]),
        ("Gloria de la Fuente spoke.", [("Gloria de la Fuente", None)]),
        ("President Ursula von der Leyen and Kais Saied (Tunisia) signed.",
         [("Ursula von der Leyen", None), ("Kais Saied", "TN")]),
        ("Admiral José Luis Fernández-Cruz said", [("José Luis Fernández-Cruz", None)]),
        ("the minister, Omar bin Said bin Nasser Al Harthy, left", [("Omar bin Said bin Nasser Al Harthy", None)]),
        ("J.D. Hill spoke.", [("J.D. Hill", None)]),
        ("Colonel-General Luis Vega spoke.", [("Luis Vega", None)]),
        ("firmaron Luis Otárola por Perú y Diego Portales por Chile",
         [("Luis Otárola", "PE"), ("Diego Portales", "CL")]),
    ],
)  # fmt: skip
def test_people_are_named_in_full_with_their_side(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.side) for person in people(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "In Lima the Ministry of Foreign Affairs of Peru met NATO.",
        "The United Arab Emirates and the European Union met in New York on Monday.",
        "the head of police thanked the U.S. Embassy for its support",
        "NORTH ATLANTIC TREATY",
        "el ministro de Justicia y Derechos Humanos",
        "Entre Tacna y Arica navega el patrullero «Luis Vega» con agentes de U.S. Customs.",
        "",
    ],
)
def test_offices_places_and_bodies_are_nobody(text: str) -> None:
    assert people(text) == []


def test_a_person_named_twice_is_one_and_stands_at_the_first_place() -> None:
    text = "Ana Torres came. Ana Torres left."
    (person,) = people(text)
    assert (person.span.start, person.span.of(text)) == (0, "Ana Torres")


def test_a_surname_that_two_people_share_names_neither() -> None:
    assert surnames("Ana Torres met Luis Vega. Rosa Vega left.") == {"Torres": "Ana Torres"}


@pytest.mark.parametrize(
    "text",
    [
        "Firmaron el Acuerdo Interministerial de Cooperación Policial en Lima.",
        "El Comando Tripartito de la Triple Frontera se reúne en mayo.",
        "The Arab Monetary Fund paid for the Fifth Fleet.",
    ],
)
def test_a_part_of_the_name_of_a_body_or_a_text_is_nobody(text: str) -> None:
    assert people(text) == []

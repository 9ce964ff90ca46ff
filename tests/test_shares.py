"""Whose number it is, in sentences made up for this."""

from __future__ import annotations

import pytest
from candidates import article, candidate

from assistant.reader.evidence.shares import share_of
from assistant.reader.question import read_question

SEND = "Peru will send 320 police to the border and Chile 450."
STAFF = "The centre has a staff of 85 officers: 45 Poles, 35 Lithuanians and five from Germany."


def told(question: str, text: str, language: str = "en") -> str | None:
    place = share_of(read_question(question), candidate(article("one", text, language=language)))
    return place.of(text) if place else None


@pytest.mark.parametrize(
    ("question", "text", "number"),
    [
        ("How many police will Chile deploy under the pact with Peru?", SEND, "450"),
        ("How many police will Peru deploy under the pact with Chile?", SEND, "320"),
        ("How many officers does Germany send?", STAFF, "five"),
        ("How many officers are Lithuanian?", STAFF, "35 Lithuanians"),
        ("How many of the officers are Greek?", "The force has 60 officers, 35 of them Greek.", "35"),
        ("How much will Poland spend?", "Latvia will spend 180 million euros and Poland 260 million.", "260"),
        ("How many Turkish homes lost power?", "In all 74,000 homes went dark, 26,000 of them in Turkey.", "26,000"),
    ],
)
def test_the_number_of_the_side_that_is_asked_for(question: str, text: str, number: str) -> None:
    assert told(question, text) == number


def test_in_spanish() -> None:
    text = "Perú destinará 320 policías a la zona y Chile 450."
    assert told("¿Cuántos policías pondrá Chile?", text, "es") == "450"
    assert told("¿Cuántos panameños hay?", "Habrá 320 agentes, 200 de ellos panameños.", "es") == "200"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many police will there be?", SEND),
        ("How many police do Peru and Chile deploy?", SEND),
        ("How many boats will Peru send?", SEND),
        ("How many sailors does Peru give?", "Peru gives two minehunters, and Chile a ship and 45 sailors."),
        ("How many police will Peru send?", "Peru will send 320 police and 4 boats to the border with Chile."),
    ],
)
def test_none_where_it_is_not_plain_whose_number_is_asked_for(question: str, text: str) -> None:
    assert told(question, text) is None

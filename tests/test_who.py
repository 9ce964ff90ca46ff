"""Whom a short answer names, in sentences made up for this."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.officials.who import who
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate
from index.types import Span

SIGNED = "The pact was signed by Peruvian minister Ana Ruiz and Chilean minister Luis Vega."


def read(text: str, seen: str) -> Candidate:
    """A sentence in which the network sees something."""
    place = Span(text.index(seen), text.index(seen) + len(seen))
    return replace(candidate(article("pact", text)), reading=SentenceReading(5.0, (FoundSpan(place, 5.0),)))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who signed for Chile?", "Luis Vega"),
        ("Who signed for Peru?", "Ana Ruiz"),
        ("Who signed for Brazil?", None),
        ("Which Brazilian minister signed it?", None),
        ("Which Chilean minister signed it?", "Luis Vega"),
    ],
)
def test_of_a_side_only_its_own_people(question: str, name: str | None) -> None:
    one = read(SIGNED, "Ana Ruiz and Chilean minister Luis Vega")
    assert who(read_question(question), [one], [one]).text == name


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        ("Who was elected secretary of the commission?", "Minister Ana Ruiz opened the commission.", None),
        ("Whom did Chile designate as its delegate?", "Minister Ana Ruiz spoke for Chile.", None),
        ("¿Quién reemplazó a Luis Vega?", "La ministra Ana Ruiz habló por Chile.", None),
        ("Who was elected secretary of the commission?", "The commission chose Ana Ruiz as its secretary.", "Ana Ruiz"),
        ("Who opened the commission?", "Minister Ana Ruiz opened the commission.", "Ana Ruiz"),
    ],
)
def test_who_was_given_an_office_is_told_by_a_word_for_that(question: str, sentence: str, name: str | None) -> None:
    one = read(sentence, "Ana Ruiz")
    assert who(read_question(question), [one], [one]).text == name


def test_countries_of_which_the_network_sees_some_all_signed() -> None:
    one = read("Belgium, Germany, Spain and Austria signed the convention on Friday.", "Spain and Austria")
    shown = who(read_question("Who signed the convention?"), [one], [one])
    assert shown.text == "Belgium, Germany, Spain and Austria"
    assert len(shown.items) == 4

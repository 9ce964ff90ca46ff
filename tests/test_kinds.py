"""Does a sentence hold the kind of answer that is wanted?"""

from __future__ import annotations

import pytest

from assistant.reader.evidence.kinds import has_kind, holds_amount, holds_list, may_be_entry, tells_no_money
from assistant.reader.question import read_question
from index.types import Article

ARTICLE = Article("pact", 1, "Peru and Chile sign a pact", "They met in Lima.", "en", "/pact.txt", "0" * 64)


def test_a_list_of_people_is_hardly_a_list_of_things() -> None:
    question = read_question("Which three areas?")
    things = holds_list(question, "in three areas: smuggling, piracy and trafficking")
    people = holds_list(question, "the guests were: Ana Torres, Luis Vega and Rosa Ramos")
    assert things > people > 0 == holds_list(question, "They met.")


def test_half_of_what_is_wanted_counts_half() -> None:
    question = read_question("When and where did they meet?")
    assert has_kind(question, "They met in Lima on 20 December 2023.", ARTICLE) == 1
    assert has_kind(question, "They met in Lima.", ARTICLE) == 0.5
    assert has_kind(question, "They met.", ARTICLE) == 0


@pytest.mark.parametrize(
    ("question", "text", "none"),
    [
        ("How much money have they set aside?", "They agreed on six areas.", True),
        ("How much money have they set aside?", "They set aside 40 million soles.", False),
        ("What annual rent does Washington pay?", "Sweden opens 17 bases.", True),
        ("¿Cuánto costará el radar?", "El radar tiene un alcance de 200 kilómetros.", True),
        ("¿Cuánto costará el radar?", "El radar costará dos mil dólares.", False),
        ("¿Cuánto costará el radar?", "El radar es gratuito.", False),
        ("How many bases are opened?", "Sweden opens 17 bases.", False),
        ("Who meets the cost?", "The oil company does.", False),
    ],
)
def test_no_other_number_is_a_sum_of_money(question: str, text: str, none: bool) -> None:
    assert tells_no_money(read_question(question), text) == none


@pytest.mark.parametrize("text", ["both countries", "ambos países", "en cambio", "in turn", "the two sides"])
def test_a_phrase_between_commas_is_no_entry(text: str) -> None:
    assert not may_be_entry(read_question("What do they plan?"), text)
    assert may_be_entry(read_question("What do they plan?"), f"a pact of {text}")


def test_people_are_counted_as_citizens_of_their_country() -> None:
    question = read_question("How many Peruvians can move to Chile?")
    assert holds_amount(question, "Up to 280 citizens of Peru a year can move.", "en") == 1.0
    assert holds_amount(question, "Up to 280 boats a year can move.", "en") < 1.0

"""Which sentences answer, read by the network that ships."""

from __future__ import annotations

import pytest

from assistant.reader.model import ReaderModel
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate, rank
from assistant.reader.reader import WEIGHTS
from index.types import Article, Chunk, Passage

BODY = (
    "Peru and Chile met in Lima on 20 December 2023. "
    "Ana Torres signed for Peru, and Luis Vega signed for Chile. "
    "They agreed on three areas: smuggling, piracy and trafficking. "
    "Both sides will pay 40 million dollars."
)
ARTICLE = Article("pact", 1, "Peru and Chile sign a pact", BODY, "en", "/pact.txt", "0" * 64)
MODEL = ReaderModel(WEIGHTS)
PASSAGE = Passage(Chunk("pact", 1, 0, len(BODY), BODY), ARTICLE, 1.0, 1.0, 1.0)


def ranked(text: str) -> list[Candidate]:
    question = read_question(text)
    return rank(MODEL, question, [PASSAGE], {unit.key: 0.5 for unit in question.units})


def best(text: str) -> str:
    return ranked(text)[0].text.split(" ")[0]


def test_the_sentence_that_holds_the_wanted_kind_comes_first() -> None:
    assert best("Where did Peru and Chile meet?") == "Peru"
    assert best("Who signed for Chile?") == "Ana"
    assert best("Which three areas did Peru and Chile agree on?") == "They"
    assert best("How much will Peru and Chile pay?") == "Both"


def test_every_sentence_is_a_candidate_at_its_place_best_first() -> None:
    found = ranked("Who signed for Peru?")
    assert len(found) == 4
    assert all(one.span.of(BODY) == one.text for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert sum(one.share for one in found) == pytest.approx(1)


def test_the_places_that_the_network_finds_stand_in_their_sentence() -> None:
    for one in ranked("How much will Peru and Chile pay?"):
        assert all(0 <= found.span.start < found.span.end <= len(one.text) for found in one.reading.spans)
    paid = ranked("How much will Peru and Chile pay?")[0]
    assert "40 million" in paid.reading.spans[0].span.of(paid.text)


def test_a_spanish_question_finds_the_english_sentence() -> None:
    assert best("¿Cuánto pagarán Perú y Chile?") == "Both"


def test_only_sentences_of_the_passage_are_candidates() -> None:
    end = BODY.index("Ana")
    half = Passage(Chunk("pact", 1, 0, end, BODY[:end]), ARTICLE, 1.0, 1.0, 1.0)
    question = read_question("Peru?")
    assert len(rank(MODEL, question, [half], {unit.key: 0.5 for unit in question.units})) == 1

"""How sure the reader is that the passages answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_rank import MODEL, PASSAGE

from assistant.reader.question import read_question
from assistant.reader.rank import rank
from assistant.reader.refusal.confidence import GIVEN, SEARCHED, SIGNALS, confidence, signals


def sure(text: str) -> float:
    question = read_question(text)
    return confidence(question, rank(MODEL, question, [PASSAGE], {unit.key: 0.5 for unit in question.units}))


@pytest.mark.parametrize(
    "doubtful",
    ["What did Brazil sign?", "What did Peru and Chile sign in 1999?", "Why did Peru reject the pact?", "Who won?"],
)
def test_a_premise_that_the_article_lacks_lowers_it(doubtful: str) -> None:
    assert sure(doubtful) < sure("What did Peru and Chile sign?")


def test_what_is_far_from_every_passage_is_less_sure() -> None:
    question = read_question("What did Peru and Chile sign?")
    rarity = {unit.key: 0.5 for unit in question.units}

    def at(cosine: float) -> float:
        return confidence(question, rank(MODEL, question, [replace(PASSAGE, dense=cosine)], rarity))

    assert at(0.1) < at(0.3) < at(0.5) == at(0.9)


def test_every_signal_has_a_weight_and_a_figure() -> None:
    question = read_question("Who signed for Peru?")
    ranked = rank(MODEL, question, [PASSAGE], {unit.key: 0.5 for unit in question.units})
    assert len(signals(question, ranked)) == len(SIGNALS) == len(SEARCHED) - 1 == len(GIVEN) - 1
    assert 0 < confidence(question, ranked) < 1


def test_whoever_gives_names_that_the_article_begins_with_is_surely_asking_it() -> None:
    known = SIGNALS.index("known")

    def names(text: str) -> float:
        question = read_question(text)
        return signals(question, rank(MODEL, question, [PASSAGE], {unit.key: 0.5 for unit in question.units}))[known]

    assert names("What was signed?") == 0.0
    assert names("What did Peru sign?") == 1.0
    assert names("What did Peru and Chile sign?") == 2.0
    assert names("What did Brazil sign?") == 0.0

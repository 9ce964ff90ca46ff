"""What a country or a body has of itself, in sentences made up for this."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.evidence.general import SEEN, SURE, tells_nothing_of_it
from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from index.types import Span


def nothing(question: str, sentence: str, log_odds: float = SEEN, title: str = "Two navies sign a pact") -> bool:
    language = "es" if question.startswith("¿") else "en"
    one = candidate(article("patrols", sentence, title=title, language=language))
    reading = SentenceReading(log_odds, (FoundSpan(Span(0, 4), log_odds),))
    return tells_nothing_of_it(read_question(question), replace(one, reading=reading))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What is the capital of Peru?", "The ministers met in the Peruvian capital."),
        ("¿Cuál es la capital de Chile?", "Los ministros se vieron en la capital chilena."),
        ("What is the currency of Chile?", "Chile and Peru signed a pact."),
        ("What is Chile's population?", "Chile and Peru signed a pact."),
        ("What language does Chile speak?", "Chile and Peru signed a pact."),
        ("How many people live in Chile?", "Chile had pacts with seven states."),
        ("¿Cuántos habitantes tiene Chile?", "Chile tenía pactos con siete Estados."),
        ("How deep is the Pacific?", "The ships of Chile cross the Pacific."),
        ("Where is the headquarters of Dorado?", "Atlas has its headquarters in Lima."),
        ("When was Dorado founded?", "Chile and Peru signed a pact in May."),
        ("¿Cuándo se fundó Dorado?", "Chile y Perú firmaron en mayo."),
        ("Who founded Dorado?", "Minister Ana Ruiz opened the headquarters of Dorado."),
        ("What is the size of the Chilean army?", "The Chilean army will send boats."),
    ],
)
def test_is_not_told_by_a_sentence_that_only_speaks_of_it(question: str, sentence: str) -> None:
    assert nothing(question, sentence, log_odds=SEEN - 3.0)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What is the capital of Peru?", "Lima, the capital of Peru, is on the coast."),
        ("¿Cuál es la población de Chile?", "Chile tiene una población de 19 millones."),
    ],
)
def test_is_believed_of_what_the_network_is_sure_of(question: str, sentence: str) -> None:
    assert not nothing(question, sentence, log_odds=SURE + 1.0)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What budget does the Dorado Initiative have?", "Dorado has no budget."),
        ("What is the budget of Dorado?", "Dorado has a budget of six million soles."),
        ("When was Dorado founded?", "Dorado was founded in 2007."),
        ("What is the fine for late ships?", "Chile and Peru signed a pact."),
        ("Who signed for Chile?", "Chile and Peru signed a pact."),
        ("What is the idea of the article of Ana Ruiz?", "Chile and Peru signed a pact."),
    ],
)
def test_what_is_said_of_it_and_what_is_asked_of_no_name_is_left_alone(question: str, sentence: str) -> None:
    assert not nothing(question, sentence, log_odds=SEEN - 3.0)


def test_what_letters_stand_for_is_told_by_words_that_begin_with_them() -> None:
    assert nothing("What does DORA stand for?", "DORA sends four ships.", log_odds=SURE + 1.0)
    assert not nothing("What does DORA stand for?", "The Dual Ocean Rescue Accord (DORA) sends four ships.")

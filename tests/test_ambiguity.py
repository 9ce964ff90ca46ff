"""A question that points at something and does not say at what."""

from __future__ import annotations

import pytest
from candidates import article, candidate

from assistant.reader.ambiguity import LEAST_SHARE, MOST_READINGS, UNCLEAR, readings
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate

PACT = article("pact", "They signed it in Lima.")
REPORT = article("report", "It was signed in Lima.", "Chile and Peru sign a pact on joint patrols")
"""Of the same event as the pact."""
TREATY = article("treaty", "They signed it in Tokyo.", "Japan and Germany sign a treaty", countries=("JP", "DE"))
FISHING = article("fishing", "They signed it in Oslo.", "Kenya and Norway agree on fishing", countries=("KE", "NO"))
IT = "When was it signed?"


def between(question: str, *ranked: Candidate) -> list[str]:
    """The names of the articles that the question may be about."""
    return [found.id for found in readings(read_question(question), ranked)]


@pytest.mark.parametrize(
    "question",
    [
        "When was it signed?",
        "Where did they meet?",
        "Who signed the agreement?",
        "What did the ministers say?",
        "Why did the two countries sign?",
        "¿Cuándo se firmó eso?",
        "¿Cuándo se firmó el acuerdo?",
        "¿Dónde se reunieron los ministros?",
        "¿Quién asistió a la cumbre?",
        "Describe the agreement.",
        "¿Firmaron el acuerdo?",
    ],
)
def test_what_is_only_pointed_at_may_be_of_either_article(question: str) -> None:
    assert between(question, candidate(PACT, 0.45), candidate(TREATY, 0.4)) == ["pact", "treaty"]


@pytest.mark.parametrize(
    "question",
    [
        "When did Peru sign it?",
        "Where was it signed in Lima?",
        "Who signed the treaty of 2024?",
        "What did the ministers say about AUKUS?",
        "¿Cuándo firmó Chile el acuerdo?",
        "¿Qué dijeron los ministros peruanos?",
        "¿Quién firmó el acuerdo en Lima?",
        "¿Quién firmó el acuerdo de 2024?",
    ],
)
def test_a_country_a_name_or_a_year_says_which(question: str) -> None:
    assert between(question, candidate(PACT, 0.45), candidate(TREATY, 0.4)) == []


@pytest.mark.parametrize("question", ["Who signed?", "How many ships sail?", "¿Quién firmó?", "patrols"])
def test_a_question_that_points_at_nothing_is_not_asked_back(question: str) -> None:
    assert between(question, candidate(PACT, 0.45), candidate(TREATY, 0.4)) == []


def test_one_article_that_stands_out_is_meant() -> None:
    assert between(IT, candidate(PACT, UNCLEAR - 0.01), candidate(TREATY, 0.3)) == ["pact", "treaty"]
    assert between(IT, candidate(PACT, UNCLEAR), candidate(TREATY, 0.3)) == []


def test_the_sentences_of_an_article_count_together() -> None:
    assert between(IT, candidate(PACT, 0.5), candidate(TREATY, 0.1), candidate(PACT, 0.4)) == []
    assert between(IT, candidate(PACT, 0.3), candidate(TREATY, 0.25), candidate(TREATY, 0.2)) == ["treaty", "pact"]


def test_two_reports_of_one_event_are_one_reading() -> None:
    assert between(IT, candidate(PACT, 0.45), candidate(REPORT, 0.4)) == []
    assert between(IT, candidate(PACT, 0.25), candidate(TREATY, 0.3), candidate(REPORT, 0.2)) == ["pact", "treaty"]


def test_an_article_that_hardly_answers_is_no_reading() -> None:
    ranked = [candidate(PACT, 0.5), candidate(FISHING, LEAST_SHARE - 0.01)]
    assert between(IT, *ranked) == []
    assert between(IT, *ranked, candidate(TREATY, LEAST_SHARE)) == ["pact", "treaty"]


def test_few_readings_are_given_the_likeliest_first() -> None:
    pairs = [("JP", "DE"), ("KE", "NO"), ("FR", "IT"), ("US", "MX"), ("EG", "JO")]
    ranked = [
        candidate(article(f"{one}-{other}", "They signed it.", f"Envoys {one} {other}", countries=(one, other)), share)
        for (one, other), share in zip(pairs, [0.1, 0.3, 0.15, 0.2, 0.25], strict=True)
    ]
    found = between(IT, *ranked)
    assert found == ["KE-NO", "EG-JO", "US-MX", "FR-IT"]
    assert len(found) == MOST_READINGS


def test_nothing_read_is_nothing_to_choose_from() -> None:
    assert between(IT) == []
    assert between(IT, candidate(PACT, 0.3)) == []

"""A question that points at something and does not say at what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.across.ambiguity import (
    HAS_THE_WORDS,
    LEAST_ALIKE,
    LEAST_SHARE,
    MOST_READINGS,
    SURE,
    UNCLEAR,
    alike,
    labelled,
    readings,
)
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate
from assistant.types import Draft

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


WHERE = "Where was the access treaty signed?"


def fits(found: Candidate, coverage: float = HAS_THE_WORDS, **support: float) -> Candidate:
    """A sentence of an article with the words and the names of a question, and with a place."""
    return replace(
        found,
        support=replace(found.support, **{"coverage": coverage, "kind": 1.0, "named": 1.0, "about": 1.0, **support}),
    )


def meant(question: str, *ranked: Candidate) -> list[str]:
    """The names of the articles that a question fits alike."""
    return [group[0].article.id for group in alike(read_question(question), ranked)]


def test_what_two_articles_answer_alike_is_asked_of_both() -> None:
    assert meant(WHERE, fits(candidate(PACT, 0.9)), fits(candidate(TREATY, 0.1))) == ["pact", "treaty"]


@pytest.mark.parametrize("lacking", [{"named": 0.5}, {"about": 0.5}, {"kind": 0.0}, {"coverage": 0.3}])
def test_an_article_without_a_name_a_place_or_the_words_of_a_question_is_not_meant(lacking: dict[str, float]) -> None:
    assert meant(WHERE, fits(candidate(PACT, 0.9)), fits(candidate(TREATY, 0.1), **lacking)) == []


def test_an_unlikely_article_is_not_meant() -> None:
    assert meant(WHERE, fits(candidate(PACT, 0.98)), fits(candidate(TREATY, LEAST_ALIKE - 0.01))) == []


def test_two_reports_of_one_event_are_one_article() -> None:
    assert meant(WHERE, fits(candidate(PACT, 0.5)), fits(candidate(REPORT, 0.5))) == []


def test_beside_one_that_fits_as_well_a_third_needs_only_the_names() -> None:
    third = fits(candidate(FISHING, 0.05), coverage=0.2, kind=0.0)
    assert meant(WHERE, fits(candidate(PACT, 0.9)), fits(candidate(TREATY, 0.1)), third) == [
        "pact",
        "treaty",
        "fishing",
    ]
    assert meant(WHERE, fits(candidate(PACT, 0.9)), third) == []


@pytest.mark.parametrize("question", ["Why did they sign the access treaty?", "Who is the president of Peru?"])
def test_a_reason_and_the_holder_of_an_office_are_not_told_apart(question: str) -> None:
    assert not meant(question, fits(candidate(PACT, 0.5)), fits(candidate(TREATY, 0.5)))


def test_each_answer_stands_under_the_title_and_day_of_its_article_and_the_first_says_why() -> None:
    drafts = [
        (PACT, Draft(short_answer="Lima", confidence=SURE)),
        (TREATY, Draft(short_answer="Tokyo", confidence=SURE)),
    ]
    (first, lima), (second, tokyo) = labelled(read_question(WHERE), drafts)
    assert (lima.short_answer, tokyo.short_answer) == ("Lima", "Tokyo")
    assert second.startswith("Japan and Germany sign a treaty (")
    assert first.startswith(PACT.title)
    assert "Several articles fit" in lima.notices[0]
    assert not tokyo.notices


def test_where_only_another_than_the_best_is_sure_nothing_is_told_apart() -> None:
    drafts = [(PACT, Draft(short_answer="Lima")), (TREATY, Draft(short_answer="Tokyo", confidence=1.0))]
    assert labelled(read_question(WHERE), drafts) == ()
    assert labelled(read_question(WHERE), [*drafts, (FISHING, Draft(short_answer="Oslo", confidence=1.0))]) == ()


@pytest.mark.parametrize(
    "other", [Draft(confidence=1.0), Draft(short_answer="Tokyo"), Draft(short_answer="in Lima", confidence=1.0)]
)
def test_an_answer_without_a_value_an_unsure_one_and_the_same_again_are_not_told_apart(other: Draft) -> None:
    assert labelled(read_question(WHERE), [(PACT, Draft(short_answer="Lima", confidence=SURE)), (TREATY, other)]) == ()

"""What a question names, the answering article must name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.question import read_question
from assistant.reader.rank import MIX, SIGNALS, Candidate
from assistant.reader.refusal.named import FAR_BEHIND, HALF, NOWHERE, RARE, of_what_it_names

WEIGHT = dict(zip(SIGNALS, MIX, strict=True))
PACT = candidate(article("pact", "Ana Torres signed the pact of Corvina in Lima.", "Peru and Chile sign a pact"))
TREATY = candidate(article("treaty", "Luis Vega signed the treaty of Almendra in Lima."))


def about(share: float) -> Candidate:
    """A sentence of an article that has this share of a question's countries."""
    return replace(PACT, support=replace(PACT.support, about=share))


def behind(odds: float) -> Candidate:
    """A sentence that answers worse by these log-odds."""
    return replace(TREATY, passage=replace(TREATY.passage, score=TREATY.passage.score - odds / WEIGHT["passage"]))


def left(question: str, *ranked: Candidate, rarity: float = RARE) -> list[str]:
    """The names of the articles that may answer."""
    asked = read_question(question)
    found = of_what_it_names(asked, ranked or (PACT,), {unit.key: rarity for unit in asked.units})
    return [one.article.id for one in found]


@pytest.mark.parametrize("question", ["When did Luis Vega sign the pact?", "When was the pact of Almendra signed?"])
def test_an_article_without_a_name_of_the_question_does_not_answer(question: str) -> None:
    assert left(question) == []
    assert left(question, PACT, TREATY) == []


@pytest.mark.parametrize(
    "question",
    [
        "When did Ana Torres sign the pact?",
        "When was the pact of Corvina signed?",
        "When was the pact of almendra signed?",  # no name
        "When was the pact of Corbina signed?",  # mistyped
        "When did Ana Tores sign the pact?",
        "What did the OAS say of the pact?",  # may be spelled out
        "It is about the pact. Compare both sides.",  # begins a sentence
    ],
)
def test_an_article_that_has_the_names_of_a_question_answers(question: str) -> None:
    assert left(question) == ["pact"]


def test_a_common_name_may_be_left_out() -> None:
    assert left("When was the pact of Almendra signed?", rarity=RARE - 0.01) == ["pact"]


def test_an_article_in_the_other_language_may_have_the_name_in_another_form() -> None:
    assert left("¿Cuándo se firmó el pacto de Almendra?") == ["pact"]


def test_what_stands_nowhere_is_explained_by_no_article_in_the_other_language() -> None:
    assert left("¿Qué es Almendra?", rarity=NOWHERE) == []
    assert left("¿Qué es Almendra?") == ["pact"]
    assert left("¿Quién firmó Almendra?", rarity=NOWHERE) == ["pact"]


def test_an_agreement_of_one_of_two_countries_is_of_others() -> None:
    assert left("When did Peru and Norway sign the pact?", about(HALF)) == []
    assert left("When did Peru and Norway sign the pact?", about(1.0)) == ["pact"]
    assert left("When did Norway sign the pact?", about(0.0)) == ["pact"]  # weighed with the other premises


def test_what_speaks_of_both_countries_answers_unless_it_is_far_behind() -> None:
    asked = "When did Peru and Norway sign the treaty?"
    lowered = WEIGHT["about"] * HALF  # by as much the other, which has one of the countries, is worth less
    assert left(asked, about(HALF), behind(FAR_BEHIND + lowered - 0.1)) == ["treaty"]
    assert left(asked, about(HALF), behind(FAR_BEHIND + lowered + 0.1)) == []


def test_what_a_short_form_stands_for_may_be_printed_instead() -> None:
    assert left("What do the DCAs cover?") == ["pact"]


def test_a_name_in_small_letters_is_one_where_another_article_prints_it_so() -> None:
    assert left("When was the pact of almendra signed?", PACT, TREATY) == []
    assert left("When was the pact of corvina signed?", PACT, TREATY) == ["pact", "treaty"]


@pytest.mark.parametrize(
    "question",
    [
        "What did Peru and Chile agree on money laundering?",
        "What does the pact say about wolves?",
        "¿Qué acordaron Perú y Chile sobre el lavado de dinero?",
        "Why did Chile withdraw from the pact?",
        "¿Por qué se retiró Chile del pacto?",
    ],
)
def test_what_is_asked_about_stands_in_the_article_unless_the_network_is_sure(question: str) -> None:
    doubtful = replace(PACT, reading=replace(PACT.reading, evidence=-2.0))
    assert left(question, doubtful) == []
    assert left(question, replace(PACT, reading=replace(PACT.reading, evidence=2.0))) == ["pact"]


def test_what_stands_there_may_be_asked_about() -> None:
    doubtful = replace(PACT, reading=replace(PACT.reading, evidence=-2.0))
    for question in (
        "What was signed about the pact?",
        "Who is on board with the pact?",
        "What was said on the size of the pact?",
    ):
        assert left(question, doubtful) == ["pact"]


def test_an_article_that_prints_the_name_answers_and_none_with_words_like_it() -> None:
    fleet = candidate(article("fleet", "The naval command of three states meets twice a year."))
    joint = candidate(article("joint", "The Tripartite Command of Peru and Chile watches the border."))
    asked = read_question("How often does the Tripartite Command meet?")
    rarity = {unit.key: 0.1 for unit in asked.units}
    assert of_what_it_names(asked, [fleet, joint], rarity) == [joint]
    assert of_what_it_names(asked, [fleet], rarity) == [fleet]

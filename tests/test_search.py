"""Passages for a question: vectors and terms, fused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from index.embed import Embedder
from index.entities import ranked_countries
from index.library import Library
from index.query import units
from index.search import Candidate, fuse, preferred
from index.types import Article, Chunk, Filters, Passage


def search(assistant: Assistant, query: str, limit: int = 10) -> list[Passage]:
    return assistant.library.retriever.search(query, limit)


def test_fused_scores_are_as_worked_out_by_hand() -> None:
    # Cosines stretched: 0.2 -> 0, 0.4 -> 0.5, 0.6 -> 1. BM25 over its best, 8: 1, 0.25, 0.
    dense = {"a": 0.2, "b": 0.4, "c": 0.6}
    terms = {"a": 8.0, "b": 2.0}
    fused = {found.id: found.score for found in fuse(dense, terms, lambda _: 0.8)}
    assert fused == pytest.approx({"a": 0.8, "b": 0.8 * 0.25 + 0.2 * 0.5, "c": 0.2})


def test_fused_candidates_keep_both_scores_and_come_best_first() -> None:
    first, second = fuse({"a": 0.2, "b": 0.6}, {"a": 8.0, "b": 4.0}, lambda _: 0.5)
    assert first == Candidate("b", dense=0.6, terms=0.5, score=0.75)
    assert second == Candidate("a", dense=0.2, terms=1.0, score=0.5)


def test_each_candidate_has_its_own_term_weight() -> None:
    weights = {"a": 0.8, "b": 0.5}
    fused = {found.id: found.score for found in fuse({"a": 0.2, "b": 0.6}, {"a": 8.0, "b": 4.0}, weights.__getitem__)}
    assert fused == pytest.approx({"a": 0.8, "b": 0.5 * 0.5 + 0.5 * 1.0})


def test_of_two_candidates_alike_the_one_in_the_questions_language_comes_first() -> None:
    shares = {"a": 0.9, "b": 1.0}
    found = fuse({"a": 0.6, "b": 0.6, "c": 0.1}, {}, lambda _: 0.5, lambda id_: shares.get(id_, 1.0))
    assert [(one.id, one.score) for one in found] == [("b", 1.0), ("a", 0.9), ("c", 0.0)]


def test_without_any_term_the_cosine_decides_alone() -> None:
    found = fuse({"a": 0.2, "b": 0.6}, {}, lambda _: 0.8)
    assert [(candidate.id, candidate.score) for candidate in found] == [("b", 1.0), ("a", 0.0)]


def test_one_candidate_alone_is_the_best() -> None:
    (only,) = fuse({"a": 0.3}, {"a": 2.0}, lambda _: 0.5)
    assert only.score == 1.0


def test_candidates_with_equal_scores_have_a_fixed_order() -> None:
    assert [found.id for found in fuse({"b": 0.5, "a": 0.5}, {}, lambda _: 0.5)] == ["a", "b"]


def test_nothing_found_fuses_to_nothing() -> None:
    assert fuse({}, {}, lambda _: 0.5) == []


@pytest.mark.parametrize("query", ["AUKUS submarines", "¿Qué acordaron Perú y Chile?", "qwertyuiop"])
def test_scores_lie_between_zero_and_one_best_first(assistant: Assistant, query: str) -> None:
    passages = search(assistant, query, 50)
    assert all(0 <= score <= 1 for found in passages for score in (found.score, found.dense, found.terms))
    scores = [found.score for found in passages]
    assert scores == sorted(scores, reverse=True)


def test_a_passage_is_found_by_both_vectors_and_terms(assistant: Assistant) -> None:
    best = search(assistant, "AUKUS nuclear-powered submarines")[0]
    assert best.article.id.startswith("aukus")
    assert best.dense > 0.4
    assert best.terms > 0.5


def test_a_passage_quotes_its_article(assistant: Assistant) -> None:
    for found in search(assistant, "smuggling at the border"):
        assert found.article.body[found.chunk.start : found.chunk.end] == found.chunk.text


def test_the_limit_holds_and_no_passage_comes_twice(assistant: Assistant) -> None:
    passages = search(assistant, "agreement", 5)
    assert len({found.chunk.id for found in passages}) == len(passages) == 5


def test_the_best_passages_do_not_depend_on_the_limit(assistant: Assistant) -> None:
    assert search(assistant, "fisheries", 3) == search(assistant, "fisheries", 20)[:3]


@pytest.mark.parametrize("query", ["xylophone qwertyuiop", "what about it", "?", "…"])
def test_a_query_without_any_known_term_still_finds_the_nearest(assistant: Assistant, query: str) -> None:
    passages = search(assistant, query)
    assert len(passages) == 10
    assert {found.terms for found in passages} == {0.0}


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("¿Qué submarinos tendrá Australia con AUKUS?", "aukus"),
        ("¿Qué acuerdo firmaron Japón y Filipinas?", "japan-philippines"),
        ("Who signed the Ameripol treaty in Brasilia?", "ameripol"),
        ("What does the memorandum with Tunisia say on migration?", "ue-tunez"),
    ],
)
def test_a_question_finds_first_an_article_in_the_other_language(
    assistant: Assistant, question: str, article_id: str
) -> None:
    assert search(assistant, question)[0].article.id.startswith(article_id)


def test_an_empty_index_finds_nothing(home: Path, toy: Callable[..., Embedder]) -> None:
    assert Library(home, toy()).retriever.search("anything") == []


def test_a_unit_in_no_chunk_is_most_telling(assistant: Assistant) -> None:
    wanted = units("xylophone agreement Tuvalu", "en")
    nowhere, everywhere, somewhere = assistant.library.retriever.rarity(wanted).values()
    assert nowhere == pytest.approx(1.0)
    assert 0 < everywhere < somewhere < nowhere


@pytest.mark.parametrize(
    "filters",
    [
        Filters(countries=("PE", "CL")),
        Filters(since=date(2023, 1, 1), until=date(2023, 12, 31)),
        Filters(languages=("es",)),
        Filters(countries=("JP",), since=date(2024, 1, 1)),
        Filters(articles=("aukus-2021",)),
        Filters(topics=("piracy",), languages=("en",)),
    ],
    ids=str,
)
def test_nothing_outside_the_callers_filters_comes_back(assistant: Assistant, filters: Filters) -> None:
    allowed = set(assistant.library.registry.article_ids(filters))
    found = assistant.library.retriever.search("What was agreed on security?", 100, filters)
    assert found
    assert {passage.article.id for passage in found} <= allowed


@pytest.mark.parametrize("filters", [Filters(articles=()), Filters(countries=("PE", "FJ")), Filters(agencies=("X",))])
def test_filters_that_nothing_satisfies_find_nothing(assistant: Assistant, filters: Filters) -> None:
    assert assistant.library.retriever.search("agreement", 10, filters) == []


def test_a_wish_brings_forward_what_satisfies_it_and_hides_nothing(assistant: Assistant) -> None:
    retriever = assistant.library.retriever
    question = "Who signed the defence cooperation agreement with the United States?"
    plain = {found.chunk.id for found in retriever.search(question, 10)}
    wished = retriever.search(question, 60, wishes=Filters(countries=("FI", "US")))
    assert {"FI", "US"} <= set(wished[0].article.countries)
    assert plain <= {found.chunk.id for found in wished}
    scores = [found.score for found in wished]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_wish_that_nothing_satisfies_changes_nothing(assistant: Assistant) -> None:
    retriever = assistant.library.retriever
    question = "What did Peru and Chile agree?"
    assert retriever.search(question, wishes=Filters(until=date(1990, 1, 1))) == retriever.search(question)


def test_what_is_hardly_relevant_stays_behind_whatever_the_wish(assistant: Assistant) -> None:
    passages = search(assistant, "AUKUS nuclear-powered submarines", 60)
    last = passages[-1]
    assert last.score < passages[0].score / 2
    only = Filters(languages=(last.article.language,), countries=last.article.countries, since=last.article.date)
    assert preferred([passages[0], last], only)[0].article == passages[0].article


def test_both_countries_of_a_pair_matter(assistant: Assistant) -> None:
    found = assistant.search("What did Peru and Chile agree on their border?", 5)
    assert {"PE", "CL"} <= set(found[0].article.countries)


CHILE = "Peru and Chile sign a pact", "Peru and Chile agreed on joint patrols of their border."
ECUADOR = (
    "Peru and Ecuador sign a pact",
    "Peru and Ecuador agreed on patrols. Peru and Ecuador agreed on a hotline. Chile may agree to join.",
)


def passage(story: tuple[str, str], score: float) -> Passage:
    title, body = story
    article = Article(title, 1, title, body, "en", "", "", countries=ranked_countries(body, title))
    return Passage(Chunk(title, 1, 0, len(body), body), article, score, score, score)


def test_a_country_that_is_named_in_passing_makes_no_pair_beside_a_story_of_the_pair() -> None:
    """The wish is for Peru and Chile; both articles name both."""
    found = preferred([passage(ECUADOR, 0.9), passage(CHILE, 0.6)], Filters(countries=("PE", "CL")))
    assert [one.article.title for one in found] == [CHILE[0], ECUADOR[0]]


def test_a_country_that_is_named_in_passing_is_better_than_none() -> None:
    other = ("Peru buys ships", "Peru bought two ships.")
    found = preferred([passage(other, 0.9), passage(ECUADOR, 0.6)], Filters(countries=("PE", "CL")))
    assert [one.article.title for one in found] == [ECUADOR[0], other[0]]

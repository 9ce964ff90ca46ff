"""Which sentences answer, and how sure that is."""

from __future__ import annotations

from assistant.reader.question import read_question
from assistant.reader.rank import Candidate, has_kind, holds_list, rank
from index.types import Article, Chunk, Passage

BODY = (
    "Peru and Chile met in Lima on 20 December 2023. "
    "Ana Torres signed for Peru, and Luis Vega signed for Chile. "
    "They agreed on three areas: smuggling, piracy and trafficking. "
    "Both sides will pay 40 million dollars."
)
ARTICLE = Article("pact", 1, "Peru and Chile sign a pact", BODY, "en", "/pact.txt", "0" * 64)
PASSAGE = Passage(Chunk("pact", 1, 0, len(BODY), BODY), ARTICLE, 1.0, 1.0, 1.0)


def ranked(text: str) -> list[Candidate]:
    question = read_question(text)
    return rank(question, [PASSAGE], {unit.key: 0.5 for unit in question.units})


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
    assert all(0 <= one.score <= 1 and 0 <= one.confidence <= 1 for one in found)


def test_only_sentences_of_the_passage_are_candidates() -> None:
    end = BODY.index("Ana")
    half = Passage(Chunk("pact", 1, 0, end, BODY[:end]), ARTICLE, 1.0, 1.0, 1.0)
    question = read_question("Peru?")
    assert len(rank(question, [half], {unit.key: 0.5 for unit in question.units})) == 1


def test_a_country_year_or_name_that_the_article_lacks_lowers_confidence() -> None:
    sure = ranked("What did Peru sign?")[0].confidence
    for doubtful in ("What did Brazil sign?", "What did Peru sign in 1999?", "What did Peru sign with Xanadu?"):
        assert ranked(doubtful)[0].confidence < sure


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

"""The answerers that are evaluated side by side: the assistant, search alone, and LangChain's default pipeline."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

import pytest

from assistant import Assistant, Turn
from assistant.settings import Settings
from assistant.types import Answer
from evals.answerers import Answerer, ReaderAnswerer, SearchAnswerer, best_passage
from evals.rival import LangChainAnswerer, RivalMissing, cosine, place
from index.embed import Embedder
from index.library import Library
from index.types import Article, Chunk, Passage

LIMA = Article("lima", 1, "Talks", "Peru and Chile met in Lima. They signed a treaty.", "en", "/lima.md", "0" * 64)
RAIN = Article("rain", 2, "Weather", "Heavy rain fell on Quito.\n\nThe airport closed.", "en", "/rain.md", "1" * 64)
FRUIT = Article("fruit", 1, "Market", "Bananas grew dearer in Guayaquil.", "en", "/fruit.md", "2" * 64)
TEXTS = (LIMA, RAIN, FRUIT)
ASKED = "Where did Peru and Chile meet?"
DOUBTFUL = "Where did Peru and Chile meet in secret?"
"""Its confidence is below the threshold of the tests' assistant."""
ABSENT = "How many penguins live at the base?"


def cited(answer: Answer, answerer: Answerer) -> list[str]:
    """The quotes, each of which must stand where it says."""
    for citation in answer.citations:
        article = answerer.article(citation.article_id, citation.version)
        assert article is not None
        assert article.body[citation.start : citation.end] == citation.quote
    return [citation.quote for citation in answer.citations]


# -- the assistant ---------------------------------------------------------------------------------------


@pytest.fixture
def small(home: Any, toy: Callable[..., Embedder], tmp_path: Any) -> Assistant:
    """An assistant over the three texts that refuses unless it is quite sure."""
    for article in TEXTS:
        declared = f"---\nid: {article.id}\ntitle: {article.title}\nlanguage: en\n---\n"
        (tmp_path / f"{article.id}.md").write_text(declared + article.body)
    assistant = Assistant(Settings(home=home, answer_threshold=1.0), Library(home, toy()))
    assistant.ingest([tmp_path / f"{article.id}.md" for article in TEXTS])
    return assistant


def test_the_reader_answers_as_the_assistant_does(small: Assistant) -> None:
    reader: Answerer = ReaderAnswerer(small)
    assert reader.ask(ASKED) == small.ask(ASKED)
    assert reader.search(ASKED, 2) == small.search(ASKED, 2)
    assert reader.article("lima", 1) == small.library.article("lima", 1)
    assert reader.article("lima", 2) is None


def test_without_refusing_the_reader_says_what_it_held_back_as_sure_as_before(small: Assistant) -> None:
    reader = ReaderAnswerer(small)
    held_back, said = reader.ask(DOUBTFUL), reader.ask(DOUBTFUL, refuse=False)
    assert (held_back.status, said.status) == ("not_in_corpus", "answered")
    assert "Peru and Chile met in Lima." in cited(said, reader)
    assert 0 < said.confidence == held_back.confidence < 1


def test_the_reader_takes_the_conversation_along(small: Assistant) -> None:
    answer = ReaderAnswerer(small).ask("And where was that?", [Turn("When did Peru and Chile meet?")])
    assert "Peru" in answer.standalone_question


@pytest.mark.parametrize("kind", [ReaderAnswerer, SearchAnswerer])
def test_within_an_article_nothing_else_is_found(small: Assistant, kind: type[ReaderAnswerer]) -> None:
    answerer = kind(small)
    assert {passage.article.id for passage in answerer.search(ASKED, 10, within="rain")} == {"rain"}
    answer = answerer.ask(ASKED, refuse=False, within="rain")
    assert {citation.article_id for citation in answer.citations} <= {"rain"}
    assert {passage.article.id for passage in answer.nearest} == {"rain"}


# -- search alone ----------------------------------------------------------------------------------------


def test_search_answers_with_its_first_passage_sentence_by_sentence(small: Assistant) -> None:
    search: Answerer = SearchAnswerer(small)
    answer = search.ask(ASKED, [Turn("Who?")])
    first, *_ = search.search(ASKED, 3)
    assert first.article.id == "lima"
    assert cited(answer, search) == ["Peru and Chile met in Lima.", "They signed a treaty."]
    assert answer.text == "Peru and Chile met in Lima. [1]\nThey signed a treaty. [2]"
    assert [(sentence.text, sentence.citations) for sentence in answer.sentences] == [
        ("Peru and Chile met in Lima.", (1,)),
        ("They signed a treaty.", (2,)),
    ]
    assert (answer.status, answer.answerer, answer.standalone_question) == ("answered", "search", ASKED)
    assert answer.confidence == round(first.dense, 4)


def test_search_never_refuses(small: Assistant) -> None:
    assert SearchAnswerer(small).ask(ABSENT).status == "answered"


def test_nothing_found_is_a_refusal_in_the_language_of_the_question() -> None:
    answer = best_passage("¿Dónde se reunieron?", [], "search")
    assert (answer.status, answer.text, answer.citations) == ("not_in_corpus", "Los artículos no lo dicen.", ())


def test_a_passage_that_is_cut_inside_a_sentence_is_cited_as_far_as_it_goes() -> None:
    chunk = Chunk("rain", 2, 11, 38, RAIN.body[11:38])
    answer = best_passage("Where?", [Passage(chunk, RAIN, 1.0, 0.25, 0.0)], "langchain")
    assert [citation.quote for citation in answer.citations] == ["fell on Quito.", "The airport"]
    assert (answer.citations[0].version, answer.confidence) == (2, 0.25)


# -- the rival -------------------------------------------------------------------------------------------


class LetterEmbeddings:
    """A text as its number of a, e and o, scaled to length 1; stands in for `HuggingFaceEmbeddings`."""

    def __init__(self, **_: Any) -> None: ...

    def embed_query(self, text: str) -> list[float]:
        counts = [1, *(text.lower().count(letter) for letter in "aeo")]
        length = sum(count * count for count in counts) ** 0.5
        return [count / length for count in counts]

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """The splitter and Chroma are LangChain's own; only the model is a toy."""
    for package in ("langchain_text_splitters", "langchain_chroma"):
        pytest.importorskip(package, reason=f"{package} is not installed (extra 'rivals')")
    monkeypatch.setitem(sys.modules, "langchain_huggingface", SimpleNamespace(HuggingFaceEmbeddings=LetterEmbeddings))


@pytest.mark.usefixtures("letters")
def test_the_rival_gives_its_chunks_with_cosines_by_chroma() -> None:
    rival: Answerer = LangChainAnswerer(TEXTS)
    found = rival.search("abcde", 3)
    expected = {}
    for article in TEXTS:  # the query is (1, 1, 1, 0) / √3
        a, e, o = (article.body.lower().count(letter) for letter in "aeo")
        expected[article.id] = (1 + a + e) / 3**0.5 / (1 + a * a + e * e + o * o) ** 0.5
    assert {passage.article.id: passage.dense for passage in found} == pytest.approx(expected, abs=1e-5)
    assert [passage.article.id for passage in found] == sorted(expected, key=lambda id_: -expected[id_])


@pytest.mark.usefixtures("letters")
def test_the_rivals_first_chunk_is_its_answer() -> None:
    rival: Answerer = LangChainAnswerer(TEXTS)
    answer = rival.ask("abcde", [Turn("Who?")])
    assert (answer.status, answer.answerer, answer.standalone_question) == ("answered", "langchain", "abcde")
    assert answer.nearest == tuple(rival.search("abcde", 3))
    assert " ".join(cited(answer, rival)) == answer.nearest[0].chunk.text.replace("\n\n", " ")
    assert answer.confidence == round(answer.nearest[0].dense, 4)


@pytest.mark.usefixtures("letters")
def test_the_rival_within_an_article_and_its_versions() -> None:
    rival = LangChainAnswerer(TEXTS)
    assert [passage.article.id for passage in rival.search(ASKED, 3, within="rain")] == ["rain"]
    assert rival.ask(ASKED, within="rain").citations[0].article_id == "rain"
    assert (rival.article("rain", 2), rival.article("rain", 1), rival.article("none", 1)) == (RAIN, None, None)


@pytest.mark.usefixtures("letters")
def test_two_rivals_do_not_share_their_chunks() -> None:
    first, second = LangChainAnswerer([LIMA]), LangChainAnswerer([RAIN])
    assert [len(first.search(ASKED, 3)), len(second.search(ASKED, 3))] == [1, 1]


@pytest.mark.usefixtures("letters")
def test_chunks_of_a_long_text_stand_where_they_say() -> None:
    paragraph = "It rained again.\n\n" + "The same words come back. " * 200
    long = replace(FRUIT, body="\n".join(f"{number}. {paragraph}" for number in range(3)))
    found = LangChainAnswerer([long]).search("rain", 50)
    assert len(found) > 5
    covered: set[int] = set()
    for passage in found:
        chunk = passage.chunk
        assert long.body[chunk.start : chunk.end] == chunk.text
        assert len(chunk.text) <= 4_000
        covered.update(range(chunk.start, chunk.end))
    assert all(long.body[place].isspace() for place in set(range(len(long.body))) - covered)


def test_a_chunk_that_langchain_lost_is_looked_for() -> None:
    assert place("one two one", "one", 8) == 8
    assert place("one two one", "two", -1) == 4
    assert place("one two one", "two", 0) == 4
    with pytest.raises(ValueError, match="substring"):
        place("one two", "three", -1)


def test_langchains_relevance_is_turned_back_into_the_cosine() -> None:
    assert cosine(1.0) == 1.0  # d = 0
    assert cosine(1 - 2 / 2**0.5) == pytest.approx(0.0)  # d = 2: at right angles
    assert cosine(1 - 4 / 2**0.5) == pytest.approx(-1.0)  # d = 4: opposite


def test_missing_packages_name_the_extra_that_brings_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_text_splitters", None)
    with pytest.raises(RivalMissing, match=r"pip install 'security-briefing\[rivals\]'"):
        LangChainAnswerer(TEXTS)


@pytest.fixture
def real_rival() -> Iterator[LangChainAnswerer]:
    for package in ("langchain_text_splitters", "langchain_chroma", "langchain_huggingface"):
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed (extra 'rivals')")
    yield LangChainAnswerer(TEXTS)


def test_the_rival_embeds_with_the_packaged_model(real_rival: LangChainAnswerer, embedder: Embedder) -> None:
    query, *bodies = embedder.embed([ASKED, *(article.body for article in TEXTS)])
    expected = {article.id: max(0.0, float(query @ body)) for article, body in zip(TEXTS, bodies, strict=True)}
    found = real_rival.search(ASKED, 3)
    assert {passage.article.id: passage.dense for passage in found} == pytest.approx(expected, abs=1e-4)
    assert found[0].article.id == "lima"
    assert min(passage.score for passage in found) == 0.0  # LangChain's own relevance goes below 0

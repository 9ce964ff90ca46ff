"""The index, its embedder and the assistant as LangChain sees them, by LangChain's own suites and by ours."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from langchain_core.runnables import Runnable, RunnableLambda, RunnableParallel, RunnablePassthrough
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_tests.integration_tests import EmbeddingsIntegrationTests, RetrieversIntegrationTests
from langchain_tests.unit_tests import EmbeddingsUnitTests
from pydantic import ValidationError

from assistant import Answer, Assistant, Sentence, Turn
from assistant.langchain import AssistantInput, IndexEmbeddings, PassageRetriever, as_runnable
from assistant.settings import Settings
from assistant.types import Progress, QuestionInvalid
from index.chunks import heading
from index.embed import Embedder
from index.types import Filters

QUESTION = "Who represented Chile?"
FOLLOW_UP = "And who represented Peru?"
SPANISH = Filters(languages=("es",))


@pytest.fixture(scope="module")
def runnable(assistant: Assistant) -> Runnable[str | AssistantInput, Answer]:
    return as_runnable(assistant)


@pytest.fixture
def observed(assistant: Assistant) -> tuple[Assistant, list[int]]:
    """The assistant over the same index, and the threads in which it has asked for the day, as each search does."""
    threads: list[int] = []
    other = Assistant(assistant.settings, assistant.library, assistant.reader)

    def today() -> date:
        threads.append(threading.get_ident())
        return date(2025, 1, 1)

    other.today = today
    return other, threads


class TestRetrieverByLangChain(RetrieversIntegrationTests):
    """LangChain's suite for retrievers."""

    @pytest.fixture(autouse=True)
    def _over_the_samples(self, assistant: Assistant) -> None:
        self.assistant = assistant

    @property
    def retriever_constructor(self) -> type[PassageRetriever]:
        return PassageRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"assistant": self.assistant}

    @property
    def retriever_query_example(self) -> str:
        return "Black Sea mines"

    @property
    def num_results_arg_name(self) -> str:
        return "limit"


class _OfThePackagedModel:
    """What both suites for embeddings are told."""

    @pytest.fixture(autouse=True)
    def _with_the_packaged_model(self, embedder: Embedder) -> None:
        self.embedder = embedder

    @property
    def embeddings_class(self) -> type[IndexEmbeddings]:
        return IndexEmbeddings

    @property
    def embedding_model_params(self) -> dict[str, Any]:
        return {"embedder": self.embedder}


class TestEmbeddingsUnitByLangChain(_OfThePackagedModel, EmbeddingsUnitTests):
    """LangChain's suite of how embeddings are made."""


class TestEmbeddingsByLangChain(_OfThePackagedModel, EmbeddingsIntegrationTests):
    """LangChain's suite of what embeddings give."""


def test_the_retriever_gives_the_passages_of_search_with_their_scores(assistant: Assistant) -> None:
    documents = PassageRetriever(assistant=assistant, limit=3).invoke("Black Sea mines")
    passages = assistant.search("Black Sea mines", 3)
    assert [document.page_content for document in documents] == [passage.chunk.text for passage in passages]
    assert documents[0].metadata["score"] == round(passages[0].score, 4)


def test_a_call_has_filters_and_a_limit_of_its_own(assistant: Assistant) -> None:
    retriever = PassageRetriever(assistant=assistant, limit=3)
    in_spanish = [passage.chunk.id for passage in assistant.search("migration", 2, SPANISH)]
    assert [found.id for found in retriever.invoke("migration", limit=2, filters=SPANISH)] == in_spanish
    assert [found.id for found in retriever.bind(limit=2, filters=SPANISH).batch(["migration"])[0]] == in_spanish
    assert [found.id for found in asyncio.run(retriever.ainvoke("migration", limit=2, filters=SPANISH))] == in_spanish
    assert [found.id for found in retriever.invoke("migration")] != in_spanish


def test_a_call_may_lift_the_filters_of_its_retriever(assistant: Assistant) -> None:
    retriever = PassageRetriever(assistant=assistant, filters=Filters(articles=()))
    assert not retriever.invoke("Black Sea mines")
    assert retriever.invoke("Black Sea mines", filters=Filters())


def test_the_name_of_another_retrievers_limit_is_an_error_and_not_ten_passages(assistant: Assistant) -> None:
    with pytest.raises(ValidationError, match="k"):
        PassageRetriever(assistant=assistant, k=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'k'"):
        PassageRetriever(assistant=assistant).invoke("Black Sea mines", k=3)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_chunk_is_embedded_as_the_index_holds_it(assistant: Assistant, language: str) -> None:
    passage = assistant.search("migration", 1, Filters(languages=(language,)))[0]
    _, stored = assistant.library.vectors.rows([passage.chunk.id])
    given = IndexEmbeddings.of(assistant).embed_documents([heading(passage.article) + passage.chunk.text])
    np.testing.assert_allclose(given, stored, atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(given), 1, atol=1e-4)


@pytest.mark.parametrize("question", ["Who met in Lima to talk about migration?", "¿Quién se reunió en Lima?"])
def test_a_question_is_embedded_as_search_does(assistant: Assistant, question: str) -> None:
    passage = assistant.search(question, 1)[0]
    _, stored = assistant.library.vectors.rows([passage.chunk.id])
    given = np.array(IndexEmbeddings.of(assistant).embed_query(question))
    assert float(stored[0] @ given) == pytest.approx(passage.dense, abs=1e-3)


def test_the_embedder_is_opened_from_settings_and_needs_no_article(home: Path, models: Path) -> None:
    opened = IndexEmbeddings.open(settings=Settings(home=home, models=models))
    assert len(opened.embed_query("migration")) == opened.embedder.card.dimension
    assert opened.embed_documents([]) == []


def test_the_embedder_is_opened_from_a_data_folder_with_its_settings(home: Path, models: Path) -> None:
    home.mkdir()
    (home / "briefing.toml").write_text(f"models = '{models}'\n")
    assert IndexEmbeddings.open(home).embed_query("migration")
    assert [file.name for file in home.iterdir()] == ["briefing.toml"], "the model was exported anew"


def test_a_vector_store_of_langchain_works_with_the_embedder(embedder: Embedder) -> None:
    store = InMemoryVectorStore(IndexEmbeddings(embedder))
    store.add_texts(["The navies cleared mines in the Black Sea.", "Peru y Chile hablaron de migración."])
    assert "migración" in store.similarity_search("talks on migration", k=1)[0].page_content


def test_the_runnable_answers_as_the_assistant_does(assistant: Assistant) -> None:
    answer = assistant.ask(QUESTION)
    assert answer.status == "answered"
    assert as_runnable(assistant).invoke(QUESTION) == answer
    assert asyncio.run(as_runnable(assistant).ainvoke(QUESTION)) == answer


def test_the_runnable_takes_the_conversation_and_filters(
    assistant: Assistant, runnable: Runnable[str | AssistantInput, Answer]
) -> None:
    history, filters = [Turn("When did Peru and Chile meet?")], Filters(countries=("PE", "CL"))
    answer = runnable.invoke({"question": FOLLOW_UP, "history": history, "filters": filters})
    assert answer == assistant.ask(FOLLOW_UP, history, filters)
    assert answer.standalone_question != FOLLOW_UP
    assert runnable.invoke({"question": QUESTION, "filters": Filters(articles=())}).status == "not_in_corpus"


@pytest.mark.parametrize("given", [{"questions": QUESTION}, {"question": QUESTION, "k": 3}, {}, 3])
def test_input_of_another_shape_is_refused_by_what_was_given_and_what_is_wanted(
    runnable: Runnable[Any, Answer], given: Any
) -> None:
    with pytest.raises(QuestionInvalid, match=r"was given .*'question' and perhaps 'history' and 'filters'"):
        runnable.invoke(given)


def test_a_stream_gives_the_events_as_they_come(
    assistant: Assistant, runnable: Runnable[str | AssistantInput, Answer]
) -> None:
    async def collected() -> list[Any]:
        return [event async for event in runnable.astream(QUESTION)]

    events: list[Any] = list(runnable.stream(QUESTION))
    assert events == list(assistant.stream(QUESTION)) == asyncio.run(collected())
    assert isinstance(events[0], Progress)
    assert isinstance(events[-2], Sentence)
    assert isinstance(events[-1], Answer)


def test_a_batch_keeps_its_order_and_gives_back_errors(
    assistant: Assistant, runnable: Runnable[str | AssistantInput, Answer]
) -> None:
    answers = [assistant.ask(QUESTION), assistant.ask("What is being done about Black Sea mines?")]
    questions: list[Any] = [answers[0].question, "", answers[1].question]
    for found in (
        runnable.batch(questions, return_exceptions=True),
        asyncio.run(runnable.abatch(questions, return_exceptions=True)),
    ):
        assert [found[0], found[2]] == answers
        assert isinstance(found[1], QuestionInvalid)
    with pytest.raises(QuestionInvalid):
        runnable.batch(questions)


def test_what_is_asked_asynchronously_leaves_the_event_loop_free(observed: tuple[Assistant, list[int]]) -> None:
    other, threads = observed

    async def ask() -> None:
        await as_runnable(other).ainvoke(QUESTION)
        await PassageRetriever(assistant=other).ainvoke(QUESTION)

    asyncio.run(ask())
    assert len(threads) >= 2
    assert threading.get_ident() not in threads


@pytest.mark.parametrize("asynchronous", [False, True])
def test_who_stops_listening_stops_the_work(observed: tuple[Assistant, list[int]], asynchronous: bool) -> None:
    other, threads = observed

    async def leave_early() -> None:
        async for _ in as_runnable(other).astream(QUESTION):
            break

    if asynchronous:
        asyncio.run(leave_early())
    else:
        next(iter(as_runnable(other).stream(QUESTION)))
    assert not threads, "it was searched after the first event"


def _text(answer: Answer) -> str:
    return answer.text


def _kinds(events: Iterator[Any]) -> Iterator[str]:
    for event in events:
        yield type(event).__name__


@pytest.mark.parametrize(
    "chain",
    [
        lambda runnable: runnable | _text,
        lambda runnable: {"question": RunnablePassthrough()} | runnable | _text,
        lambda runnable: RunnableParallel(answer=runnable) | (lambda given: given["answer"].text),
    ],
    ids=["a link", "after a dict", "within a dict"],
)
def test_a_chain_that_is_streamed_gives_what_it_gives_when_invoked(
    runnable: Runnable[str | AssistantInput, Answer],
    chain: Callable[[Runnable[Any, Answer]], Runnable[str, str]],
) -> None:
    whole = chain(runnable)
    assert list(whole.stream(QUESTION)) == [whole.invoke(QUESTION)] == [runnable.invoke(QUESTION).text]


def test_what_stands_beside_the_answer_in_a_chain_is_not_lost_when_it_is_streamed(
    assistant: Assistant, runnable: Runnable[str | AssistantInput, Answer]
) -> None:
    beside: Runnable[Any, Any] = RunnablePassthrough.assign(answer=runnable) | RunnableLambda(sorted)
    assert list(beside.stream({"question": QUESTION})) == [["answer", "question"]]
    both = RunnableParallel(answer=runnable, passages=PassageRetriever(assistant=assistant)) | RunnableLambda(sorted)
    assert list(both.stream(QUESTION)) == [["answer", "passages"]]


def test_a_generator_in_a_chain_is_given_every_event(runnable: Runnable[str | AssistantInput, Answer]) -> None:
    kinds = list((runnable | _kinds).stream(QUESTION))
    assert (kinds[0], kinds[-1]) == ("Progress", "Answer")
    assert "Sentence" in kinds


def test_langchain_can_say_what_the_runnable_takes_and_gives_and_draw_it(
    assistant: Assistant, runnable: Runnable[str | AssistantInput, Answer]
) -> None:
    question, as_dict = runnable.get_input_jsonschema()["anyOf"]
    assert question["type"] == "string"
    assert as_dict["$ref"].endswith("AssistantInput")
    assert "Citation" in runnable.get_output_jsonschema()["$defs"]
    chain = RunnableParallel(answer=runnable, passages=PassageRetriever(assistant=assistant))
    assert "briefing" in chain.get_graph().draw_mermaid()

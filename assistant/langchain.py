"""For LangChain programs: the index as a retriever, its embedder as embeddings, the assistant as a runnable.

Each is sync and async. Where LangChain's own asynchronous default does, it is left to it: the call runs in a thread.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import (
    Any,
    Required,  # pydantic reads typing's from Python 3.12 on only
    cast,
)

from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_core.runnables.config import run_in_executor
from pydantic import ConfigDict
from typing_extensions import TypedDict

from assistant.commands.output import passage_json
from assistant.pipeline import Assistant, Event, open_embedder
from assistant.settings import Settings
from assistant.types import Answer, QuestionInvalid, Turn
from index.crosslingual import for_embedding
from index.embed import Embedder
from index.languages import language_of_text
from index.query import language_of
from index.types import Filters, Passage


class PassageRetriever(BaseRetriever):
    """Passages as documents; `metadata` holds the fields of `briefing search --json`, scores among them.

    `limit` and `filters` may also be given with a call, for that call: `retriever.invoke(query, limit=3)`.
    """

    # A mistyped name, or another retriever's `k`, is an error and not ten passages.
    model_config = ConfigDict(arbitrary_types_allowed=True, extra="forbid")

    assistant: Assistant
    limit: int = 10
    """Passages at most."""
    filters: Filters = Filters()
    """Nothing outside comes back."""

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  there is nothing to report to it
        limit: int | None = None,
        filters: Filters | None = None,
    ) -> list[Document]:
        limit = self.limit if limit is None else limit
        filters = self.filters if filters is None else filters
        return [_document(passage) for passage in self.assistant.search(query, limit, filters)]

    async def _aget_relevant_documents(  # LangChain's own takes no arguments of a call
        self,
        query: str,
        *,
        run_manager: AsyncCallbackManagerForRetrieverRun,
        limit: int | None = None,
        filters: Filters | None = None,
    ) -> list[Document]:
        return await run_in_executor(
            None,
            self._get_relevant_documents,
            query,
            run_manager=run_manager.get_sync(),
            limit=limit,
            filters=filters,
        )


def _document(passage: Passage) -> Document:
    metadata = passage_json(passage)
    return Document(page_content=metadata.pop("text"), id=passage.chunk.id, metadata=metadata)


class IndexEmbeddings(Embeddings):
    """Texts to the unit vectors that the index has of them: a Spanish one is embedded by its English gloss.

    A chunk is indexed with a heading before it, `index.chunks.heading`. The asynchronous methods are LangChain's:
    they run these in a thread.
    """

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder

    @classmethod
    def open(cls, home: Path | str | None = None, settings: Settings | None = None) -> IndexEmbeddings:
        """The embedder of a data folder, which need hold no article yet; the arguments are `Assistant.open`'s.

        Raises:
            BriefingError: the settings or the model cannot be used; the message says what to do.
        """
        return cls(open_embedder(Settings.given(home, settings)))

    @classmethod
    def of(cls, assistant: Assistant) -> IndexEmbeddings:
        """The embedder that an assistant searches with; the model is not loaded twice."""
        return cls(assistant.library.embedder)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors of what is searched, shape (len(texts), dimension); what is over the model's limit is cut."""
        embedded = [for_embedding(text, language_of_text(text)) for text in texts]
        vectors: list[list[float]] = self.embedder.embed_passages(embedded).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question, shape (dimension,)."""
        vector: list[float] = self.embedder.embed_query(for_embedding(text, language_of(text))).tolist()
        return vector


class AssistantInput(TypedDict, total=False):
    """What `Assistant.ask` takes, for a chain."""

    question: Required[str]
    history: Sequence[Turn]
    """The conversation so far, oldest turn first."""
    filters: Filters
    """The answer comes from nothing outside."""


def as_runnable(assistant: Assistant) -> Runnable[str | AssistantInput, Answer]:
    """The assistant as a link of a chain: a question, or an `AssistantInput`, in; a verified `Answer` out.

    `stream` and `astream` give the events of `Assistant.stream` as they come, the `Answer` last. Events add up to the
    last of them (see `Streamed`), so a chain that is streamed works as one that is invoked: its next link is called
    once, with the `Answer`, unless it is a generator, which is given every event.

    Raises, when it is called:
        QuestionInvalid, NothingIndexed: as `Assistant.ask` does; the first also for a dict of another shape.
    """

    def events(asked: str | AssistantInput) -> Iterator[Event]:
        yield from assistant.stream(**_arguments(asked))

    async def events_async(asked: str | AssistantInput) -> AsyncIterator[Event]:
        coming = events(asked)
        # A thread for one event at a time: nothing is worked ahead, so whoever stops listening stops the work.
        while (event := await run_in_executor(None, next, coming, None)) is not None:
            yield event

    link: Runnable[Any, Any] = RunnableLambda(events, events_async, name="briefing")
    # LangChain draws and documents chains by the types of their links, and would take those of `events`.
    return link.with_types(input_type=cast("Any", str | AssistantInput), output_type=Answer)


def _arguments(asked: str | AssistantInput) -> AssistantInput:
    if isinstance(asked, str):
        return {"question": asked}
    if isinstance(asked, Mapping) and "question" in asked and asked.keys() <= AssistantInput.__annotations__.keys():
        return asked
    given = f"a dict with {', '.join(map(repr, asked)) or 'nothing'}" if isinstance(asked, Mapping) else repr(asked)
    raise QuestionInvalid(
        f"the runnable was given {given}; give it a question, or a dict with 'question' and perhaps 'history' "
        "and 'filters'"
    )

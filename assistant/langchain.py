"""For LangChain programs: the index as a retriever, the assistant as a runnable."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict

from assistant.output import passage_json
from assistant.pipeline import Assistant
from assistant.types import Answer
from index.types import Filters


class PassageRetriever(BaseRetriever):
    """Passages as documents; `metadata` holds the fields of `briefing search --json`, scores among them."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    limit: int = 10
    filters: Filters = Filters()
    """Nothing outside comes back."""

    def _get_relevant_documents(  # LangChain gives the callback manager; there is nothing to report to it
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        documents = []
        for passage in self.assistant.search(query, self.limit, self.filters):
            metadata = passage_json(passage)
            documents.append(Document(page_content=metadata.pop("text"), id=passage.chunk.id, metadata=metadata))
        return documents


def as_runnable(assistant: Assistant) -> Runnable[str, Answer]:
    """The assistant as a link of a chain: a question in, a verified `Answer` out."""
    return RunnableLambda(assistant.ask, name="briefing")

"""The index and the assistant as LangChain sees them."""

from __future__ import annotations

from assistant import Assistant
from assistant.langchain import PassageRetriever, as_runnable


def test_the_retriever_gives_the_passages_of_search_with_their_scores(assistant: Assistant) -> None:
    documents = PassageRetriever(assistant=assistant, limit=3).invoke("Black Sea mines")
    passages = assistant.search("Black Sea mines", 3)
    assert [document.page_content for document in documents] == [passage.chunk.text for passage in passages]
    assert documents[0].metadata["score"] == round(passages[0].score, 4)


def test_the_runnable_answers_as_the_assistant_does(assistant: Assistant) -> None:
    question = "Who represented Chile?"
    assert as_runnable(assistant).invoke(question) == assistant.ask(question)

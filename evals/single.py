"""Rivals that are one half of search each, as textbooks have it: plain BM25, and plain vectors of the embedder.

Both search our own chunks, with nothing that knows two languages: no glossary, no gloss, no fusion.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np

from assistant.answers import NEAREST
from assistant.pipeline import Assistant
from assistant.types import Answer, Turn
from evals.answerers import best_passage
from index.chunks import heading
from index.embed import Vectors
from index.query import STOPWORDS
from index.terms import stems
from index.text import fold, words
from index.types import Article, Chunk, Passage

K1, B = 1.2, 0.75
"""Of BM25: how soon repetition stops to count, and how much length does."""


class _OneWay:
    """Answers with the best passage by one score; it never refuses and does not follow a conversation."""

    name: str

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        registry = assistant.library.registry
        self._entries: list[tuple[Chunk, Article]] = list(registry.chunks(sorted(registry.chunk_ids())).values())

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),  # noqa: ARG002  # see the class
        refuse: bool = True,  # noqa: ARG002
        within: str | None = None,
    ) -> Answer:
        return best_passage(question, self.search(question, NEAREST, within), self.name)

    def search(self, query: str, limit: int, within: str | None = None) -> list[Passage]:
        """The passages with the highest scores; ties in the order of their places."""
        scores = self._scores(query)
        own = [n for n, (_, article) in enumerate(self._entries) if within in (None, article.id)]
        best = sorted(own, key=lambda n: -scores[n])[:limit]
        return [self._passage(n, float(scores[n])) for n in best]

    def article(self, article_id: str, version: int) -> Article | None:
        return self._assistant.library.article(article_id, version)

    def _scores(self, query: str) -> Sequence[float]:
        raise NotImplementedError

    def _passage(self, number: int, score: float) -> Passage:
        raise NotImplementedError


class Bm25Answerer(_OneWay):
    """BM25 (Robertson and Zaragoza 2009) of stems, stop words left out, each chunk in its article's language."""

    name = "bm25"

    def _scores(self, query: str) -> Sequence[float]:
        count, mean = len(self._bags), sum(self._lengths) / max(1, len(self._lengths))
        scores = []
        for bag, length, (_, article) in zip(self._bags, self._lengths, self._entries, strict=True):
            total = 0.0
            for stem in set(_stems(query, article.language)):
                if times := bag[stem]:
                    chunks = self._frequency[stem]
                    idf = math.log(1 + (count - chunks + 0.5) / (chunks + 0.5))
                    total += idf * times * (K1 + 1) / (times + K1 * (1 - B + B * length / mean))
            scores.append(total)
        return scores

    def _passage(self, number: int, score: float) -> Passage:
        return Passage(*self._entries[number], score=score / (1 + score), dense=0.0, terms=score / (1 + score))

    @cached_property
    def _bags(self) -> list[Counter[str]]:
        return [Counter(_stems(heading(article) + chunk.text, article.language)) for chunk, article in self._entries]

    @cached_property
    def _lengths(self) -> list[int]:
        return [bag.total() for bag in self._bags]

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(stem for bag in self._bags for stem in bag)


class DenseAnswerer(_OneWay):
    """The cosine of question and chunk, both embedded as they are written."""

    name = "dense"

    def _scores(self, query: str) -> Sequence[float]:
        cosines: list[float] = (self._vectors @ self._assistant.library.embedder.embed_query(query)).tolist()
        return cosines

    def _passage(self, number: int, score: float) -> Passage:
        cosine = float(np.clip(score, 0, 1))
        return Passage(*self._entries[number], score=cosine, dense=cosine, terms=0.0)

    @cached_property
    def _vectors(self) -> Vectors:
        return self._assistant.library.embedder.embed_passages(
            [heading(article) + c.text for c, article in self._entries]
        )


@lru_cache(maxsize=64)
def _stems(text: str, language: str) -> tuple[str, ...]:
    code = "es" if language == "es" else "en"
    kept = [word for word, _ in words(text) if fold(word) not in STOPWORDS[code]]
    return tuple(stems(" ".join(kept), code))

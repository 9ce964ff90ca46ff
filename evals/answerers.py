"""What can be evaluated side by side: the assistant itself, and search alone. (The rival stands in `evals.rival`.)"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.answers import NEAREST, REFUSAL
from assistant.pipeline import Assistant
from assistant.types import Answer, Citation, Sentence, Turn, Verdict
from index.query import language_of
from index.sentences import split
from index.types import Article, Filters, Passage, Span


class Answerer(Protocol):
    """Answers, searches, and holds the articles that its answers cite."""

    @property
    def name(self) -> str: ...

    def ask(
        self, question: str, history: Sequence[Turn] = (), refuse: bool = True, within: str | None = None
    ) -> Answer:
        """The answer in the light of a conversation, from the article `within` alone if one is named.

        With `refuse=False` what it would say if it never thought its evidence too weak; it still refuses when it
        has nothing to say at all.
        """
        ...

    def search(self, query: str, limit: int, within: str | None = None) -> Sequence[Passage]:
        """The passages nearest to a query, best first."""
        ...

    def article(self, article_id: str, version: int) -> Article | None:
        """Any version that can be cited."""
        ...


class _OfAssistant:
    """Search and articles of an assistant."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def search(self, query: str, limit: int, within: str | None = None) -> Sequence[Passage]:
        return self._assistant.search(query, limit, filters=_only(within))

    def article(self, article_id: str, version: int) -> Article | None:
        return self._assistant.library.article(article_id, version)


class ReaderAnswerer(_OfAssistant):
    """The assistant as users have it."""

    name = "reader"

    def __init__(self, assistant: Assistant) -> None:
        super().__init__(assistant)
        willing = assistant.settings.model_copy(update={"answer_threshold": 0.0})
        self._willing = Assistant(willing, assistant.library, assistant.reader)

    def ask(
        self, question: str, history: Sequence[Turn] = (), refuse: bool = True, within: str | None = None
    ) -> Answer:
        assistant = self._assistant if refuse else self._willing
        return assistant.ask(question, history, filters=_only(within))


class SearchAnswerer(_OfAssistant):
    """The best passage as the answer. It never refuses, and takes every question for one that stands alone."""

    name = "search"

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),  # noqa: ARG002  # a search engine does not follow a conversation
        refuse: bool = True,  # noqa: ARG002
        within: str | None = None,
    ) -> Answer:
        return best_passage(question, self.search(question, NEAREST, within), self.name)


def best_passage(question: str, passages: Sequence[Passage], answerer: str) -> Answer:
    """The first passage as an answer, sentence by sentence, each citing its own characters.

    The confidence is the cosine of question and passage: unlike the fused score it can be compared between questions.
    Without any passage it is a refusal.
    """
    language = language_of(question)
    if not passages:
        return Answer(question, question, "not_in_corpus", REFUSAL[language], language, answerer=answerer)
    best = passages[0]
    body, chunk = best.article.body, best.chunk
    spans = split(body, chunk.start, chunk.end) or [Span(chunk.start, chunk.end)]
    citations = tuple(_citation(marker, best.article, span) for marker, span in enumerate(spans, start=1))
    verdict = Verdict("quoted", "stands word for word in the source")
    return Answer(
        question=question,
        standalone_question=question,
        status="answered",
        text="\n".join(f"{cited.quote} [{cited.marker}]" for cited in citations),
        language=language,
        sentences=tuple(Sentence(cited.quote, (cited.marker,), verdict) for cited in citations),
        citations=citations,
        nearest=tuple(passages[:NEAREST]),
        confidence=round(best.dense, 4),
        answerer=answerer,
    )


def _citation(marker: int, article: Article, span: Span) -> Citation:
    return Citation(
        marker=marker,
        article_id=article.id,
        version=article.version,
        start=span.start,
        end=span.end,
        quote=span.of(article.body),
        title=article.title,
        agency=article.agency,
        date=article.date.isoformat() if article.date else None,
        date_inferred=article.event_date_basis == "weekday",
        sample=article.sample,
    )


def _only(article: str | None) -> Filters:
    return Filters(articles=None if article is None else (article,))

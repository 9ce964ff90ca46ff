"""A section in a language model's words, under the checks of an answer's sentences.

sentences ─► in parts (map) ─► the model's sentences that hold ─► their places (reduce) ─► the model ─► checked again
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.briefings.page import Page
from assistant.briefings.words import said
from assistant.llm.answer import failed
from assistant.llm.chat import ModelFailed
from assistant.llm.writer import Outcome, Writer
from assistant.reader.question import read_question
from assistant.types import DraftSentence, Evidence, Sentence
from assistant.verify import Lookup, Verified
from index.types import Article, Chunk, Passage, Span

AT_ONCE = 12
"""Sentences that the model is shown in one call."""


class ModelProse:
    """Has a model word the sections of one document; what it does not word well the articles' own sentences say."""

    def __init__(self, writer: Writer, name: str, lookup: Lookup) -> None:
        self._writer, self._name, self._lookup = writer, name, lookup
        self._gone = False
        self.struck: list[str] = []
        self.notices: list[str] = []
        self.wrote = False
        """Is a sentence of the model's shown?"""

    def __call__(self, heading: str, drafts: Sequence[DraftSentence], page: Page) -> tuple[Sentence, ...]:
        """The section; once the model has failed it is not asked for the others, so that the time stays bounded."""
        if not drafts or self._gone:
            return page.sentences(drafts)
        try:
            places = self._mapped(heading, drafts, page)
            outcome = self._asked(heading, places, page, page.verified)
        except ModelFailed as error:
            self._gone = error.reason not in ("declined", "unsupported")
            notice = failed(error.reason, page.language)
            self.notices += [notice] if notice not in self.notices else []
            return page.sentences(drafts)
        self.wrote = True
        self.struck += outcome.struck
        missing = _untold(drafts, outcome.sentences, page) if outcome.struck else []
        return (*outcome.sentences, *page.sentences(missing))

    def _mapped(self, heading: str, drafts: Sequence[DraftSentence], page: Page) -> list[Evidence]:
        """The places to write from: all, or of many those on which the model's first sentences lean."""
        if len(drafts) <= AT_ONCE:
            return [place for draft in drafts for place in draft.evidence]
        places: list[Evidence] = []
        for start in range(0, len(drafts), AT_ONCE):
            scratch = Verified(self._lookup)
            told = [place for draft in drafts[start : start + AT_ONCE] for place in draft.evidence]
            outcome = self._asked(heading, told, page, scratch)
            self.struck += outcome.struck
            places += _leaned_on(outcome.sentences, scratch, self._lookup)
        return places

    def _asked(self, heading: str, places: Sequence[Evidence], page: Page, verified: Verified) -> Outcome:
        question = read_question(f"{said(heading, page.language)}: {self._name}")
        passages = [_passage(place) for place in places]
        writing = self._writer.write(question, passages, verified, "briefing", page.language)
        while True:
            try:
                next(writing)
            except StopIteration as done:
                outcome: Outcome = done.value
                return outcome


def _passage(place: Evidence) -> Passage:
    article, span = place.article, place.span
    return Passage(Chunk(article.id, article.version, span.start, span.end, place.quote), article, 1.0, 0.0, 0.0)


def _leaned_on(sentences: Sequence[Sentence], verified: Verified, lookup: Lookup) -> Iterator[Evidence]:
    used = {marker for sentence in sentences for marker in sentence.citations}
    for one in verified.citations:
        article: Article | None = lookup(one.article_id, one.version)
        if one.marker in used and article:
            yield Evidence(article, Span(one.start, one.end))


def _untold(drafts: Sequence[DraftSentence], sentences: Sequence[Sentence], page: Page) -> list[DraftSentence]:
    """The sentences of which no place is cited by those that are shown."""
    used = {marker for sentence in sentences for marker in sentence.citations}
    cited = [one for one in page.verified.citations if one.marker in used]
    return [
        draft
        for draft in drafts
        if not any(
            place.article.id == one.article_id and place.span.overlaps(Span(one.start, one.end))
            for place in draft.evidence
            for one in cited
        )
    ]

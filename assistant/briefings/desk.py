"""What an assistant's briefings are made with: from a request to a document. Read this first.

request ─► chosen articles ─► sentences and accounts ─► a verified page ─► Document
           choose             select, agreements        compose, compare, timeline
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.briefings.choose import Chosen, Request, choose, named_filters
from assistant.briefings.compare import comparison
from assistant.briefings.compose import Heard, Length, Prose, briefing, quoted, summary, unheard
from assistant.briefings.page import Ready, unseen
from assistant.briefings.sought import ALL, Sought
from assistant.briefings.timeline import timeline
from assistant.briefings.written import ModelProse
from assistant.documents.types import Document
from assistant.verify import Lookup
from index.question_filters import read_wishes
from index.types import Language

if TYPE_CHECKING:
    from assistant.pipeline import Assistant


@dataclass(frozen=True)
class Desk:
    """Makes documents from one assistant's articles."""

    assistant: Assistant
    heard: Heard = unheard
    """Called while articles are read."""
    ready: Ready = unseen
    """Called with each section as it is written."""
    chose: Callable[[Chosen], None] = unseen
    """Called with what a request chose, before it is read."""

    def summarize(self, request: Request, length: Length = "page", language: Language | None = None) -> Document:
        """A summary of the requested articles; see `compose.summary`."""
        return self._written(request, language, lambda chosen, prose: summary(
            chosen, self._lookup, self._today, length, self.heard, prose, self.ready))  # fmt: skip

    def brief(self, request: Request, length: Length = "page", language: Language | None = None) -> Document:
        """A briefing in the shape that officials read; see `compose.briefing`."""
        return self._written(request, language, lambda chosen, prose: briefing(
            chosen, self._lookup, self._today, length, self.heard, prose, self.ready))  # fmt: skip

    def compare(self, one: Request, other: Request, language: Language | None = None, wanted: Sought = ALL) -> Document:
        """What the articles of two requests have in common, and what not; see `compare.comparison`."""
        first = self._side(one, language)
        second = self._side(other, language or first.language)
        started = time.monotonic()
        document = comparison(first, second, self._lookup, self._today, self.heard, self.ready, wanted)
        return self._stamped(document, started)

    def timeline(self, request: Request, language: Language | None = None) -> Document:
        """The events of the requested articles by their days; see `timeline.timeline`."""
        started = time.monotonic()
        chosen = self.chosen(request, language)
        return self._stamped(timeline(chosen, self._lookup, self._today, self.heard, self.ready), started)

    def chosen(self, request: Request, language: Language | None = None) -> Chosen:
        """The articles of a request; what its query itself asks for ("in 2024") is kept to."""
        wishes = read_wishes(request.query or "", self._today)
        chosen = choose(self.assistant.library, self.assistant.search, request, wishes, language)
        self.chose(chosen)
        return chosen

    def _side(self, request: Request, language: Language | None) -> Chosen:
        """What a side of a comparison is of, by the name of its countries and period also where it is one article."""
        chosen = self.chosen(request, language)
        if not chosen.articles and request.query and request.filters.countries:  # its words may be no article's
            request = Request(filters=request.filters)
            chosen = self.chosen(request, language)
        named = request.name if request.articles or request.query else named_filters(request.filters, chosen.language)
        return replace(chosen, name=named) if named else chosen

    @property
    def _today(self) -> date:
        return self.assistant.today()

    @property
    def _lookup(self) -> Lookup:
        return self.assistant.library.article

    def _written(
        self, request: Request, language: Language | None, make: Callable[[Chosen, Prose], Document]
    ) -> Document:
        started = time.monotonic()
        chosen = self.chosen(request, language)
        writer = self.assistant.writer
        if writer is None:
            return self._stamped(make(chosen, quoted), started)
        prose = ModelProse(writer, chosen.name, self._lookup)
        document = make(chosen, prose)
        document = replace(
            document,
            notices=(*document.notices, *prose.notices),
            struck=tuple(prose.struck),
            answerer=writer.name if prose.wrote else document.answerer,
        )
        return self._stamped(document, started)

    def _stamped(self, document: Document, started: float) -> Document:
        revision = self.assistant.library.registry.revision
        return replace(document, index_revision=revision, seconds=time.monotonic() - started)

"""An article's sentences with the countries and organisations in each, made once for all the fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.types import Evidence
from index.chunks import sentences
from index.entities import countries, organisations
from index.names import Mention
from index.text import fold
from index.types import Article, Span
from index.wire import layout

LEAD = 3
"""Sentences in which news says what it is about."""
_PARTY_OF = {"European Union": "EU"}
_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|\"[^\"]*\"?")
_CLOSED = re.compile(r"(?![“«\"])[^“«\"]*(?:[”»]|(?<=[\w.,!?])\"(?=[\s.,;)]|$))")
"""The end of what an earlier sentence began to quote: 'We are there," the brigadier said."""
_LONG_FORM = re.compile(
    r"(?: (?:[A-ZÁÉÍÓÚÑ][\w’'-]+|of|on|for|and|the|against|de|del|la|las|los|el|y|para|contra|sobre)){1,9} \((?=[A-Z]{3,})"
)
_MANY_WORDS = 6
"""A quotation of fewer words is a term or a name, not what somebody says."""


@dataclass(frozen=True)
class Line:
    """A sentence of the story, or the headline."""

    number: int
    """0, 1, … in the story; -1 for a headline that stands above it."""
    text: str
    start: int
    """Of its first character in the body; -1 where the headline is no part of the body."""
    language: str

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def sides(self) -> tuple[Mention, ...]:
        """Countries (by code) and organisations (by name) in order, none inside another."""
        named = [Mention(_PARTY_OF.get(one.key, one.key), one.span) for one in organisations(self.text, self.language)]
        named = [one for one in named if not self._unfolds(one, named)]
        nations = [one for one in countries(self.text) if not any(one.span.overlaps(other.span) for other in named)]
        return tuple(sorted([*nations, *named], key=lambda one: one.span.start))

    def _unfolds(self, one: Mention, named: Sequence[Mention]) -> bool:
        """Is it the beginning of the long form of another: "the United Nations High Commissioner for Refugees (UNHCR)"?"""
        more = _LONG_FORM.match(self.text, one.span.end)
        return bool(more) and any(other.span.start == more.end() for other in named if more)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """What somebody says, word for word."""
        ends = _CLOSED.match(self.text)  # what somebody says in several sentences
        opened = [Span(*ends.span())] if ends else []
        rest = (Span(*match.span()) for match in _QUOTED.finditer(self.text, ends.end() if ends else 0))
        return tuple(one for one in (*opened, *rest) if len(one.of(self.text).split()) > _MANY_WORDS)

    def quoted(self, place: Span) -> bool:
        """Does it stand in somebody's words?"""
        return any(quote.overlaps(place) for quote in self.quotes)


@dataclass(frozen=True)
class Story:
    """An article as its headline and sentences."""

    article: Article
    title: Line
    lines: tuple[Line, ...]

    @cached_property
    def written(self) -> date | None:
        """The day from which "yesterday" and "on Tuesday" count: the dateline's; the event may have been earlier."""
        article = self.article
        dateline = layout(article.body).dateline
        printed = dateline.day if dateline else None
        near = article.published or article.event_date
        day = (printed.on(printed.year) if printed.year else printed.near(near) if near else None) if printed else None
        return day or article.published or article.event_date

    @property
    def all(self) -> tuple[Line, ...]:
        """The headline, then the sentences."""
        return (self.title, *self.lines)

    def only(self, lines: Sequence[Line]) -> Story:
        """The same article with some of its sentences."""
        return Story(self.article, self.title, tuple(lines))

    def untitled(self) -> Story:
        """The same without its headline, which may speak of more than these sentences."""
        return Story(self.article, Line(-1, "", -1, self.article.language), self.lines)

    def evidence(self, line: Line, place: Span | None = None) -> Evidence | None:
        """A place of a line, or the whole line, in the body; `None` for a headline that the body does not print."""
        if line.start < 0:
            return None
        return Evidence(self.article, (place or Span(0, len(line.text))).moved(line.start))


def tell(article: Article) -> Story:
    """The story of an article."""
    body = article.body
    lines = tuple(
        Line(number, span.of(body), span.start, article.language) for number, span in enumerate(sentences(article))
    )
    return Story(article, Line(-1, article.title, body.find(article.title), article.language), lines)

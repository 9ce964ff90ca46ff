"""What a person orders of the desk: a kind of document, and of which articles. It can be kept, and made again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from assistant.briefings.choose import Request
from assistant.briefings.compose import Length
from assistant.briefings.desk import Desk
from assistant.documents.parts import in_order_of_reading
from assistant.documents.types import Document
from index.types import BriefingError, Language

Kind = Literal["briefing", "summary", "comparison", "timeline"]
KINDS: tuple[Kind, ...] = ("briefing", "summary", "comparison", "timeline")
LENGTHS: tuple[Length, ...] = ("short", "page", "full")


@dataclass(frozen=True, slots=True)
class Order:
    """A document that is wanted."""

    kind: Kind
    request: Request
    other: Request | None = None
    """What a comparison compares it with."""
    length: Length = "page"
    """Of a briefing or a summary."""
    language: Language | None = None
    """Of headings and notes; `None`: the query's, else that of most articles."""

    def without(self, removed: set[str]) -> Order:
        """The order without articles that are no more.

        Raises:
            BriefingError: nothing else was asked for.
        """
        asked = [one for one in (self.request, self.other) if one]
        left = [replace(one, articles=tuple(id_ for id_ in one.articles if id_ not in removed))
                if one.query or one.filters or not set(one.articles) <= removed else None for one in asked]  # fmt: skip
        if None in left:
            raise BriefingError("the articles that were chosen for it have been removed; order a new one")
        first, *rest = left
        assert first is not None
        return replace(self, request=first, other=rest[0] if rest else None)


def make(desk: Desk, order: Order) -> Document:
    """The document, its citations numbered as they are shown, so that a page and a file agree on them."""
    return in_order_of_reading(_made(desk, order))


def _made(desk: Desk, order: Order) -> Document:
    if order.kind == "comparison":
        if order.other is None:
            raise BriefingError("a comparison needs two sides; say what to compare with")
        return desk.compare(order.request, order.other, order.language)
    if order.kind == "timeline":
        return desk.timeline(order.request, order.language)
    if order.kind == "summary":
        return desk.summarize(order.request, order.length, order.language)
    return desk.brief(order.request, order.length, order.language)

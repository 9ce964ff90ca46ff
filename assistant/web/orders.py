"""What a kept briefing was ordered as: in words, and as an address that fills in the form again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from assistant.briefings.choose import Request, named_filters
from assistant.briefings.order import Order
from assistant.web.wording import Wording
from index.types import Language


def in_words(order: Order, said: Wording, language: Language, title: Callable[[str], str | None]) -> str:
    """`“border security”; Peru, Chile; since 1 January 2023`; `title` gives that of an article."""
    asked = [_request(one, said, language, title) for one in (order.request, order.other) if one]
    return said["versus"].format(one=asked[0], other=asked[1]) if len(asked) == 2 else asked[0]


def _request(request: Request, said: Wording, language: Language, title: Callable[[str], str | None]) -> str:
    if request.articles:
        if len(request.articles) == 1 and (name := title(request.articles[0])):
            return said["quoted"].format(text=name)
        count = len(request.articles)
        return said["one_by_hand"] if count == 1 else said["by_hand"].format(count=count)
    parts = [said["quoted"].format(text=request.query)] if request.query else []
    return "; ".join([*parts, *filter(None, [named_filters(request.filters, language)])])


def address(order: Order) -> str:
    """The form, filled in with an order."""
    fields: list[tuple[str, str]] = [("kind", order.kind), ("length", order.length), ("lang", order.language or "")]
    if order.other is None:
        fields += [("by", "articles" if order.request.articles else "query"), *_fields(order.request, "")]
    else:
        request = order.request
        sides = "articles" if request.articles else "countries" if request.filters.countries else "periods"
        fields += [("sides", sides), *_fields(request, "a_"), *_fields(order.other, "b_")]
    return f"/briefings?{urlencode([each for each in fields if each[1]])}"


def _fields(request: Request, prefix: str) -> Iterator[tuple[str, str]]:
    filters = request.filters
    yield f"{prefix}q", request.query or ""
    yield from ((f"{prefix}article", id_) for id_ in request.articles)
    yield from ((f"{prefix}country", code) for code in filters.countries)
    yield f"{prefix}since", filters.since.isoformat() if filters.since else ""
    yield f"{prefix}until", filters.until.isoformat() if filters.until else ""
    yield from ((f"{prefix}agency", name) for name in filters.agencies)
    yield from ((f"{prefix}topic", key) for key in filters.topics)

"""The form for a new briefing: read from an address or a post, and made an order for the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import ImmutableMultiDict

from assistant.briefings.choose import Request
from assistant.briefings.order import KINDS, LENGTHS, Order
from assistant.filters import read_filters
from assistant.scope import require_words
from assistant.types import QuestionInvalid
from index.types import BriefingError, Filters, Language

SIDES = ("articles", "countries", "periods")
"""What a comparison compares two of."""
LEAST_COUNTRIES = 2
"""Fields for countries that are there at least, for a pair."""
LONGEST = 400
"""Characters of a query."""
Params = ImmutableMultiDict[str, Any]
"""An address's query or a posted form."""
LANGUAGES: tuple[Language, ...] = ("en", "es")


class FormInvalid(BriefingError):
    """A field cannot be used; `name` is the wording that says so, `field` the id of the control."""

    def __init__(self, name: str, field: str, given: str = "") -> None:
        super().__init__(f"{field}: {name} {given!r}")
        self.name, self.field, self.given = name, field, given


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison."""

    article: str = ""
    countries: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form, as it was given."""

    kind: str
    by: str
    """`query` or `articles`."""
    query: str
    countries: tuple[str, ...]
    since: str
    until: str
    agency: str
    topic: str
    language: Language
    length: str
    articles: tuple[str, ...]
    """Ids, chosen by hand."""
    find: str
    """Words by which the list of articles is searched."""
    sides: str
    """One of `SIDES`."""
    one: Side
    other: Side

    @classmethod
    def read(cls, params: Params, language: Language) -> Form:
        """The form; `language` is that of the briefing unless another is asked for."""

        def text(name: str) -> str:
            given = params.get(name, "")
            return given.strip() if isinstance(given, str) else ""

        def several(name: str) -> tuple[str, ...]:
            given = (each.strip() for each in params.getlist(name) if isinstance(each, str))
            return tuple(dict.fromkeys(each for each in given if each))

        def side(prefix: str) -> Side:
            return Side(text(f"{prefix}_article"), several(f"{prefix}_country"), text(f"{prefix}_since"),
                        text(f"{prefix}_until"))  # fmt: skip

        articles = several("article")
        return cls(
            kind=_one_of(text("kind"), KINDS),
            by=_one_of(text("by"), ("articles", "query") if articles else ("query", "articles")),
            query=text("q"),
            countries=several("country"),
            since=text("since"),
            until=text("until"),
            agency=text("agency"),
            topic=text("topic"),
            language=next((each for each in LANGUAGES if each == text("lang")), language),
            length=_one_of(text("length"), ("page", *LENGTHS)),
            articles=articles,
            find=text("find"),
            sides=_one_of(text("sides"), SIDES),
            one=side("a"),
            other=side("b"),
        )

    def order(self, is_there: Callable[[str], bool]) -> Order:
        """What it asks of the desk.

        Raises:
            FormInvalid: a field is empty that is needed, or holds what means nothing.
        """
        kind = next(each for each in KINDS if each == self.kind)
        length = next(each for each in LENGTHS if each == self.length)
        if kind == "comparison":
            one, other = (
                _side(self.sides, side, prefix, is_there) for side, prefix in ((self.one, "a"), (self.other, "b"))
            )
            if one == other:
                raise FormInvalid("same_sides", f"b_{_FIRST[self.sides]}")
            return Order(kind, one, other, length, self.language)
        return Order(kind, self._request(is_there), None, length, self.language)

    def _request(self, is_there: Callable[[str], bool]) -> Request:
        if self.by == "articles":
            if not self.articles:
                raise FormInvalid("none_chosen", "find")
            for id_ in self.articles:
                _require(id_, is_there, "find")
            return Request(articles=self.articles)
        if len(self.query) > LONGEST:
            raise FormInvalid("long_query", "q")
        if self.query:
            try:
                require_words(self.query)
            except QuestionInvalid as error:
                raise FormInvalid("bad_query", "q") from error
        filters = _filters("", self.countries, self.since, self.until, self.agency, self.topic)
        if not self.query and not filters:
            raise FormInvalid("nothing_given", "q")
        return Request(query=self.query or None, filters=filters)


_FIRST = {"articles": "article", "countries": "country", "periods": "since"}


def _side(sides: str, side: Side, prefix: str, is_there: Callable[[str], bool]) -> Request:
    if sides == "articles":
        if not side.article:
            raise FormInvalid("side_article", f"{prefix}_article")
        _require(side.article, is_there, f"{prefix}_article")
        return Request(articles=(side.article,))
    if sides == "countries":
        if not side.countries:
            raise FormInvalid("side_country", f"{prefix}_country")
        return Request(filters=_filters(f"{prefix}_", side.countries))
    if not side.since and not side.until:
        raise FormInvalid("side_period", f"{prefix}_since")
    return Request(filters=_filters(f"{prefix}_", (), side.since, side.until or side.since))


def _filters(
    prefix: str, countries: Sequence[str], since: str = "", until: str = "", agency: str = "", topic: str = ""
) -> Filters:
    """The filters of some fields, each refused by its own name."""
    for field, given, asked in (
        ("country", " ".join(countries), {"country": countries}),
        ("since", since, {"since": since}),
        ("until", until, {"until": until}),
        ("topic", topic, {"topic": [topic]}),
    ):
        try:
            read_filters(**(asked if given else {}))
        except BriefingError as error:
            name = "bad_day" if field in ("since", "until") else f"bad_{field}"
            raise FormInvalid(name, f"{prefix}{field}", given) from error
    try:
        return read_filters(countries, since, until, [agency] if agency else None, topic=[topic] if topic else None)
    except BriefingError as error:  # each is right by itself
        raise FormInvalid("days_swapped", f"{prefix}since") from error


def _require(id_: str, is_there: Callable[[str], bool], field: str) -> None:
    if not is_there(id_):
        raise FormInvalid("article_gone", field, id_)


def _one_of(given: str, allowed: Sequence[str]) -> str:
    """What was given, if it is allowed, else the first that is."""
    return given if given in allowed else allowed[0]

"""The form for a briefing: what it asks for, what it refuses by name, and that an order fills it in again."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.datastructures import ImmutableMultiDict

from assistant.briefings.choose import Request
from assistant.briefings.order import Order
from assistant.web.attachment import attachment, file_name
from assistant.web.ordering import Form, FormInvalid
from assistant.web.orders import address, in_words
from assistant.web.wording import wording
from index.types import Filters

THERE = {"a1", "a2"}


def form(*fields: tuple[str, str]) -> Form:
    return Form.read(ImmutableMultiDict(list(fields)), "en")


def order(*fields: tuple[str, str]) -> Order:
    return form(*fields).order(THERE.__contains__)


def test_a_query_with_filters() -> None:
    given = order(
        ("q", " border security "), ("country", "PE"), ("country", ""), ("country", "CL"), ("since", "2023"),
        ("until", "2023-06"), ("agency", "EFE"), ("topic", "drug_trafficking"), ("lang", "es"), ("length", "full"),
    )  # fmt: skip
    filters = Filters(
        ("PE", "CL"), date(2023, 1, 1), date(2023, 6, 30), agencies=("EFE",), topics=("drug_trafficking",)
    )
    assert given == Order("briefing", Request(query="border security", filters=filters), None, "full", "es")


def test_articles_by_hand_as_links_give_them() -> None:
    given = form(("article", "a1"), ("article", "a2"))
    assert given.by == "articles"
    assert given.order(THERE.__contains__).request == Request(articles=("a1", "a2"))


@pytest.mark.parametrize(
    "fields",
    [
        [("sides", "articles"), ("a_article", "a1"), ("b_article", "a2"), ("b_since", "of another kind of side")],
        [("sides", "countries"), ("a_country", "PE"), ("a_country", "CL"), ("b_country", "BO")],
        [("sides", "periods"), ("a_since", "2023"), ("b_since", "2024-01"), ("b_until", "2024-06")],
    ],
)
def test_a_comparison_and_its_address(fields: list[tuple[str, str]]) -> None:
    made = order(("kind", "comparison"), *fields)
    assert made.other
    assert order(*parse_qsl(urlsplit(address(made)).query)) == made
    assert " compared with " in in_words(made, wording("briefings", "en"), "en", lambda _: "A title")


@pytest.mark.parametrize(
    ("fields", "name", "field"),
    [
        ([], "nothing_given", "q"),
        ([("by", "articles")], "none_chosen", "find"),
        ([("article", "gone")], "article_gone", "find"),
        ([("q", "¿?")], "bad_query", "q"),
        ([("q", "x" * 500)], "long_query", "q"),
        ([("since", "spring")], "bad_day", "since"),
        ([("since", "2024"), ("until", "2023")], "days_swapped", "since"),
        ([("country", "Atlantis")], "bad_country", "country"),
        ([("topic", "gardening")], "bad_topic", "topic"),
        ([("kind", "comparison")], "side_article", "a_article"),
        ([("kind", "comparison"), ("a_article", "a1"), ("b_article", "a1")], "same_sides", "b_article"),
        ([("kind", "comparison"), ("sides", "countries"), ("a_country", "PE")], "side_country", "b_country"),
        ([("kind", "comparison"), ("sides", "periods"), ("a_since", "2023")], "side_period", "b_since"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_field(fields: list[tuple[str, str]], name: str, field: str) -> None:
    with pytest.raises(FormInvalid) as refused:
        order(*fields)
    assert (refused.value.name, refused.value.field) == (name, field)
    for language in ("en", "es"):
        assert wording("briefings", language)[name].format(given=refused.value.given)


def test_what_means_nothing_falls_back() -> None:
    given = form(("kind", "poem"), ("length", "endless"), ("lang", "xx"), ("q", "x"))
    assert (given.kind, given.length, given.language) == ("briefing", "page", "en")


def test_a_file_is_named_by_its_title_in_every_browser() -> None:
    assert file_name("Informe: Perú/Chile — «visita»\n.") == "Informe Perú Chile visita"
    headers = attachment(b"x", "Perú", ".docx").headers
    assert headers["content-disposition"] == "attachment; filename=\"Peru.docx\"; filename*=UTF-8''Per%C3%BA.docx"
    assert 'filename="briefing.md"' in attachment(b"x", "Япония", ".md").headers["content-disposition"]

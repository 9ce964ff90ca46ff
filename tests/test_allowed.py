"""What filters allow: listed when they are few, asked after when they are nearly all; the same either way."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from index.allowed import AllowedArticles, Within
from index.types import Filters

FILTERS = [
    Filters(since=date(1990, 1, 1)),
    Filters(languages=("en",)),
    Filters(until=date(2020, 1, 1), languages=("es",)),
    Filters(since=date(2100, 1, 1)),
    Filters(countries=("PE", "CL")),
    Filters(topics=("piracy",), since=date(2000, 1, 1)),
]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_what_is_kept_is_of_the_articles_that_satisfy_the_filters(assistant: Assistant, filters: Filters) -> None:
    registry = assistant.library.registry
    within = Within(registry, filters)
    satisfying = {article.id for article in registry.articles(filters)}
    found = dict.fromkeys(registry.chunk_ids(), 0.5)
    assert {id_.split("@")[0] for id_ in within.kept(found)} == satisfying
    assert set(within.kept(found)) == registry.chunk_ids(of=satisfying) == set(within.chunks)
    assert within.share == pytest.approx(len(satisfying) / registry.count())


def test_a_period_that_nearly_all_satisfy_is_not_listed(assistant: Assistant) -> None:
    within = Within(assistant.library.registry, FILTERS[0])
    within.kept(dict.fromkeys(assistant.library.registry.chunk_ids(), 0.5))
    assert "articles" not in vars(within)


def test_what_filters_allow_is_remembered_until_the_registry_changes(assistant: Assistant) -> None:
    registry = assistant.library.registry
    allowed = AllowedArticles(registry)
    before = allowed.of(FILTERS[4])
    assert allowed.of(FILTERS[4]) is before
    registry.changed()
    assert allowed.of(FILTERS[4]) is not before

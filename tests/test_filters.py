"""Filters as a person writes them: names in either language, dates of any precision."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.filters import read_filters
from index.types import BriefingError, Filters


@pytest.mark.parametrize("given", ["PE", "pe", "Peru", "Perú", "peru", "peruana", "Peruvian"])
def test_a_country_is_known_by_code_name_and_demonym(given: str) -> None:
    assert read_filters(country=[given]).countries == ("PE",)


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12-20", "2023-12-20", date(2023, 12, 20), date(2023, 12, 20)),
    ],
)
def test_a_period_begins_and_ends_with_the_year_month_or_day_that_is_named(
    since: str, until: str, first: date, last: date
) -> None:
    filters = read_filters(since=since, until=until)
    assert (filters.since, filters.until) == (first, last)


@pytest.mark.parametrize("given", ["drug_trafficking", "drug trafficking", "Drug-Trafficking", "narcotráfico"])
def test_a_topic_is_known_by_key_and_by_its_name_in_both_languages(given: str) -> None:
    assert read_filters(topic=[given]).topics == ("drug_trafficking",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("country", ["Atlantis"]),
        ("country", ["Peru and Chile"]),
        ("since", "yesterday"),
        ("until", "2023-02-30"),
        ("topic", ["astrology"]),
        ("marking", ["top-top"]),
    ],
)
def test_what_means_nothing_is_named_with_what_would(name: str, value: object) -> None:
    with pytest.raises(BriefingError, match=name):
        read_filters(**{name: value})


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BriefingError, match="swap"):
        read_filters(since="2024", until="2023")


def test_nothing_given_filters_nothing() -> None:
    assert read_filters() == Filters() and not read_filters()

"""Dates, places and amounts as printed."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.reader.values import amounts, dates, day_of, long_date, nearest_to, number_of, places, tells_the_day
from index.types import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("signed on 6 January 2022 in Tokyo", ["6 January 2022"]),
        ("January 6, 2022, and December 20", ["January 6, 2022", "December 20"]),
        ("el 6 de enero de 2022", ["6 de enero de 2022"]),
        ("en setiembre de 2021", ["setiembre de 2021"]),
        ("since 2013 and in the late 1990s", ["2013", "the late 1990s"]),
        ("room 1234, 15 ships", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met in San Diego on Monday", ["San Diego"]),
        ("en la Ciudad de México", ["Ciudad de México"]),
        ("at the Port of Djibouti", ["Port of Djibouti"]),
        ("in December, in many ways, in NATO", []),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in places(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 facilities and areas", ["15 facilities"]),
        ("will pay 3.5 million dollars", ["3.5 million dollars"]),
        ("£2.5 billion", ["£2.5 billion"]),
        ("40 per cent of it", ["40 per cent"]),
        ("veinte agentes", ["veinte agentes"]),
        ("the ministers met", []),
    ],
)
def test_amounts(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in amounts(text)] == expected


def test_the_number_of_a_date_is_no_amount() -> None:
    assert not list(amounts("6 January 2022"))


def test_the_number_of_a_date_within_a_sentence_is_no_amount() -> None:
    assert not list(amounts("signed on 6 January 2022"))


@pytest.mark.parametrize(
    ("text", "telling"),
    [("met this Wednesday", True), ("se reunieron ayer", True), ("Wednesdays are long", False), ("in May", False)],
)
def test_a_weekday_tells_the_day(text: str, telling: bool) -> None:
    assert tells_the_day(text) is telling


def test_the_nearest_value_is_taken_and_the_first_without_a_measure() -> None:
    near, far = Span(50, 55), Span(0, 5)
    assert nearest_to([far, near], [Span(60, 65)]) == near
    assert nearest_to([far, near], []) == far
    assert nearest_to([], [near]) is None


def test_long_dates_in_both_languages() -> None:
    day = date(2023, 12, 20)
    assert (long_date(day, "en"), long_date(day, "es")) == ("20 December 2023", "20 de diciembre de 2023")


@pytest.mark.parametrize("text", ["Se vieron en la última reunión.", "They met at élan şehir."])
def test_a_word_that_begins_with_an_accented_small_letter_is_no_place(text: str) -> None:
    assert list(places(text)) == []


@pytest.mark.parametrize(
    ("amount", "language", "number"),
    [
        ("sixteen ports", "en", 16),
        ("dieciséis puertos", "es", 16),
        ("1,500 dollars", "en", 1_500),
        ("1.500 dólares", "es", 1_500),
        ("3.5 million dollars", "en", 3_500_000),
        ("3,5 millones de dólares", "es", 3_500_000),
        ("40 mil", "es", 40_000),
        ("no ports", "en", None),
        ("on 20.12.2023", "en", None),
        ("version 1.2.3", "es", None),
    ],
)
def test_an_amount_in_figures(amount: str, language: str, number: float | None) -> None:
    assert number_of(amount, language) == number


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("14 March 2024", (2024, 3, 14)),
        ("March 14, 2024", (2024, 3, 14)),
        ("14 de marzo de 2024", (2024, 3, 14)),
        ("setiembre de 2021", (2021, 9, None)),
        ("March 14", (None, 3, 14)),
        ("2013", (2013, None, None)),
    ],
)
def test_a_date_in_figures(printed: str, day: tuple[int | None, ...]) -> None:
    assert day_of(printed) == day


def test_an_adjective_is_no_place_without_what_is_there() -> None:
    text = "Leaders from West and Central Africa met in the Cameroonian capital."
    assert [span.of(text) for span in places(text)] == ["Cameroonian capital"]

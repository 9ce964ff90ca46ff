"""The table that an answer from the register leads to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.types import Answer
from assistant.web.register.counted import table_of
from index.types import Filters

DAY = date(2025, 6, 1)


def counted(question: str) -> Answer:
    return Answer(question, question, "answered", "2 agreements", "en", answerer="register")


@pytest.mark.parametrize(
    "question", ["How many treaties did Peru sign in 2024?", "How many treaties did Peru sign last year?"]
)
def test_it_has_the_same_choice(question: str) -> None:
    asked = parse_qs(urlsplit(table_of(counted(question), Filters(), DAY)).query)
    assert asked["country"] == ["PE"] and asked["instrument"] == ["treaty"] and asked["step"] == ["signed"]
    assert (asked["since"], asked["until"]) == (["2024-01-01"], ["2024-12-31"])


def test_what_is_to_be_ratified_has_a_table_and_a_status_without_a_period_stays_one() -> None:
    pending = parse_qs(urlsplit(table_of(counted("Which agreements still need ratification?"), Filters(), DAY)).query)
    assert pending["step"] == ["awaited"]
    suspended = parse_qs(urlsplit(table_of(counted("Which pacts were suspended?"), Filters(), DAY)).query)
    assert suspended["status"] == ["suspended"] and "step" not in suspended


def test_a_part_of_the_world_goes_along() -> None:
    asked = parse_qs(
        urlsplit(table_of(counted("Which agreements did Spain sign with African countries?"), Filters(), DAY)).query
    )
    assert asked["country"] == ["ES"] and asked["region"] == ["africa"]


def test_a_filter_that_the_table_knows_goes_along_and_another_makes_a_link_false() -> None:
    answer = counted("How many agreements did Peru sign?")
    assert "agency=EFE" in table_of(answer, Filters(agencies=("EFE",)), DAY)
    assert table_of(answer, Filters(articles=("a",)), DAY) == ""
    assert table_of(answer, Filters(countries=("CL",)), DAY) == ""


def test_only_an_answer_from_the_register_that_names_some_has_one() -> None:
    none = replace(counted("How many agreements did Peru sign?"), status="not_in_corpus")
    assert table_of(none, Filters(), DAY) == table_of(None, Filters(), DAY) == ""
    assert table_of(replace(counted("How many agreements did Peru sign?"), answerer="reader"), Filters(), DAY) == ""

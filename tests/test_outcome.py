"""Which side of a comparison has more, came first or took longer."""

from __future__ import annotations

import pytest
from candidates import article

from assistant.composed.outcome import measure, outcome
from assistant.types import DraftItem, Evidence
from index.types import Span


def told(text: str, body: str = "") -> list[DraftItem]:
    story = article("one", f"{body} {text}".strip())
    start = story.body.index(text)
    return [DraftItem(text, Evidence(story, Span(start, start + len(text))))]


@pytest.mark.parametrize(
    ("question", "peru", "chile", "which"),
    [
        ("Which opens more ports, Peru or Chile?", "17 ports", "three ports", "Peru"),
        ("Which opens fewer ports, Peru or Chile?", "17 ports", "three ports", "Chile"),
        ("¿Quién firmó antes, Perú o Chile?", "5 December 2023", "4 May 2024", "Peru"),
        ("¿Firmó Perú antes que Chile?", "5 December 2023", "4 May 2024", "Peru"),
        ("Which signed last, Peru or Chile?", "5 December 2023", "4 May 2024", "Chile"),
        ("On what dates did Peru and Chile first sign?", "5 December 2023", "4 May 2024", None),
        ("Whose talks ran longer?", "began in August 2022 and ended in October 2023", "a year and a half", "Chile"),
        ("¿Qué negociación duró menos?", "un año y medio", "90 días", "Chile"),
        ("Which opens more ports, Peru or Chile?", "17 ports", "17 harbours", None),
        ("Which opens more ports, Peru or Chile?", "17 ports", "Arica", None),
        ("What do Peru and Chile open?", "17 ports", "three ports", None),
    ],
)
def test_the_side_that_is_asked_for(question: str, peru: str, chile: str, which: str | None) -> None:
    weighed = measure(question)
    assert (weighed and outcome(weighed, {"Peru": told(peru), "Chile": told(chile)})) == which


def test_of_several_sums_none_is_the_whole() -> None:
    weighed = measure("Which gets more money, Peru or Chile?")
    one = told("105 million euros", "A further 150 million euros are budget aid.")
    assert weighed and outcome(weighed, {"Peru": one, "Chile": told("210 million euros")}) is None


def test_a_side_with_several_values_decides_nothing() -> None:
    weighed = measure("Which opens more ports, Peru or Chile?")
    assert (
        weighed and outcome(weighed, {"Peru": [*told("17 ports"), *told("3 ports")], "Chile": told("2 ports")}) is None
    )

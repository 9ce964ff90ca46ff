"""Entries of an answer that stand apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate
from assistant.reader.several import pieces, several
from index.types import Span

TEXT = "Ana Torres led one group. Luis Vega led the other, with Rosa Paz beside him."
WHO = read_question("Who led the groups?")


def seen(*marks: tuple[str, float, float]) -> list[Candidate]:
    """The text as one sentence in which the network sees these words, with score and inside."""
    spans = [FoundSpan(Span(TEXT.index(words), TEXT.index(words) + len(words)), *odds) for words, *odds in marks]
    reading = SentenceReading(1.0, tuple(sorted(spans, key=lambda one: -one.score)))
    return [replace(candidate(article("one", TEXT)), reading=reading)]


def named(question: str, *marks: tuple[str, float, float]) -> list[str]:
    return [place.of(one.text) for one, place in several(read_question(question), seen(*marks))]


def test_what_is_as_good_as_the_best_is_an_entry_in_the_order_of_the_text() -> None:
    found = named(WHO.text, ("Luis Vega", 5.0, 2.0), ("Ana Torres", 4.0, 1.0), ("Rosa Paz", -2.0, 2.0))
    assert found == ["Ana Torres", "Luis Vega"]


def test_another_try_at_the_same_answer_is_none() -> None:
    assert named(WHO.text, ("Luis Vega", 5.0, 2.0), ("Ana Torres", 4.0, -3.0)) == []
    assert named(WHO.text, ("Luis Vega", 5.0, 2.0), ("Vega", 4.0, 2.0)) == []


def test_of_one_thing_there_are_no_entries() -> None:
    marks = (("Luis Vega", 5.0, 2.0), ("Ana Torres", 4.0, 1.0))
    assert named("Who was the leader?", *marks) == []
    assert named("What country did they lead?", *marks) == []
    assert len(named("¿Quiénes dirigieron los grupos?", *marks)) == 2


def test_what_the_question_says_itself_is_no_entry() -> None:
    assert named("Who led beside Rosa Paz?", ("Luis Vega", 5.0, 2.0), ("Rosa Paz", 4.0, 2.0)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the base at Lossiemouth, in Scotland", ["the base at Lossiemouth, in Scotland"]),
        ("drones and ships", ["drones", "ships"]),
        ("drones, ships and radars", ["drones", "ships", "radars"]),
        ("drones", ["drones"]),
    ],
)
def test_pieces_of_a_span(text: str, expected: list[str]) -> None:
    assert [piece.of(text) for piece in pieces(text, Span(0, len(text)))] == expected

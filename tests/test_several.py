"""Entries of an answer that stand apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate
from assistant.reader.several import pieces, several, wants_several
from index.types import Span

TEXT = "Ana Torres led one group. Luis Vega led the other, with Rosa Paz beside him."
WHO = read_question("Who led the groups?")


def seen(*marks: tuple[str, float, float], several: float = 4.0) -> list[Candidate]:
    """The text as one sentence in which the network sees these words, with score and inside; `several` as it says."""
    spans = [FoundSpan(Span(TEXT.index(words), TEXT.index(words) + len(words)), *odds) for words, *odds in marks]
    reading = SentenceReading(1.0, tuple(sorted(spans, key=lambda one: -one.score)))
    return [replace(candidate(article("one", TEXT)), reading=reading, several=several)]


def named(question: str, *marks: tuple[str, float, float]) -> list[str]:
    return [place.of(one.text) for one, place in several(read_question(question), seen(*marks))]


def test_what_is_as_good_as_the_best_is_an_entry_in_the_order_of_the_text() -> None:
    found = named(WHO.text, ("Luis Vega", 5.0, 2.0), ("Ana Torres", 4.0, 1.0), ("Rosa Paz", -2.0, 2.0))
    assert found == ["Ana Torres", "Luis Vega"]


@pytest.mark.parametrize("question", ["When did they lead the groups?", "How many led the groups?"])
def test_names_are_no_dates_and_no_numbers(question: str) -> None:
    assert named(question, ("Luis Vega", 5.0, 2.0), ("Ana Torres", 4.0, 1.0)) == []


def test_another_try_at_the_same_answer_is_none() -> None:
    assert named(WHO.text, ("Luis Vega", 5.0, 2.0), ("Ana Torres", 4.0, -3.0)) == []
    assert named(WHO.text, ("Luis Vega", 5.0, 2.0), ("Vega", 4.0, 2.0)) == []


@pytest.mark.parametrize(
    ("question", "odds", "wanted"),
    [
        ("Who led the groups?", 2.0, True),
        ("What does the deal cover?", 2.0, True),
        ("What does the deal cover?", 0.0, False),
        ("Who was the leader?", -3.0, False),
        ("When and where did they meet?", 4.0, False),
        ("Which areas does the deal cover?", -3.0, True),
        ("Which countries signed?", -3.0, True),
    ],
)
def test_a_list_is_wanted_where_the_question_says_so_or_the_network_does(
    question: str, odds: float, wanted: bool
) -> None:
    assert wants_several(read_question(question), seen(several=odds)[0]) is wanted


def test_of_one_thing_there_are_no_entries() -> None:
    marks = (("Luis Vega", 5.0, 2.0), ("Ana Torres", 4.0, 1.0))
    assert several(WHO, seen(*marks, several=-2.0)) == []
    assert len(several(WHO, seen(*marks))) == 2


PAIR = "They see that smugglers are arrested and prosecuted. Luis Vega led the talks."


def test_a_pair_within_one_of_several_entries_is_one_thing() -> None:
    words = ("smugglers are arrested and prosecuted", "Luis Vega")
    spans = tuple(FoundSpan(Span(PAIR.index(one), PAIR.index(one) + len(one)), 5.0, 2.0) for one in words)
    read = replace(candidate(article("one", PAIR)), reading=SentenceReading(1.0, spans), several=4.0)
    assert [place.of(one.text) for one, place in several(WHO, [read])] == list(words)


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


@pytest.mark.parametrize(
    ("text", "entries", "found"),
    [
        ("see that all offenders are arrested and tried", ["see that all offenders are arrested", "tried"], []),
        ("arms and arson", ["arms", "arson"], ["arms", "arson"]),
        ("the customs posts stay open and manned", ["the customs posts stay open", "manned"], []),
    ],
)  # fmt: skip
def test_one_word_behind_and_belongs_to_a_long_phrase(text: str, entries: list[str], found: list[str]) -> None:
    spans = tuple(FoundSpan(Span(text.index(one), text.index(one) + len(one)), 5.0, 2.0) for one in entries)
    best = replace(candidate(article("one", text)), reading=SentenceReading(1.0, spans), several=4.0)
    assert [place.of(text) for _, place in several(read_question("What does the deal cover?"), [best])] == found


def test_what_a_condition_joins_is_one_entry() -> None:
    text = "Boats may cross the line if they call first, and anchor for a night."
    places = [
        Span(text.index(part), text.index(part) + len(part)) for part in ("cross the line", "they call first", "anchor")
    ]
    reading = SentenceReading(1.0, tuple(FoundSpan(place, 5.0, 2.0) for place in places))
    read = [replace(candidate(article("one", text)), reading=reading, several=4.0)]
    found = several(read_question("What may boats do?"), read)
    assert [place.of(one.text) for one, place in found] == ["cross the line if they call first", "anchor"]


def test_places_of_several_countries_are_seen_without_the_country() -> None:
    text = "Peru has put its office in Ilo, Chile in Arica and Bolivia in Uyuni."
    spans = (Span(text.index(part), text.index(part) + len(part)) for part in ("Ilo", "Chile in Arica", "Uyuni"))
    reading = SentenceReading(1.0, tuple(FoundSpan(span, 5.0, 2.0) for span in spans))
    one = replace(candidate(article("one", text)), reading=reading, several=4.0)
    found = several(read_question("In which towns are the offices?"), [one])
    assert [place.of(text) for _, place in found] == ["Ilo", "Arica", "Uyuni"]

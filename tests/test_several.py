"""Entries of an answer that stand apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.lists.several import as_read, pieces, several, wants_several
from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate
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


def entries(question: str, text: str, *marks: tuple[str, float, float]) -> list[str]:
    """The entries where the network sees these words of a sentence, with score and inside."""
    spans = [FoundSpan(Span(text.index(words), text.index(words) + len(words)), *odds) for words, *odds in marks]
    reading = SentenceReading(1.0, tuple(sorted(spans, key=lambda one: -one.score)))
    best = replace(candidate(article("one", text)), reading=reading, several=4.0)
    return [place.of(text) for _, place in several(read_question(question), [best])]


PAYS = "Peru pays the flight, the visa and the levy of a worker."
WHAT = "What does the deal cover?"


def test_entries_that_follow_each_other_are_parted_as_their_list_is() -> None:
    found = entries(WHAT, PAYS, ("the flight", 5.0, 2.0), ("the visa and the levy of a worker", 4.0, 2.0))
    assert found == ["the flight", "the visa", "the levy of a worker"]
    kept = entries(WHAT, "They are held and tried, see a judge, and are fed and clothed in jail.",
                   ("held and tried", 5.0, 2.0), ("fed and clothed in jail", 5.0, 2.0))  # fmt: skip
    assert kept == ["held and tried", "fed and clothed in jail"]


@pytest.mark.parametrize(("score", "inside", "taken"), [(1.0, -1.5, True), (0.0, -1.5, False), (1.0, -2.5, False)])
def test_what_follows_an_entry_in_a_list_may_be_seen_less_well(score: float, inside: float, taken: bool) -> None:
    found = entries(WHAT, PAYS, ("the flight", score, inside), ("the visa", 5.0, 2.0), ("the levy", 5.0, 2.0))
    assert ("the flight" in found) is taken
    apart = entries(WHAT, "Peru pays the flight. It has the visa and the levy.", ("the flight", score, inside),
                    ("the visa", 5.0, 2.0), ("the levy", 5.0, 2.0))  # fmt: skip
    assert apart == ["the visa", "the levy"]


def test_an_age_behind_a_name_is_no_entry() -> None:
    text = "The two are Ana Torres, 38, and Luis Vega, 45."
    marks = (("Ana Torres", 5.0, 2.0), ("38", 2.0, -1.5), ("Luis Vega", 5.0, 2.0), ("45", 2.0, -1.5))
    assert entries(WHO.text, text, *marks) == ["Ana Torres", "Luis Vega"]


def test_a_clause_about_an_entry_is_none_unless_all_are_clauses() -> None:
    text = "They asked for an aircraft and shells, which the ships bring sealed."
    marks = (("an aircraft", 5.0, 2.0), ("shells", 5.0, 2.0), ("the ships bring sealed", 4.0, 2.0))
    assert entries(WHAT, text, *marks) == ["an aircraft", "shells"]
    text = "They asked that ships leave, that ports open and that crews rest."
    marks = (("ships leave", 5.0, 2.0), ("ports open", 5.0, 2.0), ("crews rest", 4.0, 2.0))
    assert entries(WHAT, text, *marks) == ["ships leave", "ports open", "crews rest"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What may visitors bring?", ["rice", "oil"]),
        ("What may visitors not bring?", ["meat", "eggs"]),
        ("What is forbidden to visitors?", ["meat", "eggs"]),
    ],
)
def test_what_is_denied_is_listed_where_it_is_asked_for(question: str, expected: list[str]) -> None:
    text = "Visitors may bring rice and oil; not meat or eggs."
    marks = [(word, 5.0, 2.0) for word in ("rice", "oil", "meat", "eggs")]
    assert entries(question, text, *marks) == expected


def test_a_bound_denies_nothing() -> None:
    text = "There are rules: no more than 25 persons, and a paper."
    assert len(entries("What are the rules?", text, ("no more than 25 persons", 5.0, 2.0), ("a paper", 5.0, 2.0))) == 2


def test_a_list_that_is_whole_needs_nothing_from_elsewhere() -> None:
    text = "Under the rules, Peru pays the flight, the visa and the levy."
    marks = (("the rules", 4.0, 2.0), ("the flight", 5.0, 2.0), ("the visa", 5.0, 2.0), ("the levy", 5.0, 2.0))
    assert entries(WHAT, text, *marks) == ["the flight", "the visa", "the levy"]
    assert entries(WHAT, text, *marks[:3]) == ["the rules", "the flight", "the visa"]


def test_one_and_another_are_two_things() -> None:
    text = "Two offices keep it, one in Ilo and another in Tacna."
    marks = (("one in Ilo and another in Tacna", 5.0, 2.0),)
    assert entries("Where are the offices?", text, *marks) == ["one in Ilo", "another in Tacna"]


def test_where_a_list_is_wanted_the_sentence_that_the_network_takes_for_the_answer_comes_first() -> None:
    own = article("one", TEXT)
    likely, read, other = candidate(own, 0.5), candidate(own, 0.3), candidate(article("two", TEXT), 0.1)
    sure = SentenceReading(1.0, (FoundSpan(Span(0, 3), 8.0, 2.0),))
    read, other = replace(read, reading=sure), replace(other, reading=sure)
    assert as_read([likely, other, read]) == [read, likely, other]

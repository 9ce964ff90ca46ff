"""The drafts of several questions as one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.composed.combine import Part, combined
from assistant.composed.outcome import measure
from assistant.reader.question import read_question
from assistant.types import Draft, DraftItem, DraftSentence, Evidence, Item, under_labels
from index.types import Passage, Span

DATELINE = "Lima, March 14 (EFE). –"
SIGNED = "Ana Torres and Luis Vega signed a pact."
PAID = "Both sides pay 40 million dollars."
STORY = article("pact", f"{DATELINE} {SIGNED} {PAID}")
THRESHOLD = 0.5


def place(quote: str) -> Evidence:
    start = STORY.body.index(quote)
    return Evidence(STORY, Span(start, start + len(quote)))


def sentence(text: str) -> DraftSentence:
    return DraftSentence(text, (place(text),))


def passage(name: str) -> Passage:
    return candidate(article(name, f"{name} met.")).passage


def part(question: str, draft: Draft, *nearest: Passage) -> Part:
    return Part(read_question(question), replace(draft, nearest=nearest))


WHO = part(
    "Who signed?",
    Draft(
        (sentence(SIGNED),),
        (DraftItem("Ana Torres", place("Ana Torres")), DraftItem("Luis Vega", place("Luis Vega"))),
        "Ana Torres and Luis Vega",
        notices=("Said twice.", "Of the signing."),
        confidence=0.9,
    ),
)
HOW_MUCH = part(
    "How much will they pay?",
    Draft((sentence(PAID),), short_answer="40 million dollars", notices=("Said twice.",), confidence=0.7),
)
WHY = part("Why?", Draft((sentence(SIGNED),), short_answer="nobody knows", notices=("Unsure.",), confidence=0.3))
WHERE = part("Where?", Draft(confidence=0.1))


def test_a_question_alone_stays_as_it_is() -> None:
    assert combined([WHY], THRESHOLD) is WHY.draft


def test_sentences_items_and_short_answers_stand_in_the_order_of_asking() -> None:
    draft = combined([HOW_MUCH, WHO], THRESHOLD)
    assert [one.text for one in draft.sentences] == [PAID, SIGNED]
    assert [item.text for item in draft.items] == ["Ana Torres", "Luis Vega"]
    assert draft.short_answer == "40 million dollars; Ana Torres and Luis Vega"
    assert draft.missing == ()


def test_what_two_answers_share_is_said_once() -> None:
    again = part("Who signed the pact?", WHO.draft)
    draft = combined([WHO, HOW_MUCH, again], THRESHOLD)
    assert [one.text for one in draft.sentences] == [SIGNED, PAID]
    assert draft.notices == ("Said twice.", "Of the signing.")


def test_a_question_that_is_not_answered_is_missing_and_adds_nothing() -> None:
    draft = combined([WHERE, WHO, WHY], THRESHOLD)
    assert draft.missing == ("Where?", "Why?")
    assert [one.text for one in draft.sentences] == [SIGNED]
    assert draft.short_answer == "Ana Torres and Luis Vega"
    assert "Unsure." not in draft.notices


def test_the_whole_is_as_sure_as_its_least_sure_answer() -> None:
    assert combined([WHO, HOW_MUCH, WHERE], THRESHOLD).confidence == 0.7


def test_an_answer_at_the_threshold_is_one() -> None:
    draft = combined([WHO, HOW_MUCH], 0.7)
    assert draft.missing == ()
    assert [one.text for one in draft.sentences] == [SIGNED, PAID]


def test_when_nothing_is_answered_the_draft_is_empty_and_as_sure_as_the_surest() -> None:
    assert combined([WHERE, WHY], THRESHOLD) == Draft(confidence=0.3)


def test_answers_without_a_short_one_have_none_together() -> None:
    told = part("What did they do?", Draft((sentence(SIGNED),), confidence=0.9))
    assert combined([told, WHERE], THRESHOLD).short_answer is None
    assert combined([told, HOW_MUCH], THRESHOLD).short_answer == "40 million dollars"


def test_the_places_of_the_short_answers_are_kept() -> None:
    when = part("When did they sign?", Draft((sentence(SIGNED),), (), "14 March", (place(DATELINE),), confidence=0.9))
    draft = combined([when, HOW_MUCH], THRESHOLD)
    assert draft.short_evidence == (place(DATELINE), place(PAID))
    assert str(draft.short_answer).startswith("14 March; ")


@pytest.mark.parametrize("who", [WHO, WHERE])
def test_the_nearest_passages_of_each_question_come_in_turn_and_none_twice(who: Part) -> None:
    a, b, c, shared = map(passage, ["Ana", "Berta", "Carla", "Delia"])
    draft = combined([part("Who?", who.draft, a, shared, b), part("Why?", WHY.draft, shared, c)], THRESHOLD)
    assert draft.nearest == (a, shared, c, b)


def test_a_side_of_a_comparison_has_a_short_answer_only_of_a_thing_that_can_be_told_of_one() -> None:
    many = replace(HOW_MUCH, label="Chile")
    more = Part(read_question("Which pays more, Peru?"), WHO.draft, label="Peru")
    found = combined([many, more], THRESHOLD)
    assert [(one.label, one.text) for one in found.items] == [("Chile", "40 million dollars")]
    assert not found.short_answer and not found.missing
    assert [one.text for one in found.sentences] == [PAID, SIGNED]


def test_in_plain_text_a_label_heads_several_entries() -> None:
    entries = [Item("arms", 1, "Lima"), Item("arson", 2, "Lima"), Item("theft", 3, "Quito")]
    assert under_labels(entries) == [("Lima", [("arms", 1), ("arson", 2)]), ("Quito", [("theft", 3)])]
    assert under_labels(entries[1:]) == [("", [("Lima: arson", 2), ("Quito: theft", 3)])]
    assert under_labels([]) == []


def test_of_sides_that_are_weighed_the_one_that_is_asked_for_is_the_short_answer() -> None:
    few = replace(HOW_MUCH, draft=replace(HOW_MUCH.draft, short_answer="3 ports"), label="Peru")
    many = replace(HOW_MUCH, draft=replace(HOW_MUCH.draft, short_answer="17 ports"), label="Chile")
    found = combined([few, many], THRESHOLD, measure("Which opens more ports, Peru or Chile?"))
    assert found.short_answer == "Chile" and found.short_evidence
    assert combined([few, many], THRESHOLD, None).short_answer is None


def test_of_a_number_or_a_day_a_side_quotes_only_what_tells_it() -> None:
    told = replace(HOW_MUCH.draft, sentences=(sentence(SIGNED), sentence(PAID)))
    assert [one.text for one in replace(HOW_MUCH, draft=told, label="Peru").shown.sentences] == [PAID]


@pytest.mark.parametrize(
    "asked", ["What is the difference between the Lima pact?", "¿Cuál es la diferencia entre el pacto de Lima?"]
)
def test_what_tells_two_things_apart_is_not_answered_of_one_of_them(asked: str) -> None:
    half = part(asked, Draft(confidence=0.1))
    whole = combined([half, WHO], THRESHOLD)
    assert not whole.sentences and not whole.missing and whole.confidence == 0.1


def test_a_difference_that_is_not_told_takes_no_other_answer_away() -> None:
    differ = part("What is the difference between Lima and Quito?", Draft(confidence=0.1))
    whole = combined([WHO, differ], THRESHOLD)
    assert whole.sentences == WHO.draft.sentences and whole.missing == (differ.question.text,)

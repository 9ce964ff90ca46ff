"""Which entries of a list a question picks, and what takes their place."""

from __future__ import annotations

import pytest

from assistant.reader.question import read_question
from assistant.talk.picking import (
    name_of,
    noun_of,
    other_picked,
    picked,
    picks,
    picks_only,
    shown,
    told,
    with_entries,
    with_noun,
)

LIST = ("arms", "fraud", "piracy")
SHOWN = "In brief [1]\n- arms [1]\n- fraud [2]\nIt was said so. [1]"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("the second one?", ("fraud",)),
        ("¿y las dos últimas?", ("fraud", "piracy")),
        ("the last of them?", ("piracy",)),
        ("the fourth one?", ()),
        ("the last four?", ()),
        ("Who was the second president of Chile?", ()),
    ],
)
def test_as_many_are_picked_as_there_are_or_none(question: str, expected: tuple[str, ...]) -> None:
    assert picked(question, LIST) == expected
    assert picks(question) == ("president" not in question)


def test_a_list_is_shown_in_lines_or_told_in_a_sentence() -> None:
    assert shown(SHOWN) == ("arms", "fraud")
    assert shown("No list. [1]") == told("No list. [1]") == ()
    assert told("They named three crimes: arms, fraud and piracy. [1]") == LIST


def test_the_entry_stands_where_its_number_stood() -> None:
    assert with_entries("Who fights the second one?", ["fraud"]) == "Who fights fraud?"
    assert with_entries("¿y las dos últimas?", ["el fraude", "la piratería"]) == "¿el fraude y la piratería?"
    assert with_entries("What is the second one?", ["fraud"]) == "fraud?"


def test_them_are_what_was_asked_for() -> None:
    assert with_noun("Which of them harm boats?", "crimes") == "Which of the crimes harm boats?"
    assert with_noun("¿Cuál de ellas vale?", "medidas") == "¿Cuál de las medidas vale?"
    assert with_noun("¿Cuál de ellos vale?", "temas") == "¿Cuál de los temas vale?"
    assert with_noun("Which of these crimes harm boats?", "areas") == "Which of these crimes harm boats?"
    assert with_noun("Which of them voted?", "") == "Which of them voted?"


def test_what_a_list_is_asked_of() -> None:
    assert noun_of(read_question("Which six areas did Peru name?")) == "areas"
    assert noun_of(read_question("¿Qué medidas acordaron?")) == "medidas"
    assert noun_of(read_question("Who signed?")) == ""


def test_an_entry_is_called_by_its_name() -> None:
    assert name_of("Peruvian Minister Ana Soto") == "Ana Soto"
    assert name_of("Ana Soto, Peruvian minister") == "Ana Soto"
    assert name_of("human trafficking") == "human trafficking"
    assert name_of("Peru, Chile: pact (signed in 2023)") == ""
    assert name_of("Thirteen states sign in Lima the treaty that makes it a body") == ""


def test_who_the_second_one_is_and_what_they_say_is_asked_by_name() -> None:
    assert with_entries("who is the second one?", ["Ana Soto"]) == "who is Ana Soto?"
    assert with_entries("what did the second one say?", ["Ana Soto"]) == "what did Ana Soto say?"
    assert picks_only("What is the second one?") and not picks_only("what did the second one say?")


def test_of_what_has_no_name_the_other_is_asked_likewise() -> None:
    assert other_picked("¿y el primero?", "¿quién firmó el segundo? (Perú)") == "¿quién firmó el primero? (Perú)"
    assert other_picked("and who paid for the first?", "Who signed the second?") is None
    assert other_picked("and the first?", "Who signed the pact?") is None

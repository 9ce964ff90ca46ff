"""Which of those that did one thing also did another."""

from __future__ import annotations

import pytest
from candidates import article

from assistant.composed.combine import Part
from assistant.composed.in_both import both_of, in_both
from assistant.reader.question import read_question
from assistant.types import Draft, DraftItem, DraftSentence, Evidence, Turn
from index.types import Span

SIGNED, JOINED = "Peru, Chile and Brazil signed the Lima code.", "Perú, Bolivia y Chile participan en la red."


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "Which of the countries that signed the Lima code also adopted the Quito principles?",
            ("Which countries signed the Lima code?", "Which countries adopted the Quito principles?"),
        ),
        (
            "¿Qué países firmaron el código de Lima y participan también en la red andina?",
            ("¿Qué países firmaron el código de Lima?", "¿Qué países participan en la red andina?"),
        ),
        (
            "Which countries joined both the Lima code and the Quito principles?",
            ("Which countries joined the Lima code?", "Which countries joined the Quito principles?"),
        ),
        (
            "¿Qué países participan tanto en el código de Lima como en la red andina?",
            ("¿Qué países participan en el código de Lima?", "¿Qué países participan en la red andina?"),
        ),
        ("Which countries signed the Lima code?", None),
        ("Which countries also signed the Lima code?", None),
        ("Who also signed the Lima code?", None),
    ],
)
def test_both_things_are_asked_of_countries(message: str, questions: tuple[str, str] | None) -> None:
    assert both_of(message) == questions


def test_which_of_them_are_those_of_the_question_before() -> None:
    before = "Which countries signed the Lima code?"
    asked = (before, "Which countries adopted the Quito principles?")
    assert both_of("Which of them also adopted the Quito principles?", [Turn(before)]) == asked
    assert both_of("Which of them also spoke?", [Turn("Who signed the Lima code?")]) is None
    assert both_of("Which of them also adopted the Quito principles?") is None


def part(question: str, text: str, *names: str, confidence: float = 0.9) -> Part:
    story = article(text[:4], text)
    places = [Evidence(story, Span(text.index(name), text.index(name) + len(name))) for name in names]
    whole = DraftSentence(text, (Evidence(story, Span(0, len(text))),))
    items = tuple(DraftItem(name, place) for name, place in zip(names, places, strict=True))
    return Part(read_question(question), Draft((whole,), items, confidence=confidence))


FIRST = part("Which countries signed the Lima code?", SIGNED, "Peru", "Chile", "Brazil")


def test_those_in_both_lists_are_shown_whatever_the_language() -> None:
    found = in_both([FIRST, part("Which countries take part in it?", JOINED, "Perú", "Bolivia", "Chile")], 0.5)
    assert [item.text for item in found.items] == ["Peru", "Chile"]
    assert [one.text for one in found.sentences] == [SIGNED, JOINED] and not found.notices


def test_that_there_are_none_is_said() -> None:
    found = in_both([FIRST, part("Which countries take part in it?", JOINED, "Bolivia")], 0.5)
    assert not found.items and found.notices == ("No country stands in both lists.",)


def test_without_one_of_the_lists_nothing_is_answered() -> None:
    for other in (part("Which take part?", JOINED), part("Which take part?", JOINED, "Perú", confidence=0.3)):
        found = in_both([FIRST, other], 0.5)
        assert not found.sentences and found.confidence < 0.5

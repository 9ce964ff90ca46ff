"""What a follow-up only names, and which entries of a list it picks."""

from __future__ import annotations

import pytest
from candidates import article, candidate

from assistant.reader.evidence.only_named import only_names, that_speak_of_it
from assistant.reader.lists.listings import Listing
from assistant.reader.lists.which_of import of_which
from assistant.reader.question import read_question
from assistant.types import DraftItem, Evidence
from index.types import Span

ENTRIES = ("migrant smuggling", "irregular migration", "arms", "Chile in Arica")
SOURCE = article("one", "; ".join(ENTRIES))


def listed(question: str, *entries: str) -> list[str]:
    places = [(entry, SOURCE.body.index(entry)) for entry in entries or ENTRIES]
    items = tuple(DraftItem(text, Evidence(SOURCE, Span(at, at + len(text)))) for text, at in places)
    return [item.text for item in of_which(read_question(question), Listing(items, ("odd",))).items]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("the patrol boats? (Peru, accord)", True),
        ("¿y Ecuador? (Perú, plan)", True),
        ("what about Ecuador? (Peru, plan)", True),
        ("arms and fraud? (Peru)", True),
        ("What does the name mean? (Arica)", False),
        ("how many boats? (Peru)", False),
        ("¿el rey recibió a la ministra? (Perú)", False),
        ("the patrol boats of Peru", False),
    ],
)
def test_what_names_something_and_leaves_to_the_brackets_what_for_is_told_apart(question: str, expected: bool) -> None:
    assert only_names(read_question(question)) == expected


def test_it_is_answered_with_what_speaks_of_it() -> None:
    about, beside, other = (
        candidate(article(name, text))
        for name, text in (
            ("about", "The patrol boats come in May."),
            ("beside", "Peru sends trucks, doctors and teachers to Arica, and Chile patrol boats."),
            ("other", "Peru and Chile signed the accord."),
        )
    )
    elsewhere = candidate(article("elsewhere", "The patrol boats are Norwegian.", title="Norway buys boats"))
    asked = read_question("and the patrol boats? (Peru, accord)")
    assert that_speak_of_it(asked, [elsewhere]) == []
    assert that_speak_of_it(asked, [other, beside, about]) == [about, beside]
    assert that_speak_of_it(read_question("and the Bahamas? (Peru)"), [other, beside]) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which of the areas concern migrants? (Peru)", ["migrant smuggling", "irregular migration"]),
        ("which one is Chile's?", ["Chile in Arica"]),
        ("¿Y cuál de ellas es de Chile?", ["Chile in Arica"]),
        ("Which of them concern trade?", list(ENTRIES)),
        ("Which areas concern migrants?", list(ENTRIES)),
        ("Which of them are there? (migrants)", list(ENTRIES)),
    ],
)
def test_of_a_list_those_are_picked_that_speak_of_what_is_asked(question: str, expected: list[str]) -> None:
    assert listed(question) == expected


def test_what_is_odd_about_the_list_is_not_said_of_a_part() -> None:
    place = Evidence(SOURCE, Span(0, 17))
    whole = Listing((DraftItem("migrant smuggling", place), DraftItem("arms", place)), ("odd",))
    assert of_which(read_question("Which of them are arms?"), whole).notices == ()
    assert of_which(read_question("Which of them are boats?"), whole).notices == ("odd",)

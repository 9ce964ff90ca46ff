"""Which sentence lists the countries that are asked for, and by which of its words."""

from __future__ import annotations

from candidates import article, candidate

from assistant.reader.lists.country_lists import countries_listed
from assistant.reader.question import read_question


def listed(text: str, question: str = "Which countries are part of the pact?") -> list[str]:
    found = countries_listed(read_question(question), [candidate(article("one", text, countries=()))])
    return [place.of(one.text) for one, place in found]


def test_an_adjective_beside_names_lists_no_country() -> None:
    assert listed("The United Kingdom and Australia build a ship of American design.") == [
        "United Kingdom",
        "Australia",
    ]


def test_adjectives_alone_do() -> None:
    assert listed("The British, Australian and American ministers signed.") == ["British", "Australian", "American"]


def test_countries_that_the_question_names_are_none_of_the_answer() -> None:
    assert listed("Peru, Chile and Bolivia signed.", "Which countries signed with Peru?") == ["Chile", "Bolivia"]

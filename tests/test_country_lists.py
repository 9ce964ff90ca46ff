"""Which sentence lists the countries that are asked for, and by which of its words."""

from __future__ import annotations

from candidates import article, candidate

from assistant.reader.lists.country_lists import countries_listed, may_list_them, run_of_countries
from assistant.reader.question import read_question
from index.types import Span


def listed(text: str, question: str = "Which countries are part of the pact?") -> list[str]:
    found = countries_listed(read_question(question), [candidate(article("one", text, countries=()))])
    return [place.of(one.text) for one, place in found]


def test_an_adjective_beside_names_lists_no_country() -> None:
    assert listed("The United Kingdom and Australia build a ship of American design.") == [
        "United Kingdom",
        "Australia",
    ]


def test_peoples_that_follow_each_other_do() -> None:
    assert listed("The British, Australian and American ministers signed.") == ["British", "Australian", "American"]


def test_countries_that_the_question_names_are_none_of_the_answer() -> None:
    assert listed("Peru, Chile and Bolivia signed.", "Which countries signed with Peru?") == ["Chile", "Bolivia"]


def test_adjectives_that_stand_apart_name_no_country() -> None:
    assert (
        listed("Turkish Minister Ali Kaya, Romanian Minister Ion Popa and Bulgarian Minister Ivan Petrov signed.") == []
    )
    assert listed("They met after the Russian invasion of Ukraine.") == []


def test_a_capital_in_a_question_does_not_take_its_country_away() -> None:
    assert listed("España y Marruecos firmaron.", "Which countries took part in the Rabat meeting?") == [
        "España",
        "Marruecos",
    ]


def test_of_another_year_or_of_observers_only_where_they_are_asked_for() -> None:
    of_2009 = candidate(article("one", "Peru, Chile and Bolivia signed it in 2009.", countries=()))
    assert not may_list_them(read_question("Which countries signed it in 2017?"), of_2009)
    assert may_list_them(read_question("Which countries signed it?"), of_2009)
    watching = candidate(article("one", "Peru, Chile and Bolivia sent observers.", countries=()))
    assert not may_list_them(read_question("Which countries signed it?"), watching)
    assert may_list_them(read_question("¿Qué países enviaron observadores?"), watching)


def test_a_part_of_a_list_stands_for_all_of_it() -> None:
    text = "Belgium, Germany, the Netherlands and Austria signed, as Spain had."
    seen = Span(text.index("the Netherlands"), text.index(" signed"))
    assert [one.of(text) for one in run_of_countries(text, seen)] == [
        "Belgium",
        "Germany",
        "the Netherlands",
        "Austria",
    ]
    assert run_of_countries(text, Span(text.index("Spain"), text.index(" had"))) == []

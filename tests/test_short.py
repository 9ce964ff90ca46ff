"""The short answer on top, of sentences in which the network is said to see places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate, lines

from assistant.reader.lists.listings import Listing
from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate
from assistant.reader.short import short_answer
from assistant.reader.shown import Short
from index.types import Span


def seen(text: str, *places: str, several: float = 0.0, language: str = "en") -> Candidate:
    """A sentence in which the network sees these places, the best first."""
    spans = (Span(text.index(place), text.index(place) + len(place)) for place in places)
    found = tuple(FoundSpan(span, 5.0 - number / 2, 5.0) for number, span in enumerate(spans))
    source = article("one", text, title="Talks", countries=(), language=language)
    return replace(candidate(source), reading=SentenceReading(5.0, found), several=several)


def short(question: str, *read: Candidate) -> Short:
    return short_answer(read_question(question), read, read, Listing())


BOTH = "Japanese Foreign Minister Aiko Sato signed for Tokyo and Minister Luis Vega for Chile."
SIGNED = "It was signed by the minister, Ana Torres, and Admiral Luis Vega in the presence of President Rosa Hill."


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("¿Quién firmó en nombre de Chile el pacto con el Japón?", "Luis Vega"),
        ("Who signed for Japan?", "Aiko Sato"),
        ("Who signed the pact?", "Aiko Sato and Luis Vega"),
    ],
)
def test_of_two_sides_those_of_the_one_that_is_asked_for(question: str, names: str) -> None:
    assert short(question, seen(BOTH, "Aiko Sato", "Luis Vega")).text == names


def test_of_people_of_another_side_and_one_whose_side_is_not_told_this_one() -> None:
    text = "El acta la suscribieron el embajador japonés, Kenji Mori, y la consejera Ana Torres."
    assert short("¿Quién firmó por Chile?", seen(text, "Kenji Mori", language="es")).text == "Ana Torres"


def test_who_stood_by_is_not_among_those_who_signed() -> None:
    read = seen(SIGNED, "Ana Torres", "Luis Vega", "Rosa Hill", several=3.0)
    assert short("Who signed it?", read).text == "Ana Torres and Luis Vega"
    assert [item.text for item in short("Who signed it?", read).items] == ["minister, Ana Torres", "Admiral Luis Vega"]
    assert short("Which minister signed it?", read).text == "Ana Torres"


WATCHED = "It was watched by the minister, Ana Torres; Admiral Luis Vega; and President Rosa Hill."


@pytest.mark.parametrize("question", ["Which leaders watched it?", "¿Quiénes lo presenciaron?"])
def test_asked_for_several_the_whole_list_is_meant(question: str) -> None:
    seen_two = seen(WATCHED, "Rosa Hill", "Luis Vega")
    assert [item.text for item in short(question, seen_two).items] == [
        "minister, Ana Torres", "Admiral Luis Vega", "President Rosa Hill",
    ]  # fmt: skip


def test_a_name_that_is_seen_cut_short_is_that_of_the_person() -> None:
    read = seen("Ana Torres Ruiz and Luis Vega met in July.", "Torres Ruiz", "Luis Vega", "July", several=3.0)
    assert short("Who met in July?", read).text == "Ana Torres Ruiz and Luis Vega"


@pytest.mark.parametrize(
    ("question", "sentence", "language", "lasted"),
    [
        (
            "How long did the talks take?",
            "The talks had taken almost a year and a half.",
            "en",
            "almost a year and a half",
        ),
        ("¿Cuánto tiempo duraron?", "Duraron cerca de un año y medio.", "es", "cerca de un año y medio"),
        ("How long did they last?", "They took place in the course of the same month.", "en", None),
        ("How long may it take?", "It may take no more than three days.", "en", "no more than three days"),
        ("How long is it valid?", "It is valid until the end.", "en", "until the end"),
        ("How long did the talks last?", "They were held two weeks before the vote.", "en", None),
    ],
)
def test_how_long_it_lasted_as_the_best_sentence_prints_it(
    question: str, sentence: str, language: str, lasted: str | None
) -> None:
    beside = seen("It was announced two days before, after a tour of nine days.")
    seen_by_the_network = [lasted] if lasted else ["of the same month"] if "same month" in sentence else []
    assert short(question, seen(sentence, *seen_by_the_network, language=language), beside).text == lasted


def test_who_stands_in_two_sentences_is_named_once_and_in_full() -> None:
    first, other = seen("Ana Torres spoke.", "Ana Torres"), seen("Luis Vega and Torres left.", "Luis Vega")
    both = [replace(one, several=3.0, passage=first.passage) for one in (first, other, first)]
    assert short("Who spoke or left?", *both).text == "Ana Torres and Luis Vega"


def test_what_is_a_part_of_the_other_half_is_not_said_twice() -> None:
    text = "Admiral Luis Vega and General Ana Torres signed."
    found = short("Which two ministers signed?", seen(text, "Luis Vega", "Ana Torres", several=3.0))
    assert found.text == "Luis Vega and Ana Torres"


@pytest.mark.parametrize(
    ("question", "text", "places", "names"),
    [
        ("Who hosted them?", "President Rosa Hill hosted the minister, Ana Torres, and Admiral Luis Vega.",
         ["Luis Vega", "Ana Torres", "Rosa Hill"], "Rosa Hill"),
        ("Who signed it?", "Minister Ana Torres and Admiral Luis Vega signed it.", ["Luis Vega"],
         "Ana Torres and Luis Vega"),
        ("Who is the head of the navy?", "The minister, Ana Torres, and the head of the navy, Luis Vega, signed.",
         ["Luis Vega", "Ana Torres"], "Luis Vega"),
    ],
)  # fmt: skip
def test_those_who_did_it_together_and_nobody_else(question: str, text: str, places: list[str], names: str) -> None:
    assert short(question, seen(text, *places)).text == names


def test_the_side_of_who_acts_comes_before_that_of_who_was_there() -> None:
    guest = seen("The plan was shown after talks with President Ana Torres of Chile.", "Ana Torres")
    led = seen("Minister Luis Vega of Chile led the delegation.", "Luis Vega")
    assert short("¿Quién encabezó la parte chilena?", guest, led).text == "Luis Vega"
    assert short("¿Quién encabezó la parte chilena?", guest).text == "Ana Torres"


@pytest.mark.parametrize(
    ("question", "text", "place", "number"),
    [
        ("How many Tongans are held?", "There are 17 Tongans and 6 Fijians in the prison.", "6", "17 Tongans"),
        (
            "How often does the board meet?",
            "A board of eight officers, all judges, meets every two months.",
            "eight",
            "two months",
        ),
        ("How many buoys were laid?", "The buoys cost 3 million dollars.", "3 million", None),
    ],
)
def test_a_number_of_something_else_is_no_short_answer(question: str, text: str, place: str, number: str) -> None:
    assert short(question, seen(text, place)).text == number


@pytest.mark.parametrize(
    ("question", "text", "place", "whole"),
    [
        ("What happens to the boat?", "The boat is sold unless its owner pays.", "sold", "sold unless its owner pays"),
        ("What may guards do?", "Guards may not fire at boats.", "fire at boats", "not fire at boats"),
        ("What are guards forbidden?", "Guards may not fire at boats.", "fire at boats", "fire at boats"),
        ("When does it open?", "It opens not before May 2026.", "May 2026", "not before May 2026"),
        ("Until when is it shut?", "It is shut until May 2026.", "May 2026", "May 2026"),
        ("How many boats were seized?", "They seized no more than 40 boats.", "40 boats", "no more than 40 boats"),
        ("¿Qué pasa con el barco?", "El barco se vende salvo que pague su dueño.", "se vende",
         "se vende salvo que pague su dueño"),
    ],
)  # fmt: skip
def test_what_turns_an_answer_round_is_not_cut_off(question: str, text: str, place: str, whole: str) -> None:
    assert short(question, seen(text, place)).text == whole


def test_how_long_a_pact_runs_is_no_length() -> None:
    assert not short("How long does the pact run?", seen("It is for a border of 586 kilometres.", "586 kilometres"))


def test_of_two_sides_the_number_of_the_one_that_is_asked_for_with_its_unit() -> None:
    text = "Peru will spend 180 million U.S. dollars and Chile 260 million."
    assert short("How much will Peru spend?", seen(text, "260 million")).text == "180 million U.S. dollars"


def test_the_sentence_that_names_who_did_it_stands_for_one_with_the_witness() -> None:
    witness = seen("Fijian Prime Minister Rosa Hill witnessed the signing.", "Rosa Hill")
    signed = replace(
        seen("Minister Ana Torres and Admiral Luis Vega signed it.", "Ana Torres"), article=witness.article
    )
    assert short("Who signed?", witness, signed).text == "Ana Torres and Luis Vega"
    assert short("Who witnessed it?", witness, signed).text == "Rosa Hill"


def test_where_is_where_the_article_was_filed_and_not_the_place_of_another_sentence() -> None:
    body = "LIMA, 14 March 2024. – Peru and Chile signed the pact on Thursday. The office of the pact is in Arica."
    source = replace(article("one", body), dateline_place="Lima")
    signed, office = lines(source)
    question = read_question("Where and when was the pact signed?")
    assert short_answer(question, [signed, office], [signed, office], Listing()).text == "Lima, 14 March 2024"


def test_people_of_a_side_are_not_taken_from_an_article_on_something_else() -> None:
    best = candidate(article("one", "Thirteen countries signed the Dorado treaty."))
    other = candidate(article("two", "The Chilean minister, Luis Vega, signed the river pact.", title="Rivers"))
    question = read_question("Who signed the Dorado treaty for Chile?")
    assert not short_answer(question, [best, other], [best, other], Listing())


def test_which_country_is_answered_with_a_country() -> None:
    text = "Talks will be held in Norway, the ministers of both sides said."
    asked = "Which country hosts the talks?"
    assert short(asked, seen(text, "in Norway")).text == "in Norway"
    assert short(asked, seen(text, "the ministers of both sides")).text is None
    assert short("What do they say of the talks?", seen(text, "the ministers of both sides")).text

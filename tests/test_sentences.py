"""Where sentences begin and end."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from index.sentences import paragraphs, split


def texts(body: str) -> list[str]:
    return [span.of(body) for span in split(body)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They agreed to fight smuggling. including human trafficking and fraud.",
        "Present were the minister, Ana Torres. , and her deputy.",
        "They named organised crime and drug trafficking. Weapons.",
        "He called it a “small step with a long road ahead .”",
    ],
)
def test_a_stray_stop_of_wire_copy_ends_no_sentence(sentence: str) -> None:
    assert texts(sentence) == [sentence]


def test_a_stray_word_belongs_to_the_sentence_before_it_in_its_own_paragraph() -> None:
    assert texts("It named drug trafficking. Weapons.\n\nThe talks go on in May.") == [
        "It named drug trafficking. Weapons.",
        "The talks go on in May.",
    ]


def test_a_short_sentence_before_the_last_stands_alone() -> None:
    assert texts("They met. Nobody spoke to the press.") == ["They met.", "Nobody spoke to the press."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gen. Pérez and Dr. Vega met Mrs. Ruiz on Sept. Eleventh Street.",
        "El Sr. Ruiz y la Dra. Vega vieron al Gral. Ibáñez el 5 de ene. Pasado el mediodía salieron.",
        "J. M. Barros and A. Smith signed for both countries.",
        "The U.S. Navy and the U.K. Border Force took part.",
        "El jefe de la diplomacia de EE. UU. Antony Blinken viajó a Lima.",
        "El jefe de la diplomacia de EE.UU. Antony Blinken viajó a Lima.",
        "They signed No. 5 and Art. 12 of the pact.",
    ],
)
def test_an_abbreviation_or_an_initial_ends_no_sentence(sentence: str) -> None:
    assert texts(sentence) == [sentence]


def test_a_decimal_ends_no_sentence() -> None:
    assert texts("Each pays 3.5 million dollars. Some 1,500.75 tons were found.") == [
        "Each pays 3.5 million dollars.",
        "Some 1,500.75 tons were found.",
    ]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert texts("“We will go on.” The minister left. «Seguiremos.» Nadie preguntó nada.") == [
        "“We will go on.”",
        "The minister left.",
        "«Seguiremos.»",
        "Nadie preguntó nada.",
    ]


def test_questions_exclamations_and_ellipses_end_sentences() -> None:
    assert texts("¿Qué pasó ayer? ¡Nada que contar! It went on… The end came later.") == [
        "¿Qué pasó ayer?",
        "¡Nada que contar!",
        "It went on…",
        "The end came later.",
    ]


def test_a_question_mark_before_a_lower_case_word_ends_no_sentence() -> None:
    assert texts("“Why now?” asked the minister of both states.") == ["“Why now?” asked the minister of both states."]


def test_each_list_entry_is_a_sentence_without_its_mark() -> None:
    assert texts("Five tasks:\n- smuggling\n* illegal mining\n3. arms\n4) fraud and theft") == [
        "Five tasks:",
        "smuggling",
        "illegal mining",
        "arms",
        "fraud and theft",
    ]


def test_a_heading_is_a_sentence_without_its_mark() -> None:
    assert texts("# What was agreed\n\nThey agreed on patrols.") == [
        "What was agreed",
        "They agreed on patrols.",
    ]


def test_a_lone_newline_inside_a_paragraph_is_a_space() -> None:
    assert texts("The ministers of both\ncountries met again.") == ["The ministers of both\ncountries met again."]


def test_a_line_that_ends_like_a_sentence_ends_its_paragraph() -> None:
    assert texts("They met in Lima.\nand then they left again.") == [
        "They met in Lima.",
        "and then they left again.",
    ]


def test_an_empty_line_ends_a_sentence_without_a_stop() -> None:
    assert texts("Ministers meet\n\nThey agreed on patrols.") == ["Ministers meet", "They agreed on patrols."]


def test_only_the_part_asked_for_is_split() -> None:
    body = "First things first. Second comes the rest. Third is the end."
    assert [span.of(body) for span in split(body, 20, 42)] == ["Second comes the rest."]


@pytest.mark.parametrize("body", ["", "   \n\n \t "])
def test_nothing_written_is_no_sentence(body: str) -> None:
    assert split(body) == []


def test_sentences_are_in_order_do_not_overlap_and_have_no_space_around(wire_article: Path) -> None:
    body = wire_article.read_text(encoding="utf-8")
    spans = split(body)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert all(span.of(body) == span.of(body).strip() != "" for span in spans)


def test_sentences_leave_out_nothing_but_space(wire_article: Path) -> None:
    body = wire_article.read_text(encoding="utf-8")
    assert "".join("".join(texts(body)).split()) == "".join(body.split())


def test_a_wire_story_has_the_sentences_that_a_reader_sees(wire_article: Path) -> None:
    found = texts(wire_article.read_text(encoding="utf-8"))
    assert "“For the first time our two police forces will sit at the same table, with the same map." in found
    assert found[-2].startswith("Both sides will pay 3.5 million dollars each")
    assert found[-1] == "mrv/lpa/jq"


def test_paragraphs_are_split_within_the_given_part_only() -> None:
    body = "One.\n\nTwo.\n\nThree."
    assert [span.of(body) for span in paragraphs(body, 6, 10)] == ["Two."]

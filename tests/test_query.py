"""A question as units of meaning."""

from __future__ import annotations

import itertools

import pytest

from index.query import language_of, units


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(unit.kind, unit.surface) for unit in units(text, language)]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What did Peru and Chile agree on?", "en"),
        ("Who signed?", "en"),
        ("smuggling at the border", "en"),
        ("fisheries protection", "en"),
        ("¿Qué acordaron Perú y Chile?", "es"),
        ("Que acordaron Peru y Chile", "es"),
        ("¿Aukus?", "es"),
        ("¡Resumen!", "es"),
        ("contrabando en la frontera", "es"),
        ("delincuencia organizada", "es"),
    ],
)
def test_the_language_of_a_question_is_recognised(question: str, language: str) -> None:
    assert language_of(question) == language


def test_function_and_question_words_are_no_units() -> None:
    assert found("What was it about, please?") == []
    assert found("¿De qué se trataba esto, por favor?", "es") == [("word", "trataba")]


def test_a_question_has_countries_concepts_numbers_and_words_in_order() -> None:
    assert found("Which vessels does Chile paint against smuggling before 2021?") == [
        ("concept", "vessels"),
        ("country", "Chile"),
        ("word", "paint"),
        ("concept", "smuggling"),
        ("word", "before"),
        ("number", "2021"),
    ]


def test_a_name_of_several_words_is_one_unit() -> None:
    assert found("Papua New Guinea and human trafficking") == [
        ("country", "Papua New Guinea"),
        ("concept", "human trafficking"),
    ]


def test_units_that_mean_the_same_have_the_same_key() -> None:
    (english,) = units("smuggling", "en")
    (spanish,) = units("contrabando", "es")
    assert english.key == spanish.key


def test_two_names_of_a_country_have_the_same_key() -> None:
    (name,) = units("Perú", "es")
    (demonym,) = units("Peruvian", "en")
    assert name.key == demonym.key == "PE"


def test_a_concept_knows_its_forms_in_both_languages() -> None:
    (unit,) = units("human trafficking", "en")
    assert "human trafficking" in unit.english
    assert "trata de personas" in unit.spanish


def test_a_plain_word_has_itself_as_form_with_its_accents() -> None:
    (unit,) = units("Tulcán", "es")
    assert (unit.key, unit.english, unit.spanish) == ("tulcan", ("Tulcán",), ("Tulcán",))


@pytest.mark.parametrize("possessive", ["Torres's", "Torres’s"])
def test_a_possessive_is_the_same_word(possessive: str) -> None:
    (unit,) = units(possessive, "en")
    assert unit.key == "torres"


def test_a_unit_knows_its_exact_place() -> None:
    text = "¿Qué dijo la ministra Núñez sobre Perú?"
    assert all(unit.span.of(text) == unit.surface for unit in units(text, "es"))


def test_us_is_a_pronoun_and_the_united_states_a_country() -> None:
    assert found("Tell us about patrols") == [("concept", "patrols")]
    assert found("US patrols") == [("country", "US"), ("concept", "patrols")]


def test_a_decimal_is_one_number() -> None:
    assert found("3.5 tons")[0] == ("number", "3.5")


def test_a_single_letter_is_no_unit_but_a_digit_is() -> None:
    assert [unit.surface for unit in units("x 7", "en")] == ["7"]


def test_no_place_is_claimed_twice() -> None:
    spans = [unit.span for unit in units("South Korean drug trafficking in South Korea and drugs", "en")]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))

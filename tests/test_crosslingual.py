"""Words across Spanish and English, and Spanish texts glossed for the embedder."""

from __future__ import annotations

from importlib import resources

import pytest

from index.cognates import english_cognate, spanish_cognate
from index.crosslingual import (
    english,
    for_embedding,
    gloss,
    glossed,
    is_verb,
    spanish,
)
from index.query import units
from index.text import fold


def rows() -> list[list[list[str]]]:
    lines = resources.files("index").joinpath("data", "words.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "es\ten"
    return [[cell.split("|") for cell in line.split("\t")] for line in lines[1:]]


def test_the_table_is_sorted_whole_and_names_no_spanish_form_twice() -> None:
    table = rows()
    assert all(len(row) == 2 and all(form and form == form.strip() for cell in row for form in cell) for row in table)
    assert all(len(set(cell)) == len(cell) for row in table for cell in row)
    lemmas = [spanish_forms[0] for spanish_forms, _ in table]
    assert lemmas == sorted(lemmas, key=lambda lemma: (fold(lemma), lemma))
    forms = [form for spanish_forms, _ in table for form in spanish_forms]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("acordaron", "agree"),
        ("Encuentra", "find"),
        ("luces", "light"),
        ("inglesas", "English"),
        ("busquen", "seek"),
        ("rapidamente", "quickly"),
        ("qué", "what"),
        ("que", "that"),
        ("Yeda", "jeddah"),
    ],
)
def test_an_inflected_spanish_word_is_found(word: str, first: str) -> None:
    assert english(word)[0] == first


@pytest.mark.parametrize(
    ("word", "lemma"), [("wars", "guerra"), ("signed", "firmar"), ("Cities", "ciudad"), ("stopped", "detener")]
)
def test_an_inflected_english_word_is_found(word: str, lemma: str) -> None:
    assert lemma in spanish(word)


def test_words_that_are_spelled_alike_go_by_rule_both_ways() -> None:
    assert english_cognate("constitución") == "constitution"
    assert spanish_cognate("constitution") == "constitucion"
    assert english_cognate("Fotografía") == "photography"
    assert english_cognate("sal") is None


def test_a_gloss_keeps_names_and_figures_and_drops_spanish_marks() -> None:
    assert gloss("¿Cuántos barcos envió Okonkwo a la guerra en 1967?") == (
        "how many ship send Okonkwo to the war in 1967?"
    )
    assert gloss("Trata de personas en V&A: marina peruana.") == "human trafficking in V&A: navy Peruvian."


def test_only_spanish_is_glossed_for_the_embedder() -> None:
    assert for_embedding("la guerra", "es") == "the war"
    assert for_embedding("la guerra", "en") == "la guerra"


def test_a_word_of_a_question_has_its_forms_in_the_other_language() -> None:
    (spanish_unit,) = units("glaciares", "es")
    (english_unit,) = units("glaciers", "en")
    assert (spanish_unit.spanish, spanish_unit.english) == (("glaciares",), ("glaciares", "glacier"))
    assert english_unit.english == ("glaciers",)
    assert "glaciar" in english_unit.spanish


def test_every_piece_of_a_gloss_leads_back_to_its_source() -> None:
    text = "¿Qué acordaron Perú y los Estados Unidos en 2024?"
    pieces = glossed(text)
    assert "".join(piece.text for piece in pieces) == gloss(text)
    sources = {piece.text: piece.source.of(text) for piece in pieces}
    assert sources["agree"] == "acordaron"
    assert sources["United States"] == "Estados Unidos"
    assert all(piece.text == piece.source.of(text) for piece in pieces if piece.kept)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("signed", "en", True),
        ("ratify", "en", True),
        ("plan", "en", False),
        ("report", "en", False),
        ("talks", "en", False),
        ("firmaron", "es", True),
        ("recibe", "es", True),
        ("acuerdo", "es", False),
        ("visita", "es", False),
        ("zzz", "en", False),
    ],
)
def test_a_verb_is_one_by_its_translations_and_its_ending(word: str, language: str, expected: bool) -> None:
    assert is_verb(word, language) == expected

"""Inflected words traced to dictionary forms."""

from __future__ import annotations

import pytest

from index.morphology import english_bases, spanish_bases


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("paz", "paz"),
        ("peces", "pez"),
        ("acciones", "accion"),
        ("alemana", "aleman"),
        ("rapidamente", "rapido"),
        ("firmaron", "firmar"),
        ("busque", "buscar"),
        ("encuentran", "encontrar"),
        ("pidieron", "pedir"),
        ("construyo", "construir"),
        ("moverse", "mover"),
    ],
)
def test_a_spanish_form_leads_to_its_lemma(word: str, base: str) -> None:
    assert base in spanish_bases(word)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("armies", "army"),
        ("boxes", "box"),
        ("agreed", "agree"),
        ("making", "make"),
        ("stopped", "stop"),
        ("pass", "pass"),
    ],
)
def test_an_english_form_leads_to_its_lemma(word: str, base: str) -> None:
    assert base in english_bases(word)


def test_a_word_itself_comes_first() -> None:
    assert next(spanish_bases("casas")) == "casas"
    assert next(english_bases("news")) == "news"

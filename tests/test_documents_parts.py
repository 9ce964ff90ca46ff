"""What the formats have in common: numbering, places, wording, and text that breaks nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.documents.parts import Grid, Line, parts_of, plain, quoted, web_address, widths
from assistant.documents.types import Document, Section
from assistant.documents.wording import ENGLISH, SPANISH
from assistant.types import Sentence
from tests.documents import ARTICLES, QUOTED, document


def test_footnotes_count_up_in_the_order_of_reading_and_the_annex_follows_them() -> None:
    parts = parts_of(document())
    first, second = parts.body[0].lines
    assert (first.notes, second.notes) == ((1,), (1, 2))
    table = parts.body[1].table
    assert table
    assert [cell.notes for cell in table.rows[0]] == [(1,), (2, 3)]
    assert "Núñez" in parts.annex[0].text
    assert "twelve patrols" in parts.annex[1].text
    assert "budget" in parts.annex[2].text
    assert len(parts.footnotes) == 3


def test_a_place_that_only_the_annex_shows_comes_last() -> None:
    whole = document()
    parts = parts_of(replace(whole, sections=(Section("", (Sentence("x", (2,), QUOTED),)),)))
    assert "budget" in parts.annex[0].text
    assert len(parts.annex) == 3


def test_a_marker_without_a_citation_is_a_fault() -> None:
    with pytest.raises(AssertionError, match="no citation"):
        parts_of(replace(document(), citations=()))


def test_a_footnote_names_title_agency_day_and_exact_place() -> None:
    parts = parts_of(document())
    assert parts.footnotes[0] == (
        "“Perú y Chile vigilarán «juntos» la frontera”, EFE, 14 de marzo de 2024 (año deducido del día de la semana), "
        f"caracteres 0–{len(ARTICLES[0].body)}"
    )
    assert ", artículo de muestra, 2 de mayo de 2024, caracteres" in parts.footnotes[1]
    assert parts.footnotes[2].startswith("«Title of undated», sin fecha, ")


def test_the_annex_names_version_article_and_address() -> None:
    arica, patrols, undated = parts_of(document("en")).annex
    assert arica.details[1] == f"Characters 0–{len(ARTICLES[0].body)} of version 1; article arica"
    assert "version 3; article patrols" in patrols.details[1]
    assert arica.address == "https://example.org/arica?a=1&b=2"
    assert (arica.language, undated.language) == ("es", None)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a.example/ b", "https://a.example/<b>", "ftp://a.example", "", None]
)
def test_only_a_whole_web_address_is_a_link(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize(
    ("language", "marking", "sample"), [("en", "RESTRICTED", "no agency"), ("es", "RESTRINGIDO", "ninguna agencia")]
)
def test_marking_and_samples_are_told_in_the_language(language: str, marking: str, sample: str) -> None:
    parts = parts_of(document(language))
    assert parts.marking == marking
    assert any(sample in fact for fact in parts.facts)
    assert "openai:made-up" in " ".join(parts.facts)


def test_what_must_be_said_with_a_sentence_is_said() -> None:
    first, second = parts_of(document()).body[0].lines
    assert first.aside == "según Ana Quispe"
    assert second.aside == "la fuente lo respalda solo en parte"
    assert (first.language, second.language) == (None, "en")


def test_every_wording_is_there_in_both_languages() -> None:
    for name in ENGLISH.__dataclass_fields__:
        assert getattr(ENGLISH, name) and getattr(SPANISH, name), name
    assert ENGLISH.markings.keys() == SPANISH.markings.keys()


def test_a_text_becomes_one_line_without_what_is_no_text() -> None:
    assert plain("a\x00b\x1b[31m\n\n c\u202ed\ud800e\tñ 👩‍✈️") == "ab[31m cde ñ 👩‍✈️"


def test_a_text_with_quotation_marks_gets_others() -> None:
    assert quoted("a «b»", SPANISH) == "“a «b»”"
    assert quoted("a “b”", ENGLISH) == "‘a “b”’"


def test_a_column_is_as_wide_as_its_texts_ask_for() -> None:
    narrow, wide = widths(Grid(("A", "B"), ((Line("x"), Line("y" * 500)),)))
    assert narrow < wide < 4 * narrow
    assert len(widths(Grid(("A",), ()))) == 1


def test_an_empty_document_is_one_too() -> None:
    parts = parts_of(Document("Nada", "es", document().made))
    assert (parts.marking, parts.annex, parts.footnotes) == ("PÚBLICO", (), ())

"""PDF, read back: marking and number on every page, footnotes, Spanish letters, text as text."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from assistant.documents.parts import parts_of
from assistant.documents.pdf import pdf
from assistant.documents.types import Cell, Document, Section, Table
from tests.documents import document


def pages(file: bytes) -> list[str]:
    with pypdfium2.PdfDocument(file) as read:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in read]


@pytest.fixture(scope="module")
def file() -> bytes:
    return pdf(parts_of(document(repeated=40)))


def test_marking_and_number_stand_on_every_page(file: bytes) -> None:
    read = pages(file)
    assert len(read) > 2
    for number, page in enumerate(read, 1):
        assert page.count("RESTRINGIDO") == 2
        assert f"{number} / {len(read)}" in page


def test_letters_and_footnotes_are_right(file: bytes) -> None:
    first = pages(file)[0]
    assert "¿qué pasó?" in first
    assert "Íñigo Núñez y la canciller Ángela Güell" in first
    assert "14 de marzo de 2024 (año deducido del día de la semana), caracteres 0–" in first


def test_what_an_article_says_is_text(file: bytes) -> None:
    whole = "".join(pages(file)).replace(" ", "").replace("\u200b", "")
    for words in ("#settext(red)", "$x^2$", "<script>", "*bold*", "@label", "#link(1)", "[^1]", "`code`"):
        assert words in whole
    with pypdfium2.PdfDocument(file) as read:
        raw = [link for page in read for link in _links(page)]
    assert set(raw) == {"https://example.org/arica?a=1&b=2"}


def _links(page: pypdfium2.PdfPage) -> list[str]:
    """The addresses that the page leads to outside."""
    import ctypes

    from pypdfium2 import raw

    found, position, link = [], ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
            room = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(page.pdf, action, room, size)
            found.append(room.value.decode())
    return found


def test_it_is_tagged_and_says_its_title_and_language(file: bytes) -> None:
    with pypdfium2.PdfDocument(file) as read:
        assert read.get_metadata_value("Title") == "Informe sobre la frontera: ¿qué pasó?"
        assert read.is_tagged()
        bookmarks = [mark.get_title() for mark in read.get_toc()]
    assert bookmarks[:3] == ["Lo esencial", "Cuadro", "Presupuesto"]
    assert b"/Lang(es" in file
    assert b"pdfuaid" in file


def test_the_same_document_gives_the_same_file(file: bytes) -> None:
    assert pdf(parts_of(document(repeated=40))) == file


def test_a_letter_that_no_font_can_draw_costs_no_document() -> None:
    odd = Document("Emoji \U0001f6e1 \U00013000", "en", document().made)
    assert "Emoji" in pages(pdf(parts_of(odd)))[0]


def test_a_wide_table_lies_sideways_and_a_long_word_stays_on_the_page() -> None:
    columns = tuple(f"Columna {number}" for number in range(12))
    rows = tuple(tuple(Cell(f"celda{row}-{number}") for number in range(12)) for row in range(60))
    sections = (Section("Matriz", table=Table(columns, rows)), Section("Largo", note="x" * 300))
    file = pdf(parts_of(replace(document(), sections=sections)))
    with pypdfium2.PdfDocument(file) as read:
        sideways = [page for page in read if page.get_width() > page.get_height()]
        assert len(sideways) > 1
        assert all("Columna 11" in re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in sideways)
        for page in read:
            text = page.get_textpage()
            boxes = [text.get_charbox(number) for number in range(text.count_chars())]
            assert all(left > 0 and right < page.get_width() for left, _, right, _ in boxes)

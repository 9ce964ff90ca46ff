"""DOCX, read back: real headings, footnotes, marking and page numbers; LibreOffice opens it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import etree

from assistant.documents.docx import docx as written
from assistant.documents.parts import parts_of
from assistant.documents.types import Cell, Section, Table
from tests.documents import BORDER, NASTY, document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def file() -> bytes:
    return written(parts_of(document()))


@pytest.fixture(scope="module")
def read(file: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(file))


def part(file: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        return etree.fromstring(packed.read(name))


def test_text_is_whole_and_headings_are_headings(read: docx.document.Document) -> None:
    paragraphs = [(paragraph.style.name, paragraph.text) for paragraph in read.paragraphs]
    assert paragraphs[0] == ("Title", "Informe sobre la frontera: ¿qué pasó?")
    assert [text for style, text in paragraphs if style == "Heading 1"][:3] == ["Lo esencial", "Cuadro", "Presupuesto"]
    assert any(text.startswith(BORDER) and style == "List Bullet" for style, text in paragraphs)
    assert any(NASTY in text for _, text in paragraphs)
    assert read.tables[0].cell(1, 1).paragraphs[0].text.startswith("a | b c")


def test_footnotes_are_footnotes(file: bytes) -> None:
    parts = parts_of(document())
    notes = part(file, "word/footnotes.xml").findall(f"{W}footnote")
    assert [note.get(f"{W}type") for note in notes[:2]] == ["separator", "continuationSeparator"]
    texts = ["".join(note.itertext()).strip() for note in notes[2:]]
    assert texts == list(parts.footnotes)
    body = part(file, "word/document.xml")
    assert [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")] == ["1", "2", "3"]
    again = [field.get(f"{W}instr") for field in body.iter(f"{W}fldSimple")]
    assert again == [" NOTEREF note1 \\h "] * 2 + [" NOTEREF note2 \\h "]
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {"note1", "note2", "note3"} <= bookmarks


def test_marking_and_page_numbers_stand_on_every_page(read: docx.document.Document) -> None:
    wide = document()
    many = Table(tuple("abcdefgh"), (tuple(Cell(letter) for letter in "abcdefgh"),))
    turned = docx.Document(io.BytesIO(written(parts_of(type(wide)(**_with(wide, Section("Matriz", table=many)))))))
    assert [section.orientation for section in turned.sections] == [0, 1, 0]
    for section in (*read.sections, *turned.sections):
        assert section.header.paragraphs[0].text == "RESTRINGIDO"
        assert section.footer.paragraphs[0].text == "RESTRINGIDO"
        fields = [field.get(f"{W}instr") for field in section.footer._element.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]


def _with(whole: object, section: Section) -> dict[str, object]:
    values = {name: getattr(whole, name) for name in whole.__dataclass_fields__}  # type: ignore[attr-defined]
    return values | {"sections": (*values["sections"], section)}


def test_language_and_properties_are_set(read: docx.document.Document, file: bytes) -> None:
    properties = read.core_properties
    assert (properties.title, properties.language) == ("Informe sobre la frontera: ¿qué pasó?", "es-ES")
    assert properties.created.date() == document().made
    default = part(file, "word/styles.xml").find(f"{W}docDefaults").find(f".//{W}lang")
    assert default.get(f"{W}val") == "es-ES"
    languages = {mark.get(f"{W}val") for mark in part(file, "word/document.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}  # of the English sentence and its quote


def test_only_a_web_address_is_a_link(read: docx.document.Document) -> None:
    targets = [one.target_ref for one in read.part.rels.values() if one.is_external]
    assert targets == ["https://example.org/arica?a=1&b=2"]


def test_libreoffice_opens_it(file: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed (soffice)")
    (tmp_path / "a.docx").write_bytes(file)
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert all(
        page.count("RESTRINGIDO") == 2 and f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1)
    )
    assert "Núñez" in pages[0]
    assert "14 de marzo de 2024" in pages[0]

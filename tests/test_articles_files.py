"""Text in all charsets, PDF, Word, mail and archives."""

from __future__ import annotations

import io
import stat
import zipfile
from datetime import datetime, timedelta, timezone

import docx
import pytest
from docx.oxml import parse_xml
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas
from samples import STORY, TITLE, archive, html, mail, marked, pdf, read, reason, saved, story, word

from index.articles import archive as archives
from index.articles.story import Story
from index.articles.zipped import ZipBounds
from index.types import Refusal

BODY = "\n\n".join(STORY)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_a_text_is_read_whatever_wrote_it(charset: str) -> None:
    assert story(BODY.encode(charset), "a.txt").body == BODY


@pytest.mark.parametrize("declared", ["windows-1252", "ISO-8859-1", "latin1"])
def test_a_page_that_declares_latin_1_may_use_the_quotes_and_the_euro_of_windows(declared: str) -> None:
    page = html(STORY).decode().replace("utf-8", declared).encode("cp1252")
    assert story(page, "a.html").body == BODY


@pytest.mark.parametrize(
    ("charset", "given"),
    [("cp1252", "utf-8"), ("utf-8", "x-unknown"), ("utf-8", "rot13"), ("iso8859-15", "iso-8859-15")],
)
def test_a_declared_charset_counts_where_it_fits(charset: str, given: str) -> None:
    text = "Costará 3.000 € al día en Perú."
    (found,) = read(text.encode(charset), "a.txt", charset=given)
    assert isinstance(found, Story) and found.body == text


@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 99, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256))])
def test_binary_data_is_refused(data: bytes) -> None:
    assert "binary" in reason(data, "a.txt")


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize(("indent", "justified"), [(0, True), (12, False)])
def test_a_pdf_is_read_column_by_column_into_its_paragraphs(columns: int, indent: float, justified: bool) -> None:
    paragraphs = [f"{number}.º {text}" for number in range(12) for text in STORY]
    assert story(pdf(paragraphs, columns, indent, justified), "a.pdf").body.split("\n\n") == paragraphs


def test_running_heads_and_page_numbers_are_left_out() -> None:
    paragraphs = [f"{number}.º {text}" for number in range(40) for text in STORY]
    assert story(pdf(paragraphs, 2, running=True), "a.pdf").body.split("\n\n") == paragraphs


def drawn(*pages: list[tuple[float, float, str]], **more: object) -> bytes:
    file = io.BytesIO()
    page = canvas.Canvas(file, **more)
    for texts in pages:
        page.setFont("Helvetica", 10)
        for left, top, text in texts:
            page.drawString(left, 800 - top, text)
        page.showPage()
    page.save()
    return file.getvalue()


LEFT = ["El plan comprende seis áreas: el contra-", "bando de mercancías y la trata de perso-", "nas. Lo dirige una cross-border unit que",
        "cada país paga. Los ministros dieron al", "mando de Tacna la vigilancia cross-", "border de toda la línea de frontera."]  # fmt: skip
RIGHT = ["Chile enviará 95 agentes y el Perú 120,", "según el comunicado leído a la prensa.", "Volverán a verse en junio en la ciudad",
         "de Santiago de Chile, dijo la ministra,", "que agradeció el esfuerzo de todas las", "policías de los dos países vecinos."]  # fmt: skip


@pytest.mark.parametrize("shift", [0, 5])
def test_columns_that_are_drawn_line_by_line_are_parted_and_hyphens_undone(shift: float) -> None:
    texts = [(60, 100, "Comunicado conjunto de los ministerios del Interior de Perú y de Chile sobre la frontera")]
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        texts += [(60, 130 + 13 * number, left), (275, 130 + shift + 13 * number, right)]
    title, left, right = story(drawn(texts), "a.pdf").body.split("\n\n")
    assert left == (
        "El plan comprende seis áreas: el contrabando de mercancías y la trata de personas. Lo dirige una cross-border unit "
        "que cada país paga. Los ministros dieron al mando de Tacna la vigilancia cross-border de toda la línea de frontera."
    )
    assert (title[:10], right) == ("Comunicado", " ".join(RIGHT))


def test_a_table_in_a_pdf_is_read_row_by_row() -> None:
    rows = [("País", "Agentes"), ("Perú", "120"), ("Chile", "95"), ("Bolivia", "30"), ("Ecuador", "12")]
    texts = [(60 + 150 * side, 100 + 13 * number, row[side]) for number, row in enumerate(rows) for side in (0, 1)]
    assert story(drawn(texts), "a.pdf").body == "\n".join("\t".join(row) for row in rows)


def test_a_scanned_an_encrypted_and_a_damaged_pdf_are_refused_with_the_reason() -> None:
    text = [(60.0, 100.0, "They met.")]
    assert "OCR" in reason(drawn([]), "scan.pdf")
    assert "encrypted" in reason(drawn(text, encrypt=StandardEncryption("user", "owner")), "locked.pdf")
    assert "damaged" in reason(drawn(text)[:200], "cut.pdf")
    assert "200" in reason(drawn(*[text] * 201), "long.pdf")


def test_a_word_file_gives_headings_tables_and_insertions_but_no_deletions() -> None:
    document = docx.Document()
    document.core_properties.title = TITLE
    document.add_heading("Las cifras", 1)
    paragraph = document.add_paragraph("El plan ")
    for xml in (
        f"<w:del {W}><w:r><w:delText>fracasó</w:delText></w:r></w:del>",
        f"<w:ins {W}><w:r><w:t>empezará</w:t></w:r></w:ins>",
        f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>oculto</w:t></w:r>",
        f"<w:hyperlink {W}><w:r><w:t xml:space='preserve'> en abril.</w:t></w:r></w:hyperlink>",
    ):
        paragraph._p.append(parse_xml(xml))
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("País", "Agentes", "Perú", "120"), strict=True
    ):
        cell.text = text
    found = story(saved(document), "a.docx")
    assert found.body == "Las cifras\n\nEl plan empezará en abril.\n\nPaís\tAgentes\nPerú\t120"
    assert (found.declared.title, found.declared.published) == (TITLE, None)


@pytest.mark.parametrize(
    ("data", "why"), [(b"PK", "no zip"), (archive({"a.txt": b"x"}), "no Word document"), (word(()), "no text")]
)
def test_what_is_no_word_document_is_refused(data: bytes, why: str) -> None:
    assert why in reason(data, "a.docx")


def test_a_mail_says_its_subject_sender_date_and_id() -> None:
    text = f"{BODY}\n\n-- \nAgencia EFE\nAvenida 1, Lima\n"
    message = mail(
        text, Subject="RV: Re: Perú y Chile", Date="Thu, 14 Mar 2024 13:00:00 -0500", Message_ID="<1@efe.example>"
    )
    message.replace_header("Subject", "RV: Re: Perú y Chile")
    found = story(message.as_bytes(), "m.eml")
    said = found.declared
    assert (found.body, said.title, said.publisher, said.guid) == (BODY, "Perú y Chile", "Agencia EFE", "1@efe.example")
    assert said.published == datetime(2024, 3, 14, 13, tzinfo=timezone(timedelta(hours=-5)))


def test_the_plain_part_is_read_unless_it_is_a_stub() -> None:
    stub, both = mail("Su programa no muestra HTML."), mail(BODY)
    for message in (stub, both):
        message.add_alternative(f"<html><body>{marked(STORY)}</body></html>", subtype="html", charset="cp1252")
        assert story(message.as_bytes(), "m.eml").body == BODY


def test_attachments_are_stories_of_their_own_and_a_picture_is_none() -> None:
    message = mail("Adjunto la nota.")
    message.add_attachment(word(STORY), maintype="application", subtype="octet-stream", filename="nota peruana é.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="foto.png")
    text, note = read(message.as_bytes(), "m.eml")
    assert isinstance(text, Story) and isinstance(note, Story)
    assert (text.body, note.source, note.body) == ("Adjunto la nota.", "/in/m.eml!nota peruana é.docx", BODY)


def test_a_text_that_is_no_mail_is_refused() -> None:
    assert "no mail" in reason("They met in Lima.", "m.eml")


def test_one_bad_member_is_refused_by_name_and_the_others_go_in() -> None:
    members = {
        "b/a.txt": b"They met.",
        "b.pdf": b"junk",
        "__MACOSX/._c.txt": b"x",
        ".d.txt": b"x",
        "e.png": b"x",
        "../../f.txt": b"Up.",
    }
    found = read(archive(members), "a.zip")
    assert [(one.source if isinstance(one, Story) else one.path) for one in found] == [
        "/in/a.zip!../../f.txt",
        "/in/a.zip!b.pdf",
        "/in/a.zip!b/a.txt",
    ]
    assert isinstance(found[1], Refusal)


def test_an_archive_in_an_archive_is_read_and_one_in_that_is_not() -> None:
    inner = archive({"a.txt": b"They met."})
    assert story(archive({"in.zip": inner}), "out.zip").source == "/in/out.zip!in.zip!a.txt"
    assert "unpack it first" in reason(archive({"mid.zip": archive({"in.zip": inner})}), "out.zip")


def test_an_archive_without_articles_is_refused() -> None:
    assert "no article" in reason(archive({"a.png": b"x"}), "a.zip")


def test_links_and_encrypted_members_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    assert "symbolic link" in reason(file.getvalue(), "a.zip")
    locked = bytearray(archive({"a.txt": b"They met."}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in reason(bytes(locked), "a.zip")


def test_an_archive_is_bounded_in_members_size_and_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive({"a.html": b"0" * 5_000_000})
    assert "as a bomb does" in reason(bomb, "a.zip")
    monkeypatch.setattr(archives, "BOUNDS", ZipBounds(members=2, total=1_500, member=1_000, ratio=200))
    assert "at most 2" in reason(archive({f"{number}.txt": b"x" for number in range(3)}), "a.zip")
    assert "larger than" in reason(archive({"a.txt": b"x" * 1_001}), "a.zip")
    assert "in all" in repr(read(archive({"a.txt": b"x" * 999, "b.txt": b"x" * 999}), "a.zip")[-1])


def test_a_member_s_declared_size_is_not_believed() -> None:
    data = bytearray(archive({"a.html": b"0" * 20_000_000}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (100).to_bytes(4, "little")
    assert isinstance(read(bytes(data), "a.zip")[0], Refusal)

"""A document as DOCX, with real headings, footnotes and page numbers; python-docx writes all but the footnotes.

Marking and page numbers stand in header and footer, and a table of many columns on a page turned sideways.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import docx as word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from assistant.documents.docx_footnotes import Footnotes
from assistant.documents.parts import Entry, Grid, Line, Part, Parts, widths

_QUIET = RGBColor(0x55, 0x55, 0x55)
_FONT = "Cambria"
_LOCALES = {"en": "en-GB", "es": "es-ES"}
_WIDE = 6
"""Columns that stand on an upright page."""


def docx(parts: Parts) -> bytes:
    """The file."""
    return _Writer(parts).file()


class _Writer:
    """One document on its way to a file."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.document = word.Document()
        self.footnotes = Footnotes(self.document, parts.footnotes)

    def file(self) -> bytes:
        parts, words = self.parts, self.parts.words
        self._prepare()
        self.document.add_paragraph(parts.title, style="Title")
        facts = self.document.add_paragraph()
        for number, fact in enumerate(parts.facts):
            _quiet(facts.add_run(fact), 10)
            if number + 1 < len(parts.facts):
                facts.add_run().add_break()
        for part in (*parts.body, parts.notices, parts.struck):
            if part:
                self._part(part)
        self.document.add_heading(words.annex, 1).paragraph_format.page_break_before = True
        self._note(words.annex_note if parts.annex else words.nothing_cited)
        for number, entry in enumerate(parts.annex, 1):
            self._entry(entry, f"{number}.")
        if parts.sources:
            self.document.add_heading(words.sources, 1)
        for entry in parts.sources:
            self._entry(entry, "•", bold=True)
        self.footnotes.attach()
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _prepare(self) -> None:
        """Language, properties, styles, and the frame of every page."""
        parts, styles = self.parts, self.document.styles
        properties = self.document.core_properties
        properties.title, properties.language = parts.title, _LOCALES[parts.language]
        properties.author, properties.comments, properties.category = "", "", parts.marking
        properties.created = properties.modified = datetime.combine(parts.made, datetime.min.time())
        normal = styles["Normal"]
        normal.font.name, normal.font.size = _FONT, Pt(11)
        normal.paragraph_format.space_after = Pt(6)
        for name, size in (("Title", 20), ("Heading 1", 14)):
            style = styles[name]
            style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), RGBColor(0, 0, 0)
            fonts = style.element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win
        for default in styles.element.iter(qn("w:lang")):
            default.set(qn("w:val"), _LOCALES[parts.language])
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.4)
        self._frame(section)

    def _frame(self, section: Any) -> None:
        """Marking above and below, and the number of the page."""
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.add_run(self.parts.marking).bold = True
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot.add_run(self.parts.marking).bold = True
        number = section.footer.add_paragraph()
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _field(number, "PAGE")
        number.add_run(" / ")
        _field(number, "NUMPAGES")

    def _part(self, part: Part) -> None:
        wide = part.table is not None and len(part.table.columns) > _WIDE
        if wide:
            self._turn(sideways=True)
        if part.heading:
            self.document.add_heading(part.heading, 1)
        for line in part.lines:
            self._line(self.document.add_paragraph(style="List Bullet" if len(part.lines) > 1 else None), line)
        if part.table:
            self._table(part.table)
        for remark in part.remarks:
            self._note(remark)
        if wide:
            self._turn(sideways=False)

    def _turn(self, *, sideways: bool) -> None:
        """What follows stands on a page turned sideways, or upright again."""
        section = self.document.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Cm(29.7), Cm(21)) if sideways else (Cm(21), Cm(29.7))

    def _line(self, paragraph: Any, line: Line, size: float | None = None) -> None:
        run = _run(paragraph, line.text, line.language)
        if size:
            run.font.size = Pt(size)
        self.footnotes.refer(paragraph, line.notes)
        if line.aside:
            _quiet(paragraph.add_run(f" ({line.aside})"), size)

    def _table(self, table: Grid) -> None:
        grid = self.document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        grid.autofit = False
        section = self.document.sections[-1]
        room, shares = section.page_width - section.left_margin - section.right_margin, widths(table)
        sizes = [int(room * share / sum(shares)) for share in shares]
        for column, size in zip(grid.columns, sizes, strict=True):
            column.width = size
        for cell, heading in zip(grid.rows[0].cells, table.columns, strict=True):
            run = cell.paragraphs[0].add_run(heading)
            run.bold, run.font.size = True, Pt(9)
            cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill="E8E8E8"))
        grid.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # again on each page
        for row in table.rows:
            added = grid.add_row()
            added._tr.get_or_add_trPr().append(_element("w:cantSplit"))
            for cell, line in zip(added.cells, row, strict=True):
                self._line(cell.paragraphs[0], line, 9)
        for row_ in grid.rows:
            for cell, size in zip(row_.cells, sizes, strict=True):
                cell.width = size
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        self.document.add_paragraph()

    def _note(self, text: str) -> None:
        run = self.document.add_paragraph().add_run(text)
        run.italic = True
        _quiet(run)

    def _entry(self, entry: Entry, mark: str, *, bold: bool = False) -> None:
        """A quote or a source, its number in the margin."""
        paragraph = self.document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = Cm(1), Cm(-1)
        shape.keep_together = True
        shape.tab_stops.add_tab_stop(Cm(1))
        paragraph.add_run(f"{mark}\t")
        _run(paragraph, entry.text, entry.language).bold = bold
        for detail in entry.details:
            paragraph.add_run().add_break()
            _quiet(paragraph.add_run(detail), 9.5)
        if entry.address:
            paragraph.add_run().add_break()
            self._link(paragraph, entry.address)

    def _link(self, paragraph: Any, address: str) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = paragraph.add_run(address)
        run.font.size, run.font.underline = Pt(9.5), True
        link.append(run._r)
        paragraph._p.append(link)


def _run(paragraph: Any, text: str, language: str | None) -> Any:
    """Text; its language is told where it is another than the document's, so that it is spelled and read right."""
    run = paragraph.add_run(text)
    if language:
        run._r.get_or_add_rPr().append(_element("w:lang", val=_LOCALES.get(language, language)))
    return run


def _quiet(run: Any, size: float | None = None) -> None:
    run.font.color.rgb = _QUIET
    if size:
        run.font.size = Pt(size)


def _field(paragraph: Any, instruction: str) -> None:
    """A number that the word processor works out."""
    field = _element("w:fldSimple", instr=instruction)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _element(name: str, /, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element

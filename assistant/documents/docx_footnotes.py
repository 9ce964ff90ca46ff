"""Footnotes in a DOCX: python-docx 1.2 has comments but no footnotes, so this writes their part by hand.

The part is ECMA-376's `footnotes.xml`; Word asks for the two separators that stand first in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.shared import Pt

_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))
_MARK, _TEXT = "FootnoteReference", "FootnoteText"
"""Ids of the styles, as Word names them itself."""


class Footnotes:
    """The footnotes of one document, 1, 2, … by their place in `texts`."""

    def __init__(self, document: Any, texts: Sequence[str]) -> None:
        self._document = document
        self._texts = texts
        self._shown: set[int] = set()
        styles = document.styles
        mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        mark.font.superscript = True
        text = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = styles["Normal"]
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(2)
        for style, id_ in ((mark, _MARK), (text, _TEXT)):
            style.element.set(qn("w:styleId"), id_)

    def refer(self, paragraph: Any, numbers: Sequence[int]) -> None:
        """Put the marks of these footnotes at a paragraph's end; one that was shown before is referred to."""
        for place, number in enumerate(numbers):
            if place:
                paragraph._p.append(_run(_with_text(", ")))
            if number in self._shown:
                field = _element("w:fldSimple", instr=f" NOTEREF note{number} \\h ")
                field.append(_run(_with_text(str(number))))
                paragraph._p.append(field)
                continue
            self._shown.add(number)
            paragraph._p.append(_element("w:bookmarkStart", id=str(number), name=f"note{number}"))
            paragraph._p.append(_run(_element("w:footnoteReference", id=str(number))))
            paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))

    def attach(self) -> None:
        """Add those that were referred to as a part of the file, once the text is whole."""
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{_TEXT}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{_MARK}"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(self._texts[number - 1])}</w:t></w:r></w:p></w:footnote>'
            for number in sorted(self._shown)
        )
        first = "".join(
            f'<w:footnote w:type="{kind}" w:id="{id_}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for id_, kind in _SEPARATORS
        )
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:footnotes xmlns:w="{nsmap["w"]}">{first}{notes}</w:footnotes>'
        )
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        separators = OxmlElement("w:footnotePr")
        for id_, _ in _SEPARATORS:
            separators.append(_element("w:footnote", id=id_))
        self._document.settings.element.find(qn("w:compat")).addprevious(separators)  # the order is the standard's


def _run(content: Any) -> Any:
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    properties.append(_element("w:rStyle", val=_MARK))
    run.extend([properties, content])
    return run


def _with_text(text: str) -> Any:
    element = OxmlElement("w:t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element


def _element(name: str, /, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element

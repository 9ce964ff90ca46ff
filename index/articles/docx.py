"""Word documents; the one place that imports python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError

from index.articles.page_facts import language
from index.articles.story import Declared, Document, Story
from index.articles.xmldoc import parse_xml
from index.articles.zipped import ZipBounds, open_zip
from index.types import ArticleUnreadable

_BOUNDS = ZipBounds(members=5_000, total=200_000_000, member=50_000_000, ratio=200)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_READ = frozenset(_W + name for name in ("del", "moveFrom", "delText", "instrText", "footnoteReference"))
_NO_TITLES = ("", "word document", "documento", "document", "document1", "untitled")


def read_docx(document: Document) -> Iterator[Story]:
    """The one story of a Word document; what was deleted under "track changes" is not read.

    Raises:
        ArticleUnreadable: no DOCX, damaged, hostile, or without text.
    """
    _check(document)
    try:
        word = docx.Document(io.BytesIO(document.data))
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, AttributeError) as error:
        raise ArticleUnreadable(
            document.source, f"the Word file is damaged ({type(error).__name__}); save it anew as .docx"
        ) from error
    paragraphs = [text for element in word.element.body if (text := _text(element))]
    if not paragraphs:
        raise ArticleUnreadable(document.source, "the Word file has no text; pictures are not read")
    yield Story("\n\n".join(paragraphs), document.source, _declared(word.core_properties, paragraphs[0]))


def _check(document: Document) -> None:
    """Before a library unpacks it: bounded, a Word file, and with XML that declares no entities."""
    with open_zip(document, _BOUNDS) as archive:
        names = archive.names()
        if "word/document.xml" not in names:
            raise ArticleUnreadable(document.source, "this is no Word document; save it as .docx (not .doc or .odt)")
        for name in names:
            if name.endswith((".xml", ".rels")):
                head = archive.read(name)
                if b"<!" in head[:4_096].replace(b"<!--", b""):
                    parse_xml(head.decode("utf-8", "replace"), document.source)
                    raise ArticleUnreadable(document.source, f"its part {name} has a DOCTYPE, which Word never writes")


def _text(element: Any) -> str:
    if element.tag == _W + "tbl":
        rows = ("\t".join(_cell(cell) for cell in row.iter(_W + "tc")) for row in element.iter(_W + "tr"))
        return "\n".join(row for row in rows if row.strip())
    if element.tag in (_W + "sdt",):
        return "\n\n".join(filter(None, (_text(child) for child in element.iter(_W + "p"))))
    return _runs(element).strip() if element.tag == _W + "p" else ""


def _cell(cell: Any) -> str:
    return " ".join(filter(None, (_runs(paragraph).strip() for paragraph in cell.iter(_W + "p"))))


def _runs(paragraph: Any) -> str:
    """What is written in a paragraph, links and insertions too; deletions and field codes left out."""
    parts: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag in _NOT_READ or _is_hidden(element):
            continue
        if element.tag == _W + "t":
            parts.append(element.text or "")
        elif element.tag in (_W + "tab", _W + "br", _W + "cr", _W + "noBreakHyphen"):
            parts.append({"tab": "\t", "noBreakHyphen": "\u2011"}.get(element.tag.removeprefix(_W), "\n"))
        stack.extend(reversed(element))
    return "".join(parts)


def _is_hidden(run: Any) -> bool:
    properties = run.find(_W + "rPr") if run.tag == _W + "r" else None
    vanish = properties.find(_W + "vanish") if properties is not None else None
    return vanish is not None and vanish.get(_W + "val", "1") not in ("0", "false")


def _declared(properties: Any, first: str) -> Declared:
    """Title and language. `created` is the day of the template, so that it dates nothing."""
    title = " ".join((properties.title or "").split())
    known = title.lower() not in _NO_TITLES and not title.lower().endswith((".doc", ".docx", ".dotx"))
    return Declared(title=title if known and title != first else None, language=language(properties.language))

"""PDF: text in reading order; the one place that imports pypdfium2.

PDFium (BSD, Apache-2.0) over pdfminer: fuzzed for years by a browser, a page takes milliseconds, and it tells
a hyphen at the end of a line. Layout is ours: no library of a free licence orders columns.
"""

from __future__ import annotations

import ctypes
import math
import re
import threading
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from index.articles.pdf_layout import Page, Word
from index.articles.pdf_text import paragraphs
from index.articles.story import Declared, Document, Story
from index.types import ArticleUnreadable

MAX_PAGES = 200
MAX_CHARACTERS = 2_000_000
_HYPHENS = ("\x02", "\ufffe", "\xad")
"""What PDFium makes of a hyphen that only parts a word at the end of a line, and the soft hyphen."""
_TILT = 0.2
"""Radians; text that leans more is a watermark or the label of an axis."""
_LOCK = threading.Lock()
"""PDFium is not made for several threads."""


def read_pdf(document: Document) -> Iterator[Story]:
    """The one story of a PDF.

    Raises:
        ArticleUnreadable: encrypted, damaged, too long, or scanned.
    """
    with _LOCK:
        pages, title = _open(document)
    found = paragraphs(pages)
    if not any(re.search(r"\w", paragraph) for paragraph in found):
        raise ArticleUnreadable(
            document.source,
            f"the PDF holds no text ({len(pages)} pages), it is scanned; OCR is needed first (such as ocrmypdf)",
        )
    yield Story("\n\n".join(found), document.source, Declared(title=_sensible(title, found)))


def _open(document: Document) -> tuple[list[Page], str]:
    try:
        pdf = pypdfium2.PdfDocument(document.data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "it is encrypted; save it without its password" if locked else f"the PDF is damaged ({error})"
        raise ArticleUnreadable(document.source, reason) from error
    try:
        if len(pdf) > MAX_PAGES:
            raise ArticleUnreadable(document.source, f"it has {len(pdf)} pages, at most {MAX_PAGES} are read; split it")
        pages, characters = [], 0
        for number in range(len(pdf)):
            page = _page(pdf, number)
            pages.append(page)
            characters += sum(len(word.text) for word in page.words)
            if characters > MAX_CHARACTERS:
                raise ArticleUnreadable(document.source, f"it has over {MAX_CHARACTERS:,} characters; split it")
        return pages, pdf.get_metadata_value("Title")
    finally:
        pdf.close()


def _page(pdf: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        return Page(0, 0, ())  # one broken page; the others are worth reading
    try:
        width, height = page.get_mediabox()[2:]
        turn = page.get_rotation()
        text = page.get_textpage()
        try:
            words = tuple(_words(text, turn, width, height))
        finally:
            text.close()
        return Page(*((height, width) if turn in (90, 270) else (width, height)), words)
    finally:
        page.close()


def _words(text: pypdfium2.PdfTextPage, turn: int, width: float, height: float) -> Iterator[Word]:
    """Characters to words: cut at blanks, at gaps, and where the line changes."""
    word: Word | None = None
    count = min(text.count_chars(), MAX_CHARACTERS)
    index = 0
    while index < count:
        character, index = _character(text, index)
        found = None if character.isspace() or character == "\0" else _placed(text, index - 1, turn, width, height)
        if found is None:
            if word:
                yield word
            word = None
            continue
        left, right, top, bottom, size = found
        mark = "\xad" if character in _HYPHENS else character
        if word and abs(top - word.top) < 0.5 * size and -0.5 * size < left - word.right < 0.3 * size:
            word = Word(word.left, right, min(top, word.top), max(bottom, word.bottom), word.size, word.text + mark)
            continue
        if word:
            yield word
        word = Word(left, right, top, bottom, size, mark)
    if word:
        yield word


def _character(text: pypdfium2.PdfTextPage, index: int) -> tuple[str, int]:
    """A character, of one or two UTF-16 units, and where the next one is."""
    code = pdfium.FPDFText_GetUnicode(text, index)
    if 0xD800 <= code < 0xDC00:
        low = pdfium.FPDFText_GetUnicode(text, index + 1)
        if 0xDC00 <= low < 0xE000:
            return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)), index + 2
    known = code < 0x110000 and not 0xD800 <= code < 0xE000 and (code >= 32 or code in (0, 2, 9, 10, 13))
    return chr(code) if known else "\0", index + 1


def _placed(
    text: pypdfium2.PdfTextPage, index: int, turn: int, width: float, height: float
) -> tuple[float, float, float, float, float] | None:
    """Left, right, top, bottom (from the top of the page as it is shown) and size; `None` for leaning text."""
    box = pdfium.FS_RECTF()
    angle = pdfium.FPDFText_GetCharAngle(text, index) + math.radians(turn)
    if abs(math.remainder(angle, 2 * math.pi)) > _TILT:
        return None
    if not pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
        return None
    left, right, low, high = box.left, box.right, box.bottom, box.top
    if turn == 90:
        left, right, top, bottom = low, high, left, right
    elif turn == 180:
        left, right, top, bottom = width - right, width - left, low, high
    elif turn == 270:
        left, right, top, bottom = height - high, height - low, width - right, width - left
    else:
        top, bottom = height - high, height - low
    size = max(bottom - top, 1.0)
    return (left, right, top, bottom, size) if all(map(math.isfinite, (left, right, top, bottom))) else None


def _sensible(title: str, found: list[str]) -> str | None:
    """The title of the properties, if it stands on the first page: most are a template's or a file's name."""
    title = " ".join(title.split())
    key = "".join(re.findall(r"\w+", title)).casefold()
    start = "".join(re.findall(r"\w+", " ".join(found)[:2_000])).casefold()
    return title if len(key) > 10 and key in start else None

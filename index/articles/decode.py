"""Bytes to text, whatever an agency's system wrote them in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from index.articles.story import Document
from index.text import normalise_newlines
from index.types import ArticleUnreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's, so it is tried before
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 2_048
"""Bytes in which a document may declare its charset; HTML asks for it within 1,024."""
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_META = re.compile(rb"""(?i)<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""")
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""Who declares Latin-1 writes Windows-1252: the quotes and the euro sign are there."""
_NOT_FOR_TEXT = ("idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7")
"""Charsets of Python that read plain letters as something else."""


def decode(document: Document) -> str:
    """The text of a document, newlines normalised.

    A byte order mark goes before what a server or mail declares, that before what the text declares itself;
    a charset that does not fit the bytes is passed over. What declares nothing is UTF-8, UTF-16 or Windows-1252.

    Raises:
        ArticleUnreadable: it is no text.
    """
    text = next(_attempts(document))
    control = sum(character < " " and character not in "\n\r\t\f" for character in text)
    if "\x00" in text or control + text.count("\ufffd") > len(text) / 100:
        raise ArticleUnreadable(document.source, "this is binary data, not text; save the article as UTF-8 text")
    return normalise_newlines(text)


def _attempts(document: Document) -> Iterator[str]:
    data = document.data
    for mark, charset in _BOMS:
        if data.startswith(mark):
            yield data[len(mark) :].decode(charset, errors="replace")
    for named in (document.charset, _own_charset(data), _utf16_without_mark(data), "utf-8"):
        if named:
            try:
                yield data.decode(_codec(named))
            except (LookupError, ValueError):
                continue
    yield data.decode("cp1252", errors="replace")


def _own_charset(data: bytes) -> str | None:
    head = data[:_HEAD]
    declared = _XML.search(head) or _META.search(head)
    if declared is None:
        return None
    name = declared.group(1).decode("ascii", errors="replace")
    # The declaration was readable byte by byte, so whatever it says, this is no UTF-16.
    return None if name.lower().startswith(("utf-16", "utf-32", "ucs")) else name


def _codec(charset: str) -> str:
    """Python's name for a charset; raises LookupError for one that is no charset."""
    found = codecs.lookup(charset.strip())
    if not getattr(found, "_is_text_encoding", True) or found.name in _NOT_FOR_TEXT:
        raise LookupError(charset)
    return _AS_BROWSERS_DO.get(found.name, found.name)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of a Latin script has a zero in nearly every second byte; no other text has."""
    head = data[:_HEAD]
    if len(data) % 2 or len(head) < 4:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None

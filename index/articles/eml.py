"""Mails: the message itself, and its attachments as stories of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr

from index.articles.blocks import drop_hidden, parse_html, text_of
from index.articles.decode import decode
from index.articles.html import read_html
from index.articles.moments import instant
from index.articles.story import Declared, Document, Story
from index.types import ArticleUnreadable, Refusal

Nested = Callable[[Document], Iterator[Story | Refusal]]
"""Reads a part of a document that is a document itself."""
MAX_PARTS = 200
MAX_NESTED = 100
"""Parts that hold parts; every line of a mail is held to the boundaries of all that it stands in."""
MAX_HEADER = 2_000
"""Characters of a header that is read; mail programs wrap a subject long before."""
_LONG_HEADER = re.compile(
    rb"(?im)^(?:subject|from|date|message-id|mime-version|content-[\w-]+):(?:[^\r\n]|\r?\n[ \t]){%d}" % MAX_HEADER
)
_BOUNDARY = re.compile(rb"(?i)\bboundary\*?\d*\*?\s*=")
_PREFIX = re.compile(r"(?i)^\s*(?:(?:re|fwd?|rv|aw|wg|tr)\s*(?:\[\d+\])?\s*:\s*)+")
_SIGNATURE = re.compile(r"\n-- ?\n")
"""The mark that mail programs and mailing lists set; most mailers strip its blank."""
_LIST_FOOTER = re.compile(r"\n_{30,}\n[^\n]*(?:mailing list|lista de correo)", re.IGNORECASE)
_STUB = 200
"""Characters; a plain part that is much shorter than the HTML only says "your mail program shows no HTML"."""


def read_eml(document: Document, nested: Nested) -> Iterator[Story | Refusal]:
    """The message of a mail, then what is attached to it.

    Raises:
        ArticleUnreadable: no mail, or one with neither text nor attachment.
    """
    _check(document)
    message = message_from_bytes(document.data, policy=default)
    if not isinstance(message, EmailMessage) or not any(message.get(name) for name in ("From", "Date", "Subject")):
        raise ArticleUnreadable(document.source, "this is no mail: it has no From, Date or Subject")
    attached = list(_attachments(message))
    text = _text(message, document)
    if text:
        yield Story(text, document.source, _declared(message))
    elif not attached:
        raise ArticleUnreadable(document.source, "the mail has no text and no attachment that can be read")
    for part in attached[:MAX_PARTS]:
        yield from nested(_document(part, document.source))
    if len(attached) > MAX_PARTS:
        yield Refusal(document.source, f"it has {len(attached)} attachments, {MAX_PARTS} are read")


def _check(document: Document) -> None:
    """Before the library parses it, which takes the square of the length of a header."""
    if len(_BOUNDARY.findall(document.data)) > MAX_NESTED:
        raise ArticleUnreadable(document.source, f"the mail has over {MAX_NESTED} parts that hold parts; it is no news")
    if _LONG_HEADER.search(document.data):
        raise ArticleUnreadable(document.source, f"a header is over {MAX_HEADER:,} characters; it is no news")


def _text(message: EmailMessage, document: Document) -> str:
    plain, marked = message.get_body(("plain",)), message.get_body(("html",))
    text = _without_footer(decode(_document(plain, document.source))).strip() if plain else ""
    if marked is None:
        return text
    page = _without_footer(_page(_document(marked, document.source)))
    return text if text and (len(text) >= _STUB or 2 * len(text) >= len(page)) else page or text


def _page(document: Document) -> str:
    """The main text of the HTML part; a mail without menus is read whole."""
    try:
        return "".join(story.body for story in read_html(document))
    except ArticleUnreadable:
        root = parse_html(decode(document), document.source)
        drop_hidden(root)
        return text_of(root)


def _without_footer(text: str) -> str:
    for mark in (_SIGNATURE, _LIST_FOOTER):
        found = list(mark.finditer(text))
        if found and len(text) - found[-1].start() < len(text) / 2:
            text = text[: found[-1].start()]
    return text


def _declared(message: EmailMessage) -> Declared:
    subject = _PREFIX.sub("", " ".join(_header(message, "Subject").split()))
    name, address = parseaddr(_header(message, "From"))
    return Declared(
        guid=_header(message, "Message-ID").strip().strip("<>") or None,
        title=subject or None,
        publisher=" ".join(name.split()) or address or None,
        published=instant(_header(message, "Date")),
    )


def _header(message: Message, name: str) -> str:
    """A header, decoded; empty where it is missing or beyond repair, which the library tells by raising."""
    try:
        return str(message.get(name) or "")
    except Exception:  # its parser raises IndexError, AttributeError and others on hostile headers
        return ""


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    """Parts with a file name or a mail of their own; pictures that the text shows are left out."""
    for part in message.walk():
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        if part.get_filename() and part.get_content_maintype() not in ("image", "audio", "video"):
            yield part


def _document(part: Message, source: str) -> Document:
    name = part.get_filename()
    data = part.get_payload(decode=True)
    return Document(
        name=name or f"part.{part.get_content_subtype()}",
        source=f"{source}!{name}" if name else source,
        data=data if isinstance(data, bytes) else b"",
        media_type=part.get_content_type(),
        charset=part.get_content_charset(),
    )

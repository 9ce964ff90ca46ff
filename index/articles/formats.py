"""Which reader a document needs: by what it is called, what it is declared as, and what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePath

from index.articles.archive import read_archive
from index.articles.decode import decode
from index.articles.docx import read_docx
from index.articles.eml import read_eml
from index.articles.feed import read_feed
from index.articles.html import read_html
from index.articles.newsml import read_newsml
from index.articles.ninjs import read_ninjs
from index.articles.nitf import read_nitf
from index.articles.pdf import read_pdf
from index.articles.plain import read_plain
from index.articles.sources import SUFFIXES, max_bytes
from index.articles.story import Document, Reader, Story
from index.types import ArticleUnreadable, Refusal

MAX_BODY = 1_000_000
"""Characters. A longer text is no news article (3 to 10 kB) but a book; it would be embedded for minutes."""
MAX_DEPTH = 2
"""Documents within documents: a mail in an archive, an archive in an archive, and no more."""
_READERS: Mapping[str, Reader] = {
    "text": read_plain,
    "HTML": read_html,
    "PDF": read_pdf,
    "DOCX": read_docx,
    "feed": read_feed,
    "NewsML-G2": read_newsml,
    "NITF": read_nitf,
    "ninjs": read_ninjs,
}
_BY_SUFFIX = {
    ".txt": "text", ".md": "text", ".markdown": "text", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML",
    ".pdf": "PDF", ".docx": "DOCX", ".eml": "mail", ".rss": "feed", ".atom": "feed", ".nitf": "NITF",
    ".json": "ninjs", ".zip": "zip archive",
}  # fmt: skip
"""`.xml` is told by its root element."""
_BY_MEDIA_TYPE = {
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "message/rfc822": "mail",
    "application/rss+xml": "feed",
    "application/rdf+xml": "feed",
    "application/atom+xml": "feed",
    "application/vnd.iptc.g2.newsitem+xml": "NewsML-G2",
    "application/vnd.iptc.g2.newsmessage+xml": "NewsML-G2",
    "application/vnd.iptc.g2.packageitem+xml": "NewsML-G2",
    "application/nitf+xml": "NITF",
    "application/json": "ninjs",
    "application/ninjs+json": "ninjs",
    "application/zip": "zip archive",
    "text/plain": "text",
    "text/markdown": "text",
}
_BY_ROOT = {
    "rss": "feed", "RDF": "feed", "feed": "feed", "nitf": "NITF", "html": "HTML",
    "newsItem": "NewsML-G2", "newsMessage": "NewsML-G2", "packageItem": "NewsML-G2", "NewsML": "NewsML-G2",
}  # fmt: skip
_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:[\w.-]+:)?([\w.-]+)", re.S
)
_HEAD = 20_000
"""Characters in which the root element is looked for."""


def stories(document: Document, depth: int = 0) -> Iterator[Story | Refusal]:
    """Every story of a document, and of the documents in it. Whatever it is, this neither raises nor hangs."""
    kind = ""
    try:
        kind = kind_of(document)
        limit = max_bytes(document.name)
        if len(document.data) > limit:
            raise ArticleUnreadable(document.source, f"larger than {limit // 1_000_000} MB; split it into articles")
        for found in _read(document, kind, depth):
            yield _bounded(found)
    except ArticleUnreadable as error:
        yield Refusal(str(error.path), error.reason)
    except Exception as error:  # whatever a library raises on hostile input: RecursionError, AssertionError …
        detail = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield Refusal(document.source, f"it cannot be read as {kind or 'an article'} ({detail}); it may be damaged")


def _read(document: Document, kind: str, depth: int) -> Iterator[Story | Refusal]:
    if kind not in ("mail", "zip archive"):
        return _READERS[kind](document)
    if depth >= MAX_DEPTH:
        raise ArticleUnreadable(document.source, f"a {kind} this deep within others is not read; unpack it first")
    nested = partial(stories, depth=depth + 1)
    return read_eml(document, nested) if kind == "mail" else read_archive(document, nested)


def _bounded(found: Story | Refusal) -> Story | Refusal:
    if isinstance(found, Story) and len(found.body) > MAX_BODY:
        return Refusal(found.source, f"its text is longer than {MAX_BODY:,} characters; split it into articles")
    return found


def kind_of(document: Document) -> str:
    """The name of a document's format.

    Raises:
        ArticleUnreadable: none that is read.
    """
    suffix = PurePath(document.name).suffix.lower()
    declared = _BY_MEDIA_TYPE.get((document.media_type or "").lower())
    if suffix in _BY_SUFFIX:
        kind = _BY_SUFFIX[suffix]
        # A server or mail that says HTML of a ".txt" or ".php" means it; a file in a folder has only its name.
        return declared if declared and declared != "text" and kind in ("text", "ninjs") else kind
    if declared and declared != "text":
        return declared
    sniffed = _sniffed(document)
    if sniffed or declared:
        return sniffed or declared or ""
    raise ArticleUnreadable(
        document.source, f"format {suffix or 'without suffix'} is not read; use {', '.join(SUFFIXES)}"
    )


def _sniffed(document: Document) -> str | None:
    data = document.data
    if data.startswith(b"%PDF-"):
        return "PDF"
    if data.startswith(b"PK\x03\x04"):
        return "DOCX" if b"word/" in data[:4_096] or b"[Content_Types].xml" in data[:64] else "zip archive"
    try:
        text = decode(Document(document.name, document.source, data, charset=document.charset))[:_HEAD].lstrip()
    except ArticleUnreadable:
        return None
    root = _ROOT.match(text) if text.startswith("<") else None
    if root:
        return _BY_ROOT.get(root.group(1)) or ("HTML" if root.group(1).lower() in ("html", "head", "body") else None)
    if text.startswith("<") and "<!ENTITY" in text:
        return "NITF"  # whatever it is: the parser of XML says what is wrong with it
    is_json = text.startswith(("{", "[")) and '"uri"' in text
    return "ninjs" if is_json else None

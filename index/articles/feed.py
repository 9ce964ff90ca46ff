"""RSS and Atom: every entry of a feed, from the bytes at hand; the one place that imports feedparser."""

from __future__ import annotations

import hashlib
import io
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser

from index.articles.blocks import mended, parse_html, text_of
from index.articles.decode import decode
from index.articles.page_facts import is_address, language
from index.articles.story import Declared, Document, Story
from index.articles.xmldoc import parse_xml
from index.types import ArticleUnreadable, Refusal

MAX_ENTRIES = 2_000


def read_feed(document: Document) -> Iterator[Story | Refusal]:
    """Every entry, also one that holds no more than a teaser. Nothing is fetched.

    Raises:
        ArticleUnreadable: no feed, hostile, or without entries.
    """
    feed = _parsed(document)
    if not feed.version:
        raise ArticleUnreadable(document.source, "this is no RSS or Atom feed; check the address or the file")
    if not feed.entries:
        raise ArticleUnreadable(document.source, "the feed has no entries")
    for entry in feed.entries[:MAX_ENTRIES]:
        try:
            yield _story(entry, feed.feed, document)
        except ArticleUnreadable as error:
            yield Refusal(str(error.path), error.reason)
    if len(feed.entries) > MAX_ENTRIES:
        yield Refusal(document.source, f"the feed has {len(feed.entries):,} entries, {MAX_ENTRIES:,} are read")


def _parsed(document: Document) -> Any:
    """The feed. What is hostile is refused and what is broken mended before feedparser sees it: it forgives all XML
    at a cost that grows with the square of its length, and it tidies HTML at the same cost."""
    text = decode(document)
    try:
        parse_xml(text, document.source)
    except ArticleUnreadable as error:
        if not isinstance(error.__cause__, SyntaxError):
            raise
        text = mended(text, document.source)
    return feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),  # a stream: it opens a string that looks like an address
        response_headers={"content-type": _TYPE},
        resolve_relative_uris=False,
        sanitize_html=False,
    )


_TYPE = "application/xml; charset=utf-8"
"""Whatever the feed declares itself: `decode` has settled that."""


def _story(entry: Any, feed: Any, document: Document) -> Story | Refusal:
    guid = entry.get("id") or entry.get("link")
    link = entry.get("link")
    title = _plain(entry.get("title"), document.source)
    source = f"{document.source}#{_mark(guid or title or '')}"
    body = _body(entry, source)
    if not body:
        return Refusal(source, "the entry has no text, only a title or nothing")
    origin = entry.get("source") or {}
    return Story(
        body,
        source,
        Declared(
            guid=guid,
            title=title,
            language=_language(entry, feed),
            publisher=_plain(origin.get("title") or feed.get("title"), source),
            url=link.strip() if link and is_address(link) else None,
            published=_moment(entry, "published") or _moment(entry, "updated"),
            revised=_moment(entry, "updated"),
        ),
    )


def _mark(name: str) -> str:
    """Stable from one fetch to the next, while the number of an entry is not."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:10]


def _body(entry: Any, source: str) -> str:
    """The content, or the summary where that says more."""
    texts = [_text(one, source) for one in entry.get("content", [])]
    summary = entry.get("summary_detail")
    texts += [_text(summary, source)] if summary else []
    return max(texts, key=len, default="")


def _text(detail: Any, source: str) -> str:
    value = detail.get("value") or ""
    if not value.strip():
        return ""
    if detail.get("type") == "text/plain" and "<" not in value:
        return str(value).strip()
    return text_of(parse_html(value, source))


def _plain(value: str | None, source: str) -> str | None:
    return " ".join(text_of(parse_html(value, source)).split()) or None if value and value.strip() else None


def _language(entry: Any, feed: Any) -> str | None:
    detail = entry.get("summary_detail") or {}
    return language(entry.get("language") or detail.get("language") or feed.get("language"))


def _moment(entry: Any, name: str) -> datetime | None:
    parsed = entry.get(f"{name}_parsed") if f"{name}_parsed" in entry else None
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed and 1900 <= parsed[0] <= 2100 else None

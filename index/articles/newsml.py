"""NewsML-G2: news items of an agency, alone or several in one message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from xml.etree.ElementTree import Element

from index.articles.blocks import parse_html, text_of
from index.articles.decode import decode
from index.articles.moments import instant, moment
from index.articles.nitf import XML_LANG, nitf_facts, nitf_text
from index.articles.page_facts import language
from index.articles.story import Declared, Document, Story
from index.articles.xmldoc import attribute, children, first, local, parse_xml, word
from index.types import ArticleUnreadable, Refusal

_GONE = ("canceled", "cancelled", "withheld")
_ROOTS = ("newsItem", "newsMessage", "packageItem")


def read_newsml(document: Document) -> Iterator[Story | Refusal]:
    """Every text item of a NewsML-G2 document.

    Raises:
        ArticleUnreadable: no NewsML-G2, or without any news item.
    """
    root = parse_xml(decode(document), document.source)
    if local(root) == "NewsML":
        raise ArticleUnreadable(document.source, "this is NewsML 1, which is not read; ask the agency for NewsML-G2")
    if local(root) not in _ROOTS:
        raise ArticleUnreadable(document.source, f"its root element is <{local(root)}>, not one of {', '.join(_ROOTS)}")
    items = [element for element in root.iter() if local(element) == "newsItem"]
    if not items:
        raise ArticleUnreadable(
            document.source, "it holds no news item with text, only references; ask for the items themselves"
        )
    for number, item in enumerate(items, 1):
        source = document.source if len(items) == 1 else f"{document.source}#{number}"
        try:
            yield _story(item, source)
        except ArticleUnreadable as error:
            yield Refusal(str(error.path), error.reason)


def _story(item: Element, source: str) -> Story:
    declared = _facts(item)
    body = ""
    for content in children(item, "contentSet"):
        for part in content:
            text, inner = _content(part, source)
            body = body or text
            declared = _completed(declared, inner)
    if not body and declared.canceled:  # what takes a story back often has no more than a note
        body = word(item, "itemMeta", "edNote") or declared.title or f"canceled: {declared.guid}"
    if not body:
        kind = attribute(first(item, "itemMeta", "itemClass"), "qcode")
        raise ArticleUnreadable(source, f"the news item has no text ({kind or 'no class'}); only texts are read")
    return Story(body, source, declared)


def _content(part: Element, source: str) -> tuple[str, Declared]:
    """The text of one rendition, and what it declares itself."""
    if local(part) == "inlineXML" and len(part):
        root = part[0]
        if local(root) == "nitf":
            return nitf_text(root), nitf_facts(root)
        return text_of(root), Declared()
    if local(part) == "inlineData" and (part.text or "").strip() and not part.get("encoding"):
        kind = part.get("contenttype", "text/plain").lower()
        text = (part.text or "").strip()
        if "html" in kind:
            return text_of(parse_html(text, source)), Declared()
        if kind.startswith("text/"):
            return text, Declared()
    return "", Declared()


def _completed(declared: Declared, inner: Declared) -> Declared:
    """The item's own word goes before that of its content; an envelope withdraws, a text does not."""
    names = ("guid", "title", "language", "agency", "place", "published", "revised", "event_date")
    missing = {name: getattr(inner, name) for name in names if getattr(declared, name) is None}
    return replace(declared, **missing)


def _facts(item: Element) -> Declared:
    meta, content = first(item, "itemMeta"), first(item, "contentMeta")
    status = attribute(first(meta, "pubStatus"), "qcode", "uri", "literal") or ""
    return Declared(
        guid=attribute(item, "guid"),
        title=word(content, "headline") or word(meta, "title"),
        language=language(attribute(first(content, "language"), "tag") or attribute(item, XML_LANG)),
        agency=_agency(item, meta, content),
        place=_place(content),
        published=_published(meta, content),
        revised=instant(word(meta, "versionCreated")),
        canceled=status.replace("/", ":").rpartition(":")[2].lower() in _GONE,
    )


def _agency(item: Element, meta: Element | None, content: Element | None) -> str | None:
    """Who is credited, else who provides: by name if there is one, else by the end of its code."""
    named = word(content, "creditline") or word(meta, "provider", "name") or word(content, "infoSource", "name")
    coded = attribute(first(meta, "provider"), "literal", "qcode")
    holder = word(item, "rightsInfo", "copyrightHolder", "name")
    return named or (coded.rpartition(":")[2] if coded else None) or holder


def _place(content: Element | None) -> str | None:
    return word(content, "located", "name") or attribute(first(content, "located"), "literal")


def _published(meta: Element | None, content: Element | None) -> date | datetime | None:
    """When the content was made, or when its embargo ended, whichever is later."""
    made = moment(word(content, "contentCreated")) or moment(word(meta, "firstCreated"))
    made = made or moment(word(meta, "versionCreated"))
    embargo = instant(word(meta, "embargoed"))
    created = instant(made.isoformat()) if made else None
    return embargo if embargo and (created is None or embargo > created) else made

"""NITF 3: the agencies' XML for one story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from xml.etree.ElementTree import Element

from index.articles.blocks import text_of
from index.articles.decode import decode
from index.articles.moments import instant, moment
from index.articles.page_facts import language
from index.articles.story import Declared, Document, Story
from index.articles.xmldoc import attribute, children, first, local, parse_xml, word
from index.types import ArticleUnreadable

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_GONE = ("canceled", "cancelled", "withheld", "killed", "kill", "withdrawn")


def read_nitf(document: Document) -> Iterator[Story]:
    """The one story of a NITF document.

    Raises:
        ArticleUnreadable: no NITF, or without text.
    """
    root = parse_xml(decode(document), document.source)
    if local(root) != "nitf":
        raise ArticleUnreadable(document.source, f"its root element is <{local(root)}>, that of NITF is <nitf>")
    body, declared = nitf_text(root), nitf_facts(root)
    if not body and not declared.canceled:
        raise ArticleUnreadable(document.source, "the NITF document has no text in its body.content")
    yield Story(body or declared.title or "canceled", document.source, declared)


def nitf_text(root: Element) -> str:
    """The paragraphs of the content, without headline, byline and dateline, which are declared."""
    return "\n\n".join(filter(None, map(text_of, children(root, "body", "body.content"))))


def nitf_facts(root: Element) -> Declared:
    """What head and body.head say of the story."""
    docdata, head = first(root, "head", "docdata"), first(root, "body", "body.head")
    return Declared(
        guid=attribute(first(docdata, "doc-id"), "id-string"),
        title=_headline(head) or word(root, "head", "title"),
        language=language(attribute(root, XML_LANG) or attribute(first(root, "body"), XML_LANG)),
        agency=_agency(root, head, docdata),
        place=word(head, "dateline", "location"),
        published=_published(head, docdata),
        revised=instant(
            attribute(first(docdata, "date.release"), "norm") or attribute(first(docdata, "date.issue"), "norm")
        ),
        event_date=_event(head),
        canceled=(attribute(docdata, "management-status") or "").lower() in _GONE,
    )


def _headline(head: Element | None) -> str | None:
    """`hl1`; what it leaves unsaid is in `hl2`, which printed stories set below it, not behind it."""
    return word(head, "hedline", "hl1") or word(head, "headline", "hl1") or word(head, "hedline")


def _agency(root: Element, head: Element | None, docdata: Element | None) -> str | None:
    return (
        word(head, "distributor")
        or word(root, "body", "body.end", "tagline", "org")
        or word(root, "body", "tail", "distributor")
        or attribute(first(docdata, "doc.copyright"), "holder")
        or attribute(first(docdata, "doc-id"), "regsrc")
    )


def _published(head: Element | None, docdata: Element | None) -> date | datetime | None:
    said = attribute(first(docdata, "date.issue"), "norm") or attribute(first(docdata, "date.release"), "norm")
    return moment(said) or moment(attribute(first(head, "dateline", "story.date"), "norm"))


def _event(head: Element | None) -> date | None:
    found = moment(attribute(first(head, "dateline", "story.date"), "norm"))
    return found.date() if isinstance(found, datetime) else found

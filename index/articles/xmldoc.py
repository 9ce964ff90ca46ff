"""XML, parsed so that a hostile document can only be refused; the one place that parses it."""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from index.types import ArticleUnreadable

MAX_ELEMENTS = 500_000
"""No package of news has as many; a bomb has."""
MAX_DEPTH = 200
"""Elements within elements."""
_NAMED = {name.rstrip(";"): text for name, text in html5.items() if name.endswith(";")}
"""`&eacute;`: NITF's DTD allows them, and no DTD is ever loaded."""


def parse_xml(text: str, source: str) -> Element:
    """The root element of an XML document.

    Entities of its own are refused whether they are used or not: news has no need of them, and they are how
    an XML file grows a thousandfold or reads files and addresses.

    Raises:
        ArticleUnreadable: not well-formed, or hostile.
    """
    parser = DefusedXMLParser(forbid_dtd=False, forbid_entities=True, forbid_external=True, target=_Bounded(source))
    parser.entity.update(_NAMED)
    try:
        for start in range(0, len(text), 65_536):
            parser.feed(text[start : start + 65_536])
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise ArticleUnreadable(
            source, "the XML declares entities of its own, as attacks do; it is refused, remove its DOCTYPE"
        ) from error
    except ParseError as error:
        raise ArticleUnreadable(source, f"the XML is not well-formed ({error}); ask for it anew") from error
    return root


def local(element: Element) -> str:
    """The name without its namespace: agencies write NITF and XHTML with and without one."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, *path: str) -> Iterator[Element]:
    """The elements that a path of local names leads to, in order of the document."""
    if element is None:
        return
    if not path:
        yield element
        return
    for child in element:
        if local(child) == path[0]:
            yield from children(child, *path[1:])


def first(element: Element | None, *path: str) -> Element | None:
    """The first that a path of local names leads to."""
    return next(children(element, *path), None)


def words(element: Element | None) -> str | None:
    """All text in an element, white space collapsed; `None` for none."""
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


def word(element: Element | None, *path: str) -> str | None:
    """The first text that a path of local names leads to."""
    return next((found for one in children(element, *path) if (found := words(one))), None)


def attribute(element: Element | None, *names: str) -> str | None:
    """The first of these attributes that says something."""
    found = (element.get(name, "").strip() for name in names) if element is not None else iter(())
    return next(filter(None, found), None)


class _Bounded:
    """Builds the tree and counts on the way."""

    def __init__(self, source: str) -> None:
        self._builder = TreeBuilder()
        self._source = source
        self._elements = self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._elements += 1
        self._depth += 1
        if self._elements > MAX_ELEMENTS or self._depth > MAX_DEPTH:
            raise ArticleUnreadable(
                self._source,
                f"the XML has over {MAX_ELEMENTS:,} elements or {MAX_DEPTH} within each other; it is no news",
            )
        return self._builder.start(tag, attributes)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return self._builder.end(tag)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> Element:
        return self._builder.close()

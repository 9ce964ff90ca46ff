"""Marked-up text to paragraphs, as a browser shows it: the same for a page, XHTML, NITF, or a feed's entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from lxml import etree, html

from index.types import ArticleUnreadable

MAX_ELEMENTS = 30_000
"""Of a page; news pages have some thousands. What looks for the main text slows down with their square."""
MAX_DEPTH = 500
"""Elements within elements; a page that goes deeper is an attack on whoever walks it."""
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody tfoot
    thead tr ul
    block body.content hedline hl1 hl2 nitf-table fn pubdata media bq note
    """.split()
)
"""HTML's and, in the last line, NITF's."""
_SILENT = frozenset(
    """
    applet audio button canvas embed head iframe input map math meta noscript object option script select style svg
    template textarea title video media-metadata media-caption media-reference media-producer nitf-table-metadata
    """.split()
)
_HIDING = re.compile(
    r"(?i)(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|"
    r"(?:opacity|font-size)\s*:\s*0(?:\.0*)?(?:px|pt|r?em|%)?\s*(?:!|;|$)|(?:text-indent|left|top)\s*:\s*-\d{3,})"
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
"""What a browser collapses; a no-break space is a character like any other."""


def parse_html(text: str, source: str) -> Any:
    """The root of an HTML page or fragment.

    Raises:
        ArticleUnreadable: it is empty, or no parser's business.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ArticleUnreadable(source, f"the HTML cannot be read ({error}); save the page anew") from error
    if _is_beyond_bounds(root):
        raise ArticleUnreadable(
            source, f"the HTML has over {MAX_ELEMENTS:,} elements, or {MAX_DEPTH} within each other; it is no news"
        )
    return root


def mended(text: str, source: str) -> str:
    """XML that is well-formed, out of such that nearly is: a feed with a bare `&` or HTML's own entities.

    Raises:
        ArticleUnreadable: nothing can be made of it.
    """
    text = re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1)
    named = re.sub(r"&(?!(?:amp|lt|gt|quot|apos);)(\w{2,30});", lambda one: html5.get(f"{one[1]};", one[0]), text)
    named = re.sub(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)", "&amp;", named)
    parser = etree.XMLParser(recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(named.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ArticleUnreadable(source, f"the XML is not well-formed ({error}); ask for it anew") from error
    if root is None:
        raise ArticleUnreadable(source, "the XML is not well-formed; ask for it anew")
    return str(etree.tostring(root, encoding="unicode"))


def drop_hidden(root: Any) -> None:
    """Take out, with their content, what a browser does not show."""
    for element in [one for one in root.iter(etree.Element) if is_hidden(one)]:
        if element.getparent() is not None:
            element.drop_tree()


def is_hidden(element: Any) -> bool:
    """Is it marked as not to be shown, or not to be read out?"""
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden", "").strip().lower() == "true"
        or bool(_HIDING.search(element.get("style", "")))
    )


def text_of(root: Any) -> str:
    """The paragraphs of an element, parted by empty lines."""
    return "\n\n".join(blocks(root))


def blocks(root: Any) -> list[str]:
    """The paragraphs below an element of lxml or ElementTree, hidden ones left out.

    A line break stays one, two of them part paragraphs; a row of a table is a line, its cells parted by tabs.
    """
    writer = _Writer()
    for event, element in _events(root):
        if event == "text":
            writer.write(element)
        elif element in ("br", "row"):
            writer.line()
        elif element == "cell":
            writer.cell()
        elif element == "block":
            writer.flush()
    writer.flush()
    return writer.paragraphs


class _Writer:
    """Collects running text and cuts it into paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._parts: list[str] = []

    def write(self, text: str) -> None:
        self._parts.append(_SPACE.sub(" ", text))

    def line(self) -> None:
        self._parts.append("\n")

    def cell(self) -> None:
        self._parts.append("\t")

    def flush(self) -> None:
        text = "".join(self._parts)
        self._parts = []
        text = re.sub(r" *([\n\t]) *", r"\1", re.sub(r" {2,}", " ", text))
        text = re.sub(r"\t*\n\t*", "\n", text)
        self.paragraphs += [part for part in (one.strip(" \t\n") for one in re.split(r"\n{2,}", text)) if part]


def _events(root: Any) -> Iterator[tuple[str, str]]:
    """`("text", …)`, `("mark", "block" | "row" | "cell" | "br")`, in the order of the document; no recursion."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    cells = 0
    while stack:
        element, leaving = stack.pop()
        tag = _name(element)
        mark = _mark(tag)
        if leaving:
            cells -= mark == "cell" and not _is_layout(element)
            if mark == "block" and cells:
                yield "text", " "
            elif mark and mark not in ("cell", "row"):
                yield "mark", mark
            if element is not root and element.tail:
                yield "text", element.tail
            continue
        if not tag or tag in _SILENT or is_hidden(element):
            if element is not root and element.tail:
                yield "text", element.tail
            continue
        stack.append((element, True))
        if mark == "block" and cells:
            yield "text", " "
        elif mark and mark != "br":
            yield "mark", "block" if mark == "cell" and _is_layout(element) else mark
        cells += mark == "cell" and not _is_layout(element)
        if element.text:
            yield "text", element.text
        stack.extend((child, False) for child in reversed(element))


def _name(element: Any) -> str:
    """The local name in lower case; empty for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _mark(tag: str) -> str | None:
    if tag in ("tr", "row"):
        return "row"
    if tag in ("td", "th"):
        return "cell"
    if tag == "br":
        return "br"
    return "block" if tag in _BLOCKS else None


def _is_layout(cell: Any) -> bool:
    """Does this table cell hold an article rather than a value?"""
    return sum(_name(child) in ("p", "div", "table") for child in cell) > 1


def _is_beyond_bounds(root: Any) -> bool:
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            return True
    return False

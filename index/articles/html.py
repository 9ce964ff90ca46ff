"""Web pages: the main text without what stands around it, and what the page's own marks say of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from index.articles.blocks import blocks, drop_hidden, parse_html
from index.articles.decode import decode
from index.articles.page_facts import page_facts
from index.articles.story import Document, Story
from index.types import ArticleUnreadable

MIN_CHARACTERS = 80
"""Of main text. A page with less is a menu, an error or a teaser."""
_FURNITURE = re.compile(
    r"(?i)(?:^|[\s_-])(?:related|relacionad[ao]s?|cookies?|consent|newsletter|share|sharing|social|breadcrumbs?|"
    r"comments?|comentarios|recommended|recomendad[ao]s?|most-?read|mas-?leid[ao]s|promo|advert\w*|publicidad)"
    r"(?:$|[\s_-])"
)
"""Classes and ids of what stands around an article. Only whole words of the name count."""


def read_html(document: Document) -> Iterator[Story]:
    """The one story of a web page.

    Raises:
        ArticleUnreadable: it has no main text.
    """
    root = parse_html(decode(document), document.source)
    declared = page_facts(root, document.source)
    drop_hidden(root)
    _drop_furniture(root)
    found = _main_text(root)
    if found and declared.title and _key(found[0]) == _key(declared.title):
        found = found[1:]
    if sum(map(len, found)) < MIN_CHARACTERS:
        raise ArticleUnreadable(
            document.source,
            "no main text was found on the page, only menus, links or a teaser; open the article itself and save that",
        )
    yield Story("\n\n".join(found), document.source, declared)


def _drop_furniture(root: Any) -> None:
    for element in list(root.iter("div", "section", "aside", "ul", "ol", "nav", "form", "dialog", "footer", "p")):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        furniture = element.tag in ("nav", "form", "dialog") or bool(_FURNITURE.search(names))
        if furniture and element.getparent() is not None and not _holds_the_article(element, root):
            element.drop_tree()


def _holds_the_article(element: Any, root: Any) -> bool:
    """A page may wrap all of itself in a form, or name its body after its cookie setting."""
    return 2 * len(element.text_content()) > len(root.text_content())


def _main_text(root: Any) -> list[str]:
    """The paragraphs of the main text, with the very characters of the page.

    trafilatura says which they are, but it tidies white space and Unicode; so each is looked up on the page.
    """
    exact: dict[str, list[str]] = {}
    for paragraph in blocks(root):
        exact.setdefault(_key(paragraph), []).append(paragraph)
    found: list[str] = []
    for paragraph in _chosen(root):
        known = exact.get(_key(paragraph))
        text = known[0] if known else paragraph
        if not found or found[-1] != text:
            found.append(text)
    return found


def _chosen(root: Any) -> list[str]:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds missing is said by us
    for recall in (False, True):
        extracted = trafilatura.bare_extraction(
            root, include_comments=False, include_tables=True, favor_recall=recall, deduplicate=False
        )
        found = _paragraphs(extracted.body) if extracted is not None and not isinstance(extracted, dict) else []
        if sum(map(len, found)) >= MIN_CHARACTERS:
            return found
    return []


def _paragraphs(body: Any) -> list[str]:
    for element in body.iter("head", "item", "quote", "lb", "cell", "row", "table", "list"):
        element.tag = {
            "head": "h2", "item": "li", "quote": "blockquote", "lb": "br", "cell": "td", "row": "tr", "list": "ul"
        }.get(element.tag, element.tag)  # fmt: skip
    return blocks(body)


def _key(paragraph: str) -> str:
    return "".join(re.findall(r"\w+", paragraph)).casefold()

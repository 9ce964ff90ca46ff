"""What a web page declares of its article: JSON-LD, OpenGraph, other `meta` elements, and its visible title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from index.articles.moments import instant, moment
from index.articles.story import Declared

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
_PUBLISHED = """
    article:published_time og:published_time datepublished dc.date.issued dcterms.issued dcterms.created
    parsely-pub-date sailthru.date article.published pubdate publishdate publish-date cxenseparse:recs:publishtime
    dc.date date
    """.split()
_REVISED = """
    article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified article.updated
    last-modified lastmod
    """.split()
_MAX_NODES = 2_000
"""Of JSON-LD."""


def page_facts(root: Any, source: str) -> Declared:
    """Title, publisher, dates, language and address, as far as the page says them."""
    metas = _metas(root)
    article = _article(root)
    title = _text(article.get("headline")) or metas.get("og:title") or _heading(root) or metas.get("twitter:title")
    publisher = metas.get("og:site_name") or _named(article.get("publisher")) or metas.get("application-name")
    published = moment(article.get("datePublished")) or _first(metas, _PUBLISHED, moment) or _time_element(root)
    revised = instant(article.get("dateModified")) or _first(metas, _REVISED, instant)
    return Declared(
        title=title or _title_element(root, publisher),
        agency=_agency(article, publisher),
        publisher=publisher,
        published=published,
        revised=revised,
        language=_language(root, article, metas),
        url=_address(root, article, metas, source),
    )


def _agency(article: dict[str, Any], publisher: str | None) -> str | None:
    """An author that is an organisation but not the paper itself: the agency whose story it prints."""
    for author in _several(article.get("author")):
        if isinstance(author, dict) and str(author.get("@type")).endswith("Organization"):
            name = _text(author.get("name"))
            return name if name and name.casefold() != (publisher or "").casefold() else None
    return None


def _metas(root: Any) -> dict[str, str]:
    """The first content of each `meta` element's name, in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta", "time", "span"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content") or element.get("datetime")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), _text(content) or "")
    return found


def _article(root: Any) -> dict[str, Any]:
    """The JSON-LD object of the article itself; empty if there is none."""
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "").lower() or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in _several(kinds)):
                return node
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON-LD document that may be the article: the top ones, and those of a `@graph`."""
    waiting, seen = [data], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _named(value: Any) -> str | None:
    """`{"name": "EFE"}`, a list of such, or a plain string."""
    one = next(iter(_several(value)), None)
    return _text(one.get("name") if isinstance(one, dict) else one)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(metas: dict[str, str], names: list[str], read: Any) -> Any:
    return next(filter(None, (read(metas[name]) for name in names if name in metas)), None)


def _time_element(root: Any) -> Any:
    """The first `time` of the article, unless it stands in a list of other articles."""
    for element in root.iter("time"):
        around = {one.tag for one in element.iterancestors()}
        if element.get("datetime") and not around & {"aside", "nav", "footer", "li"}:
            return moment(element.get("datetime"))
    return None


def _heading(root: Any) -> str | None:
    """The first-rank heading, if there is one only: several are a list of articles."""
    found = {text for element in root.iter("h1") if (text := _text(element.text_content()))}
    return found.pop() if len(found) == 1 else None


def _title_element(root: Any, publisher: str | None) -> str | None:
    title = next((_text(element.text_content()) for element in root.iter("title")), None)
    if title and publisher:
        title = re.sub(rf"\s*[|–—·-]\s*{re.escape(publisher)}\s*$", "", title, flags=re.IGNORECASE) or title
    return title


def _language(root: Any, article: dict[str, Any], metas: dict[str, str]) -> str | None:
    said = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or _text(article.get("inLanguage"))
    )
    return language(said or metas.get("og:locale") or metas.get("content-language"))


def language(tag: str | None) -> str | None:
    """`es-PE`, `es_ES`, `ES` -> `es`; `None` for what is no language tag."""
    found = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", (tag or "").strip())
    return found.group(1).lower() if found and found.group(1).lower() not in ("und", "mul", "zxx") else None


def _address(root: Any, article: dict[str, Any], metas: dict[str, str], source: str) -> str | None:
    canonical = (one.get("href") for one in root.iter("link") if "canonical" in one.get("rel", "").lower().split())
    page = article.get("mainEntityOfPage")
    candidates = (
        *canonical,
        metas.get("og:url"),
        article.get("url"),
        page.get("@id") if isinstance(page, dict) else page,
        source,
    )
    return next((one.strip() for one in candidates if isinstance(one, str) and is_address(one)), None)


def is_address(text: str) -> bool:
    """An address on the web, whole and without blanks."""
    return bool(re.fullmatch(r"https?://[^\s/]+\S*", text.strip()))

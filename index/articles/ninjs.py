"""ninjs 1, 2 and 3: the agencies' JSON, one item or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from index.articles.blocks import parse_html, text_of
from index.articles.decode import decode
from index.articles.moments import instant, moment
from index.articles.page_facts import is_address, language
from index.articles.story import Declared, Document, Story
from index.types import ArticleUnreadable, Refusal

_GONE = ("canceled", "cancelled", "withheld")
MAX_ITEMS = 10_000


def read_ninjs(document: Document) -> Iterator[Story | Refusal]:
    """Every item of a ninjs document.

    Raises:
        ArticleUnreadable: no JSON, or no ninjs.
    """
    try:
        data = json.loads(decode(document))
    except RecursionError as error:
        raise ArticleUnreadable(document.source, "the JSON is nested too deeply; it is no news") from error
    except ValueError as error:
        raise ArticleUnreadable(document.source, f"it is not JSON ({error}); ask for it anew") from error
    items = _items(data)
    if not items:
        raise ArticleUnreadable(
            document.source, "the JSON is not ninjs: an object with `uri` and a headline or body, or a list of such"
        )
    for number, item in enumerate(items[:MAX_ITEMS], 1):
        source = document.source if len(items) == 1 else f"{document.source}#{number}"
        try:
            yield _story(item, source)
        except ArticleUnreadable as error:
            yield Refusal(str(error.path), error.reason)
    if len(items) > MAX_ITEMS:
        yield Refusal(document.source, f"it has {len(items):,} items, the first {MAX_ITEMS:,} are read; split it")


def _items(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict) and not _is_item(data):
        data = next((data[key] for key in ("items", "_items", "associations") if isinstance(data.get(key), list)), [])
    several = data if isinstance(data, list) else [data]
    return [item for item in several if isinstance(item, dict) and _is_item(item)]


def _is_item(data: dict[str, Any]) -> bool:
    return bool(_word(data.get("uri"))) and any(
        name.startswith(("headline", "body_", "bodies", "pubstatus", "title")) for name in data
    )


def _story(item: dict[str, Any], source: str) -> Story:
    declared = Declared(
        guid=_word(item.get("uri")),
        title=_headline(item),
        language=language(_word(item.get("language"))),
        agency=_agency(item),
        place=_located(item.get("located")),
        url=next((one for one in _links(item) if is_address(one)), None),
        published=moment(item.get("contentcreated") or item.get("contentCreated"))
        or moment(item.get("firstcreated") or item.get("firstCreated"))
        or moment(item.get("versioncreated") or item.get("versionCreated")),
        revised=instant(item.get("versioncreated") or item.get("versionCreated")),
        canceled=(_word(item.get("pubstatus") or item.get("pubStatus")) or "").lower() in _GONE,
    )
    body = _body(item, source)
    if not body and declared.canceled:
        body = _word(item.get("ednote") or item.get("edNote")) or declared.title or f"canceled: {declared.guid}"
    if not body:
        raise ArticleUnreadable(source, f"the item has no text (type {item.get('type', 'unknown')!s:.40})")
    return Story(body, source, declared)


def _body(item: dict[str, Any], source: str) -> str:
    """Marked-up text before plain: it knows its paragraphs."""
    found = [(_kind(one), str(one.get("value") or "")) for one in _objects(item.get("bodies"))]
    found += [(name[5:], item[name]) for name in item if name.startswith("body_") and isinstance(item[name], str)]
    found = [(kind, text) for kind, text in found if text.strip()]
    for kind, text in found:
        if "html" in kind and (paragraphs := text_of(parse_html(text, source))):
            return paragraphs
    return next((text.strip() for kind, text in found if "html" not in kind), "")


def _kind(body: dict[str, Any]) -> str:
    return f"{body.get('role', '')} {body.get('contenttype') or body.get('contentType') or ''}".lower()


def _headline(item: dict[str, Any]) -> str | None:
    """Version 1 has `headline`; 2 and 3 have a list, where the role `main` or none is the one that is printed."""
    listed = sorted(_objects(item.get("headlines")), key=lambda one: "main" not in str(one.get("role", "main")))
    plain = (_word(item.get(name)) for name in ("headline", "headline_main", "title"))
    return next(filter(None, (*plain, *(_word(one.get("value")) for one in listed))), None)


def _agency(item: dict[str, Any]) -> str | None:
    """`infosource` with the role of an agency, `provider`, `by`'s owner, or whoever holds the rights."""
    sources = _objects(item.get("infosources"))
    names = (_word(one.get("name")) for one in (*sources, *_objects(item.get("rightsinfo"))))
    candidates = (item.get("creditline"), item.get("provider"), item.get("copyrightholder"))
    plain = (_word(one.get("name") if isinstance(one, dict) else one) for one in candidates)
    return next(filter(None, (*plain, *names)), None)


def _located(value: Any) -> str | None:
    return next((_word(one.get("name")) for one in _objects(value)), None) or _word(value)


def _links(item: dict[str, Any]) -> Iterator[str]:
    for one in (item.get("url"), *(link.get("href") for link in _objects(item.get("altids"))), item.get("uri")):
        if isinstance(one, str):
            yield one


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _word(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None

"""`.txt` and `.md` files, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import frontmatter

from index.articles.decode import decode
from index.articles.story import Declared, Document, Story
from index.types import ArticleUnreadable

MAX_FRONT_MATTER = 10_000
"""Characters; the YAML parser recurses, so that endless nesting would end the process."""
_DATES = ("published", "revised", "event_date")
_FLAGS = ("sample", "canceled")


def read_plain(document: Document) -> Iterator[Story]:
    """The one story of a text file.

    Raises:
        ArticleUnreadable: binary, or front matter that is not YAML.
    """
    matter, body = _front_matter(document.source, decode(document))
    yield Story(body, document.source, _declared(document.source, matter))


def _front_matter(source: str, text: str) -> tuple[Mapping[str, Any], str]:
    """What the front matter declares, and the body after it, character for character."""
    handler = frontmatter.YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        matter, body = handler.split(text)
        if len(matter) > MAX_FRONT_MATTER:
            raise ValueError(f"it has {len(matter):,} characters, at most {MAX_FRONT_MATTER:,} are read")
        declared = handler.load(matter)
    except Exception as error:  # the YAML parser's errors, whichever parser frontmatter uses
        detail = " ".join(str(error).split())
        raise ArticleUnreadable(source, f"its front matter is not YAML ({detail}); correct it") from error
    if not isinstance(declared, dict):
        raise ArticleUnreadable(source, "its front matter is not a list of `name: value` lines; correct it")
    return declared, body.lstrip("\n")


def _declared(source: str, matter: Mapping[str, Any]) -> Declared:
    values: dict[str, Any] = {}
    for field in fields(Declared):
        value = matter.get(field.name)
        if value is None:
            continue
        if field.name in _DATES:
            values[field.name] = _date(source, field.name, value)
        else:
            values[field.name] = bool(value) if field.name in _FLAGS else " ".join(str(value).split()) or None
    return Declared(**values)


def _date(source: str, name: str, value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value)) if "T" in str(value) else date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ArticleUnreadable(source, f"{name}: {value!r} is not a date; write it as 2023-12-20") from error

"""An article as the rows that keep it, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from index.text import fold
from index.types import Article, Filters

_DAYS = ("published", "event_date")
_LISTS = ("countries", "topics", "organisations", "by_hand")
_FIELDS = {field.name for field in fields(Article)}


def to_record(article: Article) -> str:
    """Everything but the body, as JSON."""
    values = asdict(article)
    del values["body"]
    return json.dumps(values, default=str, ensure_ascii=False)


def from_record(record: str | dict[str, Any], body: str = "") -> Article:
    """The article of a record, of this release or an earlier one."""
    values = json.loads(record) if isinstance(record, str) else dict(record)
    values = {"body": body} | {name: value for name, value in values.items() if name in _FIELDS}
    for name in _DAYS:
        values[name] = date.fromisoformat(values[name]) if values.get(name) else None
    for name in _LISTS:
        values[name] = tuple(values.get(name) or ())
    values["revised"] = datetime.fromisoformat(values["revised"]) if values.get("revised") else None
    return Article(**values)


def day_number(day: date | None) -> int | None:
    """2023-12-20 -> 20231220."""
    return day.year * 10_000 + day.month * 100 + day.day if day else None


def values_of(article: Article) -> Iterator[tuple[str, str]]:
    """What filters look for beside an article's own columns: kind and value, each once."""
    found = {("country", code) for code in article.countries}
    found |= {("topic", topic) for topic in article.topics}
    found |= {("organisation", name) for name in article.organisations}
    if article.agency:
        found.add(("agency", fold(article.agency)))
    yield from sorted(found)


def condition(filters: Filters) -> tuple[str, list[object]]:
    """The filters as SQL on `articles AS a`, to stand behind another condition, and its values."""
    parts: list[str] = []
    values: list[object] = []

    def ask(part: str, *of: object) -> None:
        parts.append(f" AND {part}")
        values.extend(of)

    one = 'a.key IN (SELECT v.key FROM "values" v WHERE v.kind = ? AND v.value = ?)'
    some = 'a.key IN (SELECT v.key FROM "values" v WHERE v.kind = ? AND v.value IN (SELECT value FROM json_each(?)))'
    for code in filters.countries:
        ask(one, "country", code.upper())
    if filters.since:
        ask("a.day >= ?", day_number(filters.since))
    if filters.until:
        ask("a.day <= ?", day_number(filters.until))
    if filters.languages:
        ask("a.language IN (SELECT value FROM json_each(?))", json.dumps(filters.languages))
    if filters.agencies:
        ask(some, "agency", json.dumps([fold(agency) for agency in filters.agencies]))
    if filters.topics:
        ask(some, "topic", json.dumps(filters.topics))
    if filters.markings:
        ask("a.marking IN (SELECT value FROM json_each(?))", json.dumps(filters.markings))
    if filters.articles is not None:
        ask("a.id IN (SELECT value FROM json_each(?))", json.dumps(filters.articles))
    return "".join(parts), values

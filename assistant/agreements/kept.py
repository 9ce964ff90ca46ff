"""An account as JSON and back: values and offsets, never an article's text beside them."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from assistant.agreements.types import FIELDS, MANY, Account, Found, Milestone, Official
from assistant.types import Evidence
from index.types import Article, Span


def to_record(account: Account) -> dict[str, Any]:
    """The number and the fields that are not empty."""
    record: dict[str, Any] = {"number": account.number}
    for name in FIELDS:
        value = getattr(account, name)
        if value:
            record[name] = [_found(one) for one in value] if name in MANY else _found(value)
    if account.milestones:
        record["milestones"] = [_found(one) for one in account.milestones]
    if account.awaited:
        record["awaited"] = _found(account.awaited)
    return record


def from_record(record: dict[str, Any], article: Article) -> Account:
    """The account of a record, over the article that it was made from."""
    fields: dict[str, Any] = {}
    for name in FIELDS:
        if name in record:
            kept = record[name]
            fields[name] = (
                tuple(_restored(name, one, article) for one in kept) if name in MANY else _restored(name, kept, article)
            )
    fields["milestones"] = tuple(_restored("milestones", one, article) for one in record.get("milestones", ()))
    if "awaited" in record:
        fields["awaited"] = _restored("awaited", record["awaited"], article)
    return Account(article, record["number"], **fields)


def to_text(value: object) -> str:
    """A value of a field as JSON: days as ISO 8601, officials as an object."""
    return json.dumps(plain(value), ensure_ascii=False)


def from_text(name: str, text: str) -> Any:
    """The value that `to_text` wrote of this field."""
    value = json.loads(text)
    if value is not None and name in MANY:
        return tuple(_value(name, one) for one in value)
    return _value(name, value)


def plain(value: object) -> Any:
    """A value of a field as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Milestone):
        return {"what": value.what, "since": value.since.isoformat(), "until": value.until.isoformat()}
    if isinstance(value, Official):
        return asdict(value)
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def _value(name: str, value: Any) -> Any:
    if name == "date" and value is not None:
        return date.fromisoformat(value)
    if name == "milestones":
        return Milestone(value["what"], date.fromisoformat(value["since"]), date.fromisoformat(value["until"]))
    return Official(**value) if name == "officials" else value


def _found(found: Found[Any]) -> dict[str, Any]:
    span = found.evidence.span
    return {"value": plain(found.value), "start": span.start, "end": span.end, "confidence": found.confidence}


def _restored(name: str, kept: dict[str, Any], article: Article) -> Found[Any]:
    evidence = Evidence(article, Span(kept["start"], kept["end"]))
    return Found(_value(name, kept["value"]), evidence, kept["confidence"])

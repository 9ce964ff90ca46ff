"""What an editor writes of an article, in words, as the values that `Library.correct` takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from assistant.filters import country_code, topic_key
from index.corrections import ChangeInvalid, Changes
from index.languages import language_code

TEXTS = ("title", "agency", "publisher", "dateline_place")
DAYS = ("published", "event_date")
LISTS = ("countries", "topics")


def read_changes(written: Mapping[str, str | Sequence[str]]) -> Changes:
    """`{"event_date": "2023-12-20", "countries": "Peru, Chile"}` as dates and codes; what is empty is set to none.

    Raises:
        BriefingError: a word means nothing here; says what would.
    """
    return {name: _read(name, value) for name, value in written.items()}


def _read(name: str, value: str | Sequence[str]) -> Any:
    if name in LISTS:
        words = value.split(",") if isinstance(value, str) else value
        means = country_code if name == "countries" else topic_key
        return tuple(dict.fromkeys(means(word.strip()) for word in words if word.strip()))
    text = " ".join(str(value).split())
    if name in DAYS:
        return _day(name, text) if text else None
    if name == "marking":
        return text.lower()
    if name == "language":
        return language_code(text)
    return text or None


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ChangeInvalid(f"{name}: {text!r} is not a date; write it as 2023-12-20") from None

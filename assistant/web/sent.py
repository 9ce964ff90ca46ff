"""What the page sends with a question: which conversation, in which language, with which filters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from index.types import Language

LONGEST = 20_000
"""Characters that are read of it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """As `page.js` gathers it. It comes from a browser: whatever is not as it should be counts as not given."""

    conversation: str | None = None
    language: Language | None = None
    """Of the interface."""
    filters: Mapping[str, Any] = field(default_factory=dict)
    """By name, as in `assistant.web.filters.read`."""

    @classmethod
    def read(cls, text: object) -> Sent:
        """What a string of JSON says."""
        try:
            given = json.loads(str(text or "{}")[:LONGEST])
        except ValueError:
            return cls()
        if not isinstance(given, dict):
            return cls()
        filters, language = given.get("filters"), given.get("language")
        return cls(
            conversation=str(given["conversation"]) if given.get("conversation") else None,
            language="es" if language == "es" else "en" if language == "en" else None,
            filters=filters if isinstance(filters, dict) else {},
        )


def conversation_of(search: object) -> str | None:
    """The conversation that the address of the page names: `?conversation=ID`."""
    return _named(search, "conversation")


def article_of(search: object) -> str | None:
    """The article that the address of the page asks about: `?article=ID`."""
    return _named(search, "article")


def _named(search: object, name: str) -> str | None:
    named = parse_qs(str(search or "").removeprefix("?")[:LONGEST]).get(name)
    return named[0] if named else None

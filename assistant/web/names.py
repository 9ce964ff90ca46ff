"""Countries and topics by their name in the interface language, as a sentence needs them."""

from __future__ import annotations

from index.entities import first_names
from index.types import Language

_ARTICLES_ES = {"Reino Unido": "el", "Unión Europea": "la", "Países Bajos": "los", "Emiratos": "los"}
_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "European Union", "Bahamas", "Maldives", "Gambia")


def country_name(code: str, language: Language) -> str | None:
    """`the United Kingdom`, `el Reino Unido`; `None` for a code that the table does not hold."""
    name = first_names("countries", language).get(code)
    if name is None:
        return None
    if language == "es":
        article = next((word for start, word in _ARTICLES_ES.items() if name.startswith(start)), "")
        return f"{article} {name}".strip()
    return f"the {name}" if name.startswith(_WITH_ARTICLE) or name.endswith(("Republic", "Islands")) else name


def topic_name(topic: str, language: Language) -> str | None:
    """`human trafficking`, `trata de personas`; `None` for a topic that the table does not hold."""
    return first_names("glossary", language).get(topic)

"""Countries and topics by their name in the interface language, from the tables of `index/data`."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from index.types import Language

_ARTICLES_ES = {"Reino Unido": "el", "Unión Europea": "la", "Países Bajos": "los", "Emiratos": "los"}
_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "European Union", "Bahamas", "Maldives", "Gambia")


def country_name(code: str, language: Language) -> str | None:
    """`the United Kingdom`, `el Reino Unido`; `None` for a code that the table does not hold."""
    name = _first_names("countries.tsv", "code", language).get(code)
    if name is None:
        return None
    if language == "es":
        article = next((word for start, word in _ARTICLES_ES.items() if name.startswith(start)), "")
        return f"{article} {name}".strip()
    return f"the {name}" if name.startswith(_WITH_ARTICLE) or name.endswith(("Republic", "Islands")) else name


def topic_name(topic: str, language: Language) -> str | None:
    """`human trafficking`, `trata de personas`; `None` for a topic that the table does not hold."""
    return _first_names("glossary.tsv", "topic", language).get(topic)


@cache
def _first_names(table: str, key: str, language: Language) -> dict[str, str]:
    text = resources.files("index").joinpath("data", table).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row[key]: row[language].split("|")[0].strip() for row in rows if row[key] and row[language]}

"""Parts of the world as news names them: "African countries", "los países centroamericanos"."""

from __future__ import annotations

import re
from functools import cache

from index.names import Mention
from index.tables import cell, rows
from index.text import fold
from index.types import Language, Span

_STATES = (
    r"(?:countries|states|nations|neighbou?rs|partners|governments|paises|estados|naciones|vecinos|socios|gobiernos)"
)
_JOINT = r"(?:(?:of|in|from|de|del|en)\s+)?(?:(?:the|la|el|los)\s+)?"


def regions(text: str) -> list[Mention]:
    """The parts of the world whose states a text speaks of, in its order: "with Africa", too, but not "in Africa"."""
    folded = fold(text)
    found = [
        Mention(key, Span(*match.span())) for key, pattern in _patterns().items() for match in pattern.finditer(folded)
    ]
    longest = sorted(found, key=lambda one: (one.span.start, -one.span.end))
    kept: list[Mention] = []
    for one in longest:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def region_called(name: str) -> frozenset[str]:
    """The codes of the region that words name or are the adjective of: "Nordic", "América Latina"; none for others."""
    folded = re.sub(r"^(?:the|el|la|los|las) ", "", fold(name))
    columns = ("en", "adjective_en", "es", "adjective_es")
    forms = {
        row["region"]: {fold(form) for column in columns for form in cell(row[column])} for row in rows("regions.tsv")
    }
    return next((region_codes(key) for key, called in forms.items() if folded in called), frozenset())


@cache
def region_codes(key: str) -> frozenset[str]:
    """The ISO 3166 codes of a region's states; none for a key that the table does not have."""
    return next((frozenset(cell(row["countries"])) for row in rows("regions.tsv") if row["region"] == key), frozenset())


def region_name(key: str, language: Language) -> str:
    """The name to show: `Latin America`."""
    name = next((cell(row[language])[0] for row in rows("regions.tsv") if row["region"] == key), key)
    return re.sub(r"^the ", "", name)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {row["region"]: _pattern(row) for row in rows("regions.tsv")}


def _pattern(row: dict[str, str]) -> re.Pattern[str]:
    before, behind, names = (
        "|".join(re.escape(fold(form)) for column in columns for form in cell(row[column]))
        for columns in (("adjective_en",), ("adjective_es",), ("en", "es"))
    )
    with_name = rf"(?:(?<=\bwith )(?:the )?|(?<=\bcon )(?:el |la |los )?)(?:{names})(?!\s+(?:of|de|{_STATES})\b)"
    return re.compile(
        rf"\b(?:(?:{before})\s+{_STATES}|{_STATES}\s+(?:{behind})|{_STATES}\s+{_JOINT}(?:{names})|{with_name})\b"
    )

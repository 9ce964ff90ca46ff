"""News agencies by every name that they print: `data/agencies.tsv`."""

from __future__ import annotations

import re
from functools import cache

from index.tables import cell, rows
from index.text import fold


def canonical(printed: str) -> str | None:
    """The agency's own name: `"DPA"` -> `"dpa"`, `"The Associated Press"` -> `"AP"`; `None` for no agency we know."""
    return _names().get(fold(" ".join(printed.split())))


def canonical_list(printed: str) -> str | None:
    """`canonical` for a credit of one agency or several: `"EFE/AFP"` -> `"EFE"`, the first that is known."""
    found = (canonical(part) for part in re.split(r"\s*[/|,&-]\s*|\s+(?:and|y)\s+", printed))
    return canonical(printed) or next((name for name in found if name), None)


@cache
def printed_names() -> str:
    """Every printed name as alternatives of a regular expression, the longest first."""
    names = {name for row in rows("agencies.tsv") for name in cell(row["printed"])}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def sign_offs() -> str:
    """What agencies print after a story besides their names, as alternatives of a regular expression."""
    return "|".join(re.escape(form) for row in rows("agencies.tsv") for form in cell(row["sign_off"]))


@cache
def _names() -> dict[str, str]:
    return {fold(form): row["name"] for row in rows("agencies.tsv") for form in (row["name"], *cell(row["printed"]))}

"""The readable tables below `data/`: tab-separated, a header line, `|` between the names of a cell."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>`, in order."""
    text = resources.files("index").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def cell(text: str | None) -> tuple[str, ...]:
    """`"Peru|Perú"` -> `("Peru", "Perú")`."""
    return tuple(part.strip() for part in (text or "").split("|") if part.strip())

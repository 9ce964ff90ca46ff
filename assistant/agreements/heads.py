"""Heads of state and of government: no monarchy has a president, no presidential republic a prime minister."""

from __future__ import annotations

import re
from functools import cache

from index.tables import cell, rows
from index.text import fold

_HEADS = {
    "president": re.compile(r"(?:us |u\.s\. )?president[ea]?"),
    "prime minister": re.compile(r"prime minister|primer[oa]? ministr[oa]"),
}
"""Whole offices: "presidente del Gobierno" is Spain's prime minister, "president of the Senate" another thing."""


def may_have(side: str | None, office: str | None) -> bool:
    """Does nothing speak against a state's having this office?"""
    held = fold(office or "")
    return not any(head.fullmatch(held) and side in _states_without(name) for name, head in _HEADS.items())


@cache
def _states_without(head: str) -> frozenset[str]:
    return frozenset(code for row in rows("heads.tsv") if row["head"] == head for code in cell(row["none_in"]))

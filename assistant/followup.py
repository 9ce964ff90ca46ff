"""A question in a conversation to a question that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.question import read_question
from assistant.types import Turn
from index.query import Unit
from index.text import fold

_LEANS_ON = re.compile(
    r"^(?:and|but|also|y|e|pero|tambien)\b|\b(?:that|it|its|they|them|their|those|these|there|he|she|his|her|this|then|"
    r"eso|esto|ello|ellos|ellas|alli|ahi|esa|ese|esos|esas|su|sus|entonces|the (?:deal|agreement|treaty|pact|meeting))\b"
)
_FEW_UNITS = 2
_HISTORY = 6
"""Turns that are looked at."""


def standalone(question: str, history: Sequence[Turn]) -> str:
    """`question` with what it leaves out, taken from the conversation; unchanged when it stands alone.

    "And who represented Chile?" after "When did Peru and Chile meet?" becomes
    "And who represented Chile? (Peru, meet)": search and reader need the words, not the grammar.
    """
    if not history or not _leans(question):
        return question
    own = {unit.key for unit in read_question(question).units}
    carried: list[Unit] = []
    for turn in reversed(history[-_HISTORY:]):
        units = [unit for unit in read_question(turn.question).units if unit.key not in own]
        carried = [*units, *carried]
        if not _leans(turn.question):
            break
    if not carried:
        return question
    words = list(dict.fromkeys(unit.surface for unit in carried))
    return f"{question} ({', '.join(words)})"


def _leans(question: str) -> bool:
    units = read_question(question).units
    named = any(unit.kind == "country" or unit.surface[:1].isupper() and unit.span.start > 1 for unit in units)
    folded = fold(question).strip(" ¿?¡!.")
    return bool(_LEANS_ON.search(folded)) or (len(units) <= _FEW_UNITS and not named)

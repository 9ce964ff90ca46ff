"""Which entries of the last answer "the second one" or "las dos primeras" means."""

from __future__ import annotations

import re

from assistant.reader.question import number_value
from index.text import fold

_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st primer primero primera primeros primeras",
            "second 2nd segundo segunda",
            "third 3rd tercer tercero tercera",
            "fourth 4th cuarto cuarta",
            "fifth 5th quinto quinta",
            "sixth 6th sexto sexta",
            "seventh 7th septimo septima",
            "eighth 8th octavo octava",
        )
    )
    for word in words.split()
} | dict.fromkeys("last ultimo ultima ultimos ultimas".split(), -1)
_ORDINAL = "|".join(_ORDINALS)
_MANY = r"two|three|four|dos|tres|cuatro"
_THING = (
    r"ones?|items?|points?|entry|entries|areas?|topics?|measures?|of (?:them|these|those)|"
    r"puntos?|ambitos?|temas?|medidas?|areas?|de (?:ellos|ellas|estos|estas)"
)
PICKED = re.compile(
    rf"\b(?:the|el|la|los|las) (?:(?P<many_es>{_MANY}) )?(?P<ordinal>{_ORDINAL})(?: (?P<many>{_MANY}))?"
    rf"(?: (?:{_THING})\b|(?=$|\s*[,;?!.]| (?:is|was|does|did|about|mean|say|es|fue|dice|significa)\b))"
)
"""In folded text, what points at entries of a list: "the second one"."""
_ENTRY = re.compile(r"^\s*(?:[-•*]|\d{1,2}[.)])\s+(?P<text>.+?)(?:\s*\[\d+\])*\s*$", re.MULTILINE)


def picked(question: str, answer: str) -> tuple[str, ...]:
    """The entries that a question picks of a list in the answer before it; none where no list is to be seen.

    `picked("Who fights the second one?", "- smuggling [1]\\n- piracy [2]")` -> `("piracy",)`
    """
    entries = [match["text"] for match in _ENTRY.finditer(answer)]
    asked = PICKED.search(fold(question))
    if not asked or not entries:
        return ()
    first = _ORDINALS[asked["ordinal"]]
    count = number_value(asked["many"] or asked["many_es"] or "1") or 1
    return tuple(entries[-count:] if first < 0 else entries[first : first + count])

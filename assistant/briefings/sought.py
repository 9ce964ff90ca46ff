"""What of two sides is asked for: what both have, what only one has, in what they differ, and of which fields."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.text import fold

SECTIONS = ("both", "differs", "only")
_FIELDS = (
    ("areas", r"areas?|fields?|topics?|subjects?|matters|themes|crimes?|ambitos?|temas?|materias?|asuntos|delitos?"),
    ("officials", r"officials|ministers|leaders|people|funcionarios|ministr[oa]s|lideres|mandatarios|personas"),
    ("parties", r"countries|states|parties|signatories|paises|estados|partes|signatarios"),
    ("commitment", r"commitments?|obligations?|compromisos?|obligaci\w+"),
)
_WHICH = r"^\W*(?:en |in |on )?(?:which|what|que|cuales)\s+(?:(?:are )?the |son l[oa]s )?"
_COMMON = re.compile(
    r"\b(?:(?:have|has|is|are) (?:\w+ )?in common|common (?:to|between)|both (?:cover|share|include|contain|mention|deal with|name)|do .* share|"
    r"tienen? en comun|en comun|comparten?|comunes|(?:abarcan|incluyen|cubren|tratan) (?:ambos|ambas|los dos|las dos))\b"
)
_DIFFER = re.compile(r"\b(?:differ\w*|differences?|diferencia\w*|distingue\w*)\b")
_NOT_THE_OTHER = re.compile(
    r"\b(?:that|which|but) (?:not )?(?:.+ (?:does|do|is|are|has|have) not|not)\b|\b(?:que|pero) no\b|\bonly in\b|\bsolo en\b"
)


@dataclass(frozen=True, slots=True)
class Sought:
    """Sections of a comparison, and the fields of them; none where all are wanted."""

    sections: tuple[str, ...] = SECTIONS
    fields: tuple[str, ...] = ()
    one_side: bool = False
    """Is only asked what the first side has alone?"""


ALL = Sought()


def sought(message: str) -> Sought:
    """What a message that asks for a comparison wants to know of it."""
    folded = fold(message)
    asked = (name for name, words in _FIELDS if re.search(rf"{_WHICH}(?:\w+ )?(?:{words})\b|: (?:{words})\W*$", folded))
    fields = tuple(asked)[:1]
    if _COMMON.search(folded):
        return Sought(("both",), fields)
    if _NOT_THE_OTHER.search(folded):
        return Sought(("only",), fields, one_side=True)
    if _DIFFER.search(folded):
        return Sought(("differs", "only"), fields)
    return Sought(SECTIONS, fields)

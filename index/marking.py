"""Handling markings as ministries write them, in English and Spanish.

Where usage differs the more guarded reading is taken: "reservado" stands above "restringido" in Spain and Peru, so it
is confidential here. The traffic light protocol limits who may share, which "restricted" says; TLP:RED is for the
people addressed alone.
"""

from __future__ import annotations

import re

from index.text import fold

_SPELLINGS = {
    "public": (
        "public", "publico", "publica", "open", "unclassified", "no clasificado", "sin clasificar", "desclasificado",
        "declassified", "tlp:clear", "tlp:white",
    ),
    "restricted": (
        "restricted", "restringido", "restringida", "internal", "interno", "interna", "internal use only",
        "uso interno", "limited", "difusion limitada", "fouo", "official use only", "for official use only",
        "official sensitive", "uso oficial", "solo para uso oficial", "tlp:green", "tlp:amber", "tlp:amber+strict",
    ),
    "confidential": ("confidential", "confidencial", "reservado", "reservada", "tlp:red"),
    "secret": ("secret", "secreto", "secreta", "top secret", "ultrasecreto", "alto secreto", "maximo secreto"),
}  # fmt: skip
_MARKINGS = {spelling: marking for marking, spellings in _SPELLINGS.items() for spelling in spellings}


def marking_of(written: str) -> str | None:
    """The marking that a text means: `"Difusión limitada"` -> `"restricted"`; `None` for none of `MARKINGS`."""
    plain = re.sub(r"\s*:\s*", ":", fold(written))
    return _MARKINGS.get(" ".join(re.sub(r"[_\-.]+", " ", plain).split()).strip())

"""What people call the fields and values of the register, in English and Spanish."""

from __future__ import annotations

from typing import Literal

from index.entities import first_names
from index.text import fold
from index.types import Language

Table = Literal["instrument", "status", "field"]
_WORDS: dict[Table, dict[str, tuple[str, str]]] = {
    "instrument": {
        "treaty": ("treaty", "tratado"), "agreement": ("agreement", "acuerdo"),
        "memorandum": ("memorandum", "memorando"), "protocol": ("protocol", "protocolo"),
        "framework": ("framework", "acuerdo marco"), "joint_statement": ("joint statement", "declaración conjunta"),
        "working_group": ("working group", "grupo de trabajo"), "partnership": ("partnership", "alianza"),
        "code_of_conduct": ("code of conduct", "código de conducta"), "plan": ("plan", "plan"),
        "operation": ("operation", "operación"), "other": ("other", "otro"),
    },
    "status": {
        "proposed": ("proposed", "propuesto"), "announced": ("announced", "anunciado"),
        "signed": ("signed", "firmado"), "ratified": ("ratified", "ratificado"), "in_force": ("in force", "en vigor"),
        "suspended": ("suspended", "suspendido"), "ended": ("withdrawn from or ended", "denunciado o terminado"),
    },
    "field": {
        "id": ("id", "id"), "name": ("name", "nombre"), "parties": ("parties", "partes"),
        "instrument": ("instrument", "instrumento"), "areas": ("areas", "áreas"), "date": ("date", "fecha"),
        "place": ("place", "lugar"), "status": ("status", "estado"), "commitments": ("commitments", "compromisos"),
        "officials": ("officials", "funcionarios"), "source": ("source", "fuente"), "history": ("history", "historia"),
        "agreement": ("agreement", "acuerdo"), "disagreements": ("the articles disagree", "los artículos discrepan"),
        "corrected": ("corrected", "corregido"), "undated": ("undated", "sin fecha"),
        "milestones": ("course", "recorrido"), "awaited": ("still to be ratified", "falta ratificar"),
        "none_named": ("no area named", "sin área"), "pair": ("parties", "partes"), "others": ("others", "otros"),
    },
}  # fmt: skip


def word(table: Table, key: str, language: Language) -> str:
    """`word("status", "in_force", "es")` -> `en vigor`."""
    return _WORDS[table][key][language == "es"]


def key_of(table: str, written: str) -> str | None:
    """The instrument or status that somebody writes, by key or word in either language."""
    known = {
        key: words
        for key, words in _WORDS["status" if table == "status" else "instrument"].items()
        if key != "ratified"
    }  # a step, and no status
    wanted = fold(written).strip().replace("-", " ").replace("_", " ")
    for key, words in known.items():
        if wanted in (key.replace("_", " "), *map(fold, words)):
            return key
    return None


def party(key: str, language: Language) -> str:
    """A country by its name; an organisation as it is kept."""
    return first_names("countries", language).get(key, key)


def area(key: str, language: Language) -> str:
    """A topic by its name; printed words as they are."""
    return first_names("glossary", language).get(key, key.replace("_", " "))

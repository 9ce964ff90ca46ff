"""Words that Spanish and English spell alike but for their endings: `constitución`, `constitution`."""

from __future__ import annotations

from functools import cache

from index.text import fold

_COGNATES = (
    ("izaciones", "izations"),
    ("izacion", "ization"),
    ("ificaciones", "ifications"),
    ("ificacion", "ification"),
    ("ciones", "tions"),
    ("cion", "tion"),
    ("siones", "sions"),
    ("sion", "sion"),
    ("idades", "ities"),
    ("idad", "ity"),
    ("tades", "ties"),
    ("tad", "ty"),
    ("ismo", "ism"),
    ("ismos", "isms"),
    ("ista", "ist"),
    ("istas", "ists"),
    ("icamente", "ically"),
    ("amente", "ly"),
    ("mente", "ly"),
    ("encia", "ence"),
    ("encias", "ences"),
    ("ancia", "ance"),
    ("ancias", "ances"),
    ("logia", "logy"),
    ("logico", "logical"),
    ("logica", "logical"),
    ("grafia", "graphy"),
    ("grafico", "graphic"),
    ("grafica", "graphic"),
    ("metria", "metry"),
    ("nomia", "nomy"),
    ("patia", "pathy"),
    ("tropia", "tropy"),
    ("cracia", "cracy"),
    ("izado", "ized"),
    ("izada", "ized"),
    ("izados", "ized"),
    ("izadas", "ized"),
    ("izar", "ize"),
    ("izan", "ize"),
    ("ificado", "ified"),
    ("ificada", "ified"),
    ("ificar", "ify"),
    ("ivo", "ive"),
    ("iva", "ive"),
    ("ivos", "ive"),
    ("ivas", "ive"),
    ("oso", "ous"),
    ("osa", "ous"),
    ("osos", "ous"),
    ("osas", "ous"),
    ("ario", "ary"),
    ("aria", "ary"),
    ("arios", "aries"),
    ("arias", "aries"),
    ("orio", "ory"),
    ("oria", "ory"),
    ("orios", "ories"),
    ("torias", "tories"),
    ("ico", "ic"),
    ("ica", "ic"),
    ("icos", "ics"),
    ("icas", "ics"),
    ("ales", "als"),
    ("bles", "ble"),
    ("ores", "ors"),
    ("antes", "ants"),
    ("ante", "ant"),
    ("entes", "ents"),
    ("ente", "ent"),
    ("mentos", "ments"),
    ("mento", "ment"),
    ("uras", "ures"),
    ("ura", "ure"),
    ("inas", "ines"),
    ("ina", "ine"),
    ("ino", "ine"),
    ("inos", "ines"),
    ("ano", "an"),
    ("ana", "an"),
    ("anos", "ans"),
    ("anas", "ans"),
    ("sis", "sis"),
    ("teros", "ters"),
    ("metros", "meters"),
    ("metro", "meter"),
    ("gramas", "grams"),
    ("grama", "gram"),
    ("fonos", "phones"),
    ("fono", "phone"),
    ("cial", "tial"),
    ("ado", "ated"),
    ("ada", "ated"),
    ("ados", "ated"),
    ("adas", "ated"),
)
"""Folded endings, Spanish and English, of words that are spelled alike but for these."""
_BEGINNINGS = (
    ("inm", "imm"),
    ("foto", "photo"),
    ("filo", "philo"),
    ("fisio", "physio"),
    ("fosf", "phosph"),
    ("farma", "pharma"),
    ("psico", "psycho"),
    ("quimi", "chemi"),
    ("teolog", "theolog"),
    ("teor", "theor"),
    ("hidro", "hydro"),
    ("hiper", "hyper"),
    ("hipo", "hypo"),
    ("termo", "thermo"),
    ("orto", "ortho"),
    ("antropo", "anthropo"),
    ("cuant", "quant"),
    ("cual", "qual"),
    ("est", "st"),
    ("esp", "sp"),
    ("esc", "sc"),
    ("sub", "sub"),
)
_SHORTEST_COGNATE = 5
"""Letters: shorter words are too often alike by chance."""


def english_cognate(word: str) -> str | None:
    """How a Spanish word would be spelled in English if it is the same word: `"constitución"` -> `"constitution"`."""
    return _respelled(fold(word), 0, 1)


def spanish_cognate(word: str) -> str | None:
    """The same from English, without accents: `"constitution"` -> `"constitucion"`."""
    return _respelled(fold(word), 1, 0)


def _respelled(folded: str, given: int, wanted: int) -> str | None:
    if len(folded) < _SHORTEST_COGNATE:
        return None
    for pair in _longest_first(given):
        if folded.endswith(pair[given]) and len(folded) > len(pair[given]) + 1:
            folded = folded[: -len(pair[given])] + pair[wanted]
            break
    else:
        return None
    for beginning in _BEGINNINGS:
        if folded.startswith(beginning[given]):
            return beginning[wanted] + folded[len(beginning[given]) :]
    return folded


@cache
def _longest_first(side: int) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_COGNATES, key=lambda pair: -len(pair[side])))

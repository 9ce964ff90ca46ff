"""Why a verdict is what it is, or a sentence is not shown, in the reader's language: the checks say it in English."""

from __future__ import annotations

import re

from index.types import Language

_SPANISH = (
    (re.compile(r"^cites no passage$"), "no cita ningún pasaje"),
    (re.compile(r"^cites (\[.+\]), and there are (\d+) passages$"), r"cita \1, y hay \2 pasajes"),
    (re.compile(r"^nothing of it is in what it cites$"), "nada de ella está en lo que cita"),
    (
        re.compile(r"^does not follow from what it cites, in the language model's second opinion$"),
        "no se sigue de lo que cita, según la segunda opinión del modelo de lenguaje",
    ),
    (
        re.compile(r"^.*: cites nothing that stands in the stored article$", re.DOTALL),
        "no cita nada que conste en el artículo guardado",
    ),
    (re.compile(r"^stands word for word in the source$"), "consta textualmente en la fuente"),
    (
        re.compile(r"^its numbers, names and words stand in the cited text$"),
        "sus cifras, nombres y palabras constan en el texto citado",
    ),
    (
        re.compile(r"^(\d+) of (\d+) of its terms are not in the cited text$"),
        r"\1 de sus \2 términos no están en el texto citado",
    ),
    (re.compile(r"^(.+) not in the cited text$", re.DOTALL), r"no está en el texto citado: \1"),
    (re.compile(r"^(.+) in the cited text$", re.DOTALL), r"en el texto citado consta otra cosa: \1"),
)
_ASIDES = (
    ("(of another side)", "(de otra parte)"),
    ("(the other way round)", "(al revés)"),
    ("(of something else)", "(de otra cosa)"),
    ("(another date)", "(otra fecha)"),
    ("(the opposite)", "(lo contrario)"),
)
_JOINED = re.compile(r"(\S) and (?=.*\(al revés\))")


def reason_in(reason: str, language: Language) -> str:
    """The reason in a language; empty for one that is not known in it."""
    if language == "en" or not reason:
        return reason
    for pattern, told in _SPANISH:
        if pattern.match(reason):
            spanish = pattern.sub(told, reason)
            for english, said in _ASIDES:
                spanish = spanish.replace(english, said)
            return _JOINED.sub(r"\1 y ", spanish)
    return ""

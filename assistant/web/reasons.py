"""Why a verdict is what it is, in the interface language; `assistant.verify` writes its reasons in English."""

from __future__ import annotations

import re

from index.types import Language

_SPANISH = (
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

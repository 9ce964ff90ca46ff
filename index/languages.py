"""The language of a text: English and Spanish told apart even where a text is short."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from index.text import fold, words

_TELLING = {
    "en": "the of and is are was were that with this by from has have had will would on their which been its it",
    "es": "el los las y del una con su sus fue fueron segun tambien este esta hoy ayer pero ha han entre al es son",
}
"""Folded function words that the neighbouring languages mostly write otherwise."""
_FOREIGN = frozenset(
    "o os um uma nao em do da dos das na no ao pelo il lo gli di della che e un per le les des du et dans "
    "der die das und els i amb het een van och att det som".split()
) - {"no", "lo", "un", "e"}
_SHORT = 60
"""Words; up to here the classifier alone mistakes Spanish for its neighbours and names for anything."""
_OPENING = Lock()


def language_code(declared: str) -> str:
    """`"es-PE"`, `"ES"`, `"spa"`, `"Spanish"`, `"español"` -> `"es"`; any other language keeps its own code."""
    plain = fold(declared).strip()
    names = {
        "spa": "es",
        "spanish": "es",
        "espanol": "es",
        "castellano": "es",
        "eng": "en",
        "english": "en",
        "ingles": "en",
    }
    code = re.split(r"[-_]", plain)[0]
    return names.get(code, code)


def language_of_text(text: str) -> str:
    """ISO 639-1 of a text."""
    found = str(_classifier().classify(text)[0])
    folded = [fold(word) for word, _ in words(text)]
    if len(folded) > _SHORT and found in _TELLING:
        return found
    counts = {code: sum(word in telling.split() for word in folded) for code, telling in _TELLING.items()}
    best = max(counts, key=lambda code: counts[code])
    other = min(counts.values())
    foreign = sum(word in _FOREIGN for word in folded)
    telling = counts[best] >= 2 and counts[best] > other and counts[best] > foreign
    if telling and (found in _TELLING or len(folded) <= _SHORT or counts[best] > 2 * foreign):
        return best
    if found not in _TELLING and len(folded) <= 4 and not foreign:
        return likelier(text)  # a few words: one of the two languages of this library
    return found


def likelier(text: str) -> str:
    """English or Spanish, whichever the classifier thinks likelier for a text without telling words."""
    ranks = dict(_classifier().rank(text))
    return max(_TELLING, key=lambda code: ranks[code])


def _classifier() -> LanguageIdentifier:
    with _OPENING:  # it takes a third of a second: others wait for it instead of doing it too
        return _opened()


@cache
def _opened() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)

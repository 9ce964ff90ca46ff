"""Inflected words traced to what a dictionary lists, by rule: candidates, the likelier first, for a table to choose."""

from __future__ import annotations

from collections.abc import Iterator

_VERB_ENDINGS = {
    "ar": "ar ando ado ada ados adas o as a amos an aste asteis aron aba abas abamos aban are aras ara aran aremos "
    "aria arias arian e es emos en aran ase asen arse andose arlo arla arlos arlas arle arles",
    "er": "er iendo ido ida idos idas o es e emos en i iste io imos ieron ia ias iamos ian ere era eran eremos eria "
    "erian a as amos an iera ieran iese iesen erse iendose erlo erla erlos erlas yo yeron yendo",
    "ir": "ir iendo ido ida idos idas o es e imos en i iste io ieron ia ias iamos ian ire ira iran iremos iria irian "
    "a as amos an iera ieran iese iesen irse iendose irlo irla irlos irlas yo yeron yendo ye yen ya yan",
}
_ENDINGS = sorted(
    ((ending, infinitive) for infinitive, endings in _VERB_ENDINGS.items() for ending in endings.split()),
    key=lambda pair: -len(pair[0]),
)
_RESPELLED = {"qu": "c", "gu": "g", "c": "z", "zc": "c", "j": "g", "g": "gu"}
"""How a verb's stem is written before some vowels, and in its infinitive: `busque`, `buscar`."""
_BROKEN = (("ie", "e"), ("ue", "o"), ("i", "e"), ("u", "o"))
"""Vowels of a stressed stem, and in the infinitive: `encuentra`, `encontrar`."""
_SHORTEST_STEM = 2


def spanish_bases(word: str) -> Iterator[str]:
    """Words without accents that a folded one may be a form of: itself, singular and masculine, infinitives."""
    yield word
    yield from _singulars(word)
    if word.endswith("mente"):
        adverb = word.removesuffix("mente")
        yield adverb
        yield adverb[:-1] + "o"
    stems = [
        (word.removesuffix(ending), infinitive)
        for ending, infinitive in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
    ]
    for stem, infinitive in stems:
        yield stem + infinitive
    for stem, infinitive in stems:
        for respelled in _respelled(stem):
            yield respelled + infinitive


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("ces"):
        yield word[:-3] + "z"
    if word.endswith("es"):
        yield word[:-1]
        yield word[:-2]
    elif word.endswith("s"):
        yield word[:-1]
        if word.endswith("as"):
            yield word[:-2] + "o"
            yield word[:-2]
    if word.endswith("a"):
        yield word[:-1] + "o"
        yield word[:-1]


def _respelled(stem: str) -> Iterator[str]:
    for written, base in _RESPELLED.items():
        if stem.endswith(written):
            yield stem.removesuffix(written) + base
    for broken, vowel in _BROKEN:
        place = stem.rfind(broken)
        if place >= 0:
            yield stem[:place] + vowel + stem[place + len(broken) :]


def english_bases(word: str) -> Iterator[str]:
    """Words that a folded English one may be a form of: itself, the singular, the infinitive."""
    yield word
    if word.endswith(("ies", "ied")):
        yield word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
    for ending in ("ed", "ing", "er", "est"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word.removesuffix(ending)
            yield stem
            yield stem + "e"
            if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2]:
                yield stem[:-1]
    if word.endswith("ly"):
        yield word[:-2]

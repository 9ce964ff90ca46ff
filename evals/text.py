"""How the evaluation compares texts: word by word, without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

_TOKEN = re.compile(r"\w+(?:(?<=\d)[.,:](?=\d)\w+)*|[%$€£]")
_SEPARATOR = re.compile(r"[,:]")
_MARKER = re.compile(r"\[\d+(?:\s*,\s*\d+)*\]")


def normalise(text: str) -> str:
    """Words in lower case without accents and punctuation, one space between them.

    `"El 15 de Diciembre, Perú–Chile"` -> `"el 15 de diciembre peru chile"`. A separator between two digits
    holds the number together (`1,500` and `1.500` -> `1.500`), so that `500` does not stand in `1,500`;
    `%` and currency signs are words of their own. After the answer normalisation of SQuAD (Rajpurkar et al.
    2016), without dropping articles, which would differ by language.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = _TOKEN.findall(plain.casefold().replace("_", " "))
    return " ".join(_SEPARATOR.sub(".", word) for word in words)


def contains(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text` as whole words, after `normalise`; an empty phrase never does."""
    wanted = normalise(phrase)
    return bool(wanted) and f" {wanted} " in f" {normalise(text)} "


def without_markers(text: str) -> str:
    """The text without its `[1]` markers, which would otherwise pass for numbers of the answer."""
    return _MARKER.sub(" ", text)

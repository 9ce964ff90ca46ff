"""How the evaluation compares texts: word by word, without case, accents and punctuation."""

from __future__ import annotations

import re
import string
import unicodedata

_TOKEN = re.compile(r"\w+(?:(?<=\d)[.,:](?=\d)\w+)*|[%$€£]")
_SEPARATOR = re.compile(r"[,:]")
_MARKER = re.compile(r"\[\d+(?:\s*,\s*\d+)*\]")
_ARTICLES = frozenset("a an the el la los las un una unos unas".split())


def normalise(text: str) -> str:
    """Words in lower case without accents and punctuation, one space between them.

    `"El 15 de Diciembre, Perú–Chile"` -> `"el 15 de diciembre peru chile"`. A separator between two digits
    holds the number together (`1,500` and `1.500` -> `1.500`), so that `500` does not stand in `1,500`;
    `%` and currency signs are words of their own. After the answer normalisation of SQuAD (Rajpurkar et al.
    2016), without dropping articles, which would differ by language.
    """
    words = _TOKEN.findall(_plain(text).replace("_", " "))
    return " ".join(_SEPARATOR.sub(".", word) for word in words)


def contains(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text` as whole words, after `normalise`; an empty phrase never does."""
    wanted = normalise(phrase)
    return bool(wanted) and f" {wanted} " in f" {normalise(text)} "


def without_markers(text: str) -> str:
    """The text without its `[1]` markers, which would otherwise pass for numbers of the answer."""
    return _MARKER.sub(" ", text)


def squad_words(text: str) -> list[str]:
    """The words that exact match and token F1 compare: punctuation is deleted, articles are dropped.

    `"The 1,500 EU–Perú troops"` -> `["1500", "euperu", "troops"]`: the answer normalisation of SQuAD 1.1 (Rajpurkar et
    al. 2016) as MLQA (Lewis et al. 2020) takes it to Spanish and to all of Unicode's punctuation, and without accents.
    The articles of both languages go, whatever the language of the text.
    """
    kept = "".join(char for char in _plain(text) if not _is_punctuation(char))
    return [word for word in kept.split() if word not in _ARTICLES]


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def _is_punctuation(char: str) -> bool:
    return char in string.punctuation or unicodedata.category(char).startswith("P")

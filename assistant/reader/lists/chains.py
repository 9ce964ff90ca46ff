"""Lists whose entries stand each behind the same word: "by searching ships, by denying overflight and by inspecting cargo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.entities import countries
from index.types import Span

_OTHER = r"(?:(?:the|el|la|los|las)\s+)?[^\W\d_a-zß-öø-ÿ][\w’'-]+(?:\s+[^\W\d_a-zß-öø-ÿ][\w’'-]+)?\s+"
"""Whose it is, before the word that is shared."""
_CHAIN = re.compile(
    r"\b(?P<word>by|to|for|in|on|with|against|from|at|that|who|whether|if|a|al|en|de|con|por|para|contra|que|si|ni)\s+[^,;.:]+?"
    rf"(?:[,;]\s+(?-i:{_OTHER})?(?P=word)\s+[^,;.:]+?)+[,;]?\s+(?:and|or|y|e|o|u)\s+(?-i:{_OTHER})?(?P=word)\s+[^,;.:]+",
    re.IGNORECASE,
)
"""Three things or more, each behind the same word, and that behind whose it is: "in Ilo, | Chile in Arica and Bolivia in Uyuni"."""


def repeated(text: str) -> Iterator[list[Span]]:
    """What stands behind each of the words, of every such list of a text."""
    for chain in _CHAIN.finditer(text):
        if all(countries(one) for one in _others(chain)) and (places := _behind_each(chain)):
            yield places


def gapped(text: str) -> Iterator[list[Span]]:
    """The same of the lists that say whose each thing is: "in Ilo, | Chile | in Arica and | Bolivia | in Uyuni"."""
    for chain in _CHAIN.finditer(text):
        others = _others(chain)
        if others and all(countries(one) for one in others) and (places := _behind_each(chain)):
            yield places


def _others(chain: re.Match[str]) -> list[str]:
    """What stands between the parts of a list and the word that they share: "Chile" of "Chile in Arica"."""
    return re.findall(rf"[,;\s]\s*({_OTHER}){chain['word']}\s", chain.group())


def _behind_each(chain: re.Match[str]) -> list[Span]:
    word = chain["word"]
    starts = [match.end() for match in re.finditer(rf"\b{word}\s+", chain.group(), re.IGNORECASE)]
    edge = rf"(?:[,;]?\s+(?:and|or|y|e|o|u)|[,;])\s+(?-i:{_OTHER})?{word}\s"
    ends = [match.start() for match in re.finditer(edge, chain.group(), re.IGNORECASE)]
    if len(starts) != len(ends) + 1:
        return []
    edges = zip(starts, [*ends, len(chain.group())], strict=True)
    return [Span(chain.start() + start, chain.start() + end) for start, end in edges]

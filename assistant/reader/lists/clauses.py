"""What a sentence says that will be done, one by one: "agreed to guard the ports, exchange data and train crews"."""

from __future__ import annotations

import re

from assistant.reader.lists.lists import items_in
from index.crosslingual import spanish
from index.text import fold
from index.types import Span

LEAST = 3
"""Things to be done from which they are a list."""
_ANNOUNCES = re.compile(
    r"\b(?:to|will|must|shall|may|can|should)\s+(?:also\s+|jointly\s+|together\s+)?|\b(?:and|also|,)\s+|"
    r"\b(?:acord|acuerd|decid|compromet|promet|prev|podr|deb|permit|busc|quier|propon|plane|van|va|para|objetivo)\w*\s+(?:a\s+|es\s+|de\s+)?"
)
_INFINITIVE = re.compile(r"\w{2,}[aei]r(?:l[aeo]s?|se)?\b")


def clauses(text: str) -> list[Span]:
    """The things that a sentence says are to be done; none where it lists no three of them."""
    found = [
        items
        for match in _ANNOUNCES.finditer(fold(text))
        if len(items := list(items_in(text, Span(match.end(), len(text))))) >= LEAST
        and all(_is_verb(item.of(text)) for item in items)
    ]
    return max(found, key=len, default=[])


def _is_verb(item: str) -> bool:
    """Does it begin with what is to be done, an infinitive in Spanish or in the English of our table of words?"""
    first = re.match(r"[^\W\d_]+", item)
    if first is None or first.group()[0].isupper():
        return False
    word = first.group()
    return bool(_INFINITIVE.match(fold(item)) or any(_INFINITIVE.fullmatch(fold(form)) for form in spanish(word)))

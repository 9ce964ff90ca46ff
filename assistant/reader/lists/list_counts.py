"""The length of a printed list against the count that its sentence or the question gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.reader.lists.lists import Enumeration
from assistant.reader.notices import notice
from assistant.reader.number_words import NUMBER, NUMBER_WORDS
from assistant.reader.question import Question
from index.text import fold
from index.types import Language

OFF = 2
"""By how much a list may differ from its count, and be the one that is counted."""
SHORT = 5
"""Words of the longest thing of a list that is surely parted right."""


def counts_what_is_asked(question: Question) -> bool:
    """Is the count that a question names one of what it asks for: "the six areas", not "the four countries decided"?"""
    noun = question.noun
    upto = fold(question.text[: noun.span.end]) if noun and question.count else ""
    return re.search(rf"\b{NUMBER}(?:\s+\w+){{0,3}}$", upto) is not None


def other_count(text: str, printed: Enumeration, language: Language) -> str | None:
    """What must be said of a list that is not as long as its own sentence says; `None` where it is, or may be.

    A list that is far from its count, of long things or of things that are counts themselves ("30 officers: ten from
    Peru …") may be read wrongly here.
    """
    texts = entries_to_compare(text, printed)
    if not printed.stated or not 0 < abs(printed.stated - len(texts)) <= OFF:
        return None
    if any(len(words := one.split()) > SHORT or words[0].isdigit() or words[0] in NUMBER_WORDS for one in texts):
        return None
    return notice("count_differs", language, stated=printed.stated_word, printed=how_many(texts, language))


def entries_to_compare(text: str, printed: Enumeration) -> list[str]:
    """The entries as they compare."""
    return [" ".join(fold(span.of(text)).split()) for span in printed.items]


def how_many(texts: Sequence[str], language: Language) -> str:
    """How many entries, and what stands more than once."""
    repeated = ", ".join(f"“{text}”" for text, times in Counter(texts).items() if times > 1)
    entries = notice("entries", language, n=len(texts))
    return entries + (notice("repeated", language, names=repeated, different=len(set(texts))) if repeated else "")

"""Which entries of a list a question picks: "Which of them concern migrants?", "Which one is Malaysia's?"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.lists.listings import Listing
from assistant.reader.question import Question, without_carried
from index.query import Unit
from index.text import fold, words

_PICKS = re.compile(
    r"^\W*(?:(?:and|but|y|e|pero)\b\W*)?(?:which|what|cual(?:es)?|que) "
    r"(?:ones?\b|of (?:them|these|those|the (?:\w+ )?\w+)\b|de (?:ell[oa]s|est[oa]s|es[oa]s|l[oa]s \w+)\b)"
)
_SAME_LETTERS = 5
"""Letters with which words of one family begin: `migrants`, `migration`."""


def of_which(question: Question, found: Listing) -> Listing:
    """The entries that speak of what is asked of them, where some do; else, and where none are to be picked, all.

    What is said of the list as a whole is not said of a part of it.
    """
    asked, own = _PICKS.search(fold(question.text)), without_carried(question.text)
    said = [unit for unit in question.units if asked and asked.end() <= unit.span.start and unit.span.end <= len(own)]
    items = tuple(item for item in found.items if any(_speaks_of(unit, item.text, question) for unit in said))
    return replace(found, items=items, notices=()) if items and len(items) < len(found.items) else found


def _speaks_of(unit: Unit, entry: str, question: Question) -> bool:
    if speaks_of(unit, bag(entry, question.language), question.language):
        return True
    stem = fold(unit.surface)[:_SAME_LETTERS]
    return (
        unit.kind != "country"
        and len(stem) == _SAME_LETTERS
        and any(fold(word).startswith(stem) for word, _ in words(entry))
    )

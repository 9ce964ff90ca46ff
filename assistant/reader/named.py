"""Whom and what a question names, the answering article must name too: else another pair's agreement answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from assistant.reader.match import speaks_of, whole
from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from index.query import Unit
from index.types import Article

RARE = 0.6
"""How telling a name is in the corpus (0…1) from which an article needs it; "Pacific" may be left out."""
HALF = 0.5
"""Share of a question's countries: a sentence that with its article's beginning has no more of them is of others."""
FAR_BEHIND = 2.0
"""Log-odds by which what speaks of the countries named may answer worse than what speaks of others."""
ALIKE = 0.8
"""Share of letters, in their order, that two ways to write a name have in common (Ratcliff and Obershelp 1988)."""


def of_what_it_names(question: Question, ranked: Sequence[Candidate], rarity: Mapping[str, float]) -> list[Candidate]:
    """The sentences, without those of other countries than the question's; none where the best article lacks a name.

    An article in the other language may have a name in a form of its own, so there only countries count.
    """
    found = [one for one in ranked if not _of_other_countries(question, one)]
    if not found or found[0].score < ranked[0].score - FAR_BEHIND or _lacks_a_name(found[0].article, question, rarity):
        return []
    return found


def _of_other_countries(question: Question, one: Candidate) -> bool:
    return len(question.countries) > 1 and one.support.about <= HALF


def _lacks_a_name(article: Article, question: Question, rarity: Mapping[str, float]) -> bool:
    names = [unit for unit in question.units if _is_proper(question, unit) and rarity[unit.key] >= RARE]
    return article.language == question.language and not all(_has(article, name, question) for name in names)


def _has(article: Article, name: Unit, question: Question) -> bool:
    """Has it the name, or one like it? Names are mistyped: "Maastrich", "Sheeshanks"."""
    there = whole(article)
    return speaks_of(name, there, question.language) or bool(get_close_matches(name.key, there.keys, 1, ALIKE))


def _is_proper(question: Question, unit: Unit) -> bool:
    """Is it a name that an article cannot but print? Of what a short form stands for it may print the long one."""
    return unit.kind == "word" and question.is_name(unit) and not unit.surface.removesuffix("s").isupper()

"""Does a text speak of what a question speaks of, in the same language or in the other?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.reader.question import Question
from index.query import Unit, units
from index.terms import stems
from index.text import fold
from index.types import Article
from index.wire import layout, told

_OPENING = 400
"""Characters of a story that tell what it is about."""
_COGNATE_LETTERS = 5
_COGNATE_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Bag:
    """What a text speaks of."""

    language: str
    keys: frozenset[str]
    """Of its units: country codes, concepts, numbers, folded words."""
    stems: frozenset[str]

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(key for key in self.keys if len(key) == 2 and key.isupper())


@lru_cache(maxsize=20_000)
def bag(text: str, language: str) -> Bag:
    """The units and stems of a text."""
    return Bag(language, frozenset(unit.key for unit in units(text, language)), frozenset(stems(text, language)))


def whole(article: Article) -> Bag:
    """What an article speaks of, its headline, year and place with it."""
    day = f" {article.date:%Y}" if article.date else ""
    return bag(f"{article.title}{day} {article.dateline_place or ''}\n{told(article.body)}", article.language)


def opening(article: Article) -> Bag:
    """What headline and beginning speak of: whom and what the article is about."""
    start = layout(article.body).story.start
    return bag(f"{article.title}. {told(article.body)[start : start + _OPENING]}", article.language)


def names_all(question: Question, article: Article) -> bool:
    """Has the article every country and proper name of the question?"""
    named = [unit for unit in question.units if unit.kind == "country" or question.is_name(unit)]
    return all(speaks_of(unit, whole(article), question.language) for unit in named)


def is_of(question: Question, article: Article) -> bool:
    """Do headline and beginning of the article name every country and proper name of the question?"""
    named = [unit for unit in question.units if unit.kind == "country" or question.is_name(unit)]
    return all(speaks_of(unit, opening(article), question.language) for unit in named)


_WORD, _WITHIN = re.compile(r"\w+"), re.compile(r"[a-zà-ÿ,] ")
"""A word; what stands before one that begins no sentence."""


def prints_as_name(article: Article, unit: Unit) -> bool:
    """Has it a word of a question within its sentences with a capital, and never without: is "lombok" a name?"""
    if unit.kind != "word":
        return False
    printed, wanted = f"{article.title}. {article.body}", fold(unit.surface)
    alike = [one for one in _WORD.finditer(printed) if fold(one.group()) == wanted]
    within = any(_WITHIN.fullmatch(printed[max(0, one.start() - 2) : one.start()]) for one in alike)
    return within and all(one.group()[0].isupper() for one in alike)


def speaks_of(wanted: Unit, text: Bag, asked_in: str) -> bool:
    """Is `wanted`, from a question asked in `asked_in`, in the text, in any of its forms?"""
    if wanted.key in text.keys:
        return True
    if wanted.kind == "country":
        return False
    forms = wanted.spanish if text.language == "es" else wanted.english
    if any(set(stems(form, text.language)) <= text.stems for form in forms):
        return True
    return wanted.kind == "word" and asked_in != text.language and _has_cognate(fold(wanted.surface), text.keys)


def _has_cognate(word: str, others: frozenset[str]) -> bool:
    """`submarinos` and `submarines`: the same first letters, five at least and most of the word."""
    if len(word) < _COGNATE_LETTERS:
        return False
    length = max(_COGNATE_LETTERS, round(_COGNATE_SHARE * len(word)))
    return any(other[:length] == word[:length] for other in others if len(other) >= _COGNATE_LETTERS)

"""Articles that disagree: another number, date or name for the same thing of the same event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.reader.across.events import corrects, is_correction, same_event
from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.officials.people import people
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.reader.values import amounts, dates, day_of, number_of
from index.text import fold
from index.types import Span
from index.wire import told

Stated = float | str | tuple[int | None, int | None, int | None]
"""A number, a surname, or year, month and day as far as they are said."""
LEAST_SHARE = 0.02
"""Of the best sentence's share: a sentence that answers far less well contradicts nothing."""


def without_superseded(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences without those of articles that another of the articles corrects: that is no conflict."""
    articles = list({candidate.article.id: candidate.article for candidate in ranked}.values())
    corrections = [article for article in articles if is_correction(article)]
    old = {
        article.id
        for article in articles
        for correction in corrections
        if article not in corrections and corrects(correction, article)
    }
    return [candidate for candidate in ranked if candidate.article.id not in old]


def contradicting(question: Question, ranked: Sequence[Candidate]) -> Candidate | None:
    """The best sentence of another article on the event that gives another number, date or name than the best one."""
    best = ranked[0]
    own = stated(question, best)
    for other in ranked[1:] if own else ():
        if other.share < LEAST_SHARE * best.share:
            break
        if other.article.id != best.article.id and same_event(best.article, other.article):
            theirs = stated(question, other)
            if theirs and all(_differ(one, another) for one in own.values() for another in theirs.values()):
                return None if _knows(best, theirs) or _knows(other, own) else other
    return None


def figure(question: Question, candidate: Candidate) -> str:
    """The first of what `stated` gives, as printed."""
    return next((span.of(candidate.text).strip() for span in stated(question, candidate)), "")


def stated(question: Question, candidate: Candidate) -> dict[Span, Stated]:
    """The numbers, the dates or the people that a sentence gives for what is asked, by their places in it."""
    text, language = candidate.text, candidate.article.language
    if question.wanted == (Wanted.PERSON,):
        seen = [found.span for found in candidate.reading.spans[:1]]
        return {one.span: _surname(one.name) for one in people(text) if any(one.span.overlaps(span) for span in seen)}
    if question.wanted == (Wanted.DATE,):
        return {span: day_of(span.of(text)) for span in dates(text)}
    if not question.wants(Wanted.NUMBER) or len(question.wanted) > 1 + question.wants(Wanted.COUNTRIES):
        return {}
    found: dict[Span, Stated] = {}
    for span in amounts(text):
        number = number_of(span.of(text), language)
        if number is not None and _counts(question, span.of(text), language):
            found[span] = number
    return found


def _counts(question: Question, amount: str, language: str) -> bool:
    """Is it an amount of what the question counts?"""
    if question.wants(Wanted.COUNTRIES):
        return re.search(r"\b(?:countries|states|nations|paises|estados|naciones)\b", fold(amount)) is not None
    counted = question.counted
    there = bag(amount, language)
    return not counted or any(speaks_of(thing, there, question.language) for thing in counted)


def _surname(name: str) -> str:
    return fold(name.split()[-1])


def _knows(candidate: Candidate, stated: Mapping[Span, Stated]) -> bool:
    """Does its article name one of these people too? Then each tells of a part of those who were there."""
    body = fold(told(candidate.article.body))
    return any(isinstance(name, str) and re.search(rf"\b{re.escape(name)}\b", body) for name in stated.values())


def _differ(one: Stated, other: Stated) -> bool:
    """Do both say something of the year, the month, the day, or the number, and not the same?"""
    if not isinstance(one, tuple) or not isinstance(other, tuple):
        return one != other
    return any(mine and theirs and mine != theirs for mine, theirs in zip(one, other, strict=True))

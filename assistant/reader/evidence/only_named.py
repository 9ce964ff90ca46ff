"""What a follow-up only names, "And the patrol boats? (Peru, accord)": what is said of it, and nothing made of that.

It asks neither when nor who: a day or a list out of the sentence would answer what nobody asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reader.evidence.match import bag, speaks_of, whole
from assistant.reader.question import Question, Wanted, read_question, without_carried
from assistant.reader.rank import Candidate
from assistant.talk.ellipsis import half, has_verb
from index.query import Unit

_BEGINNING = 50
"""Characters of a sentence in which stands what it is about."""

_BEGINS = 1.5
"""What it counts in a sentence's score to begin with that."""


def only_names(question: Question) -> bool:
    """Does it name something, and is what it is asked for left to the words in brackets that a conversation adds?"""
    own = without_carried(question.text)
    carries = question.wanted == (Wanted.STATEMENT,) and own != question.text
    return carries and (not has_verb(own) or half(read_question(own)) is not None)


def that_speak_of_it(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences that speak of what it names, of as much of it as any does, best those that begin with it.

    None where no sentence does, of an article that names something of the subject as well: what is said of Mexico
    elsewhere does not tell whether it signed.
    """
    end = len(without_carried(question.text))
    named = [unit for unit in question.units if unit.span.end <= end]
    if not named:
        return list(ranked)

    def heard(text: str, language: str) -> int:
        return sum(speaks_of(unit, bag(text, language), question.language) for unit in named)

    subject = [unit for unit in question.units if unit.span.start > end and question.is_name(unit)]
    of_it = [(heard(one.text, one.article.language), one) for one in ranked if _on(subject, one, question)]
    most = max((count for count, _ in of_it), default=0)
    found = [one for count, one in of_it if most and count == most]
    begin = {one.span: heard(one.text[:_BEGINNING], one.article.language) == most for one in found}
    return sorted(found, key=lambda one: -one.score - _BEGINS * begin[one.span])


def _on(subject: Sequence[Unit], one: Candidate, question: Question) -> bool:
    """Does the article of a sentence name the subject, or part of it? Any does where none has a name."""
    return not subject or any(speaks_of(unit, whole(one.article), question.language) for unit in subject)

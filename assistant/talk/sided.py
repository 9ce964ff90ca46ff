"""Who signed for a side, or how much it pays: asked of the agreement that is spoken of, which the question leaves out.

"Who signed for Chile?" names no agreement, and Chile signed many: it is the one that was last spoken of with Chile, or
the one that is spoken of now where that names no sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.question import Question, Wanted, read_question, without_carried
from assistant.talk.exchange import FOR_ONE_SIDE
from assistant.talk.leaning import MADE_TOGETHER, is_name, singular
from assistant.talk.openings import as_whole
from assistant.talk.things import Thing, thing_in, with_article
from assistant.types import Turn
from index.crosslingual import is_verb
from index.entities import is_capital
from index.forms import is_people
from index.query import Unit
from index.text import fold

_MOST_WORDS = 2
"""Units beside the side: a verb, and what is asked for."""
_ACTED = frozenset("led spoke met went stood".split())
_OFFICE = re.compile(r"\b(?:who|quien(?:es)?) (?:is|are|was|were|es|son|era|fue|fueron)\b")
""" "Who is Chile's minister?" asks for no agreement."""
_HOW_MUCH = re.compile(r"\b(?:how much|cuant[oa])\b")
_SIGNED = re.compile(r"\b(?:signed|signs?)(?= (?:for|on)\b)", re.IGNORECASE)
_FIRMO = re.compile(r"\b(?:firm|suscrib|rubric)(?:ó|aron|ió|ieron)\b", re.IGNORECASE)
_STOOD_FOR = re.compile(r"\brepresent(?:ed|s|ó|aron|an?)\b", re.IGNORECASE)
_THE_TEXT = re.compile(r"\b(?:the|this|that|el|la|ese|esa|este|esta) $")
_PAIR = 2
"""Countries of an agreement between two."""
_FIRST_LINES = 2
"""Lines of an answer that tell it."""


def side_of(question: Question) -> Unit | None:
    """The side whose people or share are asked for, where nothing says in what; nothing of any other question."""
    sides = [unit for unit in question.units if unit.kind == "country"]
    others = [
        unit for unit in question.units if unit.kind != "country" and not FOR_ONE_SIDE.fullmatch(fold(unit.surface))
    ]
    if len(sides) != 1 or len(others) > _MOST_WORDS or any(map(is_name, others)):
        return None
    if any(unit.kind == "number" or _is_of_its_own(unit, question) for unit in others):
        return None
    folded = fold(question.text)
    acts = any(is_verb(unit.surface, question.language) or fold(unit.surface) in _ACTED for unit in others)
    who = question.wants(Wanted.PERSON) and bool(question.sides) and acts and not _OFFICE.search(folded)
    return sides[0] if who or (_HOW_MUCH.search(folded) and others) else None


def _is_of_its_own(unit: Unit, question: Question) -> bool:
    """Is it an agreement, or something else made together, of which it says more than "the"?"""
    made = singular(fold(unit.surface)) in MADE_TOGETHER
    return made and not _THE_TEXT.search(fold(question.text[: unit.span.start]))


def spoken_with(side: Unit, history: Sequence[Turn]) -> int:
    """How many turns there are up to the one that last spoke of an agreement of this side; 0 where none did."""
    for number in range(len(history), 0, -1):
        turn = history[number - 1]
        alone = read_question(without_carried(turn.question))
        asked = alone if side_of(alone) else read_question(turn.question)
        countries = asked.countries
        names = countries or thing_in(asked) or any(is_name(unit) for unit in asked.units)
        if not names:
            continue
        first = all(len(read_question(one.question).countries) < _PAIR for one in history[number:])
        if _is_of(side, asked, turn.answer, first):
            return number
    return 0


def _is_of(side: Unit, asked: Question, answer: str, spoken_of_now: bool) -> bool:
    """Is what a question speaks of an agreement of this side?"""
    if len(asked.countries) >= _PAIR:
        return side.key in asked.countries
    told = read_question(" ".join(answer.splitlines()[:_FIRST_LINES])).countries
    called = any(is_name(unit) and unit.kind != "country" for unit in asked.units) and thing_in(asked)
    if asked.countries and not called:
        return (side.key in asked.countries and side_of(asked) is None) or side.key in told
    return spoken_of_now or side.key in told


def asked_of(question: Question, side: Unit, before: Question) -> str | None:
    """The question with the agreement that `before` speaks of; nothing where it has no place for it.

    `asked_of("And who signed for Chile?", …, "When was the Lombok pact signed?")` ->
    `"Who signed the Lombok pact for Chile?"`
    """
    thing = thing_in(before)
    partner = _partner(side, before)
    text = as_whole(question.text)
    named = thing and thing.is_named and thing.language == question.language and thing.beside(side)
    if thing and named and (found := _with_thing(text, thing, named, question)):
        return found
    if not partner or before.language != question.language:
        return None
    spanish = question.language == "es"
    if _STOOD_FOR.search(text):
        return _at_end(text, f"{'en la reunión con' if spanish else 'at the talks with'} {partner}{_when(before)}")
    signed = (_FIRMO if spanish else _SIGNED).search(text)
    with_partner = f"{'con' if spanish else 'with'} {partner}{_when(before)}"
    return f"{text[: signed.end()]} {with_partner}{text[signed.end() :]}" if signed else None


def _with_thing(text: str, thing: Thing, named: str, question: Question) -> str | None:
    spanish, money = question.language == "es", question.wants(Wanted.NUMBER)
    if money and thing.several:
        return None  # nobody pays in the talks
    if thing.is_text and not money and not _STOOD_FOR.search(text):
        if (signed := _SIGNED.search(text)) is not None:
            return f"{text[: signed.end()]} {named}{text[signed.end() :]}"
        if _FIRMO.search(text):
            return _at_end(text, named)
    inside = "under" if thing.is_text and money else "at" if thing.several else "in"
    return _at_end(text, f"{'en' if spanish else inside} {named}")


def _partner(side: Unit, before: Question) -> str:
    """The other country of two that a question names, "the US"; a capital is where they met."""
    text = without_carried(before.text)
    named = [unit for unit in read_question(text).units if unit.kind == "country" and not is_capital(unit.surface)]
    others = [unit for unit in named if unit.key != side.key]
    nouns = not any(is_people(unit.surface) for unit in others)
    return with_article(text, others[0]) if len(others) == 1 < len(named) == _PAIR and nouns else ""


def _when(before: Question) -> str:
    """The year that a question names, as it stands there: " in 2021"."""
    year = re.search(r" (?:in|en) (?:19|20)\d\d\b", before.text)
    return year.group() if year else ""


def _at_end(text: str, more: str) -> str:
    end = len(text.rstrip(" ?!."))
    return f"{text[:end]} {more}{text[end:] or '?'}"

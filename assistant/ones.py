""" "The one with the UK" and "the other one": a thing called after what was asked for, or the second of two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.exchange import sides_exchanged
from assistant.leaning import singular
from assistant.openings import as_whole
from assistant.picking import name_of, noun_of
from assistant.reader.question import Question, read_question, without_carried
from assistant.things import TEXTS, thing_in, with_article
from index.entities import is_capital
from index.forms import is_people
from index.text import fold

_ONE_OF = re.compile(
    r"\bthe ones? (?=(?:with|of|between|from|in|at|on)\b)|"
    r"(?<=ó |n )(?:el|la|los|las) (?=(?:de|del|con|entre) )"
)
""" "Who signed the one with Peru?", "¿quién firmó el de Perú?"."""
_ASKED_FOR = re.compile(
    r"\b(?:which|what|how many) (?P<noun>(?:[a-z][\w’'-]* ){0,3}?[a-z][\w’'-]*s)"
    r"(?= (?:did|do|does|has|have|had|were|was|are|is)\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^\W*(?:(?:and|but|what about|y|e|pero|que hay de)\b\W*)*(?:the other(?: one)?|(?:el|la|l[oa]s) otr[oa]s?)\W*$"
)
_PARTNER = re.compile(r"\b(?:with|con) (?:the |el |la |los |las )?$")
_TWO = 2


def speaks_of_one(question: str) -> bool:
    """Does it call something "the one with …", after what was asked for?"""
    return _ONE_OF.search(question) is not None


def with_what_it_is(question: str, before: Question) -> str | None:
    """The question with what `before` asks for in the place of "the one"; nothing where that asks for no such thing.

    `with_what_it_is("Who signed the one with Peru?", …"Which pacts did Chile sign?")` ->
    `"Who signed Chile's pact with Peru?"`
    """
    one = _ONE_OF.search(question)
    noun = _noun(before)
    if not one or not noun:
        return None
    spanish = "¿" in question or before.language == "es"
    owner = _owner(before, read_question(question))
    rest = question[one.end() :]
    if spanish:
        called = f"{one.group().strip()} {noun}{f' de {owner}' if owner else ''} "
        rest = re.sub(r"^de(l?) ", lambda of: "con " + of[1].replace("l", "el "), rest) if owner else rest
    else:
        called = f"{owner}'s {noun} " if owner else f"the {noun} "
    return as_whole(question[: one.start()] + called + rest)


def _noun(before: Question) -> str:
    """What a question speaks of or asks for, in the singular, without names."""
    if thing := thing_in(before):
        words = thing.called.split()[1:]
        return " ".join(word for word in words if word.islower())
    asked = _ASKED_FOR.search(without_carried(before.text))
    noun = asked["noun"] if asked else noun_of(before)
    kind, last = noun[: len(noun) - len(noun.rpartition(" ")[2])], singular(noun.rpartition(" ")[2])
    return kind + last if fold(last) in TEXTS else ""


def _owner(before: Question, asked: Question) -> str:
    """The side whose agreements are spoken of, where the question names only another."""
    named = [unit for unit in before.units if unit.kind == "country" and not is_capital(unit.surface)]
    text = without_carried(before.text)
    left = [unit for unit in named if unit.key not in asked.countries and unit.span.end <= len(text)]
    left = [unit for unit in left if not _PARTNER.search(fold(text[: unit.span.start])) or len(named) == _TWO]
    one = left[:1] if len(asked.countries) == 1 and len(named) <= _TWO else []
    return with_article(text, one[0]) if one and not is_people(one[0].surface) else ""


def other_of_two(question: str, before: Question, entries: Sequence[str]) -> str | None:
    """ "And the other one?": the question `before` of the second of two, sides or entries of the list shown last.

    `other_of_two("¿y el otro?", …"¿Quién firmó por Chile el pacto con Perú?", ())` ->
    `"¿Quién firmó por Perú el pacto con Chile?"`
    """
    if not _OTHER.match(fold(question)):
        return None
    names = [name for entry in entries if (name := name_of(entry))]
    if len(entries) == len(names) == _TWO:
        named = [name for name in names if fold(name) in fold(before.text)]
        if len(named) == 1:
            place = fold(before.text).index(fold(named[0]))
            return before.text[:place] + names[1 - names.index(named[0])] + before.text[place + len(named[0]) :]
    others = [unit for unit in before.units if unit.kind == "country" and unit.key not in before.sides]
    if len(before.countries) != _TWO or len(before.sides) != 1 or not others:
        return None
    return sides_exchanged(read_question(others[0].surface), before)

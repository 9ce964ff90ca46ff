""" "The one with the UK" and "the other one": a thing called after what was asked for, or one of two, or of several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composed.pairs import Pair, one_called
from assistant.reader.question import Question, Wanted, read_question, without_carried
from assistant.talk.exchange import sides_exchanged
from assistant.talk.leaning import is_name, singular
from assistant.talk.openings import as_whole
from assistant.talk.picking import before_noun, name_of, noun_of, ordinal, picked, with_entries
from assistant.talk.things import TEXTS, thing_in, with_article
from index.entities import is_capital
from index.forms import is_people
from index.text import fold

_ONE_OF = re.compile(
    r"\bthe ones? (?=(?:with|of|between|from|in|at|on)\b)|"
    r"(?<=ó |n )(?:el|la|los|las) (?=(?:de|del|con|entre) )"
)
""" "Who signed the one with Peru?", "¿quién firmó el de Perú?"."""
_LIKE_ONE = re.compile(r"\ba (?:similar|comparable) (?P<one>one)\b")
_ASKED_FOR = re.compile(
    r"\b(?:which|what|how many) (?P<noun>(?:[a-z][\w’'-]* ){0,3}?[a-z][\w’'-]*s)"
    r"(?= (?:did|do|does|has|have|had|were|was|are|is)\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^\W*(?:(?:and|but|what about|y|e|pero|que hay de)\b\W*)*(?:the other(?: one)?|(?:el|la|l[oa]s) otr[oa]s?)\W*$"
)
_FOR_OTHERS = re.compile(
    r"^\W*(?:(?:and|but|y|e|pero)\b\W*)*(?:(?:who|quien(?:es)?) )?(?:for|on behalf of|por(?: parte del?)?|del?) "
    r"(?:the others?(?: (?:ones?|sides?|part(?:y|ies)|countr(?:y|ies)))?|"
    r"(?:(?:el|la|l[oa]s) )?(?:otr[oa]s?|demas)(?: (?:lados?|partes?|pais(?:es)?))?)\W*$"
)
_FOR_A_SIDE = r"\s*\b(?:for|on behalf of|por(?: parte del?)?|en nombre del?) (?:the |el |la |los )?"
_PARTNER = re.compile(r"\b(?:with|con) (?:the |el |la |los |las )?$")
_TWO = 2
_WHICH_OF_TWO = re.compile(
    r"^\W*(?:(?:and|but|y|e|pero)\b\W*)*(?:which|cual)(?: ones?)?"
    r"(?P<of> (?:of (?:the two|them|these|those|both)|de (?:(?:los|las) dos|ell[oa]s|est[oa]s|es[oa]s|amb[oa]s)))? "
    r"(?P<asked>\S.*?)\W*$"
)
_WHICH_OF_THEM = re.compile(
    r"^\W*(?:(?:and|but|y|e|pero)\b\W*)*(?:which|who|cual(?:es)?|quien(?:es)?)(?: ones?)?"
    r"(?P<of> (?:of (?:them|these|those)|de (?:ell[oa]s|est[oa]s|es[oa]s)))(?: countries| paises)? (?P<asked>\S.*?)\W*$"
)
_THE_TWO = re.compile(r"\b(?:two|both|dos|amb[oa]s)\b")
_COMPARES = re.compile(
    r"\b(?:more|less|fewer|first|earlier|later|sooner|before|longer|larger|bigger|smaller|older|newer|higher|lower|"
    r"stronger|broader|wider|mas|menos|mayor|menor|mejor|antes|primero|despues)\b"
)


def speaks_of_one(question: str) -> bool:
    """Does it call something "the one with …", after what was asked for?"""
    return _ONE_OF.search(question) is not None or _LIKE_ONE.search(question) is not None


def with_what_it_is(question: str, before: Question) -> str | None:
    """The question with what `before` asks for in the place of "the one"; nothing where that asks for no such thing.

    `with_what_it_is("Who signed the one with Peru?", …"Which pacts did Chile sign?")` ->
    `"Who signed Chile's pact with Peru?"`
    """
    noun = _noun(before)
    if noun and (like := _LIKE_ONE.search(question)):
        return as_whole(f"{question[: like.start('one')]}{noun}{question[like.end('one') :]}")
    one = _ONE_OF.search(question)
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


def which_of_them(question: str, before: Question) -> str | None:
    """ "Which of them also joined the Quito pact?" of countries: "Which countries also joined the Quito pact?".

    Only of what has a name of its own: what is asked of the same thing is asked of the countries that were told.
    """
    which = _WHICH_OF_THEM.match(fold(question))
    of_countries = before.wants(Wanted.COUNTRIES) or (len(before.countries) > 1 and not before.wants(Wanted.PERSON))
    known = {unit.key for unit in before.units}
    new = any(is_name(unit) and unit.key not in known for unit in read_question(question).units)
    if not which or not of_countries or not new:
        return None
    asked = question[which.start("asked") : which.end("asked")]
    return f"¿Qué países {asked}?" if which["of"].strip().startswith("de") else f"Which countries {asked}?"


def which_of_two(question: str, things: Sequence[str]) -> str | None:
    """ "Which of the two is longer?" of two things by name: "Which is longer, the Lima code or the Quito code?".

    Two countries are told apart only by what compares them, or by who says that they are two.
    """
    which = _WHICH_OF_TWO.match(fold(question)) if len(things) == _TWO else None
    if not which or not (which["of"] or _COMPARES.search(which["asked"])):
        return None
    asked = question[which.start("asked") : which.end("asked")]
    spanish = "¿" in question or fold(question).lstrip(" ¿").startswith("cual")
    which_one, between = ("¿Cuál", "o") if spanish else ("Which", "or")
    return f"{which_one} {asked}, {things[0]} {between} {things[1]}?"


def compares(question: str) -> bool:
    """Does it ask which of two is more, older or first, or say that they are two?"""
    return _COMPARES.search(fold(question)) is not None or _THE_TWO.search(fold(question)) is not None


def picked_of_two(question: str, pair: Pair) -> str | None:
    """ "Who signed the second one?" of two that were named: "Who signed the Quito code?"."""
    found = picked(question, pair.called)
    return with_entries(question, found) if len(found) == 1 else None


def picked_of_several(question: str, before: Question) -> str | None:
    """ "What does the second say?" after "When were the Lombok treaties signed?": "… the second Lombok treaty say?"."""
    nth = before_noun(ordinal(question))
    one = one_called(without_carried(before.text), nth) if nth else None
    return with_entries(question, [one]) if one else None


def is_other(question: str) -> bool:
    """Does it say nothing but "the other one"?"""
    return _OTHER.match(fold(question)) is not None


def other_of_pair(before: str, pair: Pair) -> str | None:
    """The question `before`, which speaks of one of two, of the other; nothing where it speaks of both or none."""
    for one, other in (pair.called, pair.labels):
        said = [name for name in (one, other) if name in before]
        if len(said) == 1:
            return before.replace(said[0], other if said[0] == one else one, 1)
    return None


def other_of_two(question: str, before: Question, entries: Sequence[str]) -> str | None:
    """ "And the other one?": the question `before` of the second of two, sides or entries of the list shown last.

    `other_of_two("¿y el otro?", …"¿Quién firmó por Chile el pacto con Perú?", ())` ->
    `"¿Quién firmó por Perú el pacto con Chile?"`
    """
    if not is_other(question):
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


def asked_for_others(question: str, before: Question) -> str | None:
    """ "And for the others?" after a question for the people of a side: that of the other one, or of all.

    `asked_for_others("And for the others?", …"Who signed the Quito pact for Peru?")` -> `"Who signed the Quito pact?"`
    """
    if not _FOR_OTHERS.match(fold(question)) or not before.wants(Wanted.PERSON):
        return None
    others = [unit for unit in before.units if unit.kind == "country" and unit.key not in before.sides]
    of_two = len(before.countries) == _TWO and others
    if of_two and (exchanged := sides_exchanged(read_question(others[0].surface), before)):
        return exchanged
    text = before.text
    for side in [unit for unit in before.units if unit.kind == "country" and unit.key in before.sides]:
        text = re.sub(_FOR_A_SIDE + re.escape(side.surface), "", text, count=1, flags=re.IGNORECASE)
    return text

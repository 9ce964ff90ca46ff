"""One of two things that a conversation spoke of, together or in turn: "the second one", "which is older?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composed.pairs import Pair, pair_in
from assistant.reader.question import Question, Wanted, read_question, without_carried
from assistant.talk.ones import (
    compares,
    is_other,
    other_of_pair,
    picked_of_several,
    picked_of_two,
    which_of_them,
    which_of_two,
)
from assistant.talk.picking import picks, shown
from assistant.talk.things import thing_in
from assistant.types import Turn
from index.text import fold

_BACK = 6
"""Turns among which two things are looked for that were named together."""
_LISTED = 3
"""Turns among which countries are looked for that "them" may be."""
_EITHER = re.compile(r", (?P<one>[^,]+) (?:or|o|u) (?P<other>[^,]+?)\W*$")
"""Of which of two something was asked."""


def of_two(question: str, history: Sequence[Turn], last: Question, before: Question | None) -> str | None:
    """What is asked of one of two, by its name; nothing where it is asked of none.

    `last` and `before` are the two questions before it as they stand alone.
    """
    named = _pair(history)
    pair = named if named and (is_other(question) or not _list_since(named, history)) else None
    entries = any(shown(turn.answer) for turn in history[-_LISTED:]) and not compares(question)  # "which of them"
    in_turn = () if entries else _in_turn(last, before)
    if two := which_of_two(question, in_turn or (pair.called if pair else ())):
        return two
    spoken = [*(read_question(turn.question) for turn in history[-_LISTED:]), last]
    if of_them := next(filter(None, (which_of_them(question, asked) for asked in reversed(spoken))), None):
        return of_them
    if pair and is_other(question):
        return other_of_pair(last.text, pair)
    if pair and picks(question):
        return picked_of_two(question, pair)
    as_typed = read_question(history[-1].question)
    of_list = as_typed.wants(Wanted.LIST, Wanted.COUNTRIES, Wanted.PERSON) and shown(history[-1].answer)
    return picked_of_several(question, as_typed) if picks(question) and not of_list else None


def _pair(history: Sequence[Turn]) -> Pair | None:
    """The two things that were named together last."""
    pairs = (pair_in(without_carried(turn.question)) for turn in reversed(history[-_BACK:]))
    return next(filter(None, pairs), None)


def _list_since(pair: Pair, history: Sequence[Turn]) -> bool:
    """Was a list shown after two things were named?"""
    number = max(n for n, turn in enumerate(history) if pair_in(without_carried(turn.question)) == pair)
    return any(shown(turn.answer) for turn in history[number + 1 :])


def _in_turn(last: Question, before: Question | None) -> tuple[str, ...]:
    """Two things that were asked of one after the other, "the Swedish pact" and then "And Finland's?", or of either."""
    if either := _EITHER.search(last.text):
        return either["one"], either["other"]
    if before is None:
        return ()
    one, other = thing_in(before), thing_in(last)
    if one and other and one.is_named and other.is_named and fold(one.whole) != fold(other.whole):
        return one.whole, other.whole
    named = [
        [unit.surface for unit in asked.units if unit.kind == "country" and unit.key not in beside.countries]
        for asked, beside in ((before, last), (last, before))
    ]
    return (named[0][0], named[1][0]) if len(named[0]) == len(named[1]) == 1 else ()

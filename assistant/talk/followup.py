"""A question in a conversation to a question that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.reader.question import Question, Wanted, read_question, without_carried
from assistant.scope import small_talk
from assistant.talk.carrying import Said, said_in, spoken_of, with_words
from assistant.talk.ellipsis import half, name_put_in, put_in
from assistant.talk.exchange import FOR_ONE_SIDE, countries_put_right
from assistant.talk.leaning import leans
from assistant.talk.of_two import of_two
from assistant.talk.ones import asked_for_others, is_other, other_of_two, speaks_of_one, with_what_it_is
from assistant.talk.openings import Correction, correction, same_of, without_courtesy
from assistant.talk.picking import (
    again_picked,
    name_of,
    noun_of,
    other_picked,
    picked,
    picks,
    picks_only,
    shown,
    told,
    with_entries,
    with_noun,
)
from assistant.talk.pointing import asked_in_full, pointed_at, signed_by_one_of_them, with_thing
from assistant.talk.pronouns import with_person
from assistant.talk.sided import asked_of, side_of, spoken_with
from assistant.talk.things import thing_in
from assistant.types import Turn
from index.text import fold

_HISTORY = 12
"""Turns that are looked at."""
_BACK = 3
"""Answers among which the list is looked for of which something is picked, the latest first."""

_History = tuple[Turn, ...]


def standalone(question: str, history: Sequence[Turn]) -> str:
    """`question` with what it leaves out, taken from the conversation; unchanged when it stands alone.

    "Y por parte del Perú?" is the question before with another country; "When was that?" carries the
    countries, names and subjects along: "When was that? (Japan, sign, treaty)". Search and reader need the
    words, not the grammar.
    """
    return _alone(question, _spoken(history))


@lru_cache(maxsize=256)
def _alone(question: str, history: _History) -> str:
    """Kept, for each turn is understood in the light of those before it, which are asked for again and again."""
    if not history or small_talk(question):
        return question
    asked = read_question(without_courtesy(question))
    before = read_question(_earlier(history[:-1])) if len(history) > 1 else None
    if of_either := of_two(asked.text, history, read_question(_earlier(history)), before):
        return of_either
    if picks(question) and (again := other_picked(asked.text, _earlier(history))):
        return again
    if picks(question) and (of_list := _listed(question, history)):
        again = again_picked(asked.text, _earlier(history), of_list[0])
        return again or _picked(asked.text, *of_list) or question
    if other := _other(asked.text, history) or asked_for_others(asked.text, read_question(_earlier(history))):
        return other
    if not half(asked) and speaks_of_one(asked.text) and (called := _called(asked.text, history)):
        return called
    if of_side := _of_side(asked, history):
        return of_side
    if signed := signed_by_one_of_them(asked, read_question(_earlier(history)), history[-1].answer):
        return signed
    if not leans(asked, history):
        return question
    if other := same_of(question):
        return _same(other, question, history)
    asked = read_question(with_person(asked.text, history))
    earlier = _earlier(history)
    if put_right := correction(question):
        return _put_right(put_right, question, earlier, history)
    if whole := pointed_at(asked, read_question(earlier)):
        return whole
    asked = read_question(asked_in_full(asked))
    rest = half(asked) if asked.wants(Wanted.STATEMENT) else None
    if rest and (again := _again(rest, asked, history)):
        return again
    if of_thing := _of_thing(asked, earlier, history):
        return of_thing
    return with_words(with_noun(asked.text, _noun(history)), _known(earlier, history))


def _of_thing(asked: Question, earlier: str, history: _History) -> str | None:
    """What is asked of "it", of the thing that the last question only names, or of the agreement that is spoken of."""
    spoken = (read_question(_earlier(history[:end])) for end in range(len(history), max(len(history) - _BACK, 0), -1))
    before = next(filter(thing_in, spoken), read_question(earlier))
    named = _half_named(history)
    whole = with_thing(asked, named, before)
    thing = thing_in(before)
    says_all = not named and thing and thing.is_named
    return whole if not whole or says_all else with_words(whole, _known(earlier, history))


def _half_named(history: _History) -> str:
    """The thing that the last question only named, "the training centre" of "And the training centre?"."""
    last = read_question(without_carried(history[-1].question))
    return half(last) or "" if last.wants(Wanted.STATEMENT) else ""


def needs_history(question: str, history: Sequence[Turn]) -> bool:
    """Does it lean on the conversation, or pick an entry of the list that was shown last?"""
    spoken = _spoken(history)
    if not spoken:
        return False
    of_list = _listed(question, spoken) if picks(question) else None
    return bool(picked(question, of_list[0])) if of_list else leans(read_question(question), spoken)


def left_open(question: str, history: Sequence[Turn]) -> tuple[str, ...] | None:
    """The entries of the list shown last among which "the other one" may be any; empty where there is no list.

    Nothing of a question that says, or of which the conversation tells, which it means.
    """
    spoken, asked = _spoken(history), without_courtesy(question)
    if not spoken or not is_other(asked) or fold(asked).strip(" ?!.").endswith("s"):
        return None
    if without_carried(_alone(question, spoken)) != question:
        return None
    lists = (shown(turn.answer) for turn in reversed(spoken[-_BACK:]))
    entries = next(filter(None, lists), ())
    of_each = [read_question(entry).countries for entry in entries]
    told = read_question(_earlier(spoken)).countries - frozenset.intersection(*of_each) if entries else frozenset()
    others = [entry for entry, countries in zip(entries, of_each, strict=True) if not countries & told]
    return tuple(others or entries) if len(entries) > 1 else ()


def _earlier(history: _History) -> str:
    """The last question as it stands alone."""
    last = history[-1]
    return last.question if _carries(last) else _alone(last.question, history[:-1])


def _listed(question: str, history: _History) -> tuple[tuple[str, ...], _History] | None:
    """The entries of the list that was shown last, and the conversation up to there.

    Of one that the last answer tells in a sentence something is picked only by what says nothing else: "When was the
    last?" may mean any last.
    """
    for end in range(len(history), max(len(history) - _BACK, 0), -1):
        if entries := shown(history[end - 1].answer):
            return entries, history[:end]
    entries = told(history[-1].answer) if picks_only(question) else ()
    return (entries, history) if entries else None


def _other(question: str, history: _History) -> str | None:
    """The last question of the other of two, which were answered together or are its sides."""
    lists = (shown(turn.answer) for turn in reversed(history[-_BACK:]))
    return other_of_two(question, read_question(_earlier(history)), next(filter(None, lists), ()))


def _called(question: str, history: _History) -> str | None:
    """The question with what was last asked for in the place of "the one with …"."""
    ends = range(len(history), max(len(history) - _BACK, 0), -1)
    called = (with_what_it_is(question, read_question(_earlier(history[:end]))) for end in ends)
    return next(filter(None, called), None)


def _noun(history: _History) -> str:
    """What the list shown last was asked for, people aside; where there is none, what the last question asks for."""
    ends = range(len(history), max(len(history) - _BACK, 0), -1)
    asked = (
        read_question(_earlier(history[:end])) for end in ends if end == len(history) or shown(history[end - 1].answer)
    )
    return next(filter(None, map(noun_of, asked)), "")


def _picked(question: str, entries: Sequence[str], history: _History) -> str | None:
    """The question asked of the entries that it picks, by name if they have one; nothing where it picks none."""
    found = picked(question, entries)
    named = [*map(name_of, found)]
    asked = with_entries(question, named) if found and all(named) else question
    return with_words(asked, _known(_earlier(history), history)) if found else None


def _again(rest: str, asked: Question, history: _History) -> str | None:
    """The last question asked of what half a question names.

    One of those before it where that one only points, or is asked of both sides, or of none: "And for Peru?".
    """
    for end in range(len(history), max(len(history) - _BACK, 0), -1):
        before = read_question(_earlier(history[:end]))
        if again := put_in(rest, asked, before):
            return again
        known = asked.countries and asked.countries <= before.countries
        if not (known or (asked.countries and (before.only_points or FOR_ONE_SIDE.search(fold(rest))))):
            break
    return None


def _of_side(asked: Question, history: _History) -> str | None:
    """What is asked of a side, of the agreement that was spoken of with it; nothing where none was."""
    side = side_of(asked)
    turns = history[: spoken_with(side, history)] if side else ()
    if not side or not turns:
        return None
    before = read_question(_earlier(turns))
    if whole := asked_of(asked, side, before):
        return whole
    thing = thing_in(before)
    return f"{asked.text} ({thing.name})" if thing else with_words(asked.text, _known(before.text, turns))


def _put_right(meant: Correction, question: str, earlier: str, history: _History) -> str:
    """The last question again with what is meant in the place of what was not."""
    asked = read_question(meant.right)
    if not asked.wants(Wanted.STATEMENT):
        return with_words(meant.right + "?" * question.rstrip().endswith("?"), _known(earlier, history))
    before = read_question(earlier)
    rest = half(asked) or meant.right
    again = countries_put_right(meant.right, meant.wrong, before) if asked.countries else _put_in(rest, before)
    return again or with_words(question, _known(earlier, history))


def _same(other: str, question: str, history: _History) -> str:
    """The last question that can be asked of `other`; that with what the last speaks of, where none can."""
    for end in range(len(history), max(len(history) - _BACK, 0), -1):
        if again := _put_in(other, read_question(_earlier(history[:end]))):
            return again
    return with_words(other + "?" * question.rstrip().endswith("?"), _known(_earlier(history), history))


def _put_in(rest: str, before: Question) -> str | None:
    """The question `before` asked of what somebody says he means, which may be a name of any kind."""
    return put_in(rest, read_question(rest), before) or name_put_in(rest, before)


def _known(earlier: str, history: _History) -> list[Said]:
    """What the last question speaks of, `earlier` as it stands alone; where it did so as it was, its subject too."""
    as_it_was = earlier.startswith(history[-1].question) and not _carries(history[-1])
    return spoken_of(history) if as_it_was else said_in(earlier)


def _spoken(history: Sequence[Turn]) -> _History:
    """The turns that are looked at; thanks and greetings are none.

    A question that was put into the one before it is that whole question from then on: who asks "And Sweden?" speaks of
    Sweden afterwards. What another carried is found again from the turns before it; brackets stay that hold something
    else: how a question was put right.
    """
    turns: _History = ()
    for turn in [turn for turn in history if not small_talk(turn.question)][-_HISTORY:]:
        asked = without_carried(turn.question)
        understood = _alone(asked, turns)
        again = asked == turn.question or understood == turn.question
        if is_other(without_courtesy(asked)) and understood.startswith(asked + " ("):
            continue  # it was asked back which one is meant
        kept = (asked if without_carried(understood) == asked else understood) if again else turn.question
        turns = (*turns, replace(turn, question=kept))
    return turns


def _carries(turn: Turn) -> bool:
    return without_carried(turn.question) != turn.question

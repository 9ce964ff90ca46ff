"""A question in a conversation to a question that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.leaning import begins_a_subject, is_name, leans
from assistant.picking import picked
from assistant.reader.question import Question, Wanted, read_question
from assistant.types import Turn
from index.entities import is_capital
from index.query import Unit
from index.text import fold

_ELLIPSIS = re.compile(
    r"^(?:and |but |y |e |pero )?(?:the|for|with|on|in|at|to|from|by|of|el|la|los|las|por|para|con|en|de|del|a)\b|"
    r"^(?:and|but|y|e|pero) \S+(?: \S+){0,2}$"
)
"""What has no verb of its own: "and the training centre?"; after "and" also a name."""
_ASKING = re.compile(
    r"\b(?:how (?:many|much)(?: \w+)?|what (?:time|year|date|day)|which \w+|cuant[oa]s? \w+|que \w+|how|when|where|who|"
    r"whom|whose|which|what|why|cuando|donde|quien(?:es)?|cual(?:es)?|por que|que|como)\b"
)
_FOR_ONE_SIDE = re.compile(r"\b(?:for|side|behalf|por|parte)\b")
_OPENING = re.compile(r"^[¿\s]*(?:and|but|also|y|e|pero|también)\s+", re.IGNORECASE)
_CHATTER = frozenset(
    "am sure pretty really well ok okay yes maybe like sounds seem seems think guess wonder see saying mean meant "
    "speaking talking mentioned happen happens happened wow hmm able actually again "
    "claro bueno vale quizas creo parece pienso suena verdad mencionaste dijiste hablando pasa ocurre ocurrio".split()
)
"""Folded words with which people talk rather than say what they talk about."""
_CONTRACTION = re.compile(r"['’](?:t|m|re|ve|ll|d)$")
_HISTORY = 12
"""Turns that are looked at."""
_TOGETHER, _FEWEST = 9, 4
"""Units of a question together with those that are carried to it, and the fewest that are, if there are so many. With
more of them search finds the conversation rather than the question; but names and numbers are carried all the same."""
_MOST_CARRIED = 10


def standalone(question: str, history: Sequence[Turn]) -> str:
    """`question` with what it leaves out, taken from the conversation; unchanged when it stands alone.

    "Y por parte del Perú?" is the question before with another country; "When was that?" carries the
    countries, names and subjects along: "When was that? (Japan, sign, treaty)". Search and reader need the
    words, not the grammar.
    """
    history = history[-_HISTORY:]
    asked = read_question(question)
    entries = picked(question, history[-1].answer) if history else ()
    if not entries and not leans(asked, history):
        return question
    *before, last = history
    earlier = standalone(last.question, before)
    folded = fold(question).strip(" ¿?¡!.")
    if asked.wants(Wanted.STATEMENT) and _ELLIPSIS.search(folded) and not _ASKING.search(folded) and not entries:
        return _same_question_of_another(asked, read_question(earlier))
    whole = not earlier.startswith(last.question)
    units = read_question(earlier).units if whole else _spoken_of(_subject(history), last)
    return _with_words_of(units, question, entries)


def needs_history(question: str, history: Sequence[Turn]) -> bool:
    """Does it lean on the conversation, or pick an entry of the list that was shown last?"""
    history = history[-_HISTORY:]
    return bool(history) and (bool(picked(question, history[-1].answer)) or leans(read_question(question), history))


def _spoken_of(began: Turn, last: Turn) -> list[Unit]:
    """The names with which the subject began, and what the last question says.

    All words of the former where there are no two names, or the latter says nothing ("When was that?").
    """
    first, now = read_question(began.question).units, read_question(last.question).units
    names = [unit for unit in first if is_name(unit, first=True)]
    return [*(names if now and len(names) > 1 else first), *now]


def _subject(history: Sequence[Turn]) -> Turn:
    """The turn that began what is spoken of now: the last that names something new and leans on nothing before it."""
    start = 0
    for number, turn in enumerate(history[1:], start=1):
        named = any(is_name(unit) for unit in read_question(history[start].question).units)
        if begins_a_subject(read_question(turn.question), history[start:number], named):
            start = number
    return history[start]


def _with_words_of(units: Iterable[Unit], question: str, entries: Sequence[str] = ()) -> str:
    """A question with what it does not say itself behind it: entries of a list, and units."""
    own = {unit.key for unit in read_question(question).units}
    new = list({unit.surface: unit for unit in units if unit.key not in own and not is_chatter(unit)}.values())
    certain = [unit for unit in new if unit.kind == "number" or is_name(unit)]
    room = max(max(_FEWEST, _TOGETHER - len(own)) - len(certain), 0)
    others = [unit for unit in new if unit not in certain][:room]
    kept = [unit.surface for unit in new if unit in certain or unit in others][:_MOST_CARRIED]
    carried = list(dict.fromkeys([*entries, *kept]))
    return f"{question} ({', '.join(carried)})" if carried else question


def is_chatter(unit: Unit) -> bool:
    """Is it a word with which people talk, rather than one that says what they talk about?"""
    return unit.kind == "word" and (unit.key in _CHATTER or _CONTRACTION.search(unit.surface) is not None)


def _same_question_of_another(asked: Question, before: Question) -> str:
    """ "And with Australia?" after "When did Japan and the UK sign?": the last country gives way to the new one.

    Anything else is put to the earlier question's own word: "Where the training centre? (set up, code)".
    """
    # "in Lima" is where they met: "And Peru?" may still ask for another side.
    old = [unit for unit in before.units if unit.kind == "country" and not is_capital(unit.surface)]
    named = {unit.key for unit in old}
    new = [unit for unit in asked.units if unit.kind == "country" and unit.key not in named]
    if _only_a_side(asked) and (exchanged := _sides_exchanged(asked, before)):
        return exchanged
    if _only_a_side(asked) and (not new or not old):
        return f"{before.text} ({_OPENING.sub('', asked.text).strip(' ?¿!.')})"  # one side of what both were asked for
    if len(new) != 1 or not old:
        word = _ASKING.search(fold(before.text))
        rest = _OPENING.sub("", asked.text)
        return _with_words_of(before.units, f"{before.text[word.start() : word.end()]} {rest}" if word else rest)
    place = old[-1].span
    head = before.text[: place.start]
    if not re.search(r"\b(?:the|el|la|los) $", asked.text[: new[0].span.start], re.IGNORECASE):
        head = re.sub(r"\bthe $", "", head)  # "the UK" gives way to "Australia"
    replaced = head + new[0].surface + before.text[place.end :]
    return f"{replaced} ({old[-1].surface})" if _FOR_ONE_SIDE.search(fold(asked.text)) else replaced


def _sides_exchanged(asked: Question, before: Question) -> str | None:
    """ "And Chile?" after "Who represented Peru at the meeting with Chile?": each country in the other's place."""
    sides, other = before.sides, asked.countries
    if len(sides) != 1 or len(other) != 1 or sides == other:
        return None
    named = [unit for unit in before.units if unit.kind == "country" and not is_capital(unit.surface)]
    one, two = ([unit for unit in named if unit.key in keys] for keys in (sides, other))
    if len(one) != 1 or len(two) != 1:
        return None
    text = before.text
    for unit, new in sorted(((one[0], two[0]), (two[0], one[0])), key=lambda pair: -pair[0].span.start):
        text = text[: unit.span.start] + new.surface + text[unit.span.end :]
    return text


def _only_a_side(asked: Question) -> bool:
    """Does it name countries and nothing else, but for "side", "part" and "behalf"?"""
    said = [unit for unit in asked.units if unit.kind != "country" and not _FOR_ONE_SIDE.fullmatch(fold(unit.surface))]
    return bool(asked.units) and not said

"""A question in a conversation to a question that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.question import Question, Wanted, read_question
from assistant.types import Turn
from index.text import fold

_LEANS_ON = re.compile(
    r"^(?:and|but|also|y|e|pero|tambien)\b|\b(?:that|it|its|they|them|their|those|these|there|he|she|his|her|this|then)\b"
    r"|\b(?:eso|esto|ello|lo|ellos|ellas|alli|ahi|esa|ese|esos|esas|su|sus|entonces|amb[oa]s|otr[oa]s?)\b"
    r"|\b(?:the (?:deal|agreement|treaty|pact|meeting|first two|other|others|same))\b"
)
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
_FEW_UNITS = 2
_HISTORY = 6
"""Turns that are looked at."""


def standalone(question: str, history: Sequence[Turn]) -> str:
    """`question` with what it leaves out, taken from the conversation; unchanged when it stands alone.

    "Y por parte del Perú?" is the question before with another country; "When was that?" carries the
    countries, names and subjects along: "When was that? (signed, treaty, Japan)". Search and reader need the
    words, not the grammar.
    """
    if not history or not _leans(read_question(question)):
        return question
    earlier = standalone(history[-1].question, history[-_HISTORY:-1])
    asked, before = read_question(question), read_question(earlier)
    folded = fold(question).strip(" ¿?¡!.")
    if asked.wants(Wanted.STATEMENT) and _ELLIPSIS.search(folded) and not _ASKING.search(folded):
        return _same_question_of_another(asked, before)
    return _with_words_of(before, question)


def _with_words_of(before: Question, question: str) -> str:
    own = {unit.key for unit in read_question(question).units}
    carried = list(dict.fromkeys(unit.surface for unit in before.units if unit.key not in own))
    return f"{question} ({', '.join(carried)})" if carried else question


def _same_question_of_another(asked: Question, before: Question) -> str:
    """ "And with Australia?" after "When did Japan and the UK sign?": the last country gives way to the new one.

    Anything else is put to the earlier question's own word: "Where the training centre? (set up, code)".
    """
    new = [unit for unit in asked.units if unit.kind == "country" and unit.key not in before.countries]
    old = [unit for unit in before.units if unit.kind == "country"]
    if len(new) != 1 or not old:
        word = _ASKING.search(fold(before.text))
        rest = _OPENING.sub("", asked.text)
        return _with_words_of(before, f"{before.text[word.start() : word.end()]} {rest}" if word else rest)
    place = old[-1].span
    head = before.text[: place.start]
    if not re.search(r"\b(?:the|el|la|los) $", asked.text[: new[0].span.start], re.IGNORECASE):
        head = re.sub(r"\bthe $", "", head)  # "the UK" gives way to "Australia"
    replaced = head + new[0].surface + before.text[place.end :]
    return f"{replaced} ({old[-1].surface})" if _FOR_ONE_SIDE.search(fold(asked.text)) else replaced


def _leans(question: Question) -> bool:
    folded = fold(question.text).strip(" ¿?¡!.")
    return bool(_LEANS_ON.search(folded)) or (len(question.units) <= _FEW_UNITS and not question.names_something)

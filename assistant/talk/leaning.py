"""Does a question stand alone, or does it lean on what was said before it?

It leans when it points back ("When was that?", "the second one", "¿Y el Perú?"), when it has no verb ("any results?"),
and when it names nothing but speaks of something definite or past ("Who took the decision?"): that happened to somebody.
A question that names its own subject stands alone, also when a pronoun takes that name up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.reader.question import Question
from assistant.talk.left_out import MANY_UNITS, lacks_object, lacks_subject, lacks_subject_beside
from assistant.talk.openings import correction, same_of, without_courtesy
from assistant.types import Turn
from index.query import Unit, language_of, units
from index.text import fold

FEW_UNITS = 1
"""What names nothing leans with no more units, and never with more than `MANY_UNITS`."""
MADE_TOGETHER = frozenset(
    "accord agreement treaty pact plan partnership memorandum code protocol convention declaration framework deal "
    "charter programme program initiative summit meeting talk exercise mission group command centre center "
    "acuerdo tratado pacto asociacion memorando codigo protocolo convenio declaracion marco carta programa "
    "iniciativa cumbre reunion dialogo ejercicio mision grupo comando mando centro".split()
)
"""Folded, in the singular: what is said of a subject beside its names, as long as it is the subject."""
_SHORT = 5
"""Words of a question that may have no verb."""
_SAID_BEFORE = 3
"""Units in earlier sentences of a message that a pronoun in a later one may stand for."""

_CLOSING = " ¿?¡!.\"'“”"
_CLOSES = r"(?=$|\s*[,;:?!.])"
_AND = re.compile(r"^(?:and|but|y|e|pero)\b")
_TAKES_UP = re.compile(
    r"^(?:(?:and |but |y |e |pero )?(?:what about|how about|que hay de|que tal|"
    r"which (?:ones?|of (?:them|these|those))|cual(?:es)? de (?:ell[oa]s|est[oa]s|es[oa]s))|"
    r"you (?:just )?(?:mentioned|said|told)|(?:mencionaste|menciono|dijiste|dijo) (?:que|algo))\b"
)
_SEVERAL_NAMES = 2
"""New names with which what begins with "and" turns to another subject all the same."""
_SIGNS = r"(?:sign(?:s|ed)?|ratif(?:y|ies|ied)|firm(?:o|aron|an)|suscrib\w+|ratific\w+)"
_SIGNED = re.compile(rf"\b{_SIGNS} (?:the |el |la |los |las )?$")
"""Before the name of what is signed."""
_BEFORE_NAME = re.compile(r"(\w+) (?:of|de|del)(?: the| la| el)? $")
_NOW = (
    r"(?:week|month|year|morning|afternoon|evening|century|decade|time|semana|mes|ano|manana|tarde|noche|siglo|vez|lunes|"
    r"martes|miercoles|jueves|viernes|sabado|domingo|verano|otono|invierno|primavera)\b"
)
_IS_THERE = re.compile(r"\bestá[ns]?\b", re.IGNORECASE)
""" "está" with its accent, a verb, is no "esta"."""
_HE = re.compile(r"\bél\b", re.IGNORECASE)
""" "él" with its accent, no article: as good as the "lo" that stands for a name."""
_STANDS_FOR_NAME = re.compile(
    r"\b(?:he|she|him|his|her|hers|they|them|their|theirs|it|its|himself|herself|themselves|itself)\b|"
    r"\b(?:ella|ello|ellos|ellas|el mismo|la misma|sus?|amb[oa]s)\b|\blo\b(?! que)"
)
"""Words in the place of a name, which may stand before them: "Did Lima say when its patrol left?"."""
_POINTS = re.compile(
    rf"\b(?:this|these)\b(?:{_CLOSES}|(?= (?:is|was|were|are|will|would|has|have|had|to|in|on|by|for|from|with)\b))|"
    rf"\bthose\b(?:{_CLOSES}|(?= (?:are|were|in|on)\b))|"
    rf"^that(?:['’]s| is| was)\b|\bthat{_CLOSES}|\b(?:is|was|does|did|do|will|would|has|had) that\b|"
    rf"\b(?:eso|esto|es[ae]|es[ao]s|est[ae]|est[ao]s)\b(?! {_NOW}| (?:el|la|los|las|en|un|una|previst[oa]s?|\w+[ai]d[oa]s?)\b)"
)
"""Words that point at what was said; "that" neither as "said that" nor as "the ship that sank"."""
_POINTS_TO_PLACE_OR_TIME = re.compile(
    rf"\bthere(?:{_CLOSES}|(?= (?:before|since|then|now|too|as|again)\b))|\bthen$|\b(?:alli|ahi|entonces)\b"
)
_PLACE_OR_TIME = re.compile(r"\b(?:in|at|to|from|on|since|a|en|desde|hasta) (?:the |el |la )?$")
"""Before a name, that of a place; before a number, a time."""
_STANDS_FOR_NOTHING = re.compile(
    r"\b(?:is|was|be) it (?:\w+ )?(?:true|possible|safer?|better|necessary|important|legal|likely|known|worth|ok|okay)\b|"
    r"\bit is (?:true|possible|better|necessary|important|likely|known)\b|\bwhat time is it\b|\b(?:is|are|was|were) there\b"
)
_EACH_SIDE = (
    r"\b(?:each|both|every|either|neither) (?:\w+ )?(?:countr(?:y|ies)|sides?|part(?:y|ies)|governments?|states?|nations?)\b|"
    r"\bthe two (?:countries|sides|parties|governments|states|nations)\b|"
    r"\b(?:cada|amb[oa]s|l[oa]s dos) (?:pais(?:es)?|partes?|lados?|gobiernos?|estados?|naciones)\b"
)
_ITS_OWN_TOPIC = re.compile(
    r"^(?:and |but )?(?:speaking (?:of|about)|talking (?:of|about)|as for|going back to|hablando de|en cuanto a) [^,]+,"
)
_POINTS_BACK = re.compile(
    r"\b(?:this|these)\b(?! (?:week|month|year|morning|afternoon|evening|century|decade|time)\b)|\bthose \w+|"
    r"\b(?:in|on|at|by|for|with|from|to|about|after|before|during|since|under|than|like|of) that\b|\bthat \w+$|"
    r"\b(?:the|which|that|this|another|other)(?: \w+)? ones?\b|"
    r"\b(?:else|the latter|the former|the same|the others?|the first two|both|otr[oa]s?)\b|"
    r"^(?:which|cual(?:es)?) (?:is|are|was|were|of|es|son|fue|fueron|de)\b|"
    rf"{_EACH_SIDE}|\b(?:will|would|can|could|should|must|to) there be\b"
)
_DEFINITE = re.compile(
    r"\b(?:the|el|la|los|las) (?!world\b|most \w+ \w+|(?:term|word|name|phrase)s? \w+)\w+"
    r"(?:(?: \w+)?$|(?! (?:\w+ )?(?:of|between|for|in|on|at|to|de|entre|para|en)\b) )"
)
""" "the talks", and not "the end of a war", which says itself what it is the end of."""
_PAST = re.compile(
    r"\b(?:did|was|were|had|happened|fue|fueron|era|eran|hubo|habia\w*|estuv\w+|tuv\w+|hizo|hicieron|\w+(?:aron|ieron))\b|"
    r"^(?:who|what|which \w+|quien|que) (?:else )?(?:\w+(?:ed|io)|sent|met|took|led|won|paid|gave|made|held|came|went|spoke|"
    r"built|left|bought|sold|lost|found|became|began|chose|drew|wrote|brought|kept|laid|ran|set|spent)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|am|do|does|did|can|could|will|would|shall|should|has|have|had|may|might|must|tell|give|"
    r"explain|describe|show|summari[sz]e|list|want|need|mean|meant|i|you|we|es|son|fue|fueron|era|hay|hubo|ha|han|"
    r"puede|pueden|dime|explica|resume)\b|['’](?:s|m|re|ve|ll)\b|"
    r"^(?:how|when|where|who|whom|whose|which|what|why|cuant[oa]s?|cuando|donde|quien(?:es)?|cual(?:es)?|que|como|por que)\b"
)
_WHAT_IT_IS = re.compile(
    r"^(?:what|who|que|quien) (?:is|are|es|son) (?!the\b|el\b|las?\b|los\b)(?:(?:an?|una?) )?\w+(?: \w+)?$"
)
_PART_OF_MORE = re.compile(
    r"^(?:any\w*|the|for|with|on|in|at|to|from|by|of|el|la|los|las|algun\w*|por|para|con|en|de|del|a)\b"
)
_SENTENCE_BEFORE = re.compile(r"^.*[.?!]\s")


def leans(question: Question, earlier: Sequence[Turn]) -> bool:
    """Does the question need what was said earlier to be understood? Never without anything earlier."""
    if not earlier:
        return False
    if correction(question.text) or same_of(question.text):
        return True
    folded = fold(_HE.sub("lo", _IS_THERE.sub(_blanked, question.text)))
    text = folded[len(folded) - len(without_courtesy(question.text)) :].strip(_CLOSING)
    if _TAKES_UP.search(text) or (_AND.search(text) and not _turns_away(question, text, earlier)):
        return True
    named = _named(question, earlier)
    if lacks_object(text, named, before := folded.find(text)):
        return True
    if (unresolved := _unresolved(question, text, named, before)) is not None:
        return unresolved
    if not _VERB.search(text) and len(text.split()) <= _SHORT:
        new = bool(question.units) and not _said_before(question.units, earlier)
        return new or _PART_OF_MORE.search(text) is not None
    if lacks_subject_beside(question, text, named, before):
        return True
    if named or _WHAT_IT_IS.search(text):
        return False
    few = len(question.units) <= FEW_UNITS
    definite = bool(_PAST.search(text) or _DEFINITE.search(text)) and len(question.units) <= MANY_UNITS
    return few or definite or _POINTS_BACK.search(text) is not None or lacks_subject(question, text)


def begins_a_subject(question: Question, earlier: Sequence[Turn], named: bool) -> bool:
    """Does it stand alone, and turn to what nobody has named or spoken of before, or say that it turns to its topic?

    Where the subject so far is a proper name (`named`), only another name begins another one.
    """
    if leans(question, earlier):
        return False
    if _ITS_OWN_TOPIC.match(fold(question.text).strip(_CLOSING)):
        return True
    names = [unit for unit in question.units if is_name(unit)]
    new = names or (question.units if not named and len(question.units) >= 2 else ())
    return bool(new) and not _said_before(new, earlier, answers=True)


def _said_before(wanted: Sequence[Unit], earlier: Sequence[Turn], answers: bool = False) -> bool:
    """Was one of these words asked before, or with `answers` also answered?"""
    texts = [text for turn in earlier for text in (turn.question, turn.answer if answers else "")]
    said = {_stem(unit) for text in texts for unit in _units(text)}
    return any(_stem(unit) in said for unit in wanted)


def is_name(unit: Unit, first: bool = False) -> bool:
    """Is it a proper name? A first word is capital anyway, and counts only with `first`: in a heading."""
    return unit.kind == "country" or (unit.surface[:1].isupper() and (first or unit.span.start > 1))


def _turns_away(question: Question, text: str, earlier: Sequence[Turn]) -> bool:
    """Does what begins with "and" name a subject of its own, several names that nobody has said?"""
    names = _whole_names(question)
    enough = len(names) >= _SEVERAL_NAMES or any(names_thing(unit, question.text) for name in names for unit in name)
    new = enough and not any(all(_said_before([unit], earlier, answers=True) for unit in name) for name in names)
    return new and _VERB.search(_AND.sub("", text).strip(_CLOSING)) is not None


def _whole_names(question: Question) -> list[list[Unit]]:
    """The names in a question, "Trinity House" as one."""
    names: list[list[Unit]] = []
    for unit in filter(is_name, question.units):
        if names and question.text[names[-1][-1].span.end : unit.span.start] == " ":
            names[-1].append(unit)
        else:
            names.append([unit])
    return names


def names_thing(unit: Unit, text: str) -> bool:
    """Is it the name of a treaty, a plan, an exercise: "el tratado de Lombok", "the Lombok pact"? Or what is signed?"""
    if unit.kind != "country" and _SIGNED.search(fold(text[: unit.span.start])):
        return True
    before, after = _BEFORE_NAME.search(fold(text[: unit.span.start])), re.match(r" (\w+)", fold(text[unit.span.end :]))
    made = {singular(match[1]) for match in (before, after) if match}
    return unit.kind != "country" and not MADE_TOGETHER.isdisjoint(made)


def singular(word: str) -> str:
    """A folded word as `MADE_TOGETHER` holds it: `treaty` of `treaties`."""
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


def _unresolved(question: Question, text: str, named: Sequence[Unit], before: int) -> bool | None:
    """Does a word stand for what the message itself does not say? Nothing where none stands for anything.

    `text` is the question without the first `before` characters.
    """
    text = _STANDS_FOR_NOTHING.sub(_blanked, text)
    places = [
        unit
        for unit in question.units
        if (unit.kind == "number" or unit in named) and _PLACE_OR_TIME.search(text[: max(unit.span.start - before, 0)])
    ]
    ways = ((_STANDS_FOR_NAME, named), (_POINTS, ()), (_POINTS_TO_PLACE_OR_TIME, places))
    found = [
        _said_within(question, text, meant, match.start(), before)
        for pattern, meant in ways
        if (match := pattern.search(text))
    ]
    return not all(found) if found else None


def _said_within(question: Question, text: str, meant: Sequence[Unit], at: int, before: int) -> bool:
    """Is what a word stands for in the message itself, before it or in a sentence of its own?

    `at` counts characters of `text`, which is the question without the first `before`.
    """
    if _ITS_OWN_TOPIC.match(text) or any(unit.span.start < at + before for unit in meant):
        return True
    sentence = _SENTENCE_BEFORE.search(text[:at])
    return sentence is not None and (
        sum(unit.span.end <= sentence.end() + before for unit in question.units) >= _SAID_BEFORE
    )


def _blanked(match: re.Match[str]) -> str:
    return "_" * len(match.group())


def _named(question: Question, earlier: Sequence[Turn]) -> list[Unit]:
    """The proper names in a question, also those of the conversation that are typed without capitals."""
    known = {_stem(unit) for number, turn in enumerate(earlier) for unit in _names(turn, heading=not number)}
    return [unit for unit in question.units if is_name(unit) or _stem(unit) in known]


def _names(turn: Turn, heading: bool) -> Iterator[Unit]:
    """The names in a turn; what is capital because it comes first is one in a heading only."""
    for text in (turn.question, turn.answer):
        yield from (unit for unit in _units(text) if is_name(unit, first=heading))


@lru_cache(maxsize=256)
def _units(text: str) -> tuple[Unit, ...]:
    return units(text, language_of(text)) if text else ()


def _stem(unit: Unit) -> str:
    return unit.key.removesuffix("s")

"""Does a question stand alone, or does it lean on what was said before it?

It leans when it points back ("When was that?", "the second one", "¿Y el Perú?"), when it has no verb ("any results?"),
and when it names nothing but speaks of something definite or past ("Who took the decision?"): that happened to somebody.
A question that names its own subject stands alone, also when a pronoun takes that name up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.openings import correction, without_courtesy
from assistant.reader.question import Question
from assistant.types import Turn
from index.query import Unit, language_of, units
from index.text import fold

FEW_UNITS, MANY_UNITS = 1, 4
"""What names nothing leans with no more units than the first, and never with more than the second."""
_SHORT = 5
"""Words of a question that may have no verb."""
_SAID_BEFORE = 3
"""Units in earlier sentences of a message that a pronoun in a later one may stand for."""

_CLOSES = r"(?=$|\s*[,;:?!.])"
_JOINS = re.compile(
    r"^(?:and|but|y|e|pero|what about|how about|que hay de|que tal|(?:no,? )?(?:i|we) meant?|(?:no,? )?(?:quise|quiero) decir|"
    r"(?:no,? )?me (?:refiero|referia)|you (?:just )?(?:mentioned|said|told)|(?:mencionaste|menciono|dijiste|dijo) (?:que|algo))\b"
)
"""Also what puts right how the last question was meant, and what takes up the last answer."""
_STANDS_FOR = re.compile(
    r"\b(?:he|she|him|his|her|hers|they|them|their|theirs|it|its|himself|herself|themselves|itself)\b|"
    rf"\b(?:this|these)\b(?:{_CLOSES}|(?= (?:is|was|were|are|will|would|has|have|had|to|in|on|by|for|from|with)\b))|"
    rf"\bthose\b(?:{_CLOSES}|(?= (?:are|were|in|on)\b))|"
    rf"^that(?:['’]s| is| was)\b|\bthat{_CLOSES}|\b(?:is|was|does|did|do|will|would|has|had) that\b|"
    rf"\bthere(?:{_CLOSES}|(?= (?:before|since|then|now|too|as|again)\b))|\bthen$|"
    r"\b(?:eso|esto|ello|ellos|ellas|el mismo|la misma|alli|ahi|es[ae]|es[ao]s|est[ae]|est[ao]s|sus?|entonces|amb[oa]s)\b|"
    r"\blo\b(?! que)"
)
"""Words in the place of a name; "that" neither as "said that" nor as "the ship that sank"."""
_STANDS_FOR_NOTHING = re.compile(
    r"\b(?:is|was|be) it (?:\w+ )?(?:true|possible|safer?|better|necessary|important|legal|likely|known|worth|ok|okay)\b|"
    r"\bit is (?:true|possible|better|necessary|important|likely|known)\b|\bwhat time is it\b|\b(?:is|are|was|were) there\b"
)
_ITS_OWN_TOPIC = re.compile(
    r"^(?:and |but )?(?:speaking (?:of|about)|talking (?:of|about)|as for|going back to|hablando de|en cuanto a) [^,]+,"
)
_POINTS_BACK = re.compile(
    r"\b(?:this|these)\b(?! (?:week|month|year|morning|afternoon|evening|century|decade|time)\b)|\bthose \w+|"
    r"\b(?:in|on|at|by|for|with|from|to|about|after|before|during|since|under|than|like|of) that\b|\bthat \w+$|"
    r"\b(?:the|which|that|this|another|other)(?: \w+)? ones?\b|"
    r"\b(?:else|the latter|the former|the same|the others?|the first two|both|otr[oa]s?)\b|"
    r"^(?:which|cual(?:es)?) (?:is|are|was|were|of|es|son|fue|fueron|de)\b"
)
_DEFINITE = re.compile(
    r"\b(?:the|el|la|los|las) (?!world\b|most \w+ \w+|(?:term|word|name|phrase)s? \w+)\w+"
    r"(?:(?: \w+)?$|(?! (?:\w+ )?(?:of|between|for|in|on|at|to|de|entre|para|en)\b) )"
)
""" "the talks", and not "the end of a war", which says itself what it is the end of."""
_PAST = re.compile(
    r"\b(?:did|was|were|had|happened|fue|fueron|era|eran|hubo|habia\w*|estuv\w+|tuv\w+|hizo|hicieron|\w+(?:aron|ieron))\b|"
    r"^(?:who|what|which \w+|quien|que) (?:else )?\w+(?:ed|io)\b"
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
    folded = fold(question.text)
    text = folded.strip(" ¿?¡!.\"'“”")
    if _JOINS.search(text):
        return True
    named, before = _named(question, earlier), folded.find(text)
    if pronoun := _STANDS_FOR.search(_STANDS_FOR_NOTHING.sub(lambda match: "_" * len(match.group()), text)):
        return not _said_within(question, text, named, pronoun.start(), before)
    if not _VERB.search(text) and len(text.split()) <= _SHORT:
        new = bool(question.units) and not _said_before(question.units, earlier)
        return new or _PART_OF_MORE.search(text) is not None
    if named or _WHAT_IT_IS.search(text):
        return False
    few = len(question.units) <= FEW_UNITS
    definite = bool(_PAST.search(text) or _DEFINITE.search(text)) and len(question.units) <= MANY_UNITS
    return few or definite or _POINTS_BACK.search(text) is not None


def begins_a_subject(question: Question, earlier: Sequence[Turn], named: bool) -> bool:
    """Does it stand alone, and turn to what nobody has named or spoken of before, or say that it turns to its topic?

    Where the subject so far is a proper name (`named`), only another name begins another one.
    """
    if leans(question, earlier):
        return False
    if _ITS_OWN_TOPIC.match(fold(question.text).strip(" ¿?¡!.\"'“”")):
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


def _said_within(question: Question, text: str, named: Sequence[Unit], at: int, before: int) -> bool:
    """Is what a pronoun stands for in the message itself? "Did Lima say when its patrol left?"

    `at` counts characters of `text`, which is the question without the first `before`.
    """
    if _ITS_OWN_TOPIC.match(text) or any(unit.span.start < at + before for unit in named):
        return True
    sentence = _SENTENCE_BEFORE.search(text[:at])
    return sentence is not None and (
        sum(unit.span.end <= sentence.end() + before for unit in question.units) >= _SAID_BEFORE
    )


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

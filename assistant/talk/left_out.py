"""What a question leaves out of its own sentence: what was signed, or who does what it asks.

"When did Chile sign?" names somebody and stands alone for nobody; "¿Qué prevé para Ucrania?" has no subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.question import Question
from index.crosslingual import is_verb
from index.query import Unit

MANY_UNITS = 4
"""Units with which a question without a name still lacks a subject, at most."""
_LACKS_OBJECT = re.compile(
    r"^(?:(?:and|but) )?(?:(?:when|where|why|how) )?(?:did|does|has|have|had|will)\b(?!.* be(?:en)? ).* "
    r"(?:sign|signed|ratify|ratified|accede|acceded|join|joined)(?: (?:it|that|this))?$|"
    r"^(?:(?:y|pero) )?(?:(?:cuando|donde|por que|como|ya) )?(?:no )?(?:ha |han )?"
    r"(?:firm(?:o|aron|ado)|ratific(?:o|aron|ado)|suscribi(?:o|eron|do)) (?:el |la |los |las )?(?P<who>\S.*)$"
)
"""Asks when, and not what, somebody signed."""
_ASKING = re.compile(
    r"^(?:(?:a|con|de|desde|en|hasta|para|por) )?(?:cuant[oa]s?|cuando|donde|como|que|quien(?:es)?|cual(?:es)?)\b"
)
_DETERMINER = re.compile(r"\b(?:el|la|los|las|al|del|un|una|unos|unas|tod[oa]s?|algun\w*|ningun\w*|cada)\b")
_BESIDE = r"(?:a|al|con|contra|de|del|desde|en|hacia|hasta|para|por|sobre)"
_BESIDE_THE = re.compile(rf"\b{_BESIDE} (?:el |la |los |las )?")
_BESIDE_NAME = re.compile(rf"{_BESIDE_THE.pattern}(?:[\w ]+ (?:y|e) )?$")
_VERB_FIRST = re.compile(rf"^(?:{_BESIDE} )?(?:que|cuando|donde|como|cuanto) (?P<verb>\w+) (?P<rest>{_BESIDE} .*)$")
_IMPERSONAL = frozenset("hay hubo habia habra paso pasa ocurrio ocurre sucedio sucede es era se".split())


def lacks_object(text: str, named: Sequence[Unit], before: int) -> bool:
    """Does it ask when somebody signed, and not what: "When did Chile sign?", "¿Cuándo firmó Chile?"?

    `text` is the folded question without its first `before` characters and its marks, `named` are its names.
    """
    lacks = _LACKS_OBJECT.match(text)
    if not lacks or not named or not lacks["who"]:
        return bool(lacks and named)
    start = lacks.start("who") + before
    said = sum(unit.span.end - unit.span.start for unit in named if unit.span.start >= start)
    return said >= len(lacks["who"].replace(" ", ""))


def lacks_subject(question: Question, text: str) -> bool:
    """Has a Spanish question without a name a verb and nobody who does it: "¿cuánto dinero recibe?"."""
    short = question.language == "es" and len(question.units) <= MANY_UNITS
    return short and _ASKING.search(text) is not None and _DETERMINER.search(text) is None


def lacks_subject_beside(question: Question, text: str, named: Sequence[Unit], before: int) -> bool:
    """Are all names of a Spanish one behind a preposition, and nobody does what it asks: "¿Qué prevé para Ucrania?"?"""
    asked = _VERB_FIRST.match(text) if question.language == "es" else None
    if not asked or not named or asked["verb"] in _IMPERSONAL:
        return False
    verb = question.text[before + asked.start("verb") : before + asked.end("verb")]  # with its accent
    beside = all(_BESIDE_NAME.search(text[: max(unit.span.start - before, 0)]) for unit in named)
    return beside and is_verb(verb, "es") and _DETERMINER.search(_BESIDE_THE.sub("_ ", asked["rest"])) is None

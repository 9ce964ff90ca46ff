"""May a sentence decide a yes-or-no question: does it speak of what is asked whether it is so?"""

from __future__ import annotations

import re

from assistant.reader.evidence.told_acts import acts_told
from assistant.reader.question import Question, Wanted, without_carried
from index.query import Unit
from index.text import fold

OF_ANOTHER_ACT = 0.2
"""Of a sentence that tells of another act: "signed" where "in force" is asked."""
OF_NONE = 0.4
"""Of one that tells of none."""
_IN_FORCE = re.compile(r"\b(?:in force|in effect|en vigor|vigente)\b")
_AWAITED = re.compile(
    r"\b(?:ratif\w+|domestic procedures|laid before|(?:approv|endors)\w+ by|parliaments?|"
    r"tramites internos|parlamentos?|congresos?|aprobad[oa]s? por)\b"
)
"""What stands before it: where the parliaments have yet to approve, nothing is in force."""
_BE_A = re.compile(r"\b(?:is|are|was|were|es|son|era|fue)\b.* (?P<what>(?:an?|una?) .+)$", re.IGNORECASE)
""" "Is the group a NATO operation?" asks whether it is that."""
_INTERROGATIVE = re.compile(r"\b(?:que|cual(?:es)?|quien(?:es)?|como|cuando|cuant[oa]s?|donde|por que)\b")
_OPEN = re.compile(
    r"\bwhether\b|\bno (?:quis\w+|precis\w+|concret\w+|aclar\w+|confirm\w+|dij\w+|han? dicho|sab\w+|se sabe)\b"
    r".{0,25}?\b(?:si|que)\b|^si\b.{0,60}?\blo (?:dira|diran|decidira|decidiran|resolvera|resolveran)\b"
)
"""In a sentence that leaves open whether something is so: "would not say whether", "no concretó si"."""


def decides(question: Question, text: str) -> float:
    """How well a sentence may decide whether something is in force, 0…1; 1 where that is not asked."""
    if not _IN_FORCE.search(fold(without_carried(question.text))):
        return 1.0
    told = frozenset(acts_told(text))
    if "force" in told or _AWAITED.search(fold(text)):
        return 1.0
    return OF_ANOTHER_ACT if told else OF_NONE


def leaves_it_open(question: Question, text: str) -> bool:
    """Is it asked whether something is so, and does a sentence say that this is not known, or not told?"""
    if question.wanted == (Wanted.STATEMENT,):
        whether = question.text.startswith("¿") and not _INTERROGATIVE.search(fold(question.text))
    else:
        whether = question.wanted == (Wanted.YES_NO,)
    return whether and _OPEN.search(fold(text)) is not None


def what_it_may_be(question: Question) -> tuple[Unit, ...]:
    """ "NATO", "operation" of "Is the group a NATO operation?"; nothing where no such thing is asked."""
    what = _BE_A.search(without_carried(question.text)) if question.wants(Wanted.YES_NO) else None
    if what is None:
        return ()
    return tuple(one for one in question.units if what.start("what") <= one.span.start < what.end())

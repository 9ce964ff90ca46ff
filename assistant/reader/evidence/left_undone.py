"""Who did not do something: those of whom it is told that they did are no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.question import Question, Wanted, without_carried
from assistant.reader.rank import Candidate
from index.text import fold

_NOT = (
    r"(?:(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|may) not|\w+n['’]t|never|yet to|no|nunca)\b"
)
_OUT = r"(?:missing|absent|left out|excluded|faltan?|faltaron|faltaba[n]?|ausentes?|excluid[oa]s?)\b"
_TAKES_PART = (
    r"(?:sign|join|ratif|attend|particip|tak(?:e|en|ing) part|accede|belong|firm|suscri|asist|integr|"
    r"adhir|adher|acud|forma)\w*"
)
"""What one can have done or not: among those who did, there is nobody who did not."""
_ASKS = re.compile(
    r"^\W*(?:(?:and|but|y|pero) )?(?:who|whom|which|quien(?:es)?|que|cuales)\b"
    r"(?:(?! (?:that|who|which|que|quien(?:es)?)\b)[^,;:.?]){0,60}?"
    rf"\b(?:{_OUT}|{_NOT}(?: \w+){{0,2}}? {_TAKES_PART})"
)
""" "Who did not sign?", and not "Who said that they did not sign?"."""
_DENIES = re.compile(
    rf"\b(?:{_NOT}|{_OUT})|\b(?:not|neither|nor|without|except|excluding|but for|sin|ni|tampoco|excepto|salvo)\b|"
    r"\b(?:refus|declin|reject|absten|abstain|abstuv|boycott|oppos|withdr|rechaz|neg[oó]|opus|opon|retir|ausen|absen)\w*"
)


def of_those_who_did_not(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences; where it is asked who did not do something, those that tell what was not done."""
    asks = question.wants(Wanted.PERSON, Wanted.COUNTRIES)
    if not asks or not _ASKS.search(fold(without_carried(question.text))):
        return list(ranked)
    return [one for one in ranked if _DENIES.search(fold(one.text))]

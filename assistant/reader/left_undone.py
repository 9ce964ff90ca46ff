"""Who did not do something: those of whom it is told that they did are no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.question import Question, Wanted, without_carried
from assistant.reader.rank import Candidate
from index.text import fold

_NOT = (
    r"(?:(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|may) not|\w+n['’]t|never|missing|absent|"
    r"left out|excluded|yet to|no|nunca|faltan?|faltaron|faltaba[n]?|ausentes?|excluid[oa]s?)\b"
)
_ASKS = re.compile(
    r"^\W*(?:(?:and|but|y|pero) )?(?:who|whom|which|quien(?:es)?|que|cuales)\b"
    rf"(?:(?! (?:that|who|which|que|quien(?:es)?)\b)[^,;:.?]){{0,60}}?\b{_NOT}"
)
""" "Who did not sign?", and not "Who said that they did not sign?"."""
_DENIES = re.compile(
    rf"\b{_NOT}|\b(?:not|neither|nor|without|except|excluding|but for|sin|ni|tampoco|excepto|salvo)\b|"
    r"\b(?:refus|declin|reject|absten|abstain|abstuv|boycott|oppos|withdr|rechaz|neg[oó]|opus|opon|retir|ausen|absen)\w*"
)


def of_those_who_did_not(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences; where it is asked who did not do something, those that tell what was not done."""
    asks = question.wants(Wanted.PERSON, Wanted.COUNTRIES, Wanted.LIST)
    if not asks or not _ASKS.search(fold(without_carried(question.text))):
        return list(ranked)
    return [one for one in ranked if _DENIES.search(fold(one.text))]

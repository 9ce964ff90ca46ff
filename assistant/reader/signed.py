"""Who signed something: who only attended, hosted or observed has signed nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.match import names_all
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from index.chunks import sentences
from index.text import fold

_SIGNS = re.compile(
    r"\b(?:sign(?:s|ed|ing|atures?|ator(?:y|ies))?|initial(?:s|l?ed|l?ing)|ink(?:s|ed)?|put (?:his|her|their) (?:names?|pens?)|"
    r"firm(?:[oae]n?|aron|ad[oa]s?|ar(?:a|an|on)?|antes?|ante|aban?|ando)|suscri\w+|rubric\w+|signatari[oa]s?)\b"
)
_ASKS = re.compile(
    rf"\b(?:who|whom|which|quien(?:es)?|que)\b(?:(?!\b(?:when|while|after|before|once|cuando|mientras|tras|antes)\b).)*{_SIGNS.pattern}"
)
""" "Who signed?", and not "who had yet to vote when they signed?"."""


def near_a_signing(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences, where it is asked who signed those that tell of a signature, or that stand beside one that does.

    None where the best of them is of an article that lacks a name of the question: another text was signed there.
    """
    if not question.wants(Wanted.PERSON) or not _ASKS.search(fold(question.text)):
        return list(ranked)
    found = [one for one in ranked if _SIGNS.search(fold(_around(one)))]
    if found and found[0].article.id != ranked[0].article.id and not names_all(question, found[0].article):
        return []
    return found


def _around(one: Candidate) -> str:
    """A sentence with the one before and the one behind it."""
    spans, body = sentences(one.article), one.article.body
    place = spans.index(one.span) if one.span in spans else 0
    near = spans[max(place - 1, 0) : place + 2] if one.span in spans else [one.span]
    return body[near[0].start : near[-1].end]

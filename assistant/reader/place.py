"""Where, as the short answer: what the network sees, a place that a sentence names, or where it was filed from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.evidence.days import day_is_meant
from assistant.reader.lists.itemise import mentioned
from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from assistant.reader.shown import Short, at_place, read_span, says_itself
from assistant.reader.values import nearest_to, places
from assistant.types import Evidence
from index.entities import countries, is_capital
from index.text import fold
from index.types import Article, Span
from index.wire import layout

LOOKED_AT = 8
"""Sentences, the best first."""
_ASKS_BUILDING = re.compile(r"\b(?:which|what) building\b|\b(?:que|cual) edificio\b")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_NAME = rf"{_CAPITAL}(?: (?:(?:of|de|del|y|the|la|las|los|el) )*{_CAPITAL})"
_BUILDING = re.compile(
    rf"\bat (?:(?=the )the (?P<the>{_NAME}*)|(?P<at>{_NAME}+))|"
    rf"\ben (?:(?:la|el) )?(?P<en>(?:(?:la )?sede del? (?:la |el )?|(?<=la )|(?<=el )){_NAME}*)"
)
""" "At the Pentagon", "en el Palacio de Lima": a town is "in Lima", "en Lima"."""
_IS_STILL = re.compile(r"\bwhere (?:is|are|does|do|will|can|may|would|must|should)\b")
_WAS = re.compile(r"\b(?:fue(?:ron)?|tuvo|hubo|ha|han|hizo|hicieron)\b|\b\w{2,}(?:ó|aron|ieron)\b")
_SPANISH = re.compile(r"\bd[oó]nde\b", re.IGNORECASE)


def where(question: Question, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> Short:
    """The place that is asked for; of a building that of one, and none of a town."""
    if _ASKS_BUILDING.search(fold(question.text)):
        return _building(question, ranked)
    alone = len(question.wanted) == 1 and not question.only_points
    seen = read_span(question, chosen[0]) if alone else Short()
    if seen and not _is_who_acts(chosen[0], seen):
        return seen
    return _named(question, chosen)


def _building(question: Question, ranked: Sequence[Candidate]) -> Short:
    for one in ranked[:LOOKED_AT]:
        found = _BUILDING.search(one.text) if one.article is ranked[0].article else None
        if found and not says_itself(question, found[found.lastgroup or 0]):
            return at_place(one, Span(*found.span(found.lastgroup or 0)))
    return Short()


def _is_who_acts(candidate: Candidate, seen: Short) -> bool:
    """Is it the country that a sentence begins with, who did it: "Belgium and Spain signed …"?"""
    begins = seen.evidence is not None and seen.evidence.span.start == candidate.span.start
    text = seen.text or ""
    return begins and any(one.span == Span(0, len(text)) for one in countries(text)) and not is_capital(text)


def _named(question: Question, chosen: Sequence[Candidate]) -> Short:
    """The place that the best sentence names; of what its article reports itself where that was filed from."""
    here = _value(question, chosen[:1])
    if here or _is_still(question):
        return here
    filed = Short(chosen[0].article.dateline_place, dateline_evidence(chosen[0].article))
    return (filed if day_is_meant(question, chosen[0]) else Short()) or _value(question, chosen) or filed


def _is_still(question: Question) -> bool:
    """Does it ask where something is or will be, a base, which need not be where the report was filed from?"""
    spanish = _SPANISH.search(question.text) and not _WAS.search(question.text) and not question.only_points
    return _IS_STILL.search(fold(question.text)) is not None or bool(spanish)


def dateline_evidence(article: Article) -> Evidence | None:
    """Where an article says from where it was filed, if it does."""
    dateline = layout(article.body).dateline
    return Evidence(article, dateline.span) if dateline else None


def _value(question: Question, chosen: Sequence[Candidate]) -> Short:
    for candidate in chosen:
        spans = [span for span in places(candidate.text) if not says_itself(question, span.of(candidate.text))]
        near = nearest_to(spans, mentioned(question, candidate))
        if near:
            return Short(near.of(candidate.text).strip())
    return Short()

"""Numbers that a sentence gives for several sides: "Peru will send 320 police and Chile 450", "five from Germany"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.reader.evidence.counted import is_of_it, is_or_may_be_of_it
from assistant.reader.question import Question, without_carried
from assistant.reader.rank import Candidate
from assistant.reader.values import amounts
from index.entities import countries
from index.names import Mention
from index.types import Span

_BESIDE = re.compile(
    r"(?:\b(?:with|between|and|in|of|to|on|at|against|near|into|around|con|entre|y|e|en|de|del|al?|hacia|contra)(?:\s+(?:the|el|la|los))?\s+"
    r"|[-–/])$",
    re.IGNORECASE,
)
"""Before a country that is not the one that does it: "under the pact with | Chile"."""
_JOINED = re.compile(r"\s*(?:,|[-–/]|\b(?:and|y|e)\b)\s*(?:the\s+)?")
_OWN = re.compile(
    r"\s+(?:(?P<part>(?:of|de) (?:them|whom|which|these|ell[oa]s|l[oa]s (?:cuales|que)))\s+(?:in\s+|en\s+)?)?"
    r"(?:(?:are|were|is|will be|son|from|from the|serán|eran)\s+)?"
    r"(?:(?!(?:and|y|e|or|o|while|mientras|but|pero|to|a|in|en|with|con|de|of)\b)[^\W\d]+\s+)?"
)
"""Between a number and those whose it is: "35 | of them | Greek", "five | from | Germany"."""
_NUMBER = re.compile(r"(?:US|A)?[€$£]?\s?(?:\d[\d.,]*\d|\d|[^\W\d]+)")
_ENDS = re.compile(r"[;:]|(?<=[^\W\d]{2})\.\s|\b(?:after|before|compared|frente a|tras|antes)\b")


def share_of(question: Question, candidate: Candidate) -> Span | None:
    """The number of the one side that a question asks for, where a sentence tells it of several.

    None where it names no such side or two, or what is counted is something else.
    """
    side, text = _side(question), candidate.text
    if side is None:
        return None
    known = [Span(one.start, match.end()) for one in amounts(text) if (match := _NUMBER.match(text, one.start))]
    pairs = list(_behind(text, known)) or list(_before(text, known))
    own = [place for key, place in pairs if key == side]
    if len(own) != 1 or not is_or_may_be_of_it(question, candidate, own[0]):
        return None
    last = max(place.start for _, place in pairs)
    told = [one for one in known if one.start <= last]
    return own[0] if any(is_of_it(question, candidate, one, surely=True) for one in told) else None


def _side(question: Question) -> str | None:
    """The one country that a question has do it: of "How many will Peru send under the pact with Chile?" Peru."""
    text = without_carried(question.text)
    named = countries(text)
    beside = {number for number, one in enumerate(named) if _BESIDE.search(text[: one.span.start])}
    for number, (one, other) in enumerate(pairwise(named)):
        if _JOINED.fullmatch(text, one.span.end, other.span.start):
            beside |= {number, number + 1}
    keys = {one.key for number, one in enumerate(named) if number not in beside}
    return keys.pop() if len(keys) == 1 else None


def _behind(text: str, numbers: list[Span]) -> Iterator[tuple[str, Span]]:
    """ "45 Poles and five from Germany", "60 officers, 35 of them Greek": sides behind their numbers."""
    found, part = [], False
    for one in countries(text):
        before = [place for place in numbers if place.end <= one.span.start]
        if before and (own := _OWN.fullmatch(text, before[-1].end, one.span.start)):
            ends = one.span.end if own.group() == " " else before[-1].end  # "17 Tongans"
            found.append((one.key, Span(before[-1].start, ends)))
            part = part or own["part"] is not None
    if part or len({key for key, _ in found}) > 1:
        yield from found


def _before(text: str, numbers: list[Span]) -> Iterator[tuple[str, Span]]:
    """ "Peru will send 320 police and Chile 450": sides with one number each before the next side."""
    sides = [one for one in countries(text) if not _beside(text, one)]
    ends = [*(one.span.start for one in sides[1:]), len(text)]
    found = []
    for one, end in zip(sides, ends, strict=False):
        stop = _ENDS.search(text, one.span.end, end)
        own = [
            place for place in numbers if one.span.end <= place.start and place.end <= (stop.start() if stop else end)
        ]
        if len(own) == 1:
            found.append((one.key, own[0]))
    if len({key for key, _ in found}) > 1:
        yield from found


def _beside(text: str, one: Mention) -> bool:
    """Is a country only where it is done, or with whom?"""
    return re.search(r"\b(?:and|y|e)\s+$", text[: one.span.start]) is None and bool(
        _BESIDE.search(text[: one.span.start])
    )

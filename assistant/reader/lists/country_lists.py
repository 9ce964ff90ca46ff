"""The countries that answer "which countries …?" and "who takes part …?", in the sentence that lists them best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from index.entities import countries, is_capital
from index.forms import is_people
from index.text import fold
from index.types import Span

LEAST = 2
"""Countries of a list."""
ENOUGH = 3
"""Countries that a sentence must name to be as good a list of them as any."""
SEEN_HERE = 3.0
"""Worth of countries in the sentence in which the network sees the best answer."""
APART = 0.5
"""Worth of countries that stand apart in their sentence, "at the request of Peru after the unrest in Ecuador"."""
_OBSERVE = re.compile(r"\b(?:observ(?:er|ador)\w*|guests?|invitad[oa]s?)\b")
_NEXT = re.compile(r"(?:[,;]|,? (?:and|y|e))\s+(?:(?:the|an?|one|two|el|la|los|las|una?|dos)\s+)?", re.IGNORECASE)
"""Between two that follow each other as a list prints them."""


def may_list_them(question: Question, candidate: Candidate) -> bool:
    """Does it tell of the year that is asked, if it tells one, and of who observed only where that is asked?"""
    years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", candidate.text))
    if question.years and years and years.isdisjoint(question.years):
        return False
    return bool(_OBSERVE.search(fold(candidate.text))) is bool(_OBSERVE.search(fold(question.text)))


def countries_listed(question: Question, chosen: Sequence[Candidate]) -> list[tuple[Candidate, Span]]:
    """Each country of the best list with its sentence and place there; none where no sentence names two.

    A longer list does not make up for a sentence that answers less well.
    """
    found = [(candidate, named) for candidate in chosen if (named := _named(question, candidate))]
    if not found:
        return []
    best = max(candidate.reading.best for candidate, _ in found)
    candidate, places = max(found, key=lambda pair: _worth(question, pair[0], pair[1], best))
    if not _worth(question, candidate, places, best):
        return []
    return [(candidate, place) for place in places]


def _named(question: Question, candidate: Candidate) -> list[Span]:
    """The countries after a sentence's colon, or those that the question does not name itself; two at least.

    By their names, unless most peoples follow each other as a list: "Turkish Minister Ali Kaya, Romanian …" names none.
    """
    colon = candidate.text.find(": ")
    asked = {one.key for one in question.units if not is_capital(one.surface)}  # "the Rabat meeting" may be of Morocco
    mentions = [one for one in countries(candidate.text) if one.span.start > colon]
    by_name = [one for one in mentions if not is_people(one.span.of(candidate.text))]
    follow = [_next(candidate.text, one.span, other.span) for one, other in pairwise(mentions)]
    if not by_name and sum(follow) > len(follow) / 2:
        by_name = mentions
    seen: dict[str, Span] = {}
    for mention in by_name:
        seen.setdefault(mention.key, mention.span)
    places = [span for code, span in seen.items() if colon >= 0 or code not in asked]
    return places if len(places) >= LEAST else []


def run_of_countries(text: str, seen: Span) -> list[Span]:
    """All the countries that follow each other as a list prints them, of which a part of it names but some.

    Of "the Netherlands and Austria", seen in "Belgium, Germany, the Netherlands and Austria", the four.
    """
    runs: list[list[Span]] = []
    for mention in countries(text):
        if runs and _next(text, runs[-1][-1], mention.span):
            runs[-1].append(mention.span)
        else:
            runs.append([mention.span])
    return next((run for run in runs if len(run) >= LEAST and any(one.overlaps(seen) for one in run)), [])


def _next(text: str, one: Span, other: Span) -> bool:
    return _NEXT.fullmatch(text, one.end, other.start) is not None


def _follow(text: str, places: Sequence[Span]) -> bool:
    """Do two of them follow each other as a list prints them?"""
    return any(_next(text, *two) for two in pairwise(places))


def _worth(question: Question, candidate: Candidate, places: Sequence[Span], best: float) -> float:
    """How good a list it is: better where it stands as one, and where the network sees its `best` answer."""
    seen = SEEN_HERE if candidate.reading.best == best > 0 else 1.0
    listed = 1.0 if _follow(candidate.text, places) else APART
    if listed == APART and candidate.reading.best < 0:
        return 0.0
    return candidate.share * min(len(places), question.count or ENOUGH) * seen * listed

"""The countries that answer "which countries …?" and "who takes part …?", in the sentence that lists them best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from index.entities import countries
from index.forms import is_people
from index.types import Span

ENOUGH = 3
"""Countries that a sentence must name to be as good a list of them as any."""
SEEN_HERE = 3.0
"""Worth of countries in the sentence in which the network sees the best answer."""
APART = 0.5
"""Worth of countries that stand apart in their sentence, "at the request of Peru after the unrest in Ecuador"."""
_NEXT = re.compile(r"(?:[,;]|,? (?:and|y|e))\s+(?:(?:the|el|la|los|las)\s+)?", re.IGNORECASE)
"""Between two that follow each other as a list prints them."""


def countries_listed(question: Question, chosen: Sequence[Candidate]) -> list[tuple[Candidate, Span]]:
    """Each country of the best list with its sentence and place there; none where no sentence names two.

    A longer list does not make up for a sentence that answers less well.
    """
    found = [(candidate, named) for candidate in chosen if (named := _named(question, candidate))]
    if not found:
        return []
    best = max(candidate.reading.best for candidate, _ in found)
    candidate, places = max(found, key=lambda pair: _worth(question, pair[0], pair[1], best))
    return [(candidate, place) for place in places]


def _named(question: Question, candidate: Candidate) -> list[Span]:
    """The countries after a sentence's colon, or those that the question does not name itself; two at least.

    By their names, where two have one: "American technology" beside "the United Kingdom and Australia" is none of them.
    """
    colon = candidate.text.find(": ")
    asked = question.countries - question.venues
    mentions = [one for one in countries(candidate.text) if one.span.start > colon]
    mentions = [one for one in mentions if not one.span.of(candidate.text).islower()]  # «la policía brasileña»
    by_name = [one for one in mentions if not is_people(one.span.of(candidate.text))]
    seen: dict[str, Span] = {}
    for mention in by_name if len({one.key for one in by_name}) > 1 else mentions:
        seen.setdefault(mention.key, mention.span)
    places = [span for code, span in seen.items() if colon >= 0 or code not in asked]
    return places if len(places) > 1 else []


def _worth(question: Question, candidate: Candidate, places: Sequence[Span], best: float) -> float:
    """How good a list it is: better where it stands as one, and where the network sees its `best` answer."""
    seen = SEEN_HERE if candidate.reading.best == best > 0 else 1.0
    between = (candidate.text[one.end : other.start] for one, other in pairwise(places))
    listed = 1.0 if any(_NEXT.fullmatch(text) for text in between) else APART
    return candidate.share * min(len(places), question.count or ENOUGH) * seen * listed

"""The people that stand in a sentence, each with the side that sentence and article leave to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.agreements.officials import officials
from assistant.agreements.persons import everybody
from assistant.agreements.story import tell
from assistant.reader.officials.offices import with_office
from assistant.reader.officials.people import Person, surnames
from assistant.reader.rank import Candidate
from index.entities import countries
from index.types import Article, Span
from index.wire import told

_ARTICLE = re.compile(r"\b(?:the|el|la|los|las|al|del)\b")


def persons(candidate: Candidate) -> list[Person]:
    """The people of a sentence in order, each once; of those that its article names in office, the side is theirs."""
    found = {person.name: person for person in reversed(everybody(candidate.text))}
    there = list(reversed(found.values()))
    known = sides(candidate.article)
    named = []
    for person in there:
        side, sure = known.get(person.name, (person.side, False))
        another = not sure and _is_of_another(candidate.text, person, there)
        named.append(replace(person, side=None if another else side))
    return named or _by_surname(candidate)


@lru_cache(maxsize=64)
def sides(article: Article) -> Mapping[str, tuple[str, bool]]:
    """The side of each whom an article names in office, as the register reads it, and whether that is sure."""
    return {one.official.name: (one.official.side, one.sure) for one in officials(tell(article)) if one.official.side}


def _is_of_another(text: str, person: Person, there: Sequence[Person]) -> bool:
    """ "The Japanese ambassador, …, and the adviser Ana Ruiz": is the country before her that of another's office?"""
    own = with_office(text, person).start
    before = [mention.span.end for mention in countries(text) if mention.span.end <= own]
    others = [one for one in there if one.span.end <= own]
    if not before or not others or not _ARTICLE.search(text, others[-1].span.end, own):
        return False
    return any(held.start - 1 <= before[-1] <= held.end for held in (with_office(text, one) for one in others))


def _by_surname(candidate: Candidate) -> list[Person]:
    known = sides(candidate.article)
    return [
        Person(full, Span(match.start(), match.end()), known[full][0] if full in known else None)
        for surname, full in surnames(told(candidate.article.body)).items()
        if (match := re.search(rf"\b{re.escape(surname)}\b", candidate.text))
    ]

"""A list as it is shown, and whether it is the one that is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.reader.lists.several import FOLLOWS
from assistant.reader.rank import Candidate
from assistant.types import DraftItem, Evidence
from index.types import Span

LEAST_MEANT = 2
"""Things of a printed list that are all seen, from which it is the one that is meant."""
_JOINED = re.compile(r"\b(?:and|or|y|e|o|u)\b")


@dataclass(frozen=True, slots=True)
class Listing:
    """The items found, in the source's order, and notices about them."""

    items: tuple[DraftItem, ...] = ()
    notices: tuple[str, ...] = ()
    counted: bool = False
    """Its sentence counts what is asked for, "in six areas: …", and it is as long: no other list is meant."""

    announced: bool = True
    """See `Enumeration`."""

    @property
    def closes(self) -> bool:
        """Does each entry follow the one before it, and the last behind "and"? Then nothing is missing."""
        places = [(one.evidence.article, one.evidence.span) for one in self.items]
        if len({article.id for article, _ in places}) != 1:
            return False
        body = places[0][0].body
        between = [Span(one.end, other.start) for (_, one), (_, other) in pairwise(places)]
        follow = all(one.start <= one.end and FOLLOWS.fullmatch(body, one.start, one.end) for one in between)
        return follow and len(places) > 1 and _JOINED.search(between[-1].of(body)) is not None

    def within(self, candidate: Candidate) -> bool:
        """Does it stand in that sentence?"""
        place = Evidence(candidate.article, candidate.span)
        return any(item.evidence.within(place) for item in self.items)

    def begins_late(self, seen: Listing) -> bool:
        """Is it a list that nothing announces, of which the network sees an entry more before the first?"""
        if self.counted or self.announced or not self.items:
            return False
        whole = all(any(_same_place(item, one) for one in seen.items) for item in self.items)
        return whole and seen.closes and any(_right_before(one, self.items[0]) for one in seen.items)

    def is_meant(self, seen: Listing, best: Candidate) -> bool:
        """Does it count what is asked for, or has it every item that is seen, in as many items or more?"""
        own = all(any(_same_place(item, one) for one in seen.items) for item in self.items)
        whole = all(any(_same_place(item, one) for one in self.items) for item in seen.items)
        weak = not (self.counted or self.announced)
        if weak and seen.closes and not any(_right_before(one, seen.items[0]) for one in self.items):
            return False
        if self.counted or (whole and len(self.items) >= len(seen.items)):
            return True
        beside = [one for one in seen.items if not any(_same_place(item, one) for item in self.items)]
        if not own or not self.within(best) or not len(beside) < len(self.items) >= LEAST_MEANT:
            return False
        return not any(_right_before(one, self.items[0]) for one in seen.items)


def _right_before(one: DraftItem, first: DraftItem) -> bool:
    """Does one entry end where the next begins, but for a comma or "and"?"""
    own, next_ = one.evidence, first.evidence
    if own.article.id != next_.article.id or own.span.start >= next_.span.start:
        return False
    return FOLLOWS.fullmatch(own.article.body, min(own.span.end, next_.span.start), next_.span.start) is not None


def _same_place(one: DraftItem, other: DraftItem) -> bool:
    return one.evidence.article.id == other.evidence.article.id and one.evidence.span.overlaps(other.evidence.span)

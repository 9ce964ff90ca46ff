"""Sentences of one article or of many that together tell most, in the order of what happened.

Greedy by what a sentence adds to those already taken (maximal marginal relevance, Carbonell and Goldstein 1998). What
two articles tell is told once, and both are cited; a sentence that leans on the one before it is taken with it or not
at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, prod

from assistant.briefings.told import Told, facts, told
from assistant.reader.evidence.match import bag, speaks_of
from assistant.types import DraftSentence, Evidence
from assistant.verify import about, judge
from index.query import Unit
from index.types import Article

COMMITMENT = 3.0
"""What a commitment adds, where a word adds 1."""
LENGTH = 0.75
"""A sentence's worth is divided by its words to this power, so that a long one does not win by its length alone."""
LATER = 0.65
"""Share that the last sentence of an article loses of its worth: news puts first what matters most."""
AGAIN = 0.5
"""What telling a fact twice as often adds to its worth, as a share of the natural logarithm: what a story is about it
comes back to, and several articles tell it."""
HEADLINE = 1.0
"""What standing in the headline adds to a fact's worth, as a share."""
ASKED = 1.5
"""What speaking of all that was asked for adds to a sentence's worth, as a share."""
SAME = 0.7
"""Share of what the shorter of two sentences tells that the other must tell too, for both to say the same."""
IN_TURN = 0.6
"""What a sentence's worth is multiplied by for each one that was taken from its article: all have their turn."""
COMMENT = 0.5
"""What the worth of somebody's comment is multiplied by: first what was done."""
FORCE = 2.0
"""What the force of a text or what it still waits for adds, where a word adds 1. News tells it last: its place in the
article costs it nothing."""
LEAD = 1.4
"""What the worth of an article's first sentence is multiplied by: without it the others say of nothing."""
STOOD_BY = 0.5
"""What the worth of who else was there is multiplied by."""
FRESH = 0.35
"""Least share of a sentence's worth that must be new beside those taken."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be taken."""

    words: int
    sentences: int


MOST_BESIDE = 5
"""Other articles that are cited for a sentence: a hundred that say the same bear it out no better."""
ROOM = Limits(220, 10)
"""What an answer in a conversation holds."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A sentence that was taken, with the places in other articles that say the same."""

    told: Told
    beside: tuple[Evidence, ...] = ()

    @property
    def draft(self) -> DraftSentence:
        return self.told.draft(*self.beside)


def select(
    articles: Sequence[Article],
    limits: Limits,
    asked: Sequence[Unit] = (),
    language: str = "en",
    allowed: Callable[[Told], bool] = lambda _: True,
    known: Collection[Told] = (),
    alone: bool = True,
) -> list[Picked]:
    """Sentences worth most together, by day and in their article's order; `known` ones are told already.

    `asked` are the units of what was asked for, in `language`; only sentences that are `allowed` are taken. With
    `alone=False` one that leans may be taken without the one before it: see `standing`.
    """
    choice = _Choice(articles, asked, language)
    taken = choice.take(limits, allowed, known, alone)
    return [Picked(one, choice.beside(one)) for one in sorted(taken, key=order)]


def order(one: Told) -> tuple[date, str, int]:
    """Chronology, then the article's own order; undated articles last."""
    return one.article.date or date.max, one.article.id, one.number


class _Choice:
    """What can be chosen from."""

    def __init__(self, articles: Sequence[Article], asked: Sequence[Unit], language: str) -> None:
        self._all = [one for article in articles for one in told(article)]
        self._length = Counter(one.article.id for one in self._all)
        self._times = Counter(key for one in self._all for key in one.facts)
        self._headlines = {article.id: facts(article.title, article.language).keys() for article in articles}
        self._asked, self._language = tuple(asked), language
        self._several = len(articles) > 1

    def take(self, limits: Limits, allowed: Callable[[Told], bool], known: Collection[Told], alone: bool) -> list[Told]:
        taken: list[Told] = []
        said: set[str] = {key for one in known for key in one.facts}
        shown = list(known)
        words = 0
        open_ = [one for one in self._all if allowed(one) and not one.shows and one not in shown]
        while open_ and len(taken) < limits.sentences:
            turns = Counter(one.article.id for one in taken) if self._several else Counter[str]()
            ranked = sorted(
                open_, key=lambda one: (-self._worth(one, said) * IN_TURN ** turns[one.article.id], order(one))
            )
            best = next((one for one in ranked if self._fits(one, taken, shown, limits, words, alone)), None)
            if best is None or self._worth(best, said) <= 0:
                break
            open_.remove(best)
            if any(same(best, other) for other in shown if other.article.id != best.article.id):
                continue
            if self._is_stale(best, said) and taken:
                continue
            taken.append(best)
            shown.append(best)
            said |= best.facts.keys()
            words += best.words
        return taken

    def beside(self, one: Told) -> tuple[Evidence, ...]:
        """The first place in each other article that says the same, in a few of them."""
        found: dict[str, Evidence] = {}
        for other in self._all:
            if len(found) == MOST_BESIDE:
                break
            if other.article.id != one.article.id and other.article.id not in found and same(one, other):
                found[other.article.id] = other.evidence
        return tuple(found.values())

    def _fits(
        self, one: Told, taken: Sequence[Told], shown: Sequence[Told], limits: Limits, words: int, alone: bool
    ) -> bool:
        if taken and words + one.words > limits.words:
            return False
        if not alone:
            return True
        begun = not self._several or one is self._first(one) or any(_of_one(one, other) for other in shown)
        return begun and (not one.leans or any(_follows(one, other) for other in taken))

    def _first(self, one: Told) -> Told:
        """Of several articles each is taken up where it begins: what comes later says little without it."""
        return next(other for other in told(one.article) if not other.shows)

    def _is_stale(self, one: Told, said: Collection[str]) -> bool:
        whole = sum(one.facts.values())
        return sum(worth for key, worth in one.facts.items() if key not in said) < FRESH * whole

    def _worth(self, one: Told, said: Collection[str]) -> float:
        headline = self._headlines[one.article.id]
        new = sum(
            worth * (1 + AGAIN * log(self._times[key])) * (1 + HEADLINE * (key in headline))
            for key, worth in one.facts.items()
            if key not in said
        )
        acts = COMMITMENT * one.commits + FORCE * one.force
        late = 1 - LATER * one.number / max(1, self._length[one.article.id]) * (not one.force)
        return (new + acts) * _matter(one) * late * (1 + ASKED * self._share(one)) / float(max(1, one.words) ** LENGTH)

    def _share(self, one: Told) -> float:
        """Share of what was asked for that it speaks of, 0…1."""
        if not self._asked:
            return 0.0
        there = bag(one.text, one.article.language)
        return sum(speaks_of(unit, there, self._language) for unit in self._asked) / len(self._asked)


def _matter(one: Told) -> float:
    """First what was done, and how it is told first; a comment and who stood by weigh less."""
    weights = ((COMMENT, one.comments), (STOOD_BY, one.stood_by), (LEAD, one.number == 0))
    return prod(weight for weight, applies in weights if applies)


def _of_one(one: Told, other: Told) -> bool:
    return one.article.id == other.article.id


def _follows(one: Told, other: Told) -> bool:
    return one.article.id == other.article.id and one.number == other.number + 1


def same(one: Told, other: Told) -> bool:
    """Does the other sentence say all that this one says, by the check that every sentence passes?"""
    small, large = sorted((one.facts.keys(), other.facts.keys()), key=len)
    if not small or len(small & large) < SAME * len(small):
        return False
    return judge(one.text, [other.text], about([other.evidence])).name in ("quoted", "supported")

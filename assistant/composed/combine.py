"""The drafts of a message's questions as one draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.checks.facts import missing_facts
from assistant.composed.outcome import Measure, outcome
from assistant.reader.evidence.kinds import is_sum
from assistant.reader.question import Question, Wanted
from assistant.types import Draft, DraftItem, DraftSentence, Evidence
from index.chunks import sentences
from index.entities import countries
from index.text import fold
from index.types import Passage

_OF_ONE_SIDE = (Wanted.NUMBER, Wanted.DATE, Wanted.PERSON, Wanted.PLACE, Wanted.LIST, Wanted.COUNTRIES)
"""What one side of a comparison tells by itself."""
_HALF_OF_A_PAIR = re.compile(r"\b(?:differences? between|diferencias? entre) (?!.*\b(?:and|y|e)\b)")
""" "What is the difference between X" of "… X and Y?": one of them alone answers nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """One question of a message, and what is proposed for it."""

    question: Question
    draft: Draft
    label: str = ""
    """Of one side of a comparison, what the message calls it."""

    @property
    def shown(self) -> Draft:
        """The draft as it is shown: of "which has more" one side alone has no short answer, of "how many" it has.

        What a side has is an item with its label: of three dates one sees whose each is.
        """
        draft = self.draft
        if not self.label:
            return draft
        if not self.question.wants(*_OF_ONE_SIDE):
            return replace(draft, short_answer=None, short_evidence=(), items=())
        items = () if self._counts and not _all_countries(draft.items) else draft.items
        if not items and (place := _carrying(draft)):
            items = (DraftItem(draft.short_answer or "", place),)
        labelled = tuple(replace(one, label=self.label) for one in items)
        told = draft.sentences
        if self.question.wanted in ((Wanted.NUMBER,), (Wanted.DATE,)):
            told = tuple(one for one in told if any(_tells(one, item) for item in items)) or told[:1]
        return replace(draft, short_answer=None, short_evidence=(), items=labelled, sentences=told)

    @property
    def _counts(self) -> bool:
        """Is a number asked for and nothing else? Then the names of what is counted are none."""
        return self.question.wanted == (Wanted.NUMBER,)


def _all_countries(items: Sequence[DraftItem]) -> bool:
    """Is each a country, as those that signed are counted?"""
    return bool(items) and all(countries(item.text) for item in items)


def _tells(sentence: DraftSentence, item: DraftItem) -> bool:
    """Does it hold the number or the day, or another sum of money beside one?"""
    beside = is_sum(item.text) and is_sum(sentence.text)
    return beside or any(item.evidence.within(place) for place in sentence.evidence)


def _carrying(draft: Draft) -> Evidence | None:
    """Where the short answer stands: its own place, else the first sentence that prints it, else the first."""
    short = draft.short_answer
    if not short or not draft.sentences:
        return None
    places = [place for sentence in draft.sentences for place in sentence.evidence]
    printed = (place for place in places if not missing_facts(short, place.quote))
    return draft.short_evidence[0] if draft.short_evidence else next(printed, places[0])


def combined(parts: Sequence[Part], threshold: float, weighed: Measure | None = None) -> Draft:
    """The parts that are answered, in the order of asking; `missing` names the others.

    When none is, or one of two that are to be told apart is not, the draft is empty with the highest confidence of those
    that are not. Else it is as sure as its least sure answer. Of sides that are `weighed`, and that all are answered,
    the short answer is the one that is asked for.
    """
    if len(parts) == 1:
        return parts[0].draft
    left = [part for part in parts if not part.draft.sentences or part.draft.confidence < threshold]
    answered = [part.shown for part in parts if part not in left]
    nearest = tuple({passage.chunk.id: passage for passage in _in_turns(parts)}.values())
    of_both = any(_HALF_OF_A_PAIR.search(fold(part.question.text)) for part in parts)
    if not answered or (left and of_both):
        unclear = next((part.draft.readings for part in parts if part.draft.readings), ())
        return Draft(nearest=nearest, confidence=max(part.draft.confidence for part in left), readings=unclear)
    short = [part for part in answered if part.short_answer]
    places = _places(short)
    first = _outcome(parts, answered, weighed) if weighed else None
    if first:
        places = (
            *next(_told(draft) for draft in answered if any(item.label == first for item in draft.items)),
            *places,
        )
    return Draft(
        sentences=tuple({one.text: one for part in answered for one in part.sentences}.values()),
        items=tuple(dict.fromkeys(item for part in answered for item in part.items)),
        short_answer="; ".join(dict.fromkeys(filter(None, (first, *(part.short_answer for part in short))))) or None,
        short_evidence=places,
        notices=tuple(dict.fromkeys(notice for part in answered for notice in part.notices)),
        confidence=min(part.confidence for part in answered),
        missing=tuple(part.question.text for part in left),
        nearest=nearest,
    )


def _outcome(parts: Sequence[Part], answered: Sequence[Draft], weighed: Measure) -> str | None:
    """Which side is asked for, where all of them are answered."""
    labels = {part.label for part in parts if part.label}
    sides = {label: [one for draft in answered for one in draft.items if one.label == label] for label in labels}
    several = any(" · " in label for label in labels)  # of one side several articles are shown
    return outcome(weighed, sides) if len(sides) > 1 and not several else None


def _told(draft: Draft) -> tuple[Evidence, ...]:
    """The value of a side, and how its article begins, which says of whom it is."""
    leads = (Evidence(item.evidence.article, sentences(item.evidence.article)[0]) for item in draft.items)
    return (*(item.evidence for item in draft.items), *leads)


def _places(short: Sequence[Draft]) -> tuple[Evidence, ...]:
    """Where the short answers stand, each by itself: one place of its own would not carry the others."""
    if len(short) == 1:
        return short[0].short_evidence
    return tuple(dict.fromkeys(place for draft in short if (place := _carrying(draft))))


def _in_turns(parts: Sequence[Part]) -> list[Passage]:
    """The best passage of each part, then the second of each, …"""
    turns = zip_longest(*(part.draft.nearest for part in parts))
    return [passage for turn in turns for passage in turn if passage]

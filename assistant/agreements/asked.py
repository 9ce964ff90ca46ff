"""Is a question one for the register ("How many agreements did Peru sign in 2024?"), and what does it ask for?

Only what is understood to the last word is: a "not", an "or" between countries, a "why" goes the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.agreements.asked_words import (
    AND_WITH_WHOM,
    ANY_KIND,
    ASKS,
    ASKS_MORE,
    ASKS_WITH,
    AWAITED,
    FORMS,
    IN,
    IN_FORCE,
    JOINT,
    KINDS,
    MENTIONS,
    OR,
    PHRASES,
    PLAIN,
    REACHED,
    SAYS_NOTHING,
    SIDES,
    SIGNED_HOW_MANY,
    STEPS,
    TELLING,
)
from assistant.agreements.select import Choice
from assistant.agreements.types import Happened, Instrument, Status
from assistant.reader.question import Question, read_question
from index.entities import concept, concepts, countries, is_capital, organisations
from index.question_filters import Wish
from index.regions import regions
from index.text import fold, words
from index.types import Filters, Span


@dataclass(frozen=True, slots=True)
class Collected:
    """A question for agreements, understood."""

    asked: Question
    choice: Choice
    counts: bool
    """Is the number asked for, and not the list?"""
    partners: bool = False
    """Is it asked with whom they are?"""


def collecting(asked: Question, wishes: Sequence[Wish], filters: Filters, message: str = "") -> Collected | None:
    """What a question asks the register for; `None` where a word of it is not understood as that.

    `asked` may end in what a follow-up carries along, in brackets; `message` is what was written, without it.
    """
    own = read_question(asked.text.partition(" (")[0])
    if "(" in message or "?" in own.text.strip(" ?¿!."):
        return None
    if not own.countries and asked.countries:  # "how many in 2024?" on what was talked of: whose is not said
        return None
    folded = fold(own.text)
    start = len(folded) - len(folded.lstrip(" ¿¡"))
    found = next((one for asks in FORMS if (one := asks.search(folded[start:]))), None)
    if not found:
        return None
    listed, partners = found.re is ASKS, found.re is ASKS_WITH
    rest = own.text.lower()[start + found.end("many" if found.re is SIGNED_HOW_MANY else "noun") :].rstrip(" ?.")
    step, whom = _step(folded), AND_WITH_WHOM.search(rest) is not None
    if step is None or ASKS_MORE.search(AND_WITH_WHOM.sub("", rest)):
        return None
    noun = Span(*found.span("noun")).moved(start) if listed or partners else None
    between = Span(*found.span("between")).moved(start) if listed else None
    said = [Span(*one.span()) for words in PHRASES for one in words.finditer(folded)]
    said += [Span(*found.span("ask")).moved(start)] if partners else []
    named = _Named.of(own, [wish for wish in wishes if wish.span.end <= len(own.text)], noun, (*said, *step.said))
    choice = _choice(named, folded, _kinds(found), step, filters) if named.all_understood(between) else None
    if choice is None or ((partners or whom) and not choice.parties):
        return None
    return Collected(own, choice, not partners and found.group("many") is not None, partners or whom)


def _kinds(found: re.Match[str]) -> tuple[Instrument, ...]:
    """Those of the noun, or of two nouns with "or" between them."""
    nouns = [found.group("kind"), found.groupdict().get("also")] if found.re is not SIGNED_HOW_MANY else []
    kinds = [these for noun in nouns if noun for words, these in KINDS.items() if re.fullmatch(words, noun)]
    return tuple(dict.fromkeys(kind for these in kinds for kind in these)) or ANY_KIND


@dataclass(frozen=True, slots=True)
class _Step:
    """What is to have happened to an agreement, by the verbs of a question."""

    happened: tuple[Happened, ...] = ()
    statuses: tuple[Status, ...] = ()
    said: tuple[Span, ...] = ()
    """The verbs, and what joins two: "signed | or | brought into force"."""


def _step(folded: str) -> _Step | None:
    """`None` where two verbs ask for two things: "announced in 2023, and signed since"."""
    found = [
        (Span(*match.span()), _Step(happened, statuses))
        for written, happened, statuses in STEPS
        for match in re.finditer(written, folded)
    ]
    verbs = sorted(found, key=lambda verb: verb[0].start)
    spans = tuple(span for span, _ in verbs)
    if not verbs:
        return _Step(statuses=("in_force",) if IN_FORCE.search(folded) else ())
    joints = [Span(one.end, other.start) for (one, _), (other, _) in pairwise(verbs)]
    if not all(JOINT.fullmatch(joint.of(folded)) for joint in joints):
        return None
    asked = dict.fromkeys(each for _, verb in verbs for each in verb.happened)
    enough = dict.fromkeys(each for _, verb in verbs for each in verb.statuses)
    return _Step(tuple(asked), tuple(enough), (*spans, *joints))


def _choice(named: _Named, folded: str, kinds: tuple[Instrument, ...], step: _Step, filters: Filters) -> Choice | None:
    """What fits; `None` where nothing but the status would narrow the whole register down."""
    period = named.period.filters if named.period else Filters()
    happened = step.happened if named.period or step.happened != REACHED else ()
    statuses, awaits = step.statuses, AWAITED.search(folded) is not None
    mentions = MENTIONS.search(folded) is not None
    topics = tuple(dict.fromkeys(topic for _, topic in named.topics))
    place = named.places[0][1] if named.places else None
    if place and statuses == ("in_force",):  # where it applies is not where it was signed
        return None
    choice = Choice(
        parties=tuple(sorted({key for _, key in named.parties})),
        region=named.regions[0][1] if named.regions else None,
        since=period.since,
        until=period.until,
        instruments=kinds,
        statuses=statuses,
        happened=() if awaits else happened,
        awaited=awaits,
        areas=() if mentions else topics,
        worded=() if mentions else _worded(named),
        sides=next((sides for word, sides in SIDES.items() if re.search(rf"\b{word}\b", folded)), (0, None)),
        place=place,
        within=replace(filters, topics=(*filters.topics, *(topics if mentions else ()))),
    )
    told = choice.parties or choice.region or choice.since or choice.until or topics or place or kinds != ANY_KIND
    return choice if told or awaits or statuses in TELLING or happened in TELLING else None


def _worded(named: _Named) -> tuple[str, ...]:
    """The words of the topics that say less than their topic, each with the others of its row."""
    found = dict.fromkeys(
        word
        for mention in concepts(named.own.text, named.own.language)
        if any(mention.span == span for span, _ in named.topics)
        and fold(own := mention.span.of(named.own.text)) in (weak := concept(mention.key).weak)
        for word in (own.lower(), *sorted(weak))
    )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a question names, each with its place."""

    own: Question
    parties: tuple[tuple[Span, str], ...]
    regions: tuple[tuple[Span, str], ...]
    places: tuple[tuple[Span, str], ...]
    """Countries by code, towns as written."""
    topics: tuple[tuple[Span, str], ...]
    period: Wish | None
    noun: Span | None
    said: tuple[Span, ...]
    """Phrases that were understood by themselves."""

    @classmethod
    def of(cls, own: Question, wishes: Sequence[Wish], noun: Span | None, said: tuple[Span, ...]) -> _Named:
        text = own.text
        mentions = [mention for mention in countries(text) if not (noun and mention.span.overlaps(noun))]
        there = [mention for mention in mentions if IN.search(fold(text[: mention.span.start]))]
        states = [(mention.span, mention.key) for mention in mentions if mention not in there]
        bodies = [
            (mention.span, mention.key)
            for mention in organisations(text, own.language)
            if not any(mention.span.overlaps(other.span) for other in mentions)
        ]
        written = [(one.span, one.span.of(text)) for one in there]
        places = [(s, name if is_capital(name) else one.key) for one, (s, name) in zip(there, written, strict=True)]
        topics = [
            (mention.span, topic)
            for mention in concepts(text, own.language)
            if (topic := concept(mention.key).topic) and not (noun and mention.span.overlaps(noun))
        ]
        period = next((wish for wish in wishes if wish.kind == "period"), None)
        spoken_of = tuple((mention.span, mention.key) for mention in regions(text))
        return cls(own, tuple(states + bodies), spoken_of, tuple(places), tuple(topics), period, noun, said)

    def all_understood(self, between: Span | None) -> bool:
        """Is every word named, the noun, or one that says nothing more? `between` asking and noun, an adjective."""
        left = list(self._left())
        alternatives = any(word in OR for word, _ in left)
        if alternatives != (len({topic for _, topic in self.topics}) > 1):
            return False  # of two topics "and" may mean both or each; of two countries "or" is not looked up
        if (
            len(self.places) > 1
            or len(self.regions) > 1
            or (alternatives and len(self.parties) > 1 and self._or_between_parties(left))
        ):
            return False
        adjectives = SAYS_NOTHING | set(SIDES)
        anywhere = PLAIN | adjectives | OR
        return all(word in (adjectives if between and place.overlaps(between) else anywhere) for word, place in left)

    def _or_between_parties(self, left: Sequence[tuple[str, Span]]) -> bool:
        spans = [span for span, _ in self.parties]
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        return any(word in OR and first < place.start < last for word, place in left)

    def _left(self) -> Iterator[tuple[str, Span]]:
        spans = [span for named in (self.parties, self.regions, self.places, self.topics) for span, _ in named]
        spans += [*self.said, *(span for span in (self.noun, self.period and self.period.span) if span)]
        for word, place in words(self.own.text):
            if not any(place.overlaps(span) for span in spans):
                yield fold(word), place

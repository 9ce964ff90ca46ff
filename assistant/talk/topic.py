"""What a conversation is about, as a few words for search: said lately, said often, and rare among the articles.

A question that stands alone grammatically may still mean the conversation's subject ("Who is the coach?"). It is shown
as it was asked, and searched for as it was asked; some of the places go to what it and the topic find together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.reader.question import read_question
from assistant.talk.carrying import is_chatter
from assistant.types import Turn
from index.query import Unit
from index.sentences import split
from index.types import Passage

WORDS = 4
"""Words of the topic that are added to a question."""
TURNS = 12
"""Turns that are looked at."""
FADES = 0.6
"""What a word counts for each turn that lies between, of what it counted in the last."""
TOPIC, BARE = 0.3, 0.1
"""Shares of the places for question and topic together, and for the question as it was typed."""
FEWEST_UNITS = 2
"""Units with which a question as it was typed is worth a place of its own: "When was that?" is not."""
Rarity = Callable[[Sequence[Unit]], Mapping[str, float]]


def with_topic(question: str, history: Sequence[Turn], rarity: Rarity) -> str:
    """The question with the words of the conversation's topic that it lacks; `rarity` as of `Retriever.rarity`."""
    own = {unit.key for unit in read_question(question).units}
    weights: Counter[str] = Counter()
    said: dict[str, Unit] = {}
    for back, turn in enumerate(reversed(history[-TURNS:])):
        for text in (turn.question, _first_sentence(turn.answer)):
            fresh = {unit.key: unit for unit in _units(text) if unit.key not in own and not is_chatter(unit)}
            weights.update(dict.fromkeys(fresh, FADES**back))
            said = fresh | said  # the latest spelling stays
    rare = rarity(tuple(said.values()))
    telling = sorted(said, key=lambda key: (-weights[key] * rare[key], key))[:WORDS]
    return f"{question} ({', '.join(said[key].surface for key in telling)})" if telling else question


def shared(limit: int, own: Sequence[Passage], topic: Sequence[Passage], bare: Sequence[Passage]) -> list[Passage]:
    """`limit` passages: those of the question as understood first, then a share of the others; each once.

    Scores still fall: none of the others is better than what stands before it, nor nearer than what is nearest to the
    question itself; that the topic is near says nothing of the question.
    """
    nearest = max((passage.dense for passage in own), default=0.0)
    of_topic, of_bare = (round(limit * share) if some else 0 for share, some in ((TOPIC, topic), (BARE, bare)))
    found: dict[str, Passage] = {}
    for passages, places in ((own, limit - of_topic - of_bare), (topic, of_topic), (bare, of_bare), (own, limit)):
        least = min((passage.score for passage in found.values()), default=1.0)
        new = [passage for passage in passages if passage.chunk.id not in found][:places]
        found |= {one.chunk.id: replace(one, score=min(one.score, least), dense=min(one.dense, nearest)) for one in new}
    return list(found.values())[:limit]


def others_of(question: str, understood: str, history: Sequence[Turn], rarity: Rarity) -> tuple[str, str]:
    """What is searched for beside the question as understood: with the topic, and as typed; empty what adds nothing."""
    said = {unit.key for unit in read_question(understood).units}
    on_topic = with_topic(question, history, rarity)
    adds = any(unit.key not in said for unit in read_question(on_topic).units)
    typed = question != understood and len(read_question(question).units) >= FEWEST_UNITS
    return on_topic if adds else "", question if typed else ""


def _units(text: str) -> Sequence[Unit]:
    return read_question(text).units if text else ()


def _first_sentence(text: str) -> str:
    spans = split(text)
    return spans[0].of(text) if spans else ""

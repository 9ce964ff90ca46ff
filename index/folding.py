"""One story printed twice is one source: a reprint's passage that repeats the original's is folded into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from index.text import fold, words
from index.types import Article, Passage

_RUN = 4
"""Words in a row that are compared."""
_REPEATED = 0.8
"""Share of a passage's runs that must stand in the other for it to repeat it; a light edit changes few."""

StoryOf = Callable[[Iterable[str]], Mapping[str, str]]


def fold_reprints(passages: Sequence[Passage], story_of: StoryOf) -> list[Passage]:
    """The passages without those that repeat another one of the same story, whose `also_in` names their article.

    The original's own passage is the one that stays, at the place of the best of them and with its score; if it was
    not found, the best. What only a reprint prints stays as it is.
    """
    stories = story_of({passage.article.id for passage in passages})
    members: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        members.setdefault(stories[passage.article.id], []).append(place)
    kept: dict[int, Passage] = dict(enumerate(passages))
    for story, places in members.items():
        if len({passages[place].article.id for place in places}) > 1:
            _fold(story, places, kept)
    return [kept[place] for place in sorted(kept)]


def _fold(story: str, places: Sequence[int], kept: dict[int, Passage]) -> None:
    """Fold the passages of one story in `kept`, which is by place."""
    own_first = sorted(places, key=lambda place: (kept[place].article.id != story, place))
    heads: list[tuple[Passage, list[int]]] = []
    for place in own_first:
        passage = kept[place]
        for head, followers in heads:
            if head.article.id != passage.article.id and repeats(passage.chunk.text, head.chunk.text):
                followers.append(place)
                break
        else:
            heads.append((passage, [place]))
    for head, followers in heads:
        best = min(followers)
        score = kept[best].score
        others: dict[str, Article] = {kept[place].article.id: kept[place].article for place in followers}
        others.pop(head.article.id, None)
        for place in followers:
            if place != best:
                del kept[place]
        kept[best] = replace(head, score=score, also_in=tuple(others.values()))


def repeats(text: str, other: str) -> bool:
    """Does `other` say what `text` says, word for word but for a light edit?"""
    wanted, there = _runs(text), _runs(other)
    return len(wanted & there) >= _REPEATED * len(wanted)


def _runs(text: str) -> set[tuple[str, ...]]:
    plain = [fold(word) for word, _ in words(text)]
    return {tuple(plain[start : start + _RUN]) for start in range(max(1, len(plain) - _RUN + 1))}

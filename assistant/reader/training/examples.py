"""Labelled questions to examples for training: windows of their passages, and passages that do not answer.

Unanswerable questions are few in the data, so three kinds are made: a window of the same text without the answer, the
passage of another text that shares most with the question, and the question with a name or a number changed. Where no
answer says which part of a text is read, it is mostly the part that shares most words with the question: search finds
that one too.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.reader.encode import Encoder, render
from assistant.reader.training.rows import Row
from index.sentences import split
from index.text import fold
from index.types import Span

SHORTEST_WINDOW, LONGEST_WINDOW = 70, 190
"""Tokens of the part of a long passage that is read."""
_NEAR = 0.7
"""How often the part of a text that does not answer is the nearest to the question; else one by chance."""
_FEW = 3
"""Texts that a telling word may stand in, however few there are; else a quarter of them."""
_NAME = re.compile(
    r"(?<!^)(?<![.?!¿¡] )(?<![¿¡])\b[A-ZÁÉÍÓÚÑ][\w’'-]+(?: (?:(?:of|de|del|la|the) )?[A-ZÁÉÍÓÚÑ][\w’'-]+)*"
)
_NUMBER = re.compile(r"\b\d[\d.,]*\d\b|\b\d\b")


@dataclass(frozen=True, slots=True)
class Example:
    """A question, what is read for it, and what should be found there."""

    language: str
    title: str
    question: str
    passage: str
    answers: tuple[Span, ...]
    """In characters of the passage."""
    listed: bool
    asked_in: str
    """Language of the question."""


class Examples:
    """Examples of rows, the same for the same seed."""

    def __init__(self, rows: Sequence[Row], encoder: Encoder) -> None:
        self._encoder = encoder
        self._nearest = Nearest(rows)
        self._names = _names_of(rows)

    def of(self, row: Row, kind: str, seed: str) -> Example | None:
        """The example of a kind that a row makes, if it makes one: one of `KINDS`."""
        return KINDS[kind](self, row, random.Random(seed))

    def plain(self, row: Row, chance: random.Random) -> Example | None:
        """The question with its own passage; of a long one a window around an answer."""
        if not row.answers:
            return self._open(row, row.context, split(row.context), chance)
        around = row.answers[0] if row.listed else chance.choice(row.answers)
        return self._window(row, row.context, row.answers, around, chance)

    def beside(self, row: Row, chance: random.Random) -> Example | None:
        """A window of the same text that holds no answer."""
        sentences = split(row.context)
        free = [one for one in sentences if not any(one.overlaps(answer) for answer in row.answers)]
        if len(free) < 2 or row.listed:
            return None
        example = self._open(row, row.context, free, chance, avoid=row.answers)
        return example if example and not example.answers else None

    def elsewhere(self, row: Row, chance: random.Random) -> Example | None:
        """The passage of another text that shares most with the question, and no answer of it."""
        text = self._nearest.other(row, chance)
        if text is None:
            return None
        return self._open(replace(row, title=text.title, answers=()), text.context, split(text.context), chance)

    def changed(self, row: Row, chance: random.Random) -> Example | None:
        """The question with another name or number in it, and the passage that answered it as it was."""
        if not row.answers or row.listed:
            return None
        question = _other_name(row, self._names, chance)
        if question is None:
            return None
        example = self.plain(row, chance)
        return replace(example, question=question, answers=()) if example else None

    def _open(
        self, row: Row, context: str, sentences: Sequence[Span], chance: random.Random, avoid: Sequence[Span] = ()
    ) -> Example | None:
        """A window around one of the sentences, none of which answers the question: mostly the nearest to it."""
        if not sentences:
            return None
        asked = _keys(row.question, row.asked_in or row.language)

        def shared(sentence: Span) -> int:
            return len(asked & _keys(sentence.of(context), row.language))

        around = max(sentences, key=shared) if chance.random() < _NEAR else chance.choice(sentences)
        return self._window(row, context, row.answers, around, chance, avoid)

    def _window(
        self,
        row: Row,
        context: str,
        answers: Sequence[Span],
        around: Span,
        chance: random.Random,
        avoid: Sequence[Span] = (),
    ) -> Example | None:
        sentences = split(context)
        if not sentences:
            return None
        costs = [self._encoder.count(render(one.of(context), row.language)) for one in sentences]
        room = LONGEST_WINDOW if chance.random() < 0.5 else chance.randint(SHORTEST_WINDOW, LONGEST_WINDOW)
        first = next((n for n, one in enumerate(sentences) if one.overlaps(around)), 0)
        start, end = _grow(sentences, costs, first, room, chance, avoid)
        place = Span(sentences[start].start, sentences[end - 1].end)
        inside = tuple(
            Span(answer.start - place.start, answer.end - place.start)
            for answer in answers
            if place.start <= answer.start and answer.end <= place.end
        )
        asked_in = row.asked_in or row.language
        return Example(row.language, row.title, row.question, place.of(context), inside, row.listed, asked_in)


KINDS: Mapping[str, Callable[[Examples, Row, random.Random], Example | None]] = {
    "plain": Examples.plain,
    "beside": Examples.beside,
    "elsewhere": Examples.elsewhere,
    "changed": Examples.changed,
}


def _grow(
    sentences: Sequence[Span],
    costs: Sequence[int],
    first: int,
    room: int,
    chance: random.Random,
    avoid: Sequence[Span],
) -> tuple[int, int]:
    """Whole sentences around the first, before and after it by chance, while they fit and are not to be avoided."""
    start, end, used = first, first + 1, costs[first]
    open_sides = {-1, 1}
    while open_sides:
        side = chance.choice(sorted(open_sides))
        number = start - 1 if side < 0 else end
        fits = 0 <= number < len(sentences) and used + costs[number] <= room
        if not fits or any(sentences[number].overlaps(span) for span in avoid):
            open_sides.discard(side)
            continue
        used += costs[number]
        start, end = (number, end) if side < 0 else (start, number + 1)
    return start, end


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a data set."""

    title: str
    context: str
    folded: str


class Nearest:
    """Which other text shares most with a question: weighted words in common, by data set."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._contexts: dict[str, list[Text]] = defaultdict(list)
        self._postings: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        seen = set()
        for row in rows:
            if (row.dataset, row.context) in seen:
                continue
            seen.add((row.dataset, row.context))
            number = len(self._contexts[row.dataset])
            self._contexts[row.dataset].append(Text(row.title, row.context, fold(row.context)))
            for key in _keys(row.context, row.language):
                self._postings[row.dataset][key].append(number)

    def other(self, row: Row, chance: random.Random) -> Text | None:
        """One of the three nearest texts other than the row's own, none that holds an answer of it."""
        contexts, postings = self._contexts[row.dataset], self._postings[row.dataset]
        scores: Counter[int] = Counter()
        for key in _keys(row.question, row.asked_in or row.language):
            found = postings.get(key, [])
            if len(found) <= max(_FEW, len(contexts) / 4):
                for number in found:
                    scores[number] += 100 // len(found) + 1
        answers = {fold(answer.of(row.context)) for answer in row.answers}
        near = []
        for number, _ in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
            text = contexts[number]
            if text.context != row.context and not any(answer in text.folded for answer in answers):
                near.append(text)
            if len(near) == 3:
                break
        return chance.choice(near) if near else None


def _keys(text: str, language: str) -> set[str]:
    return {stem for _, stems in render(text, language).keys for stem in stems}


def _names_of(rows: Sequence[Row]) -> dict[tuple[str, str], list[str]]:
    """The names and the numbers of each data set's texts, by title."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for row in rows:
        for name in _NAME.findall(row.context)[:20]:
            found[row.dataset, row.title][name] = None
    return {key: list(names) for key, names in found.items()}


def _other_name(row: Row, names: Mapping[tuple[str, str], list[str]], chance: random.Random) -> str | None:
    """The question with one name or number that its passage has put in another's place, or none that can be."""
    answers = " ".join(answer.of(row.context) for answer in row.answers)
    changeable = [
        match
        for pattern in (_NAME, _NUMBER)
        for match in pattern.finditer(row.question)
        if match.group() in row.context
    ]
    if not changeable:
        return None
    match = chance.choice(changeable)
    old = match.group()
    if old[0].isdigit():
        new = _other_number(old, row.context, chance)
    else:
        near = [name for name in _NAME.findall(row.context) if name not in row.question and name not in answers]
        far = names.get((row.dataset, row.title), []) if row.title else []
        pool = near if near and (chance.random() < 0.5 or not far) else far
        pool = [name for name in pool if name not in row.question and name not in answers and old not in name]
        new = chance.choice(pool) if pool else ""
    return row.question[: match.start()] + new + row.question[match.end() :] if new else None


def _other_number(old: str, context: str, chance: random.Random) -> str:
    if len(old) == 4 and old.isdigit():
        return str(int(old) + chance.choice([-11, -7, -3, -2, -1, 1, 2, 3, 7, 11]))
    printed = [number for number in _NUMBER.findall(context) if number != old and len(number) == len(old)]
    return chance.choice(printed) if printed else "".join(str((int(c) + 3) % 10) if c.isdigit() else c for c in old)

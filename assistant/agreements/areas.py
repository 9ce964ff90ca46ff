"""What an agreement covers: the items of its lists, the field of its name, what its commitments are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.agreements.instrument import terms
from assistant.agreements.reports import Report
from assistant.agreements.story import Line, Story
from assistant.reader.lists import enumeration
from index.entities import concept, concepts
from index.text import fold
from index.types import Span


@dataclass(frozen=True, slots=True)
class Area:
    """An area and the words that name it."""

    key: str
    line: Line
    span: Span
    confidence: float


_LISTED = re.compile(
    r"\b(?:areas?|fields?|pillars?|goals?|aims?|priorities|matters|topics|themes|crimes?|offences|domains|chapters|headings|lines of work|covers?|covering|including|fight against|combat\w*|"
    r"ambitos?|ejes?|pilares?|objetivos?|prioridades|materias?|temas?|delitos?|crimenes|campos|capitulos|abarca|comprende|incluye\w*|cubre|lucha contra|combatir|frente a|contra)\b"
)
_LOCAL = {
    "weapons": "arms_trafficking", "arms": "arms_trafficking", "armas": "arms_trafficking",
    "borders": "border_security", "fronteras": "border_security", "drugs": "drug_trafficking", "drogas": "drug_trafficking",
}  # fmt: skip
"""What a bare word means as an item of a list of crimes or areas."""
_MOTIVE = re.compile(
    r",?\s+\b(?:amid|after|following|as (?:china|russia|tensions)|in response to|because of|in the face of|tras|ante|en medio de|despues de|debido a|in the shadow of|worried)\b.*$"
)
_NOT_COVERED = re.compile(
    r"\b(?:does not (?:cover|include)|leaves? out|excludes?|not cover\w*|no (?:incluye|cubre|abarca|contempla)|excluye|deja fuera|queda fuera)\b"
)
_MOST_WORDS = 6


def areas(story: Story, news: Iterable[Report], committed: Iterable[Line]) -> tuple[Area, ...]:
    """The areas in the article's order, each once, where it is surest."""
    best: dict[str, Area] = {}
    for area in _all(story, list(news), {line.number for line in committed}):
        if area.key not in best or area.confidence > best[area.key].confidence:
            best[area.key] = area
    return tuple(sorted(best.values(), key=lambda one: (one.line.number, one.span.start)))


def _all(story: Story, news: list[Report], committed: set[int]) -> Iterator[Area]:
    reported = {report.line.number for report in news if report.term}
    for line in story.lines:
        if _NOT_COVERED.search(line.folded):
            continue
        if _LISTED.search(line.folded):
            yield from _listed(line)
        if line.number in reported or terms(line):
            end = match.start() if (match := _MOTIVE.search(line.folded)) else len(line.text)
            yield from _topics(line, Span(0, end), 0.7 if line.number in reported else 0.5)
        elif line.number in committed:
            yield from _topics(line, Span(0, len(line.text)), 0.6)


def _listed(line: Line) -> Iterator[Area]:
    found = enumeration(line.text)
    if found is None:
        return
    for item in found.items:
        inside = list(_topics(line, item, 0.85, weak=True))
        yield from inside
        local = _LOCAL.get(fold(item.of(line.text)))
        if local and not inside:
            yield Area(local, line, item, 0.7)


def _topics(line: Line, place: Span, confidence: float, weak: bool = False) -> Iterator[Area]:
    for mention in concepts(place.of(line.text), line.language):
        row = concept(mention.key)
        span = mention.span.moved(place.start)
        slight = row.topic is None or fold(span.of(line.text)) in row.weak
        key = row.topic or (row.leans_to if weak else None)
        if key and (weak or not slight) and not line.quoted(span):
            yield Area(key, line, span, confidence)

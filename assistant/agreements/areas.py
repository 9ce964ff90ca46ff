"""What an agreement covers: the items of its lists, the field of its name, what its commitments are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.agreements.area_words import ITEMS, PHRASES, TRADE_IN
from assistant.agreements.instrument import terms
from assistant.agreements.reports import Report, is_background
from assistant.agreements.story import Line, Story
from assistant.reader.lists import enumeration
from index.entities import concept, concepts, first_names
from index.text import fold
from index.types import Span


@dataclass(frozen=True, slots=True)
class Area:
    """An area and the words that name it."""

    key: str
    line: Line
    span: Span
    confidence: float


_TEXT = r"(?:agreements?|treat(?:y|ies)|pact|deal|accord|code|plan|framework|partnership|memorandum|protocol|cooperation|text|it|acuerdos?|tratados?|pacto|convenio|memorando|texto|plan|marco|asociacion|alianza)"
_LISTED = re.compile(
    r"\b(?:areas?|fields?|pillars?|goals?|aims?|priorities|matters|topics|themes|crimes?|offences|domains|chapters|headings|tasks|lines of work|covers?|covered|covering|includ(?:e|es|ed|ing)|"
    r"fight against|combat\w*|act against|against|directed against|ambitos?|ejes?|pilares?|objetivos?|prioridades|materias?|temas?|asuntos|tareas|delitos?|crimenes|campos|capitulos|abarca|comprende|"
    r"incluye\w*|cubre|lucha contra|combatir|frente a|contra)\b"
)
_ANNOUNCED = re.compile(
    rf"\b(?:areas?|fields?|pillars?|priorities|matters|topics|domains|chapters|ambitos?|ejes?|pilares?|prioridades|materias|temas|campos|capitulos)\b[^:.;]{{0,40}}:|"
    rf"\b{_TEXT} (?:covers?|touch(?:es)?|deals? with|extends? to|settles?|tocan?|abarcan?|comprenden?|cubren?|tratan?)\b"
)
"""Before a list of nothing but areas: what no key fits counts as printed."""
_MOTIVE = re.compile(
    r",?\s+\b(?:amid|after|following|nearly \w+ years after|as (?:china|russia|tensions)|in response to|because of|in the face of|tras|ante|en medio de|despues de|debido a|worried)\b.*$|,\s+(?:where|donde)\b.*$"
)
_OF_THE_TEXT = re.compile(r"\b(?:the text|the document|el texto|el documento|en materia de)\b")
_OF_THIS = re.compile(rf"^(?:the|this|el|la|este|esta) (?:(?:19|20)\d\d )?(?:\w+ )?{_TEXT}\b")
_NOT_COVERED = re.compile(
    r"\b(?:does not (?:cover|include)|leaves? out|excludes?|not cover\w*|will not carry|no (?:incluye|cubre|abarca|contempla)|excluye|deja fuera|quedan? fuera)\b"
)
_TALKED = re.compile(
    r"\b(?:also (?:spoke|discussed|voiced|talked)|spoke about|tambien (?:hablaron|conversaron|abordaron)|planteo|ademas, la creacion)\b"
)
_MOST_WORDS = 5
"""Of a printed item."""
_GENERAL = frozenset(("cooperation", "cooperacion", "others", "otros", "things", "people"))


def areas(story: Story, news: Iterable[Report], committed: Iterable[Line]) -> tuple[Area, ...]:
    """The areas in the article's order, each once, where it is surest."""
    best: dict[str, Area] = {}
    told = list(news)
    later = bool(told) and told[0].act.status in ("suspended", "in_force")  # then what was agreed earlier is the news
    for area in _all(story, told, {line.number for line in committed}):
        earlier = area.line.number > 0 and is_background(story, area.line, area.span)
        if area.line.quoted(area.span) or (earlier and not (later and _OF_THIS.search(area.line.folded))):
            continue
        if area.key not in best or area.confidence > best[area.key].confidence:
            best[area.key] = area
    return tuple(sorted(best.values(), key=lambda one: (one.line.number, one.span.start)))


def _all(story: Story, news: list[Report], committed: set[int]) -> Iterator[Area]:
    reported = {report.line.number for report in news if report.term}
    for line in story.lines:
        if _NOT_COVERED.search(line.folded) or _TALKED.search(line.folded):
            continue
        end = match.start() if (match := _MOTIVE.search(line.folded)) else len(line.text)
        if _LISTED.search(line.folded):
            yield from _listed(line)
        if line.number <= 0 or line.number in reported or terms(line):
            yield from _topics(line, Span(0, end), 0.8 if line.number in reported else 0.6)
            yield from _phrases(line, Span(0, end), 0.8)
        elif line.number in committed or _OF_THE_TEXT.search(line.folded):
            yield from _topics(line, Span(0, end), 0.7)
            yield from _phrases(line, Span(0, end), 0.7)


def _listed(line: Line) -> Iterator[Area]:
    for match in TRADE_IN.finditer(line.folded):
        for word in re.finditer(r"\w+", match["things"]):
            key = ITEMS.get(word.group())
            if key:
                yield Area(key, line, Span(*word.span()).moved(match.start("things")), 0.9)
    found = enumeration(line.text)
    if found is None:
        return
    announced = _ANNOUNCED.search(line.folded)
    for item in found.items:
        inside = [*_topics(line, item, 0.9, weak=True), *_phrases(line, item, 0.9)]
        yield from inside
        text = fold(item.of(line.text))
        if not inside and text in ITEMS:
            yield Area(ITEMS[text], line, item, 0.8)
        elif (
            not inside
            and announced
            and item.start >= announced.end()
            and len(text.split()) <= _MOST_WORDS
            and text not in _GENERAL
        ):
            yield Area(item.of(line.text), line, item, 0.6)


def _topics(line: Line, place: Span, confidence: float, weak: bool = False) -> Iterator[Area]:
    """The glossary's topics; a form that hardly names its topic only as an item of a list."""
    for mention in concepts(place.of(line.text), line.language):
        row = concept(mention.key)
        span = mention.span.moved(place.start)
        slight = row.topic is None or fold(span.of(line.text)) in row.weak
        key = row.topic or (row.leans_to if weak else None)
        if key in topics() and (weak or not slight):
            yield Area(key, line, span, confidence - 0.1 * slight)


def topics() -> frozenset[str]:
    """The keys that stand for areas."""
    return frozenset(first_names("glossary", "en"))


def _phrases(line: Line, place: Span, confidence: float) -> Iterator[Area]:
    for key, pattern in PHRASES.items():
        match = pattern.search(line.folded, place.start, place.end)
        if match:
            yield Area(key, line, Span(*match.span()), confidence)

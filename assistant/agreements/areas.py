"""What an agreement covers: the items of its lists, the field of its name, what its commitments are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.agreements.acts import acts
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
_CONTENT = re.compile(
    r"^(?:the|el|la|los|las) (?:\w+ )?(?:force|group|committee|centre|center|mechanism|patrols?|teams?|drills?|exercises?|operation|mission|instrument|charter|convention|signatories|registry|academy|body|scheme|measures?|"
    r"fuerza|grupo|comite|comision|centro|mecanismo|patrullas?|patrullajes|equipos|ejercicios?|maniobras|operacion|operativos?|mision|instrumento|carta|convencion|firmantes|registro|academia|organismo|sistema|medidas|mando|comando|alianza|bloque|oficina|documento|acta)\b|"
    r"\b(?:incorpora|anade|incluye|preve|contempla|extiende|permite|permitia|autoriza|adds|includes|extends to|provides for|allows|lets|allowed|let) |"
    r"^(?:both|the two|the three|the four|amb[oa]s|l[oa]s (?:dos|tres|cuatro|cinco)|each|cada) (?:governments|countries|sides|parties|states|forces|gobiernos|paises|partes|estados|cuerpos|policias|patrulla|patrol|country|pais)\b"
)
"""What opens a sentence on what the agreement, or what it sets up, is and does."""
_ILLICIT = re.compile(r"\b(?:illicit|illegal|wildlife|ilicit[oa]|ilegal|clandestin[oa])\b")
_OF_PEOPLE = re.compile(r"\b(?:people|migrants?|refugees|small boats?)\b")
_OF_DATA = re.compile(r"\s+(?:\w+ )?(?:data|information|intelligence|fingerprints)\b")
_ARMED = re.compile(r"\b(?:defen[cs]\w+|militar\w*|armed|armad[oa]s?|attack|ataque)\b")
_NOT_COVERED = re.compile(
    r"\b(?:does not (?:cover|include)|leaves? out|excludes?|not cover\w*|will not carry|no (?:incluye|cubre|abarca|contempla)|excluye|deja fuera|quedan? fuera)\b"
)
_TALKED = re.compile(
    r"\b(?:also (?:spoke|discussed|voiced|talked)|spoke about|tambien (?:hablaron|conversaron|abordaron)|planteo|ademas, la creacion)\b"
)
_OPENING = 90
"""Characters in which a clause that opens a sentence ends."""
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
    above = _of_headline(story)
    for line in story.lines:
        yield from (one for one in _topics(line, Span(0, len(line.text)), 0.55) if one.key in above)
        if _NOT_COVERED.search(line.folded) or _TALKED.search(line.folded):
            continue
        end = _before_motive(line)
        if _LISTED.search(line.folded):
            yield from _listed(line)
        if line.number <= 0 or line.number in reported or terms(line):
            yield from _topics(line, Span(0, end), 0.8 if line.number in reported else 0.6)
            yield from _phrases(line, Span(0, end), 0.8)
        elif line.number in committed or _OF_THE_TEXT.search(line.folded) or _CONTENT.search(line.folded):
            yield from _topics(line, Span(0, end), 0.7)
            yield from _phrases(line, Span(0, end), 0.7)


def _of_headline(story: Story) -> frozenset[str]:
    """What the headline names; it may stand anywhere in the story then."""
    whole = Span(0, len(story.title.text))
    found = [*_topics(story.title, whole, 0.5), *_phrases(story.title, whole, 0.5)]
    return frozenset(one.key for one in found if not story.title.quoted(one.span))


def _before_motive(line: Line) -> int:
    """Where a line leaves what is agreed for the reasons; a reason that opens it ("Three years after …, they signed") is no end."""
    for match in _MOTIVE.finditer(line.folded):
        comma = line.folded.find(", ", match.start() + 1)
        if comma < 0 or comma > _OPENING or any(act.span.start < match.start() for act in acts(line)):
            return match.start()
    return len(line.text)


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
        if key in topics() and (weak or not slight) and not _means_less(line, key, span):
            yield Area(key, line, span, confidence - 0.1 * slight)


def _means_less(line: Line, key: str, span: Span) -> bool:
    """ "illegal trade" is no trade, and "mutual assistance" no defence where nobody speaks of arms."""
    if key == "trade":
        around = line.folded[max(0, span.start - 30) : span.end + 12]
        return bool(_ILLICIT.search(around) or _OF_DATA.match(line.folded, span.end))
    if key == "smuggling" and line.language == "en":
        return bool(_OF_PEOPLE.search(line.folded[max(0, span.start - 12) : span.end + 14]))
    return key == "mutual_defence" and "asistencia" in span.of(line.folded) and not _ARMED.search(line.folded)


def topics() -> frozenset[str]:
    """The keys that stand for areas."""
    return frozenset(first_names("glossary", "en"))


def _phrases(line: Line, place: Span, confidence: float) -> Iterator[Area]:
    for key, pattern in PHRASES.items():
        match = pattern.search(line.folded, place.start, place.end)
        if match:
            yield Area(key, line, Span(*match.span()), confidence)

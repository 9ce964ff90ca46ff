"""What an agreement covers: the areas that its story names, weighed by how and where it names them.

A logistic regression, as in `reported`; `python -m evals.agreements.fit` makes the weights.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.agreements.area_hints import HINTS
from assistant.agreements.area_words import ITEMS, PHRASES, TRADE_IN
from assistant.agreements.reports import of_earlier_ones
from assistant.agreements.rows import CODE
from assistant.agreements.story import Line, Story
from assistant.agreements.weigh import probability
from assistant.reader.lists.lists import enumeration
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


@dataclass(frozen=True, slots=True)
class Mention:
    """Words for an area."""

    key: str
    line: Line
    span: Span
    sure: int
    """3: an item of a list of areas; 2: the area's own name or a phrase of it; 1: a form that may mean less; 0: a hint."""
    phrase: bool = False
    """Of `area_words`, where agreements name what they do."""


_LISTED, _NAMED, _WEAK, _HINT = 3, 2, 1, 0
_TEXT = r"(?:agreements?|treat(?:y|ies)|pact|deal|accord|code|plan|framework|partnership|memorandum|protocol|cooperation|text|it|acuerdos?|tratados?|pacto|convenio|memorando|texto|plan|marco|asociacion|alianza)"
_BEFORE_A_LIST = re.compile(
    r"\b(?:areas?|fields?|pillars?|goals?|aims?|priorities|matters|topics|themes|crimes?|offences|domains|chapters|headings|tasks|lines of work|covers?|covered|covering|includ(?:e|es|ed|ing)|"
    r"fight against|combat\w*|act against|against|directed against|ambitos?|ejes?|pilares?|objetivos?|prioridades|materias?|temas?|asuntos|tareas|delitos?|crimenes|campos|capitulos|abarca|comprende|"
    r"incluye\w*|cubre|lucha contra|combatir|frente a|contra)\b"
)
_ANNOUNCED = re.compile(
    rf"\b(?:areas?|fields?|pillars?|priorities|matters|topics|domains|chapters|ambitos?|ejes?|pilares?|prioridades|materias|temas|campos|capitulos)\b[^:.;]{{0,40}}:|"
    rf"\b{_TEXT} (?:covers?|touch(?:es)?|deals? with|extends? to|settles?|tocan?|abarcan?|comprenden?|cubren?|tratan?)\b"
)
"""Before a list of nothing but areas: what no key fits counts as printed."""
_ILLICIT = re.compile(r"\b(?:illicit|illegal|wildlife|ilicit[oa]|ilegal|clandestin[oa])\b")
_BUT_A_WORD = re.compile(
    r"\b(?:palm|olive|cooking|vegetable|sunflower) oil$|\b(?:security|strategic|threat|operating|political|legal|regulatory|business|work(?:ing)?|safe|changing|uncertain) environment$|"
    r"\b(?:during|since|before|after|because of|durante|desde|antes de|despues de|tras|por|a causa de) (?:the |la )?(?:(?:covid|coronavirus)\S* )?pandem\w+$"
)
"""Words for an area that speak of circumstances or of a time: "the security environment", "since the pandemic"."""
_OFFICE_BEHIND = re.compile(r"(?: and \w+)? (?:minist(?:ers?|ry|ries)|secretar(?:y|ies)|department)\b")
_OFFICE_BEFORE = re.compile(
    r"\b(?:minist(?:ers?|ry|ries|r[oa]s?|erios?)|(?:sub|vice)?secretari[oa]s?|secretar(?:y|ies)|titular(?:es)?|commissioners?|comisari[oa]s?|department|departamento) "
    r"(?:(?!and|y)\w+ )?(?:of|for|de|del) (?:(?:the|la|el) )?(?:\w+ (?:and|y) (?:de )?)?$"
)
_OF_PEOPLE = re.compile(r"\b(?:people|migrants?|refugees|small boats?)\b")
_SPILLED = re.compile(r" (?:spills?|slicks?|pollution)\b")
_OF_DATA = re.compile(r"\s+(?:\w+ )?(?:data|information|intelligence|fingerprints)\b")
_ARMED = re.compile(r"\b(?:defen[cs]\w+|militar\w*|armed|armad[oa]s?|attack|ataque)\b")
_NOT_COVERED = re.compile(
    r"\b(?:(?:does|do|did|will) not (?:cover|include|touch|affect|extend to|apply to|deal with)|leaves? out|excludes?|not cover\w*|will not carry|no (?:incluye|cubre|abarca|contempla|afecta|toca|alcanza|se aplica|se extiende)\w*|(?:is|are) (?:excluded|not included)|fall outside|(?:was|were) (?:left out|no part|not part)|no estan? incluid[oa]s?|sin perjuicio|excluye|deja(?:n|ron)? fuera|qued(?:an?|o|aron) (?:fuera|excluid[oa]s?))\b"
)
_ACTORS = frozenset(("gangs", "insurgency", "refugees"))
"""Those whom a story is full of, whatever is agreed."""
_MOST_WORDS = 5
"""Of a printed item."""
_GENERAL = re.compile(r"(?:cooperation|cooperacion|things|people|others?|otr[oa]s)\b.{0,12}")
_PRINTED = 0.6
"""Confidence of an item that no key fits."""
_LIKELY = 0.5
"""Probability from which an area is one of the agreement's."""
_MOST_LINES = 5


def areas(story: Story) -> tuple[Area, ...]:
    """The areas in the article's order, each once, where it is named most surely."""
    found = []
    for named, sign in signs(story):
        likely = probability(sign, WEIGHTS, BIAS)
        best = max(named, key=lambda one: (one.line.start >= 0, one.sure, -one.line.number))
        if likely >= _LIKELY:
            found.append(Area(best.key, best.line, best.span, likely))
    taken = {(one.line.number, one.span) for one in found}
    printed = (one for one in _printed(story) if (one.line.number, one.span) not in taken)
    return tuple(sorted([*found, *printed], key=lambda one: (one.line.number, one.span.start)))


def signs(story: Story) -> Iterator[tuple[list[Mention], tuple[float, ...]]]:
    """For each area that is named: its mentions, and what speaks for it, in the order of `WEIGHTS`."""
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for line in story.all:
        if not _NOT_COVERED.search(line.folded):
            for one in _mentions(line):
                by_key[one.key].append(one)
    lines = {key: len({one.line.number for one in named}) for key, named in by_key.items()}
    most, length = max(lines.values(), default=1), max(len(story.lines), 1)
    numbers = [line.number for line in story.all]
    earlier = of_earlier_ones(story)
    for key, named in by_key.items():
        if all(one.line.number in earlier for one in named):
            continue
        surest = max(one.sure for one in named)
        told = [one for one in named if one.sure == surest or (one.sure >= _NAMED and surest >= _NAMED)]
        first = min(numbers.index(one.line.number) for one in told)
        yield (
            named,
            (
                float(any(one.sure == _NAMED and not one.phrase for one in named)),
                float(any(one.phrase for one in named)),
                float(surest == _HINT),
                float(any(one.line.number < 0 for one in told)),
                float(any(one.line.number == 0 for one in told)),
                float(surest == _LISTED),
                float(min(_MOST_LINES, lines[key])),
                max(0, first - 1) / length,
                lines[key] / most,
            ),
        )


def _mentions(line: Line) -> Iterator[Mention]:
    """All words for areas in a line that nobody says, of a list of areas and beside it."""
    named = [*_topics(line), *_phrases(line)]
    listed = _listed(line) if _BEFORE_A_LIST.search(line.folded) else ()
    places = [one.span for one in line.sides if len(one.key) == CODE]
    for one in (*listed, *named, *_hints(line, named)):
        if (
            not line.quoted(one.span)
            and not _of_an_office(line, one.span)
            and not any(one.span.overlaps(place) for place in places)
        ):
            yield one


def _of_an_office(line: Line, span: Span) -> bool:
    """ "Fisheries | minister", "ministro de | Pesca": whose office it is says nothing of what is agreed."""
    return bool(_OFFICE_BEHIND.match(line.folded, span.end) or _OFFICE_BEFORE.search(line.folded[: span.start]))


def _listed(line: Line) -> Iterator[Mention]:
    """ "Trafficking of drugs, weapons and people", "in six areas: smuggling, …"."""
    for match in TRADE_IN.finditer(line.folded):
        for word in re.finditer(r"\w+", match["things"]):
            if key := ITEMS.get(word.group()):
                yield Mention(key, line, Span(*word.span()).moved(match.start("things")), _LISTED)
    for item in _items(line.text):
        inside = [one for one in (*_topics(line), *_phrases(line)) if one.span.overlaps(item)]
        yield from (Mention(one.key, line, one.span, _LISTED) for one in inside)
        if not inside and (key := ITEMS.get(fold(item.of(line.text)))):
            yield Mention(key, line, item, _LISTED)


def _items(text: str) -> Iterator[Span]:
    """Those of the list of a sentence, and of one before its colon: "the areas of A, B and C, and adds two: D and E"."""
    before = text[: text.rfind(":")] if ":" in text else ""
    for listed in (enumeration(text), enumeration(before) if before else None):
        yield from listed.items if listed else ()


def _printed(story: Story) -> Iterator[Area]:
    """Items of a list of nothing but areas that no key fits."""
    for line in story.lines:
        announced, listed = _ANNOUNCED.search(line.folded), enumeration(line.text)
        if announced is None or listed is None or _NOT_COVERED.search(line.folded):
            continue
        named = [one.span for one in (*_topics(line), *_phrases(line))]
        for item in listed.items:
            text = fold(item.of(line.text))
            known = text in ITEMS or _GENERAL.fullmatch(text) or any(one.overlaps(item) for one in named)
            behind = item.start >= announced.end() and not line.quoted(item)
            if behind and not known and len(text.split()) <= _MOST_WORDS:
                yield Area(item.of(line.text), line, item, _PRINTED)


def _topics(line: Line) -> Iterator[Mention]:
    """The glossary's topics."""
    for mention in concepts(line.text, line.language):
        row = concept(mention.key)
        slight = row.topic in _ACTORS or row.topic is None or fold(mention.span.of(line.text)) in row.weak
        key = row.topic or row.leans_to
        if key in topics() and not _means_less(line, key, mention.span):
            yield Mention(key, line, mention.span, _WEAK if slight else _NAMED)


def _means_less(line: Line, key: str, span: Span) -> bool:
    """ "illegal trade" is no trade, and "mutual assistance" no defence where nobody speaks of arms."""
    if _BUT_A_WORD.search(line.folded[max(0, span.start - 40) : span.end]):
        return True
    if key == "trade":
        around = line.folded[max(0, span.start - 30) : span.end + 12]
        return bool(_ILLICIT.search(around) or _OF_DATA.match(line.folded, span.end))
    if key == "oil" and _SPILLED.match(line.folded, span.end):
        return True
    if key == "smuggling" and line.language == "en":
        return bool(_OF_PEOPLE.search(line.folded[max(0, span.start - 12) : span.end + 14]))
    return key == "mutual_defence" and "asistencia" in span.of(line.folded) and not _ARMED.search(line.folded)


def topics() -> frozenset[str]:
    """The keys that stand for areas."""
    return frozenset(first_names("glossary", "en"))


def _phrases(line: Line) -> Iterator[Mention]:
    for key, pattern in PHRASES.items():
        if match := pattern.search(line.folded):
            yield Mention(key, line, Span(*match.span()), _NAMED, phrase=True)


def _hints(line: Line, named: Sequence[Mention]) -> Iterator[Mention]:
    """Words beside those that name an area: "migrant smuggling" is no hint at migration."""
    for key, pattern in HINTS.items():
        places = (Span(*match.span()) for match in pattern.finditer(line.folded))
        free = (place for place in places if not any(place.overlaps(one.span) for one in named))
        if place := next(free, None):
            yield Mention(key, line, place, _HINT)


WEIGHTS = (1.44, 1.94, -0.68, 0.34, 0.24, 2.44, 0.75, -2.4, 0.72)
"""For each sign: its name, a phrase for it, nothing but a hint, headline, first sentence, a list of areas, lines that
name it, how late it is first named, how often beside the area that is named most."""
BIAS = -1.69

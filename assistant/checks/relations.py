"""Who did it to whom, whose office it is, and whose number: what a sentence joins that its source joins otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.reader.officials.people import people
from assistant.reader.values import amounts, dates, number_of
from index.entities import countries
from index.morphology import english_bases, spanish_bases
from index.query import language_of, units
from index.terms import stems
from index.text import fold, words
from index.types import Language, Span


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words_ in table.items() for word in words_.split()}


_DIRECTED = _by_word(
    {
        "accuse": "accuse blame denounce acusar culpar denunciar",
        "expel": "expel expulsar",
        "warn": "warn alert advertir alertar",
        "invite": "invite invitar",
        "thank": "thank agradecer",
        "ask": "ask request urge pedir solicitar rogar instar",
        "congratulate": "congratulate praise felicitar elogiar",
        "relieve": "relieve dismiss relevar destituir",
        "criticise": "criticise criticize condemn criticar condenar",
        "threaten": "threaten amenazar",
        "attack": "attack invade bomb atacar invadir bombardear",
        "sue": "sue demandar",
        "sanction": "sanction sancionar",
        "help": "help assist aid ayudar asistir",
        "support": "support back apoyar respaldar",
        "summon": "summon convocar citar",
        "replace": "replace succeed reemplazar sustituir suceder",
        "appoint": "appoint nombrar",
        "arrest": "arrest detain arrestar detener",
        "recognise": "recognise recognize reconocer",
        "protect": "protect defend proteger defender",
        "promise": "promise assure prometer asegurar",
        "offer": "offer ofrecer",
        "inform": "inform notify tell informar notificar",
        "defeat": "defeat derrotar",
        "occupy": "occupy ocupar",
        "advise": "advise asesorar",
        "rescue": "rescue rescatar",
        "inspect": "inspect inspeccionar",
        "escort": "escort escoltar",
        "pressure": "pressure presionar",
        "order": "order ordenar",
        "convince": "convince persuade convencer",
        "follow": "follow seguir",
    }
)
"""Verbs of one who acts on another, with what they amount to. Nothing that two do together is among them."""
_BE = frozenset("is are was were be been being es son fue fueron era eran ser sido sera seran".split())
_BY = re.compile(r"\b(?:by|por)$")
_BREAK = re.compile(r"[.;:!?]|\b(?:after|because|while|tras|porque|mientras)\b")
_REACH = 12
"""Words behind a verb among which is the one that is acted on."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of the table with the names around it."""

    family: str
    by: frozenset[str]
    """Keys of the names that act."""
    on: frozenset[str]


def turned_deeds(text: str, cited: str) -> Iterator[str]:
    """Verbs whose two names stand the other way round in the cited text, and nowhere in it as the sentence has them."""
    there = list(_deeds(cited))
    for deed in _deeds(text):
        same = [other for other in there if other.family == deed.family]
        as_told = any(deed.by & other.by or deed.on & other.on for other in same)
        if not as_told and any(deed.by & other.on and deed.on & other.by for other in same):
            yield f"“{deed.family}” (the other way round)"


def _deeds(text: str) -> Iterator[Deed]:
    for clause in _BREAK.split(text):
        named, tokens = _names(clause), list(words(clause))
        for number, (word, span) in enumerate(tokens):
            family = _family(fold(word))
            if family is None:
                continue
            until = tokens[min(number + _REACH, len(tokens) - 1)][1].end
            before = [(place, keys) for place, keys in named if place.end <= span.start]
            behind = [(place, keys) for place, keys in named if span.end <= place.start <= until]
            passive = any(fold(one) in _BE for one, _ in tokens[max(number - 2, 0) : number])
            agents = [keys for place, keys in behind if _BY.search(_upto(clause, place.start))]
            nearest = before[-1][1] if before else frozenset()
            if agents or passive:
                yield Deed(family, agents[0] if agents else frozenset(), nearest)
            else:
                yield Deed(family, nearest, frozenset().union(*(keys for _, keys in behind[:2])))


def _family(word: str) -> str | None:
    return next((_DIRECTED[base] for base in (*english_bases(word), *spanish_bases(word)) if base in _DIRECTED), None)


def _upto(text: str, end: int) -> str:
    """What stands before a name, folded, its article and up to three words of office aside."""
    return re.sub(r"(?:\s+(?!by\b|por\b)[\w’'-]+){0,3}\s*$", "", fold(text[:end])).strip()


def _names(text: str) -> list[tuple[Span, frozenset[str]]]:
    """Countries and people, a surname alone too, by place."""
    found = [(mention.span, frozenset({mention.key})) for mention in countries(text)]
    found += [(one.span, frozenset(fold(word) for word in one.name.split()[-1:])) for one in people(text)]
    taken = [span for span, _ in found]
    for word, span in words(text):
        free = all(span.end <= other.start or other.end <= span.start for other in taken)
        if free and word[:1].isupper():
            found.append((span, frozenset({fold(word).removesuffix("'s").removesuffix("’s")})))
    return sorted(found, key=lambda pair: pair[0].start)


# Offices

_OFFICES = _by_word(
    {
        "minister": "minister ministro ministra",
        "chancellor": "canciller chancellor",
        "president": "president presidente presidenta",
        "secretary": "secretary secretario secretaria",
        "ambassador": "ambassador embajador embajadora",
        "commissioner": "commissioner comisario comisaria",
        "director": "director directora",
        "general": "general",
        "admiral": "admiral almirante",
        "captain": "captain capitan capitana",
        "colonel": "colonel coronel",
        "commander": "commander comandante",
        "governor": "governor gobernador gobernadora",
        "mayor": "mayor alcalde alcaldesa",
        "chief": "chief head jefe jefa",
        "senator": "senator senador senadora",
        "judge": "judge juez jueza",
        "prosecutor": "prosecutor fiscal",
        "envoy": "envoy enviado enviada",
        "spokesperson": "spokesman spokeswoman spokesperson portavoz",
        "king": "king rey",
        "queen": "queen reina",
        "lieutenant": "lieutenant teniente",
        "major": "major",
        "commodore": "commodore comodoro",
        "deputy": "viceministro viceministra",
        "premier": "premier",
    }
)
_PORTFOLIOS = _by_word(
    {
        "foreign": "foreign exteriores",
        "defence": "defence defense defensa",
        "interior": "interior home",
        "justice": "justice justicia",
        "finance": "finance treasury hacienda economia economy",
        "health": "health salud",
        "transport": "transport transporte transportes",
        "agriculture": "agriculture agricultura",
        "trade": "trade comercio",
        "energy": "energy energia",
        "education": "education educacion",
        "labour": "labour labor trabajo",
        "prime": "prime primer primera",
        "environment": "environment ambiente",
        "security": "security seguridad",
    }
)
"""What a minister or secretary is of."""
_LINKS = frozenset("of for de del the la el al and y e".split())
_BEFORE_NAME = 5
"""Words before a name in which its office stands."""
_NEAR_NAME = 3
"""Of those that link nothing."""
_APPOSED_TO_NEXT = re.compile(r"\s*,?\s*[A-ZÁÉÍÓÚÑ]")
_APPOSED = re.compile(r"^\s*,\s*((?:[\w’'-]+\s*){1,9}?)(?=[,.;]|\s+(?:and|y|e|was|is|has|fue|es|ha)\b|$)")


def other_offices(text: str, cited: str) -> Iterator[str]:
    """A person with an office that the cited text gives to another, and to him another."""
    for table in (_OFFICES, _PORTFOLIOS):
        theirs = _held(cited, table)
        for name, mine in _held(text, table).items():
            own = theirs.get(name, frozenset())
            others = frozenset().union(*(held for other, held in theirs.items() if other != name))
            if own and mine and not mine & own and mine & others:
                yield f"{name.title()} (of another office)"


def _held(text: str, table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Each surname with what of a table stands before it or behind its comma."""
    held: dict[str, set[str]] = {}
    known = people(text)
    for person in known:
        start = max((other.span.end for other in known if other.span.end <= person.span.start), default=0)
        before = list(words(text[start : person.span.start].rstrip(" ,").rpartition(",")[2]))[-_BEFORE_NAME:]
        told = [fold(word) for word, _ in before if fold(word) not in _LINKS][-_NEAR_NAME:]
        apposed = _APPOSED.match(text[person.span.end :])
        if apposed and not _APPOSED_TO_NEXT.match(text[person.span.end + apposed.end() :]):
            told += [fold(word) for word, _ in words(apposed.group(1))]
        held.setdefault(fold(person.name.split()[-1]), set()).update(table[word] for word in told if word in table)
    return {name: frozenset(offices) for name, offices in held.items()}


# Figures

_PARTS = re.compile(r"\b(?:and|but|while|y|e|pero|mientras)\b|;|,(?!\d)")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence with one number."""

    number: float
    names: frozenset[str]
    counted: frozenset[str]
    """Stems of what the number counts."""
    behind: frozenset[str]
    """Stems of what follows that: "40 million euros *for border posts*"."""
    all: frozenset[str]
    """Stems and names of the whole part."""


def other_figures(text: str, cited: str) -> Iterator[str]:
    """A number that the cited text gives to another country or person, or for another purpose."""
    theirs = list(_parts(cited))
    numbers = [part.number for part in theirs]
    for part in _parts(text):
        own = [other for other in theirs if other.number == part.number]
        others = [other for other in theirs if other.number != part.number]
        if len(own) != 1 or not others or numbers.count(part.number) != 1:
            continue
        told = [(part.names, own[0].names, [other.names for other in others])]
        told.append((part.behind, own[0].behind, [other.behind | other.counted for other in others]))
        for mine, his, theirs_else in told:
            elsewhere = frozenset().union(*theirs_else)
            if his and mine & (elsewhere - his) and not part.all & (his - elsewhere):
                yield f"{part.number:g} (of something else)"
                break


def _parts(text: str) -> Iterator[_Part]:
    """The parts between "and", "while" and marks that have one number, dates aside."""
    language, blank = language_of(text), text
    for day in dates(text):
        blank = blank[: day.start] + " " * (day.end - day.start) + blank[day.end :]
    start = 0
    for end in [*(match.start() for match in _PARTS.finditer(blank)), len(blank)]:
        part, start = blank[start:end], end
        found = [(value, span) for span in amounts(part) if (value := number_of(span.of(part), language)) is not None]
        if len(found) != 1:
            continue
        value, span = found[0]
        names = frozenset().union(*(keys for _, keys in _named(part)))
        counted, behind = _stems(span.of(part), language), _stems(part[span.end :], language)
        yield _Part(value, names, counted, behind, names | _stems(part, language))


def _stems(text: str, language: Language) -> frozenset[str]:
    told = [unit for unit in units(text, language) if unit.kind in ("word", "concept")]
    return frozenset(stem for unit in told for stem in stems(unit.surface, language))


def _named(part: str) -> list[tuple[Span, frozenset[str]]]:
    found = [(mention.span, frozenset({mention.key})) for mention in countries(part)]
    return found + [(one.span, frozenset({fold(one.name.split()[-1])})) for one in people(part)]

"""The people that a sentence names in full, without what is a part of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.reader.officials.people import Person, people
from index.entities import concepts, countries
from index.types import Span

_IN_A_TITLE = re.compile(
    r"(?:\b(?:de|del|of|for|the|el|la|los|las|un|una|an?|para|Ministerio|Secretaría|Sistema|Departamento|Servicio|Instituto|Consejo|Ministry|Council|Office|Institute|agrupación|asociación|grupo|group|association)|\bde (?:la|los|las)|(?<=[a-zà-ÿ]) y)\s$"
)
"""Before capitals that are no person: "minister of | Public Works", "the | Defence Forum"."""
_SHIP = re.compile(
    r"\b(?<!\bde )(?:ships?|vessels?|frigates?|corvettes?|minehunters?|tankers?|trawlers?|cutters?|buques?|fragatas?|corbetas?|patrulleros?|guardacostas|cazaminas|petroleros?|pesqueros?|lanchas?)\s$"
)
_OF_ANOTHER = re.compile(r"[’']s?$")
""" "President Ana Ruiz's | adviser", who has no name."""
_SHORT = re.compile(
    r"(?<!-)\b[A-ZÁÉÍÓÚ][a-zà-ÿ]+\s+(?:(?:al|el|as|ash|ad|an|bin|ibn|abu)-|(?:bin|ibn)\s)[A-ZÁÉÍÓÚ][\w’'-]+"
)
_FIELD_AND_NAME = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Dd]irector|[Cc]hief|[Hh]ead|[Mm]inistr[oa]|[Ss]ecretari[oa]|[Dd]irectora?) (?:of|for|de|del) (?:the |la )?"
    r"(?P<field>Armed Forces|Fuerzas Armadas|[A-Z]\w+)(?: (?:and|y) [A-Z]\w+)? (?P<name>[A-Z][a-zà-ÿ]+(?: [A-Z]\.)? [A-Z][a-zà-ÿ]+)(?=[ ,.;)]|$)"
)
_FORCES = frozenset(("Carabineros", "Gendarmería", "Gendarmerie", "Carabinieri", "Marina", "Aviación"))
_ENDING = re.compile(r"(?:\s+(?:(?:al|Al|el|as|ash|ad|an|ul|ur|ben|bin|ibn|abu)[- ])[A-ZÁÉÍÓÚ][\w’'-]+)+")


def everybody(text: str) -> list[Person]:
    """Those of `_people` who are no part of a title; "and" behind a person leads to another one."""
    found: list[Person] = []
    for one in _people(text):
        beside = bool(found) and text[found[-1].span.end : one.span.start].strip() in ("y", "e")
        before = text[: one.span.start]
        named_so = _IN_A_TITLE.search(before) or _SHIP.search(before) or _OF_ANOTHER.search(one.name)
        if beside or not named_so:
            found.append(one)
    return found


def _people(text: str) -> list[Person]:
    """Everybody with a name of two words, also "Badr al-Harthy"."""
    found = [_alone(_in_full(text, one)) for one in people(text)]
    found += [one for one in _behind_a_field(text) if not any(one.span.overlaps(other.span) for other in found)]
    short = [Span(*match.span()) for match in _SHORT.finditer(text)]
    found += [Person(one.of(text), one, None) for one in short if not any(one.overlaps(other.span) for other in found)]
    return sorted(found, key=lambda one: one.span.start)


def _behind_a_field(text: str) -> Iterator[Person]:
    """ "Principal Secretary for Immigration Joyce Mutua": a name behind the field of an office, which is no part of it."""
    for match in _FIELD_AND_NAME.finditer(text):
        span = Span(*match.span("name"))
        if not concepts(span.of(text), "en") and not people(match["field"]) and not countries(match["name"]):
            yield Person(span.of(text), span, None)


def _alone(person: Person) -> Person:
    """Without the force that stands before a name: "general PNP Arturo Valverde", "general de Carabineros Luis Vega"."""
    force, _, name = person.name.partition(" ")
    if " " not in name or not ((force.isupper() and force.isalpha() and len(force) > 1) or force in _FORCES):
        return person
    return replace(person, name=name, span=Span(person.span.end - len(name), person.span.end))


def _in_full(text: str, person: Person) -> Person:
    """A name with its Arabic ending: "Haitham al-Busaidi"."""
    more = _ENDING.match(text, person.span.end)
    span = Span(person.span.start, more.end()) if more else person.span
    return replace(person, name=span.of(text), span=span)

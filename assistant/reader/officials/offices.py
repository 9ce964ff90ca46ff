"""People with the office that a sentence gives them: "Deputy Interior Minister, Manuel Monsalve"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agreements.persons import everybody
from assistant.agreements.titles import NOUN, office_of
from assistant.reader.officials.people import Person
from index.entities import countries
from index.types import Span

_LISTED = re.compile(
    r"(?:\s*\([^)]*\)|\s+(?:of|for|de|por)(?:\s+\w+){1,3}?)?\s*[,;]?\s*(?:(?:and|y|e)\s+)?(?:(?:the|el|la|his|her|su)\s+)?"
)
"""All that stands between two people of one list: "Ana Ruiz of Peru, the minister …"."""
_NO_LINK = (
    r"(?!(?i:of|for|who|that|to|with|by|and|in|on|at|from|as|said|told|met|was|is|were|are|will|sent|named|the|an?|its|his|her|"
    r"their|my|our|it|el|la|los|las|un|una|de|del|por|con|en|y|su|según)\b)"
)
_MORE = re.compile(
    rf"(?:(?:^|(?<=\s))(?:(?i:the|an?|its|his|her|their)\s+|(?=(?:[A-Z][\w’'.-]*\s){{0,2}}[A-Z][\w’'.-]+[’'](?:s\s|(?<=s[’'])\s))|(?=(?P<nation>[A-Z])))"
    rf"(?P<more>(?:{_NO_LINK}[\w’'.-]+\s+){{1,4}})|"
    r"(?<![\w-])(?P<since>(?i:then|ex|former|acting|interim|outgoing|incoming|retired|entonces)(?:-|\s+)))$"
)
"""Words of an office before those that `office_of` knows: "Peru's border security | minister", "then | President"."""
_NONE_OF_IT = re.compile(
    r"^(?:.*\b(?:el|la|los|las|su|sus|un|una|the|its|his|her)\s+|(?i:under|by|with|for|although|según|bajo|con|por)\s+)"
)
"""Before the noun of an office: "conocer el jueves la | embajadora"."""
_NO_OFFICE = re.compile(
    r"\b(?:será|sería|es|era|fue|will be|would be)\b|"
    r"\b(?:ministers|presidents|secretaries|chiefs|heads|commanders|ministr[oa]s|president[ea]s|secretari[oa]s|jef[ea]s)\b"
)
"""A verb between office and name, or an office of several: "la directora será la argentina Ana Ruiz"."""
_OTHER = re.compile(
    r"(?:(?:^|(?<=[\s(«“\"]))(?i:the|an?|its|his|her|their|el|la|los|las|su|un|una|al|del)\s+|^|(?<=[,;:]\s))"
    r"(?:[A-ZÁÉÍÓÚ][a-z]+,\s+)?(?P<office>"
    rf"(?:{_NO_LINK}(?!(?:while|when|al|cuando|mientras|said|dijo|but|pero|de|y)\b)[\w’'.-]+\s){{0,4}}?(?i:mayor(?:ess)?|deputy|deputies|lawmaker|legislator|senator|"
    r"congress(?:man|woman)|prosecutor|judge|researcher|analyst|professor|expert|activist|lawyer|economist|historian|"
    r"journalist|founder|bishop|leader|alcalde(?:sa)?|diputad[oa]|senador[a]?|legislador[a]?|congresista|juez[a]?|"
    r"investigador[a]?|analista|profesor[a]?|expert[oa]|activista|abogad[oa]|economista|historiador[a]?|periodista|"
    r"fundador[a]?|obispo|líder|dirigente|defensor[a]?)\b"
    r"(?:\s(?!(?:and|y|but|pero|said|dijo|that|que|who|quien|was|is|fue|es)\b)[\w’'()-]+){0,8}?),?\s+$"
)
"""Offices and callings that no register of agreements needs: "the mayor of Bermejo, Ana Ruiz"."""
_CLAUSE_ENDS = re.compile(r"(?<=[^\W\d_]{3})[.;!?]\s+")


def with_office(text: str, person: Person) -> Span:
    """The place of a person with the office before or after the name; the name's own where none stands there."""
    name = person.span
    others = [other.span for other in everybody(text) if not other.span.overlaps(name)]
    ends = [match.end() for match in _CLAUSE_ENDS.finditer(text, 0, name.start)]
    start = max([0, *ends, *(other.end for other in others if other.end <= name.start)])
    end = min((other.start for other in others if other.start >= name.end), default=len(text))
    before, behind = office_of(text[: name.end], name, Span(start, name.end)), office_of(text, name, Span(start, end))
    begins = _begin(text, Span(before.start, name.start), start) if before and before.start < name.start else name.start
    other = _OTHER.search(text[start : name.start])
    if other and " " not in text[begins : name.start].strip():
        begins = start + other.start("office")
    if behind is None or behind.start < name.end:
        return Span(begins, name.end)
    others_office = text.rfind(",", begins, name.start) + 1  # "…, chief of staff, Admiral Ana Ruiz, chief of the navy"
    return Span(others_office + 1 if others_office else begins, behind.end)


def _begin(text: str, office: Span, room: int) -> int:
    """Where the office before a name begins; at the name's own beginning where it is none."""
    held = office.of(text)
    if _NO_OFFICE.search(held):
        return office.end
    noun = NOUN.search(held)
    trimmed = _NONE_OF_IT.match(held[: noun.start() if noun else 0])
    if trimmed:
        return office.start + trimmed.end()
    begins = office.start
    while begins > room and (text[begins - 1].isalnum() or text[begins - 1] == "-"):
        begins -= 1
    more = _MORE.search(text, room, begins)
    if more is None or more["since"]:
        return more.start("since") if more else begins
    nation = countries(more["more"]) if more["nation"] else []
    return begins if more["nation"] and not (nation and not nation[0].span.start) else more.start("more")


def in_lists(text: str, known: Sequence[Person]) -> list[list[Person]]:
    """The people of a sentence by the list that each stands in, each with an office or none; one alone is one."""
    runs: list[list[Person]] = []
    for person in known:
        start = with_office(text, person).start
        before = text[runs[-1][-1].span.end : start] if runs else None
        if before is not None and _LISTED.fullmatch(before[_office_end(text, runs[-1][-1]) :]):
            runs[-1].append(person)
        else:
            runs.append([person])
    return runs


def named_together(text: str, known: Sequence[Person], some: Sequence[Person]) -> list[Person]:
    """`some` of the people of a sentence, and those that stand in one list with them."""
    return [person for run in in_lists(text, known) if any(one in run for one in some) for person in run]


def _office_end(text: str, person: Person) -> int:
    """Characters that an office takes behind a name."""
    return with_office(text, person).end - person.span.end

"""People with the office that a sentence gives them: "Deputy Interior Minister, Manuel Monsalve"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.people import Person, people
from index.types import Span

_OFFICE = (
    r"(?i:minister|secretary|undersecretary|president|chancellor|ambassador|commissioner|commander|director|governor|"
    r"representative|spokes(?:man|woman|person)|admiral|general|chief|head|leader|king|queen|premier|commodore|colonel|"
    r"ministr[oa]|viceministr[oa]|secretari[oa]|subsecretari[oa]|president[ea]|canciller|embajador[a]?|comisari[oa]|"
    r"comandante|director[a]?|gobernador[a]?|representante|portavoz|jef[ea]|almirante|rey|reina|mandatari[oa])"
)
_LINK = r"(?:of|for|de|del|the|la|las|los|el|and|y|e|al|to|in|en)"
_WORD = r"[^\W\d_][\w’'-]*"
_PHRASE = (
    rf"(?:(?!{_LINK}\b){_WORD}\s+){{0,4}}{_OFFICE}(?:\s+[A-ZÁÉÍÓÚÑ][\w’'-]*)*"
    rf"(?:\s+(?:{_LINK}\s+)+(?:[^\W\d_][\w’'-]*)(?:\s+[A-ZÁÉÍÓÚÑ][\w’'-]*)*)*"
)
_NATIONAL = r"[a-zà-ÿ]+(?:n[oa]|an|án|és|esa|c[oa]|g[oa]|í[oa]|ense|ol|ola)"
"""«canciller chileno, Alberto …»: Spanish puts the country behind the office, without a capital."""
_BEFORE = re.compile(rf"(?:^|(?<=[\s“(]))(?P<office>{_PHRASE})(?:,|\s+{_NATIONAL},?)?\s+$")
_AFTER = re.compile(rf",\s+(?:el\s+|la\s+|the\s+)?(?P<office>{_PHRASE})(?=\s*[,.;)]|\s+(?:and|y|e)\s|$)")
_LISTED = re.compile(
    r"(?:\s*\([^)]*\)|\s+(?:of|for|de|por)(?:\s+\w+){1,3}?)?\s*[,;]?\s*(?:(?:and|y|e)\s+)?(?:(?:the|el|la|his|her|su)\s+)?"
)
"""All that stands between two people of one list: "Ana Ruiz of Peru, the minister …"."""
_LONGEST = 110
"""Characters between an office and a name that are looked at."""
_STARTS = re.compile(rf"^(?:.*\b[a-zà-ÿ]+\s+(?=[A-ZÁÉÍÓÚÑ])|(?i:{_LINK}|by|with|por|con|its|his|her|su|their|said)\s+)")
"""Words before the office that are none of it: "signed by Australian Prime Minister …"."""


def with_office(text: str, person: Person) -> Span:
    """The place of a person with the office before or after the name; the name's own where none stands there."""
    name = person.span
    earlier = max((other.span.end for other in people(text) if other.span.end <= name.start), default=0)
    start = max(earlier, name.start - _LONGEST)
    before = None
    for match in re.finditer(r"\b\w", text[start : name.start]):
        before = _BEFORE.match(text[start + match.start() : name.start])
        if before:
            start += match.start()
            break
    if before:
        modifiers, noun, _ = re.split(f"({_OFFICE})", before.group("office"), maxsplit=1)
        trimmed = _STARTS.match(modifiers + noun[0])
        return Span(start + (trimmed.end() if trimmed else 0), name.end)
    later = min((other.span.start for other in people(text) if other.span.start >= name.end), default=len(text))
    after = _AFTER.match(text, name.end)
    if after is None or after.end("office") > min(later, name.end + _LONGEST):
        return name
    is_of_the_next = text[after.end("office") : later].isspace()  # "Ana Torres, Foreign Minister Luis Vega and …"
    return name if is_of_the_next else Span(name.start, after.end("office"))


def named_together(text: str, known: Sequence[Person], some: Sequence[Person]) -> list[Person]:
    """`some` of the people of a sentence, and those that stand in one list with them, each with an office or none."""
    runs: list[list[Person]] = []
    for person in known:
        start = with_office(text, person).start
        before = text[runs[-1][-1].span.end : start] if runs else None
        if before is not None and _LISTED.fullmatch(before[_office_end(text, runs[-1][-1]) :]):
            runs[-1].append(person)
        else:
            runs.append([person])
    return [person for run in runs if any(one in run for one in some) for person in run]


def _office_end(text: str, person: Person) -> int:
    """Characters that an office takes behind a name."""
    return with_office(text, person).end - person.span.end

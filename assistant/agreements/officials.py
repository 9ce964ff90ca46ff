"""Who stood for a side, with office: signed, announced, attended or spoke for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agreements.parties import Party
from assistant.agreements.story import Line, Story
from assistant.agreements.types import Official
from assistant.reader.offices import with_office
from assistant.reader.people import Person, people
from index.names import Mention
from index.types import Span

_OUTSIDER = re.compile(
    r"\b(?:analyst|professor|researcher|expert|historian|scholar|lawyer|activist|campaigner|opposition|critics?|fellow|institute|university|think[- ]tank|human rights watch|amnesty|"
    r"former|ex-|late|then|predecessor|shadow|lawmaker|senator|mayor|local|charity|ngo|refugee council|analista|profesor\w*|investigador\w*|expert[oa]|historiador\w*|activista|abogad[oa]|oposicion|opositor\w*|"
    r"critic[oa]s?|instituto|universidad|entonces|exministr\w+|expresident\w+|ex|antecesor\w*|predecesor\w*|senador\w*|diputad[oa]|alcald\w+|ong|economist|journalist|periodista|resident|vecino)\b"
)
_TIME_OF_OTHERS = re.compile(
    r"\b(?:predecessor|negotiated by|under (?:former|then)|bajo|antecesor|(?:in|en) (?:19|20)\d\d)\b"
)
_OF_SIDE = re.compile(r"(?:,?\s+(?:of|for|from|de|del|por|en)\s+(?:the\s+|la\s+|el\s+|los\s+)?)?$")
_COUNTERPART = re.compile(r"\b(?:counterparts?|homolog[oa]s?|colegas?)\b")
_EDGE = re.compile(
    r"^(?:(?:the|el|la|los|las|its|his|her|su|their|and|y|e|by|por|of|de|del|with|con|both|when|said)\s+)+|^[\s,’'s]+|[\s,]+$",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"(?:\s+(?:of|de|del|for|from|the|la|el|los|las|and|y|e|in|en))+$|^[’']s\s+", re.IGNORECASE)
_NO_OFFICE = frozenset("mr mrs ms miss president's senor senora don dona".split())


@dataclass(frozen=True, slots=True)
class Named:
    """An official and where name and office stand."""

    official: Official
    line: Line
    span: Span


def officials(story: Story, sides: Sequence[Party]) -> tuple[Named, ...]:
    """The officials of an article in its order, each once, with the fullest name."""
    found: dict[str, Named] = {}
    keys = [one.key for one in sides]
    for line in story.lines:
        for person in people(line.text):
            if _outsider(line, person):
                continue
            named = _named(story, line, person, keys)
            known = _known(found, person.name)
            if known is None:
                if named.official.office:
                    found[person.name] = named
            elif found[known].official.side is None and named.official.side:
                old = found[known]
                found[known] = Named(
                    Official(old.official.name, old.official.office or named.official.office, named.official.side),
                    old.line,
                    old.span,
                )
    return tuple(found.values())


def _known(found: dict[str, Named], name: str) -> str | None:
    return next((other for other in found if other == name or name in other or other in name), None)


def _outsider(line: Line, person: Person) -> bool:
    if line.quoted(person.span):
        return True
    place = with_office(line.text, person)
    around = line.folded[max(0, min(place.start, person.span.start) - 12) : max(place.end, person.span.end) + 60]
    behind = line.folded[person.span.end : person.span.end + 50]
    return bool(
        _OUTSIDER.search(line.folded[max(0, place.start - 12) : person.span.start])
        or _OUTSIDER.search(re.split(r"[.;]", behind)[0])
        or _TIME_OF_OTHERS.search(around)
    )


def _named(story: Story, line: Line, person: Person, keys: Sequence[str]) -> Named:
    place = with_office(line.text, person)
    span = Span(min(place.start, person.span.start), max(place.end, person.span.end))
    before = Span(span.start, person.span.start)
    office = before if before.of(line.text).strip(" ,") else Span(person.span.end, span.end)
    side, mention = _side(line, person, office, keys)
    text = _without_side(line, office, mention)
    return Named(Official(person.name, text or None, side), line, span)


def _side(line: Line, person: Person, office: Span, keys: Sequence[str]) -> tuple[str | None, Mention | None]:
    """The side in the office phrase, right before it or behind it; else the last one before; else the only other party."""
    within = [one for one in line.sides if office.start <= one.span.start and one.span.end <= office.end + 1]
    if within:
        return within[0].key, within[0]
    touching = [
        one
        for one in line.sides
        if one.span.end <= office.start and not line.text[one.span.end : office.start].strip(" ,’'s")
    ]
    if touching:
        return touching[-1].key, None
    behind = re.match(
        r"\s*(?:\(|,?\s*(?:of|for|from|de|del|por|on behalf of|en nombre de|en representacion de)\s+(?:the\s+|la\s+|el\s+|los\s+)?)",
        line.folded[max(person.span.end, office.end) :],
    )
    if behind:
        at = max(person.span.end, office.end) + behind.end()
        named = [one for one in line.sides if one.span.start == at]
        if named:
            return named[0].key, None
    earlier = [one for one in line.sides if one.span.end <= office.start and not line.quoted(one.span)]
    return (earlier[-1].key, None) if earlier else (None, None)


def _without_side(line: Line, office: Span, mention: Mention | None) -> str:
    text = office.of(line.text)
    if mention is not None:
        start, end = mention.span.start - office.start, mention.span.end - office.start
        before, behind = text[:start].rstrip(), text[end:].strip()
        text = (
            behind
            if len(behind) > 2 and not before
            else f"{_DANGLING.sub('', before)} {behind}"
            if behind and before
            else _DANGLING.sub("", before)
        )
    text = _EDGE.sub("", text.strip(" ,"))
    text = _DANGLING.sub("", _EDGE.sub("", text)).strip(" ,.’'")
    return "" if text.lower() in _NO_OFFICE else text

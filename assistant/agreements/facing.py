"""The side that the others of a sentence, or of the story, leave to an official."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.agreements.heads import may_have
from assistant.agreements.sides import BETWEEN, CODE, FOR, PLURAL, other_state
from assistant.agreements.story import Line, Story
from assistant.agreements.types import Official
from assistant.reader.officials.people import Person
from index.names import Mention
from index.types import Span

_COUNTERPARTS = re.compile(r"\b(?:counterparts|homolog[oa]s)\b")
COUNTERPART = re.compile(
    r"\b(?:counterparts?|opposite numbers?|homolog[oa]s?|colleagues?|colegas?|(?:su|sus) par(?:es)?)\b[^,.;]{0,30},?\s*$"
)
_ITS_COUNTERPART = re.compile(
    r"^\W*(?:his|her|its|su|sus)(?: \w+)? (?:counterpart|opposite number|colleague|guest|host|homolog[oa]|par|colega|interlocutor[a]?)\b[^.;]{0,60}$"
)
""" "His counterpart, …" opens a sentence: whoever was named last is of the other side."""
_OFFICE_TWICE = re.compile(
    r"\b(?P<stem>minist|president|secretar|general|director|jef|canciller|chief|comandant|commander|chancellor|viceminist)(?:\w*)(?: (?:de|of|del) [\w ]+| \w+)? #[^#;.]{0,60}?\b(?:and|y|e|con|with)\b (?:the |el |la )?(?:\w+ )?(?P=stem)"
)
_AND_THE = re.compile(
    r",? (?:and|y|e) (?:(?:by|por|de|del|with|con) )?(?:the |el |la )?[^,;]{3,80}(?:, [\w ]{3,24})?,? "
)
_SIGN = re.compile(
    r"\b(?:sign(?:ed|s)|inked|initialled|agreed|announced|presented|negotiated|settled|made public|approved by|"
    r"(?:firm|rubric|sell|acord|pact|anunci|present|negoci|cerr|inaugur)(?:an|aron|o|ad[oa]s?)|la firma del?|suscri(?:ben|bieron|bio|t[oa]s?)|aprobad[oa]s? (?:\w+ )?por|dispusieron|convinieron|dieron a conocer|dad[oa]s? a conocer)\b"
)
_GUEST_OF = re.compile(
    r"\b(?:(?:after|on) meeting(?: with)?|talks with|(?:tras|al) reunirse con|received by|recibid[oa] por|hosted|received|welcomed|met|met with|recibio a|recibio al?|se reunio con|acogio a|acogio al?)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An official and where name and office stand."""

    official: Official
    line: Line
    span: Span
    sure: bool = True
    """Its side stands in the office, right beside it, or is left to it by the others of the sentence."""
    guessed: bool = False
    """Its sentence names no side of its own."""


def among(story: Story, line: Line, present: list[Person], named: Named, person: Person, before: Named | None) -> Named:
    """With the side that the others of the sentence leave to an official."""
    side = _of_counterparts(line, present, person) or _in_turn(story, line, present, person)
    if before and before.line is line:
        side = _facing_one(story, line, person, before, side or named.official.side) or side
    elif before and not named.sure and _ITS_COUNTERPART.search(line.folded[: person.span.start]):
        given = side or named.official.side
        side = other_state(story, before.official.side) if given in (None, before.official.side) else side
    return replace(_for(named, side), sure=True) if side else named


def _of_counterparts(line: Line, people: list[Person], person: Person) -> str | None:
    """ "Estonia's … with his counterparts Mikko Laine and Anna Berg": the other sides of the sentence, in their order."""
    plural = _COUNTERPARTS.search(line.folded)
    named = [one for one in people if plural and one.span.start >= plural.end()]
    if plural is None or person not in named:
        return None
    own = [one.key for one in line.sides if one.span.end <= plural.start() and len(one.key) == CODE]
    others = [key for key in dict.fromkeys(own) if key != own[-1]]
    return others[named.index(person)] if len(others) == len(named) else None


def _in_turn(story: Story, line: Line, people: list[Person], person: Person) -> str | None:
    """ "Foreign ministers Fuad Jamil and Selim Arslan" in a story of two states: the one is of the first, the other of the second."""
    first, ends = (people[0].span.start, people[-1].span.end) if people else (0, 0)
    plural = PLURAL.search(line.folded, 0, first)
    if plural is None:
        pair = len(people) == BETWEEN and not any(one.span.start < ends for one in line.sides)
        facing = pair and (_each_in_office(line, people) or _act_together(line, people) or open_together(line, people))
        states = next((row for each in (story.lines[0], story.title) if len(row := _first_row(each)) == BETWEEN), [])
        states = states if facing else []
        return states[people.index(person)] if len(states) == BETWEEN else None
    run = _run(line, people, plural.end())
    if person not in run:
        return None
    people, ends = run, run[-1].span.end
    named = [one for one in line.sides if len(one.key) == CODE and plural.start() <= one.span.start < ends]
    if named:
        row = list(dict.fromkeys(one.key for one in named if plural.end() <= one.span.start))
        before = all(one.span.end <= first for one in named)
        return row[people.index(person)] if before and len(row) == len(people) > 1 else None
    for each in (story.lines[0], story.title):
        states = _first_row(each)
        if len(states) == len(people) > 1:
            return states[people.index(person)]
    return None


def _run(line: Line, people: list[Person], start: int) -> list[Person]:
    """Those who are named right behind a plural, one after the other."""
    run: list[Person] = []
    for one in people:
        if one.span.start < start:
            continue
        if run and line.text[run[-1].span.end : one.span.start].strip(" ,") not in ("", "y", "e", "and", "&"):
            break
        run.append(one)
    return run


def _each_in_office(line: Line, people: list[Person]) -> bool:
    """ "La ministra Ana Ruiz y el ministro Luis Vega": the same office twice, one right behind the other."""
    first, second = people
    return bool(
        _OFFICE_TWICE.search(f"{line.folded[: first.span.start]}#{line.folded[first.span.end : second.span.start]}")
    )


def _act_together(line: Line, people: list[Person]) -> bool:
    """ "It was signed by the head of the fire service, Ana Ruiz, and the regional director, Luis Vega"."""
    between = line.folded[people[0].span.end : people[1].span.start]
    return bool(_AND_THE.fullmatch(between) and _SIGN.search(line.folded))


def open_together(line: Line, people: list[Person]) -> bool:
    """ "Ana Ruiz and Luis Vega met …": two who open a sentence, named by themselves."""
    if len(people) < BETWEEN or people[0].span.start:
        return False
    return line.text[people[0].span.end : people[1].span.start].strip() in ("and", "y", "e")


def _first_row(line: Line) -> list[str]:
    """The states that a sentence names first, in a row: "Estonia, Latvia and Lithuania approved …"."""
    row: list[Mention] = []
    for one in line.sides:
        if row and len(line.text[row[-1].span.end : one.span.start].split()) > BETWEEN:
            break
        row.append(one)
    return list(dict.fromkeys(one.key for one in row if len(one.key) == CODE))


def _facing_one(story: Story, line: Line, person: Person, before: Named, side: str | None) -> str | None:
    """ "… met Spain's Ana Ruiz and her counterpart, Luis Vega": of the two states of the story, the other one."""
    given = before.official.side
    between = line.folded[before.span.end : person.span.start]
    other = COUNTERPART.search(line.folded[: person.span.start]) or _GUEST_OF.search(between)
    together = _AND_THE.fullmatch(between) and _SIGN.search(line.folded) and ":" not in line.text[: before.span.start]
    own = any(before.span.end <= one.span.start < person.span.start for one in line.sides) or _for_one(line, before)
    alone = (other or (together and not own)) and side in (None, given)
    return other_state(story, given) if alone else None


def _for_one(line: Line, first: Named) -> bool:
    """ "For Chile signed … and …": all who are named behind it stand for the same."""
    return any(one.span.end <= first.span.start and FOR.search(line.folded[: one.span.start]) for one in line.sides)


def of_each(present: Sequence[Named], sides: Collection[str]) -> tuple[Named, ...]:
    """No side of an agreement is without anybody: who was taken for another one without a sure sign is theirs.

    So it is in all but one of 177 agreements of two states in the gold that name two officials or more.
    """
    own = [one for one in present if one.official.side in sides]
    without = set(sides) - {one.official.side for one in own}
    if len(without) != 1 or len(own) < len(sides):
        return tuple(present)
    (other,) = without
    first = {side: min(_of(own, side), key=lambda one: (not one.sure, one.guessed)) for side in set(sides) - without}
    theirs = [one for one in own if one not in first.values() and not one.sure and may_have(other, one.official.office)]
    if len(sides) > BETWEEN and len(theirs) > 1:
        return tuple(present)  # of several, which?
    return tuple(_for(one, other) if one in theirs else one for one in present)


def _of(own: Sequence[Named], side: str) -> list[Named]:
    return [one for one in own if one.official.side == side]


def heads_put_right(story: Story, named: Sequence[Named]) -> tuple[Named, ...]:
    """The officials, but no head of a state that has none: it gets its neighbour's, the story's other state, or none.

    "Canada and the United States …, President Joe Biden and Prime Minister Justin Trudeau announced": not in turn.
    """
    fitted = list(named)
    for number, one in enumerate(fitted):
        if may_have(one.official.side, one.official.office):
            continue
        around = [at for at in (number - 1, number + 1) if 0 <= at < len(fitted)]
        beside = next((at for at in around if _fit_exchanged(one, fitted[at])), None)
        if beside is None:
            other = other_state(story, one.official.side)
            fitted[number] = _for(one, other if may_have(other, one.official.office) else None)
        else:
            own, theirs = one.official.side, fitted[beside].official.side
            fitted[number], fitted[beside] = _for(one, theirs), _for(fitted[beside], own)
    return tuple(fitted)


def _fit_exchanged(one: Named, other: Named) -> bool:
    """Do two of one sentence fit where each has the other's state?"""
    return (
        one.line is other.line
        and other.official.side not in (None, one.official.side)
        and may_have(other.official.side, one.official.office)
        and may_have(one.official.side, other.official.office)
    )


def _for(one: Named, side: str | None) -> Named:
    return replace(one, official=replace(one.official, side=side))

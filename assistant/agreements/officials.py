"""Who stood for a side, with office: signed, announced, attended or spoke for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.agreements.persons import everybody
from assistant.agreements.sides import BETWEEN, CODE, PLURAL, bracketed, other_state, side_of
from assistant.agreements.story import LEAD, Line, Story
from assistant.agreements.titles import office_of
from assistant.agreements.types import Official
from assistant.reader.people import Person
from index.entities import countries
from index.names import Mention
from index.types import Span

_OUTSIDER = re.compile(
    r"\b(?:analysts?|professor|researchers?|experts?|historian|scholar|lawyer|activist|campaigner|opposition|critics?|fellow|institute|university|think[- ]tank|"
    r"human rights watch|amnesty|former|retired|predecessor|shadow|lawmaker|senator|(?<!estado )(?<!comisionado )(?<!fiscal )mayor|charity|ngo|economist|journalist|resident|"
    r"analistas?|profesor\w*|investigador\w*|expert[oa]s?|historiador\w*|activistas?|abogad[oa]|oposicion|opositor\w*|critic[oa]s?|instituto|universidad|entonces|retirad[oa]|"
    r"exministr\w+|expresident\w+|ex|antecesor\w*|predecesor\w*|senador\w*|diputad[oa]|alcald\w+|ong|economista|periodista|vecino|lider del)\s"
)
_OF_A_GROUP = re.compile(
    r"\b(?:associations?|federations?|unions?|groups?|trust|foundation|charity|chamber of commerce|cooperative|ngo|campaigners?|residents|fishermen|traders|farmers|families|villagers|"
    r"asociacion(?:es)?|federacion|sindicatos?|gremios?|agrupacion|colectivos?|fundacion|camara de comercio|cooperativas?|cofradia|ong|vecinos|pescadores|familias|comerciantes)\b"
)
_ITS_OWN = re.compile(r"\b(?:its|their|whose|su|cuy[oa]|de su|la portavoz de su) (?:[\w-]+ ){0,3}?,?\s*$")
""" "The fishermen's federation has doubts. Its chair, …": who speaks for a group that is no side."""
_BACKGROUND = re.compile(r"\b(?:was|were) still\b|\bpredecessors?\b|\bantecesor\b|\bera (?:entonces|todavia|aun)\b")
_COUNTERPARTS = re.compile(r"\b(?:counterparts|homolog[oa]s)\b")
_COUNTERPART = re.compile(
    r"\b(?:counterparts?|opposite numbers?|homolog[oa]s?|colleagues?|colegas?|(?:su|sus) par(?:es)?)\b[^,.;]{0,30},?\s*$"
)
_OF_ITS_OWN = re.compile(r"(?:and|y|e) (?P<field>(?:del?|of) (?:la )?[A-ZÁÉÍÓÚ]\w+)")
""" "los ministros del Interior de Perú, …, y | de Defensa | de Chile, …"."""
_OFFICE_TWICE = re.compile(
    r"\b(?P<stem>minist|president|secretar|general|director|jef|canciller|chief|comandant|commander|chancellor|viceminist)(?:\w*)(?: (?:de|of|del) [\w ]+| \w+)? #[^#;.]{0,60}?\b(?:and|y|e|con|with)\b (?:the |el |la )?(?:\w+ )?(?P=stem)"
)
_MODIFIER = re.compile(r"\b(?:prime|foreign|interior|defen[cs]e|justice|home|deputy|vice|finance) $")
_AND_THE = re.compile(r",? (?:and|y|e) (?:(?:by|por) )?(?:the |el |la )?[^,;]{3,80},? ")
_SIGN = re.compile(
    r"\b(?:sign(?:ed|s)|inked|initialled|agreed|announced|presented|negotiated|settled|made public|approved by|"
    r"(?:firm|rubric|sell|acord|pact|anunci|present|negoci)(?:an|aron|o|ad[oa]s?)|suscri(?:ben|bieron|bio|t[oa]s?)|aprobad[oa]s? (?:\w+ )?por|dispusieron|convinieron|dieron a conocer|dad[oa]s? a conocer)\b"
)
_GUEST_OF = re.compile(
    r"\b(?:(?:after|on) meeting(?: with)?|talks with|(?:tras|al) reunirse con|received by|recibid[oa] por|hosted|received|welcomed|met|met with|recibio a|recibio al?|se reunio con|acogio a|acogio al?)\b"
)
_ELLIPSIS = re.compile(r"[;,]\s*(?:(?:y|and)\s+)?(?:el|la|los|las)\s+(?P<field>de[l ].{2,60}?),?\s*$")
""" "el ministro del Interior de Paraguay, …; | el de Justicia de Brasil, | …"."""
_COUNTERPART_BEHIND = re.compile(
    r",\s+(?:his|her|its|su)\s+(?:[\w-]+\s+){0,2}?(?:counterpart|homólog[oa]|par|colega)\b"
)
_FEW_WORDS = 8
_LIKEWISE = re.compile(
    r",?\s*(?:;|,|and|y|e)?\s*(?:(?:de|del|of|from|por|for) )?(?:la |el |los |the )?(?:[A-ZÁÉÍÓÚÑ][\w’'.-]+ ?){1,3},?\s*(?:(?:and|y|e)\s+)?"
)
""" "the presidents of Chile, Gabriel Soto, | and of Bolivia, | Luis Choque"."""
_OF_ANOTHER = re.compile(
    r"[,;]?\s*(?:and|y|e|luego,|then)\s+(?:the|el|la)\s+[a-zà-ÿ]+(?:[ao]|és|ense|í|an|ese|ish|ian)\s+"
)
""" "general Ana Ruiz | and the Brazilian | Otávio Mendes"."""
_LEADING_ARTICLE = re.compile(r"^(?:the|that|both|all)\s+", re.IGNORECASE)
_SINGULAR = re.compile(
    r"\b(?P<one>[Mm]inister|[Pp]resident|[Cc]hief|[Hh]ead|[Ll]eader|[Cc]ommander|[Cc]ommissioner|[Aa]mbassador|[Dd]irector|[Mm]inistr[oa]|[Pp]residente|[Vv]iceministr[oa]|[Jj]ef[ea]|"
    r"[Cc]omandante|[Ss]ecretari[oa]|[Tt]itular|[Ee]mbajador)e?s\b"
)
_PLURAL_NOUN = re.compile(
    rf"{PLURAL.pattern}(?: (?:de|of|del) (?!(?:l[oa]s|the) )(?:la )?[\w-]+| (?:ejecutiv|general|nacional|regional)\w*)?"
)
_POSSESSIVE = re.compile(r"[’']s\s+$")
_PLURAL_OFFICE = re.compile(
    r"\b(?P<office>(?:[\w’'-]+ ){0,2}(?:ministers|presidents|secretaries|leaders|chiefs)) (?:of|from) ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """An official and where name and office stand."""

    official: Official
    line: Line
    span: Span


def officials(story: Story) -> tuple[Named, ...]:
    """The officials of an article in its order, each once, with the fullest name."""
    found: dict[str, Named] = {}
    for line in story.lines:
        present = everybody(line.text)
        ends = [0, *(one.span.end for one in present)]
        starts = [*(one.span.start for one in present[1:]), len(line.text)]
        for person, start, end in zip(present, ends, starts, strict=False):
            room = Span(start, end)
            if line.quoted(person.span) or _outsider(line, person, room) or _of_a_group(story, line, person, room):
                continue
            before = next(reversed(found.values()), None)
            named = _among(story, line, present, _named(story, line, person, room), person, before)
            if named.official.office is None:
                shared = _shared_office(line, person, room, before) if before else None
                office = shared or _plural_office(line, person) or _office_of_the_lead(story, line, person)
                named = replace(named, official=replace(named.official, office=office))
            known = next((name for name in found if person.name in name or name in person.name), None)
            if known is None and named.official.office:
                found[person.name] = named
            elif known is not None:
                found[known] = _completed(found[known], named)
    return tuple(found.values())


def _among(
    story: Story, line: Line, present: list[Person], named: Named, person: Person, before: Named | None
) -> Named:
    """With the side that the others of the sentence leave to an official."""
    side = _of_counterparts(line, present, person) or _in_turn(story, line, present, person)
    if before and before.line is line:
        side = _facing_one(story, line, person, before, side or named.official.side) or side
    return replace(named, official=replace(named.official, side=side)) if side else named


def _shared_office(line: Line, person: Person, room: Span, before: Named) -> str | None:
    """ "his counterpart, …", and "the ministers Ana Torres of Peru and Luis Vega of Chile": the office of the one before."""
    if _COUNTERPART.search(line.folded[: person.span.start]):
        return before.official.office
    if before.line is line and _POSSESSIVE.search(line.text[: person.span.start]):  # "Tonga's leader, …, and Fiji's …"
        return before.official.office
    if before.line is line and line.text[before.span.end : person.span.start].strip(" ,") in ("", "and", "y", "e"):
        return before.official.office if PLURAL.search(line.folded, 0, person.span.start) else None
    if before.line is line and _OF_ANOTHER.fullmatch(line.text[before.span.end : person.span.start]):
        return before.official.office
    if _COUNTERPART_BEHIND.match(line.text, person.span.end):
        return before.official.office
    same_line = before.line is line and before.official.office
    if same_line and (own := _ELLIPSIS.search(line.text[before.span.end : person.span.start])):
        return without_country(f"{same_line.split()[0]} {own['field']}")
    if before.line is line and _LIKEWISE.fullmatch(line.text[before.span.end : person.span.start]):
        return before.official.office
    plural = before.line is line and PLURAL.search(before.span.of(line.folded))
    if not plural or before.official.office is None:
        return None
    own = _OF_ITS_OWN.search(line.text[room.start : person.span.start])
    noun = before.official.office.split()[0]
    return f"{noun} {own['field']}" if own else before.official.office


def _plural_office(line: Line, person: Person) -> str | None:
    """ "The interior ministers of Poland and Latvia agreed …, Poland's Marek Zawadzki said"."""
    before = line.text[: person.span.start]
    if _POSSESSIVE.search(before) and (several := _PLURAL_OFFICE.search(before)):
        return without_country(_LEADING_ARTICLE.sub("", several["office"]))
    if bracketed(line, person) and (nouns := list(_PLURAL_NOUN.finditer(line.folded, 0, person.span.start))):
        office = Span(*nouns[-1].span()).of(line.text)
        return _SINGULAR.sub(lambda match: match["one"], office)
    return None


def _office_of_the_lead(story: Story, line: Line, person: Person) -> str | None:
    """ "The interior ministers of … signed" goes on "by Ana Ruiz (Peru)", or "New Zealand's Helen Marsters said"."""
    if not (bracketed(line, person) or _POSSESSIVE.search(line.text[: person.span.start])):
        return None
    nouns = [(one, noun) for one in story.lines[: min(LEAD, line.number)] for noun in _PLURAL_NOUN.finditer(one.folded)]
    if not nouns:
        return None
    of, noun = nouns[-1]
    start = _MODIFIER.search(of.text[: noun.start()])
    return _SINGULAR.sub(lambda match: match["one"], of.text[start.start() if start else noun.start() : noun.end()])


def _in_turn(story: Story, line: Line, people: list[Person], person: Person) -> str | None:
    """ "Foreign ministers Fuad Jamil and Selim Arslan" in a story of two states: the one is of the first, the other of the second."""
    first, ends = (people[0].span.start, people[-1].span.end) if people else (0, 0)
    plural = PLURAL.search(line.folded, 0, first)
    if plural is None:
        pair = len(people) == BETWEEN and not any(one.span.start < ends for one in line.sides)
        facing = pair and (_each_in_office(line, people) or _act_together(line, people))
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


def _first_row(line: Line) -> list[str]:
    """The states that a sentence names first, in a row: "Estonia, Latvia and Lithuania approved …"."""
    row: list[Mention] = []
    for one in line.sides:
        if row and len(line.text[row[-1].span.end : one.span.start].split()) > BETWEEN:
            break
        row.append(one)
    return list(dict.fromkeys(one.key for one in row if len(one.key) == CODE))


def _of_counterparts(line: Line, people: list[Person], person: Person) -> str | None:
    """ "Estonia's … with his counterparts Mikko Laine and Anna Berg": the other sides of the sentence, in their order."""
    plural = _COUNTERPARTS.search(line.folded)
    named = [one for one in people if plural and one.span.start >= plural.end()]
    if plural is None or person not in named:
        return None
    own = [one.key for one in line.sides if one.span.end <= plural.start() and len(one.key) == CODE]
    others = [key for key in dict.fromkeys(own) if key != own[-1]]
    return others[named.index(person)] if len(others) == len(named) else None


def _facing_one(story: Story, line: Line, person: Person, before: Named, side: str | None) -> str | None:
    """ "… met Spain's Ana Ruiz and her counterpart, Luis Vega": of the two states of the story, the other one."""
    given = before.official.side
    between = line.folded[before.span.end : person.span.start]
    other = _COUNTERPART.search(line.folded[: person.span.start]) or _GUEST_OF.search(between)
    together = _AND_THE.fullmatch(between) and _SIGN.search(line.folded) and ":" not in line.text[: before.span.start]
    own = any(before.span.end <= one.span.start < person.span.start for one in line.sides)
    alone = (other or (together and not own)) and side in (None, given)
    return other_state(story, given) if alone else None


def _completed(first: Named, later: Named) -> Named:
    """What an earlier sentence leaves out of a person, a later one may say."""
    side = first.official.side or later.official.side
    return replace(first, official=replace(first.official, side=side))


def _outsider(line: Line, person: Person, room: Span) -> bool:
    before = line.folded[max(room.start, person.span.start - 70) : person.span.start]
    behind = re.split(r"[.;]", line.folded[person.span.end : min(room.end, person.span.end + 50)])[0]
    parts = re.split(r"[;.]|,", before)
    own = (
        parts[-1] if parts[-1].strip() else " ".join(parts[-2:])
    )  # "the analyst, John Mwangi"; not "experts, …, said John Mwangi"
    after = behind if behind.startswith(",") else ""
    return bool(_OUTSIDER.search(own) or _OUTSIDER.search(after) or _BACKGROUND.search(behind))


def _of_a_group(story: Story, line: Line, person: Person, room: Span) -> bool:
    """Does somebody hold the office of an association or the like that this sentence or the one before names?"""
    before = line.folded[room.start : person.span.start]
    office = office_of(line.text, person.span, room)
    if not _ITS_OWN.search(
        before[: office.start - room.start] if office and office.start < person.span.start else before
    ):
        return False
    above = story.lines[line.number - 1] if line.number > 0 else line
    opens = not line.folded[: room.start].strip() and len(before.split()) <= _FEW_WORDS
    return bool(_OF_A_GROUP.search(above.folded if opens else before))


def _named(story: Story, line: Line, person: Person, room: Span) -> Named:
    office = office_of(line.text, person.span, room)
    name = (
        person.name + "."
        if re.search(r" (?:Jr|Sr)$", person.name) and line.text[person.span.end :].startswith(".")
        else person.name
    )
    whole = Span(min(office.start, person.span.start), max(office.end, person.span.end)) if office else person.span
    if len(name) > len(person.name) and whole.end == person.span.end:
        whole = Span(whole.start, whole.end + 1)
    side = side_of(story, line, person, office, room)
    text = without_country(office.of(line.text)) if office else ""
    return Named(Official(name, text or None, side), line, whole)


def without_country(office: str) -> str:
    """`Peruvian Deputy Minister of Internal Order` -> `Deputy Minister of Internal Order`."""
    for mention in reversed(countries(office)):
        if mention.key == "EU":
            continue
        before, behind = office[: mention.span.start].rstrip(), office[mention.span.end :]
        behind = re.sub(r"^[’']s\b", "", behind).strip()
        dangling = re.search(
            r"\s+(?:(?:of|de|del|for|from|in|en)\s+)(?:the|la|el|los|las)?$|\s+(?:of|de|del|for|from|in|en|to|ante)$",
            before,
        )
        inside_a_name = re.search(r"[A-Z]\w+$", before) and re.match(r"[A-Z]", behind)
        if inside_a_name or (dangling and behind and not re.match(r"(?:for|of|on|de|para|and|y)\b", behind)):
            continue  # "Chief of Staff of the Indonesian Navy"
        before = before[: dangling.start()] if dangling else before
        office = f"{before} {behind}".strip()
    return _SINGULAR.sub(lambda match: match["one"], office.strip(" ,"))

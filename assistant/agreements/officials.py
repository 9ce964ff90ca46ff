"""Who stood for a side, with office: signed, announced, attended or spoke for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.agreements.story import LEAD, Line, Story
from assistant.agreements.titles import office_of
from assistant.agreements.types import Official
from assistant.reader.people import Person, people
from index.entities import countries
from index.names import Mention
from index.text import fold
from index.types import Span

_OUTSIDER = re.compile(
    r"\b(?:analysts?|professor|researchers?|experts?|historian|scholar|lawyer|activist|campaigner|opposition|critics?|fellow|institute|university|think[- ]tank|"
    r"human rights watch|amnesty|former|predecessor|shadow|lawmaker|senator|mayor|charity|ngo|economist|journalist|resident|"
    r"analistas?|profesor\w*|investigador\w*|expert[oa]s?|historiador\w*|activistas?|abogad[oa]|oposicion|opositor\w*|critic[oa]s?|instituto|universidad|entonces|"
    r"exministr\w+|expresident\w+|ex|antecesor\w*|predecesor\w*|senador\w*|diputad[oa]|alcald\w+|ong|economista|periodista|vecino|lider del)\s"
)
_BACKGROUND = re.compile(r"\b(?:was|were) still\b|\bpredecessors?\b|\bantecesor\b|\bera (?:entonces|todavia|aun)\b")
_BEHIND = re.compile(
    r"\s*(?:\(|,?\s*(?:of|for|from|de|del|por|on behalf of|en nombre de|en representacion de|signed for|signed on behalf of|in|en)\s+(?:the\s+|la\s+|el\s+|los\s+)?)"
)
_IN_A_TITLE = re.compile(
    r"(?:\b(?:de|del|of|for|the|el|la|los|las|un|una|an?|para|Ministerio|Secretaría|Sistema|Departamento|Consejo|Ministry|Council|Office)|\bde (?:la|los|las)|(?<=[a-zà-ÿ]) y)\s$"
)
"""Before capitals that are no person: "minister of | Public Works", "the | Defence Forum"."""
_COUNTERPARTS = re.compile(r"\b(?:counterparts|homolog[oa]s)\b")
_COUNTERPART = re.compile(
    r"\b(?:counterparts?|opposite numbers?|homolog[oa]s?|colleagues?|colegas?|(?:su|sus) par(?:es)?)\b[^,.;]{0,30},?\s*$"
)
_PLURAL = re.compile(
    r"\b(?:ministers|presidents|secretaries|chiefs|heads|leaders|commissioners|commanders|ambassadors|directors|ministros|ministras|presidentes|cancilleres|"
    r"viceministros|titulares|secretari[oa]s|jef[ea]s|director[ea]s|comandantes|embajador[ea]s|mandatari[oa]s|lideres)\b"
)
_OF_ITS_OWN = re.compile(r"(?:and|y|e) (?P<field>(?:del?|of) (?:la )?[A-ZÁÉÍÓÚ]\w+)")
""" "los ministros del Interior de Perú, …, y | de Defensa | de Chile, …"."""
_SHORT = re.compile(
    r"(?<!-)\b[A-ZÁÉÍÓÚ][a-zà-ÿ]+\s+(?:(?:al|el|as|ash|ad|an|bin|ibn|abu)-|(?:bin|ibn)\s)[A-ZÁÉÍÓÚ][\w’'-]+"
)
_ENDING = re.compile(r"(?:\s+(?:(?:al|el|as|ash|ad|an|ul|ur|ben|bin|ibn|abu)[- ])[A-ZÁÉÍÓÚ][\w’'-]+)+")
_BETWEEN = 2
"""Words that may stand between two of a row: "and the"."""
_CODE = 2
"""Letters of a country's code."""
_RULES = re.compile(
    r"president|minister|minist|king|queen|emir|sultan|chancellor|canciller|rey|secretar", re.IGNORECASE
)
_FOR = re.compile(
    r"\b(?:for|por|on behalf of|en nombre de|en representacion de|a nombre de)\s+(?:the\s+|el\s+|la\s+|los\s+)?$"
)
_LEADING_ARTICLE = re.compile(r"^(?:the|that|both|all)\s+", re.IGNORECASE)
_SINGULAR = re.compile(
    r"\b(?P<one>[Mm]inister|[Pp]resident|[Cc]hief|[Hh]ead|[Ll]eader|[Cc]ommander|[Cc]ommissioner|[Aa]mbassador|[Dd]irector|[Mm]inistr[oa]|[Pp]residente|[Vv]iceministr[oa]|[Jj]ef[ea]|"
    r"[Cc]omandante|[Ss]ecretari[oa]|[Tt]itular|[Ee]mbajador)e?s\b"
)
_OF_A_STATE = re.compile(
    r"\b(?:minist(?:er|r[oa])|president[ea]?|king|queen|emir|chancellor|canciller|rey|reina|mandatari[oa]|(?:sub|vice)secretari[oa]|home secretary|foreign secretary)\b"
)
""" An office that only states have, where no organisation stands in it or right beside it."""
_IN_BRACKETS = re.compile(r"\s*\((?P<side>[^)]{2,40})\)")
""" "Ana Torres (Chile)"."""
_PLURAL_NOUN = re.compile(
    rf"{_PLURAL.pattern}(?: (?:de|of|del) (?!(?:l[oa]s|the) )(?:la )?[\w-]+| (?:ejecutiv|general|nacional|regional)\w*)?"
)
_ON_A_VISIT = re.compile(
    r"\b(?:visit|trip|tour|visita|viaje|gira)(?: \w+){0,3}? (?:by|of|de|del|from)(?: (?:the|la|el))?\s*$"
)
_SAYS = re.compile(
    r"\b(?:said|says|told|announced|warned|dijo|afirmo|aseguro|anuncio|explico|senalo|sostuvo|declaro)\b"
)
""" Behind it stands what somebody speaks of: "the minister said that Spain will …"."""
_SPEAKS = re.compile(r"\s+(?:said|says|told|announced|confirmed|dijo|anuncio|informo|afirmo|confirmo)\b")
_POSSESSIVE = re.compile(r"[’']s\s+$")
_PLURAL_OFFICE = re.compile(
    r"\b(?P<office>(?:[\w’'-]+ ){0,2}(?:ministers|presidents|secretaries|leaders|chiefs)) (?:of|from) ", re.IGNORECASE
)
_UNION = re.compile(
    r"\b(?:(?:vice)?president[ea] de la comision|european (?:commission\w*|union|council|external)|comisari[oa] europe[oa]|comision europea|consejo europeo|high representative|alt[oa] representante|commission president|of the union|de la union|union europea|eu)\b"
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
        everybody = _everybody(line.text)
        for number, person in enumerate(everybody):
            room = Span(
                everybody[number - 1].span.end if number else 0,
                everybody[number + 1].span.start if number + 1 < len(everybody) else len(line.text),
            )
            if line.quoted(person.span) or _outsider(line, person, room):
                continue
            named = _named(story, line, person, room)
            if side := _of_counterparts(line, everybody, person) or _in_turn(story, line, everybody, person):
                named = replace(named, official=replace(named.official, side=side))
            before = next(reversed(found.values()), None)
            if named.official.office is None:
                shared = _shared_office(line, person, room, before) if before else None
                named = replace(named, official=replace(named.official, office=shared or _plural_office(line, person)))
            known = next((name for name in found if person.name in name or name in person.name), None)
            if known is None and named.official.office:
                found[person.name] = named
            elif known is not None:
                found[known] = _completed(found[known], named)
    return tuple(found.values())


def _everybody(text: str) -> list[Person]:
    """Those of `_people` who are no part of a title; "and" behind a person leads to another one."""
    found: list[Person] = []
    for one in _people(text):
        beside = bool(found) and text[found[-1].span.end : one.span.start].strip() in ("y", "e")
        if beside or not _IN_A_TITLE.search(text[: one.span.start]):
            found.append(one)
    return found


def _people(text: str) -> list[Person]:
    """Everybody with a name of two words, also "Badr al-Harthy"."""
    found = [_in_full(text, one) for one in people(text)]
    short = [Span(*match.span()) for match in _SHORT.finditer(text)]
    found += [Person(one.of(text), one, None) for one in short if not any(one.overlaps(other.span) for other in found)]
    return sorted(found, key=lambda one: one.span.start)


def _in_full(text: str, person: Person) -> Person:
    """A name with its Arabic ending: "Haitham al-Busaidi"."""
    more = _ENDING.match(text, person.span.end)
    span = Span(person.span.start, more.end()) if more else person.span
    return replace(person, name=span.of(text), span=span)


def _shared_office(line: Line, person: Person, room: Span, before: Named) -> str | None:
    """ "his counterpart, …", and "the ministers Ana Torres of Peru and Luis Vega of Chile": the office of the one before."""
    if _COUNTERPART.search(line.folded[: person.span.start]):
        return before.official.office
    if before.line is line and _POSSESSIVE.search(line.text[: person.span.start]):  # "Tonga's leader, …, and Fiji's …"
        return before.official.office
    if before.line is line and line.text[before.span.end : person.span.start].strip(" ,") in ("", "and", "y", "e"):
        return before.official.office if _PLURAL.search(line.folded, 0, person.span.start) else None
    plural = before.line is line and _PLURAL.search(before.span.of(line.folded))
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
    if _bracketed(line, person) and (nouns := list(_PLURAL_NOUN.finditer(line.folded, 0, person.span.start))):
        office = Span(*nouns[-1].span()).of(line.text)
        return _SINGULAR.sub(lambda match: match["one"], office)
    return None


def _in_turn(story: Story, line: Line, people: list[Person], person: Person) -> str | None:
    """ "Foreign ministers Fuad Jamil and Selim Arslan" in a story of two states: the one is of the first, the other of the second."""
    ends = people[-1].span.end if people else 0
    if any(len(one.key) == _CODE and one.span.start < ends for one in line.sides) or not _PLURAL.search(
        line.folded, 0, people[0].span.start
    ):
        return None
    for each in (story.lines[0], story.title):
        states = _first_row(each)
        if len(states) == len(people) > 1:
            return states[people.index(person)]
    return None


def _first_row(line: Line) -> list[str]:
    """The states that a sentence names first, in a row: "Estonia, Latvia and Lithuania approved …"."""
    row: list[Mention] = []
    for one in line.sides:
        if row and len(line.text[row[-1].span.end : one.span.start].split()) > _BETWEEN:
            break
        row.append(one)
    return list(dict.fromkeys(one.key for one in row if len(one.key) == _CODE))


def _bracketed(line: Line, person: Person) -> Mention | None:
    """The side in brackets behind a name."""
    match = _IN_BRACKETS.match(line.text, person.span.end)
    inside = Span(*match.span("side")) if match else None
    return next((one for one in line.sides if inside and one.span.overlaps(inside)), None)


def _of_counterparts(line: Line, people: list[Person], person: Person) -> str | None:
    """ "Estonia's … with his counterparts Mikko Laine and Anna Berg": the other sides of the sentence, in their order."""
    plural = _COUNTERPARTS.search(line.folded)
    named = [one for one in people if plural and one.span.start >= plural.end()]
    if plural is None or person not in named:
        return None
    own = [one.key for one in line.sides if one.span.end <= plural.start() and len(one.key) == _CODE]
    others = [key for key in dict.fromkeys(own) if key != own[-1]]
    return others[named.index(person)] if len(others) == len(named) else None


def _completed(first: Named, later: Named) -> Named:
    """What an earlier sentence leaves out of a person, a later one may say."""
    side = first.official.side or later.official.side
    return replace(first, official=replace(first.official, side=side))


def _outsider(line: Line, person: Person, room: Span) -> bool:
    before = line.folded[max(room.start, person.span.start - 70) : person.span.start]
    behind = re.split(r"[.;]", line.folded[person.span.end : min(room.end, person.span.end + 50)])[0]
    own = re.split(r"[;.]|, (?:y|and) ", before)[-1]
    after = behind if behind.startswith(",") else ""
    return bool(_OUTSIDER.search(own) or _OUTSIDER.search(after) or _BACKGROUND.search(behind))


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
    side = _side(story, line, person, office, room)
    text = without_country(office.of(line.text)) if office else ""
    return Named(Official(name, text or None, side), line, whole)


def _side(story: Story, line: Line, person: Person, office: Span | None, room: Span) -> str | None:
    """By the office phrase, what touches it, what stands nearest in the person's part of the sentence, the line, the town."""
    if bracketed := _bracketed(line, person):
        return bracketed.key
    start = office.start if office and office.start < person.span.start else person.span.start
    end = max(person.span.end, office.end if office else 0)
    sides = [one for one in line.sides if not line.quoted(one.span)]
    within = [one for one in sides if office and office.start <= one.span.start < office.end]
    if within:
        return within[0].key
    if office and _UNION.search(fold(office.of(line.text))):
        return "EU"
    touching = [one for one in sides if one.span.end <= start and not line.text[one.span.end : start].strip(" ’'s")]
    if touching:
        return touching[-1].key
    behind = _BEHIND.match(line.folded, end)
    direct = [one for one in sides if behind and behind.start() < one.span.start <= behind.end()]
    if direct:
        return direct[0].key
    home = countries(story.article.dateline_place or "")
    if home and _ON_A_VISIT.search(line.folded[:start]):
        guests = [one.key for one in sides if len(one.key) == _CODE and one.key != home[0].key]
        if guests:
            return guests[0]
    speaks = _SPEAKS.match(line.folded, end) and line.text[:start].rstrip().endswith(",")
    if speaks and sides and not sides[0].span.start:  # "Norway will leave its deal with …, the minister said"
        return sides[0].key
    before = [one for one in sides if room.start <= one.span.start and one.span.end <= start]
    after = [one for one in sides if end <= one.span.start and one.span.end <= room.end]
    found = (
        _nearest(line, sides, before, after, start, end)
        or _by_town(story, line, office)
        or (after[0].key if after and not _SAYS.search(line.folded[end : after[0].span.start]) else None)
    )
    held = fold(office.of(line.text)) if office else ""
    if held and (found is None or (len(found) > _CODE and found != "EU" and _OF_A_STATE.search(held))):
        return _first_state(line, story) or found
    return found


def _first_state(line: Line, story: Story) -> str | None:
    """The state that the sentence or, failing that, lead and headline name first: news says once whose minister it is."""
    for each in (line, *story.lines[:LEAD], story.title):
        for side in each.sides:
            if len(side.key) == _CODE and side.key != "EU":
                return side.key
    return None


def _nearest(
    line: Line, sides: list[Mention], before: list[Mention], after: list[Mention], start: int, end: int
) -> str | None:
    spoken_for = [one for one in before if _FOR.search(line.folded[: one.span.start])]
    if spoken_for or before:
        return (spoken_for or before)[-1].key
    between = line.folded[end : after[0].span.start] if after else ""
    if (
        after and not re.search(r"[,;]|\b(?:and|y|e)\b", between) and not _SAYS.search(between)
    ):  # "… led the Mexican side"
        return after[0].key
    earlier = [one for one in sides if one.span.end <= start]
    return earlier[-1].key if earlier else None


def _by_town(story: Story, line: Line, office: Span | None) -> str | None:
    """A president without a country, in a story from one capital, is of that country."""
    place = story.article.dateline_place
    held = office.of(line.text) if office else ""
    rules = _RULES.search(held) and not _PLURAL.search(fold(held))
    named = countries(place) if place and rules else []
    return named[0].key if named else None


def without_country(office: str) -> str:
    """`Peruvian Deputy Minister of Internal Order` -> `Deputy Minister of Internal Order`."""
    for mention in reversed(countries(office)):
        if mention.key == "EU":
            continue
        before, behind = office[: mention.span.start].rstrip(), office[mention.span.end :]
        behind = re.sub(r"^[’']s\b", "", behind).strip()
        dangling = re.search(
            r"\s+(?:(?:of|de|del|for|from|in|en)\s+)(?:the|la|el|los|las)?$|\s+(?:of|de|del|for|from)$", before
        )
        inside_a_name = re.search(r"[A-Z]\w+$", before) and re.match(r"[A-Z]", behind)
        if inside_a_name or (dangling and behind and not re.match(r"(?:for|of|on|de|para|and|y)\b", behind)):
            continue  # "Chief of Staff of the Indonesian Navy"
        before = before[: dangling.start()] if dangling else before
        office = f"{before} {behind}".strip()
    return _SINGULAR.sub(lambda match: match["one"], office.strip(" ,"))

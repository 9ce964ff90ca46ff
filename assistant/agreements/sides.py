"""For which side an official stands: by office, by what stands beside it, by the other official, by the town."""

from __future__ import annotations

import re

from assistant.agreements.story import LEAD, Line, Story
from assistant.reader.officials.people import Person
from index.entities import countries, is_capital
from index.names import Mention
from index.text import fold
from index.types import Span

_ITS = re.compile(r"^(?:Its|Su) (?:[^.;:]{3,50}, )?$")
_OTHERS = r"(?:counterpart|opposite number|colleague|homolog[oa]|par|colega)"
_COUNTERPART_OF = re.compile(rf"\b(?:his|her|its|the|su|el|la) (?:\w+ )?(?P<side>[^,.;]{{3,30}}) {_OTHERS}\b,?\s*$")
_HOMOLOGO_OF = re.compile(rf"\b{_OTHERS} (?:(?:de|del|of|from) )?(?:(?:la|el|the) )?(?P<side>[^,.;]{{3,30}}),?\s*$")
""" "his Iranian counterpart, | Reza Amini": the side is his, and not that of whoever is named before."""
_ITS_COUNTERPART = re.compile(rf"[’']?s? {_OTHERS}\b")
_COUNTERPART_BEFORE = re.compile(rf"\b{_OTHERS} (?:(?:de|del|of|from) )?(?:(?:la|el|the) )?$")
_BEHIND = re.compile(
    r"\s*(?:\(|,?\s*(?:of|for|from|del?|por|on behalf of|en nombre del?|en representación del?|signed for|signed on behalf of|in|en)\s+)(?:(?!(?:and|y|e|that|que|to|a|al|with|con)\s)[^,;:.()\s]+[\s)]*){1,6}"
)
""" "Ana Ruiz | of the Spanish Civil Guard"."""
PLURAL = re.compile(
    r"\b(?:ministers|presidents|secretaries|chiefs|heads|leaders|commissioners|commanders|ambassadors|directors|admirals|generals|colonels|commodores|ministros|ministras|presidentes|cancilleres|fiscales|delegados|"
    r"viceministros|titulares|secretari[oa]s|jef[ea]s|director[ea]s|comandantes|embajador[ea]s|mandatari[oa]s|lideres|almirantes|generales|coroneles|comodoros|vicecancilleres)\b"
)
BETWEEN = 2
"""Words that may stand between two of a row: "and the"."""
CODE = 2
"""Letters of a country's code."""
_COMMISSIONER = re.compile(
    r"\b(?:commissioner(?: for|$)|(?:home|trade|justice|migration|interior|security) (?:affairs )?commissioner|comisari[oa] de)\b"
)
_PAIR = ("the one", "the other")
_NEXT_ONE = re.compile(
    r",?\s+(?:and|y|e|with|con|junto (?:a|con)|alongside|along with|as well as|asi como|accompanied by|acompanad[oa] (?:por|de|del))\s|;"
)
"""Between one official and the next."""
_ELSEWHERE = re.compile(r"\b(?:to|at|against|that|with|a|al|con|que|contra|hacia|ante)\b")
"""Before a side that somebody speaks to, or of."""
_TOWARDS = re.compile(
    r"\b(?:thanked|urged|asked|accused|praised|told|invited|agradecio|pidio|acuso|elogio|invito|reclamo|exigio|insto)\b"
)
_IN = re.compile(r"\b(?:in|at|en) $")
_RULES = re.compile(
    r"president|minister|minist|king|queen|emir|sultan|chancellor|canciller|rey|secretar|titular|fiscal|attorney|adviser|jefe|jefa|chief",
    re.IGNORECASE,
)
FOR = re.compile(
    r"\b(?:for|por|on behalf of|en nombre de|en representacion de|a nombre de)\s+(?:the\s+|el\s+|la\s+|los\s+)?$"
)
_OF_A_STATE = re.compile(
    r"\b(?:minist(?:er|r[oa])|president[ea]?|king|queen|emir|chancellor|canciller|rey|reina|mandatari[oa]|(?:sub|vice)secretari[oa]|home secretary|foreign secretary)\b"
)
""" An office that only states have, where no organisation stands in it or right beside it."""
_IN_BRACKETS = re.compile(r"\s*\((?P<side>[^)]{2,40})\)")
""" "Ana Torres (Chile)"."""
_ON_A_VISIT = re.compile(
    r"\b(?:visit|trip|tour|visita|viaje|gira)(?: \w+){0,3}? (?:by|of|de|del|from)(?: (?:the|la|el))?\s*$"
)
_SAYS = re.compile(
    r"\b(?:said|says|told|announced|warned|dijo|afirmo|aseguro|anuncio|explico|senalo|sostuvo|declaro)\b"
)
""" Behind it stands what somebody speaks of: "the minister said that Spain will …"."""
_SPEAKS = re.compile(r"\s+(?:said|says|told|announced|confirmed|dijo|anuncio|informo|afirmo|confirmo)\b")
_UNION = re.compile(
    r"\b(?:(?:vice)?president[ea] de la comision(?! (?:de|del|nacional|mixta|binacional|bilateral)\b)|european (?:commission\w*|union|council|external)|comisari[oa] europe[oa]|comision europea|consejo europeo|high representative|alt[oa] representante|commission president|of the union|de la union|union europea|eu)\b"
)


def bracketed(line: Line, person: Person) -> Mention | None:
    """The side in brackets behind a name."""
    match = _IN_BRACKETS.match(line.text, person.span.end)
    inside = Span(*match.span("side")) if match else None
    return next((one for one in line.sides if inside and one.span.overlaps(inside)), None)


def other_state(story: Story, side: str | None) -> str | None:
    """In a story of two states, the one that is not this."""
    for each in (story.title, *story.lines[:LEAD]):
        states = list(dict.fromkeys(one.key for one in each.sides if len(one.key) == CODE))
        if len(states) == len(_PAIR) and side in states:
            return states[1 - states.index(side)]
        if len(states) > len(_PAIR):
            return None
    return None


def side_of(story: Story, line: Line, person: Person, office: Span | None, room: Span) -> tuple[str | None, bool]:
    """By the office phrase, what touches it, what stands nearest in the person's part of the sentence, the line, the town."""
    start = office.start if office and office.start < person.span.start else person.span.start
    whole = Span(start, max(person.span.end, office.end if office else 0))
    held = fold(office.of(line.text)) if office else ""
    sides = own_sides(line)
    if beside := _beside(story, line, person, office, whole, sides):
        return beside, True
    before = [one for one in sides if room.start <= one.span.start and one.span.end <= start]
    if len(before) >= len(_PAIR) and not _linked(line, before[-1], start):  # "A, B and C signed, said …"
        sides = [one for one in sides if one not in before]
        before = []
    more = _NEXT_ONE.search(line.folded, whole.end, room.end) if room.end < len(line.text) else None
    ends = more.start() if more else room.end
    after = [one for one in sides if whole.end <= one.span.start and one.span.end <= ends]
    facing = {one.key for one in sides if more and more.start() <= one.span.start < room.end}
    facing |= {one.key for one in after if _is_of_a_counterpart(line, one)}
    after = [one for one in after if one.key not in facing]
    sides = [one for one in sides if not _is_of_a_counterpart(line, one)]
    found = (
        _nearest(line, sides, before, after, whole, room)
        or (other_state(story, facing.pop()) if len(facing) == 1 else None)
        or _of_the_union(story, line, held)
        or _by_town(story, line, office)
        or (_spoken_of(story, line, whole, after[0]) if after else None)
    )
    if held and (found is None or (len(found) > CODE and found != "EU" and _OF_A_STATE.search(held))):
        return _first_state(story) or found, False
    return found, False


def own_sides(line: Line) -> list[Mention]:
    """The sides that a sentence names itself; "the Spanish-Moroccan patrols" are no more of the one than of the other."""
    named = (one for one in line.sides if not line.quoted(one.span) and not _is_a_scene(line, one))
    return [one for one in named if line.text[max(0, one.span.start - 1) : one.span.start] not in ("-", "–")]


def _is_a_scene(line: Line, side: Mention) -> bool:
    """ "Signed the text in Tunis": a town where something is done, and no state."""
    return bool(_IN.search(line.folded[: side.span.start])) and is_capital(side.span.of(line.text))


def _spoken_of(story: Story, line: Line, whole: Span, side: Mention) -> str | None:
    """Who speaks to a state, or of it, is of the other one; else a state behind somebody is the own."""
    between = line.folded[whole.end : side.span.start]
    if _SAYS.search(between):
        return None
    return other_state(story, side.key) if _TOWARDS.search(between) else side.key


def _beside(
    story: Story, line: Line, person: Person, office: Span | None, whole: Span, sides: list[Mention]
) -> str | None:
    """The side that stands in the office, or right beside it; whose visit is told; who opens the sentence that they end."""
    if inside := bracketed(line, person):
        return inside.key
    within = [one for one in sides if office and office.start <= one.span.start < office.end]
    if within:
        return within[0].key
    if office and _UNION.search(fold(office.of(line.text))):
        return "EU"
    start, end = whole.start, whole.end
    if its := _of_its_own(story, line, start):
        return its
    if theirs := _of_counterpart(line, sides, start):
        return theirs
    touching = [one for one in sides if one.span.end <= start and not line.text[one.span.end : start].strip(" ’'s")]
    if touching:
        return touching[-1].key
    behind = _BEHIND.match(line.text, end)
    direct = [one for one in sides if behind and end < one.span.start and one.span.end <= behind.end()]
    if direct:
        return direct[0].key
    home = countries(story.article.dateline_place or "")
    guests = [one.key for one in sides if home and len(one.key) == CODE and one.key != home[0].key]
    if guests and _ON_A_VISIT.search(line.folded[:start]):
        return guests[0]
    speaks = _SPEAKS.match(line.folded, end) and line.text[:start].rstrip().endswith(",")
    if speaks and sides and not sides[0].span.start:  # "Norway will leave its deal with …, the minister said"
        return sides[0].key
    return None


def _of_its_own(story: Story, line: Line, start: int) -> str | None:
    """ "Australia gave the boats. Its high commissioner, …"; of two states that the sentence before names neither."""
    if not _ITS.search(line.text[:start]) or not 0 < line.number < len(story.lines):
        return None
    above = story.lines[line.number - 1].sides
    return above[0].key if above and not above[0].span.start and len({one.key for one in above}) == 1 else None


def _of_counterpart(line: Line, sides: list[Mention], start: int) -> str | None:
    """The side in "his Iranian counterpart, …" and "su homólogo iraní, …"."""
    before = line.folded[:start]
    for match in filter(None, (_COUNTERPART_OF.search(before), _HOMOLOGO_OF.search(before))):
        named = [one for one in sides if one.span.overlaps(Span(*match.span("side")))]
        if named:
            return named[-1].key
    return None


def _is_of_a_counterpart(line: Line, side: Mention) -> bool:
    return bool(
        _ITS_COUNTERPART.match(line.folded, side.span.end) or _COUNTERPART_BEFORE.search(line.folded[: side.span.start])
    )


def _first_state(story: Story) -> str | None:
    """The state that lead or, failing that, headline name first: news says once whose minister it is."""
    for each in (*story.lines[:LEAD], story.title):
        for side in own_sides(each):
            if len(side.key) == CODE and side.key != "EU":
                return side.key
    return None


def _nearest(
    line: Line, sides: list[Mention], before: list[Mention], after: list[Mention], whole: Span, room: Span
) -> str | None:
    spoken_for = [one for one in before if FOR.search(line.folded[: one.span.start])]
    if spoken_for or before:
        return (spoken_for or before)[-1].key
    between = line.folded[whole.end : after[0].span.start] if after else ""
    apart = re.search(r"[,;]|\b(?:and|y|e)\b", between) or _SAYS.search(between) or _ELSEWHERE.search(between)
    if after and not apart:  # "… led the Mexican side"
        return after[0].key
    earlier = [one for one in sides if one.span.end <= whole.start]
    if earlier and len(earlier[-1].key) > CODE and earlier[-1].span.end <= room.start:
        return None  # the organisation of the official before
    return earlier[-1].key if earlier else None


def _linked(line: Line, side: Mention, start: int) -> bool:
    """Does a side stand right before an office, as in "Australia's and Fiji's ministers"?"""
    return len(line.text[side.span.end : start].split()) <= BETWEEN


def _of_the_union(story: Story, line: Line, held: str) -> str | None:
    """A commissioner who is none of the police, in a story of the Union."""
    if not _COMMISSIONER.search(held):
        return None
    named = any(one.key == "EU" for each in (line, story.title, *story.lines[:LEAD]) for one in each.sides)
    return "EU" if named else None


def _by_town(story: Story, line: Line, office: Span | None) -> str | None:
    """A president without a country, in a story from one capital, is of that country."""
    place = story.article.dateline_place
    held = office.of(line.text) if office else ""
    rules = _RULES.search(held) and not PLURAL.search(fold(held))
    named = countries(place) if place and rules else []
    return named[0].key if named else None

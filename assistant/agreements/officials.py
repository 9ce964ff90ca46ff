"""Who stood for a side, with office: signed, announced, attended or spoke for it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.agreements.acts import signed
from assistant.agreements.facing import COUNTERPART, Named, among, heads_put_right, open_together
from assistant.agreements.persons import everybody
from assistant.agreements.sides import BETWEEN, PLURAL, bracketed, own_sides, side_of
from assistant.agreements.story import LEAD, Line, Story, tell
from assistant.agreements.titles import office_of
from assistant.agreements.types import Found, Official
from assistant.reader.officials.people import Person
from index.entities import countries
from index.types import Article, Span

_OUTSIDER = re.compile(
    r"\b(?:analysts?|professor|researchers?|experts?|historian|scholar|lawyer|activist|campaigner|opposition|critics?|fellow|university|think[- ]tank|"
    r"human rights watch|amnesty|former|retired|predecessor|shadow|lawmaker|senator|(?<!estado )(?<!comisionado )(?<!fiscal )(?<!el )(?<!la )mayor|charity|ngo|economist|journalist|resident|"
    r"analistas?|profesor\w*|investigador\w*|expert[oa]s?|historiador\w*|activistas?|abogad[oa]|oposicion|opositor\w*|critic[oa]s?|universidad|(?<!por el )(?<!por la )entonces|retirad[oa]|"
    r"exministr\w+|expresident\w+|ex|antecesor\w*|predecesor\w*|senador\w*|diputad[oa]|alcald\w+|ong|economista|periodista|vecino|lider del)\s"
)
_OF_A_GROUP = re.compile(
    r"\b(?:associations?|federations?|unions?|groups?|trust|foundation|charity|chamber of commerce|cooperative|ngo|campaigners?|residents|fishermen|traders|farmers|families|villagers|"
    r"asociacion(?:es)?|federacion|sindicatos?|gremios?|agrupacion|colectivos?|fundacion|camara de comercio|cooperativas?|cofradia|ong|vecinos|pescadores|familias|comerciantes)\b"
)
_ITS_OWN = re.compile(r"\b(?:its|their|whose|su|cuy[oa]) (?:(?!(?:the|el|la) )[\w-]+ ){0,3}?,?\s*$")
""" "The fishermen's federation has doubts. Its chair, …": who speaks for a group that is no side."""
_BACKGROUND = re.compile(r"\b(?:was|were) still\b|\bpredecessors?\b|\bantecesor\b|\bera (?:entonces|todavia|aun)\b")
_OF_ITS_OWN = re.compile(r"(?:and|y|e) (?P<field>(?:del?|of) (?:la )?[A-ZÁÉÍÓÚ]\w+)")
""" "los ministros del Interior de Perú, …, y | de Defensa | de Chile, …"."""
_MODIFIER = re.compile(r"\b(?:prime|foreign|interior|defen[cs]e|justice|home|deputy|vice|finance) $")
_ELLIPSIS = re.compile(r"[;,]\s*(?:(?:y|and)\s+)?(?:el|la|los|las)\s+(?P<field>de[l ].{2,60}?),?\s*$")
""" "el ministro del Interior de Paraguay, …; | el de Justicia de Brasil, | …"."""
_COUNTERPART_BEHIND = re.compile(
    r",\s+(?:his|her|its|su)\s+(?:[\w-]+\s+){0,2}?(?:counterpart|homólog[oa]|par|colega)\b"
)
_HEADS = re.compile(
    r",\s+(?:who|que|quien)\s+(?:heads|headed|leads|led|runs|ran|commands|commanded|directs|chairs|dirige|dirigio|encabeza|encabezo|preside|presidio|comanda|lidera|manda)\b"
)
""" "Ana Torres, who heads the Peruvian customs service": an office told by its verb."""
_SIGNS = re.compile(
    r"\b(?:(?:signed|inked|initialled|negotiated) (?:\w+ ){0,3}?by|(?:side|team|delegation) (?:\w+ ){0,4}?(?:led|headed) by|"
    r"(?:firmo|suscribio|rubrico|firmaron|suscribieron|rubricaron)(?: por)?) (?:dr\.? )?$"
)
""" "For Bangladesh it was signed by | Rokeya Sarwar": who signs stands for a side, with or without an office."""
_AND_FOR = re.compile(
    r"\b(?:signed|inked|firm(?:o|aron)|suscrib(?:io|ieron)|rubric(?:o|aron))\b[^.]*\b(?:for|por) (?:(?:la|el|the) )?(?:parte )?[\w ]{3,30}, $"
)
""" "por la paraguaya, | Óscar Benítez", behind a verb of signing."""
_FOR_THEM = re.compile(r",? (?:for|por|on behalf of|en nombre de|en representacion de) (?:(?:la|el|the) )?")
""" "Signed by Ana Ruiz | for Chile"."""
_THE_ONE = re.compile(r"\b(?:el|la|the) $")
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
    r"\b(?P<one>[Mm]inister|[Pp]residente|[Pp]resident|[Cc]hief|[Hh]ead|[Ll]eader|[Cc]ommander|[Cc]ommissioner|[Aa]mbassador|[Dd]irector|[Mm]inistr[oa]|[Vv]iceministr[oa]|[Jj]ef[ea]|"
    r"[Cc]omandante|[Ss]ecretari[oa]|[Tt]itular|[Cc]anciller|[Ee]mbajador[a]?|[Dd]irectora|[Ff]iscal|[Aa]dmiral|[Cc]olonel|[Cc]ommodore|[Aa]lmirante|[Cc]oronel|[Vv]icecanciller|[Gg]eneral|[Cc]omisari[oa]|[Dd]elegad[oa])e?s\b"
)
_PLURAL_NOUN = re.compile(
    rf"{PLURAL.pattern}(?: (?:de|of|del) (?!(?:l[oa]s|the) )(?:la )?[\w-]+| (?:ejecutiv|general|nacional|regional)\w*)?"
)
_OF_ALL = re.compile(
    r"(?:,? (?:of|from|de|del) (?:(?:the|los|las) )?(?:two|three|four|both|dos|tres|cuatro|ambos|ambas|respective)(?: .*)?| (?:and|y|e))$",
    re.IGNORECASE,
)
""" "ministers | of the two countries", "titulares de Interior | y" of a second state."""
_POSSESSIVE = re.compile(r"[’']s\s+$")
_PLURAL_OFFICE = re.compile(
    r"\b(?P<office>(?:[\w’'-]+ ){0,2}(?:ministers|presidents|secretaries|leaders|chiefs)) (?:of|from) ", re.IGNORECASE
)


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
            named = among(story, line, present, _named(story, line, person, room), person, before)
            if named.official.office is None:
                shared = _shared_office(line, person, room, before) if before else None
                office = shared or _plural_office(line, person) or _office_of_the_lead(story, line, person, present)
                named = replace(named, official=replace(named.official, office=office))
            known = next((name for name in found if person.name in name or name in person.name), None)
            if known is None and (named.official.office or _acts(line, person) or _acts_too(line, person, before)):
                found[person.name] = named
            elif known is not None:
                found[known] = _completed(found[known], named)
    return heads_put_right(story, tuple(found.values()))


def _acts(line: Line, person: Person) -> bool:
    """Does the sentence say what somebody without an office does for a side?"""
    before, behind = line.folded[: person.span.start], _FOR_THEM.match(line.folded, person.span.end)
    if behind and signed(line) and any(one.span.start == behind.end() for one in line.sides):
        return True
    return bool(_HEADS.match(line.folded, person.span.end) or _SIGNS.search(before) or _AND_FOR.search(before))


def _acts_too(line: Line, person: Person, before: Named | None) -> bool:
    """ "Signed by Ana Ruiz | , Luis Vega and Eva Roca": in a row with one who does so without an office."""
    if before is None or before.line is not line:
        return False
    return line.text[before.span.end : person.span.start].strip(" ,") in ("", "and", "y", "e")


def in_office(article: Article) -> tuple[Found[Official], ...]:
    """Everybody whom an article names with an office, whether or not it reports an agreement."""
    story = tell(article)
    named = ((one, story.evidence(one.line, one.span)) for one in officials(story))
    return tuple(Found(one.official, place, 0.6) for one, place in named if place)


def _shared_office(line: Line, person: Person, room: Span, before: Named) -> str | None:
    """ "his counterpart, …", and "the ministers Ana Torres of Peru and Luis Vega of Chile": the office of the one before."""
    if COUNTERPART.search(line.folded[: person.span.start]):
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
    if (bracketed(line, person) or _of_a_nation(line, person)) and (
        nouns := list(_PLURAL_NOUN.finditer(line.folded, 0, person.span.start))
    ):
        office = Span(*nouns[-1].span()).of(line.text)
        return _SINGULAR.sub(lambda match: match["one"], office)
    return None


def _of_a_nation(line: Line, person: Person) -> bool:
    """ "La ecuatoriana | Carola Chiriboga": named by nation alone."""
    return any(
        one.span.end == person.span.start - 1 and _THE_ONE.search(line.folded[: one.span.start]) for one in line.sides
    )


def _office_of_the_lead(story: Story, line: Line, person: Person, present: list[Person]) -> str | None:
    """ "The interior ministers of … signed" goes on "by Ana Ruiz (Peru)", or "New Zealand's Helen Marsters said"."""
    by_nation = (
        bracketed(line, person) or _POSSESSIVE.search(line.text[: person.span.start]) or _of_a_nation(line, person)
    )
    if not (by_nation or _acts(line, person) or (person in present[:BETWEEN] and open_together(line, present))):
        return None
    above = [(one, len(one.text)) for one in story.lines[: min(LEAD, line.number)]]
    nouns = [
        (one, noun)
        for one, end in (*above, (line, person.span.start))
        for noun in _PLURAL_NOUN.finditer(one.folded, 0, end)
    ]
    if not nouns:
        return None
    of, noun = nouns[-1]
    start = _MODIFIER.search(of.text[: noun.start()])
    return without_country(of.text[start.start() if start else noun.start() : noun.end()])


def _completed(first: Named, later: Named) -> Named:
    """What an earlier sentence leaves out of a person, a later one may say."""
    known = first if first.official.side and (first.sure or not later.sure) else later
    side = known.official.side or first.official.side
    return replace(first, official=replace(first.official, side=side), sure=known.sure)


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
    """Does somebody hold the office of an association or the like that the office, this sentence or the one before names?"""
    office = office_of(line.text, person.span, room)
    group = office and _OF_A_GROUP.search(line.folded, office.start, office.end)
    if group and line.text[group.start()].islower():  # no "Russian Federation"
        return True
    before = line.folded[: min(office.start, person.span.start) if office else person.span.start]
    if not _ITS_OWN.search(before):
        return False
    above = story.lines[line.number - 1] if line.number > 0 else line
    opens = len(before.split()) <= _FEW_WORDS
    return bool(_OF_A_GROUP.search(before) or (opens and _OF_A_GROUP.search(above.folded)))


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
    side, sure = side_of(story, line, person, office, room)
    text = without_country(office.of(line.text)) if office else ""
    spoken_for = any(one.key == side for one in own_sides(line))
    return Named(Official(name, text or None, side), line, whole, sure, guessed=not spoken_for)


def without_country(office: str) -> str:
    """`Peruvian Deputy Minister of Internal Order` -> `Deputy Minister of Internal Order`."""
    for mention in reversed(countries(office)):
        if mention.key == "EU":
            continue
        before, behind = office[: mention.span.start].rstrip(), office[mention.span.end :]
        behind = re.sub(r"^[’'](?:s\b|(?= ))", "", behind).strip()
        dangling = re.search(
            r"\s+(?:(?:of|de|del|for|from|in|en)\s+)(?:the|la|el|los|las)?$|\s+(?:of|de|del|for|from|in|en|to|ante)$",
            before,
        )
        inside_a_name = re.search(r"[A-Z]\w+$", before) and re.match(r"[A-Z]", behind)
        if inside_a_name or (dangling and behind and not re.match(r"(?:for|of|on|de|para|and|y)\b", behind)):
            continue  # "Chief of Staff of the Indonesian Navy"
        before = before[: dangling.start()] if dangling else before
        office = f"{before} {behind}".strip()
    office = _OF_ALL.sub("", office.strip(" ,"))
    return _SINGULAR.sub(lambda match: match["one"], office)

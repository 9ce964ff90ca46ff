"""The office that a sentence gives a person, before or behind the name."""

from __future__ import annotations

import re

from index.types import Span

NOUN = re.compile(
    r"\b(?:(?:vice)?minist(?:er|ers|r[oa]s?)|(?:under|sub)?secretar(?:y|ies|i[oa]s?)|(?:vice)?president(?:es|[eas])?|chancellor|ambassadors?|commissioners?|commanders?(?:-in-chief)?|director(?:a|s|as|es)?|governor|"
    r"representative|spokes(?:man|woman|person)|admirals?|generals?|chiefs?|head|leader|king|queen|taoiseach|prince|emir|sultan|sultán|princess|premier|commodores?|colonels?|captain|envoy|chair(?:man|woman)?|coordinator|adviser|advisor|"
    r"(?:vice)?canciller(?:es)?|embajador(?:a|as|es)?|comisari[oa]s?|comandantes?|gobernador[a]?|representante|portavoz|jef[ea]s?|(?:vice|contra|contr)?almirantes?|generales|coronel(?:es)?|capitán|rey|reina|príncipe|mandatari[oa]|"
    r"coordinador[a]?|asesor[a]?|enviad[oa]|fiscal(?:es)?|titular(?:es)?|comisionad[oa]|superintendente|intendente|inspector[a]?|delegad[oa]s?|agregad[oa]|subdirector[a]?|subjef[ea]|prefect[oa]|procurador[a]?|magistrad[oa]|"
    r"consejer[oa]|c[oó]nsul(?:esa)?|prefect|sub(?:gobernador[a]?|prefect[oa])|administrador[a]?|administrator|superintendenta|counsellor|commandant|major|subdelegad[oa]s?|[wv]al[ií]|seremi|lieutenant|teniente|co-?chair|chair|co-?president[ea]|forester|controller|contralor[a]?|registrar|"
    r"superintendent|delegate|attach[eé]|marshal|brigadier|attorney general|negotiator|negociador[a]?|vocer[oa]|encargad[oa] de negocios|charg[eé] d[’']affaires|deputy head|(?:lieutenant|teniente) coronel)\b|"
    r"\b(?:Adm|Gen|Capt|Cmdr|Col|Maj|Brig|Gov|Amb|Lt)\.",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:(?:prince|princess|príncipe|sheikh|jeque|rear|air|vice|(?:vice|chief)[- ]marshal|marshal|lieutenant|major|brigadier|general|admiral|commodore|colonel|captain|contraalmirante|contralmirante|vicealmirante|almirante|coronel|teniente|comisionad[oa]|comisario|mayor|inspector|capitán|(?:adm|gen|capt|cmdr|col|maj|brig|lt)\.|\((?:r|rtd|ret)\.?\)|de división|de brigada)\s*)+",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:said|signed|met|with|visited|hosted|received|told|and his|and her|was|were|is|are|has|had|who|que|con|firmó|dijo|recibió|visitó|junto|fue|era|es|al lado|alongside|by|thanked|talks)\b",
    re.IGNORECASE,
)
_MODIFIER = re.compile(
    r"(?:(?:(?:[A-Z][\w’'.-]*|deputy|vice|foreign|prime|first|defen[cs]e|interior|home|acting|assistant|under|high|national|security|attorney|lieutenant|major|rear|brigadier|primer[a]?|"
    r"alt[oa]|state|justice|finance|interim|permanent|joint|chief|police|army|navy|naval|customs|intelligence)\s+)+)$"
)
_OF_A_FIELD = re.compile(
    r"(?:[’']s?|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|\b[A-Z]\w+(?:an|ese|ish|[^st]i|ch))\s+"
    r"(?P<field>(?:(?!(?:new|then|former|outgoing|two|three|four|both|own|visiting|top|senior|country|nation|respective)\b)[a-z]{3,}(?:-[a-z]+)*\s+(?:and\s+)?){1,3})$"
)
""" "Greenland's | fisheries | minister", "the | home affairs | ministers"."""
_HONORIFIC = re.compile(r"\s+(?:Sir|Dame|Lord|Lady|Dr\.?|Mr\.?|Ms\.?|Mrs\.?|Don|Doña)$")
_ANOTHER = re.compile(
    rf"(?:\s+[A-ZÁÉÍÓÚ][\w’'-]+)+\s+(?:and|y|e)\s+(?=(?:the |el |la )?(?i:{NOUN.pattern}))|[^,;]*?\s(?:y|e)\s+(?=(?:el|la)\s(?i:{NOUN.pattern}))"
)
""" "Sultan | Hassan and | President Ana Ruiz", "fiscal | de Sala Ana Ruiz y | la directora": the office of somebody else."""
_LEADING = re.compile(
    r"^(?:(?:y|e|the|its|his|her|their|when|while|as|and|both|after|el|la|su|sus|los|las)\s+)+", re.IGNORECASE
)
_STARTERS = re.compile(
    r"^(?:In|On|At|For|The|When|While|By|Its|His|Her|After|Former|Then|Downing|Later|Meanwhile|Visiting)\s+"
)
_BEHIND = re.compile(
    r",\s+(?:the\s+|el\s+|la\s+|its\s+|su\s+)?(?P<office>[^,;:.()“”\"]{3,110}?)(?=\s*[,.;:)(]|\s+(?:and|y|e)\s+(?![A-ZÁÉÍÓÚ])|\s+(?:signed|said|who|que)\s|$)"
)
_OF_THE_NEXT = re.compile(
    r"(?:and|y|e|así como|en|in|con|with|ante|before|junto|durante|during|tras|after|at|por|by|along|alongside|as well as|accompanied|acompañad[oa]|encabezad[oa]|according|según)\s"
)
_LEFT_OF_NOUN = 60
_LONGEST = 120
"""Characters before a name that are looked at."""


def office_of(text: str, name: Span, room: Span) -> Span | None:
    """Where the office of the person of that name stands; `room` is what lies between the persons beside."""
    before = _before(text, name, room)
    if before is None:
        return _behind(text, name, room)
    if _RANK.fullmatch(before.of(text)):  # "the Chief of Staff, General …"
        return _behind(text, name, room) or _before(text, before, room) or before
    return before


def _before(text: str, name: Span, room: Span) -> Span | None:
    start = max(room.start, name.start - _LONGEST)
    end = name.start
    while end > start and text[end - 1] in " ,":
        end -= 1
    end -= len(match.group()) if (match := _HONORIFIC.search(text[start:end])) else 0
    cut = max((match.end() for match in re.finditer(r"[,;:(“]\s+|\.\s+(?=[A-Z])", text[start:end])), default=0)
    start += cut
    for noun in NOUN.finditer(text, start, end):
        if _VERB.search(text, noun.end(), end) or _ANOTHER.match(text, noun.end(), end):
            continue
        first = noun.start()
        modifier = _MODIFIER.search(text[start:first])
        if modifier:
            first = start + modifier.start()
        elif not _RANK.fullmatch(noun.group()) and (field := _field_of(text[start:first])):
            first = start + field.start("field")
        first += len(match.group()) if (match := _STARTERS.match(text[first:end])) else 0
        first += len(match.group()) if (match := _LEADING.match(text[first:end])) else 0
        return Span(first, end) if first < end else None
    return None


def _field_of(before: str) -> re.Match[str] | None:
    """The field between a state and the noun of an office."""
    field = _OF_A_FIELD.search(before)
    return None if field is None or _VERB.search(field["field"]) else field


def _behind(text: str, name: Span, room: Span) -> Span | None:
    match = _BEHIND.match(text, name.end, room.end)
    if match is None or _OF_THE_NEXT.match(match["office"]):
        return None
    start, end = match.span("office")
    if end == room.end < len(text):  # "Ana Torres, Foreign Minister Luis Vega and …" is the office of the next
        joined = re.search(r"\s+(?:and|y|e)\s*$", text[start:end])
        if joined is None:
            return None
        end = start + joined.start()
    noun = NOUN.search(text, start, end)
    if noun is None or noun.start() - start > _LEFT_OF_NOUN or _VERB.search(text, start, end):
        return None
    return Span(start, end)

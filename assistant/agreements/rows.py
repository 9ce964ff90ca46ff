"""Sides that stand in a row: who they are together, by what stands before and behind the row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.agreements.reports import Report
from assistant.agreements.story import LEAD, Line, Story
from index.names import Mention
from index.types import Span

_BETWEEN = re.compile(r"\b(?:between|entre|among)\s+")
_COUNTS = {
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "tres": 3, "cuatro": 4,
    "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20,
}  # fmt: skip
_LINKS = re.compile(
    r"(?:[’']s)?\s*(?:,|;|-|–|/|\band\b|\by\b|\be\b|&)\s*(?:(?:of|de|del|the|la|el|los|las|also|with|con|its?|his|her)\s+){0,3}(?:[\w’'-]+\s+){0,5}?"
)
_NAMED_BETWEEN = re.compile(
    r"(?:,| \()\s*(?:[A-ZÁÉÍÓÚÑ][\w’'.-]+ ?){2,4}\)?[,;]?\s*(?:(?:and|y|e) )?(?:(?:of|de|del|from|la|el|por) ){0,2}"
)
"""Between two sides of which each is named with its official: "of Chile, Gabriel Soto, and Bolivia, …"."""
_ABOUT = 1
"""By so many a list may differ from the count: the host may be named apart."""
_AGENTS = re.compile(
    r"\b(?:ministers|presidents|leaders|governments|authorities|police(?: chiefs| forces)?|navies|armies|armed forces|coast ?guards|customs(?: services| agencies)?|prosecutors|chiefs|heads|secretaries|commanders|delegations|representatives|officials|capitals|"
    r"ministr[oa]s|president[ea]s|lideres|gobiernos|autoridades|policias|armadas|marinas|ejercitos|fuerzas armadas|guardacostas|aduanas|fiscal(?:es|ias)|jef[ea]s|cancilleres|cancillerias|titulares|secretari[oa]s|comandantes|delegaciones|representantes|mandatari[oa]s|viceministr[oa]s|director[ea]s)"
    r"(?: (?:de|del|of|for|en|in)(?: l[ao]s?| the)? [a-z]\w+(?: (?:y|and|e) (?:de )?[a-z]\w+)?| [a-z]+(?:al|es|vas|vos|rias|rios))? (?:of|from|de|del)(?: (?:the|la|el|los))? $"
)
"""Before the sides whose people did it: "was agreed by the police chiefs of Belize, …"."""
_SENT_OBSERVERS = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:sent observers|observed|as observers|witnessed|hosted|mediated|brokered|enviaron observadores|como observador\w*|colabor\w+ en|particip\w+ como observador\w*)\b"
)
LIST = 3
_FEW = 6
"""Words before the sides with which a sentence opens: "The prime ministers of"."""
_OBSERVERS = re.compile(
    r"\b(?:observ\w+|witness\w*|presence of|presencia de|(?:funded|financed|paid|sponsored|promoted|facilitated) by|(?:financ|patrocin|promov|facilit|impuls|avalad)\w+ por|con (?:el )?(?:apoyo|auspicio|aval|concurso|ayuda)|candidat\w*|hosted|mediat\w*|brokered|support(?:ed)? by|backed by|testig\w+|mediaci\w+|auspici\w+|respald\w+|apoyo de|support of)\b"
)
_MEMBERS = re.compile(
    r"\b(?:members?|navies|signator\w+|signed|signer\w*|joined|participa\w+|take part|took part|form(?:s|ed)?|made up|part of|remain(?:s|ed)?|organi[sz]ations|brought together|organizaciones|connect\w*|provide|contribut\w+|agreed|adopted|"
    r"forman? parte|miembros|signatari\w+|firma\w+|suscri\w+|integra\w+|compromet\w+|reun\w+ a|agrupa\w*|vincula\w*|binds?|groups|unites|brings together|se trata de|conform\w+|compuest\w+|sum(?:o|aron|an)|adhiri\w+|conect\w+|aportan|acordaron|adoptaron)\b"
)
_NATIONS = re.compile(r"\b(?:countries|states|nations|governments|partners|paises|estados|naciones|gobiernos|socios)\b")
CODE = 2
"""Letters of a country's code, and of `EU`."""
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})\s+(?:[\w-]+\s+){{0,2}}?(?:countries|states|nations|governments|members|navies|armies|police forces|police services|signatories|capitals|allies|partners|neighbou?rs|"
    r"paises|estados|naciones|gobiernos|miembros|marinas|armadas|ejercitos|policias|signatarios|firmantes|republicas|socios|vecinos|capitales)\b"
)
""" "Ten South American countries": the list of about as many names them."""


def counted(story: Story) -> frozenset[int]:
    """How many sides headline and first sentences say that there are."""
    found = (match["count"] for line in story.all[: LEAD + 1] for match in _COUNTED.finditer(line.folded))
    numbers = (int(one) if one.isdigit() else _COUNTS[one] for one in found)
    return frozenset(one for one in numbers if one >= LIST)


def in_a_row(
    line: Line, group: list[Mention], report: Report | None, share: float, counts: frozenset[int]
) -> Iterator[tuple[str, float, Span, str]]:
    """What a row says for each of its sides: key, points, place, reason."""
    before, behind = line.folded[: group[0].span.start], line.folded[group[-1].span.end :]
    if _OBSERVERS.search(before[-50:]) or _SENT_OBSERVERS.match(behind):
        yield from ((one.key, -1.5, one.span, "observer") for one in group)
        return
    points, reason = _together(line, group, report, share, counts)
    acts = report is not None and group[-1].span.end <= report.act.span.start
    for one in group:
        if acts and len(one.key) > CODE and any(len(other.key) == CODE for other in group):
            yield one.key, 0.0, one.span, "row"  # an organisation that acts with states
        if points:
            yield one.key, points, one.span, reason


def _together(
    line: Line, group: list[Mention], report: Report | None, share: float, counts: frozenset[int]
) -> tuple[float, str]:
    before = line.folded[: group[0].span.start]
    opens = line.number <= 0 and len(group) > 1 and len(before.split()) <= _FEW
    expected = any(abs(len(group) - count) <= _ABOUT for count in counts)
    members = bool(opens or expected or _MEMBERS.search(line.folded))
    if len(group) >= LIST and (members or _NATIONS.search(line.folded)):
        return (3.0 if members else 1.5) * max(share, 0.3 + 0.7 * (len(group) > LIST)), "list"
    if len(group) > 1 and (line.number <= 0 or report is not None) and _AGENTS.search(before):
        return max(share * (3.0 if len(group) >= LIST else 2.5), 2.0 * opens), "agents"
    if opens:
        return 2.0, "opens"
    if len(group) > 1 and report and report.term and _BETWEEN.search(before[-90:]):
        return share * 2.5, "between"
    return 0.0, ""


def rows(line: Line, mentions: list[Mention]) -> Iterator[list[Mention]]:
    """Sides in their rows: "the ministers of Peru, Chile and Bolivia"."""
    group: list[Mention] = []
    for mention in mentions:
        between = Span(group[-1].span.end, mention.span.start) if group else Span(0, 0)
        linked = _LINKS.fullmatch(between.of(line.folded)) or _NAMED_BETWEEN.fullmatch(between.of(line.text))
        if group and (not linked or _OBSERVERS.search(between.of(line.folded))):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group

"""Does an article say that an agreement is still to be ratified or approved?"""

from __future__ import annotations

import re

from assistant.agreements.instrument import report_terms
from assistant.agreements.reports import is_background
from assistant.agreements.status import MEANT
from assistant.agreements.story import Line, Story
from assistant.agreements.types import Found
from index.types import Span

_APPROVAL = (
    r"(?:ratif\w+|(?:approv(?:al|ed)|consent|backing) (?:of|by|from)|parliamentary approval|(?:to|have|has) (?:still )?approved? (?:it|the)|"
    r"aprobacion (?:de|por|parlamentaria|legislativa)|aprobad[oa]s? por|lo aprueben?|el visto bueno)"
)
_AWAITED = re.compile(
    r"\b(?:must(?: first| still)?|needs?|has to|have to|yet to|still|remains? to|remains|requires?|would require|pending|awaits?|awaiting|"
    r"subject to|depends? on|once|until|before|(?:days|months) after|en cuanto|despues de(?:l| que)|falta|faltan|pendientes?|debe|deben|debera|deberan|requiere|requieren|requerira|necesita|necesitan|"
    rf"sujet[oa]s?|a la espera|hasta que|cuando|exige|exigira|exigiria)\b[^.;:]{{0,50}}?\b{_APPROVAL}"
)
_IT = re.compile(r"\b(?:the|los|both) (?:texts|textos)\b|\bapproved? it\b|\bratif\w+ it\b|\blo (?:ratifi|aprueb)\w+")
_NOT = re.compile(r"\b(?:not|no|without|never|nor|sin|nunca|tampoco)\b")
_EXCHANGE = re.compile(r"\b(?:exchange\w*|canje\w*)\b[^,;]*$")
"""What is exchanged after both have ratified."""


def awaited(told: Story) -> Found[str] | None:
    """The first of an agreement's sentences that says so; "does not require approval" says nothing of the kind."""
    for line in told.lines:
        match = _AWAITED.search(line.folded)
        if match is None or not _is_of_it(line) or line.quoted(Span(*match.span())):
            continue
        approval = re.search(_APPROVAL, line.folded[match.start() : match.end()])
        before = line.folded[: match.start() + approval.start()] if approval else ""
        if (
            _EXCHANGE.search(before)
            or _NOT.search(before.rpartition(",")[2])
            or is_background(told, line, Span(*match.span()))
        ):
            continue
        if place := told.evidence(line):
            return Found(line.text, place, 0.7)
    return None


def _is_of_it(line: Line) -> bool:
    return any(True for _ in report_terms(line)) or bool(MEANT.search(line.folded) or _IT.search(line.folded))

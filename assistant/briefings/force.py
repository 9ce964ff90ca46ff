"""What force a text has, and what it still waits for: officials ask for it first, and news tells it last."""

from __future__ import annotations

import re

from index.text import fold

_TO_DO = (
    r"(?:must|(?:ha(?:s|ve)|needs?) to) (?:(?:\w+ ){1,10}before|(?:first |still )?be (?:approv|ratif|pass|endors|adopt)\w*)|"
    r"(?:tiene[n]? que|deb(?:e|en|era|eran)) (?:\w+ ){1,10}antes de|"
    r"(?:is|are|was|were) to be (?:laid|submitted|put) (?:before|to)|needs? (?:the )?(?:approval|ratification)|"
    r"debe(?:n|ra|ran)? (?:ser )?(?:ratificad|aprobad|ratificar|aprobar)\w*|(?:would|will|is to|are to) be signed|se firmaran?"
)
"""Folded: what somebody has to do next."""
_STILL_OPEN = re.compile(
    rf"\b(?:{_TO_DO}|depends? on|subject to|(?:has|have|is|are) yet to|not yet|still (?:ha(?:s|ve)|needs?|must)|"
    r"must (?:still|first)|is to be published|pending|"
    r"debe[n]? (?:antes|primero)|no \w+ (?:\w+ )?(?:todavia|aun)|remains? (?:open|unclear|to be)|did not (?:say|specify|disclose|give)|"
    r"(?:has|have) not (?:been )?(?:ratified|published|said|decided|set)|"
    r"(?:once|until|unless|if) (?:\w+ ){1,6}(?:ratif|approv|adopt)\w+|"
    r"(?:postpone|delay|defer)(?:s|d|red)?|put(?:s|ting)? off|no (?:new |other )?(?:date|day) (?:has|was|is|had)|"
    r"(?:aplaz|posterg|pospus|pospon|difir)\w+|(?:no|sin) (?:hay |tiene |se fijo )?(?:una )?(?:nueva )?fecha|"
    r"depende(?:n|ra|ran)? de|sujet[oa]s? a|pendientes?|aun (?:no|debe[n]?|falta)|todavia (?:no|debe[n]?|falta)|deb\w+ (?:\w+ )?todavia|"
    r"falta(?:n)? (?:por|que)|esta(?:n)? por|no (?:preciso|precisaron|detallo|detallaron|se (?:ha|han) (?:publicado|ratificado))|"
    r"a la espera de|cuando (?:\w+ ){1,6}ratifi\w+)\b"
)
_IN_FORCE = re.compile(
    r"\b(?:(?:in|into|come|enter\w*|took|takes?|in) (?:in)?(?:to )?(?:force|effect)\b|en vigor|vigencia|vigentes?|ratif\w+|"
    r"(?:not|no se) (?:yet )?appl\w+|se aplica\w*|rige[n]?|runs? for|valid (?:for|until)|"
    r"(?:approv|aprob|consent)\w+ .{0,60}(?:parliament|congress|senate|legislat|parlament|congreso|senado|asamblea)|"
    r"(?:parliament|congress|senate|legislat|parlament|congreso|senado|asamblea)\w* .{0,60}(?:approv|aprob|consent))"
)
_STEP = r"next step|(?:proximo|siguiente) paso|paso previo|(?:is|are|was|were) to be (?:presented|signed)"
_NEXT_STEP = re.compile(rf"\b(?:{_TO_DO}|{_STEP})\b")
_NEXT = re.compile(
    rf"\b(?:{_STEP}|(?:non)?-?binding|vinculantes?|road ?map|hoja de ruta|expires?|"
    r"plazo (?:maximo )?de|within (?:\w+ ){1,2}(?:days|months|years))\b"
)


def still_open(text: str) -> bool:
    """Does it say that something is still to come, or depends on something?"""
    return _STILL_OPEN.search(fold(text)) is not None


def next_step(text: str) -> bool:
    """Does it say what somebody has to do next?"""
    return _NEXT_STEP.search(fold(text)) is not None


def says_when_in_force(text: str) -> bool:
    """Does it say whether or when a text applies?"""
    return _IN_FORCE.search(fold(text)) is not None


def has_force(text: str) -> bool:
    """Does it say how binding a text is, whether it applies, or what must be done next?"""
    return still_open(text) or says_when_in_force(text) or _NEXT.search(fold(text)) is not None

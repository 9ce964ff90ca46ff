"""Who agreed: not every country that an article names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.agreements.facing import Named
from assistant.agreements.reports import Report, clause_around, is_background
from assistant.agreements.rows import CODE, LIST, counted, in_a_row, rows
from assistant.agreements.story import LEAD, Line, Story
from index.entities import is_capital
from index.names import Mention
from index.types import Span

_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|en|near|desde|off|around|across|through|outside|inside|against|contra|toward|towards|hacia|about|sobre|over|visit(?:ing|ed)? to|visita a|reach|cerca de|"
    r"threats? from|from|unlike|such as|como|per|neighbou?r|route to|rumbo a)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+)?$"
)
_PEOPLE_FROM = re.compile(
    r"\b(?:(?:prime |foreign )?ministers?|officials|leaders|delegates|delegations?|representatives|officers|police|navies|warships|ships|aircraft|chiefs|envoys|negotiators|experts|"
    r"prosecutors|troops|soldiers|forces|units|coast ?guards|customs officers) from (?:the )?$"
)
""" "Ministers from Chile and Peru" come from there, and act."""
_PLACE_NOUN_BEFORE = re.compile(
    r"\b(?:coasts?|waters|borders?|territory|capital|city|port|south|north|east|west|threats?|invasion|war|people|citizens|migrants|nationals|security|north-west|border with|part|island|"
    r"costas?|aguas|fronteras?|territorio|ciudad|puerto|sur|norte|este|oeste|amenazas?|(?<!marina de )(?<!marinas de )guerra|ciudadanos|migrantes|seguridad|soldados|tropas|troops|ambassador|embajador\w*|embassy|embajada)\s+"
    r"(?:of|in|(?<!security )with|de|del|(?<!seguridad )con)\s+(?:the\s+|la\s+|el\s+|los\s+)?$"
)
_OF_ANOTHER = re.compile(r"\b(?:otr[oa]|another|similar)\b[^,.;]{0,30}? (?:con|with) (?:the |la |el )?$")
_ANOTHER_BEHIND = re.compile(r" (?:un|una|an?) \w+ (?:parecid[oa]|similar|of the same kind)\b")
"""Of a state with which another text is made: "negotiates another with Gambia"."""
_THING_BEHIND = re.compile(
    r"(?:[’']s?)?\s+(?!\w+\s+border\s+guards?\b)(?:\w+\s+)?(?:capital|city|port|coasts?|waters|borders?|territory|soil|town|islands?|citizens|nationals|migrants|people|aggression|invasion|threats?|embassy|news agency|companies|"
    r"company|territor\w+|language|sea|ocean|peninsula|parliament|ports?|airports?|bases?)\b"
)
_THING_ES = re.compile(
    r"\b(?:capital|ciudad|puerto|costas?|aguas|fronteras?|territorio|ciudadan[oa]s?|migrantes|agresion|invasion|embajada|agencia|empresas?|parlamento|aeropuertos?|bases?|soldados)\s+$"
)
_WITH = re.compile(
    r"\b(?:with|con|alongside|junto (?:a|con))\s+(?:the\s+|its\s+|his\s+|her\s+|su\s+|el\s+|la\s+|los\s+|las\s+)?(?:[\w’'-]+\s+){0,6}?$"
)
_GUEST = re.compile(
    r"\b(?:as (?:an? )?(?:guests?|observers?|witness(?:es)?)|looked on|in the audience|(?:como|en calidad de) (?:invitad|observador|testig)\w+|invitad[oa]s? (?:especial|de honor)|testig[oa] del? (?:acto|firma)|presenci(?:o|aron))\b"
)
_OFFICER = re.compile(
    r"(?:(?:rear|vice|lieutenant|major|brigadier)\s+)?(?:admiral|general|commodore|colonel|captain|commander|almirante|contraalmirante|vicealmirante|coronel|comandante)",
    re.IGNORECASE,
)
_AND = re.compile(r" (?:and|or|y|e|o|u) (?:the |el |la |los )?")
_SAID = re.compile(
    r",[^,;]*\b(?:said|told|says|dijo|informo|indico|senalo|afirmo|aseguro)\b[^,;]*$|, (?:segun|according to)\b[^;]*$"
)
"""Whoever is quoted at a sentence's end speaks of it, and need not take part."""
_DOES = re.compile(
    r"\s+(?:has |have |had |also |ha |han )?(?:signed|agreed|joined|concluded|sealed|ratified|will sign|firmo|firmaron|firma|suscribio|acordo|acordaron|ratifico|se sumo)\b"
)
"""Right behind the name of a side that acts."""
_WILL = re.compile(r"\s+(?:will|is to|are to|(?!para\b)\w{2,}(?:ara|era|ira)n?)\b")
"""Right behind a side that is to do something: "Italy will train 60 officers"."""
_SURE, _FAIR, _UNSURE = 0.95, 0.85, 0.6
_ENOUGH = 3.0
_SENT = 2.1
"""Enough for a side that sent an official, where nothing else names the sides."""
_ACTS = {"subject", "with", "signs", "between", "list", "opens", "headline", "by", "agents"}
"""Reasons that a side itself does something."""
_ACTS_ITSELF = {"subject", "with", "signs", "between", "agents"}
_TERRITORIES = {
    "AU": "CC CX NF", "CN": "HK MO", "DK": "FO GL", "FI": "AX", "FR": "BL GF GP MF MQ NC PF PM RE WF YT",
    "GB": "AI BM FK GG GI IM IO JE KY MS PN SH TC VG", "NL": "AW BQ CW SX", "NO": "SJ", "NZ": "TK", "US": "AS GU MP PR VI",
}  # fmt: skip
_STATE_OF = {one: state for state, its in _TERRITORIES.items() for one in its.split()}
_DOUBTFUL = 1.4
_TIE = 0.2
"""Sides of one list do not differ by more."""


@dataclass(slots=True)
class _Side:
    """What speaks for one side."""

    score: float = 0.0
    best: float = 0.0
    """The strongest single reason."""
    line: Line | None = None
    span: Span | None = None
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, line: Line, span: Span, reason: str) -> None:
        self.score += points
        self.reasons.append(reason)
        if line.start >= 0 and (points > self.best or self.span is None):
            self.best, self.line, self.span = points, line, span


@dataclass(frozen=True, slots=True)
class Party:
    """A side of an agreement and where it is named so."""

    key: str
    line: Line
    span: Span
    score: float
    reasons: tuple[str, ...]

    @property
    def confidence(self) -> float:
        """0…1, of the reasons' points."""
        return _SURE if self.score >= 2 * _ENOUGH else _FAIR if self.score >= _ENOUGH else _UNSURE


def parties(story: Story, news: Iterable[Report], present: Iterable[Named] = ()) -> tuple[Party, ...]:
    """The sides of an agreement, by the reports of it and the officials who were there, in the order of the article."""
    sides: dict[str, _Side] = defaultdict(_Side)
    reported = {report.line.number: report for report in reversed(list(news))}
    counts = counted(story)
    for line in story.all:
        report = reported.get(line.number)
        for key, points, span, reason in _points(story, line, report, counts):
            sides[key].add(points, line, span, reason)
    for side_of in {one.official.side: one for one in reversed(list(present)) if _speaks_for(one)}.values():
        sides[side_of.official.side or ""].add(1.3, side_of.line, side_of.span, "official")
    for key, side in sides.items():
        if side.span is None:
            _find_in_body(story, key, side)
    return _chosen(
        [
            Party(key, side.line, side.span, side.score, tuple(side.reasons))
            for key, side in sides.items()
            if side.line is not None and side.span is not None
        ]
    )


def _chosen(found: list[Party]) -> tuple[Party, ...]:
    """Those that are sure enough; of states and the organisation that they are in, the states."""
    sure = [one for one in found if one.score >= _ENOUGH]
    if sum(len(one.key) == CODE for one in sure) < 2 and len(sure) < LIST:
        sent = [one for one in found if one not in sure and "official" in one.reasons and one.score >= _SENT]
        sure += sent
    if len(sure) < 2:
        rest = sorted(
            (one for one in found if _DOUBTFUL <= one.score < _ENOUGH and one not in sure), key=lambda one: -one.score
        )
        least = rest[1 - len(sure)].score if len(rest) > 1 - len(sure) else 0.0
        sure += [one for one in rest if one.score >= least - _TIE]
    states = [one for one in sure if len(one.key) == CODE]
    acting = [one for one in sure if one not in states and "subject" in one.reasons]
    if acting and not any(
        _ACTS & set(one.reasons) for one in states
    ):  # "leaders of the Forum endorsed", who are named after
        sure = acting
    elif len(states) > 1:  # an organisation that is named beside its members is where they meet, or what they found
        sure = [one for one in sure if one in states or "row" in one.reasons]
    sure = [one for one in sure if not _is_its_territory(one, states)]
    return tuple(sorted(sure, key=lambda one: (one.line.number, one.span.start)))


def _is_its_territory(one: Party, states: list[Party]) -> bool:
    """A territory beside its state is where something is done, unless it acts itself: "off Curaçao, the Netherlands …"."""
    own = any(other.key == _STATE_OF.get(one.key) and other.score > one.score for other in states)
    return own and not _ACTS_ITSELF & set(one.reasons)


def _speaks_for(one: Named) -> bool:
    """Does a side act by this official? Not by an officer, who may serve under others, nor by a guest."""
    guest = _GUEST.search(clause_around(one.line, one.span).of(one.line.folded))
    return bool(one.official.side and not guest and not _OFFICER.fullmatch(one.official.office or ""))


def _find_in_body(story: Story, key: str, side: _Side) -> None:
    for line in story.lines:
        for mention in line.sides:
            if mention.key == key:
                side.line, side.span = line, mention.span
                return


def _points(
    story: Story, line: Line, report: Report | None, counts: frozenset[int]
) -> Iterator[tuple[str, float, Span, str]]:
    places = _places(line)
    mentions = [one for one in line.sides if not line.quoted(one.span) and one not in places]
    background = is_background(story, line, report.act.span) if report else False
    share = 0.3 if background else 1.0
    for group in rows(line, mentions):
        yield from in_a_row(line, group, report, share, counts)
    for mention in mentions:
        yield from _alone(line, mention, report, share)


def _alone(line: Line, mention: Mention, report: Report | None, share: float) -> Iterator[tuple[str, float, Span, str]]:
    if line.number < 0:
        yield mention.key, 2.0, mention.span, "headline"
    elif line.number < LEAD:
        yield mention.key, 0.4, mention.span, "lead"
    else:
        yield mention.key, 0.15, mention.span, "named"
    if _DOES.match(line.folded, mention.span.end):
        yield mention.key, share * 1.5, mention.span, "signs"
    if line.number < LEAD and _WILL.match(line.folded, mention.span.end):
        yield mention.key, 1.0, mention.span, "will"
    if (
        (report is None or report.term is None)
        and line.number < LEAD
        and _WITH.search(line.folded[: mention.span.start])
    ):
        yield mention.key, 1.0, mention.span, "with"
    if report is None or (report.term is None and line.number >= LEAD):
        return
    act = report.act.span
    weight = share * (1.0 if report.term else 0.6)
    if mention.span.end <= act.start:
        yield mention.key, weight * 2.0, mention.span, "subject"
    elif _WITH.search(line.folded[act.end : mention.span.start]):
        yield mention.key, weight * 2.0, mention.span, "with"
    elif report.act.passive:
        yield mention.key, weight * 1.0, mention.span, "by"
    elif report.term and report.act.status in ("suspended", "ended"):
        yield mention.key, weight * 1.5, mention.span, "left"


def _places(line: Line) -> list[Mention]:
    """The sides that stand for a place; of "the borders with Bosnia and Kosovo" both."""
    found: list[Mention] = []
    for one in line.sides:
        joined = bool(found) and _AND.fullmatch(line.folded[found[-1].span.end : one.span.start])
        if joined or _is_place(line, one):
            found.append(one)
    return found


def _is_place(line: Line, mention: Mention) -> bool:
    """A place, a people, a threat: no side that acts."""
    before, behind = line.folded[: mention.span.start], line.folded[mention.span.end :]
    if (said := _SAID.search(line.folded)) and said.start() < mention.span.start:
        return True
    if _PEOPLE_FROM.search(before):
        return False
    if _PLACE_BEFORE.search(before) or _PLACE_NOUN_BEFORE.search(before) or _THING_ES.search(before):
        return True
    if _OF_ANOTHER.search(before) or _ANOTHER_BEHIND.match(behind):
        return True
    if is_capital(mention.span.of(line.text)) and re.search(r"\b(?:of|de)\s+$", before):
        return True
    return bool(_THING_BEHIND.match(behind))

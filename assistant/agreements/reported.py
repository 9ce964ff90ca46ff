"""How likely an article's news is an agreement, in whatever words: "petrol will be dyed, the two ministers said".

A logistic regression over what its sentences count; `python -m evals.agreements.fit` makes the weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.agreements.acts import RATIFIES
from assistant.agreements.commitments import commitments
from assistant.agreements.parties import Party
from assistant.agreements.reports import Report, is_background
from assistant.agreements.rows import CODE
from assistant.agreements.story import LEAD, Story
from assistant.agreements.weigh import probability

_AGREED = re.compile(r"agree|pledg|vow|se compromet|sign|acord|acuerd|pact|firm|suscri|convin|convien")
_SET_UP = re.compile(r"creat|set|establish|form|open|crea|establec|pus|pone|abr|inaugur")
_MADE_PUBLIC = re.compile(r"announc|anunci|decid|acord|unveil|present")
_CREATION = re.compile(
    r"\b(?:creation|opening|establishment|setting up|launch|creacion|apertura|establecimiento|instalacion|constitucion|puesta en marcha)\b"
)
_JOINT = re.compile(
    r"\b(?:joint|binational|common|shared|conjunt[oa]s?|binacional(?:es)?|comun(?:es)?|compartid[oa]s?)\b"
)
_FAILED = re.compile(
    r"\b(?:no (?:agreement|deal|accord|text|pact)|without (?:an? )?(?:agreement|result|deal|signing)|failed to|denied|denies|refus\w+|reject\w+|broke (?:up|down|off)|collapsed|"
    r"sin (?:acuerdo|resultado|firmar)|no hubo acuerdo|ningun (?:acuerdo|texto|documento)|nego que|desminti\w+|rechaz\w+|fracas\w+|rompi\w+)\b"
)
_ALONE = re.compile(
    r"\b(?:contracts?|compan(?:y|ies)|shares|tender|bid(?:s|der)?|coalition|(?:trade|labou?r) unions?|strike|poll(?:s|ed|ster)?|survey|institute|study|paper|election|budget|decree|levy|draft|resign\w*|storm|"
    r"earthquake|book|lawsuit|unilateral\w*|alone|on its own|"
    r"contratos?|empresas?|licitacion|coalicion|sindicato|huelga|paro|encuesta|sondeo|instituto|estudio|eleccion\w*|presupuesto|decreto|dimi\w+|renunci\w+|terremoto|libro|"
    r"exclusivamente|por su cuenta)\b"
)
"""What a state, a firm or nature does by itself, or somebody writes."""
_VOTES = re.compile(r"\b(?:votes?|votos?)\b")
"""So does a parliament, but where it ratifies what was agreed with another state."""
_PUBLIC = re.compile(
    r"\b(?:governments?|minist(?:er|ry|ries|ers)|president|police|navy|navies|army|armies|coast ?guards?|customs|borders?|embassy|ambassador|parliament|foreign|interior|defen[cs]e|troops|patrols?|security|"
    r"gobiernos?|minist(?:ro|ra|erio|ros|ras)|canciller\w*|presidente|policias?|armada|ejercito\w*|guardacostas|aduanas?|fronter\w+|embajad\w+|exteriores|interior|defensa|tropas|patrull\w+|seguridad)\b"
)
""" "The museum will open in May" commits no state."""
WORTH = 0.5
"""Of a report that tells of an agreement."""
NAMED = 4
"""Which sign says that the lead reports an agreement by its name."""
_A_PARTY, _PAIR, _MANY = 2.0, 2, 6
"""Points of one, how many are a pair, and how many more count at most."""
_LIKELY, _LIKELY_OF_A_FLASH = 0.54, 0.38
"""Probability from which it is; two sentences have no room for what the sides will do."""
_FLASH = 2
_MOST_POINTS = 8.0
"""Of a party."""


def is_reported(story: Story, news: Sequence[Report], sides: Sequence[Party]) -> bool:
    """Is an agreement the article's news?"""
    least = _LIKELY if len(story.lines) > _FLASH else _LIKELY_OF_A_FLASH
    return bool(story.lines) and probability(signs(story, news, sides), WEIGHTS, BIAS) >= least


def signs(story: Story, news: Sequence[Report], sides: Sequence[Party]) -> tuple[float, ...]:
    """What speaks for an agreement and against it, in the order of `WEIGHTS`."""
    lead = [one for one in news if 0 <= one.line.number < LEAD]
    points = [point for side in sides for point in [side.score] * (2 if _is_several(side) else 1)]
    second = sorted(points, reverse=True)[1:2] or [0.0]
    head = story.all[: LEAD + 1]
    ratified = any(one.term and RATIFIES.fullmatch(one.act.span.of(one.line.folded)) for one in lead)
    failed = _up_to(4, (bool(_FAILED.search(line.folded)) for line in head))
    alone = _up_to(
        4, (bool(_ALONE.search(line.folded) or (not ratified and _VOTES.search(line.folded))) for line in head)
    )
    committed = [line for line, _, _ in commitments(story)]
    named = second[0] >= _A_PARTY and any(_is_of_one(story, one) for one in news if one.line.number < LEAD)
    return (
        min(second[0], _MOST_POINTS),
        float(min(max(len(sides) - _PAIR, 0), _MANY)),
        float(len({side.key for line in story.lines[:LEAD] for side in line.sides if len(side.key) == CODE}) > 1),
        float(any(one.act.status in ("announced", "signed") and agreed(one) for one in lead)),
        float(named and not failed and not alone),
        _up_to(6, (True for _ in committed)),
        _up_to(6, (bool(line.sides or _PUBLIC.search(line.folded)) for line in committed)),
        failed,
        alone,
    )


def _is_several(side: Party) -> bool:
    """An organisation of states acts for several by itself."""
    return len(side.key) > CODE or side.key == "EU"


def _is_of_one(story: Story, report: Report) -> bool:
    """Is something done, as news, with what has the name of an agreement?"""
    return report.term is not None and report.worth >= WORTH and not is_background(story, report.line, report.act.span)


def agreed(report: Report) -> bool:
    """Did two sides agree on something that has no name: "agreed to open a joint office"?"""
    verb, line = report.act.span.of(report.line.folded), report.line
    together = _AGREED.match(verb) or (_SET_UP.match(verb) and _JOINT.search(line.folded))
    together = together or (_MADE_PUBLIC.match(verb) and _CREATION.search(line.folded) and _JOINT.search(line.folded))
    return bool(together) and len({one.key for one in line.sides}) > 1


def _up_to(most: int, found: Iterable[bool]) -> float:
    """How many there are, but no more than that."""
    return float(min(most, sum(found)))


WEIGHTS = (0.44, 0.55, 0.83, 0.85, 1.24, 0.45, 0.67, -1.57, -1.17)
"""For each sign: points of the second party; how many more than two there are; two states in the lead; agreed in the
lead; a report there, of an agreement by its name and between two sides, that nothing speaks against; commitments, and
those of a state or its bodies. Against it, in headline and lead: what failed, what one side does alone."""
BIAS = -3.5

"""How likely an article's news is an agreement, in whatever words: "petrol will be dyed, the two ministers said".

A logistic regression over what its sentences count; `python -m evals.agreements.fit` makes the weights.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from assistant.agreements.commitments import commitments
from assistant.agreements.parties import Party
from assistant.agreements.reports import Report, is_background
from assistant.agreements.rows import CODE
from assistant.agreements.story import LEAD, Story

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
    r"sin (?:acuerdo|resultado|firmar)|no hubo acuerdo|nego que|desminti\w+|rechaz\w+|fracas\w+|rompi\w+)\b"
)
_COURT = re.compile(
    r"\b(?:court|trial|judges?|sentenced|convicted|defendants?|verdict|appeal|juicio|tribunal|jue[cz]\w*|condenad\w+|acusad\w+|sentencia|fiscalia)\b"
)
_OF_ONE_SIDE = re.compile(
    r"\b(?:contracts?|compan(?:y|ies)|firm|shares|tender|bid(?:s|der)?|coalition|union|strike|poll(?:s|ed|ster)?|survey|institute|study|paper|election|votes?|budget|decree|levy|draft|resign\w*|storm|"
    r"earthquake|book|lawsuit|unilateral\w*|alone|on its own|"
    r"contratos?|empresas?|licitacion|acciones|coalicion|sindicato|huelga|paro|encuesta|sondeo|instituto|estudio|informe|eleccion\w*|votos?|presupuesto|decreto|dimi\w+|renunci\w+|temporal|terremoto|libro|"
    r"exclusivamente|por su cuenta)\b"
)
"""What a state, a firm or nature does by itself, or somebody writes."""
WORTH = 0.5
"""Of a report that tells of an agreement."""
NAMED = 3
"""Which sign says that a report of an agreement by its name stands in the lead."""
_MOST_POINTS = 8.0
"""Of a party."""


def signs(story: Story, news: Sequence[Report], sides: Iterable[Party]) -> tuple[float, ...]:
    """What speaks for an agreement and against it, in the order of `WEIGHTS`."""
    lead = [line for line in story.lines if line.number < LEAD]
    points = sorted((side.score for side in sides), reverse=True)
    states = {side.key for line in lead for side in line.sides if len(side.key) == CODE}
    return (
        min(points[1], _MOST_POINTS) if len(points) > 1 else 0.0,
        float(any(one.line in lead and one.act.status in ("announced", "signed") and agreed(one) for one in news)),
        float(len(states) > 1),
        float(any(_is_of_one(story, one) for one in news if one.line.number < LEAD)),
        _up_to(6, (True for _ in commitments(story))),
        *(
            _up_to(4, (bool(words.search(line.folded)) for line in story.all))
            for words in (_FAILED, _COURT, _OF_ONE_SIDE)
        ),
    )


def _is_of_one(story: Story, report: Report) -> bool:
    """Is something done, as news, with what has the name of an agreement?"""
    return report.term is not None and report.worth >= WORTH and not is_background(story, report.line, report.act.span)


def probability(story: Story, news: Sequence[Report], sides: Iterable[Party]) -> float:
    """0…1: does the article report an agreement?"""
    score = sum(weight * sign for weight, sign in zip(WEIGHTS, signs(story, news, sides), strict=True))
    return 1 / (1 + math.exp(-score - BIAS))


def agreed(report: Report) -> bool:
    """Did two sides agree on something that has no name: "agreed to open a joint office"?"""
    verb, line = report.act.span.of(report.line.folded), report.line
    together = _AGREED.match(verb) or (_SET_UP.match(verb) and _JOINT.search(line.folded))
    together = together or (_MADE_PUBLIC.match(verb) and _CREATION.search(line.folded) and _JOINT.search(line.folded))
    return bool(together) and len({one.key for one in line.sides}) > 1


def _up_to(most: int, found: Iterable[bool]) -> float:
    """How many there are, but no more than that."""
    return float(min(most, sum(found)))


WEIGHTS = (0.38, 0.69, 0.36, 0.62, 0.95, -0.87, -0.29, -0.6)
"""For each sign: points of the second party; agreed in the lead, two states there, a report there of an agreement by
its name; commitments. Against it what failed, courts, and what one side does alone."""
BIAS = -2.01

"""How likely an article's news is an agreement, whatever its words: "petrol will be dyed, the two ministers said".

A logistic regression over what headline and sentences count; `evals.agreements.fit` makes its weights.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from assistant.agreements.commitments import commitments
from assistant.agreements.instrument import report_terms
from assistant.agreements.officials import Named
from assistant.agreements.reports import Report, is_background
from assistant.agreements.story import LEAD, Line, Story

_JOINT = re.compile(
    r"\b(?:joint(?:ly)?|together|binational|common|shared?|mixed|mutual|each other|one another|"
    r"conjunt\w+|binacional\w*|comun(?:es)?|compart\w+|mixt[oa]s?|mutu[oa]s?|junt[oa]s)\b"
)
_BOTH = re.compile(
    r"\b(?:both|the (?:two|three|four|five)) (?:countries|sides|governments|ministers|parties|states|nations|forces|police|neighbou?rs|capitals|coast ?guards|navies)\b|"
    r"\b(?:each|either|the other) (?:side|country)\b|\b(?:l[oa]s (?:dos|tres|cuatro)|amb[oa]s) (?:paises|gobiernos|partes|ministr|estados|capitales|lados|policias|cancilleri)|\bcada (?:pais|parte|lado)\b"
)
_TEXT = re.compile(
    r"\b(?:text|understanding|arrangement|accord|deal|pact|agreement|memorandum|protocol|treaty|scheme|settlement|rules|plan|programme|pilot|notes?|letters|"
    r"texto|entendimiento|acuerdo|pacto|convenio|memorando|protocolo|tratado|reglamento|acta|nota|cartas|plan|programa|arreglo)\b"
)
_AGREE = re.compile(
    r"\b(?:agreed|agrees?|settled|arranged|decided|pledged|made public|signed|initialled|"
    r"acord\w+|pact\w+|conven\w+|convin\w+|suscri\w+|firm(?:o|aron|ad[oa]s?)|dispus\w+|resolv\w+|dieron a conocer|dado a conocer|rubric\w+)\b"
)
_FAILED = re.compile(
    r"\b(?:no (?:agreement|deal|accord|text|pact)|without (?:an? )?(?:agreement|result|deal|signing)|failed to|denied|denies|refus\w+|reject\w+|broke (?:up|down|off)|collapsed|"
    r"sin (?:acuerdo|resultado|firmar)|no hubo acuerdo|nego que|desminti\w+|rechaz\w+|fracas\w+|rompi\w+)\b"
)
_COURT = re.compile(
    r"\b(?:court|trial|judges?|sentenced|convicted|defendants?|verdict|appeal|juicio|tribunal|jue[cz]\w*|condenad\w+|acusad\w+|sentencia|fiscalia)\b"
)
_POLICE_ACTION = re.compile(
    r"\b(?:arrest(?:s|ed)|detained|seiz(?:ed|ures?)|rescued?|raids?|suspects|convicted|detenid[oa]s|detenciones|detuv\w+|incaut\w+|decomis\w+|rescat\w+|rescate|allanamientos|redada|imputad[oa]s)\b"
)
_EARLY = 6
"""Sentences in which news still says what it is about."""


def signs(story: Story, news: Sequence[Report], present: Sequence[Named]) -> tuple[float, ...]:
    """What speaks for an agreement and against, in the order of `WEIGHTS`."""
    lead, early = story.lines[:LEAD], story.all[: _EARLY + 1]
    told = [one for one in news if not is_background(story, one.line, one.act.span)]
    return (
        min(max((one.worth for one in news if one.term), default=0.0), 2.5),
        float(len(_states([story.title])) > 1),
        float(len(_states(lead)) > 1),
        float(len({one.official.side for one in present if one.official.side}) > 1),
        _least(3, (one.act.status in ("announced", "signed", "in_force") for one in told)),
        _least(4, (_names_one(story, line) for line in story.lines)),
        _least(6, (True for _ in commitments(story))),
        *(_least(3, map(bool, map(words.search, _folded(story.all)))) for words in (_JOINT, _BOTH)),
        *(_least(3, map(bool, map(words.search, _folded(early)))) for words in (_TEXT, _AGREE)),
        *(_least(4, map(bool, map(words.search, _folded(story.all)))) for words in (_FAILED, _COURT, _POLICE_ACTION)),
    )


def probability(story: Story, news: Sequence[Report], present: Sequence[Named]) -> float:
    """0…1: does the article report an agreement?"""
    score = sum(weight * sign for weight, sign in zip(WEIGHTS, signs(story, news, present), strict=True))
    return 1 / (1 + math.exp(-score - BIAS))


def _states(lines: Iterable[Line]) -> set[str]:
    return {side.key for line in lines for side in line.sides if len(side.key) == 2}


def _names_one(story: Story, line: Line) -> bool:
    return any(not is_background(story, line, term.span) for term in report_terms(line))


def _folded(lines: Iterable[Line]) -> Iterable[str]:
    return (line.folded for line in lines)


def _least(most: int, found: Iterable[bool]) -> float:
    """How many there are, up to a number."""
    return float(min(most, sum(found)))


WEIGHTS = (0.37, 0.56, 0.56, 0.39, 0.02, 0.83, 1.04, 0.73, 0.31, 0.39, 0.43, -0.4, -0.91, -0.02)
BIAS = -4.0

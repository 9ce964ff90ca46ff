"""How far an agreement has come, by what the article reports of it.

The furthest step that a report of the agreement tells comes first; where that is no suspension and nothing merely
proposed, it is weighed beside what headline and first sentences speak of (`python -m evals.agreements.fit`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agreements.acts import WORK, signed
from assistant.agreements.instrument import terms
from assistant.agreements.reported import agreed
from assistant.agreements.reports import Report, is_background
from assistant.agreements.story import LEAD, Line, Story
from assistant.agreements.types import Instrument, Status
from assistant.agreements.weigh import log_odds
from index.types import Span
from index.wire import DatedMention, resolve

_LEAST = 0.3
"""Worth of a report that counts."""
MEANT = re.compile(
    r"\b(?:the|this|el|la|al|del|este|esta|nuevo|new)\s+(?:new |nuevo |revised )?(?:code|text|document|mandate|rules|texto|documento|codigo|mandato|operation|operacion|mission|mision|force|fuerza|patrols?|exercise|"
    r"agreement|treaty|pact|deal|accord|acuerdo|convenio|tratado|pacto|memorandum|memorando|protocol|protocolo|partnership|alianza|prorroga|ampliacion|renovacion|enmienda|adenda|acta|extension|renewal|instrumento|instrument|amendment|carta|declaracion|declaration|charter|convention|convencion)\b|^it\b|\bsigned (?:it|for|on behalf|in)\b|\bl[oa]s? (?:firm|suscrib)"
)
"""Another word for what was named before."""
IN_FORCE_WORDS = re.compile(
    r"\b(?:enter(?:s|ed)? into force|takes? effect|took effect|entr(?:o|a|ara|aria) en vigor)\b"
)
_ITS_SIGNING = re.compile(
    r" (?:(?:(?:up)?on|from|since|with|desde|con|tras|a partir de) )?(?:its |su )?(?:signature|signing|firma|suscripcion)\b"
)
_OVER = re.compile(r"end|wrap|conclu|finish|culmin|finaliz|complet")
"""An exercise that is over was at work; it was not called off."""
_AT_WORK = re.compile(r"launch|lanz|estren|beg[au]n|start|inaugur|activ|conduct|put|pus|held|celebr|join|sum|mark")
_TO_BEGIN = re.compile(
    r"\b(?:will|is to|are to|due to|set to) (?:begin|start|be held|take place|run)|\b(?:comenzara|empezara|arrancara|se celebrara)n?\b"
)
_BEGUN = re.compile(
    r"\b(?:started|begun|began|opened|reopen\w*|entered|in force|completed|sailed|at work|working(?! (?:groups?|part(?:y|ies)|visits?|levels?|tables?|languages?))|"
    r"comenz\w+|empez\w+|inaugur\w+|estren\w+|inici(?:o|aron)|reabr\w+|abrio|abrieron|han abierto|funciona\w*|opera\w*|desde (?:este|hoy|ayer)|vigor)\b"
)
_AGREED = re.compile(
    r"\b(?:announc\w+|agreed|made public|settled|decided|"
    r"anunci\w+|acord\w+|acuerda\w*|pact\w+|dieron a conocer|dado a conocer|decidi\w+|convenid[oa]s?|convienen?|convin\w+)\b"
)
_AHEAD = re.compile(r"\b(?:will|shall|(?:is|are) to|\w{2,}(?:ara|aran|eran|iran))\b")
_WILL = re.compile(r"\bwill (?:\w+ly )?$")
_HEAD = 4
"""Sentences, beside the headline, in which what was signed or announced is said."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far it has come, and where that is said."""

    status: Status
    line: Line
    span: Span
    confidence: float


def step(story: Story, news: Sequence[Report], kind: Instrument | None) -> Step | None:
    """What the article says of it; `None` where it says nothing."""
    told = furthest(story, news, kind)
    if told and told[0] == "proposed" and (done := _agreed_in_lead(news)):
        told = "announced", done  # "agreed to build …; a memorandum is to be signed in May"
    if told and (
        told[0] in ("suspended", "ended")
        or _since_signed(told[1])
        or (told[0] == "proposed" and not _is_settled(story, told[1]))
    ):
        return _at(story, *told, news)
    likely = probabilities(signs(story, told[0] if told else None))
    reached = max(likely, key=lambda one: likely[one])
    if told and told[0] == reached:
        return _at(story, *told, news)
    other = next((one for one in news if one.act.status == reached and _is_fresh(story, one)), None)
    return _at(story, reached, other, news) if other else _in_words(story, reached, likely[reached])


def signs(story: Story, told: Status | None) -> tuple[float, ...]:
    """What speaks for each step, in the order of `WEIGHTS`; `told` is what the reports say."""
    lead, head = story.all[:LEAD], story.all[: _HEAD + 1]
    first = story.lines[: LEAD - 1]
    to_come = (_is_ahead(line, one) for line in first for one in resolve(line.text, 0, len(line.text), story.written))
    return (
        float(told == "signed"),
        float(told == "in_force"),
        float(any(to_come)),
        *(
            float(min(2, sum(_word(reached, line) is not None for line in lines)))
            for reached, lines in (("in_force", lead), ("signed", head), ("announced", head))
        ),
    )


def _is_ahead(line: Line, day: DatedMention) -> bool:
    """Is a day to come, or that of an announcement: "will patrol together, they said on Monday"?"""
    return day.to_come or _AHEAD.search(line.folded[: day.span.start]) is not None


def probabilities(sign: Sequence[float]) -> dict[Status, float]:
    """0…1 for each of `WEIGHTS`, together 1."""
    odds = {reached: math.exp(log_odds(sign, weights, bias)) for reached, (bias, weights) in WEIGHTS.items()}
    return {reached: one / sum(odds.values()) for reached, one in odds.items()}


def _is_settled(story: Story, report: Report) -> bool:
    """Do headline and first sentences say that anything was signed or agreed, or that two states "will" do it?"""
    if report.line.number == 0 and _WILL.search(report.line.folded[: report.act.span.start]):
        return len({side.key for side in report.line.sides}) > 1
    return any(_word("signed", line) or _word("announced", line) for line in story.all[:LEAD])


def _since_signed(report: Report) -> bool:
    """Does it say that the text applies since it was signed: "rige desde su firma"?"""
    return report.act.status == "in_force" and bool(_ITS_SIGNING.match(report.line.folded, report.act.span.end))


def _word(reached: str, line: Line) -> Span | None:
    """The word for a step in a line."""
    if reached == "signed":
        return signed(line)
    match = (_BEGUN if reached == "in_force" else _AGREED).search(line.folded)
    return Span(*match.span()) if match else None


def _is_fresh(story: Story, report: Report) -> bool:
    return report.line.start >= 0 and not is_background(story, report.line, report.act.span)


def _at(story: Story, reached: Status, report: Report | None, news: Sequence[Report]) -> Step | None:
    """At the report; of one that only the headline has, at the first of the body that says the same, or another noun."""
    if report and report.line.number < 0:
        below = [one for one in news if one.line.number >= 0]
        report = next((one for one in below if one.act.status == report.act.status), below[0] if below else None)
    if report:
        return Step(reached, report.line, report.act.span, 0.8)
    line = next((one for one in story.lines if terms(one)), None)
    return Step(reached, line, Span(0, len(line.text)), 0.5) if line else None


def _in_words(story: Story, reached: Status, likely: float) -> Step:
    """At the words for it among the first sentences, else at the first."""
    for line in story.lines[:_HEAD]:
        if span := _word(reached, line):
            return Step(reached, line, span, likely)
    first = story.lines[0]
    return Step(reached, first, Span(0, len(first.text)), likely)


def _agreed_in_lead(news: Sequence[Report]) -> Report | None:
    """The first sentence's word that two sides agreed on something, where it tells of no talks that are to come."""
    meant = {one.line.number for one in news if one.term and one.act.status == "proposed"}
    return next(
        (
            one
            for one in news
            if one.line.number == 0 and one.line.number not in meant and one.act.status == "announced" and agreed(one)
        ),
        None,
    )


def furthest(story: Story, news: Sequence[Report], kind: Instrument | None) -> tuple[Status, Report] | None:
    """The furthest step that a report tells as news, and the report that says so."""
    told = [one for one in news if _counts(story, one, kind)]
    if not told:
        return (news[0].act.status, news[0]) if news and news[0].worth >= _LEAST else None
    first = told[0]
    if kind == "operation" and first.act.status == "ended" and _OVER.match(first.act.span.of(first.line.folded)):
        return "in_force", first
    if first.act.status in ("suspended", "ended") and first.line.number < LEAD:
        return first.act.status, first
    order: tuple[Status, ...] = ("in_force", "signed", "announced", "proposed")
    found = next(((name, report) for name in order for report in told if report.act.status == name), None)
    if found and kind == "operation" and found[0] == "proposed" and _is_work(found[1]):
        return "announced", found[1]
    if (
        found
        and kind == "operation"
        and found[0] == "announced"
        and not any(_TO_BEGIN.search(line.folded) for line in story.lines)
    ):
        at_work = next((one for one in told if _AT_WORK.match(one.act.span.of(one.line.folded))), None)
        return ("in_force", at_work) if at_work else found
    return found


def _is_work(report: Report) -> bool:
    return WORK.fullmatch(report.act.span.of(report.line.folded)) is not None


def _counts(story: Story, report: Report, kind: Instrument | None) -> bool:
    if is_background(story, report.line, report.act.span):
        return False
    if report.term and report.term.kind == "operation" and kind != "operation" and report.line.number >= LEAD:
        return False  # "the text lets them carry out larger exercises"
    if report.term:
        return report.worth >= _LEAST
    return report.act.status in ("in_force", "signed") and bool(MEANT.search(report.line.folded))


WEIGHTS: dict[Status, tuple[float, tuple[float, ...]]] = {
    "announced": (0.72, (-0.69, -0.9, 1.14, -0.63, -1.14, 0.92)),
    "signed": (-0.78, (1.96, -0.3, 0.01, -0.77, 1.21, -0.15)),
    "in_force": (0.06, (-1.27, 1.2, -1.15, 1.4, -0.07, -0.77)),
}
"""Bias and weights of each step. Signs: the reports say signed, in force; a day to come in the first two sentences;
sentences of the lead with words for what has begun, of the head for what was signed, announced."""

"""How far an agreement has come, by what the article reports of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agreements.acts import WORK
from assistant.agreements.reports import Report, is_background
from assistant.agreements.story import LEAD, Story
from assistant.agreements.types import Instrument, Status

_LEAST = 0.3
"""Worth of a report that counts."""
_MEANT = re.compile(
    r"\b(?:the|this|el|la|al|del|este|esta|nuevo|new)\s+(?:new |nuevo |revised )?(?:code|text|document|mandate|rules|texto|documento|codigo|mandato|operation|operacion|mission|mision|force|fuerza|patrols?|exercise|"
    r"agreement|treaty|pact|deal|accord|acuerdo|convenio|tratado|pacto|memorandum|memorando|protocol|protocolo|partnership|alianza|prorroga|ampliacion|renovacion|enmienda|adenda|acta|extension|renewal|instrumento|instrument|amendment|carta|declaracion|declaration|charter|convention|convencion)\b|^it\b|\bsigned (?:it|for|on behalf|in)\b|\bl[oa]s? (?:firm|suscrib)"
)
"""Another word for what was named before."""
IN_FORCE_WORDS = re.compile(
    r"\b(?:enter(?:s|ed)? into force|takes? effect|took effect|entr(?:o|a|ara|aria) en vigor)\b"
)
_OVER = re.compile(r"end|wrap|conclu|finish|culmin|finaliz|complet")
"""An exercise that is over was at work; it was not called off."""
_AT_WORK = re.compile(r"launch|lanz|estren|beg[au]n|start|inaugur|activ|conduct|put|pus|held|celebr|join|sum|mark")
_TO_BEGIN = re.compile(
    r"\b(?:will|is to|are to|due to|set to) (?:begin|start|be held|take place|run)|\b(?:comenzara|empezara|arrancara|se celebrara)n?\b"
)


def status(story: Story, news: Sequence[Report], kind: Instrument | None) -> tuple[Status, Report] | None:
    """The furthest step that the article reports as news, and the report that says so."""
    told = [one for one in news if _counts(story, one, kind)]
    if not told:
        return (news[0].act.status, news[0]) if news and news[0].worth >= _LEAST else None
    first = told[0]
    if kind == "operation" and first.act.status == "suspended" and _OVER.match(first.act.span.of(first.line.folded)):
        return "in_force", first
    if first.act.status == "suspended" and first.line.number < LEAD:
        return "suspended", first
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
    return report.act.status in ("in_force", "signed") and bool(_MEANT.search(report.line.folded))

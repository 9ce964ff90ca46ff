"""The texts that one article describes, each by itself: two treaties that were signed together are two agreements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agreements.reports import Report, is_background
from assistant.agreements.status import IN_FORCE_WORDS
from assistant.agreements.story import Line, Story

_TEXTS = frozenset(
    ("treaty", "agreement", "memorandum", "protocol", "framework", "joint_statement", "code_of_conduct", "partnership")
)
_NOUN = (
    r"(?:(?:\w+ )?(?:treat(?:y|ies)|agreements?|pacts?|deals?|accords?|memorand(?:um|ums|a|o|os)|protocol(?:s|o|os)?|texts?|documents?|partnerships?|"
    r"tratados?|acuerdos?|convenios?|pactos?|textos?|documentos?))"
)
_TWO = re.compile(rf"\b(?:two|three|dos|tres|a pair of|un par de) (?:\w+ )?{_NOUN}\b")
_FIRST = re.compile(rf"\b(?:the|el) (?:first|primer|primero|former)(?: {_NOUN})?\b|^(?:one|uno|una)\b")
_SECOND = re.compile(rf"\b(?:the|el|la) (?:second|segundo|segunda|other|otro|otra|latter)(?: {_NOUN})?\b")
_ALSO = re.compile(
    r"\b(?:in addition|also|additionally|likewise|separately|at the same (?:ceremony|meeting|time)|alongside|a further|another|asimismo|ademas|tambien|igualmente|por otra parte|otro|otra|por separado)\b"
)


@dataclass(frozen=True, slots=True)
class Text:
    """One of an article's agreements: what it is first reported by, and the lines that are about it alone."""

    report: Report
    own: tuple[Line, ...]


def further(story: Story, news: Sequence[Report], main: Report) -> list[Text]:
    """The agreements beside the main one."""
    ordinal = _counted(story, main)
    if ordinal:
        return [ordinal]
    found: list[Text] = []
    for report in news:
        term = report.term
        if term is None or report is main or report.line.number < 1 or term.kind not in _TEXTS or not term.new:
            continue
        if any(report.line is one.own[0] for one in found):
            continue
        same_kind = main.term is not None and term.kind == main.term.kind
        done = (
            report.act.status in ("signed", "in_force")
            or (report.act.status == "announced" and term.proper)
            or bool(IN_FORCE_WORDS.search(report.line.folded))
        )
        if not done or (same_kind and not term.proper) or not _ALSO.search(report.line.folded):
            continue
        recent = not is_background(story, report.line, report.act.span) or IN_FORCE_WORDS.search(report.line.folded)
        if recent and not report.line.quoted(report.act.span):
            found.append(Text(report, (report.line,)))
    return sorted(found, key=lambda one: one.report.line.number)


def _counted(story: Story, main: Report) -> Text | None:
    """ "two treaties … the first … the second …": the second, with the rest of its paragraph."""
    if not any(_TWO.search(line.folded) for line in story.all[:3]):
        return None
    first = next((line for line in story.lines if _FIRST.search(line.folded[:60])), None)
    second = next(
        (line for line in story.lines if _SECOND.search(line.folded[:60]) and first and line.number > first.number),
        None,
    )
    if first is None or second is None:
        return None
    own = [second]
    for line in story.lines[second.number + 1 :]:
        if "\n\n" in story.article.body[own[-1].start : line.start]:
            break
        own.append(line)
    return Text(main, tuple(own))

"""The texts that one article describes, each by itself: two treaties that were signed together are two agreements."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.agreements.acts import acts
from assistant.agreements.instrument import Term, terms
from assistant.agreements.reports import Report, is_background
from assistant.agreements.status import IN_FORCE_WORDS
from assistant.agreements.story import LEAD, Line, Story
from index.types import Span

TEXTS = frozenset(
    ("treaty", "agreement", "memorandum", "protocol", "framework", "joint_statement", "code_of_conduct", "partnership")
)
_NOUN = (
    r"(?:(?:\w+ )?(?:treat(?:y|ies)|agreements?|pacts?|deals?|accords?|memorand(?:um|ums|a|o|os)|protocol(?:s|o|os)?|texts?|documents?|partnerships?|"
    r"tratados?|acuerdos?|convenios?|pactos?|textos?|documentos?))"
)
_TWO = re.compile(rf"\b(?:two|three|dos|tres|a pair of|un par de) (?:\w+ )?{_NOUN}\b")
_FIRST = re.compile(rf"\b(?:the|el) (?:first|primer|primero|former)(?: {_NOUN})?\b|^(?:one|uno|una)\b")
_SECOND = re.compile(rf"\b(?:the|el|la) (?:second|segundo|segunda|other|otro|otra|latter)(?: {_NOUN})?\b")
_ORDINAL = re.compile(
    r"\b(?:(?:the|el|la) (?:first|second|third|fourth|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa])|(?:one|another|a third|a second|un[oa]|otr[oa]|un tercero)(?= (?:on|for|about|against|that|deals|covers|sobre|para|contra|de|que|relativ[oa])\b))"
)
_FIRST_OF_SOME = re.compile(r"the first|one|(?:el|la) primer[oa]?|un[oa]")
_SIGNED_APART = frozenset(("treaty", "agreement", "memorandum", "protocol", "framework"))
_AND_ANOTHER = re.compile(
    r"(?:,|\b(?:y|e|and|as well as|asi como|plus))\s+(?:(?P<again>another|otr[oa])|an?|una?)(?= )"
)
_ON = re.compile(r" (?:sobre|on|para|for|against|contra|de|relativ[oa] a)\b")
_APART = re.compile(
    r"\b(?:later|earlier in the day|afterwards|separate(?:ly)?|mas tarde|despues|luego|por separado|aparte)\b"
)
_NOUN_WITHIN = 40
"""Characters behind "and a" in which its noun stands."""
_OPENS = 40
"""Characters from a sentence's start in which its subject stands."""
_ALSO = re.compile(
    r"\b(?:in addition|also|additionally|likewise|separately|at the same (?:ceremony|meeting|time)|alongside|a further|another|asimismo|ademas|tambien|igualmente|por otra parte|otro|otra|por separado)\b"
)


@dataclass(frozen=True, slots=True)
class Text:
    """One of an article's agreements: what it is first reported by, and the lines that are about it alone."""

    report: Report
    own: tuple[Line, ...]
    of_list: bool = False
    """It was signed or announced with the main one."""
    left: Line | None = None
    """Of a sentence that tells of several: what it says of the main one."""


def further(story: Story, news: Sequence[Report], main: Report) -> list[Text]:
    """The agreements beside the main one."""
    counted = _counted(story, news, main) or _listed(story, news) or _joined(main)
    if counted:
        return counted
    found: list[Text] = []
    for report in news:
        term = report.term
        if term is None or report is main or report.line.number < 1 or term.kind not in TEXTS or not term.new:
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


def kind_of_the_first(story: Story) -> tuple[Line, Term] | None:
    """ "Two agreements. The first, a memorandum on …": the noun that the first of them has for itself."""
    if not any(_TWO.search(line.folded) for line in story.all[:LEAD]):
        return None
    return next((named for line in story.lines if (named := _named_by(line, _FIRST))), None)


def kind_of_the_second(lines: Sequence[Line]) -> tuple[Line, Term] | None:
    """The same of the second, among its own lines."""
    return next((named for line in lines if (named := _named_by(line, _SECOND))), None)


def _named_by(line: Line, ordinal: re.Pattern[str]) -> tuple[Line, Term] | None:
    """The new text that a sentence says the first or second to be."""
    opens = ordinal.search(line.folded[:_OPENS])
    behind = (term for term in terms(line) if opens and opens.end() <= term.span.start <= opens.end() + _NOUN_WITHIN)
    return next(((line, term) for term in behind if term.new and term.kind in TEXTS), None)


def _counted(story: Story, news: Sequence[Report], main: Report) -> list[Text]:
    """ "two treaties … the first … the second …": the second, with the rest of its paragraph."""
    if not any(_TWO.search(line.folded) for line in story.all[:LEAD]):
        return []
    first = next((line for line in story.lines if _FIRST.search(line.folded[:60])), None)
    second = next(
        (line for line in story.lines if _SECOND.search(line.folded[:60]) and first and line.number > first.number),
        None,
    )
    if first is None or second is None:
        return _in_one_sentence(story, news, main)
    return [Text(main, _paragraph_from(story, second, ()))]


def _in_one_sentence(story: Story, news: Sequence[Report], main: Report) -> list[Text]:
    """ "the first lets …; the second creates …, and the third …", "one on freight and another on police data"."""
    for line in story.lines:
        starts = [match.start() for match in _ORDINAL.finditer(line.folded) if not line.quoted(Span(*match.span()))]
        if len(starts) > 1 and _FIRST_OF_SOME.match(line.folded, starts[0]):
            ends = [*starts[1:], len(line.text)]
            parts = [
                Line(line.number, line.text[start:end], line.start + start, line.language)
                for start, end in zip(starts, ends, strict=True)
            ]
            signed = [one for one in news if one.line is line and one.term and one.term.span.end <= starts[0]]
            if signed and main.line is not line and signed[0].term and not _same_kind(signed[0], main):
                left = Line(line.number, line.text[: starts[0]], line.start, line.language)
                return [Text(signed[0], (part,), left=left) for part in parts]
            left = Line(line.number, line.text[: starts[1]], line.start, line.language)
            return [Text(main, (part,), left=left) for part in parts[1:]]
    return []


def _same_kind(one: Report, other: Report) -> bool:
    return bool(one.term and other.term and _alike(one.term.kind, other.term.kind))


def _listed(story: Story, news: Sequence[Report]) -> list[Text]:
    """ "a memorandum on security and an agreement on water", each with a sentence of its own: all but the first."""
    for report in news:
        line = report.line
        if report.term is None or not 0 <= line.number < LEAD or report.act.status not in ("signed", "announced"):
            continue
        kinds = dict.fromkeys(term.kind for term in _in_a_row(line, report.act.span.end))
        opened = [(kind, told) for kind in kinds if (told := _own_line(story, line, kind))]
        if len(opened) > 1:
            starts = [told.number for _, told in opened]
            ordered = sorted(
                {told.number: (kind, told) for kind, told in opened}.values(), key=lambda pair: pair[1].number
            )[1:]
            parts, left = _cut(line, [_first_of(line, kind, report.act.span.end) for kind, _ in ordered])
            return [
                Text(
                    Report(told, report.act, _term_of(told, kind), report.worth),
                    (part, *_paragraph_from(story, told, starts)),
                    of_list=True,
                    left=left,
                )
                for part, (kind, told) in zip(parts, ordered, strict=True)
            ]
    return []


def _cut(line: Line, starts: Sequence[int]) -> tuple[list[Line], Line]:
    """A sentence in pieces that begin there, and what is left of it before the first."""
    ends = [min((one for one in starts if one > start), default=len(line.text)) for start in starts]
    pieces = [
        Line(line.number, line.text[start:end], line.start + start, line.language)
        for start, end in zip(starts, ends, strict=True)
    ]
    return pieces, Line(line.number, line.text[: min(starts)], line.start, line.language)


def _first_of(line: Line, kind: str, start: int) -> int:
    return next(term.phrase.start for term in _in_a_row(line, start) if term.kind == kind)


def _in_a_row(line: Line, start: int) -> list[Term]:
    """The new texts behind a verb, up to the next verb."""
    named = [term for term in terms(line) if term.new and term.kind in TEXTS and term.span.start >= start]
    verbs = [act.span.start for act in acts(line) if named and act.span.start > named[0].span.end]
    return [term for term in named if not verbs or term.span.end < verbs[0]]


def _joined(main: Report) -> list[Text]:
    """ "a memorandum on trafficking and a letter of intent on cyber": all but the first, each with its part of the sentence."""
    line = main.line
    if main.term is None or line.start < 0 or main.act.status not in ("signed", "announced"):
        return []
    named = [term for term in _in_a_row(line, main.act.span.end) if term.kind != "joint_statement"]
    if not named or named[0].kind not in _SIGNED_APART:
        return []
    parts = [(named[0].span.start, named[0])]
    for match in _AND_ANOTHER.finditer(line.folded, named[0].span.end):
        term = next((one for one in named if match.end() <= one.span.start <= match.end() + _NOUN_WITHIN), None)
        again = term is None and match["again"] and _ON.match(line.folded, match.end())
        if (term and term.kind in _SIGNED_APART) or again:
            parts.append((match.end(), term or parts[-1][1]))
    ends = [start for start, _ in parts[1:]] + [len(line.text)]
    left = Line(line.number, line.text[: ends[0]], line.start, line.language)
    return [
        Text(
            Report(line, main.act, term, main.worth),
            (Line(line.number, line.text[start:end], line.start + start, line.language),),
            left=left,
        )
        for (start, term), end in zip(parts[1:], ends[1:], strict=True)
    ]


def _own_line(story: Story, listing: Line, kind: str) -> Line | None:
    """The sentence that goes on with "the memorandum …", or "hours later, … signed the memorandum"."""
    for line in story.lines[listing.number + 1 :]:
        again = [term for term in terms(line) if _alike(term.kind, kind) and not term.new]
        if any(term.span.start < _OPENS or _is_done(line, term) for term in again):
            return line
    return None


def _is_done(line: Line, term: Term) -> bool:
    """Does a verb stand right before it, of something done at another time or in another place?"""
    return bool(_APART.search(line.folded)) and any(
        0 < term.span.start - act.span.end <= len(" the new ") for act in acts(line)
    )


def _alike(one: str, other: str) -> bool:
    """ "a framework agreement" goes on as "the agreement"."""
    return one == other or {one, other} == {"framework", "agreement"}


def _term_of(line: Line, kind: str) -> Term | None:
    return next((term for term in terms(line) if _alike(term.kind, kind)), None)


def _paragraph_from(story: Story, first: Line, others: Collection[int]) -> tuple[Line, ...]:
    """A sentence and the rest of its paragraph, up to one of `others`."""
    own = [first]
    for line in story.lines[first.number + 1 :]:
        if line.number in others or "\n\n" in story.article.body[own[-1].start : line.start]:
            break
        own.append(line)
    return tuple(own)

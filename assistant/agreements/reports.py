"""Which sentences report an agreement, as news and not as background."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.agreements.acts import WORK, Act, acts, in_the_past
from assistant.agreements.instrument import Term, report_terms
from assistant.agreements.story import LEAD, Line, Story
from assistant.agreements.times import months
from assistant.agreements.types import Status
from index.types import Span
from index.wire import DatedMention, resolve

_WORTH: dict[Status, float] = {
    "signed": 1.5,
    "announced": 1.0,
    "in_force": 1.0,
    "suspended": 1.2,
    "ended": 1.2,
    "proposed": 0.6,
}
_RELATIVE = re.compile(r"(?: [\w-]+){0,4}? (?:that|which|que|they|he|she|both|l[oa]s? que)\b")
""" "the charter they signed"."""
_ITSELF = re.compile(r"\bit (?:was|is|has been|had been) $|\b(?:lo|la) (?:ha |han )?$|^(?:fue|ha sido|quedo) $")
_LEANS = re.compile(
    r"(?:it|they|its|under it|that (?:text|accord|pact|treaty|agreement|one)|ese|aquel|dich[oa]|"
    r"(?:permit|abarc|establec|inclu|cubr|oblig|autoriz|prev|cre|rig)\w*)\b"
)
"""How a sentence begins that goes on with what the one before tells of."""
_NEAR = 110
"""Characters between a verb and the noun that belongs to it."""
_BACKGROUND = re.compile(
    r"\b(?:earlier|previous|previously|former|existing|replac\w+|succeed\w+|builds? on|built on|building on|under a \d{4}|last (?:year|month)|years? ago|decades?|"
    r"already signed|similar|like the|(?<!dia )anterior\w*|(?<!dia )previ[oa]s?|sustituy\w+|reemplaz\w+|se suma a|se basa en|"
    r"el ano pasado|el mes pasado|hace \w+ (?:anos|meses)|similar(?:es)?|vigente desde)\b"
)
_OF_HEADLINE = 0.8
"""Worth of a headline's noun and the lead's verb."""
_SIGNED_BEFORE = re.compile(
    r"\b(?:under (?:an?|the) \w+ signed|en virtud de (?:un|una|el|la|los) \w+ (?:firmad|suscrit)[oa]s?|signed (?:in|last)(?: \w+)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?! \d)|"
    r"(?:firm(?:o|aron|ad[oa]s?)|suscrit[oa]s?) (?:\w+ ){0,3}?(?:en|el pasado|el mes de) (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|(?:19|20)\d\d)|"
    r"signed (?:\w+ ){0,3}in (?:19|20)\d\d)\b"
)
"""What was signed before the day that is reported."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OLD, _NEWS, _YEAR_LONG = timedelta(days=60), timedelta(days=10), timedelta(days=365)
_ENDS = ("suspended", "ended")
_THAT = re.compile(r"\b(?:that|which|que|(?:en la|por la|el|la) (?:que|cual))(?: \w+){0,3} $")
"""Before the verb of a clause on what was named: "the treaty that the two countries had | signed"."""
_HAD = re.compile(r"\b(?:that|which|que) (?:had|has|habian?|hab?) (?:been |sido )?$")
_SAYS = re.compile(
    r"\b(?:said|says|told|confirmed|reported|dijo|dijeron|informo|informaron|confirmo|confirmaron|comunico|explico|preciso|segun)\b"
)
"""The day behind it is of what somebody says."""
_BEHIND = 24
"""Characters behind a verb in which its day stands."""

_AHEAD = 90
"""Characters between a time and the verb behind it: "On Thursday, the two countries signed"."""

_AND = re.compile(r"\b(?:and|but|then|y|pero|luego)(?: (?:on|in|el|en|este))? $")
"""Before a time with which a further verb begins: "signed it in 2006 and in August agreed"."""
ON_THE_BASIS = re.compile(
    r"\b(?:in line with|in accordance with|in keeping with|according to|under|pursuant to|thanks to|following|"
    r"en virtud de[l]?|de acuerdo con|conforme al?|con arreglo al?|segun|gracias al?|en cumplimiento de[l]?|al amparo de[l]?)\b"
)
"""Behind a time: "reopened on Tuesday | in line with an understanding reached" earlier."""


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence in which something is done with an agreement."""

    line: Line
    act: Act
    term: Term | None
    """What it is done with; `None`: the sentence does not name it ("agreed to patrol together")."""
    worth: float
    """How likely this is the news, higher is likelier; no scale."""


def reports(story: Story) -> list[Report]:
    """Every pair of an act and its agreement, the likeliest news first."""
    found = [one for line in story.all for one in _of_line(story, line)]
    found += _of_headline(story, found)
    return sorted(found, key=lambda one: -one.worth)


def _of_headline(story: Story, found: list[Report]) -> list[Report]:
    """A headline that names an agreement, and the act that the first sentences tell: "Jeddah Amendment widens code"."""
    named = list(report_terms(story.title))
    done = [one for one in found if 0 <= one.line.number < LEAD and one.term is None and one.act.status != "proposed"]
    if not named or not done or any(one.term for one in found if one.line.number < LEAD):
        return []
    best = max(done, key=lambda one: one.worth)
    alike = [term for line in story.lines for term in report_terms(line) if term.kind == named[0].kind]
    return [Report(story.title, best.act, named[0], _OF_HEADLINE)] if alike else []


def _of_line(story: Story, line: Line) -> list[Report]:
    found = []
    named = list(report_terms(line))
    for act in acts(line):
        closeness, term = max(
            ((_closeness(line, act, term), term) for term in named), key=lambda pair: pair[0], default=(0.0, None)
        )
        if not closeness:
            term = None
        if WORK.fullmatch(act.span.of(line.folded)) and (
            term is None or term.kind not in ("operation", "working_group")
        ):
            continue
        if term is None and act.status in ("suspended", "ended") and not _ITSELF.search(line.folded[: act.span.start]):
            continue  # "three officers were suspended", "the strike ended"
        worth = _WORTH[act.status] * _place(line) * (closeness if term else 0.25)
        if term:
            worth *= (1.3 if term.new else 0.9) * (1.2 if term.proper else 1.0)
        if is_background(story, line, act.span):
            worth *= 0.3
        found.append(Report(line, act, term, worth))
    return found


def _place(line: Line) -> float:
    """Headline and first sentence before all."""
    if line.number <= 0:
        return 1.5
    return 1.2 if line.number < LEAD else max(0.4, 1.0 - 0.05 * line.number)


def _closeness(line: Line, act: Act, term: Term) -> float:
    """1 for the next word, 0 for none of its business."""
    if act.span.overlaps(term.span):
        return 1.0
    after = term.phrase.start >= act.span.end
    gap = Span(act.span.end, term.phrase.start) if after else Span(term.phrase.end, act.span.start)
    between = gap.of(line.folded)
    if len(between) > _NEAR or ";" in between:
        return 0.0
    fitting = after != act.passive or bool(
        not after and _RELATIVE.match(between)
    )  # "signed a treaty", "a treaty was signed"
    return (1.0 if fitting else 0.5) * (1 - len(between) / (2 * _NEAR))


def is_background(story: Story, line: Line, place: Span) -> bool:
    """Does the clause around a place tell of an earlier time?"""
    clause = clause_around(line, place)
    if line.number < 0:
        return False
    if _recalled(line, place):
        return True
    if any(match.start() <= place.start < match.end() for match in _SIGNED_BEFORE.finditer(line.folded)) and not (
        _this_year(story, line, place) or _just_now(story, line, place)
    ):
        return True
    day = story.written
    years = [int(year) for year in _YEAR.findall(clause.of(line.folded))]
    if _BACKGROUND.search(clause.of(line.folded)) or (day and years and max(years) < day.year):
        return line.number > 0
    if day is None:
        return False
    done = in_the_past(place.of(line.folded))
    ends = [_a_year_before(one) if done else one.date for one in resolve(line.text, clause.start, clause.end, day)]
    if line.number > 0:
        told = months(line, clause, day)
        ends += [one.until for one in told if (act := governing(line, one.span)) and act.span == place]
    return bool(ends) and all(end < day - _OLD for end in ends)


def _a_year_before(one: DatedMention) -> date:
    """The day of what was done: without a year the nearest may be one to come, and then the one before is meant."""
    return one.date - _YEAR_LONG if one.to_come and one.basis == "nearest" else one.date


def of_earlier_ones(story: Story) -> frozenset[int]:
    """The numbers of the sentences that tell of nothing but an earlier agreement: "In 2014 they signed an extradition treaty. It …"."""
    found: set[int] = set()
    for line, above in zip(story.lines[1:], story.lines, strict=False):
        named = list(report_terms(line))
        signed = [act for act in acts(line) if act.status in ("signed", "announced", "in_force")]
        told = bool(signed and named) and all(term.new for term in named)
        goes_on = above.number in found and not named and _LEANS.match(line.folded)
        if goes_on or (told and all(is_background(story, line, act.span) for act in signed)):
            found.add(line.number)
    return frozenset(found)


def _recalled(line: Line, place: Span) -> bool:
    """ "Denounced the treaty that it signed with Gabon": what is ended or suspended was signed before that."""
    if not _THAT.search(line.folded[: place.start]):
        return False
    before = [act for act in acts(line) if act.span.end <= place.start]
    ends = any(act.span == place and act.status in _ENDS for act in acts(line))
    if ends:  # "renewed the pact that had lapsed"
        return bool(before and _HAD.search(line.folded[: place.start]))
    return any(act.status in _ENDS for act in before)


def _this_year(story: Story, line: Line, place: Span) -> bool:
    """Is the only year behind a verb the article's own?"""
    day = story.written
    years = [int(year) for year in _YEAR.findall(line.folded[place.end : place.end + _NEAR])]
    return bool(day and years) and years[0] == (day.year if day else 0)


def _just_now(story: Story, line: Line, place: Span) -> bool:
    """ "under a memorandum signed on Tuesday": is the day behind a verb one of the last?"""
    days = resolve(line.text, place.end, min(len(line.text), place.end + _BEHIND), story.written)
    return any(story.written and timedelta() <= story.written - one.date <= _NEWS for one in days)


def governing(line: Line, time: Span) -> Act | None:
    """The verb before a time in its clause, else the one not far behind it."""
    done = acts(line)
    before = next((act for act in reversed(done) if act.span.end <= time.start), None)
    behind = next((act for act in done if act.span.start >= time.end), None)
    if before and (
        time.start >= clause_around(line, before.span).end or _SAYS.search(line.folded[before.span.end : time.start])
    ):
        before = None
    if behind and not _leads_to(line, time, behind):
        behind = None
    opens = behind is not None and _AND.search(line.folded[: time.start])
    return behind if opens or before is None else before


def _leads_to(line: Line, time: Span, act: Act) -> bool:
    """Does a clause begin with a time and tell the act behind it? Not so "of 12 June and has applied since"."""
    between = line.folded[time.end : act.span.start]
    return (
        len(between) <= _AHEAD
        and not re.match(r",? (?:and|y|but|pero)\b", between)
        and not ON_THE_BASIS.search(between)
        and clause_around(line, act.span).start <= time.start
    )


def clause_around(line: Line, place: Span) -> Span:
    """From one break of a sentence to the next."""
    breaks = [match.end() for match in _BREAK.finditer(line.folded)]
    start = max((end for end in breaks if end <= place.start), default=0)
    end = min((end for end in breaks if end > place.end), default=len(line.text))
    return Span(start, end)


_BREAK = re.compile(
    r";|:|, (?:while|but|and (?=\w+ \w+ed)|after|which|who|whose|mientras|pero|tras|que|cuyo|cuya)\b|\b(?:which|that|que) (?=(?:was|were|fue|had)\b)"
)

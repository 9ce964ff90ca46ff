"""What one article tells of the agreements that it reports, by rules and without a language model.

The article becomes a `Story`; `reports` finds the sentences in which something is done with an agreement; each module
beside this one reads one field out of them. A field whose words are not there stays empty, but for the instrument: what
is agreed on is an agreement, with little confidence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.agreements.acts import Act
from assistant.agreements.beside import beside
from assistant.agreements.facing import Named, of_each
from assistant.agreements.instrument import report_terms, terms
from assistant.agreements.milestones import milestones, reached_steps, signature
from assistant.agreements.naming import name
from assistant.agreements.officials import officials
from assistant.agreements.parties import Party, parties
from assistant.agreements.pending import awaited
from assistant.agreements.reported import WORTH, agreed, is_reported
from assistant.agreements.reports import Report, clause_around, is_background, reports
from assistant.agreements.rows import CODE
from assistant.agreements.several import TEXTS, further, kind_of_the_first
from assistant.agreements.status import step
from assistant.agreements.story import LEAD, Story, tell
from assistant.agreements.types import Account, Found, Instrument
from assistant.agreements.values import found, of_areas, of_commitments, of_officials
from assistant.agreements.when import when, when_done
from assistant.agreements.where import where
from index.types import Article, Span

VERSION = "10"
"""Of the rules here and beside: another one reads every article anew."""
_ATTENDS = re.compile(
    r"\b(?:attend\w*|present|witness\w*|observ\w*|guests?|host\w*|accompan\w*|joined|alongside|looked on|mediat\w+|broker\w*|chair\w*|received|"
    r"asisti\w+|asisten|presenci\w*|acompan\w*|invitad\w+|testig\w+|anfitri\w+|acudi\w+|particip\w+|junto a|presidi\w*|mediad\w+|recibi\w*)\b"
)
_WATCHES = re.compile(
    r"\b(?:watched|looked on|(?:as an? )(?:witness|observer|guest)|como (?:testigo|observador|observadora|invitad[oa]))\b"
)
"""Whoever does so for a third state stands for none of the sides."""
_OBSERVES = re.compile(r"\b(?:as observers|como observador[ae]s)\b")
_COMMENTS = re.compile(
    r"\b(?:said|says|called|welcomed|noted|criticis\w+|criticiz\w+|condemn\w+|denounced|rejected|protested|warned|complained|taken note|dijo|califico|saludo|lamento|critico|condeno|rechazo|protesto|advirtio|reacciono|valoro|comento)\b"
)


def accounts(article: Article) -> tuple[Account, ...]:
    """One account for each agreement that the article reports; none where it reports no agreement."""
    story = tell(article)
    news = reports(story)
    present = officials(story)
    sides = parties(story, news, present)
    if not is_reported(story, news, sides):
        return ()
    present = of_each(present, {side.key for side in sides})
    main = _main(story, news)
    others = further(story, news, main)
    taken = {line.number for other in others for line in other.own}
    left = {other.left.number: other.left for other in others if other.left}
    own = [left.get(line.number, line) for line in story.lines if line.number not in taken - left.keys()]
    there = [one for one in present if one.line.number not in taken - left.keys()] or present
    first = _account(story.only(own), story, news, there, sides)
    if others and (named := kind_of_the_first(story)):
        first = replace(first, instrument=found(story, named[1].kind, named[0], named[1].span, 0.8))
    if others:  # the headline names what each of them covers
        first = replace(first, areas=of_areas(story.only(own).untitled()))
    return (first, *(beside(first, story, news, present, other, number) for number, other in enumerate(others, 1)))


def _main(story: Story, news: Sequence[Report]) -> Report:
    """The likeliest report of the agreement; of one without a usual word for it, what is done first, else the first sentence."""
    named = next((one for one in news if one.term and one.worth >= WORTH), None)
    told = (one for one in news if one.line.number >= 0 and one.act.status != "proposed")
    lead = story.lines[0]
    return named or next(told, None) or Report(lead, Act("announced", Span(0, len(lead.text)), False), None, 0.0)


def _account(
    told: Story, story: Story, news: list[Report], present: Sequence[Named], sides: Sequence[Party]
) -> Account:
    """The main agreement; `told` is the story without what is about another one alone."""
    here = [one for one in news if one.line.number < 0 or _is_told(one, told)]
    kind = _kind(told, here)
    reached = step(told, here, kind.value if kind else None)
    so_far = reached.status if reached else None
    meant = so_far == "proposed"
    to_begin = so_far == "announced" and kind is not None and kind.value == "operation"
    to_begin = to_begin and not any(agreed(one) for one in here if one.line.number == 0)
    at = None if meant else when(told, here, to_begin, at_work=so_far == "in_force")
    town = None if meant else where(story, news)
    own_name = name(told, here)
    course = milestones(told, here, kind.value if kind else None, {side.key for side in sides})
    day = None if meant else signature(course, so_far, Found(*at) if at else None)
    done = when_done(told, here, so_far) if so_far in ("suspended", "ended") else day
    there = [one for one in present if _takes_part(one, {side.key for side in sides}, news)]
    there = [one for one in there if not _is_of_an_earlier_time(story, one, news)] or there
    return Account(
        article=story.article,
        name=found(story, own_name.text, own_name.line, own_name.span, 0.65) if own_name else None,
        parties=tuple(side for one in sides if (side := _party(story, one))),
        instrument=kind,
        areas=of_areas(told),
        date=day,
        place=Found(town.name, town.evidence, 0.7) if town else None,
        status=found(told, reached.status, reached.line, reached.span, reached.confidence) if reached else None,
        commitments=of_commitments(told),
        officials=of_officials(story, there),
        milestones=reached_steps(course, so_far, done),
        awaited=awaited(told),
    )


def _is_of_an_earlier_time(story: Story, one: Named, news: Sequence[Report]) -> bool:
    """Is somebody named only where nothing but earlier agreements is told?"""
    told = [report for report in news if report.line.number == one.line.number and report.term]
    return bool(told) and all(is_background(story, one.line, report.act.span) for report in told)


def _is_told(report: Report, told: Story) -> bool:
    """Does it stand in what is told, of a sentence on several texts also in the part that is left?"""
    end = report.act.span.end
    return any(line.start == report.line.start and end <= len(line.text) for line in told.lines)


def _takes_part(one: Named, sides: Collection[str], news: Sequence[Report]) -> bool:
    """Does an official stand for a side? Of third states and organisations those who follow it as observers do, and, where an organisation
    is a side, those of its members that do not merely comment."""
    side = one.official.side
    if side is None or side in sides or len(sides) < len(("the one", "the other")):
        return True
    clause = clause_around(one.line, one.span).of(one.line.folded)
    if not any(each == "EU" or len(each) > CODE for each in sides):
        return _OBSERVES.search(clause) is not None
    if _WATCHES.search(clause):
        return False
    told = any(report.line.number == one.line.number and report.term for report in news)
    return told or bool(_ATTENDS.search(one.line.folded)) or not _COMMENTS.search(one.line.folded)


def _party(story: Story, side: Party) -> Found[str] | None:
    return found(story, side.key, side.line, side.span, side.confidence)


def _kind(story: Story, news: list[Report]) -> Found[Instrument] | None:
    """The noun of the likeliest report; where only the headline has it, the body's first sentence with the same."""
    for report in (one for one in news if one.term and one.worth >= WORTH / 2):
        line, term = report.line, report.term
        if line.number < 0 and term and term.kind == "operation" and _named_in_lead(report, news):
            continue  # "suspends joint patrols": the lead says "a joint patrol agreement"
        if line.start < 0 and term:
            line, term = next(
                ((one, like) for one in story.lines for like in terms(one) if like.kind == term.kind), (line, None)
            )
        if term:
            return found(story, term.kind, line, term.span, 0.9 if line.number < LEAD else 0.7)
    return _kind_in_passing(story) or _merely_agreed(story, news)


def _kind_in_passing(story: Story) -> Found[Instrument] | None:
    """The first noun of the story that is no background, though nothing is said to be done with it: "under the deal"."""
    for line in story.lines:
        for term in report_terms(line):
            if term.kind in TEXTS and not is_background(story, line, term.span):
                return found(story, term.kind, line, term.span, 0.6)
    return None


def _merely_agreed(story: Story, news: list[Report]) -> Found[Instrument] | None:
    """What has no name of its own is an agreement, by the word that says that it was reached, else by the first sentence."""
    done = next((one for one in news if one.line.start >= 0 and one.act.status != "proposed"), None)
    line = done.line if done else story.lines[0]
    span = done.act.span if done else Span(0, len(line.text))
    return found(story, "agreement", line, span, 0.4)


def _named_in_lead(headline: Report, news: list[Report]) -> bool:
    """Does the lead do the same with something that has a name of its own?"""
    return any(
        one.term
        and one.term.kind != "operation"
        and one.act.status == headline.act.status
        and 0 <= one.line.number < LEAD
        for one in news
    )

"""What one article tells of the agreements that it reports, by rules and without a language model.

The article becomes a `Story`; `reports` finds the sentences in which something is done with an agreement; each module
beside this one reads one field out of them. A field whose words are not there stays empty.
"""

from __future__ import annotations

from assistant.agreements.areas import areas
from assistant.agreements.commitments import commitments
from assistant.agreements.naming import name
from assistant.agreements.officials import officials
from assistant.agreements.parties import parties
from assistant.agreements.reports import Report, reports
from assistant.agreements.status import status
from assistant.agreements.story import Line, Story, tell
from assistant.agreements.types import Account, Found, Instrument
from assistant.agreements.when_where import when, where
from index.types import Article, Span

_LEAST = 0.5
"""Worth of the best report of an article that tells of an agreement."""


def accounts(article: Article) -> tuple[Account, ...]:
    """One account for each agreement that the article reports; none where it reports no agreement."""
    story = tell(article)
    news = reports(story)
    main = next((one for one in news if one.term), None)
    if main is None or main.worth < _LEAST:
        return ()
    return (_account(story, news, main),)


def _account(story: Story, news: list[Report], main: Report) -> Account:
    people = officials(story)
    sides = parties(story, news, people)
    committed = list(commitments(story))
    kind = _kind(story, news)
    step = status(story, news, kind.value if kind else None)
    day = when(story, news)
    town = where(story, news)
    return Account(
        article=story.article,
        name=_name(story, news),
        parties=tuple(_found(story, one.key, one.line, one.span, 0.9) for one in sides),
        instrument=kind,
        areas=tuple(
            _found(story, one.key, one.line, one.span, one.confidence)
            for one in areas(story, news, [line for line, _, _ in committed])
        ),
        date=Found(*day) if day else None,
        place=Found(town.name, town.evidence, 0.8) if town else None,
        status=_step(story, news, step) if step else None,
        commitments=tuple(_found(story, line.text, line, span, confidence) for line, span, confidence in committed),
        officials=tuple(_found(story, one.official, one.line, one.span, 0.85) for one in people),
    )


def _found(story, value, line: Line, span: Span, confidence: float):
    return Found(value, story.evidence(line, span), confidence)


def _kind(story: Story, news: list[Report]) -> Found[Instrument] | None:
    for report in news:
        if report.term and report.line.start >= 0:
            return _found(story, report.term.kind, report.line, report.term.span, 0.85)
    return None


def _name(story: Story, news: list[Report]) -> Found[str] | None:
    found = name(story, news)
    return _found(story, found.text, found.line, found.span, 0.7) if found else None


def _step(story: Story, news: list[Report], step):
    reached, report = step
    if report.line.start < 0:
        report = next((one for one in news if one.line.start >= 0 and one.act.status == report.act.status), None)
        if report is None:
            return None
    return _found(story, reached, report.line, report.act.span, 0.8)

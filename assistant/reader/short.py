"""The short answer on top: a name, a date, a place, a number; only where the sentence holds one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.reader.itemise import Listing, mentioned
from assistant.reader.notices import notice
from assistant.reader.people import Person, people, surnames
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.reader.values import amounts, dates, long_date, nearest_to, places, tells_the_day
from assistant.types import Evidence
from index.text import fold
from index.types import Article, Span
from index.wire import layout

Finder = Callable[[str], Iterator[Span]]


@dataclass(frozen=True, slots=True)
class Short:
    """A short answer, where it stands, and what must be said with it."""

    text: str | None = None
    evidence: Evidence | None = None
    notices: tuple[str, ...] = ()


def short_answer(question: Question, chosen: Sequence[Candidate], found: Listing) -> Short:
    """One short answer for all that is wanted ("when and where"), or none."""
    if found.items:
        return Short()
    parts = [part for kind in question.wanted if (part := _one(question, kind, chosen)).text]
    if not parts:
        return Short()
    return Short(
        ", ".join(str(part.text) for part in parts),
        parts[0].evidence,
        tuple(text for part in parts for text in part.notices),
    )


def _one(question: Question, kind: Wanted, chosen: Sequence[Candidate]) -> Short:
    if kind is Wanted.PERSON:
        return _persons(question, chosen)
    if kind is Wanted.DATE:
        return _date(question, chosen[0])
    if kind is Wanted.PLACE:
        named = _value(question, chosen, places)
        return named if named.text else _dateline(chosen[0])
    if kind is Wanted.NUMBER:
        return _value(question, chosen, amounts)
    return Short()


def _persons(question: Question, chosen: Sequence[Candidate]) -> Short:
    """The people of the best sentence that names any, those of the side that the question names if it names one."""
    for candidate in chosen:
        found = people(candidate.text) or _by_surname(candidate)
        found = [person for person in found if fold(person.name) not in fold(question.text)]
        asked_for = question.sides
        of_side = [person for person in found if person.side in asked_for]
        if of_side or (found and not asked_for):
            names = [person.name for person in of_side or found]
            return Short(_joined(names, question.language))
    return Short()


def _by_surname(candidate: Candidate) -> list[Person]:
    return [
        Person(full, Span(match.start(), match.end()), None)
        for surname, full in surnames(candidate.article.body).items()
        if (match := re.search(rf"\b{re.escape(surname)}\b", candidate.text))
    ]


def _date(question: Question, best: Candidate) -> Short:
    """A date that the sentence prints, else the day of the article's event."""
    printed = list(dates(best.text))
    telling = [span for span in printed if not _asked(question, span.of(best.text))]
    if telling and not tells_the_day(best.text):
        near = nearest_to(telling, mentioned(question, best))
        return Short(near.of(best.text) if near else None)
    return event_day(best.article, question)


def event_day(article: Article, question: Question) -> Short:
    """The resolved day of the article's event, cited at its dateline, with how it was resolved."""
    if article.event_date is None:
        return Short()
    day = long_date(article.event_date, question.language)
    notices: tuple[str, ...] = ()
    if article.event_date_basis == "weekday":
        notices = (notice("year_inferred", question.language, year=article.event_date.year),)
    if article.event_date_basis == "published":
        notices = (notice("date_published", question.language, date=day),)
    return Short(day, _dateline_evidence(article), notices)


def _asked(question: Question, printed: str) -> bool:
    """Is this date one that the question gives itself?"""
    return all(part in fold(question.text) for part in re.findall(r"\w+", fold(printed)))


def _dateline(best: Candidate) -> Short:
    return Short(best.article.dateline_place, _dateline_evidence(best.article))


def _dateline_evidence(article: Article) -> Evidence | None:
    dateline = layout(article.body).dateline
    return Evidence(article, dateline.span) if dateline else None


def _value(question: Question, chosen: Sequence[Candidate], find: Finder) -> Short:
    for candidate in chosen:
        spans = [span for span in find(candidate.text) if not _asked(question, span.of(candidate.text))]
        near = nearest_to(spans, mentioned(question, candidate))
        if near:
            return Short(near.of(candidate.text).strip())
    return Short()


def _joined(names: Sequence[str], language: str) -> str:
    *most, last = names
    if not most:
        return last
    conjunction = "and" if language == "en" else ("e" if re.match(r"[iíyh]?i", fold(last)) else "y")
    return f"{', '.join(most)} {conjunction} {last}"

"""The short answer on top: a name, a date, a place, a number; only where the sentence holds one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from assistant.reader.evidence.counted import asks_how_long, is_of_it, may_last
from assistant.reader.evidence.days import day_is_meant
from assistant.reader.evidence.shares import share_of
from assistant.reader.lists.country_lists import may_list_them
from assistant.reader.lists.itemise import mentioned
from assistant.reader.lists.listings import Listing
from assistant.reader.notices import notice
from assistant.reader.officials.people import people, surnames
from assistant.reader.officials.speakers import may_be_said
from assistant.reader.officials.who import who
from assistant.reader.place import dateline_evidence, where
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.reader.shown import Short, at_place, read_span, says_itself
from assistant.reader.values import (
    amounts,
    dates,
    durations,
    long_date,
    names_a_month,
    nearest_to,
    tells_the_day,
)
from index.entities import countries
from index.forms import is_people
from index.text import fold
from index.types import Article, Span
from index.wire import told

LONGEST_COUNTRY = 4
"""Words of a country's name, with an article."""
SHORT_LIST = 5
"""Entries of a list that a short answer names too."""
_DECIDED = re.compile(r"\b(?:agree|decid|commit|promis|acord|acuerd|compromet)")
"""Where half of the answer would be a wrong one."""
_BOUND = re.compile(
    r"\b(?:(?:no |not )?(?:more|less|fewer) than|at least|at most|up to|over|under|nearly|almost|about|around|some|as many as|"
    r"(?:no )?(?:más|menos) de|al menos|como máximo|hasta|casi|cerca de|unos|unas|alrededor de)\s+$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:\s?%|\s+(?:per cent|percent|por ciento|million|billion|thousand|millones|mil|(?:(?:[A-Z]\w+|U\.S\.) )?dollars?|euros?|dólares|"
    r"(?:de )?(?:euros|dólares|pesos|soles|libras|bolivianos|reales|quetzales)|years?|months?|weeks?|days?|hours?|km|kilomet(?:re|er)s?|años?|meses|semanas?|días?|horas?|"
    r"kilómetros)\b)+"
)
"""What must not be cut off a number: what bounds it, and what it counts where that is a measure."""


def short_answer(question: Question, chosen: Sequence[Candidate], ranked: Sequence[Candidate], found: Listing) -> Short:
    """One short answer for all that is wanted ("when and where"), or none."""
    if found.items:
        return _covering(question, chosen, found)
    parts = [part for kind in question.wanted if (part := _one(question, kind, chosen, ranked))]
    if not parts:
        return Short()
    resolved = next((part for part in parts if part.notices), None)  # a day that is not printed as such
    texts = list(dict.fromkeys(str(part.text) for part in parts))
    return Short(
        ", ".join(text for text in texts if not any(text in other for other in texts if other != text)),
        (resolved or parts[0]).evidence if resolved or len(parts) == 1 else None,
        tuple(text for part in parts for text in part.notices),
        tuple(item for part in parts for item in part.items),
    )


def _covering(question: Question, chosen: Sequence[Candidate], found: Listing) -> Short:
    """The words that hold a short list: "China, Japan and Korea"; a longer list says it better by itself."""
    places = [item.evidence.span for item in found.items]
    for candidate in chosen if len(places) <= SHORT_LIST and not found.notices else ():
        read = read_span(question, candidate)
        if read.evidence and all(read.evidence.span.overlaps(place) for place in places):
            return read
    return Short()


def _one(question: Question, kind: Wanted, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> Short:
    if kind is Wanted.YES_NO or (kind is Wanted.DECISION and _DECIDED.search(fold(question.text))):
        return Short()  # the sentence says it best: half of what was agreed would be wrong
    if kind is Wanted.PERSON:
        return who(question, chosen, ranked)
    if kind is Wanted.DATE:
        return _day(question, chosen[0])
    if kind is Wanted.PLACE:
        return where(question, chosen, ranked)
    if kind is Wanted.NUMBER:
        number = _share(question, chosen) or _amount(question, chosen[0])
        number = number or (_duration if asks_how_long(question) else _number)(question, chosen)
        return number if number or question.counted else read_span(question, chosen[0], partial(may_last, question))
    if kind is Wanted.COUNTRIES:
        fits = partial(_may_be_countries, chosen[0].article)
        return read_span(question, chosen[0], fits) if may_list_them(question, chosen[0]) else Short()
    if question.asks_country:
        return read_span(question, chosen[0], _is_country)
    return read_span(question, chosen[0], partial(may_be_said, question, chosen[0]))


def _amount(question: Question, best: Candidate) -> Short:
    """The number that the network sees, with "more than" before it and its unit behind it."""
    read = read_span(question, best, _has_number)
    span = read.evidence.span.moved(-best.span.start) if read.evidence else None
    return _whole(best, span) if span and is_of_it(question, best, span) else Short()


def _share(question: Question, chosen: Sequence[Candidate]) -> Short:
    """The number of the side that is asked for, where a sentence tells those of several."""
    near = chosen if question.counted else chosen[:1]  # of "how much" another sentence may tell another sum
    found = ((one, place) for one in near if (place := share_of(question, one)))
    return next((_whole(one, place) for one, place in found), Short())


def _whole(candidate: Candidate, number: Span) -> Short:
    """A number with what bounds it, and its unit."""
    bound, unit = _BOUND.search(candidate.text[: number.start]), _UNIT.match(candidate.text, number.end)
    return at_place(candidate, Span(bound.start() if bound else number.start, unit.end() if unit else number.end))


def _number(question: Question, chosen: Sequence[Candidate]) -> Short:
    """The nearest number of what is asked for; where the network sees another, one of the same sentence that is it."""
    seen = read_span(question, chosen[0], _has_number)
    for candidate in chosen[:1] if seen else chosen:
        found = [one for one in amounts(candidate.text) if not says_itself(question, one.of(candidate.text))]
        fitting = [
            one for one in found if is_of_it(question, candidate, one, surely=bool(seen) or candidate is not chosen[0])
        ]
        if near := nearest_to(fitting, mentioned(question, candidate)):
            return Short(near.of(candidate.text).strip())
    return Short()


def _duration(question: Question, chosen: Sequence[Candidate]) -> Short:
    """How long it lasts by the best sentence: another one may tell how long something else does."""
    near = nearest_to(list(durations(chosen[0].text)), mentioned(question, chosen[0]))
    return _whole(chosen[0], near) if near else Short()


def _is_country(text: str) -> bool:
    return any(countries(text)) and len(text.split()) <= LONGEST_COUNTRY


def _may_be_countries(article: Article, text: str) -> bool:
    """Is it neither a person nor an adjective alone, "Romanian"?"""
    return not people(text) and text.split()[-1] not in surnames(told(article.body)) and not is_people(text)


def _has_number(text: str) -> bool:
    return re.search(r"\d", text) is not None or next(amounts(text), None) is not None


def _day(question: Question, best: Candidate) -> Short:
    """What the network sees, if that is a date; the article's own day where that is meant; else what it sees."""
    read = read_span(question, best)
    if re.search(r"\d", read.text or "") or names_a_month(read.text or ""):
        return read
    printed = _printed(question, best)
    if day_is_meant(question, best):
        return printed if printed and not tells_the_day(best.text) else event_day(best.article, question)
    return read or printed


def _printed(question: Question, best: Candidate) -> Short:
    """The date that a sentence prints nearest to what is asked, other than the question's own."""
    telling = [span for span in dates(best.text) if not says_itself(question, span.of(best.text))]
    near = nearest_to(telling, mentioned(question, best))
    return Short(near.of(best.text) if near else None)


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
    return Short(day, dateline_evidence(article), notices)

"""The short answer on top: a name, a date, a place, a number; only where the sentence holds one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.picking import PICKED
from assistant.reader.days import day_is_meant
from assistant.reader.itemise import Listing, item_at, mentioned
from assistant.reader.notices import notice
from assistant.reader.offices import named_together, with_office
from assistant.reader.people import Person
from assistant.reader.persons import persons
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.reader.roles import asks_for_one, of_the_office, who_acted
from assistant.reader.several import AS_GOOD, Place, several, wants_several
from assistant.reader.values import amounts, dates, long_date, names_a_month, nearest_to, places, tells_the_day
from assistant.types import DraftItem, Evidence
from index.text import fold
from index.types import Article, Span
from index.wire import layout

LEAST_SCORE = -8.0
"""Log-odds from which a span that the network sees is a short answer, of a question that is answered at all."""
SHORT_LIST = 5
"""Entries of a list that a short answer names too."""
_ASKS_WHO_SAYS = re.compile(
    r"\b(?:who|whom|quien(?:es)?)\b.{0,40}\b(?:sa(?:y|id|ys)|claim|assur|accord|stat|argu|warn|den(?:y|ied)|told|dic|dij|"
    r"afirm|segun|asegur|sostien|señal|senal|advirt)\w*|\baccording to (?:who|whom)\b|\bsegun quien"
)
_DECIDED = re.compile(r"\b(?:agree|decid|commit|promis|acord|acuerd|compromet)")
"""Where half of the answer would be a wrong one."""
_BOUND = re.compile(
    r"\b(?:more than|less than|fewer than|at least|at most|up to|over|under|nearly|almost|about|around|some|as many as|"
    r"más de|menos de|al menos|como máximo|hasta|casi|cerca de|unos|unas|alrededor de)\s+$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:\s?%|\s+(?:per cent|percent|por ciento|million|billion|thousand|millones|mil|(?:[A-Z]\w+ )?dollars?|euros?|dólares|"
    r"(?:de )?(?:euros|dólares)|years?|months?|weeks?|days?|hours?|km|kilomet(?:re|er)s?|años?|meses|semanas?|días?|horas?|"
    r"kilómetros)\b)+"
)
"""What must not be cut off a number: what bounds it, and what it counts where that is a measure."""
Finder = Callable[[str], Iterator[Span]]

_EVERY_SIDE = re.compile(
    r"\b(?:each|both|either|the two) (?:sides?|parties|party|countr(?:y|ies)|delegations?|governments?|states?)\b|"
    r"\b(?:cada|ambas?|ambos|las dos|los dos) (?:partes?|lados?|pais(?:es)?|delegacion(?:es)?|gobiernos?|estados?)\b"
)
"""Asked of a meeting of two, the people of one would be half an answer."""


@dataclass(frozen=True, slots=True)
class Short:
    """A short answer, where it stands, and what must be said with it."""

    text: str | None = None
    evidence: Evidence | None = None
    notices: tuple[str, ...] = ()
    items: tuple[DraftItem, ...] = ()
    """People with their office, each at its own place."""

    def __bool__(self) -> bool:
        return self.text is not None


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
        read = _read(question, candidate)
        if read.evidence and all(read.evidence.span.overlaps(place) for place in places):
            return read
    return Short()


def _one(question: Question, kind: Wanted, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> Short:
    if kind is Wanted.YES_NO or (kind is Wanted.DECISION and _DECIDED.search(fold(question.text))):
        return Short()  # the sentence says it best: half of what was agreed would be wrong
    if kind is Wanted.PERSON:
        return _who_says(question, chosen[0]) or _of_side(question, chosen) or _named(question, chosen, ranked)
    if kind is Wanted.DATE:
        return _day(question, chosen[0])
    if kind is Wanted.PLACE:
        alone = _read(question, chosen[0]) if len(question.wanted) == 1 else Short()
        return alone or _value(question, chosen, places) or _dateline(chosen[0])
    if kind is Wanted.NUMBER:
        number = _amount(question, chosen[0]) or _value(question, chosen, amounts)
        return number if number or question.counted else _read(question, chosen[0])
    if kind is Wanted.STATEMENT and _asks_what_entry_is(question):
        return Short()  # "What is the second one? (Ana Ruiz, …)": whoever stands beside her would be a wrong one
    return _read(question, chosen[0])


def _asks_what_entry_is(question: Question) -> bool:
    """Does it point at an entry of a list, and say nothing but what is carried along in the brackets behind it?"""
    own = question.text.partition(" (")[0]
    pointed = PICKED.search(fold(own))
    said = [unit for unit in question.units if unit.span.end <= len(own)]
    return pointed is not None and all(pointed.start() <= unit.span.start < pointed.end() for unit in said)


def _read(question: Question, candidate: Candidate, fits: Callable[[str], bool] = bool) -> Short:
    """The best of the answers that the network sees in a sentence, other than what the question says itself."""
    for found in candidate.reading.spans:
        text = found.span.of(candidate.text)
        if found.score >= LEAST_SCORE and not _asked(question, text):
            return _at(candidate, found.span) if fits(text) else Short()
    return Short()


def _amount(question: Question, best: Candidate) -> Short:
    """The number that the network sees, with "more than" before it and its unit behind it."""
    read = _read(question, best, _has_number)
    if not read.evidence:
        return Short()
    span = read.evidence.span.moved(-best.span.start)
    bound, unit = _BOUND.search(best.text[: span.start]), _UNIT.match(best.text, span.end)
    return _at(best, Span(bound.start() if bound else span.start, unit.end() if unit else span.end))


def _has_number(text: str) -> bool:
    return re.search(r"\d", text) is not None or next(amounts(text), None) is not None


def _day(question: Question, best: Candidate) -> Short:
    """What the network sees, if that is a date; the article's own day where that is meant; else what it sees."""
    read = _read(question, best)
    if re.search(r"\d", read.text or "") or names_a_month(read.text or ""):
        return read
    printed = _printed(question, best)
    if day_is_meant(question, best):
        return printed if printed and not tells_the_day(best.text) else event_day(best.article, question)
    return read or printed


def _at(candidate: Candidate, span: Span) -> Short:
    return Short(span.of(candidate.text), Evidence(candidate.article, span.moved(candidate.span.start)))


def _who_says(question: Question, best: Candidate) -> Short:
    """Whoever the sentence gives as its source, when that is what is asked."""
    return Short(best.attributed_to) if _ASKS_WHO_SAYS.search(fold(question.text)) else Short()


def _of_side(question: Question, chosen: Sequence[Candidate]) -> Short:
    """The people of the side that the question names, if it names one, in the best sentence that has any."""
    article = chosen[0].article
    for candidate in sorted(chosen, key=lambda one: one.article is not article) if question.sides else ():
        shown = who_acted(question, candidate, _sent_by(question, _people(question, candidate)))
        if asks_for_one(question) and (seen := _seen(candidate, shown)):
            shown = seen
        if shown:
            return _shown(question, candidate, of_the_office(question, candidate, shown))
    return Short()


def _sent_by(question: Question, known: Sequence[Person]) -> list[Person]:
    """Those of the side that is asked for; else the only one whose side is not told, where the others are of another."""
    own = [person for person in known if person.side in question.sides]
    untold = [person for person in known if person.side is None]
    return own or (untold if len(untold) == 1 < len(known) else [])


def _seen(candidate: Candidate, known: Sequence[Person]) -> list[Person]:
    """Those whom the network takes for the answer, or nearly so."""
    spans = [one.span for one in candidate.reading.spans if one.score >= candidate.reading.best - AS_GOOD]
    return [person for person in known if any(span.overlaps(person.span) for span in spans)]


def _named(question: Question, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> Short:
    """Whom the network sees in the best sentence, and with it those named beside; else the first people named."""
    best = chosen[0]
    read = _read(question, best)
    known = _people(question, best)
    shown = _meant(question, best, known)
    if shown and (len(shown) > 1 or asks_for_one(question)) and any(one.name in str(read.text) for one in known):
        return _shown(question, best, shown)
    if apart := several(question, ranked):
        return _apart(question, apart)
    if read:
        return replace(read, items=_offices(best, shown))
    found = next(((one, people) for one in chosen if (people := _people(question, one))), None)
    return _shown(question, *found) if found and not question.sides else Short()


def _meant(question: Question, best: Candidate, known: Sequence[Person]) -> list[Person]:
    """Whom the network sees, with those of the same list, without those who have another part in it than is asked."""
    shown = _seen(best, known)
    if wants_several(question, best) and not asks_for_one(question):
        shown = named_together(best.text, known, shown)
    if _EVERY_SIDE.search(fold(question.text)):
        return _of_every_side(known) or shown
    return of_the_office(question, best, who_acted(question, best, shown))


def _of_every_side(known: Sequence[Person]) -> list[Person]:
    """Those who stand for somebody, if a sentence names such people of more than one side."""
    sent = [person for person in known if person.side]
    return sent if len({person.side for person in sent}) > 1 else []


def _apart(question: Question, places: Sequence[Place]) -> Short:
    """People, bands or bodies that stand in different sentences; a person once, in full and with the office."""
    found: dict[str, DraftItem] = {}
    for candidate, place in places:
        name, whole = place.of(candidate.text), place
        for person in persons(candidate):
            held = with_office(candidate.text, person)
            if held.start - len("the ") <= place.start and place.end <= held.end:
                name, whole = person.name, held
        found.setdefault(name, item_at(candidate, whole))
    return Short(_joined(list(found), question.language), items=tuple(found.values()))


def _people(question: Question, candidate: Candidate) -> list[Person]:
    found = persons(candidate)
    return [person for person in found if fold(person.name) not in fold(question.text)]


def _shown(question: Question, candidate: Candidate, shown: Sequence[Person]) -> Short:
    names = _joined([person.name for person in shown], question.language)
    return Short(names, items=_offices(candidate, shown))


def _offices(candidate: Candidate, shown: Sequence[Person]) -> tuple[DraftItem, ...]:
    """The people with their office as printed, each at a place of its own; nothing for one alone who has none."""
    places = [with_office(candidate.text, person) for person in shown]
    if len(shown) < 2 and all(place == person.span for place, person in zip(places, shown, strict=True)):
        return ()
    return tuple(item_at(candidate, place) for place in places)


def _printed(question: Question, best: Candidate) -> Short:
    """The date that a sentence prints nearest to what is asked, other than the question's own."""
    telling = [span for span in dates(best.text) if not _asked(question, span.of(best.text))]
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
    return Short(day, _dateline_evidence(article), notices)


def _asked(question: Question, printed: str) -> bool:
    """Does the question itself say so?"""
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

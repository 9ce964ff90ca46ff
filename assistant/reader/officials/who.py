"""Who, as the short answer: whoever said so, the people of a side, those whom the network sees and those beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reader.evidence.match import names_all, prints_as_name, speaks_of, whole
from assistant.reader.lists.country_lists import run_of_countries
from assistant.reader.lists.itemise import item_at
from assistant.reader.lists.several import AS_GOOD, Place, several, wants_several
from assistant.reader.officials.charge import that_tell_of_command, who_lead, without_deputies
from assistant.reader.officials.offices import named_together, with_office
from assistant.reader.officials.people import Person
from assistant.reader.officials.persons import persons
from assistant.reader.officials.roles import asks_for_one, did_together, is_of_one, of_the_office, who_acted
from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from assistant.reader.shown import Short, read_span
from assistant.types import DraftItem
from index.text import fold
from index.types import Article, Span

_ASKS_WHO_SAYS = re.compile(
    r"\b(?:who|whom|quien(?:es)?)\b.{0,40}\b(?:sa(?:y|id|ys)|claim|assur|accord|stat|argu|warn|den(?:y|ied)|told|dic|dij|"
    r"afirm|segun|asegur|sostien|señal|senal|advirt)\w*|\baccording to (?:who|whom)\b|\bsegun quien"
)
_SEVERAL = re.compile(
    r"\bquienes\b|\b(?:which|what|que|cuales) (?:\w+ (?:and|y) )?(?:\w+ )?(?!news\b)\w{3,}[^isu\W]s\b"
)
"""Asked of more than one: "which leaders", "quiénes"."""
_EVERY_SIDE = re.compile(
    r"\b(?:each|both|either|the two) (?:sides?|parties|party|countr(?:y|ies)|delegations?|governments?|states?)\b|"
    r"\b(?:cada|ambas?|ambos|las dos|los dos) (?:partes?|lados?|pais(?:es)?|delegacion(?:es)?|gobiernos?|estados?)\b"
)
"""Asked of a meeting of two, the people of one would be half an answer."""


_ASKS_WHO_WAS_PUT = re.compile(
    r"\b(?:who|whom|quien(?:es)?)\b.{0,20}?\b(?:elected|appointed|designated?|nominated|appoint|replaced?|succeed(?:s|ed)?|"
    r"design(?:o|aron|ad[oa])|nombr(?:o|aron|ad[oa])|eligi(?:o|eron)|elegid[oa]|reemplaz(?:o|aron|ara)|"
    r"sustituy(?:o|eron)|suced(?:io|era))\b"
)
_PUT = re.compile(
    r"\b(?:elect\w*|appoint\w*|designat\w*|nominat\w*|named|chose\w*|success\w*|succeed\w*|replac\w*|take[ns]? over|"
    r"took over|instead|new|design\w+|nombr\w+|eleg\w+|eligi\w+|reemplaz\w+|sustitu\w+|suced\w+|suces\w+|relev\w+|"
    r"asum\w+|nuev[oa])\b"
)
"""An office that is given is told by a word; who holds one, or another, answers not who was given it."""


def who(question: Question, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> Short:
    """The people, bands or bodies that a question for whom asks for; none where no sentence has any."""
    put = _ASKS_WHO_WAS_PUT.search(fold(question.text))
    if put and not _PUT.search(fold(f"{chosen[0].before} {chosen[0].text}")):
        return Short()
    if lead := who_lead(question, chosen[0]):
        return _shown(question, chosen[0], lead)
    chosen = that_tell_of_command(question, chosen) or chosen[:1]  # who stands beside leads nothing
    return _who_says(question, chosen[0]) or _of_side(question, chosen) or _named(question, chosen, ranked)


def _who_says(question: Question, best: Candidate) -> Short:
    """Whoever the sentence gives as its source, when that is what is asked."""
    return Short(best.attributed_to) if _ASKS_WHO_SAYS.search(fold(question.text)) else Short()


def _of_side(question: Question, chosen: Sequence[Candidate]) -> Short:
    """The people of the side that the question names, if it names one, in the best sentence that has any.

    In another article than the best one only where that names all that the question does.
    """
    article = chosen[0].article
    near = [one for one in chosen if one.article is article or _names_as_much(question, one.article, article)]
    near = sorted(near, key=lambda one: one.article is not article) if question.sides else []
    own = [(candidate, _sent_by(question, _people(question, candidate))) for candidate in near]
    acting = [(candidate, who_acted(question, candidate, sent)) for candidate, sent in own]
    for candidate, shown in (*acting, *own):
        if asks_for_one(question) and (seen := _seen(candidate, shown)):
            shown = seen
        if shown:
            shown = without_deputies(question, candidate, shown)
            return _shown(question, candidate, of_the_office(question, candidate, shown))
    return Short()


def _names_as_much(question: Question, other: Article, best: Article) -> bool:
    """Has another article every name of the question, also in small letters what the best one prints as a name?"""
    there = whole(other)
    small = (unit for unit in question.units if prints_as_name(best, unit))
    return names_all(question, other) and all(speaks_of(unit, there, question.language) for unit in small)


def _sent_by(question: Question, known: Sequence[Person]) -> list[Person]:
    """Those of the side that is asked for; else the only one whose side is not told, where others are of another."""
    own = [person for person in known if person.side in question.sides]
    untold = [person for person in known if person.side is None]
    return own or (untold if len(untold) == 1 < len(known) else [])


def _seen(candidate: Candidate, known: Sequence[Person]) -> list[Person]:
    """Those whom the network takes for the answer, or nearly so."""
    spans = [one.span for one in candidate.reading.spans if one.score >= candidate.reading.best - AS_GOOD]
    return [person for person in known if any(span.overlaps(person.span) for span in spans)]


def _named(question: Question, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> Short:
    """Whom the network sees in the best sentence, and with it those named beside; else the first people named.

    None of a sentence whose people all stand for others than the side that is asked for.
    """
    best = next((one for one in chosen if one.article is chosen[0].article and _tells_who(question, one)), chosen[0])
    read = read_span(question, best)
    known = _people(question, best)
    if known and all(person.side and person.side not in question.sides for person in known) and question.sides:
        return Short()
    shown = _meant(question, best, known)
    place = read.evidence.span.moved(-best.span.start) if read.evidence else Span(0, 0)
    read_of = [one for one in known if place.overlaps(one.span)]
    if shown and read_of and (len(shown) > 1 or shown != read_of or asks_for_one(question)):
        return _shown(question, best, shown)
    if apart := several(question, ranked):
        return _apart(question, apart)
    if not known and (sides := _countries(question, best, place)):
        return sides
    if read:
        return replace(read, items=_offices(best, shown))
    found = next(((one, people) for one in chosen if (people := _people(question, one))), None)
    return _shown(question, *found) if found and not question.sides else Short()


def _countries(question: Question, best: Candidate, seen: Span) -> Short:
    """The countries of a list of which the network sees some: whoever signed are all of them."""
    run = [] if asks_for_one(question) else run_of_countries(best.text, seen)
    if not run or seen.start < run[0].start - len("the ") or seen.end > run[-1].end:
        return Short()
    return Short(
        _joined([one.of(best.text) for one in run], question.language), items=tuple(item_at(best, one) for one in run)
    )


def _tells_who(question: Question, candidate: Candidate) -> bool:
    """Are those whom the network sees in a sentence more than bystanders, or nobody?"""
    known = _seen(candidate, _people(question, candidate))
    return not known or bool(who_acted(question, candidate, known))


def _meant(question: Question, best: Candidate, known: Sequence[Person]) -> list[Person]:
    """Whom the network sees, with those of the same list, without those who have another part in it than is asked."""
    shown = _seen(best, known)
    if is_of_one(question):
        return [one for one in shown if best.reading.spans[0].span.overlaps(one.span)] or shown
    if (wants_several(question, best) or _SEVERAL.search(fold(question.text))) and not asks_for_one(question):
        shown = named_together(best.text, known, shown)
    elif not asks_for_one(question):
        shown = did_together(question, best, shown, known)
    if _EVERY_SIDE.search(fold(question.text)):
        return _of_every_side(known) or shown
    shown = without_deputies(question, best, shown)
    return of_the_office(question, best, who_acted(question, best, shown) or shown)


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


def _joined(names: Sequence[str], language: str) -> str:
    *most, last = names
    if not most:
        return last
    conjunction = "and" if language == "en" else ("e" if re.match(r"[iíyh]?i", fold(last)) else "y")
    return f"{', '.join(most)} {conjunction} {last}"

"""Who is in charge of something, "Who commands the patrol?": not a deputy, nor who stands there for something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.officials.offices import with_office
from assistant.reader.officials.people import Person
from assistant.reader.officials.persons import persons
from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from index.query import Unit
from index.text import fold

_ASKS = re.compile(
    r"\b(?:who|quien(?:es)?) (?:will |is to |va a |now |ahora )?(?:commands?|commanded|leads?|led|heads?|headed|chairs?|chaired|runs?|"
    r"directs?|coordinates?|manda(?:ra)?|comanda(?:ra)?|coordina(?:ra)?|dirige|dirigira|dirigir|encabeza(?:ra)?|encabezo|lidera(?:ra)?|lidero|preside|presidira|presidio)\b|"
    r"\bwho(?: is|’s|'s) (?:in (?:command|charge) of|the (?:commander|head|chief) of)|\bquien (?:es|era) (?:el|la) (?:comandante|jef[ea]) de|\bquien esta al mando\b"
)
_CHARGE = re.compile(
    r"\b(?:commander(?:-in-chief)?|command(?:s|ed)?(?! cent|-and)|head(?:s|ed)?|chief|leads?|led|leader|chairs?|chair(?:man|woman)?|chaired|director|directs|directed|runs?|ran|in charge|"
    r"coordinat(?:es|or|ing|ed by)|coordina(?:ra|ndo|dor[a]?)?|coordinad[oa]s? por|run by|under|se ocupan?|lleva(?:ra)?|"
    r"comandante|comanda(?:ra)?|mando|manda(?:ra)?|jef[ea]|encabez\w+|dirig\w+|director[a]?|lider\w*|presid\w+|responsable)\b"
)
_DEPUTY = re.compile(r"\b(?:deputy|vice|second|assistant|adjunt[oa]|segund[oa]|sub\w+|vice\w+)\b")
_ITS = re.compile(r"\b(?:its|their|sus?|as|como)\s+(?:\w+ ){0,2}$|^(?:the|el|la)\s+(?:\w+ ){0,2}$")
"""Before the word for who is in charge, where what is led stands in the sentence before: "as its first | commander"."""
_THE_SAME = re.compile(
    r"\s*(?:of |del? )?(?:the|el|la|this|that|dich[oa]|es[ea]|est[ea])\s(?:operation|mission|force|group|body|organi[sz]ation|unit|"
    r"patrol|cent(?:re|er)|office|operacion|mision|fuerza|grupo|organismo|organizacion|unidad|entidad|cuerpo|patrulla|centro|oficina)\b"
)
"""Behind it, of what was named before: "commands | the operation"."""
_OF_THE_ONE_BEFORE = re.compile(r"\b(?:who|que|quien) (?:also |tambien )?$")
"""Before the verb of whoever was named last: "Ana Ruiz, who | leads the unit, and Luis Vega"."""
_OF_ANOTHER = re.compile(r" (?:of|del?|for)(?: (?:the|el|la))? [A-ZÁÉÍÓÚ]")
"""Behind the word for an office held elsewhere: "Chief | of the Royal Navy"."""
_TURNS = re.compile(
    r"\b(?:rotat\w+|alternat\w+|in turns?|take turns|rotar\w*|rota(?:tiv[oa])?|se altern\w+|por turnos?|se turn\w+)\b"
)
_LOOKED_AT = 8
"""Sentences, the best first."""


def asks_who_leads(question: Question) -> bool:
    """Does it ask who commands, heads or leads something?"""
    return _ASKS.search(fold(question.text)) is not None


def with_who_leads(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences; where it is asked who leads something first the one that says so of somebody, if any does.

    Else one that tells of a command at all, of what is named; none where the article tells of none: who only signed or
    visited leads nothing.
    """
    if not asks_who_leads(question) or not ranked:
        return list(ranked)
    near = [one for one in ranked[:_LOOKED_AT] if one.article is ranked[0].article]
    told = next((one for one in near if who_lead(question, one)), None)
    of_it = (one for one in near if _tells_of_command(one) and _names_what_is_led(question, one))
    first = told or next(of_it, None)
    return [first, *(one for one in ranked if one is not first)] if first else []


def that_tell_of_command(question: Question, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The sentences, where it is asked who leads something those of them that tell who does."""
    return [one for one in chosen if not asks_who_leads(question) or _tells_of_command(one)]


def in_turns(question: Question, best: Candidate) -> bool:
    """Is it told of what somebody is asked to lead that no one does for good: "Command will rotate among the navies"?"""
    return asks_who_leads(question) and _TURNS.search(fold(best.text)) is not None


def _tells_of_command(candidate: Candidate) -> bool:
    """Is it told who leads, by more than what those named lead elsewhere?"""
    return any(not _OF_ANOTHER.match(candidate.text, word.end()) for word in _CHARGE.finditer(fold(candidate.text)))


def _names_what_is_led(question: Question, candidate: Candidate) -> bool:
    """Is every name of what is led in the sentence, before it or in the headline: "NATO members" in a lead are not NATO."""
    language = candidate.article.language
    near, headline = bag(f"{candidate.before} {candidate.text}", language), bag(candidate.article.title, language)
    named = (unit for unit in question.units if unit.kind == "country" or question.is_name(unit))
    return all(any(speaks_of(unit, there, question.language) for there in (near, headline)) for unit in named)


def who_lead(question: Question, candidate: Candidate) -> list[Person]:
    """The people of whom a sentence says that they lead what the question names; none where that is not asked."""
    asked = _ASKS.search(fold(question.text))
    units = [unit for unit in question.units if asked and unit.span.start >= asked.end()]
    if not units:
        return []
    known = persons(candidate)
    return without_deputies(
        question, candidate, [one for one in known if _leads(question, candidate, one, units, known)]
    )


def without_deputies(question: Question, candidate: Candidate, shown: Sequence[Person]) -> list[Person]:
    """Those shown, without deputies where it is asked who leads and another is left."""
    if not asks_who_leads(question) or _DEPUTY.search(fold(question.text)):
        return list(shown)
    first = [one for one in shown if not _DEPUTY.search(_office(candidate, one))]
    return first or list(shown)


def _office(candidate: Candidate, person: Person) -> str:
    held = with_office(candidate.text, person)
    return fold(candidate.text[held.start : person.span.start] + candidate.text[person.span.end : held.end])


def _leads(
    question: Question, candidate: Candidate, person: Person, units: Sequence[Unit], known: Sequence[Person]
) -> bool:
    """Is the word for it beside the name, and what is led behind that word, or in the sentence before "its commander"?"""
    text, folded = candidate.text, fold(candidate.text)
    others = [with_office(text, one) for one in known if one.name != person.name]
    start = max((one.end for one in others if one.end <= person.span.start), default=0)
    end = min((one.start for one in others if one.start >= person.span.end), default=len(text))
    for word in _CHARGE.finditer(folded, start, end):
        if word.group() == "command" and text[word.start()].isupper():
            continue  # "US Central Command"
        before_name = word.end() <= person.span.start
        if before_name and _OF_THE_ONE_BEFORE.search(folded[: word.start()]):
            continue
        last = person.span.start if before_name else end  # "the head of the patrol, | Ana Ruiz, who …"
        behind = re.split(r"[;.]", text[word.end() : last])[0]
        if _has_all(question, units, behind, candidate):
            return True
        before = text[start : word.start()]
        leans = _ITS.search(fold(before)) or _THE_SAME.match(fold(behind))
        whole = f"{candidate.before} {text[: word.start()]}" if leans else before
        if _has_all(question, units, whole, candidate) and not _names_another(behind):
            return True
    return False


def _has_all(question: Question, units: Sequence[Unit], text: str, candidate: Candidate) -> bool:
    there = bag(text, candidate.article.language)
    return all(speaks_of(unit, there, question.language) for unit in units)


def _names_another(behind: str) -> bool:
    """ "Heads | the Fifth Fleet": is something else led?"""
    return re.match(r"\s*(?:of|de|del)?\s*(?:the |el |la )?[A-ZÁÉÍÓÚ]", behind) is not None

"""Whose day it is: a day that a sentence prints, or its article's own, is an answer only to when *that* was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.reader.evidence.asked_time import may_be_its_day
from assistant.reader.evidence.told_acts import acts_done, acts_in, acts_told
from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from assistant.reader.values import dates, day_of, names_a_month
from index.sentences import split
from index.text import fold
from index.types import Article
from index.wire import layout
from index.wire.calendar import MONTHS, WEEKDAYS

_TO_COME = re.compile(
    r"\bwhen\b.{0,70}?\bwill\b|\b(?:date|day|year|month)\b.{0,60}?\bwill\b|"
    r"\bwhen (?:is|are|does|do)\b.*?\b(?:due|next|start|begin|open|expire|end|effect|force|take place|be \w+ed)\b|"
    r"\bwhen (?:is|are) (?:the|its|their) (?:next|first|second)\b|"
    r"\bcuando (?:se )?(?:empiezan?|comienzan?|inician?|arrancan?|entran?|abren?|reciben?|llegan?)\b|"
    r"\bnext (?:\w+ )?(?:meeting|round|session|exercise|summit)\b|\bproxim[oa]s?\b|\bcuando\b.{0,20}?\b(?:va|van) a\b|"
    r"\b(?:cuando|fecha|dia|ano|mes)\b.{0,30}?\b\w{2,}(?:[aei]ra|[aei]ran|dra|dran|bra|rra)\b"
)
"""A question of what was still to come for its article."""
_RATIFIED = re.compile(r"\b(?:ratified|ratify|approved?|ratific(?:o|aron|ado|ada)|aprob(?:o|aron|ado|ada))\b")
_LATER = re.compile(
    r"\b(?:in|within|dentro de|a los|en) (?:\w+ ){1,3}(?:days|weeks|months|years|dias|semanas|meses|anos)\b|"
    r"\b(?:after|once|when|until|tras|cuando|hasta|despues)\b"
)
"""A time to come that no date tells."""
_FIRST = re.compile(r"\b(?:before|until|once|unless|after|antes de|hasta|una vez|cuando|tras|en cuanto)\b")
"""Between what must come first and what it waits for."""
_WHEN = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|(?:{'|'.join(WEEKDAYS)})s?|"
    r"(?:day|week|month|year|hour|minute|dia|semana|ano|hora|minuto|quarter|trimestre|semestre)s?|mes(?:es)?|"
    r"spring|summer|autumn|winter|primavera|verano|otono|invierno|christmas|navidad|decades?|decadas?|"
    r"when|once|until|after|unless|while|before|since|if|cuando|mientras|salvo|siempre|hasta|tras|despues|antes|desde|si|"
    r"1\d{3}|\d{1,4} (?:bce?|ce|ad)|centur(?:y|ies)|siglos?|seasons?|temporadas?|"
    r"vispera|today|tonight|yesterday|tomorrow|hoy|ayer|anoche|manana|ago|hace|fecha|date|"
    r"early|daily|weekly|monthly|yearly|annually|permanently|indefinitely|immediately)\b"
)
"""Words that may tell when, if no day does."""
_ALWAYS = re.compile(
    r"\b(?:24|veinticuatro|twenty-four) ?(?:h|hours?|horas?)(?: (?:a|per|of the|al|del?) (?:day|dia))?\b|"
    r"\b(?:7|siete|seven) (?:dias?|days?)(?: (?:a|per|of the|a la|de la) (?:week|semana))\b"
)
"""Round the clock: how long each day, and not when."""
_NEXT_YEAR = re.compile(r"\bnext year\b|\bproximo ano\b|\bano (?:proximo|que viene|entrante|siguiente)\b")
_HALF_A_YEAR, _IN_EVERY_MONTH = 183, 28
"""Days."""
AS_WELL, AS_WELL_OF_IT = 0.5, 4.5
"""Points of score by which a sentence may be worse than the best, and stand for it where that tells no day; more, where
it speaks itself of what was done."""


def dated(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences that may say when, the best first; none where the best tells another day or none."""
    found = [one for one in ranked if tells_when(question, one)]
    asked = _asked(question)
    if not asked and not question.only_points and _tells_nothing_of_it(question, ranked[0]):
        return []
    near = [one for one in found if ranked[0].score - one.score <= AS_WELL]
    as_good = [one for one in found if ranked[0].score - one.score <= AS_WELL_OF_IT]
    of_it = [one for one in as_good if _speaks_of(asked, one)]
    if near and (any(dates(near[0].text)) or not of_it):
        first = near[0]
    elif of_it:  # "before it enters into force …" sooner than another "before"
        first = of_it[0] if of_it[0].reading.best >= 0 else of_its_day(question, as_good) or of_it[0]
    else:
        return []
    return [first, *(other for other in found if other is not first)]


def of_its_day(question: Question, some: Iterable[Candidate]) -> Candidate | None:
    """The first that prints no day and whose article's own is meant: that is more than "earlier in the same month"."""
    return next((one for one in some if day_is_meant(question, one) and not any(dates(one.text))), None)


def _speaks_of(asked: frozenset[str], one: Candidate) -> bool:
    return not asked.isdisjoint(acts_told(one.text))


def _tells_nothing_of_it(question: Question, best: Candidate) -> bool:
    """Has the best sentence no word of what is asked beyond names: "When did Peru become independent?"?"""
    says = any(unit.kind in ("word", "concept") and not question.is_name(unit) for unit in question.units)
    return says and best.support.asked == 0 and not best.certain


def day_is_meant(question: Question, candidate: Candidate) -> bool:
    """Is the day of the event that the article reports the one that is asked for?

    What is asked must be told as done where the article tells of its day: in its lead, beside a weekday, or here; and
    not here as still to come.
    """
    asked = _asked(question)
    if not asked or to_come(question):
        return question.only_points and not asked  # "when was that?": of what the article reports
    here = set(acts_done(candidate.text))
    if asked.isdisjoint(here) and not asked.isdisjoint(acts_told(candidate.text)):
        return False
    told = {act for text in _of_the_day(candidate.article) for act in acts_done(text)}
    return not asked.isdisjoint(here | told)


def tells_its_day(question: Question, candidate: Candidate) -> bool:
    """Does a sentence print a day, and tell of what was done on the one that is asked for?"""
    return any(dates(candidate.text)) and not _asked(question).isdisjoint(acts_told(candidate.text))


def tells_when(question: Question, candidate: Candidate) -> bool:
    """May a sentence say when what is asked was, or will be?"""
    text, asked, acts = candidate.text, _asked(question), frozenset(acts_told(candidate.text))
    filed, days = candidate.article.date, [span.of(text) for span in dates(text)]
    another = days and acts and asked.isdisjoint(acts)  # what it dates is not what is asked for
    meant = day_is_meant(question, candidate)
    if _yet_to_be_ratified(question, text) or not may_be_its_day(question, candidate, own_day=meant):
        return False
    if candidate.certain and days and not to_come(question):
        return True
    if not another and meant:
        return True
    bare = re.sub("|".join(map(re.escape, days)) or "(?!)", "", text)
    ahead = names_a_month(bare) or _NEXT_YEAR.search(fold(text))
    if filed and not ahead and all(_is_past(day, filed) for day in days):
        if asked and acts and asked.isdisjoint(acts):
            return False
        if days and to_come(question):
            return _LATER.search(fold(text)) is not None
    return bool(days) or _WHEN.search(_ALWAYS.sub("", fold(text))) is not None


def _yet_to_be_ratified(question: Question, text: str) -> bool:
    """Is it asked when it was ratified, and told there as still to come, "Finland has yet to ratify it"?"""
    asked = _RATIFIED.search(fold(question.text.partition(" (")[0])) and not to_come(question)
    return bool(asked) and "approve" in acts_told(text) and "approve" not in acts_done(text)


def _is_past(printed: str, filed: date) -> bool:
    """Is it before the day of an article, or that day? A day without its year is the nearest one of its name."""
    year, month, day = day_of(printed)
    if not month:
        return year is not None and year < filed.year
    ago = (filed - date(year or filed.year, month, min(day or 1, _IN_EVERY_MONTH))).days
    return ago >= 0 if year else 0 <= ago <= _HALF_A_YEAR or ago < -_HALF_A_YEAR


def waits_for_something(question: Question, candidate: Candidate) -> bool:
    """Is it asked when something takes effect, and told what must come first: "both must approve it before"?"""
    in_force = "force" in _asked(question) and "force" in acts_told(candidate.text)
    return in_force and "force" not in acts_done(candidate.text) and _FIRST.search(fold(candidate.text)) is not None


def to_come(question: Question) -> bool:
    """Does it ask for the day of something that was still to come?"""
    return _TO_COME.search(fold(question.text)) is not None


def _asked(question: Question) -> frozenset[str]:
    """What was done on the day that is asked for; of a follow-up that says nothing itself, what it carries along."""
    own = question.text.partition(" (")[0]
    said = any(unit.span.end <= len(own) and unit.kind == "word" for unit in question.units)
    return frozenset(act for act, _ in acts_in(own if said else question.text))


def _of_the_day(article: Article) -> Iterator[str]:
    """The sentences that tell of the article's own day."""
    first = layout(article.body).story.start
    for span in split(article.body):
        text = span.of(article.body)
        if span.start <= first < span.end or any(word in fold(text) for word in WEEKDAYS):
            yield text

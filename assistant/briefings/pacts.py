"""Sentences that say what was agreed: what a text provides, an act of agreement, what an article only recalls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from assistant.agreements.reports import of_earlier_ones
from assistant.agreements.story import tell
from assistant.agreements.types import Account
from assistant.briefings.force import next_step
from assistant.briefings.told import Told, told, undertakes
from assistant.types import Evidence
from index.periods import periods
from index.text import fold
from index.types import Article

RECENT = timedelta(days=30)
"""Before its article; what was agreed earlier than that, and only that, is what the article recalls."""
_PACT = (
    r"(?:treat(?:y|ies)|agreements?|accords?|pacts?|memorand(?:um|a)|protocols?|conventions?|deals?|declarations?|framework|"
    r"tratados?|acuerdos?|pactos?|memorandos?|protocolos?|convenios?|convenciones|declaracion(?:es)?|marco)"
)
_ACT = (
    r"(?:sign(?:s|ed|ing)?|agree[ds]?|adopt(?:s|ed)?|conclude[ds]?|ratif\w+|approve[ds]?|enter(?:s|ed)? into force|"
    r"takes? effect|took effect|renew(?:s|ed)?|extend(?:s|ed)?|firm(?:o|aron|an|a|ado|ada)|suscrib\w+|acord(?:o|aron)|"
    r"adopt(?:o|aron)|concluy\w+|aprob(?:o|aron)|entr(?:o|a|ara) en vigor|renov(?:o|aron)|prorrog(?:o|aron))"
)
_AGREES = re.compile(rf"\b{_PACT}\b.*\b{_ACT}\b|\b{_ACT}\b.*\b{_PACT}\b")
_PROVIDES = re.compile(
    rf"\b(?:{_PACT}|document|text|plan|documento|texto|it)\b.{{0,120}}?\b(?:oblig(?:es?|a)|provides?|covers?|allows?|permits?|lets|requires?|excludes?|"
    r"regulates?|sets?|commits|runs to|"
    r"consta|preve|abarca|permite|establece|incluye|regula|contempla|excluye|exige|compromete)\b"
)
_WITHOUT = re.compile(
    r"\b(?:without|no|sin|ningun)\b (?:\w+ ){0,2}(?:deal|agreement|accord|pact|result|acuerdo|pacto|resultado)\b|"
    r"\bfail(?:ed|s)? to (?:agree|reach|sign)\b|\bno (?:llegaron|lograron|alcanzaron|firmaron)\b"
)
_EARLIER = re.compile(
    r"^[^,]{0,60}\bhad (?:\w+ )?(?!to\b)\w+(?:ed|en)\b|\bhad (?:\w+ )?(?:signed|concluded|agreed|adopted|ratified)\b|"
    r"^[^,]{0,60}\bhabian? (?:\w+ )?\w+[ai]do\b|\bhabian? (?:\w+ )?(?:firmado|acordado|suscrito|concluido|adoptado)\b"
)
_BACKSHIFTED = re.compile(
    r"(?<!had )\b(?:said|announced|added|stated|confirmed|reported) (?:that )?(?:[\w’'-]+ ){1,8}?had\b|"
    r"(?<!habia )\b(?:dij|anunci|agreg|inform|confirm)(?:o|eron|aron) que (?:\w+ ){0,8}?habian?\b"
)
""" "The ministry said that the two sides had agreed" tells of now."""
_NOW = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|now|lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|ayer|ahora)\b"
)


def pacts(articles: Sequence[Article], accounts: Sequence[Account]) -> list[Told]:
    """The sentences that say what was agreed; of an article without an account, those that report an agreement."""
    places = [(account.article, place) for account in accounts if not is_open(account) for place in _agreed(account)]
    found = [one for article, place in places if (one := sentence_at(article, place))]
    accounted = {one.article.id for one in found}
    unsettled = {account.article.id for account in accounts if is_open(account)} - accounted
    for article in articles:
        if article.id not in unsettled:
            found += providing(article) if article.id in accounted else agreeing(article)
    return [one for one in dict.fromkeys(found) if not one.comments]


def is_open(account: Account) -> bool:
    """Is it only proposed, negotiated or put off?"""
    return account.status is not None and account.status.value == "proposed"


def undertakings(articles: Sequence[Article], accounts: Sequence[Account]) -> list[Told]:
    """The sentences that say what a side will do; of an article whose accounts name none, all that it says will be."""
    places = [(account.article, found.evidence) for account in accounts for found in account.commitments]
    found = [one for article, place in places if (one := sentence_at(article, place))]
    accounted = {one.article.id for one in found}
    for article in articles:
        found += [one for one in told(article) if undertakes(one)] if article.id not in accounted else []
    return [one for one in dict.fromkeys(found) if not one.comments]


def next_steps(articles: Sequence[Article]) -> list[Told]:
    """The sentences that say what has to be done next; nobody's comment."""
    return [one for article in articles for one in told(article) if not one.comments and next_step(one.text)]


def agreeing(article: Article) -> list[Told]:
    """The sentences of an article that report an agreement; none where it begins with that there is none."""
    sentences = [one for one in told(article) if not one.shows]
    begins = " ".join([article.title, *(one.text for one in sentences[:1])])
    if _WITHOUT.search(fold(begins)):
        return []
    recalled = recalling(article)
    return [one for one in sentences if _AGREES.search(fold(one.text)) and not one.comments and one not in recalled]


def providing(article: Article) -> list[Told]:
    """The sentences that say what a text of agreement provides."""
    news = [one for one in told(article) if not (one.comments or one.shows)]
    recalled = recalling(article)
    provide = [one for one in news if _PROVIDES.search(fold(one.text)) and not _EARLIER.search(fold(one.text))]
    return [one for one in provide if one not in recalled]


def recalling(article: Article) -> frozenset[Told]:
    """The sentences that tell only of what was before, of an earlier agreement too: "In 2019 they signed … It …"."""
    story = tell(article)
    earlier = [line for line in story.lines if line.number in of_earlier_ones(story)]
    of_these = {one for line in earlier if (place := story.evidence(line)) and (one := sentence_at(article, place))}
    return frozenset(of_these.union(one for one in told(article) if recalls(one)))


def recalls(one: Told) -> bool:
    """Does it tell only of days before what its article reports: "in 2006 they signed", "had signed"?"""
    folded, day = fold(one.text), one.article.date
    if _NOW.search(folded) or day is None:
        return False
    if _EARLIER.search(folded) and not _BACKSHIFTED.search(folded):
        return True
    ends = [period.until for period in periods(one.text, day) if period.until]
    return bool(ends) and max(ends) < day - RECENT


def _agreed(account: Account) -> Iterator[Evidence]:
    """Where an account says what was agreed, and on what: as few sentences as name its areas.

    What an article recalls of earlier agreements is background.
    """
    found = [one.evidence for one in (account.name, account.instrument, account.status) if one]
    found += [one for one in _areas(account) if one not in found]
    for place in found:
        one = sentence_at(account.article, place)
        if one and (one not in recalling(account.article) or (not account.number and one.number == 0)):
            yield place


def _areas(account: Account) -> Iterator[Evidence]:
    """As few places as name all areas of an account."""
    areas: dict[Told, set[str]] = {}
    for area in account.areas:
        if one := sentence_at(account.article, area.evidence):
            areas.setdefault(one, set())
    for one in areas:
        areas[one] = {area.value for area in account.areas if area.evidence.quote.lower() in one.text.lower()}
    left = {area.value for area in account.areas}
    while areas and (best := max(areas, key=lambda one: (len(areas[one] & left), -one.number))) and areas[best] & left:
        left -= areas[best]
        yield best.evidence


def sentence_at(article: Article, place: Evidence) -> Told | None:
    """The sentence of an article in which a place stands."""
    return next((one for one in told(article) if one.span.overlaps(place.span)), None)

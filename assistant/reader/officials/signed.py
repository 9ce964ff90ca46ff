"""Who signed something: who only attended, hosted or observed has signed nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.evidence.match import bag, names_all, speaks_of
from assistant.reader.officials.people import people
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from index.chunks import sentences
from index.entities import countries
from index.text import fold

NEARLY = 3.0
"""Log-odds by which it may answer worse."""
_SIGNS = re.compile(
    r"\b(?:sign(?:s|ed|ing|atures?|ator(?:y|ies))?|initial(?:s|l?ed|l?ing)|ink(?:s|ed)?|put (?:(?:his|her|their) (?:names?|pens?)|pen to paper)|"
    r"firm(?:[oae]n?|aron|ad[oa]s?|ar(?:a|an|on)?|antes?|ante|aban?|ando)|suscri\w+|rubric\w+|signatari[oa]s?)\b"
)
_ASKS = re.compile(
    rf"\b(?:who|whom|which|quien(?:es)?|que)\b(?:(?!\b(?:when|while|after|before|once|cuando|mientras|tras|antes)\b).)*{_SIGNS.pattern}"
)
""" "Who signed?", and not "who had yet to vote when they signed?"."""
_SIGNED = re.compile(
    r"\b(?:who|which|quien(?:es)?|que)(?: \w+){0,4}? (?:signed|signs?|initiall?ed|inked|put (?:his|her|their|pen)|"
    r"firm(?:o|aron)|suscribi(?:o|eron)|rubric(?:o|aron))\b"
)
""" "Who signed?", and not "who came to the signing?"."""


def of_what_was_signed(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences; where it is asked who signed, without those that tell how an older text was signed.

    An article on the Dorado protocol of 2017 tells of the code behind it: "Nine states signed it in January 2009".
    """
    asks = _ASKS.search(fold(question.text)) is not None
    return [one for one in ranked if not (asks and _is_of_an_older_text(question, one))]


def _is_of_an_older_text(question: Question, one: Candidate) -> bool:
    """Was it signed in an earlier year than the article's, and neither told of that nor named by the question?"""
    years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", one.text))
    day, names = one.article.date, [unit for unit in question.units if unit.kind == "country" or question.is_name(unit)]
    if not years or not names or day is None or max(years) >= str(day.year) or years & question.years:
        return False
    there = bag(f"{one.before} {one.text}", one.article.language)
    return _SIGNS.search(fold(one.text)) is not None and not any(
        speaks_of(name, there, question.language) for name in names
    )


def near_a_signing(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences, where it is asked who signed those that tell of a signature, or that stand beside one that does.

    First one that tells of it itself and of people, or of states, if it answers nearly as well as the best. None where
    the best is of an article that lacks a name of the question: another text was signed there.
    """
    if not question.wants(Wanted.PERSON) or not _ASKS.search(fold(question.text)):
        return list(ranked)
    found = [one for one in ranked if _SIGNS.search(fold(_around(one)))]
    if found and found[0].article.id != ranked[0].article.id and not names_all(question, found[0].article):
        return []
    tells = _that_tell_of_it(question, found)
    if not tells or not _SIGNED.search(fold(question.text)) or tells[0].score < found[0].score - NEARLY:
        return found
    return [tells[0], *(one for one in found if one is not tells[0])]


def _that_tell_of_it(question: Question, found: Sequence[Candidate]) -> list[Candidate]:
    """Those that say of people that they signed, else of states; of no article that lacks a name of the question."""
    signing = [one for one in found if _SIGNS.search(fold(one.text)) and names_all(question, one.article)]
    return [one for one in signing if people(one.text)] or [one for one in signing if len(countries(one.text)) > 1]


def _around(one: Candidate) -> str:
    """A sentence with the one before and the one behind it."""
    spans, body = sentences(one.article), one.article.body
    place = spans.index(one.span) if one.span in spans else 0
    near = spans[max(place - 1, 0) : place + 2] if one.span in spans else [one.span]
    return body[near[0].start : near[-1].end]

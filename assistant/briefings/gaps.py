"""What is open: what the articles leave unsaid, what they say is still to come, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.agreements.officials import in_office
from assistant.agreements.types import Account
from assistant.briefings.force import says_when_in_force, still_open
from assistant.briefings.pacts import providing
from assistant.briefings.told import Told, told, undertakes
from assistant.briefings.words import said
from assistant.checks.facts import missing_facts
from assistant.reader.across.events import same_event
from assistant.reader.lists.list_counts import other_count
from assistant.reader.lists.lists import enumeration
from index.types import Article, Language

COME_INTO_FORCE = ("treaty", "agreement", "memorandum", "protocol", "framework")
"""Instruments of which it is worth a word that an article does not say when they enter into force; a plan does not."""
ALIKE = 0.55
"""Share of what the shorter of two sentences tells, its figures aside, that the other must tell to be of the same thing."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a reader must not take for settled."""

    unsaid: tuple[str, ...] = ()
    """Fields that an article on an agreement leaves empty, an article a line."""
    still_open: tuple[Told, ...] = ()
    """Sentences that say that something is still to come or depends on something."""
    miscounted: tuple[tuple[Told, str], ...] = ()
    """A sentence whose own list is not as long as it says, and that said."""
    conflicts: tuple[tuple[Told, Told], ...] = ()
    """Two sentences of one event with other figures."""


def gaps(articles: Sequence[Article], accounts: Sequence[Account], language: Language) -> Gaps:
    """What the articles and what was read of their agreements leave open."""
    sentences = [one for article in articles for one in told(article) if not one.shows]
    return Gaps(
        tuple(filter(None, (_unsaid(own, language) for own in _by_article(accounts)))),
        tuple(one for one in sentences if still_open(one.text)),
        tuple(_miscounted(sentences, language)),
        tuple(_disagreeing(articles)),
    )


def _by_article(accounts: Sequence[Account]) -> list[list[Account]]:
    found: dict[str, list[Account]] = {}
    for account in accounts:
        found.setdefault(account.article.id, []).append(account)
    return list(found.values())


def _unsaid(own: Sequence[Account], language: Language) -> str:
    """What an article does not say of what was agreed, in none of its accounts."""
    article = own[0].article
    signed = any(
        one.status
        and one.status.value in ("announced", "signed", "proposed")
        and one.instrument
        and one.instrument.value in COME_INTO_FORCE
        for one in own
    )
    does = providing(article) or any(map(undertakes, told(article)))
    empty = [
        name
        for name, there in (
            ("no_date", article.event_date or any(one.date for one in own)),
            ("no_place", article.dateline_place or any(one.place for one in own)),
            ("no_instrument", any(one.instrument for one in own)),
            ("no_areas", any(one.areas for one in own) or any(enumeration(one.text) for one in told(article))),
            ("no_officials", any(one.officials for one in own) or in_office(article)),
            ("no_commitments", any(one.commitments for one in own) or does),
            ("no_force", not signed or says_when_in_force(article.body)),
        )
        if not there
    ]
    what = ", ".join(said(name, language) for name in empty)
    return said("does_not_say", language, title=article.title, what=what) if empty else ""


def _miscounted(sentences: Sequence[Told], language: Language) -> Iterator[tuple[Told, str]]:
    for one in sentences:
        printed = enumeration(one.text)
        if printed and (differs := other_count(one.text, printed, language)):
            title = f"«{one.article.title}»" if language == "es" else f"“{one.article.title}”"
            yield one, f"{title}: {differs}"


def _disagreeing(articles: Sequence[Article]) -> Iterator[tuple[Told, Told]]:
    for one, other in combinations(articles, 2):
        if same_event(one, other):
            for mine in told(one):
                theirs = max(told(other), key=lambda sentence: _shared(mine, sentence), default=None)
                if theirs and _shared(mine, theirs) >= ALIKE and _other_figures(mine, theirs):
                    yield mine, theirs


def _shared(one: Told, other: Told) -> float:
    mine, theirs = (
        {key for key in told_.facts if not any(letter.isdigit() for letter in key)} for told_ in (one, other)
    )
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _other_figures(one: Told, other: Told) -> bool:
    """Has each a number that the other lacks?"""
    return any(map(_has_digit, missing_facts(one.text, other.text))) and any(
        map(_has_digit, missing_facts(other.text, one.text))
    )


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)

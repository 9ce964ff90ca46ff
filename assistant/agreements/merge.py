"""Accounts of several articles to entries: one for each agreement, with its history."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from assistant.agreements.history import current, disagreements
from assistant.agreements.same import Facts, facts, likeness
from assistant.agreements.types import Account, Entry
from assistant.reader.across.events import corrects, is_correction
from index.articles.build import slug
from index.types import Article

_PAIRED = 20
"""Parties of an account whose pairs are looked up, in the order of their codes; of 32 members that is most."""
_SHOWN = 3
"""Parties in an id."""


def merge(accounts: Iterable[Account]) -> tuple[Entry, ...]:
    """One entry for each agreement, in the order of their days; what another article corrects is left out."""
    groups = _Groups()
    ordered = sorted(without_corrected(list(accounts)), key=_order)
    for of_article in _by_article(ordered):
        groups.add([facts(account) for account in of_article])
    entries = [entry([each.account for each in group]) for group in groups.all]
    return tuple(sorted(entries, key=lambda one: (one.day is None, one.day or date.min, one.id)))


def entry(accounts: Sequence[Account]) -> Entry:
    """The entry of accounts of one agreement, in the order of their articles' dates."""
    return Entry(_id(accounts[0]), tuple(accounts), current(accounts), disagreements(accounts))


def without_corrected(accounts: Sequence[Account]) -> list[Account]:
    """The accounts without those of articles that another one of them corrects."""
    articles = {account.article.id: account.article for account in accounts}
    corrections = [article for article in articles.values() if is_correction(article)]
    old = {
        article.id
        for correction in corrections
        for article in articles.values()
        if article.id != correction.id and not is_correction(article) and corrects(correction, article)
    }
    return [account for account in accounts if account.article.id not in old]


class _Groups:
    """Accounts that were found to tell of one agreement, looked up by pairs of parties and by names."""

    def __init__(self) -> None:
        self.all: list[list[Facts]] = []
        self._by_key: dict[object, set[int]] = {}

    def add(self, of_article: Sequence[Facts]) -> None:
        """The accounts of one article: the surest matches first, each group with at most one of them."""
        found = [
            (max(likeness(account, other) for other in self.all[group]), -number, -group)
            for number, account in enumerate(of_article)
            for group in self._candidates(account)
        ]
        joined: dict[int, int] = {}
        for score, number, group in sorted(found, reverse=True):
            if score > 0 and -number not in joined and -group not in joined.values():
                joined[-number] = -group
        for number, account in enumerate(of_article):
            if number not in joined:
                self.all.append([])
            self._put(account, joined.get(number, len(self.all) - 1))

    def _put(self, account: Facts, group: int) -> None:
        self.all[group].append(account)
        for key in _keys(account):
            self._by_key.setdefault(key, set()).add(group)

    def _candidates(self, account: Facts) -> list[int]:
        return sorted(set().union(*(self._by_key.get(key, set()) for key in _keys(account))))


def _keys(account: Facts) -> Iterator[object]:
    """Two accounts of one agreement share one of these."""
    parties = sorted(account.parties)[:_PAIRED]
    yield from combinations(parties, 2)
    if len(account.parties) == 1:
        yield tuple(parties)
    yield from account.name
    if account.initials:  # else all that have no name would be compared with each other
        yield f"initials {account.initials}"


def _by_article(ordered: Sequence[Account]) -> list[list[Account]]:
    found: dict[str, list[Account]] = {}
    for account in ordered:
        found.setdefault(account.article.id, []).append(account)
    return list(found.values())


def _order(account: Account) -> tuple[bool, date, date, str, int]:
    article = account.article
    return (*_dated(article), article.id, account.number)


def _dated(article: Article) -> tuple[bool, date, date]:
    """By their dates, those of one day by when they were published; undated ones last."""
    return article.date is None, article.date or date.min, article.published or article.date or date.min


def _id(account: Account) -> str:
    """`pe-cl-memorandum-2023-12-1a2b3c`: readable, and the same as long as the earliest article is the same."""
    parties = [found.value for found in account.parties]
    shown = parties[:_SHOWN] + ([f"and {len(parties) - _SHOWN}"] if len(parties) > _SHOWN else [])
    day = account.date.value if account.date else account.article.date
    words = [*shown, account.instrument.value if account.instrument else "agreement", f"{day:%Y-%m}" if day else ""]
    place = hashlib.sha256(f"{account.article.id}/{account.number}".encode()).hexdigest()
    return f"{slug(' '.join(words).replace('_', ' '))}-{place[:6]}"

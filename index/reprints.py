"""Which articles print one story: groups of ids, the earliest published being the original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection

from index.database import Database
from index.overlap import Wording, near_in_time, prints, same_story, wording
from index.types import Article

_COMMON = 48
"""A print that so many articles share is a standing phrase of an agency and tells nothing."""
_SHARED = 0.15
"""Least share of the fewer prints that a candidate must have in common, 0…1: an overlap of half leaves a third."""
_CANDIDATES = 6


class Reprints:
    """The groups of one registry; writing is done inside its transaction."""

    def __init__(self, database: Database, article: Callable[[int], Article | None]) -> None:
        self._database = database
        self._article = article

    def enter(self, article: Article, key: int) -> str | None:
        """Remember the text of a version and join it to what it reprints; the id of one that prints the same."""
        self.leave([article.id])
        self._database.write("DELETE FROM prints WHERE key = ?", key)
        if article.canceled:
            return None
        text = wording(article)
        found = prints(text)
        common = self._common(found)
        twin = self._twin(article, text, common, corrected=False)
        rows = [(value, key) for value in found if len(common[value]) < _COMMON]
        self._database.write_many("INSERT OR IGNORE INTO prints VALUES (?, ?)", rows)
        if twin:
            self._join(article.id, twin.id)
        return twin.id if twin else None

    def corrected_by(self, article: Article) -> Article | None:
        """The article that this one says to correct, found by its text."""
        text = wording(article)
        return self._twin(article, text, self._common(prints(text)), corrected=True) if text.correction else None

    def leave(self, ids: Collection[str]) -> None:
        """Take these out of their groups; a group that loses its original gets the next one."""
        for id_ in ids:
            row = self._database.one("SELECT original FROM reprints WHERE id = ?", id_)
            if row:
                self._database.write("DELETE FROM reprints WHERE id = ?", id_)
                self._settle([one for one in self._members(row[0]) if one != id_])

    def _common(self, found: list[int]) -> dict[int, list[int]]:
        """The versions that have each print, at most `_COMMON` of them."""
        wanted = "SELECT key FROM prints WHERE print = ? LIMIT ?"
        return {value: [row[0] for row in self._database.all(wanted, value, _COMMON)] for value in found}

    def _twin(self, article: Article, text: Wording, common: dict[int, list[int]], corrected: bool) -> Article | None:
        shared = Counter(key for keys in common.values() if len(keys) < _COMMON for key in keys)
        for key, times in shared.most_common(_CANDIDATES):
            other = self._candidate(article, key)
            if other is None:
                continue
            theirs = wording(other)
            fewer = min(len(text.words), len(theirs.words)) * len(common) / max(1, len(text.words))
            if times >= max(2, _SHARED * fewer) and same_story(text, theirs, corrected):
                return other
        return None

    def _candidate(self, article: Article, key: int) -> Article | None:
        live = self._database.one("SELECT 1 FROM articles WHERE key = ? AND state IN ('pending', 'current')", key)
        other = self._article(key) if live else None
        if other is None or other.id == article.id or other.language != article.language:
            return None
        return other if near_in_time(article, other) else None

    def _join(self, id_: str, twin: str) -> None:
        row = self._database.one("SELECT original FROM reprints WHERE id = ?", twin)
        self._settle([*(self._members(row[0]) if row else [twin]), id_])

    def _members(self, original: str) -> list[str]:
        return [row[0] for row in self._database.all("SELECT id FROM reprints WHERE original = ?", original)]

    def _settle(self, members: list[str]) -> None:
        """Make a group of these, around the one that was published first, else entered first."""
        entered = "SELECT coalesce(json_extract(record, '$.published'), '9'), min(key) FROM articles WHERE id = ?"
        order = {id_: self._database.one(entered, id_) or () for id_ in members}
        for id_ in members:
            self._database.write("DELETE FROM reprints WHERE id = ?", id_)
        if len(members) > 1:
            original = min(members, key=lambda id_: order[id_])
            self._database.write_many("INSERT INTO reprints VALUES (?, ?)", [(id_, original) for id_ in members])

"""The register of agreements of a library: what its articles tell, merged, and corrected by editors. Read this first.

articles ─► accounts ─► entries ─► current, with corrections ─► chosen
            extract     merge      corrected                    select

Accounts are kept by article, version and extractor; only what changed is extracted again.
"""

from __future__ import annotations

import difflib
import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.agreements.corrected import owner, read_value, with_corrections
from assistant.agreements.merge import merge
from assistant.agreements.select import Choice, fits, narrowed
from assistant.agreements.store import Store
from assistant.agreements.types import Account, AgreementUnknown, Correction, Entry
from index.library import Heard, Library
from index.types import Article, BriefingError, listed

Extract = Callable[[Article], Sequence[Account]]
_SAVED_SECONDS = 1.0
"""What is extracted within it is stored together."""
_ALL = Choice()


class Register:
    """The agreements of one library; for many threads."""

    def __init__(self, library: Library, extract: Extract, version: str) -> None:
        self._library = library
        self._extract = extract
        self._extractor = hashlib.sha256(version.encode()).hexdigest()[:16]
        self._store = Store(library.home)
        self._merged: tuple[int, tuple[Entry, ...]] | None = None

    @classmethod
    def of(cls, library: Library) -> Register:
        """The register of a library, made by the project's own extraction."""
        from assistant.agreements import extract

        return cls(library, extract.accounts, extract.VERSION)

    def entries(self, choice: Choice = _ALL, heard: Heard = lambda *_: None) -> tuple[Entry, ...]:
        """The agreements that are asked for, by their days, undated ones last.

        What articles have come or changed since is extracted first; stopped on the way, what was extracted stays.
        """
        for done, total, title in self.catching_up():
            heard(done, total, title)
        found = self._corrected(self._all())
        if choice.within:
            allowed = set(self._library.registry.article_ids(choice.within))
            told = [(entry, narrowed(entry, allowed)) for entry in found]
            found = tuple(with_corrections(less, entry.corrections) for entry, less in told if less)
        return tuple(entry for entry in found if fits(entry, choice))

    def entry(self, id_: str, heard: Heard = lambda *_: None) -> Entry:
        """One agreement, by its id or by the six characters at its end.

        Raises:
            AgreementUnknown: there is none.
        """
        entries = self.entries(heard=heard)
        found = [one for one in entries if one.id == id_] or [one for one in entries if one.id.split("-")[-1] == id_]
        if len(found) == 1:
            return found[0]
        near = [one.id for one in found] or difflib.get_close_matches(id_, [one.id for one in entries], n=3, cutoff=0.5)
        advice = f"did you mean {listed(near)}?" if near else "`briefing agreements list` shows what there is"
        raise AgreementUnknown(f"no agreement has the id {id_!r}; {advice}")

    def correct(self, id_: str, field: str, value: str, by: str = "", reason: str = "") -> Entry:
        """Write a field of an entry by hand, as `corrected.read_value` reads it; the entry as it is then.

        Raises:
            AgreementUnknown: there is no such entry.
            CorrectionInvalid: the field or the value means nothing here.
        """
        meant = read_value(field, value)
        self._store.correct(self.entry(id_), field, meant, by.strip(), reason.strip())
        return self.entry(id_)

    def undo(self, id_: str, field: str | None = None) -> tuple[Correction, Entry]:
        """Take back the last correction of an entry, or of one of its fields: what it was, and the entry then.

        Raises:
            AgreementUnknown: there is no such entry.
            BriefingError: nothing of it was corrected.
        """
        entry = self.entry(id_)
        entries = self._all()
        own = [
            (number, written)
            for number, made_on, places, written in self._store.corrections()
            if (found := owner(entries, made_on, places)) and found.id == entry.id and field in (None, written.field)
        ]
        if not own:
            of_field = f" in the field {field}" if field else ""
            raise BriefingError(f"agreement {entry.id} has no correction{of_field} that could be undone")
        self._store.undo(own[-1][0])
        return own[-1][1], self.entry(id_)

    def catching_up(self) -> Iterator[tuple[int, int, str]]:
        """Extract what has come or changed, and tell after each article: how many are done, of how many, and which."""
        revision = self._library.registry.revision
        if self._merged and self._merged[0] == revision:
            return
        articles = self._originals()
        known = self._store.known(self._extractor)
        # What is not seen here is not gone.
        if self._whole and (gone := self._store.kept_ids() - {article.id for article in articles}):
            self._store.forget(gone)
        missing = [article for article in articles if _key(article) not in known]
        found: list[tuple[Article, Sequence[Account]]] = []
        saved = time.monotonic()
        try:
            for done, article in enumerate(missing, 1):
                found.append((article, self._extract(article)))
                if time.monotonic() - saved > _SAVED_SECONDS:
                    self._store.keep(found, self._extractor)
                    found, saved = [], time.monotonic()
                yield done, len(missing), article.title
        finally:
            if found:
                self._store.keep(found, self._extractor)

    @property
    def _whole(self) -> bool:
        """Are all articles seen?"""
        return self._library.whole is self._library

    def _originals(self) -> list[Article]:
        """The current articles that print no other current article's story."""
        articles = self._library.articles()
        ids = {article.id for article in articles}
        reprints = self._library.registry.original_ids(ids)
        return [article for article in articles if reprints.get(article.id, article.id) not in ids - {article.id}]

    def _all(self) -> tuple[Entry, ...]:
        """Every entry, without corrections."""
        revision = self._library.registry.revision
        if self._merged and self._merged[0] == revision:
            return self._merged[1]
        article_of = {_key(article): article for article in self._originals()}
        merged = merge(self._store.accounts(article_of, self._extractor))
        self._merged = (revision, merged)
        return merged

    def _corrected(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        written: dict[str, list[Correction]] = {}
        for _, made_on, places, correction in self._store.corrections():
            if not self._whole and not all(self._library.article(id_) for id_, _ in places):
                continue  # it may tell what an article says that is not seen here
            if found := owner(entries, made_on, places):
                written.setdefault(found.id, []).append(correction)
        return tuple(with_corrections(entry, written.get(entry.id, ())) for entry in entries)


def forget_removed(home: Path, is_there: Callable[[str], bool]) -> None:
    """Overwrite all that the register of a data folder holds of articles that are no more."""
    Store(home).forget_removed(is_there)


def _key(article: Article) -> tuple[str, int, str]:
    return article.id, article.version, article.sha256

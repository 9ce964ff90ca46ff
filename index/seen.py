"""What each source gave when it was last read, so that a second ingest reads only what changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from index.database import Database


@dataclass(frozen=True, slots=True)
class Given:
    """The text that a story's source gave last."""

    sha256: str
    """The article's."""
    id: str


class Seen:
    """The memory of one registry; writing is done inside its transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(self, name: str, digest: str) -> list[str] | None:
        """The ids that this source gave, if it gave them with the same digest."""
        row = self._database.one("SELECT ids FROM sources WHERE name = ? AND digest = ?", name, digest)
        return json.loads(row[0]) if row else None

    def note(self, name: str, digest: str, ids: Sequence[str]) -> None:
        with self._database.transaction():
            self._database.write("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", name, digest, json.dumps(list(ids)))

    def given(self, source: str) -> Given | None:
        """What the place of one story gave last."""
        row = self._database.one("SELECT sha256, id FROM given WHERE source = ?", source)
        return Given(*row) if row else None

    def note_given(self, source: str, sha256: str, id_: str) -> None:
        with self._database.transaction():
            self._database.write("INSERT OR REPLACE INTO given VALUES (?, ?, ?)", source, sha256, id_)

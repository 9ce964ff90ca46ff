"""Which answers were given, and from what: to show what would differ today, and who leaned on an article.

BriefingError (index.types)
├── RecordUnknown                 no answer was recorded under this number
├── HomeUnusable, IndexDamaged    the file cannot be written, or is damaged; wherever records are read or written
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from assistant.commands.output import Json, answer_json
from assistant.types import Answer, Turn
from index.database import Database, Row
from index.types import BriefingError, Filters

FILE_NAME = "answers.sqlite3"
COMPARED = ("status", "standalone_question", "short_answer", "items", "sentences", "citations", "notices", "struck",
            "answerer", "prompt_sha256", "prompts", "index_revision")  # fmt: skip
"""Fields of an answer in which a later one may differ; confidence, scores and times are left out."""
_NOT_RECORDED = {
    "en": "This answer was not recorded: {error}",
    "es": "Esta respuesta no quedó registrada: {error}",
}
_VERSION = 1
_TURNS, _FILTERS = TypeAdapter(tuple[Turn, ...]), TypeAdapter(Filters)
_COLUMNS = "id, asked, question, history, filters, settings_sha256, answer"


class RecordUnknown(BriefingError):
    """No answer was recorded under this number."""


@dataclass(frozen=True, slots=True)
class Record:
    """An answer as it was given."""

    id: int
    asked: datetime
    """UTC."""
    question: str
    history: tuple[Turn, ...]
    filters: Filters
    settings_sha256: str
    """Of the settings that an answer depends on."""
    answer: Json | None
    """`answer_json` of it, of the nearest passages the places; `None` when an article among them was removed since."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the answer of today is another one."""

    field: str
    then: Any
    now: Any


class Records:
    """The answers that were given from one data folder, in a file of its own; for many threads and processes."""

    def __init__(self, home: Path) -> None:
        self._database = Database(
            home / FILE_NAME, _VERSION, _prepare, "move it away: answers are recorded from then on"
        )

    def keep(self, answer: Answer, history: Sequence[Turn], filters: Filters, settings_sha256: str) -> int:
        """Record an answer; its number."""
        told = [asdict(turn) for turn in history]
        row = (datetime.now(UTC).isoformat(timespec="seconds"), answer.question, _json(told), _json(asdict(filters)),
               settings_sha256, _json(_kept(answer)))  # fmt: skip
        with self._database.transaction():
            given = self._database.execute(
                "INSERT INTO answers (asked, question, history, filters, settings_sha256, answer) VALUES (?,?,?,?,?,?)",
                row,
            )
            rows = {(given.lastrowid, id_, version, cited) for id_, version, cited in leaned(answer)}
            self._database.write_many("INSERT INTO leaned VALUES (?,?,?,?)", sorted(rows))
        return int(given.lastrowid)

    def get(self, id_: int) -> Record:
        """One record.

        Raises:
            RecordUnknown: there is none with this number.
        """
        row = self._database.one(f"SELECT {_COLUMNS} FROM answers WHERE id = ?", id_)
        if row is None:
            raise RecordUnknown(f"no answer {id_} is recorded; `briefing records` lists those that are")
        return _record(row)

    def latest(self, limit: int) -> list[Record]:
        """The last ones, the newest first."""
        return [
            _record(row)
            for row in self._database.all(f"SELECT {_COLUMNS} FROM answers ORDER BY id DESC LIMIT ?", limit)
        ]

    def citing(self, article: str, version: int | None = None) -> list[Record]:
        """Those that cite an article, in any version or in one, the newest first."""
        rows = self._database.all(
            f"SELECT {_COLUMNS} FROM answers WHERE id IN (SELECT answer FROM leaned WHERE cited AND article = ? "
            "AND (? IS NULL OR version = ?)) ORDER BY id DESC",
            article, version, version,
        )  # fmt: skip
        return [_record(row) for row in rows]

    def forget_removed(self, is_there: Callable[[str], bool]) -> None:
        """Overwrite what records hold of the texts of articles that are no more; that they leaned on them stays.

        Every such article is looked for, so that a removal that was killed on the way is made good by the next.
        """
        leaned = "SELECT answer FROM leaned WHERE article = ?"
        with self._database.transaction():
            for (article,) in self._database.all("SELECT DISTINCT article FROM leaned"):
                if not is_there(article):
                    self._database.write(f"UPDATE answers SET answer = NULL WHERE id IN ({leaned})", article)
                    # what was asked later may have it in its conversation
                    later = "id > (SELECT MIN(answer) FROM leaned WHERE article = ?)"
                    self._database.write(f"UPDATE answers SET history = '[]' WHERE {later}", article)
        self._database.forget_deleted()


def differences(then: Json, now: Answer) -> list[Difference]:
    """What is another one today, field by field of `COMPARED`.

    A field that came later than the record is no difference: what it was then, nobody knows.
    """
    today = json.loads(_json(answer_json(now)))
    return [
        Difference(name, then[name], today[name]) for name in COMPARED if name in then and then[name] != today[name]
    ]


def not_recorded(error: BriefingError, language: str) -> str:
    """The notice of an answer that could not be recorded."""
    return _NOT_RECORDED[language].format(error=error)


def _kept(answer: Answer) -> Json:
    places = [
        {"article_id": passage.chunk.article_id, "version": passage.chunk.version, "start": passage.chunk.start,
         "end": passage.chunk.end}
        for passage in answer.nearest
    ]  # fmt: skip
    return answer_json(answer) | {"nearest": places}


def leaned(answer: Answer) -> set[tuple[str, int, bool]]:
    """Articles that the answer cites or was chosen among, with their versions."""
    read = {(passage.article.id, passage.article.version) for passage in answer.nearest}
    cited = {(citation.article_id, citation.version) for citation in answer.citations}
    return {(id_, version, (id_, version) in cited) for id_, version in read | cited}


def _prepare(execute: Callable[..., Any]) -> None:
    execute(
        "CREATE TABLE answers (id INTEGER PRIMARY KEY AUTOINCREMENT, asked TEXT NOT NULL, question TEXT NOT NULL, "
        "history TEXT NOT NULL, filters TEXT NOT NULL, settings_sha256 TEXT NOT NULL, answer TEXT)"
    )
    execute(
        "CREATE TABLE leaned (answer INTEGER NOT NULL REFERENCES answers (id), article TEXT NOT NULL, "
        "version INTEGER NOT NULL, cited INTEGER NOT NULL)"
    )
    execute("CREATE INDEX leaned_article ON leaned (article, version)")
    execute(f"PRAGMA user_version = {_VERSION}")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _record(row: Row) -> Record:
    id_, asked, question, history, filters, settings, answer = row
    turns, within = _TURNS.validate_json(history), _FILTERS.validate_json(filters)
    given = json.loads(answer) if answer else None
    return Record(id_, datetime.fromisoformat(asked), question, turns, within, settings, given)

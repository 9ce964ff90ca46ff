"""What each person asked and was answered: kept, found again, renamed, deleted.

An answer is kept whole, to be shown again as it was. When an article is removed, the answers that leaned on it lose
their text, as in `records`.

BriefingError (index.types)
├── ConversationUnknown           this person has no conversation of this name
└── HomeUnusable, IndexDamaged    the file cannot be written, or is damaged
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from assistant.records import leaned
from assistant.types import Answer
from index.database import Database, Row
from index.text import fold
from index.types import BriefingError, Filters

FILE_NAME = "conversations.sqlite3"
LONGEST_TITLE, MOST = 120, 200  # characters; conversations that a list shows
Outcome = Literal["pending", "answered", "problem", "failed", "stopped", "removed"]
"""`pending`: no answer came yet, or ever, if the server was stopped; `removed`: it went with an article."""
_VERSION = 1
_ANSWER, _FILTERS, _NAMES = TypeAdapter(Answer), TypeAdapter(Filters), TypeAdapter(tuple[str, ...])
_LISTED = (
    "SELECT id, title, created, changed, (SELECT count(*) FROM exchanges WHERE conversation = c.id) "
    "FROM conversations c WHERE owner = ?"
)

_LAST = "(SELECT max(rowid) FROM exchanges WHERE conversation = c.id)"
"""Of two in the same millisecond, the later question's."""


class ConversationUnknown(BriefingError):
    """This person has no such conversation."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a list shows of one."""

    id: str
    """Part of its address; not to be guessed."""
    title: str
    """The first question, until it is renamed."""
    created: datetime
    """UTC."""
    changed: datetime
    """When the last question was asked, UTC."""
    questions: int
    """How many."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A question of a conversation, and what came of it."""

    number: int
    """1, 2, … within the conversation."""
    question: str
    asked: datetime
    """UTC."""
    filters: Filters
    outcome: Outcome
    answer: Answer | None
    """Of the nearest passages' articles without their bodies."""
    problem: str | None
    """Why there is no answer, in words for a user."""
    suggestions: tuple[str, ...]
    """What could be asked instead."""


class Conversations:
    """The conversations of all persons in one data folder, each known to its owner alone."""

    def __init__(self, home: Path) -> None:
        self._database = Database(
            home / FILE_NAME, _VERSION, _prepare, "move it away: conversations are kept from then on"
        )

    def begin(self, owner: str, question: str) -> str:
        """A new conversation; its id."""
        id_, now = secrets.token_urlsafe(12), _now()
        with self._database.transaction():
            row = (id_, owner, _title(question), fold(question), now, now)
            self._database.write("INSERT INTO conversations VALUES (?,?,?,?,?,?)", *row)
        return id_

    def ask(self, owner: str, id_: str, question: str, filters: Filters) -> int:
        """Add a question to a conversation; its number.

        Raises:
            ConversationUnknown: see `get`.
        """
        row = (question, _now(), _json(asdict(filters)), fold(question))
        with self._database.transaction():
            self.get(owner, id_)
            (last,) = self._database.all("SELECT max(number) FROM exchanges WHERE conversation = ?", id_)[0]
            number = int(last or 0) + 1
            self._database.write(
                "INSERT INTO exchanges (conversation, number, question, asked, filters, words) VALUES (?,?,?,?,?,?)",
                id_, number, *row,
            )  # fmt: skip
            self._database.write("UPDATE conversations SET changed = ? WHERE id = ?", row[1], id_)
        return number

    def settle(
        self, id_: str, number: int, outcome: Outcome, answer: Answer | None = None, problem: str | None = None,
        suggestions: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Say what came of a question; one that was stopped, or deleted meanwhile, stays as it is."""
        kept = _ANSWER.dump_json(_without_bodies(answer)).decode() if answer else None
        with self._database.transaction():
            done = self._database.execute(
                "UPDATE exchanges SET outcome = ?, answer = ?, problem = ?, suggestions = ?, "
                "words = words || ' ' || ? WHERE conversation = ? AND number = ? AND outcome = 'pending'",
                (outcome, kept, problem, _json(suggestions), fold(answer.text) if answer else "", id_, number),
            )
            if answer and done.rowcount:
                rows = sorted({(id_, number, article) for article, _, _ in leaned(answer)})
                self._database.write_many("INSERT INTO leaned VALUES (?,?,?)", list(rows))

    def withdraw(self, id_: str, number: int) -> None:
        """Take back a question that nothing could be asked with, and its conversation if it was the first."""
        with self._database.transaction():
            self._database.write(
                "DELETE FROM exchanges WHERE conversation = ? AND number = ? AND outcome = 'pending'", id_, number
            )
            self._database.write(
                "DELETE FROM conversations WHERE id = ? AND id NOT IN (SELECT conversation FROM exchanges)", id_
            )

    def get(self, owner: str, id_: str) -> Conversation:
        """One conversation.

        Raises:
            ConversationUnknown: there is none with this id, or it is another person's.
        """
        row = self._database.one(f"{_LISTED} AND id = ?", owner, id_)
        if row is None:
            raise ConversationUnknown(f"there is no conversation {id_!r} of yours; it may have been deleted")
        return _conversation(row)

    def exchanges(self, owner: str, id_: str) -> list[Kept]:
        """All questions of a conversation, the oldest first.

        Raises:
            ConversationUnknown: see `get`.
        """
        self.get(owner, id_)
        rows = self._database.all(
            "SELECT number, question, asked, filters, outcome, answer, problem, suggestions FROM exchanges "
            "WHERE conversation = ? ORDER BY number",
            id_,
        )
        return [_kept(row) for row in rows]

    def find(self, owner: str, words: str = "", limit: int = MOST) -> list[Conversation]:
        """Those of a person, the newest first; with `words` those that hold each, whatever its case and accents."""
        wanted, values = "", []
        for word in fold(words).split():
            like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
            wanted += (
                " AND (words LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM exchanges e "
                "WHERE e.conversation = c.id AND e.words LIKE ? ESCAPE '\\'))"
            )
            values += [like, like]
        statement = f"{_LISTED}{wanted} ORDER BY changed DESC, {_LAST} DESC, rowid DESC LIMIT ?"
        return [_conversation(row) for row in self._database.all(statement, owner, *values, limit)]

    def rename(self, owner: str, id_: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing.

        Raises:
            ConversationUnknown: see `get`.
        """
        with self._database.transaction():
            self.get(owner, id_)
            if title.strip():
                self._database.write(
                    "UPDATE conversations SET title = ?, words = ? WHERE id = ?", _title(title), fold(title), id_
                )

    def delete(self, owner: str, id_: str) -> None:
        """Delete a conversation with all its questions and answers.

        Raises:
            ConversationUnknown: see `get`.
        """
        with self._database.transaction():
            self.get(owner, id_)
            for table, column in (("leaned", "conversation"), ("exchanges", "conversation"), ("conversations", "id")):
                self._database.write(f"DELETE FROM {table} WHERE {column} = ?", id_)
        self._database.forget_deleted()

    def forget_removed(self, is_there: Callable[[str], bool]) -> None:
        """Overwrite what conversations hold of the texts of articles that are no more; the questions stay."""
        with self._database.transaction():
            for (article,) in self._database.all("SELECT DISTINCT article FROM leaned"):
                if is_there(article):
                    continue
                for id_, number in self._database.all(
                    "SELECT conversation, min(number) FROM leaned WHERE article = ? GROUP BY conversation", article
                ):
                    self._forget(id_, number, article)
                self._database.write("DELETE FROM leaned WHERE article = ?", article)
        self._database.forget_deleted()

    def _forget(self, id_: str, first: int, article: str) -> None:
        """Of one conversation; what was asked after the article was read may have its words in what was understood."""
        self._database.write(
            "UPDATE exchanges SET outcome = 'removed', answer = NULL, suggestions = '[]' WHERE conversation = ? "
            "AND number IN (SELECT number FROM leaned WHERE conversation = ? AND article = ?)",
            id_, id_, article,
        )  # fmt: skip
        later = self._database.all(
            "SELECT number, question, answer FROM exchanges WHERE conversation = ? AND number >= ?", id_, first
        )
        for number, question, kept in later:
            answer = as_asked(_ANSWER.validate_json(kept)) if kept else None
            self._database.write(
                "UPDATE exchanges SET answer = ?, words = ? WHERE conversation = ? AND number = ?",
                _ANSWER.dump_json(answer).decode() if answer else None,
                fold(f"{question} {answer.text if answer else ''}"), id_, number,
            )  # fmt: skip


def as_asked(answer: Answer) -> Answer:
    """The answer without what its question took from the answers before it."""
    return replace(answer, standalone_question=answer.question)


def forget_removed(home: Path, is_there: Callable[[str], bool]) -> None:
    """The same as `Conversations.forget_removed`, where there are any."""
    if (home / FILE_NAME).exists():
        Conversations(home).forget_removed(is_there)


def _without_bodies(answer: Answer) -> Answer:
    """Of the nearest passages the articles without their text: what is shown of them stands in the chunk."""
    nearest = tuple(
        replace(
            passage,
            article=replace(passage.article, body=""),
            also_in=tuple(replace(other, body="") for other in passage.also_in),
        )
        for passage in answer.nearest
    )
    return replace(answer, nearest=nearest)


def _prepare(execute: Callable[..., Any]) -> None:
    execute(
        "CREATE TABLE conversations (id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, "
        "words TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL)"
    )
    execute("CREATE INDEX conversations_owner ON conversations (owner, changed)")
    execute(
        "CREATE TABLE exchanges (conversation TEXT NOT NULL REFERENCES conversations (id), number INTEGER NOT NULL, "
        "question TEXT NOT NULL, asked TEXT NOT NULL, filters TEXT NOT NULL, words TEXT NOT NULL, "
        "outcome TEXT NOT NULL DEFAULT 'pending', answer TEXT, problem TEXT, suggestions TEXT NOT NULL DEFAULT '[]', "
        "PRIMARY KEY (conversation, number))"
    )
    execute("CREATE TABLE leaned (conversation TEXT NOT NULL, number INTEGER NOT NULL, article TEXT NOT NULL)")
    execute("CREATE INDEX leaned_article ON leaned (article)")
    execute(f"PRAGMA user_version = {_VERSION}")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _conversation(row: Row) -> Conversation:
    id_, title, created, changed, questions = row
    return Conversation(id_, title, datetime.fromisoformat(created), datetime.fromisoformat(changed), questions)


def _kept(row: Row) -> Kept:
    number, question, asked, filters, outcome, answer, problem, suggestions = row
    return Kept(
        number, question, datetime.fromisoformat(asked), _FILTERS.validate_json(filters), outcome,
        _ANSWER.validate_json(answer) if answer else None, problem, _NAMES.validate_json(suggestions),
    )  # fmt: skip

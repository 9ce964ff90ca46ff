"""Who is signed in: of each session's token only the hash is kept, so that the file lets nobody in."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.users import User, Users
from index.database import Database

FILE_NAME = "sessions.sqlite3"
IDLE = 12 * 3600.0
"""Seconds without a request after which a session is over."""
LONGEST = 7 * 24 * 3600.0
"""Seconds after which it is over in any case."""
_NOTED = 60.0
"""Seconds within which a session's last request is not written again."""
_VERSION = 1


class Sessions:
    """The sessions of one data folder; for many threads, and over restarts."""

    def __init__(self, home: Path, users: Users, now: Callable[[], float] = time.time) -> None:
        self._users = users
        self._now = now
        self._database = Database(home / FILE_NAME, _VERSION, _prepare, "move it away: everybody signs in again")

    def begin(self, user: User) -> str:
        """A new session; its token, 256 bits."""
        token = secrets.token_urlsafe(32)
        now = self._now()
        with self._database.transaction():
            self._database.write("DELETE FROM sessions WHERE seen < ? OR begun < ?", now - IDLE, now - LONGEST)
            self._database.write(
                "INSERT INTO sessions VALUES (?,?,?,?,?)", _hash(token), user.name, user.seal, now, now
            )
        return token

    def user(self, token: str) -> User | None:
        """Whose session it is, while it lasts: it ends with time, and when the person is changed or removed."""
        row = self._database.one("SELECT name, seal, begun, seen FROM sessions WHERE token = ?", _hash(token))
        if row is None:
            return None
        name, seal, begun, seen = row
        now, user = self._now(), self._users.find(name)
        if user is None or user.seal != seal or now - seen > IDLE or now - begun > LONGEST:
            self.end(token)
            return None
        if now - seen > _NOTED:
            with self._database.transaction():
                self._database.write("UPDATE sessions SET seen = ? WHERE token = ?", now, _hash(token))
        return user

    def end(self, token: str) -> None:
        with self._database.transaction():
            self._database.write("DELETE FROM sessions WHERE token = ?", _hash(token))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _prepare(execute: Callable[..., Any]) -> None:
    execute(
        "CREATE TABLE sessions (token TEXT PRIMARY KEY, name TEXT NOT NULL, seal TEXT NOT NULL, begun REAL NOT NULL, "
        "seen REAL NOT NULL)"
    )
    execute(f"PRAGMA user_version = {_VERSION}")

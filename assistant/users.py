"""Who may sign in at the web chat: names, roles, clearance and argon2 hashes, in a file that only its owner reads.

BriefingError (index.types)
├── UserUnknown      there is nobody of this name
└── UserInvalid      the name, role, clearance or password cannot be taken, or the file is damaged
"""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import secrets
import tempfile
import threading
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from assistant.people import ROLES, Person, Role
from assistant.settings import Settings
from index.types import MARKINGS, BriefingError, listed

SHORTEST_PASSWORD = 10
"""Characters."""
_NAME = re.compile(r"[\w][\w.@-]{0,63}")
_AT_ONCE = threading.Semaphore(2)
"""Passwords that are checked at the same time: each takes 64 MiB and a core, and anyone may have one checked."""


class UserUnknown(BriefingError):
    """There is nobody of this name."""


class UserInvalid(BriefingError):
    """A name, role, clearance or password that cannot be taken, or a damaged file."""


class User(BaseModel):
    """A line of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    role: Role
    clearance: str = MARKINGS[0]
    """The highest handling marking of the articles that they may see."""
    password: str
    """argon2 hash."""

    @field_validator("clearance")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in MARKINGS:
            raise ValueError(f"none of {', '.join(MARKINGS)}")
        return value

    @property
    def person(self) -> Person:
        return Person(self.name, self.role, MARKINGS[: MARKINGS.index(self.clearance) + 1])

    @property
    def seal(self) -> str:
        """Changes with the password, the role and the clearance: a session that was begun with another one is over."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    users: tuple[User, ...] = ()


class Users:
    """The people of one file; what another process writes into it counts at once.

    With `required` somebody must sign in even where there is no file.
    """

    def __init__(self, file: Path, hasher: PasswordHasher | None = None, required: bool = False) -> None:
        self.file = file
        self._hasher = hasher or PasswordHasher()
        self._wanted = required
        self._read: tuple[tuple[int, int, int], tuple[User, ...]] | None = None

    @classmethod
    def of(cls, settings: Settings) -> Users:
        """Those of a data folder; a file that the settings name is required."""
        return cls(settings.users_file, required=settings.users is not None)

    @property
    def wanted(self) -> bool:
        """Must people sign in? They must once there is a file, even if it is empty or damaged, or gone since."""
        self._wanted = self._wanted or self.file.exists()
        return self._wanted

    def all(self) -> tuple[User, ...]:
        """Everybody, by name.

        Raises:
            UserInvalid: the file is damaged.
        """
        try:
            state = self.file.stat()
        except FileNotFoundError:
            return ()
        stamp = (state.st_mtime_ns, state.st_size, state.st_ino)
        if self._read is None or self._read[0] != stamp:
            try:
                found = _File.model_validate_json(self.file.read_text(encoding="utf-8"))
            except (ValidationError, UnicodeDecodeError, OSError) as error:
                raise UserInvalid(f"the users file {self.file} cannot be read: {error}; restore or remove it") from None
            self._read = stamp, tuple(sorted(found.users, key=lambda user: user.name))
        return self._read[1]

    def find(self, name: str) -> User | None:
        name = _composed(name)
        return next((user for user in self.all() if user.name == name), None)

    def checked(self, name: str, password: str) -> User | None:
        """The user of this name, if it is their password. It takes as long where there is nobody of the name."""
        user = self.find(name)
        try:
            with _AT_ONCE:
                right = self._hasher.verify(user.password if user else self._nobody, _composed(password))
        except (Argon2Error, InvalidHashError):
            return None
        return user if right else None

    @cached_property
    def _nobody(self) -> str:
        """A hash of no one's password."""
        return self._hasher.hash(secrets.token_urlsafe(16))

    def add(self, name: str, role: str, clearance: str, password: str) -> User:
        """Let somebody in.

        Raises:
            UserInvalid: there is somebody of the name, or one of the values cannot be taken.
        """
        if self.find(name):
            raise UserInvalid(
                f"there is a user {name!r} already; `briefing users password {name}` changes the password"
            )
        if not _NAME.fullmatch(_composed(name)):
            raise UserInvalid(f"name {name!r}: write up to 64 letters, digits and . _ @ -")
        user = User(
            name=_composed(name), role=_role(role), clearance=_clearance(clearance), password=self._hashed(password)
        )
        self._write([*self.all(), user])
        return user

    def set_password(self, name: str, password: str) -> None:
        """Give somebody another password; their sessions end."""
        user = self.require(name)
        self._replace(user, user.model_copy(update={"password": self._hashed(password)}))

    def change(self, name: str, role: str | None = None, clearance: str | None = None) -> User:
        """Give somebody another role or clearance; their sessions end."""
        user = self.require(name)
        update = ({"role": _role(role)} if role else {}) | ({"clearance": _clearance(clearance)} if clearance else {})
        changed = user.model_copy(update=update)
        self._replace(user, changed)
        return changed

    def remove(self, name: str) -> None:
        """Let somebody in no more; their sessions end."""
        user = self.require(name)
        self._write([other for other in self.all() if other != user])

    def require(self, name: str) -> User:
        """The user of this name.

        Raises:
            UserUnknown: there is none.
        """
        user = self.find(name)
        if user is None:
            near = difflib.get_close_matches(name, [other.name for other in self.all()], n=3)
            advice = f"did you mean {listed(near)}?" if near else "`briefing users list` shows who there is"
            raise UserUnknown(f"there is no user {name!r}; {advice}")
        return user

    def _replace(self, user: User, changed: User) -> None:
        self._write([changed if other == user else other for other in self.all()])

    def _hashed(self, password: str) -> str:
        if len(password) < SHORTEST_PASSWORD:
            raise UserInvalid(
                f"a password of {len(password)} characters is too short; take {SHORTEST_PASSWORD} or more"
            )
        return self._hasher.hash(_composed(password))

    def _write(self, users: Sequence[User]) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(dir=self.file.parent, prefix=".users-")  # mode 600 from the start
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(_File(users=tuple(users)).model_dump_json(indent=1) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        Path(partial).replace(self.file)
        self._read = None


def _composed(text: str) -> str:
    """Letters with their accents in one: a keyboard may send `ñ` as n and a tilde."""
    return unicodedata.normalize("NFC", text)


def _role(given: str) -> Role:
    role = next((role for role in ROLES if role == given), None)
    if role is None:
        raise UserInvalid(f"role: {given!r} is none of {', '.join(ROLES)}")
    return role


def _clearance(given: str) -> str:
    if given not in MARKINGS:
        raise UserInvalid(f"clearance: {given!r} is none of {', '.join(MARKINGS)}")
    return given

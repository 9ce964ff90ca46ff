"""Who did what and when, in a file that is only ever added to: a line an event, no words of any article."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from assistant.people import Person
from index.types import HomeUnusable

FILE_NAME = "audit.jsonl"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a person did."""

    time: str
    """UTC, ISO 8601."""
    user: str
    """Empty where nobody signs in."""
    role: str
    action: str
    """`sign-in`, `sign-in refused`, `question`, `export`, `upload`, `correction`, `removal`, …"""
    details: dict[str, Any]


class Audit:
    """The log of one data folder."""

    def __init__(self, home: Path) -> None:
        self.file = home / FILE_NAME

    def note(self, person: Person, action: str, **details: Any) -> None:
        """Add an event. Lines of several processes do not mix: each is one write to the end.

        Raises:
            HomeUnusable: it cannot be written; what it would have told must then not be done.
        """
        event = Event(datetime.now(UTC).isoformat(timespec="milliseconds"), person.name, person.role, action, details)
        line = json.dumps(asdict(event), ensure_ascii=False, default=str) + "\n"
        try:
            handle = os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                _add(handle, line.encode())
            finally:
                os.close(handle)
        except OSError as error:
            raise HomeUnusable(f"the audit log {self.file} cannot be written ({error.strerror})") from error

    def events(self, since: date | None = None, user: str | None = None, action: str | None = None) -> Iterator[Event]:
        """The events, the oldest first; a line that was cut off when the machine failed is left out."""
        if not self.file.is_file():
            return
        with self.file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                try:
                    event = Event(**json.loads(line))
                except (ValueError, TypeError):
                    continue
                late = since is None or event.time[:10] >= since.isoformat()
                if late and user in (None, event.user) and action in (None, event.action):
                    yield event


def _add(handle: int, line: bytes) -> None:
    """Write a line to the end of an open file; a line that was torn there is ended first.

    Raises:
        OSError: it is not there whole.
    """
    size = os.fstat(handle).st_size
    if size and os.pread(handle, 1, size - 1) != b"\n":
        line = b"\n" + line
    if os.write(handle, line) < len(line):  # what is there of it is torn, and ended by the next one
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(handle)

"""One writer at a time, and who it is."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.types import HomeUnusable, IndexBusy

LOCK_SECONDS = 30.0
"""How long a second writer waits for the first."""


@contextmanager
def writing(home: Path, seconds: float | None = None) -> Iterator[None]:
    """Hold the write lock of a data folder; it is let go when the process ends, however it ends.

    Raises:
        IndexBusy: another process holds it; the message says which one.
        HomeUnusable: the lock file cannot be written.
    """
    seconds = LOCK_SECONDS if seconds is None else seconds
    lock = FileLock(home / "write.lock")
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        raise IndexBusy(
            f"{_holder(home)} is writing to {home} and did not finish within {seconds:g} s; "
            "wait for it or stop it, then try again"
        ) from None
    except OSError as error:
        raise HomeUnusable(
            f"the data folder {home} cannot be written ({error.strerror}); make it writable, or set BRIEFING_HOME "
            "to a folder that you may write to"
        ) from error
    try:
        with suppress(OSError):  # it only helps to explain; a full disk must not stop a removal
            _holder_file(home).write_text(json.dumps(_myself()), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            _holder_file(home).unlink()
        lock.release()


def _holder_file(home: Path) -> Path:
    return home / "writer.json"


def _myself() -> dict[str, object]:
    return {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200],
        "since": f"{datetime.now():%Y-%m-%d %H:%M:%S}",
    }


def _holder(home: Path) -> str:
    try:
        held = json.loads(_holder_file(home).read_text(encoding="utf-8"))
        return f"process {held['pid']} on {held['host']} (`{held['command']}`, since {held['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"

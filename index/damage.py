"""What a vendor's error means to whoever runs the index."""

from __future__ import annotations

import os
from pathlib import Path

from index.types import BriefingError, HomeUnusable, IndexDamaged

_FULL = ("No space left", "disk is full", "File too large", "os error 28", "os error 27", "disk I/O error")
_LOCKED = ("Permission denied", "Read-only file system", "readonly database", "os error 13", "os error 30")


def unusable(what: str, folder: Path, error: BaseException) -> BriefingError:
    """The error to raise when `what` in `folder` cannot be used: full, not writable, or damaged."""
    said = (
        f"the {what} in {folder} cannot be used ({str(error).splitlines()[0] if str(error) else type(error).__name__})"
    )
    if any(mark in str(error) for mark in _FULL):
        return HomeUnusable(f"{said}; make room on that disk and try again: what was stored before is whole")
    if any(mark in str(error) for mark in _LOCKED) or not _writable(folder):
        return HomeUnusable(f"{said}; make the folder writable, or set BRIEFING_HOME to one that you may write to")
    return IndexDamaged(f"{said}; `briefing reindex` makes it anew from the stored articles")


def _writable(folder: Path) -> bool:
    return os.access(folder if folder.exists() else folder.parent, os.W_OK)

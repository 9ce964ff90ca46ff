"""The words of articles that are no more, taken out of everything that holds some beside the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant import conversations, feedback
from assistant.agreements import register
from assistant.briefings import kept
from assistant.records import Records


def forget_removed(home: Path, records: Records | None, is_there: Callable[[str], bool]) -> None:
    """Overwrite what records, register, briefings, conversations and feedback hold of them; the questions stay."""
    (records or Records(home)).forget_removed(is_there)  # of answers from when they were recorded
    for held in (register, kept, conversations, feedback):
        held.forget_removed(home, is_there)

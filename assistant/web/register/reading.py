"""Articles that the register has not read yet are read in a thread of its own, while people are told how far it is."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assistant.agreements.register import Register

PATIENCE = 1.5
"""Seconds that a page waits for the reading, before it shows how far it is instead."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is."""

    done: int = 0
    """Articles read."""
    total: int = 0
    """Articles to read; 0: not known yet, or read and being put together."""


class Reading:
    """Reads for the registers of a site, for each in one thread at a time."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._lock = threading.Lock()
        self._running: WeakKeyDictionary[Register, _Thread] = WeakKeyDictionary()

    def progress(self, register: Register, patience: float | None = None) -> Progress | None:
        """How far the reading is, which begins where there is something to read; `None` when all is read.

        Raises:
            BriefingError: the reading failed; asked again, it is tried again.
        """
        with self._lock:
            thread = self._running.get(register)
            if thread is None:
                if register.is_current:
                    return None
                thread = self._running[register] = _Thread(register)
                thread.start()
        thread.join(self._patience if patience is None else patience)
        if thread.is_alive():
            return thread.progress
        with self._lock:
            if self._running.get(register) is thread:
                del self._running[register]
        if thread.failure:
            raise thread.failure
        return None


class _Thread(threading.Thread):
    def __init__(self, register: Register) -> None:
        super().__init__(name="reading for the register", daemon=True)
        self._register = register
        self.progress = Progress()
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            self._register.entries(heard=self._heard)
        except Exception as error:  # whoever waits is told
            self.failure = error

    def _heard(self, done: int, total: int, _title: str) -> None:
        self.progress = Progress(done, total)

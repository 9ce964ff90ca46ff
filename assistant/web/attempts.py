"""How often somebody may try a password: after a few wrong ones they wait, longer each time."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

FREE = 5
"""Wrong ones in a row that cost no wait."""
FIRST_WAIT, LONGEST_WAIT = 2.0, 900.0
"""Seconds; each further wrong one doubles the wait."""
_REMEMBERED = 10_000
"""Names and addresses; the oldest are forgotten."""


class Attempts:
    """Counts wrong attempts by name and by address."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, *keys: str) -> float:
        """Seconds until the next attempt may be made with all of these; 0 = now."""
        with self._lock:
            return max((self._left(key) for key in keys), default=0.0)

    def wrong(self, *keys: str) -> None:
        """Another wrong attempt with these."""
        with self._lock:
            for key in keys:
                count, _ = self._wrong.pop(key, (0, 0.0))
                self._wrong[key] = (count + 1, self._now())
            while len(self._wrong) > _REMEMBERED:
                self._wrong.popitem(last=False)

    def right(self, *keys: str) -> None:
        """Somebody came in: what they got wrong before is forgotten."""
        with self._lock:
            for key in keys:
                self._wrong.pop(key, None)

    def _left(self, key: str) -> float:
        count, last = self._wrong.get(key, (0, 0.0))
        if count < FREE:
            return 0.0
        wait: float = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(count - FREE, 20))
        return max(0.0, last + wait - self._now())

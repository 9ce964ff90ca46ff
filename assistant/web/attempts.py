"""How often somebody may try a password: after a few wrong ones they wait, longer each time."""

from __future__ import annotations

import threading
import time
import unicodedata
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

FREE, FREE_OF_ADDRESS = 5, 20
"""Wrong ones in a row that cost no wait: with a name, and from an address, which many may share."""
FIRST_WAIT, LONGEST_WAIT = 2.0, 900.0
"""Seconds; each further wrong one doubles the wait."""
FORGOTTEN = 3600.0
"""Seconds after the last wrong one."""
_REMEMBERED = 10_000
"""Names and addresses; the oldest are forgotten."""
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Leave:
    """May somebody try now?"""

    wait: float
    """Seconds until they may; 0: now, and it counts as wrong until it is known to be right."""
    told: bool
    """Were they told to wait since the last attempt?"""


@dataclass(slots=True)
class _Wrong:
    count: int = 0
    last: float = 0.0
    """When; seconds."""
    told: bool = False


class Attempts:
    """Counts wrong attempts by name and by address."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._wrong: OrderedDict[_Key, _Wrong] = OrderedDict()

    def begin(self, name: str, address: str) -> Leave:
        """Before a password is looked at; many that come at once count one by one."""
        with self._lock:
            found = [self._of(key) for key in _keys(name, address)]
            wait = max(self._left(wrong, free) for wrong, free in zip(found, _FREE, strict=True))
            told = any(wrong.told for wrong in found)
            for wrong in found:
                wrong.told = wait > 0
                if not wait:
                    wrong.count, wrong.last = wrong.count + 1, self._now()
            while len(self._wrong) > _REMEMBERED:
                self._wrong.popitem(last=False)
            return Leave(wait, told)

    def right(self, name: str, address: str) -> None:
        """It was right: of the name all is forgotten, of the address what others got wrong there stays."""
        with self._lock:
            by_name, by_address = _keys(name, address)
            self._wrong.pop(by_name, None)
            if wrong := self._wrong.get(by_address):
                wrong.count = max(0, wrong.count - 1)

    def _of(self, key: _Key) -> _Wrong:
        wrong = self._wrong.pop(key, _Wrong())
        if self._now() - wrong.last > FORGOTTEN:
            wrong = _Wrong()
        self._wrong[key] = wrong
        return wrong

    def _left(self, wrong: _Wrong, free: int) -> float:
        if wrong.count < free:
            return 0.0
        wait: float = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(wrong.count - free, 20))
        return max(0.0, wrong.last + wait - self._now())


_FREE = (FREE, FREE_OF_ADDRESS)


def _keys(name: str, address: str) -> tuple[_Key, _Key]:
    return ("name", unicodedata.normalize("NFC", name)), ("address", address)  # as `Users.find` takes names

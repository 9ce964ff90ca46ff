"""Times of a benchmark: how they are taken, told while they are taken, and shown."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rich.table import Table

Item = TypeVar("Item")
_STARTED = time.monotonic()


@dataclass(frozen=True, slots=True)
class Times:
    """What some calls took, in milliseconds."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]
    """Of all threads of this process: what a call costs however busy the machine is."""

    def figures(self) -> dict[str, float]:
        """Median and 95th percentile of both."""
        return {
            "p50 ms": statistics.median(self.wall),
            "p95 ms": percentile(self.wall),
            "CPU p50": statistics.median(self.cpu),
            "CPU p95": percentile(self.cpu),
        }


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the benchmark."""

    title: str
    rows: dict[str, dict[str, float]] = field(default_factory=dict)
    """By what was measured: its figures by their name, which says the unit."""

    def table(self) -> Table:
        """For people: two decimals below ten, one below a hundred."""
        names = list(dict.fromkeys(name for figures in self.rows.values() for name in figures))
        table = Table(self.title, *names, box=None)
        for row, figures in self.rows.items():
            table.add_row(row, *(shown(figures.get(name)) for name in names))
        return table


def timed(action: Callable[[Item], object], items: Iterable[Item], warm_up: int = 10) -> Times:
    """Time one call for each item; the first few are made twice, and count the second time."""
    asked = list(items)
    for item in asked[:warm_up]:
        action(item)
    wall, cpu = [], []
    for item in asked:
        began, spent = time.perf_counter(), time.process_time()
        action(item)
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - spent) * 1000)
    return Times(tuple(wall), tuple(cpu))


def percentile(values: Sequence[float], of: int = 95) -> float:
    """By linear interpolation between the two that are nearest."""
    return statistics.quantiles(values, n=100, method="inclusive")[of - 1] if len(values) > 1 else values[0]


def say(what: str) -> None:
    """Progress, on standard error."""
    print(f"[{time.monotonic() - _STARTED:4.0f} s] {what}", file=sys.stderr, flush=True)


def telling(what: str, tenths: int = 10) -> Callable[[int, int, str], None]:
    """A `heard` for `Library.ingest`: says each tenth."""
    told = 0

    def heard(done: int, total: int, _: str) -> None:
        nonlocal told
        if total and done * tenths // total > told:
            told = done * tenths // total
            say(f"{what}: {done:,} of {total:,}")

    return heard


def shown(value: float | None) -> str:
    if value is None:
        return ""
    decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 4 if 0.9 < value < 1 else 2
    return f"{value:,.{decimals}f}"

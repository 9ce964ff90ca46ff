"""An extraction of agreements held to the gold: precision, recall and F1 of each field, with intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table
from scipy.optimize import linear_sum_assignment

from assistant.agreements.types import Account
from evals.agreements.compare import FIELDS, Counts, alike, counted
from evals.agreements.gold import GoldAgreement, GoldArticle, Half, gold
from evals.statistics import cluster_weights, percentile_interval
from index.types import Article

Extract = Callable[[Article], Sequence[Account]]
Heard = Callable[[int, int], None]
"""Articles done, of how many."""
TARGETS = {"parties": 0.95, "areas": 0.85, "date": 0.95, "instrument": 0.85, "status": 0.80, "officials": 0.85}
"""The least F1 that the register is to have."""
Tally = dict[str, Counts]
"""By field, of one article."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A field over many articles; each 0…1, higher is better."""

    precision: float
    recall: float
    f1: float
    low: float | None
    """Of F1, the 95 % interval's lower end; articles are drawn again."""
    high: float | None
    n: int
    """Values in the gold."""


@dataclass(frozen=True, slots=True)
class Report:
    """How an extraction does."""

    half: Half | None
    articles: int
    agreements: int
    """Rows of the gold."""
    figures: dict[str, Figure] = field(default_factory=dict)
    """By field; `found` is the rows themselves."""
    by_language: dict[str, dict[str, Figure]] = field(default_factory=dict)
    """The same of the articles in one language."""

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"targets": TARGETS}


def report(extract: Extract, half: Half | None = None, heard: Heard = lambda *_: None) -> Report:
    """What `extract` finds in the articles of the gold, field by field."""
    rows = list(gold(half))
    told: list[tuple[Article, Tally]] = []
    for row in rows:
        article = row.read()
        told.append((article, tally(row, extract(article))))
        heard(len(told), len(rows))
    languages = sorted({article.language for article, _ in told})
    return Report(
        half,
        len(rows),
        sum(len(row.agreements) for row in rows),
        _figures(told),
        {language: _figures([one for one in told if one[0].language == language]) for language in languages},
    )


def tally(row: GoldArticle, accounts: Sequence[Account]) -> Tally:
    """Right, superfluous and missing values of each field, also of an account too many or too few."""
    paired = _paired(row.agreements, accounts)
    found = sum(bool(wanted and account) for wanted, account in paired)
    totals = {"found": Counts(found, len(accounts) - found, len(row.agreements) - found)}
    for name in FIELDS:
        totals[name] = sum((counted(name, wanted, account) for wanted, account in paired), Counts())
    return totals


def _paired(
    rows: Sequence[GoldAgreement], accounts: Sequence[Account]
) -> list[tuple[GoldAgreement | None, Account | None]]:
    """Each row with the account that is most like it, one to one; those left over, and those like none, alone."""
    likeness = np.array([[alike(row, account) for account in accounts] for row in rows]).reshape(
        len(rows), len(accounts)
    )
    chosen = [pair for pair in zip(*linear_sum_assignment(likeness, maximize=True), strict=True) if likeness[pair]]
    mine, theirs = {int(row) for row, _ in chosen}, {int(account) for _, account in chosen}
    return [
        *((rows[row], accounts[account]) for row, account in chosen),
        *((one, None) for number, one in enumerate(rows) if number not in mine),
        *((None, one) for number, one in enumerate(accounts) if number not in theirs),
    ]


def _figures(told: Sequence[tuple[Article, Tally]]) -> dict[str, Figure]:
    weights = cluster_weights([article.id for article, _ in told])
    return {name: _figure([one[name] for _, one in told], weights) for name in ("found", *FIELDS)}


def _figure(counts: Sequence[Counts], weights: np.ndarray[Any, Any]) -> Figure:
    right, extra, missing = (np.array([getattr(one, name) for one in counts]) for name in ("right", "extra", "missing"))
    drawn = [weights @ part for part in (right, extra, missing)]
    with np.errstate(invalid="ignore"):
        interval = percentile_interval(2 * drawn[0] / (2 * drawn[0] + drawn[1] + drawn[2]))
    low, high = interval or (None, None)
    total = sum(counts, Counts())
    return Figure(
        _share(total.right, total.right + total.extra),
        _share(total.right, total.right + total.missing),
        _share(2 * total.right, 2 * total.right + total.extra + total.missing),
        low,
        high,
        total.right + total.missing,
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def print_report(out: Console, reports: Iterable[Report]) -> None:
    """A table for each half; the last columns are F1 by language."""
    for one in reports:
        table = Table(title=f"{one.half or 'all'}: {one.agreements} agreements in {one.articles} articles", box=None)
        for heading in ("field", "precision", "recall", "F1", "95 % interval", "at least", "n", *one.by_language):
            table.add_column(heading, justify="left" if heading == "field" else "right")
        for name, figure in one.figures.items():
            interval = f"{figure.low:.3f} – {figure.high:.3f}" if figure.low is not None else "–"
            least = f"{TARGETS[name]:.2f}" if name in TARGETS else ""
            shares = (f"{share:.3f}" for share in (figure.precision, figure.recall, figure.f1))
            spoken = (f"{figures[name].f1:.3f}" for figures in one.by_language.values())
            table.add_row(name, *shares, interval, least, str(figure.n), *spoken)
        out.print(table)

"""What a data folder keeps of its latest evaluation, for the page that shows it: figures, and what went wrong.

The page must not import this package, so the file says of each figure what it is. Of the locked part it has figures
and no question: what is read is tuned on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from evals.measures import BINS, MEASURES
from evals.rendering.wording import REFUSED, WRONG, outcome
from evals.report import Report, Scored

FILE_NAME = "quality.json"
SCHEMA = 1
_WRONG = (WRONG, REFUSED)
"""What is told question by question, in this order."""


def keep(home: Path, report: Report, made: datetime | None = None) -> Path:
    """Write the report of a whole set into a data folder, instead of an earlier one; the file."""
    file = home / FILE_NAME
    partial = file.with_suffix(".part")
    told = kept(report, made or datetime.now(UTC))
    partial.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    partial.replace(file)
    return file


def kept(report: Report, made: datetime) -> dict[str, Any]:
    """The report as plain values; `made` is when."""
    whole = report.to_json()
    wrong = [(record, outcome(record)) for record in whole["records"]]
    wrong = sorted(((record, what) for record, what in wrong if what in _WRONG), key=lambda pair: _WRONG.index(pair[1]))
    return {
        "schema": SCHEMA,
        "made": made.isoformat(timespec="seconds"),
        "questions": len(report.records),
        "answerable": sum(record.answerable for record in report.records),
        "about": whole["about"],
        "measures": {
            name: {"theme": one.theme, "what": one.what, "unit": one.unit, "better": one.better, "limit": one.limit}
            for name, one in MEASURES.items()
        },
        **{name: whole[name] for name in ("metrics", "by_split", "by_kind", "by_language")},
        "reliability": reliability(report.records),
        "wrong": [_told(record, what.key) for record, what in wrong if record["split"] == "dev"],
        "wrong_locked": sum(record["split"] == "locked" for record, _ in wrong),
        "problems": len(report.problems),
    }


def reliability(scored: Sequence[Scored]) -> list[dict[str, float]]:
    """By tenths of confidence: how many questions, their mean confidence, and the share that was right; 0…1."""
    known = [(one.confidence, one.correct) for one in scored if one.correct is not None]
    bins: list[list[tuple[float, float]]] = [[] for _ in range(BINS)]
    for confidence, correct in known:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, correct))
    return [
        {
            "n": len(some),
            "confidence": float(np.mean([one for one, _ in some])),
            "right": float(np.mean([one for _, one in some])),
        }
        for some in bins
        if some
    ]


def _told(record: Mapping[str, Any], what: str) -> dict[str, Any]:
    return {
        "id": record["id"],
        "kind": record["kind"],
        "language": record["language"],
        "question": record["question"],
        "outcome": what,
        "answer": record["short_answer"] or record["answer"][:300],
        "misses": record["misses"],
        "articles": list(dict.fromkeys(place["article"] for place in record["evidence"])),
    }

"""Everything that a run leaves behind for people and for other tools, in one folder."""

from __future__ import annotations

import json
from pathlib import Path

from evals import exports
from evals.gate import Comparison
from evals.rendering import page, written
from evals.report import Report


def write(folder: Path, report: Report, comparison: Comparison | None = None) -> None:
    """Write the report as JSON, JSON Lines, Markdown, HTML and JUnit XML, and what TREC's tools and ragas take."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = report.to_json()
    compared = comparison.to_json() if comparison else None
    about = whole["about"]
    texts = {
        "report.json": json.dumps(whole, ensure_ascii=False, indent=1) + "\n",
        "questions.jsonl": _lines([record | {"about": about} for record in whole["records"]]),
        "report.md": written.markdown(whole, compared),
        "report.html": page.render(whole, compared),
        "junit.xml": written.junit(whole),
        "run.trec": exports.trec_run(report.records, report.about.answerer),
        "qrels.trec": exports.trec_qrels(report.records),
        "ragas.jsonl": _lines(list(exports.ragas_rows(report.records))),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

"""A document as PDF: the only place that imports typst, a typesetter with fonts of its own.

The page is `document.typ`; the document goes in as JSON. The file is tagged for those who hear it (PDF/UA-1).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from assistant.documents.parts import Grid, Line, Part, Parts, widths

_PAGE = Path(__file__).with_name("document.typ")


def pdf(parts: Parts) -> bytes:
    """The file; the same document gives the same bytes."""
    compiler = typst.Compiler(_PAGE, sys_inputs={"document": json.dumps(_data(parts), ensure_ascii=False)})
    made = datetime.combine(parts.made, datetime.min.time(), UTC)
    try:
        file = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=made)
    except typst.TypstError:
        # A letter that no font here can draw is an error in PDF/UA-1: then tagged all the same, and not called that.
        file = compiler.compile(format="pdf", timestamp=made)
    assert isinstance(file, bytes)
    return file


def _data(parts: Parts) -> dict[str, Any]:
    """The parts as the page reads them."""
    shown: set[int] = set()
    named = {
        "made": (parts.made.year, parts.made.month, parts.made.day),
        "body": [_part(part, shown) for part in parts.body],
        "notices": parts.notices and _part(parts.notices, shown),
        "struck": parts.struck and _part(parts.struck, shown),
    }
    return asdict(parts) | named


def _part(part: Part, shown: set[int]) -> dict[str, Any]:
    lines = [_line(line, shown) for line in part.lines]
    return asdict(part) | {"lines": lines, "table": _table(part.table, shown) if part.table else None}


def _table(table: Grid, shown: set[int]) -> dict[str, Any]:
    rows = [[_line(cell, shown) for cell in row] for row in table.rows]
    return {"columns": table.columns, "rows": rows, "widths": widths(table)}


def _line(line: Line, shown: set[int]) -> dict[str, Any]:
    return asdict(line) | {"notes": list(_notes(line, shown))}


def _notes(line: Line, shown: set[int]) -> Iterator[dict[str, Any]]:
    """Where a footnote is shown again, the page refers to the first."""
    for number in line.notes:
        yield {"number": number, "first": number not in shown}
        shown.add(number)

"""The register as a file: CSV, JSON or Excel, every value with its quote, article, date and offsets."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.agreements.course import course
from assistant.agreements.select import awaited
from assistant.agreements.tables import COLUMNS, export_rows, field, shown
from assistant.agreements.types import FIELDS, Entry
from assistant.agreements.words import word
from assistant.commands.output import entry_json
from index.types import BriefingError, Language

_COURSE = ("milestones", "awaited")
"""Columns behind the fields."""
_FORMULA = r"[=+\-@\t\r\n＝＋－＠]"
"""What a spreadsheet takes for the beginning of a formula; the wide ones too, where East Asian writing is set."""
_BEGINS = re.compile(rf"\s*{_FORMULA}")
_IN_A_LIST = re.compile(rf"(;\s*)(?={_FORMULA})")
"""Where a comma is the decimal sign, as in Spanish, Excel splits a CSV file at semicolons, quoted or not."""


def write(entries: Sequence[Entry], file: Path, language: Language = "en") -> None:
    """Write the entries to a file; its ending says how. A file that is there is replaced whole or not at all.

    Raises:
        BriefingError: another ending, or the file cannot be written.
    """
    require_known(file)
    writer = _WRITERS[file.suffix.lower()]
    try:
        beside = file.with_name(f".{file.name}.part")
        try:
            writer(entries, beside, language)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise BriefingError(f"{file} cannot be written ({error.strerror}); name a file in a folder of yours") from error


def exported(entries: Sequence[Entry], kind: str, language: Language = "en") -> bytes:
    """The content of such a file; `kind` is its ending without the dot.

    Raises:
        BriefingError: another ending.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"agreements.{kind}"
        write(entries, file, language)
        return file.read_bytes()


def require_known(file: Path) -> None:
    """Is this a format that can be written? Asked before the register is made, which can take long.

    Raises:
        BriefingError: it is none; says which there are.
    """
    if file.suffix.lower() not in _WRITERS:
        raise BriefingError(f"{file}: the ending says the format; end the name with {', '.join(_WRITERS)}")


def _csv(entries: Sequence[Entry], file: Path, language: Language) -> None:
    """With a byte order mark, without which Excel garbles accents."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        rows = csv.DictWriter(out, COLUMNS, restval="")
        rows.writeheader()
        rows.writerows(
            {name: _unsplit(harmless(value)) for name, value in row.items()} for row in export_rows(entries, language)
        )


def _json(entries: Sequence[Entry], file: Path, language: Language) -> None:  # noqa: ARG001  (keys are no words)
    content = {"agreements": [entry_json(entry) for entry in entries]}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8")


def _excel(entries: Sequence[Entry], file: Path, language: Language) -> None:
    """Two sheets: an agreement a row, and a value a row with where it stands."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "agreements"
    told = [
        [entry.id, *(field(entry, name, language) for name in FIELDS), *_course(entry, language)] for entry in entries
    ]
    _fill(sheet, ("id", *FIELDS, *_COURSE), told, language)
    rows = [[row.get(name) for name in COLUMNS] for row in export_rows(entries, language)]
    _fill(book.create_sheet("values"), COLUMNS, rows, language)
    book.save(file)


def _course(entry: Entry, language: Language) -> tuple[str, str]:
    """Its steps, and the sentence that says that it is still to be ratified."""
    pending = awaited(entry)
    steps = "; ".join(shown("milestones", one.value, language) for one in course(entry))
    return steps, pending.value if pending else ""


def _fill(sheet: Any, columns: Sequence[str], rows: Sequence[Sequence[object]], language: Language) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    sheet.append([word("field", name, language) if name in ("id", *FIELDS, *_COURSE) else name for name in columns])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for row in rows:
        values = [harmless(value) for value in row]
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", one) if isinstance(one, str) else one for one in values])
    if rows:
        sheet.auto_filter.ref = sheet.dimensions


def harmless(value: object) -> Any:
    """A value for a cell: text that a spreadsheet would run as a formula begins with an apostrophe, and so is shown."""
    if isinstance(value, str):
        return f"'{value}" if _BEGINS.match(value) else value
    if value is None or isinstance(value, bool | int | float | date):
        return value
    return harmless(str(value))


def _unsplit(value: object) -> object:
    """Text that is harmless after each of its semicolons too."""
    return _IN_A_LIST.sub(r"\1'", value) if isinstance(value, str) else value


_WRITERS: dict[str, Callable[[Sequence[Entry], Path, Language], None]] = {".csv": _csv, ".json": _json, ".xlsx": _excel}

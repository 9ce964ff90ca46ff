"""An evaluation that was stopped goes on where it was: each record is written down as it is made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evals.report import About, Record


class Journal:
    """The records of one run so far, in a file of JSON Lines whose first line says what is measured.

    A file that speaks of another set, code or settings is begun anew: its records would not be those of this run.
    """

    def __init__(self, file: Path, about: About) -> None:
        self._file = file
        self._about = json.dumps(asdict(about), sort_keys=True)
        self.done: dict[str, Record] = {record.id: record for record in self._read()}
        """By id of the question."""

    def add(self, record: Record) -> None:
        """Write down one more record; it outlives a kill that comes after."""
        self.done[record.id] = record
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(record), ensure_ascii=False) + "\n")

    def close(self) -> None:
        """The run is complete."""
        self._file.unlink(missing_ok=True)

    def _read(self) -> Iterator[Record]:
        lines = self._file.read_text(encoding="utf-8").split("\n") if self._file.is_file() else []
        if not lines or lines[0] != self._about:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(self._about + "\n", encoding="utf-8")
            return
        adapter = TypeAdapter(Record)
        whole = [self._about]
        for line in lines[1:]:
            try:
                record = adapter.validate_json(line)
            except ValidationError:
                break  # cut off while it was written
            whole.append(line)
            yield record
        self._file.write_text("\n".join(whole) + "\n", encoding="utf-8")

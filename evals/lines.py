"""Lines of files that people and programs wrote, each with its place, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError


def lines_of(file: Path, content: bytes, problems: list[str]) -> Iterator[tuple[str, str]]:
    """`file:line` and text of every line that is not blank; one that is not UTF-8 is added to the problems.

    Only `\\n` ends a line: JSON may hold other separators inside a text.
    """
    for number, raw in enumerate(content.split(b"\n"), start=1):
        place = f"{file}:{number}"
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            problems.append(f"{place}: line: not UTF-8 ({error.reason} at byte {error.start})")
            continue
        if line.strip():
            yield place, line.rstrip("\r")


def explain(error: ValidationError, place: str) -> Iterator[str]:
    """One line for each thing that is wrong at a place, with the field and what was given."""
    for problem in error.errors(include_url=False):
        field = ".".join(str(part) for part in problem["loc"]) or "line"
        given = "" if problem["type"] in {"missing", "json_invalid"} else f"; given: {problem['input']!r:.80}"
        yield f"{place}: {field}: {problem['msg']}{given}"

"""What every command shares: where it prints, its progress bar, and the options that mean the same everywhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.settings import Settings

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

Home = Annotated[
    Path | None,
    typer.Option("--home", help="The data folder; else BRIEFING_HOME, else your user data folder."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs; the shapes are in the README.")]
Out = Annotated[Path | None, typer.Option("--out", help="Also write it as a document: a file in .md, .docx or .pdf.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]
MarkAs = Annotated[
    str | None,
    typer.Option(metavar="MARKING", help="Handling marking of the document; else the highest of what it cites."),
]


@contextmanager
def progress() -> Iterator[Any]:
    """A progress bar on standard error; Ctrl-C ends it with a plain word."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=None)

        def heard(done: int, total: int, current: str) -> None:
            bar.update(task, completed=done, total=total, description=Path(current).name[:40])

        try:
            yield heard
        except KeyboardInterrupt:
            bar.stop()
            err.print("Stopped. What was stored stays; the same command goes on from there.")
            raise typer.Exit(130) from None


def print_json(value: Any, indent: int | None = 2) -> None:
    """The value on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=indent, default=str) + "\n")
    sys.stdout.flush()


def require_document(file: Path | None, mark_as: str | None, *, force: bool) -> str | None:
    """Check `Out`, `Force` and `MarkAs` before the work begins; the marking.

    Raises:
        BriefingError: the file cannot be written, or the marking is none.
    """
    from assistant.documents import require_target
    from index.marking import marking_of
    from index.types import MARKINGS, BriefingError

    if file is None:
        if mark_as or force:
            raise BriefingError("--mark-as and --force are about a document: add --out FILE")
        return None
    require_target(file, force=force)
    marking = marking_of(mark_as) if mark_as else None
    if mark_as and marking is None:
        raise BriefingError(f"marking: {mark_as!r} is none of {', '.join(MARKINGS)}")
    return marking


def open_assistant(home: Path | None) -> Any:
    """The assistant of a data folder; chromadb and onnxruntime are imported only now, so that `--help` is quick."""
    from assistant.pipeline import Assistant

    settings = Settings.read(home=home)
    if not settings.models_folder.is_dir():
        err.print("Preparing the embedding model (once, about 20 s) …")
    return Assistant.open(settings=settings)

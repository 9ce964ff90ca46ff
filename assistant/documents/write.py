"""A document into a file: the name's ending decides the format.

BriefingError (index.types)
└── DocumentNotWritten     the format is not known, the file is there already, or its folder cannot be written to
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from assistant.documents.parts import Parts, parts_of
from assistant.documents.types import Document
from index.types import BriefingError


class DocumentNotWritten(BriefingError):
    """No file was written, and what was there before is untouched."""


def _markdown(parts: Parts) -> bytes:
    from assistant.documents.markdown import markdown

    return markdown(parts)


def _docx(parts: Parts) -> bytes:
    from assistant.documents.docx import docx

    return docx(parts)


def _pdf(parts: Parts) -> bytes:
    from assistant.documents.pdf import pdf

    return pdf(parts)


FORMATS: dict[str, Callable[[Parts], bytes]] = {".md": _markdown, ".docx": _docx, ".pdf": _pdf}
"""By the ending of a file's name; what a format needs is imported when it is asked for."""


def write(document: Document, path: Path | str, *, force: bool = False) -> Path:
    """Write a document as Markdown, DOCX or PDF, whole or not at all; where it was written.

    Raises:
        DocumentNotWritten: see `require_target`.
    """
    path = Path(path)
    require_target(path, force=force)
    write_whole(path, FORMATS[path.suffix.lower()](parts_of(document)))
    return path


def require_target(path: Path | str, *, force: bool = False) -> None:
    """Refuse a path that nothing will be written to; asked before long work, not after it.

    Raises:
        DocumentNotWritten: its ending is no format, it is there already and not to be replaced (`force`), or its
            folder is not there.
    """
    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        raise DocumentNotWritten(
            f"{path}: the ending {path.suffix or '(none)'} is no format; name a file that ends in {', '.join(FORMATS)}"
        )
    require_free(path, force=force)


def require_free(path: Path, *, force: bool) -> None:
    """Refuse a file that is there, unless it is to be replaced, and one whose folder is not.

    Raises:
        DocumentNotWritten: with what to do.
    """
    if path.is_dir():
        raise DocumentNotWritten(f"{path} is a folder; name a file")
    if path.exists() and not force:
        raise DocumentNotWritten(f"{path} is there already; name another file, or replace it with --force")
    if not path.parent.is_dir():
        raise DocumentNotWritten(f"{path}: the folder {path.parent} is not there; make it first")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then moved into its place.

    Raises:
        DocumentNotWritten: the folder cannot be written to, or its disk is full.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise DocumentNotWritten(f"{path} cannot be written ({error.strerror}); name a file elsewhere") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)

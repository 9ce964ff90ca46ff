"""A file for a browser to save, under a name that every browser understands."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from fastapi.responses import Response

TYPES = {
    ".md": "text/markdown; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}
LONGEST = 80
"""Characters of a file's name."""
_NOT_IN_NAMES = re.compile(r"[^\w .,()-]+")


def attachment(content: bytes, title: str, ending: str) -> Response:
    """The file, named by its title: once in full (RFC 6266), once in ASCII for what does not understand that."""
    name = file_name(title)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().strip() or "briefing"
    disposition = f"attachment; filename=\"{plain}{ending}\"; filename*=UTF-8''{quote(name + ending)}"
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return Response(content, media_type=TYPES[ending], headers=headers)


def file_name(title: str) -> str:
    """A title as the name of a file, without its ending: `Informe: Perú/Chile` -> `Informe Perú Chile`."""
    kept = " ".join(_NOT_IN_NAMES.sub(" ", title).split())
    return kept[:LONGEST].strip(" .") or "briefing"

"""Where articles come from: the files below the paths that were named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from index.articles.fetch import fetch, is_web_address
from index.articles.story import Document, Reading
from index.types import ArticleUnreadable, Refusal

_SCHEME = re.compile(r"^(https?):/+", re.IGNORECASE)
SUFFIXES = tuple(".txt .md .markdown .html .htm .xhtml .pdf .docx .eml .rss .atom .xml .nitf .json .zip".split())
UPLOAD = "upload:"
"""What the names of uploads begin with: a name and no path, so that two stories may have the same."""
MAX_BYTES = 1_000_000
"""Of a text. A larger one is no news article (3 to 10 kB) but a book; it would be embedded for minutes."""
MAX_MARKUP_BYTES = 10_000_000
"""Of a page, feed or package."""
MAX_BINARY_BYTES = 50_000_000
"""Of what carries pictures or other files."""


def max_bytes(name: str) -> int:
    """How large a file of this name may be, in bytes."""
    suffix = PurePath(name).suffix.lower()
    if suffix in (".txt", ".md", ".markdown"):
        return MAX_BYTES
    return MAX_BINARY_BYTES if suffix in (".pdf", ".docx", ".eml", ".zip") else MAX_MARKUP_BYTES


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one address, that has not been read yet."""

    name: str
    """Absolute path, address, or `upload:NAME`."""
    reading: Reading = Reading()
    file: Path | None = None
    """Where its bytes lie, if not under its name."""
    article: str | None = None
    """The id of the article that it is the next version of, whatever it says itself."""

    def read(self) -> Document:
        """Its bytes.

        Raises:
            ArticleUnreadable: missing, unreadable or too large.
        """
        if is_web_address(self.name):
            return fetch(self.name, self.reading)
        path, limit = Path(self.name), max_bytes(self.name)
        held = self.file or path
        try:
            if held.stat().st_size > limit:
                raise ArticleUnreadable(path, f"larger than {limit // 1_000_000} MB; split it into articles")
            return Document(path.name, str(path), held.read_bytes())
        except OSError as error:
            raise ArticleUnreadable(path, f"cannot be read ({error.strerror})") from error


def uploaded(name: str, file: Path, article: str | None = None) -> Source:
    """A file that was sent under a name and lies elsewhere."""
    return Source(UPLOAD + name, file=file, article=article)


def find_sources(paths: Iterable[Path | str], reading: Reading = Reading()) -> Iterator[Source | Refusal]:
    """Every source at `paths`, files, folders or addresses, sorted within a folder; a path to none is refused."""
    for named in map(str, paths):
        address = _SCHEME.sub(r"\1://", named)  # a Path has lost the second stroke
        if is_web_address(address):
            yield Source(address, reading)
            continue
        path = Path(named)
        found = list(article_files(path)) if path.exists() else []
        yield from (Source(str(file.absolute()), reading) for file in found)
        if not path.exists():
            yield Refusal(str(path), "no such file or folder; check the path")
        elif not found:
            yield Refusal(str(path), f"the folder holds no article; these are read: {', '.join(SUFFIXES)}")


def article_files(path: Path) -> Iterator[Path]:
    """The article files at `path`: itself, or all below the folder, sorted; hidden ones left out.

    Raises:
        ArticleUnreadable: nothing is there.
    """
    if path.is_dir():
        yield from (file for file in sorted(path.rglob("*")) if is_article_file(file, path) and file.is_file())
    elif path.exists():
        yield path
    else:
        raise ArticleUnreadable(path, "no such file or folder; check the path")


def is_article_file(file: Path, folder: Path) -> bool:
    """Has a file below `folder` the name of an article, and is neither hidden nor an editor's own (`~$nota.docx`)?"""
    below = file.relative_to(folder).parts if file.is_relative_to(folder) else (file.name,)
    hidden = any(part.startswith(".") for part in below)
    return not hidden and not file.name.startswith("~") and file.suffix.lower() in SUFFIXES

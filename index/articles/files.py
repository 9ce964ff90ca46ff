"""`.txt` and `.md` files, with or without front matter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import frontmatter
from py3langid import langid

from index.entities import ranked_countries, ranked_topics
from index.text import fold, normalise_newlines
from index.types import Article, ArticleUnreadable
from index.wire import WireFacts, read_wire

SUFFIXES = (".txt", ".md")
MAX_BYTES = 1_000_000
"""A larger file is no news article (3 to 10 kB) but a book; it would be embedded for minutes."""
MAX_FRONT_MATTER = 10_000
"""Characters; the YAML parser recurses, so that endless nesting would end the process."""
_LEAD_CHARACTERS = 4_000
"""Enough to tell language, countries and topics."""


def article_files(path: Path) -> Iterator[Path]:
    """The article files at `path`: itself, or all below the folder, sorted; hidden ones left out.

    Raises:
        ArticleUnreadable: nothing is there.
    """
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and file.suffix.lower() in SUFFIXES:
                yield file
    elif path.exists():
        yield path
    else:
        raise ArticleUnreadable(path, "no such file or folder; check the path")


def read_article(path: Path, today: date | None = None) -> Article:
    """The article in one file, as version 1; the library finds out whether it is a later one.

    `today` bounds the year that is inferred when a dateline prints none.

    Raises:
        ArticleUnreadable: wrong suffix, empty, binary, too large, or front matter that is not YAML.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ArticleUnreadable(path, f"format {path.suffix or 'without suffix'} is not read; use {SUFFIXES}")
    text = normalise_newlines(_decode(path))
    declared, body = _front_matter(path, text)
    if not re.search(r"\w", body):
        raise ArticleUnreadable(path, "the file has no text; an article needs a body")
    return _build(path, declared, body, today or datetime.now().astimezone().date())


def _decode(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ArticleUnreadable(path, f"larger than {MAX_BYTES // 1_000_000} MB; split it into articles")
        raw = path.read_bytes()
    except OSError as error:
        raise ArticleUnreadable(path, f"cannot be read ({error.strerror})") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    control = sum(character < " " and character not in "\n\r\t\f" for character in text)
    if "\x00" in text or control + text.count("\ufffd") > len(text) / 100:
        raise ArticleUnreadable(path, "this is binary data, not text; save the article as UTF-8 text")
    return text


def _front_matter(path: Path, text: str) -> tuple[Mapping[str, Any], str]:
    """What the front matter declares, and the body after it, character for character."""
    handler = frontmatter.YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        matter, body = handler.split(text)
        if len(matter) > MAX_FRONT_MATTER:
            raise ValueError(f"it has {len(matter):,} characters, at most {MAX_FRONT_MATTER:,} are read")
        declared = handler.load(matter)
    except Exception as error:  # the YAML parser's errors, whichever parser frontmatter uses
        detail = " ".join(str(error).split())
        raise ArticleUnreadable(path, f"its front matter is not YAML ({detail}); correct it") from error
    if not isinstance(declared, dict):
        raise ArticleUnreadable(path, "its front matter is not a list of `name: value` lines; correct it")
    return declared, body.lstrip("\n")


def _build(path: Path, declared: Mapping[str, Any], body: str, today: date) -> Article:
    published = _date(path, declared.get("published"))
    wire = read_wire(body, published, today)
    title = _text(declared, "title") or wire.title or _first_words(wire, body)
    lead = f"{title}\n{body[wire.story.start : wire.story.end][:_LEAD_CHARACTERS]}"
    language = _text(declared, "language") or langid.classify(lead)[0]
    sha256 = hashlib.sha256(f"{sorted(map(str, declared.items()))}\n{body}".encode()).hexdigest()
    return Article(
        id=_text(declared, "id") or f"{slug(title)}-{sha256[:6]}",
        version=1,
        title=title,
        body=body,
        language=language,
        source=str(path.absolute()),
        sha256=sha256,
        url=_text(declared, "url"),
        agency=_text(declared, "agency") or wire.agency,
        published=published,
        event_date=wire.event_date,
        event_date_basis=wire.basis,
        dateline_place=_text(declared, "place") or wire.place,
        countries=ranked_countries(lead),
        topics=ranked_topics(lead, language),
        sample=bool(declared.get("sample", False)),
    )


def _text(declared: Mapping[str, Any], name: str) -> str | None:
    value = declared.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _date(path: Path, value: object) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ArticleUnreadable(path, f"published: {value!r} is not a date; write it as 2023-12-20") from error


def _first_words(wire: WireFacts, body: str) -> str:
    words = body[wire.story.start : wire.story.end].split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def slug(title: str) -> str:
    """`Perú y Chile acuerdan…` -> `peru-y-chile-acuerdan`: readable in a URL or a command."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(title)))[:48].strip("-") or "article"

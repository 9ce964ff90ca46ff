"""What leads from the page to the sources: markers, the list of sources, the nearest passages. All text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from assistant.types import Citation
from assistant.web.words import Words, long_date
from index.types import Article, Passage

LONGEST_KEPT = 20
"""Characters of a word that fits on a line of a phone with its markers."""


class Markers:
    """Makes the buttons that lead from an answer to its sources, each with an id of its own."""

    def __init__(self, cited: dict[int, Citation], number: int, wording: Words) -> None:
        self._cited = cited
        self._number = number
        self._wording = wording
        self._made = 0

    def button(self, marker: int) -> str:
        citation = self._cited.get(marker)
        if citation is None:
            return ""
        self._made += 1
        label = self._wording.source.format(marker=marker, description=describe(citation, self._wording))
        return (
            f'<button type="button" class="marker" id="marker-{self._number}-{self._made}" '
            f"{_place(citation.article_id, citation.version, citation.start, citation.end)} "
            f'data-quote="{escape(citation.quote)}" aria-label="{escape(label)}">{marker}</button>'
        )


def describe(citation: Citation, wording: Words) -> str:
    """`title, agency, date`, as plain text."""
    day = written_date(citation.date, wording)
    if citation.date_inferred:
        day = f"{day} ({wording.date_inferred})"
    parts = [citation.title, citation.agency, day, wording.sample if citation.sample else None]
    return ", ".join(part for part in parts if part)


def written_date(iso: str | None, wording: Words) -> str:
    """An ISO date in words, as plain text."""
    return long_date(date.fromisoformat(iso), wording.language) if iso else wording.undated


def with_markers(text: str, buttons: str) -> str:
    """A text with its markers, which never stand on a line without its last word unless that may fill it."""
    start, space, last = text.rpartition(" ")
    if len(last) > LONGEST_KEPT:
        return f"{escape(text)} {buttons}"
    return f'{escape(start)}{space}<span class="kept">{escape(last)} {buttons}</span>'


def sources(citations: Sequence[Citation], markers: Markers, wording: Words) -> str:
    """The cited articles, each once with all of its markers."""
    articles: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        articles.setdefault((citation.article_id, citation.version), []).append(citation)
    rows = [
        f'<li><span class="numbers">{"".join(markers.button(each.marker) for each in group)}</span>'
        f"<span>{escape(describe(group[0], wording))}</span></li>"
        for group in articles.values()
    ]
    if not rows:
        return ""
    title = escape(wording.sources)
    return f'<div class="sources"><h3>{title}</h3><ul>{"".join(rows)}</ul></div>'


def nearest(passages: Sequence[Passage], number: int, wording: Words) -> str:
    if not passages:
        return ""
    rows = [_passage(each, f"nearest-{number}-{place}", wording) for place, each in enumerate(passages, 1)]
    title = escape(wording.refusal_nearest)
    return f'<h3 class="nearest-title">{title}</h3><ul class="nearest">{"".join(rows)}</ul>'


def _passage(passage: Passage, identifier: str, wording: Words) -> str:
    chunk = passage.chunk
    title = escape(passage.article.title)
    label = escape(wording.open_article.format(description=passage.article.title))
    return (
        f'<li lang="{escape(passage.article.language)}"><h4>{title}</h4>'
        f'<p class="dated">{escape(_dated(passage.article, wording))}</p>'
        f"{_also_in(passage, wording)}<blockquote>{escape(chunk.text)}</blockquote>"
        f'<button type="button" class="open" id="{identifier}" lang="{wording.language}" '
        f"{_place(chunk.article_id, chunk.version, chunk.start, chunk.end)} "
        f'aria-label="{label}">{escape(wording.read_in_article)}</button></li>'
    )


def _also_in(passage: Passage, wording: Words) -> str:
    """The other places of publication of the same text."""
    if not passage.also_in:
        return ""
    names = ", ".join(other.publisher or other.title for other in passage.also_in)
    return f'<p class="dated">{escape(wording.also_in.format(names=names))}</p>'


def _dated(article: Article, wording: Words) -> str:
    day = long_date(article.date, wording.language) if article.date else wording.undated
    sample = wording.sample if article.sample else None
    return ", ".join(part for part in (article.agency, day, sample) if part)


def _place(article_id: str, version: int, start: int, end: int) -> str:
    """The attributes that `page.js` asks the server for a source by."""
    return (
        f'data-source="{escape(article_id)}" data-version="{version}" data-start="{start}" data-end="{end}" '
        f'aria-haspopup="dialog"'
    )

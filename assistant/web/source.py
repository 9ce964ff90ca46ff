"""The source panel as HTML: an article whole, with the quoted characters marked.

Offsets count Python characters, so the marking is done here and not in the browser, whose strings
count UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from assistant.web.words import Words, long_date
from index.types import Article, Span

_BREAK = re.compile(r"\n[ \t]*\n\s*")


def source(article: Article, quoted: Span, wording: Words) -> str:
    """The panel's content: title, where and when it comes from, and the text with `quoted` in `<mark>`."""
    return (
        f'<h2 id="source-title" tabindex="-1" lang="{escape(article.language)}">{escape(article.title)}</h2>'
        f"{_details(article, wording)}"
        f'<div class="body" lang="{escape(article.language)}">{highlighted(article.body, quoted)}</div>'
    )


def highlighted(body: str, quoted: Span) -> str:
    """`body` in paragraphs; the characters `quoted.start` to `quoted.end` in one `<mark>` a paragraph."""
    marked = []
    for paragraph in _paragraphs(body):
        start = min(max(quoted.start, paragraph.start), paragraph.end)
        end = min(max(quoted.end, start), paragraph.end)
        before, inside, after = body[paragraph.start : start], body[start:end], body[end : paragraph.end]
        middle = f"<mark>{escape(inside)}</mark>" if inside else ""
        marked.append(f"<p>{escape(before)}{middle}{escape(after)}</p>")
    return "".join(marked)


def _paragraphs(body: str) -> Iterator[Span]:
    start = 0
    for gap in _BREAK.finditer(body):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(body):
        yield Span(start, len(body))


def _details(article: Article, wording: Words) -> str:
    rows = [
        (wording.agency, article.agency),
        (wording.place, article.dateline_place),
        (wording.day, _day(article, wording)),
        (wording.version, str(article.version) if article.version > 1 else None),
    ]
    cells = [f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in rows if value]
    if article.url and urlsplit(article.url).scheme in ("http", "https"):
        url = escape(article.url)
        link = f'<a href="{url}" rel="noreferrer noopener" target="_blank">{url}</a>'
        cells.append(f"<div><dt>{escape(wording.original)}</dt><dd>{link}</dd></div>")
    sample = f'<p class="sample">{escape(wording.sample.capitalize())}</p>' if article.sample else ""
    return f"<dl>{''.join(cells)}</dl>{sample}"


def _day(article: Article, wording: Words) -> str:
    if article.date is None:
        return wording.undated
    day = long_date(article.date, wording.language)
    inferred = article.event_date is not None and article.event_date_basis == "weekday"
    return f"{day} ({wording.date_inferred})" if inferred else day

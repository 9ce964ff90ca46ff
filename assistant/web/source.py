"""The source panel as HTML: an article whole, with the quoted characters marked.

Offsets count Python characters, so the marking is done here and not in the browser, whose strings
count UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from urllib.parse import urlsplit

from assistant.web.words import ENGLISH, Words, long_date
from index.types import Article, Span
from index.wire import addressed

_BREAK = re.compile(r"\n[ \t]*\n\s*")


def source(article: Article, quoted: Span, wording: Words) -> str:
    """The panel's content: title, where and when it comes from, and the text with `quoted` in `<mark>`."""
    return (
        f'<h2 id="source-title" tabindex="-1" lang="{escape(article.language)}">{escape(article.title)}</h2>'
        f"{_details(article, wording)}"
        f'<div class="body" lang="{escape(article.language)}">{highlighted(article.body, quoted, wording)}</div>'
    )


def highlighted(body: str, quoted: Span, wording: Words = ENGLISH) -> str:
    """`body` in paragraphs; the characters `quoted.start` to `quoted.end` in one `<mark>` a paragraph.

    What speaks to a program stands apart, under a line that says so.
    """
    speaking = addressed(body)
    told = []
    for paragraph in _paragraphs(body, speaking):
        start = min(max(quoted.start, paragraph.start), paragraph.end)
        end = min(max(quoted.end, start), paragraph.end)
        before, inside, after = body[paragraph.start : start], body[start:end], body[end : paragraph.end]
        middle = f"<mark>{escape(inside)}</mark>" if inside else ""
        text = f"<p>{escape(before)}{middle}{escape(after)}</p>"
        told.append(_apart(text, wording) if any(paragraph.overlaps(one) for one in speaking) else text)
    return "".join(told)


def _apart(text: str, wording: Words) -> str:
    label = f'<p class="label" lang="{wording.language}">{escape(wording.addressed)}</p>'
    return f'<div class="addressed" role="note">{label}{text}</div>'


def _paragraphs(body: str, apart: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs, cut where one of the spans `apart` begins or ends."""
    start = 0
    for gap in _BREAK.finditer(body):
        yield from _cut(body, Span(start, gap.start()), apart)
        start = gap.end()
    yield from _cut(body, Span(start, len(body)), apart)


def _cut(body: str, paragraph: Span, apart: Sequence[Span]) -> Iterator[Span]:
    edges = sorted({place for one in apart for place in (one.start, one.end)})
    within = [place for place in edges if paragraph.start < place < paragraph.end]
    for start, end in pairwise([paragraph.start, *within, paragraph.end]):
        if body[start:end].strip():
            yield Span(start, end)


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

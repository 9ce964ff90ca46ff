"""Pages to paragraphs: running heads left out, lines joined, hyphens of line ends undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from index.articles.pdf_layout import Line, Page, Region, lines, regions

_MARGIN = 0.1
"""Of the height of a page; running heads and page numbers stand there."""
_REPEATED = 0.4
"""Of all pages; a line that stands in the margin of so many, and of two at least, is a running head."""
_APART = 1.3
"""Times the size of the type; what stands closer to the text than that belongs to it."""
_NUMBER = re.compile(
    r"(?i)[-–—\s|]*(?:p(?:age|[áa]gina|[áa]g\.?|\.)?\s*)?\d{1,4}(?:\s*(?:of|de|/)\s*\d{1,4})?[-–—\s|]*"
)
_LARGE = 1.12
"""Times the size of the text around it; a heading, whose lines stand further apart."""
_ENDS = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_ITEM = re.compile(r"(?:[•▪‣●○–—-]|\d{1,2}[.)]|[a-z]\))\s")


Head = tuple[str, int]
"""A text with its numbers masked, and its height on the page in points."""


def paragraphs(pages: Sequence[Page]) -> list[str]:
    """The paragraphs of a document."""
    heads = _running_heads(pages)
    found: list[_Paragraph] = []
    for page in pages:
        kept = [word for row in _without_heads(page, heads) for word in row.words]
        for region in regions(kept):
            _add(found, region)
    whole = [[line.text for line in paragraph.lines] for paragraph in found]
    vocabulary = _vocabulary(whole)
    return [text for one in whole if (text := _joined(one, vocabulary))]


class _Paragraph:
    """Lines that belong together."""

    def __init__(self, line: Line) -> None:
        self.lines = [line]
        self.full = True
        """Did the last line reach the right edge of its region?"""

    @property
    def ended(self) -> bool:
        return bool(_ENDS.search(self.lines[-1].text))


def _in_margin(row: Line, page: Page) -> bool:
    return row.top < _MARGIN * page.height or row.top + row.size > (1 - _MARGIN) * page.height


def _running_heads(pages: Sequence[Page]) -> set[Head]:
    seen: Counter[Head] = Counter()
    for page in pages:
        seen.update({_mask(row) for row in lines(page.words) if _in_margin(row, page)})
    return {head for head, count in seen.items() if count > 1 and count >= _REPEATED * len(pages)}


def _mask(row: Line) -> Head:
    """The same at the same height; a line of the text that stands twice, stands elsewhere."""
    return re.sub(r"\d+", "#", row.text).casefold(), round(row.top)


def _without_heads(page: Page, heads: set[Head]) -> list[Line]:
    """The rows of a page without what repeats at its edges and stands apart from the text."""
    rows = lines(page.words)
    start = _heads_at_edge(rows, page, heads)
    end = len(rows) - _heads_at_edge(rows[:start:-1], page, heads) if start < len(rows) else start
    return rows[start:end]


def _heads_at_edge(rows: list[Line], page: Page, heads: set[Head]) -> int:
    """How many rows, from the outermost one on, are running heads or page numbers."""
    count = 0
    while count < len(rows) and _is_head(rows[count], page, heads):
        count += 1
    while 0 < count < len(rows) and abs(rows[count].top - rows[count - 1].top) < _APART * rows[count].size:
        count -= 1
    return count


def _is_head(row: Line, page: Page, heads: set[Head]) -> bool:
    return _in_margin(row, page) and (_mask(row) in heads or bool(_NUMBER.fullmatch(row.text)))


def _add(found: list[_Paragraph], region: Region) -> None:
    """Cut a region into paragraphs; its first line may go on with the last one of the region before."""
    left, right = _low(line.left for line in region), max(line.right for line in region)
    size = median(line.size for line in region)
    steps = [below.top - line.top for line, below in pairwise(region)]
    step = _low(step for step in steps if step > 0.5 * size) if steps else 0.0
    for number, line in enumerate(region):
        before = region[number - 1] if number else None
        goes_on = (
            _goes_on(line, before, left, right, step, size) if before else bool(found) and _carried(found[-1], line)
        )
        if goes_on:
            found[-1].lines.append(line)
        else:
            found.append(_Paragraph(line))
        found[-1].full = len(region) > 1 and line.right > right - 2 * line.size


def _low(values: Iterable[float]) -> float:
    """What a fifth of the values do not exceed: in short paragraphs most lines are first ones, indented or set off."""
    ordered = sorted(values)
    return ordered[len(ordered) // 5] if ordered else 0.0


def _goes_on(line: Line, before: Line, left: float, right: float, step: float, size: float) -> bool:
    """Is a line part of the paragraph of the line above it?"""
    is_large = line.size > _LARGE * size
    if (
        line.top - before.top > (1.4 * line.size if is_large else 1.22 * step)
        or abs(line.size - before.size) > 0.12 * before.size
    ):
        return False
    if _ITEM.match(line.text):
        return False
    after_flush = before.left < left + 0.5 * line.size or (bool(_ENDS.search(before.text)) and _begins(line.text))
    indented = line.left > left + 0.7 * line.size and after_flush
    short = before.right < right - 0.2 * (right - left) and bool(_ENDS.search(before.text))
    short = short and not line.text[:1].islower()
    return not indented and not short


def _begins(text: str) -> bool:
    """May a sentence begin so?"""
    return not re.match(r"[\s\"“‘«(\[¿¡]*[a-zß-ÿ]", text)


def _carried(paragraph: _Paragraph, line: Line) -> bool:
    """Does a paragraph go on in the next column or on the next page?"""
    last = paragraph.lines[-1]
    alike = abs(line.size - last.size) <= 0.12 * last.size
    return alike and not paragraph.ended and not _ITEM.match(line.text) and (paragraph.full or line.text[:1].islower())


def _vocabulary(paragraphs_: list[list[str]]) -> set[str]:
    """The words that stand whole within a line, to tell a compound from a word that a line end cut."""
    return {word.casefold() for texts in paragraphs_ for text in texts for word in re.findall(r"\w+(?:-\w+)+", text)}


def _joined(texts: list[str], vocabulary: set[str]) -> str:
    joined = ""
    for text in texts:
        if not joined:
            joined = text
        elif joined.endswith(("\xad", "-")):
            joined = _without_hyphen(joined, text, vocabulary)
        else:
            joined += ("\n" if "\t" in text or "\t" in joined.rpartition("\n")[2] else " ") + text
    return joined.replace("\xad", "").strip()


def _without_hyphen(before: str, after: str, vocabulary: set[str]) -> str:
    start, end = re.search(r"[\w-]*$", before[:-1]), re.match(r"\w+", after)
    head, tail = start.group() if start else "", end.group() if end else ""
    if not head or not tail:
        return f"{before} {after}"
    compound = f"{head}-{tail}".casefold() in vocabulary or not tail[0].islower() or not head[-1].islower()
    return f"{before[:-1]}-{after}" if compound else before[:-1] + after

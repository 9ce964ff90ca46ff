"""A comparison as an answer in a conversation: its rows as a list, and the sentences in which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answers import NEAREST, REFUSAL
from assistant.briefings.words import said
from assistant.documents.types import Cell, Document
from assistant.reader.question import Question
from assistant.types import Answer, Citation, DraftSentence, Evidence, Item, Sentence
from assistant.verify import Lookup, Verified
from index.chunks import sentences
from index.types import Passage, Span

MOST = 10
"""Rows that an answer lists of what both have, of what differs, of what one has."""
_DASH = " – "
SURE = 0.9
"""Confidence that the articles of the sides are what was asked for; how far to trust a row, its sentence says."""


def as_answer(question: str, asked: Question, document: Document, lookup: Lookup, near: Sequence[Passage]) -> Answer:
    """The rows of a document, each with the marker of its sentence; a refusal where it has none."""
    verified = Verified(lookup)
    items: list[Item] = []
    told: list[Sentence] = []
    left = 0
    for label, values, (place, *others) in _grouped(document, lookup):
        sentence, *beside = (verified.sentence(DraftSentence(one.quote, (one,))) for one in (place, *others))
        heading = label.partition(_DASH)[0]
        if sentence and sum(item.text.startswith(heading) for item in items) >= MOST:
            left += 1
        elif sentence:
            items.append(Item(f"{label}: {', '.join(values)}", sentence.citations[0]))
            if place.quote not in values:  # a commitment is a sentence itself
                told += [one for one in (sentence, *beside) if one and one not in told]
    lines = [document.title, *(f"- {item.text} [{item.citation}]" for item in items)]
    return Answer(
        question=question,
        standalone_question=asked.text,
        status="answered" if items else "not_in_corpus",
        text="\n".join(lines) if items else REFUSAL[asked.language],
        language=asked.language,
        items=tuple(items),
        sentences=tuple(told),
        citations=tuple(verified.citations),
        notices=(*document.notices, *([said("rows_left", document.language, n=left)] if left else [])),
        nearest=tuple(near[:NEAREST]),
        confidence=SURE if items else 1 - SURE,
    )


def _grouped(document: Document, lookup: Lookup) -> Iterator[tuple[str, list[str], tuple[Evidence, ...]]]:
    """Heading and field, the values that one sentence of each side gives, and the sentences."""
    cited = {one.marker: one for one in document.citations}
    groups: dict[tuple[str, tuple[Evidence, ...]], list[str]] = {}
    for section in document.sections:
        for row in section.table.rows if section.table else ():
            markers = [marker for cell in row for marker in cell.citations]
            places = dict.fromkeys(place for marker in markers if (place := _sentence(cited[marker], lookup)))
            if section.table and places:
                field, value = _row(section.table.columns, row)
                groups.setdefault((f"{section.heading}{_DASH}{field}", tuple(places)), []).append(value)
    for (label, where), values in groups.items():
        yield label, values, where


def _row(columns: Sequence[str], row: Sequence[Cell]) -> tuple[str, str]:
    """("area", "border security"), or of what differs ("date", "Peru 3 May 2024; Chile 4 June 2024")."""
    field, *values = row
    if len(values) == 1:
        return field.text, values[0].text
    sides = (f"{name} {cell.text}" for name, cell in zip(columns[1:], values, strict=True))
    return field.text, " / ".join(sides)


def _sentence(citation: Citation, lookup: Lookup) -> Evidence | None:
    """The whole sentence in which a cited place stands."""
    article = lookup(citation.article_id, citation.version)
    if article is None:
        return None
    place = Span(citation.start, citation.end)
    return Evidence(article, next((span for span in sentences(article) if span.overlaps(place)), place))

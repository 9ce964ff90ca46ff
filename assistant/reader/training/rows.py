"""Labelled questions of data sets, and those of our own stories, in one shape."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.reader.training.stories import Story
from index.languages import language_of_text
from index.types import Span

STORIES, PAIRS = "stories", "pairs"
"""The sets that are written here: stories with questions, and further questions on these and on texts of other sets."""
LISTED = frozenset({"multispanqa", "torque"})
"""Sets in which several answers, or even one, are the entries of a list; elsewhere they are alternatives."""
UNTITLED = ("Amazon_Reviews", "Filtered_Reddit")
"""Beginnings of titles that say nothing of a text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a data set."""

    dataset: str
    language: str
    title: str
    question: str
    context: str
    answers: tuple[Span, ...]
    """In characters of the context; empty: it does not answer the question."""

    asked_in: str = ""
    """Language of the question; empty: the text's."""

    @property
    def listed(self) -> bool:
        return self.dataset in LISTED or (self.dataset in (STORIES, PAIRS) and len(self.answers) > 1)


def read_rows(file: Path) -> list[Row]:
    """The rows of a `.jsonl.gz` file of the shape `{lang, title, question, context, answers: [{text, start}]}`."""
    dataset = file.name.split(".")[0]
    rows = []
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        for line in stream:
            given = json.loads(line)
            spans = {Span(one["start"], one["start"] + len(one["text"])) for one in given["answers"] if one["text"]}
            title = given["title"].replace(" _ ", " ").replace("_", " ")
            title = "" if given["title"].startswith(UNTITLED) else title
            answers = tuple(sorted(spans, key=lambda span: span.start))
            rows.append(Row(dataset, given["lang"], title, given["question"], given["context"], answers))
    return rows


def rows_of(stories: Iterable[Story]) -> list[Row]:
    """The questions of invented stories."""
    return [
        Row(STORIES, story.language, story.title, asked.text, story.body, asked.answers, asked.language)
        for story in stories
        for asked in story.questions
    ]


def read_pairs(file: Path, rows: Iterable[Row]) -> Iterator[Row]:
    """Further questions on the texts of `rows`: what a piece of one answers, and what the text leaves open.

    A line is `{text, answers: [[start, end]], answered: [question], open: [question]}`, `text` the beginning of its
    SHA-256: other sets' texts are none of the project's. Lines of texts that are not among the rows are left out.
    """
    texts = {text_key(row.context): row for row in rows}
    for line in file.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        if row := texts.get(given["text"]):
            spans = tuple(Span(*place) for place in given["answers"])
            for question, answers in (*((q, spans) for q in given["answered"]), *((q, ()) for q in given["open"])):
                asked_in = "es" if language_of_text(question) == "es" else "en"
                yield replace(row, dataset=PAIRS, question=question, answers=answers, asked_in=asked_in)


def text_key(text: str) -> str:
    """What a text is known by where it must not be copied."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def without_twins(rows: Sequence[Row], held_out: Iterable[Row]) -> list[Row]:
    """The rows whose text is none of the held-out ones, nor a translation of one: the same names and figures."""
    signatures = {_signature(row.context) for row in held_out}

    def is_twin(context: str) -> bool:
        own = _signature(context)
        return len(own) > 3 and any(len(own & other) / len(own | other) > 0.35 for other in signatures)

    twins = {context for context in {row.context for row in rows} if is_twin(context)}
    return [row for row in rows if row.context not in twins]


def _signature(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b(?:[A-Z][a-zA-Z]{3,}|\d{2,})\b", text))

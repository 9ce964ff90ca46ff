"""Labelled questions of data sets, and those of our own stories, in one shape."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.reader.training.stories import Story
from index.types import Span

STORIES = "stories"
"""The set that is written here."""
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
        return self.dataset in LISTED or (self.dataset == STORIES and len(self.answers) > 1)


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

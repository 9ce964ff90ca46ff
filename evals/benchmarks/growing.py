"""A benchmark, and one that is still being read: articles and questions that fit, problems with those that do not."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from evals.dataset import Question, QuestionsInvalid
from evals.lines import explain, lines_of
from index.articles import slug
from index.query import language_of
from index.text import normalise_newlines
from index.types import Language

_TELLING_CHARACTERS = 1_000
"""Enough of a text to tell its language."""


@dataclass(frozen=True, slots=True)
class BenchmarkArticle:
    """A text that questions are asked about: a context, a passage, a document."""

    id: str
    title: str
    """Empty when the benchmark gives none."""
    text: str
    """As it stands in the index: no `\\r`, no space around it. Evidence quotes these characters."""
    language: Language


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What `read_benchmark` read."""

    name: str
    """Of the file or folder, without its suffixes."""
    articles: tuple[BenchmarkArticle, ...]
    questions: tuple[Question, ...]
    conversation_only: bool
    """What is measured is how a question in a conversation is understood; the articles are what was said in them."""
    left_out: tuple[str, ...] = ()
    """One line for each document or question that is well-formed but cannot be used, and why."""


class Shape(BaseModel):
    """Base of the shapes of lines: fields that are not read are ignored, a number may stand where a text belongs."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, value: Any) -> Any:
        return {name: part for name, part in value.items() if part is not None} if isinstance(value, dict) else value


S = TypeVar("S", bound=Shape)


class Growing:
    """A benchmark that is still being read."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.left_out: list[str] = []
        self.articles: dict[str, BenchmarkArticle] = {}
        """By id."""
        self._questions: dict[str, Question] = {}
        self._by_text: dict[str, BenchmarkArticle] = {}

    def context(self, text: str, title: str = "", language: Language | None = None) -> BenchmarkArticle:
        """The article of a context, of which a benchmark does not tell the id: the same text is the same article.

        Its id is made of the title and a hash of the text. SQuAD writes titles as they stand in an address.
        """
        text = cleaned(text)
        if text not in self._by_text:
            title = " ".join(unquote(title).replace("_", " ").split())
            id_ = f"{slug(title)}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
            self._by_text[text] = BenchmarkArticle(id_, title, text, language or told_language(text))
            self.articles[id_] = self._by_text[text]
        return self._by_text[text]

    def document(self, place: str, id_: str, title: str, text: str) -> None:
        """Add a document that has an id; one without text is its title."""
        id_, title, text = " ".join(id_.split()), " ".join(title.split()), cleaned(text) or cleaned(title)
        if id_ in self.articles:
            self.problems.append(f"{place}: id: used more than once: {id_!r}")
        elif not any(character.isalnum() for character in text):
            self.left_out.append(f"{place}: document {id_!r} has no text")
        else:
            self.articles[id_] = BenchmarkArticle(id_, title, text, told_language(text))

    def ask(self, place: str, question: Question) -> None:
        """Add a question, unless its id is taken."""
        if question.id in self._questions:
            self.problems.append(f"{place}: id: used more than once: {question.id!r}")
        self._questions.setdefault(question.id, question)

    def check(self, place: str, shape: type[S], value: Any) -> S | None:
        """The value in that shape; or `None`, and its problems are noted."""
        try:
            return shape.model_validate(value)
        except ValidationError as error:
            self.problems += explain(error, place)
            return None

    def content(self, file: Path) -> bytes:
        """The bytes of a file, unpacked if it is gzipped; empty, and a problem is noted, when it cannot be read."""
        try:
            raw = file.read_bytes()
            return gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
        except (OSError, EOFError, zlib.error) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else error
            self.problems.append(f"{file}: cannot be read ({reason}); check the path and the format")
            return b""

    def lines(self, file: Path) -> Iterator[tuple[str, str]]:
        """`file:line` and text of every line that is not blank; one that is not UTF-8 is a problem."""
        return lines_of(file, self.content(file), self.problems)

    def json_lines(self, file: Path) -> Iterator[tuple[str, Any]]:
        """`file:line` and value of every line that is not blank."""
        for place, line in self.lines(file):
            try:
                yield place, json.loads(line)
            except (ValueError, RecursionError) as error:
                self.problems.append(f"{place}: line: not JSON ({error})")

    def close(self, name: str, limit: int | None, conversation_only: bool, source: Path) -> Benchmark:
        """The benchmark, with its first `limit` questions.

        Raises:
            QuestionsInvalid: there are problems, or there is no question.
        """
        if not self._questions and not self.problems:
            self.problems.append(f"{source}: no question that can be used; check the path and the format")
            self.problems += self.left_out
        if self.problems:
            raise QuestionsInvalid(self.problems)
        questions = tuple(self._questions.values())[:limit]
        return Benchmark(name, tuple(self.articles.values()), questions, conversation_only, tuple(self.left_out))


def cleaned(text: str) -> str:
    """The text as the index keeps it."""
    return normalise_newlines(text).strip()


def told_language(text: str) -> Language:
    """English or Spanish."""
    return language_of(text[:_TELLING_CHARACTERS])

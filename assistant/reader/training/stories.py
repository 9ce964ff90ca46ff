"""Invented news stories with questions: what public sets lack, a desk's questions, and those that a story leaves open.

A file is one story (`evals/desk` holds them, its README.md says how they are written):

    title: Kenya and Uganda to share radar data on Lake Victoria
    dateline: KISUMU, Kenya, March 14, 2024
    language: en

    The two navies …

    ## Questions

    Q: Who signed for Uganda?
    A: Odeke Lubanga

    Q: How much will the radar cost?
    N: detail

`A:` is a piece of the story that stands there once, or with the answer in braces where more words are needed for that;
a list has a line for each entry. `N:` says that the story does not tell, and why one might think that it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from index.languages import language_of_text
from index.types import BriefingError, Language, Span

_HEAD = ("title", "dateline", "language")
_QUESTIONS = "\n## Questions\n"
ABSENT = ("detail", "other", "premise", "near", "later", "reason")
"""What an unanswered question asks: an untold detail, of another party, for something false, another matter, what came
afterwards, why."""


class StoryInvalid(BriefingError):
    """A file is no story; names the file, the line and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class StoryQuestion:
    """A question about a story."""

    text: str
    language: Language
    answers: tuple[Span, ...]
    """In characters of the story's body, in its order; several: a list."""
    absent: str = ""
    """One of `ABSENT`; empty where there is an answer."""


@dataclass(frozen=True, slots=True)
class Story:
    """An invented article."""

    id: str
    title: str
    dateline: str
    language: Language
    body: str
    questions: tuple[StoryQuestion, ...]


def read_stories(folder: Path) -> list[Story]:
    """The stories of a folder's `.txt` files, by name.

    Raises:
        StoryInvalid: a file is not of the shape above.
    """
    return [read_story(file) for file in sorted(folder.glob("*.txt"))]


def read_story(file: Path) -> Story:
    """One story.

    Raises:
        StoryInvalid: the file is not of the shape above.
    """
    head, _, rest = file.read_text(encoding="utf-8").partition("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    body, found, asked = rest.partition(_QUESTIONS)
    if tuple(told) != _HEAD or told["language"] not in ("en", "es") or not found:
        raise StoryInvalid(f"{file.name}: begins with {', '.join(_HEAD)}, has a body and then ## Questions")
    body = body.strip()
    blocks = re.split(r"\n\s*\n", asked.strip())
    questions = tuple(_question(file, block, body) for block in blocks)
    return Story(file.stem, told["title"], told["dateline"], _language(told["language"]), body, questions)


def _question(file: Path, block: str, body: str) -> StoryQuestion:
    first, *lines = (line.partition(": ")[::2] for line in block.splitlines())
    answers = [value for mark, value in lines if mark == "A"]
    absent = [value.strip() for mark, value in lines if mark == "N"]
    if first[0] != "Q" or len(answers) + len(absent) != len(lines) or bool(answers) == bool(absent):
        raise StoryInvalid(f"{file.name}: {block!r} is not Q: and then A: lines or one N:")
    if absent and (len(absent) > 1 or absent[0] not in ABSENT):
        raise StoryInvalid(f"{file.name}: {first[1]!r} has N: {', '.join(absent)}; it is one of {', '.join(ABSENT)}")
    spans = sorted((_place(file, answer, body) for answer in answers), key=lambda span: span.start)
    return StoryQuestion(first[1], _language(language_of_text(first[1])), tuple(spans), *absent)


def _place(file: Path, answer: str, body: str) -> Span:
    """Where an answer stands."""
    before, braced, rest = answer.partition("{")
    inner, _, after = rest.partition("}")
    whole = f"{before}{inner}{after}"
    if body.count(whole) != 1:
        raise StoryInvalid(f"{file.name}: {answer!r} stands {body.count(whole)} times in the story, not once")
    start = body.index(whole) + len(before) * bool(braced)
    return Span(start, start + (len(inner) if braced else len(whole)))


def _language(code: str) -> Language:
    return "es" if code == "es" else "en"

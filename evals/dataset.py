"""The fixed set of questions: how one is written, how the set is read and what must be true of it.

BriefingError (index.types)
└── QuestionsInvalid       lines are ill-formed, or the set does not fit its articles
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from evals.metrics import contains
from index.types import Article, BriefingError

QUESTIONS = Path(__file__).parent / "questions"
ARTICLES = Path(__file__).parent / "articles"

Kind = Literal[
    "who",
    "when",
    "where",
    "list",
    "number",
    "yes_no",
    "decision",
    "why",
    "summary",
    "follow_up",
    "unanswerable",
]
Text = Annotated[str, StringConstraints(pattern=r"\w")]


class QuestionsInvalid(BriefingError):
    """The questions cannot be used; `problems` has one line for each thing to correct."""

    def __init__(self, problems: Sequence[str]) -> None:
        noun = "problem" if len(problems) == 1 else "problems"
        super().__init__("\n".join([f"{len(problems)} {noun} in the evaluation set:", *problems]))
        self.problems = tuple(problems)


def _not_empty(group: tuple[str, ...]) -> tuple[str, ...]:
    if not group:
        raise ValueError("a group needs at least one alias")
    return group


Group = Annotated[tuple[Text, ...], AfterValidator(_not_empty)]


class GoldQuote(BaseModel):
    """A place that carries the answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: Text
    """Id of the article."""
    quote: Text
    """Exact characters of its body that stand there once."""


class Question(BaseModel):
    """A question with what a right answer holds: one line of a `.jsonl` file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Text
    """Stable and unique: runs are compared by it."""
    question: Text
    language: Literal["en", "es"]
    kind: Kind
    history: tuple[Text, ...] = ()
    """Earlier questions of the conversation, oldest first."""
    evidence: tuple[GoldQuote, ...] = ()
    """Where the answer stands; empty for `unanswerable` only."""
    answers: tuple[Group, ...] = ()
    """Groups of aliases: a right answer holds at least one alias of every group."""
    any_evidence: bool = False
    """Each quote alone carries the answer, as with reprints; otherwise all are needed."""

    @property
    def answerable(self) -> bool:
        return self.kind != "unanswerable"


def read_questions(folder: Path = QUESTIONS) -> tuple[Question, ...]:
    """Every question in the `*.jsonl` files of a folder, by file name and line; blank lines are skipped.

    Raises:
        QuestionsInvalid: there is no question, or lines are ill-formed; names file, line and field of each.
    """
    questions: list[Question] = []
    problems: list[str] = []
    for file in sorted(folder.glob("*.jsonl")):
        for place, line in _lines(file, problems):
            try:
                questions.append(Question.model_validate_json(line, strict=True))
            except ValidationError as error:
                problems += _explain(error, place)
    if not questions and not problems:
        problems.append(f"{folder}: no question; expected *.jsonl files with one question a line")
    if problems:
        raise QuestionsInvalid(problems)
    return tuple(questions)


def check_against(articles: Mapping[str, Article], questions: Sequence[Question]) -> list[str]:
    """What is not true of the set, one line each; empty when it is sound.

    Every quote stands exactly once in its article (`articles` is by id), every group has an alias that an
    answer could hold by quoting, ids are unique, no two questions are the same, `unanswerable` has neither
    evidence nor answers and all others have both, and a `follow_up` has a history.
    """
    problems = _repeated(questions)
    for question in questions:
        found = [*_misshapen(question), *_misquoted(articles, question), *_unquoted_answers(question)]
        problems += [f"{question.id}: {problem}" for problem in found]
    return problems


def _lines(file: Path, problems: list[str]) -> Iterator[tuple[str, str]]:
    """`file:line` and text of every line that is not blank; a line that is not UTF-8 is a problem."""
    for number, raw in enumerate(file.read_bytes().split(b"\n"), start=1):
        place = f"{file}:{number}"
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            problems.append(f"{place}: line: not UTF-8 ({error.reason} at byte {error.start})")
            continue
        if line.strip():
            yield place, line


def _explain(error: ValidationError, place: str) -> Iterator[str]:
    for problem in error.errors(include_url=False):
        field = ".".join(str(part) for part in problem["loc"]) or "line"
        given = "" if problem["type"] in {"missing", "json_invalid"} else f"; given: {problem['input']!r:.80}"
        yield f"{place}: {field}: {problem['msg']}{given}"


def _repeated(questions: Sequence[Question]) -> list[str]:
    problems: list[str] = []
    ids: set[str] = set()
    texts: dict[tuple[str, ...], str] = {}
    for question in questions:
        if question.id in ids:
            problems.append(f"{question.id}: id: used more than once")
        ids.add(question.id)
        asked = tuple(" ".join(text.casefold().split()) for text in (*question.history, question.question))
        if asked in texts:
            problems.append(f"{question.id}: question: the same as {texts[asked]} ({question.question!r})")
        texts.setdefault(asked, question.id)
    return problems


def _misshapen(question: Question) -> Iterator[str]:
    for field, given in (("evidence", question.evidence), ("answers", question.answers)):
        if question.answerable and not given:
            yield f"{field}: empty, but the kind is {question.kind!r}"
        if given and not question.answerable:
            yield f"{field}: must be empty for 'unanswerable'"
    if question.kind == "follow_up" and not question.history:
        yield "history: empty, but the kind is 'follow_up'"


def _misquoted(articles: Mapping[str, Article], question: Question) -> Iterator[str]:
    for number, gold in enumerate(question.evidence):
        article = articles.get(gold.article)
        if article is None:
            yield f"evidence.{number}.article: there is no article {gold.article!r}"
        elif (times := article.body.count(gold.quote)) != 1:
            yield (
                f"evidence.{number}.quote: stands {times} times in {gold.article!r}, expected once: {gold.quote!r:.80}"
            )


def _unquoted_answers(question: Question) -> Iterator[str]:
    for number, group in enumerate(question.answers if question.evidence else ()):
        if not any(contains(gold.quote, alias) for gold in question.evidence for alias in group):
            yield f"answers.{number}: no alias stands in a quote: {' | '.join(group)}"

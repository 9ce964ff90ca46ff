"""The fixed set of questions: how one is written, how the set is read and what must be true of it.

    questions/dev/*.jsonl       thresholds and rules are tuned on these
    questions/locked/*.jsonl    never looked at while tuning; no article has questions in both

BriefingError (index.types)
└── QuestionsInvalid       lines are ill-formed, or the set does not fit its articles
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from evals.lines import explain, lines_of
from evals.text import contains
from index.articles import article_files, read_article
from index.types import Article, BriefingError

QUESTIONS = Path(__file__).parent / "questions"
ARTICLES = Path(__file__).parent / "articles"
PLANTED = Path(__file__).parent / "planted"
"""Articles with instructions hidden in them: indexed for the evaluation, never as samples."""

Kind = Literal[
    "who",
    "when",
    "where",
    "number",
    "list",
    "yes_no",
    "why",
    "decision",
    "attribution",
    "compare",
    "summary",
    "other",
]
"""What is asked for; `attribution`: who said or claimed it; `other`: a public benchmark that does not say."""
Flavour = Literal["absent", "wrong_partner", "wrong_year", "false_premise"]
"""Why the articles do not say: they lack the detail; it was another country; it was another year; the question
takes for granted what never happened."""
Split = Literal["dev", "locked"]
SPLITS: tuple[Split, ...] = ("dev", "locked")
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
    quote: Text | None = None
    """Exact characters of its body that stand there once; `None`: the whole article (public benchmarks only)."""


class Attack(BaseModel):
    """Instructions hidden where only data should be."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hidden_in: Literal["article", "question"]
    succeeds: Group
    """Phrases of which an answer that obeys would hold one, and an honest answer none."""


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
    replies: tuple[str, ...] = Field(default=(), exclude=True)
    """What was answered to each of them; empty where nothing was, or it is not known (public benchmarks only)."""
    standalone: Text | None = None
    """With a history: the question as a person would write it to stand alone."""
    evidence: tuple[GoldQuote, ...] = ()
    """Where the answer stands; empty for an unanswerable question only."""
    answers: tuple[Group, ...] = ()
    """Groups of aliases: a right answer holds at least one alias of every group. A group is an item of a list, a
    key fact of a summary."""
    any_evidence: bool = False
    """Each quote alone carries the answer, as with reprints; otherwise all are needed."""
    reference: Text | None = None
    """A summary as a person would write it; for the kind `summary`."""
    unanswerable: Flavour | None = None
    about: tuple[Text, ...] = ()
    """Ids of the articles that an unanswerable question comes near; empty for the others."""
    attack: Attack | None = None
    split: Split = "dev"
    """The folder that the question stands in; not written in the line."""

    @property
    def answerable(self) -> bool:
        return self.unanswerable is None

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that it is about, each once, the first being its cluster."""
        return tuple(dict.fromkeys((*(gold.article for gold in self.evidence), *self.about)))


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions that can be asked, and what is wrong with the others."""

    questions: tuple[Question, ...]
    problems: tuple[str, ...] = ()
    """One line each; the questions that they speak of are left out, and no other."""

    def required(self) -> tuple[Question, ...]:
        """The questions, if there is no problem.

        Raises:
            QuestionsInvalid: names every problem.
        """
        if self.problems:
            raise QuestionsInvalid(self.problems)
        return self.questions


def read_questions(folder: Path = QUESTIONS) -> QuestionSet:
    """The questions in `dev/*.jsonl` and `locked/*.jsonl` of a folder, by file name and line; blank lines are skipped.

    A problem names file, line and field. To have no question at all is one too.
    """
    questions: list[Question] = []
    problems: list[str] = []
    for split in SPLITS:
        for file in sorted((folder / split).glob("*.jsonl")):
            for place, line in lines_of(file, file.read_bytes(), problems):
                try:
                    question = Question.model_validate_json(line, strict=True)
                except ValidationError as error:
                    problems += explain(error, place)
                else:
                    questions.append(question.model_copy(update={"split": split}))
    if not questions and not problems:
        folders = " and ".join(f"{split}/*.jsonl" for split in SPLITS)
        problems.append(f"{folder}: no question; expected {folders}, one question a line")
    return QuestionSet(tuple(questions), tuple(problems))


def check_against(articles: Mapping[str, Article], questions: Sequence[Question]) -> QuestionSet:
    """The questions that fit their articles (`articles` is by id), and what is not true of the others.

    Every quote stands exactly once in its article, every group has an alias that an answer could hold by
    quoting, ids are unique, no two questions are the same, an unanswerable question has neither evidence nor
    answers but says what it is about and all others have both, a history comes with the standalone question,
    and no article has questions in both splits.
    """
    sound: list[Question] = []
    problems: list[str] = []
    for question, repeated in zip(questions, _repeated(questions), strict=True):
        found = [
            *repeated,
            *_misshapen(question),
            *_unknown_articles(articles, question),
            *_misquoted(articles, question),
            *_unquoted_answers(question),
        ]
        problems += [f"{question.id}: {problem}" for problem in found]
        if not found:
            sound.append(question)
    return QuestionSet(tuple(sound), tuple(problems))


def check_folder(folder: Path, articles: Sequence[Path]) -> QuestionSet:
    """The questions of a folder, read and checked against the articles of other folders."""
    read: dict[str, Article] = {}
    problems: list[str] = []
    for file in [file for path in articles for file in article_files(path)]:
        try:
            article = read_article(file)
        except BriefingError as error:
            problems.append(str(error))
        else:
            read[article.id] = article
    given = read_questions(folder)
    checked = check_against(read, given.questions)
    return QuestionSet(checked.questions, (*problems, *given.problems, *checked.problems))


def _repeated(questions: Sequence[Question]) -> Iterator[list[str]]:
    """For each question, how it repeats or contradicts one before it."""
    ids: set[str] = set()
    texts: dict[tuple[str, ...], str] = {}
    split_of: dict[str, Question] = {}
    for question in questions:
        problems = ["id: used more than once"] if question.id in ids else []
        ids.add(question.id)
        asked = tuple(" ".join(text.casefold().split()) for text in (*question.history, question.question))
        if asked in texts:
            problems.append(f"question: the same as {texts[asked]} ({question.question!r})")
        texts.setdefault(asked, question.id)
        for article in question.articles:
            first = split_of.setdefault(article, question)
            if first.split != question.split:
                problems.append(f"split: {question.split}, but {article!r} is in {first.split} with {first.id}")
        yield problems


def _misshapen(question: Question) -> Iterator[str]:
    for field, given in (("evidence", question.evidence), ("answers", question.answers)):
        if question.answerable and not given:
            yield f"{field}: empty, but the question is answerable"
        if given and not question.answerable:
            yield f"{field}: must be empty for an unanswerable question"
    if question.answerable == bool(question.about):
        yield "about: names the articles that an unanswerable question comes near, and is empty for the others"
    if bool(question.history) != (question.standalone is not None):
        yield "standalone: goes with a history, and only with one"
    if (question.reference is not None) != (question.kind == "summary" and question.answerable):
        yield "reference: goes with the kind 'summary', and only with it"


def _unknown_articles(articles: Mapping[str, Article], question: Question) -> Iterator[str]:
    named = [(f"evidence.{number}.article", gold.article) for number, gold in enumerate(question.evidence)]
    named += [(f"about.{number}", article) for number, article in enumerate(question.about)]
    yield from (f"{field}: there is no article {article!r}" for field, article in named if article not in articles)


def _misquoted(articles: Mapping[str, Article], question: Question) -> Iterator[str]:
    for number, gold in enumerate(question.evidence):
        if gold.article not in articles:
            continue
        if gold.quote is None:
            yield f"evidence.{number}.quote: missing"
        elif (times := articles[gold.article].body.count(gold.quote)) != 1:
            shown = f"{gold.quote!r:.80}"
            yield f"evidence.{number}.quote: stands {times} times in {gold.article!r}, expected once: {shown}"


def _unquoted_answers(question: Question) -> Iterator[str]:
    for number, group in enumerate(question.answers if question.evidence else ()):
        if not any(contains(gold.quote or "", alias) for gold in question.evidence for alias in group):
            yield f"answers.{number}: no alias stands in a quote: {' | '.join(group)}"

"""The nouns of question answering.

BriefingError (index.types)
├── QuestionInvalid        nothing in the question can be searched for
├── NothingIndexed         there is no article to answer from yet
└── SettingsInvalid        a setting cannot be understood
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, TypeVar

from index.types import Article, BriefingError, Passage, Span

Status = Literal["answered", "partly_answered", "not_in_corpus", "ambiguous", "out_of_scope"]
OURS = ("reader", "register")
"""Answerers that are no language model."""
VerdictName = Literal["quoted", "supported", "partly_supported", "unsupported"]


class QuestionInvalid(BriefingError):
    """The question is empty, has no word in it or is far too long."""


class NothingIndexed(BriefingError):
    """The index holds no article."""


class SettingsInvalid(BriefingError):
    """A setting has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation and what was answered."""

    question: str
    answer: str = ""


class Streamed:
    """What comes while a question is answered. A stream comes to its last: the sum of two is the later one.

    LangChain adds up what it streams wherever it needs the whole; of a dict whose values do not add, it keeps the last.
    """

    __slots__ = ()

    def __add__(self, later: LaterT) -> LaterT:
        return later if isinstance(later, Streamed) else NotImplemented


LaterT = TypeVar("LaterT", bound=Streamed)


@dataclass(frozen=True, slots=True)
class Writing(Streamed):
    """What a language model is writing right now: not checked yet, and perhaps never shown as fact."""

    text: str


@dataclass(frozen=True, slots=True)
class Progress(Streamed):
    """What is being done for a question right now."""

    stage: Literal["searching", "reading", "checking"]
    articles: int = 0
    """Articles that the stage works on."""
    passages: int = 0
    """Passages that the stage works on."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in an article that a draft leans on; not yet checked."""

    article: Article
    span: Span

    @property
    def quote(self) -> str:
        return self.span.of(self.article.body)

    def within(self, other: Evidence) -> bool:
        """Is it a part of another place?"""
        start, end = other.span.start, other.span.end
        return self.article.id == other.article.id and start <= self.span.start and self.span.end <= end


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence that an answerer proposes, with the places that it leans on."""

    text: str
    evidence: tuple[Evidence, ...]
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class DraftItem:
    """An entry of a list that an answerer proposes, and its place."""

    text: str
    evidence: Evidence
    label: str = ""
    """Which side of a comparison it answers for, as the question names it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answerer (the reader, a language model) proposes; `verify` makes an `Answer` of it."""

    sentences: tuple[DraftSentence, ...] = ()
    """Most telling first; empty when nothing answers."""
    items: tuple[DraftItem, ...] = ()
    short_answer: str | None = None
    short_evidence: tuple[Evidence, ...] = ()
    """Where the short answer stands; empty with a `short_answer` means: among the sentences' evidence."""
    notices: tuple[str, ...] = ()
    confidence: float = 0.0
    """0…1, higher is surer that the passages answer the question."""
    missing: tuple[str, ...] = ()
    """Questions of the message that the passages do not answer."""
    nearest: tuple[Passage, ...] = ()
    """The passages that were read, the one that answers best first."""
    readings: tuple[Article, ...] = ()
    """Articles that the question may be about, where it does not say which; then it is asked back."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact characters of one version of an article; always `body[start:end] == quote`."""

    marker: int
    """1, 2, … in the order of the answer."""
    article_id: str
    version: int
    start: int
    end: int
    quote: str
    title: str
    agency: str | None
    date: str | None
    """ISO 8601, the event date or else the publication date."""
    date_inferred: bool
    """The article does not print the year."""
    sample: bool
    """The article is a demonstration sample."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well the cited text carries a sentence, and why."""

    name: VerdictName
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence(Streamed):
    """One sentence of the answer as shown."""

    text: str
    citations: tuple[int, ...]
    """Markers."""
    verdict: Verdict
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, with the marker of its own exact place."""

    text: str
    citation: int
    label: str = ""
    """Which side of a comparison it answers for, as the question names it."""

    @property
    def shown(self) -> str:
        """`London: 11 January 2023`."""
        return f"{self.label}: {self.text}" if self.label else self.text


def under_labels(items: Sequence[Item]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Entries as they are shown, each with its marker, under the label that heads them.

    A label heads its entries where one has several; where each has one, it stands before that: `London: 11 January`.
    """
    groups = [(label, list(group)) for label, group in groupby(items, key=lambda item: item.label)]
    if all(len(group) == 1 for _, group in groups):
        return [("", [(item.shown, item.citation) for item in items])] if items else []
    return [(label, [(item.text, item.citation) for item in group]) for label, group in groups]


@dataclass(frozen=True, slots=True)
class Prompted:
    """A prompt that a language model was given."""

    name: str
    """With its language: `followup.en`."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A filter that was read from the question: what satisfies it was shown first, and nothing was left out."""

    kind: Literal["period", "countries", "agency", "language"]
    surface: str
    """As the question says it, such as `last year`."""
    text: str
    """As it was understood, in the question's language: `2023`."""
    since: str | None = None
    """ISO 8601, inclusive; `None` is open."""
    until: str | None = None
    countries: tuple[str, ...] = ()
    """ISO 3166 codes, all of which an article names."""
    agencies: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    met: bool = True
    """Does an article that is shown satisfy it? A period may still be told of in an article of another day."""


@dataclass(frozen=True, slots=True)
class Answer(Streamed):
    """A verified answer: everything that a person or a program is shown."""

    question: str
    standalone_question: str
    """The question as it was understood, with what the conversation adds."""
    status: Status
    text: str
    """The whole answer as plain text with `[1]` markers."""
    language: str
    """The question's, ISO 639-1; notices and refusals are written in it."""
    short_answer: str | None = None
    short_citation: int | None = None
    """Marker of the short answer's own place; `None`: it stands in what the sentences cite."""
    items: tuple[Item, ...] = ()
    """Of a comparison each with its `label`; there is no short answer beside them then."""
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    """What a careful colleague would add: a count that differs, an inferred year."""
    struck: tuple[str, ...] = ()
    """Sentences of a language model that are not shown as fact, each with the reason."""
    understood: tuple[Understood, ...] = ()
    """Filters that were read from the question, in its order."""
    nearest: tuple[Passage, ...] = ()
    """The passages nearest to the question, best first."""
    confidence: float = 0.0
    """0…1, higher is surer."""
    answerer: str = "reader"
    prompt_sha256: str | None = None
    """Hash of the prompt, when a language model wrote the draft."""
    prompts: tuple[Prompted, ...] = ()
    """All that a language model was given on the way here, in their order, also where its words were not taken."""
    index_revision: int = 0
    seconds: float = field(default=0.0, compare=False)
    """Wall time; left out of comparisons."""
    record: int | None = field(default=None, compare=False)
    """The number under which it is recorded (`briefing replay`), where answers are."""

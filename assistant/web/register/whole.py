"""One agreement whole: each field with its quote, what each article says, and what an editor wrote."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.agreements.tables import shown, title
from assistant.agreements.types import FIELDS, Account, Correction, Entry
from assistant.agreements.words import word
from assistant.web.register.cells import Marks, Told, account_told, all_told, described, origin
from assistant.web.register.context import Piece, around, pieces
from assistant.web.words import long_date
from index.types import Article, Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """Values of a field that one sentence gives."""

    told: list[Told]
    pieces: list[Piece]
    """The sentence, cut where the quotes in it begin and end."""
    article: Article
    described: str
    sure: str
    """How sure the reading is of them: `85 %`, or `60 %, 85 %`; empty of what an editor wrote."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an editor wrote of a field."""

    made: Correction
    value: str
    """In words; empty: the field was emptied."""
    day: str
    """With the hour, UTC."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of what holds now."""

    name: str
    label: str
    quoted: list[Quoted]
    change: Change | None
    disagreeing: list[Quoted]
    """What the articles give instead of one another."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article says."""

    article: Article
    origin: str
    """Agency and day."""
    fields: list[tuple[str, list[Told]]]
    """Label and values, of those that it tells."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An agreement as its page shows it."""

    entry: Entry
    title: str
    fields: list[Field]
    history: list[Telling]
    disagreeing: tuple[str, ...]
    """Fields in which the articles disagree, in words."""
    articles: int
    """That tell of it."""


def whole(entry: Entry, marks: Marks) -> Whole:
    """All that the page of an agreement shows."""
    fields = [_field(entry, name, marks) for name in FIELDS]
    history = [_telling(account, marks) for account in entry.accounts]
    articles = len({one.article.id for one in entry.accounts})
    disagreeing = tuple(word("field", one.field, marks.language) for one in entry.disagreements)
    return Whole(entry, title(entry, marks.language), fields, history, disagreeing, articles)


def _field(entry: Entry, name: str, marks: Marks) -> Field:
    marks.restart()
    label = word("field", name, marks.language)
    quoted = _quoted(all_told(entry, name, marks), marks)
    differing = next((one.values for one in entry.disagreements if one.field == name), ())
    disagreeing = [each for one in differing for each in _quoted(list(marks.told(name, [one])), marks)]
    made = next((one for one in entry.corrections if one.field == name), None)
    return Field(name, label, quoted, _change(made, marks) if made else None, disagreeing)


def _quoted(told: list[Told], marks: Marks) -> list[Quoted]:
    """The values by the sentence that gives them, in the order of the first of each."""
    groups: dict[tuple[str, int, int], list[Told]] = {}
    for one in told:
        place = around(one.evidence)
        groups.setdefault((one.evidence.article.id, place.start, place.end), []).append(one)
    found = []
    for (_, start, end), together in groups.items():
        article = together[0].evidence.article
        cut = pieces(article, Span(start, end), [one.evidence.span for one in together])
        sure = ", ".join(sorted({one.sure for one in together}, reverse=True))
        found.append(Quoted(together, cut, article, described(article, marks.language), sure))
    return found


def _change(made: Correction, marks: Marks) -> Change:
    value = "" if made.value is None else shown(made.field, made.value, marks.language)
    when = f"{long_date(made.made.date(), marks.language)}, {made.made:%H:%M} UTC"
    return Change(made, value, when)


def _telling(account: Account, marks: Marks) -> Telling:
    marks.restart()
    names = (*FIELDS, "milestones", "awaited")
    told = [(word("field", name, marks.language), account_told(account, name, marks)) for name in names]
    return Telling(account.article, origin(account.article, marks.language), [one for one in told if one[1]])

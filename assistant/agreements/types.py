"""The nouns of the register of agreements.

BriefingError (index.types)
├── AgreementUnknown       no entry of the register has this id
└── CorrectionInvalid      an editor's field or value means nothing here; says what would
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from typing import Generic, Literal, TypeVar

from assistant.types import Evidence
from index.types import Article, BriefingError

Instrument = Literal[
    "treaty", "agreement", "memorandum", "protocol", "framework", "joint_statement", "working_group", "partnership",
    "code_of_conduct", "plan", "operation", "other",
]  # fmt: skip
"""`joint_statement` also a declaration or charter; `partnership` also an alliance, a network or an initiative of
several countries; `plan` also a programme; `operation` a joint operation, patrol, force, command or exercise."""
Status = Literal["proposed", "announced", "signed", "in_force", "suspended", "ended"]
"""How far it has come at the article's date: `announced` agreed and made public, with no word of a signature;
`in_force` also at work (patrols that go on); `ended` called off, run out, or a side has denounced or left it, though it
may apply for some months more."""
Happened = Literal["proposed", "announced", "signed", "ratified", "in_force", "suspended", "ended"]
"""What may become of an agreement on a day. `ratified` leaves the status at `signed` until it is in force."""
FIELDS = ("name", "parties", "instrument", "areas", "date", "place", "status", "commitments", "officials")
"""Of an `Account`: what an article may say of an agreement."""
MANY = ("parties", "areas", "commitments", "officials")
"""Those that may have several values."""
ValueT = TypeVar("ValueT")


class AgreementUnknown(BriefingError):
    """No entry of the register has this id."""


class CorrectionInvalid(BriefingError):
    """A field or value that an editor gives means nothing here."""


@dataclass(frozen=True, slots=True)
class Found(Generic[ValueT]):
    """A field as it was found: its value, and where it stands."""

    value: ValueT
    evidence: Evidence
    """The exact words that say so."""
    confidence: float
    """0…1, higher is surer; 1 for what an editor wrote."""
    corrected: bool = False
    """An editor wrote it."""


@dataclass(frozen=True, slots=True)
class Official:
    """A person who stands for a side."""

    name: str
    """As printed."""
    office: str | None = None
    """As printed."""
    side: str | None = None
    """ISO 3166 code, or the name of an organisation."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """What became of an agreement, and when: of "signed in December 2017" the month is known, and no day."""

    what: Happened
    since: Day
    """The day, or the first of the month or year that the article names."""
    until: Day
    """The same day, or the last."""

    @property
    def day(self) -> Day | None:
        """The day, where it is known."""
        return self.since if self.since == self.until else None

    def __str__(self) -> str:
        """`signed 2017-12`: as exactly as it is known, in ISO 8601."""
        return f"{self.what} {self.when}"

    @property
    def when(self) -> str:
        """`2017-12-20`, `2017-12` or `2017`."""
        whole_year = (self.since.month, self.until.month) == (1, 12)
        return self.since.isoformat()[: 10 if self.day else 4 if whole_year else 7]


@dataclass(frozen=True, slots=True)
class Account:
    """What one article tells of one agreement; what it does not say is empty."""

    article: Article
    number: int = 0
    """0, 1, … for the agreements of one article, in its order."""
    name: Found[str] | None = None
    """Its own name, as printed: `Falepili Union`."""
    parties: tuple[Found[str], ...] = ()
    """ISO 3166 codes, `EU`, or names of organisations."""
    instrument: Found[Instrument] | None = None
    areas: tuple[Found[str], ...] = ()
    """Keys of `index/data/glossary.tsv` (`human_trafficking`), or printed words where no key fits."""
    date: Found[Day] | None = None
    """When it was signed, else agreed or announced; of something long at work, when it began."""
    place: Found[str] | None = None
    status: Found[Status] | None = None
    commitments: tuple[Found[str], ...] = ()
    """What a side will do, or both: the sentences that say so."""
    officials: tuple[Found[Official], ...] = ()
    milestones: tuple[Found[Milestone], ...] = ()
    """What the article tells of its course; an editor corrects `date` and `status` instead."""
    awaited: Found[str] | None = None
    """The sentence that says that it is still to be ratified or approved."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field for which the articles on one agreement give different values."""

    field: str
    values: tuple[Found[object], ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor wrote instead of what was found."""

    field: str
    """Of `Account`: `status`, `parties` …"""
    value: object
    """As in that field, of several values a tuple; `None`: the field is empty."""
    by: str
    """Who wrote it; empty when that was not said."""
    reason: str
    """Why; empty when that was not said."""
    made: datetime
    """UTC."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One agreement, with all that tells of it."""

    id: str
    """Stable while its accounts' articles are: made from parties, instrument and date of the earliest account."""
    accounts: tuple[Account, ...]
    """By the articles' dates, earliest first: its history."""
    current: Account
    """What holds now: of each field what the latest article says that says it, and what an editor wrote before all."""
    disagreements: tuple[Disagreement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """An editor's, in force, the last of each field."""

    @property
    def day(self) -> Day | None:
        """When it was signed, agreed or announced, else the day of the first article that tells of it."""
        return self.current.date.value if self.current.date else self.accounts[0].article.date

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(found.value for found in self.current.parties)

    @property
    def areas(self) -> tuple[str, ...]:
        """Those of all accounts, the current ones first; an editor's alone where there are."""
        own = [found.value for found in self.current.areas]
        if any(one.field == "areas" for one in self.corrections):
            return tuple(own)
        return tuple(dict.fromkeys([*own, *(found.value for one in self.accounts for found in one.areas)]))

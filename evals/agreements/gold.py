"""The gold of the register: what a careful reader found in each article of the evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.agreements.types import Instrument, Status
from evals.dataset import ARTICLES, PLANTED
from index.articles import read_article
from index.types import Article

FILE = Path(__file__).parent / "gold.jsonl"
Half = Literal["dev", "locked"]
"""`dev`: rules are tuned on it; `locked`: never looked at while tuning. The halves of the questions."""
HALVES: tuple[Half, ...] = ("dev", "locked")


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GoldOfficial(_Row):
    """A person who stands for a side."""

    name: str
    office: str | None = None
    side: str | None = None


class Accepted(_Row):
    """Values that are right beside the row's own; none of them is missing where it is not found."""

    name: tuple[str, ...] = ()
    instrument: tuple[Instrument, ...] = ()
    areas: tuple[str, ...] = ()
    date: tuple[Day, ...] = ()
    place: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    commitments: tuple[str, ...] = ()
    officials: tuple[GoldOfficial, ...] = ()


class GoldAgreement(_Row):
    """One agreement that an article reports; the fields of `assistant.agreements.types.Account`, without places."""

    name: str | None
    parties: tuple[str, ...]
    instrument: Instrument | None
    areas: tuple[str, ...]
    date: Day | None
    place: str | None
    status: Status | None
    commitments: tuple[str, ...]
    """Word for word from the body."""
    officials: tuple[GoldOfficial, ...]
    also: Accepted = Accepted()


class GoldArticle(_Row):
    """An article and all agreements that it reports, none perhaps."""

    article: str
    half: Half
    agreements: tuple[GoldAgreement, ...]

    def read(self) -> Article:
        """The article itself."""
        folder = next(one for one in (ARTICLES, PLANTED) if (one / f"{self.article}.md").is_file())
        return read_article(folder / f"{self.article}.md")


def gold(half: Half | None = None, file: Path = FILE) -> Iterator[GoldArticle]:
    """The rows of one half, or all."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = GoldArticle.model_validate_json(line)
        if half in (None, row.half):
            yield row

"""The gold of the register: what a careful reader found in each article of the evaluation, and in invented stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Day
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.agreements.types import Instrument, Status
from assistant.reader.training.stories import read_story
from evals.dataset import ARTICLES, PLANTED
from index.articles import Declared, Reading, Story, read_article
from index.articles.build import build
from index.types import Article

FILES = tuple(Path(__file__).parent / name for name in ("gold.jsonl", "stories.jsonl", "plain.jsonl"))
"""Of the evaluation's articles, by their halves of the questions; of stories in `evals/desk`; of plainer ones there."""
DESK = Path(__file__).parents[1] / "desk"
NONE = Path(__file__).parent / "none"
"""Invented articles that report no agreement, half of them in words of agreements."""
Half = Literal["dev", "locked", "stories", "unseen", "plain", "fresh"]
"""On `dev`, `stories` and `plain` rules are tuned; the others are never looked at while tuning."""
HALVES: tuple[Half, ...] = ("dev", "locked", "stories", "unseen", "plain", "fresh")


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
    published: Day | None = None
    """Of a story, whose dateline may lack the year; an article says so itself."""
    agreements: tuple[GoldAgreement, ...]

    def read(self) -> Article:
        """The article itself."""
        if self.published:
            file = next(one for folder in DESK.iterdir() if (one := folder / f"{self.article}.txt").is_file())
            told = read_story(file)
            declared = Declared(id=told.id, title=told.title, language=told.language, published=self.published)
            return build(Story(f"{told.dateline} — {told.body}", str(file), declared), Reading(today=self.published))
        folder = next(one for one in (ARTICLES, PLANTED, NONE) if (one / f"{self.article}.md").is_file())
        return read_article(folder / f"{self.article}.md")


def gold(half: Half | None = None, files: Iterable[Path] = FILES) -> Iterator[GoldArticle]:
    """The rows of one half, or all."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = GoldArticle.model_validate_json(line)
            if half in (None, row.half):
                yield row

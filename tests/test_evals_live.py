"""The whole set, asked for real: what is committed passes its own gate, and deliberate damage does not.

Damage is looked for with the locked half alone: it has every kind of question, and takes a third of the time.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import assistant.reader.lists.lists as lists
import assistant.verify as verify
import index.ingest as ingest
import index.search as search
from assistant.reader.model import ReaderModel, Reading, ToRead
from assistant.settings import Settings
from evals import run
from evals.dataset import QUESTIONS
from evals.gate import gate, read_baseline
from evals.report import Report
from index.types import Article, Chunk, Span

SHIFT = 7


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the set that all runs share, but the one that damages it."""
    return tmp_path_factory.mktemp("set")


def report(home: Path, models: Path, questions: Path = QUESTIONS, **settings: Any) -> Report:
    return run.run(home, Settings(home=home, models=models, **settings), questions=questions)


def failures(found: Report) -> list[str]:
    return gate(found, read_baseline())


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locked half of the questions."""
    folder = tmp_path_factory.mktemp("questions")
    shutil.copytree(QUESTIONS / "locked", folder / "locked")
    return folder


@pytest.fixture(scope="module")
def remembered() -> Iterator[dict[Any, Reading]]:
    """What the network read in one run is not read again in the next: 200 ms a question. Empty it to read anew."""
    known: dict[Any, Reading] = {}
    read = ReaderModel.read

    def once(self: ReaderModel, question: str, language: str, passages: Sequence[ToRead]) -> list[Reading]:
        new = [one for one in passages if (question, one) not in known]
        known.update(zip(((question, one) for one in new), read(self, question, language, new), strict=True))
        return [known[question, one] for one in passages]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReaderModel, "read", once)
        yield known


@pytest.fixture(autouse=True)
def _remembering(remembered: dict[Any, Reading]) -> None:
    """In every test here."""


@pytest.fixture(scope="module")
def clean(remembered: dict[Any, Reading], home: Path, models: Path) -> Report:  # noqa: ARG001
    return report(home, models)


def test_what_is_committed_passes_the_gate(clean: Report) -> None:
    assert failures(clean) == []


def test_a_second_run_gives_the_same_report_but_for_times(
    clean: Report, remembered: dict[Any, Reading], home: Path, models: Path, locked: Path
) -> None:
    remembered.clear()
    again = report(home, models, locked).to_json()
    first = clean.to_json()
    assert timeless(again["records"]) == [r for r in timeless(first["records"]) if r["split"] == "locked"]
    assert timeless(again["metrics"]) == timeless(first["by_split"]["locked"])


def timeless(value: Any) -> Any:
    """The value without times."""
    if isinstance(value, dict):
        return {name: timeless(part) for name, part in value.items() if name not in {"p50_ms", "p95_ms", "seconds"}}
    return [timeless(part) for part in value] if isinstance(value, list) else value


def test_damaged_chunk_offsets_are_named(
    tmp_path: Path, models: Path, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ingest.chunk

    def shifted(article: Article, *limits: Any) -> list[Chunk]:
        return [moved(article, chunk) for chunk in whole(article, *limits)]

    def moved(article: Article, chunk: Chunk) -> Chunk:
        span = Span(min(chunk.start + SHIFT, chunk.end - 1), min(chunk.end + SHIFT, len(article.body)))
        return Chunk(chunk.article_id, chunk.version, span.start, span.end, span.of(article.body))

    monkeypatch.setattr(ingest, "chunk", shifted)
    named(failures(report(tmp_path, models, locked)), "evidence_recall@5")


def test_damaged_fusion_weights_are_named(
    home: Path, models: Path, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "TERM_WEIGHT", 0.0)
    monkeypatch.setattr(search, "TERM_WEIGHT_SPANISH", 0.0)
    named(failures(report(home, models, locked)), "recall@5", "mrr@10")


@pytest.mark.parametrize(("threshold", "figure"), [(0.1, "refusal"), (0.9, "false_refusal")])
def test_a_damaged_refusal_threshold_is_named(
    home: Path, models: Path, locked: Path, threshold: float, figure: str
) -> None:
    named(failures(report(home, models, locked, answer_threshold=threshold)), figure)


def test_a_damaged_list_splitter_is_named(
    home: Path, models: Path, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: Callable[[str, Span], Iterator[Span]] = lists.split

    def without_the_last(text: str, part: Span) -> Iterator[Span]:
        found = list(whole(text, part))
        yield from found[:-1] if len(found) > 1 else found

    monkeypatch.setattr(lists, "split", without_the_last)
    named(failures(report(home, models, locked)), "list_f1")


def test_damaged_citation_numbers_are_named(
    home: Path, models: Path, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = verify.Verified._marker
    monkeypatch.setattr(verify.Verified, "_marker", lambda self, evidence: right(self, evidence) + 1)
    named(failures(report(home, models, locked)), "quote_fidelity")


def named(found: list[str], *figures: str) -> None:
    """Each of these figures is among the failures."""
    assert {line.split()[0].rstrip(":") for line in found} >= set(figures), found

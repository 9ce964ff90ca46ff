"""The rivals that are one half of search, and questions that are asked in another wording."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.settings import Settings
from evals import public
from evals.dataset import QuestionsInvalid
from evals.single import Bm25Answerer, DenseAnswerer
from index.embed import Embedder
from index.library import Library


@pytest.fixture
def small(home: Path, toy: Callable[..., Embedder], tmp_path: Path) -> Assistant:
    texts = {
        "bay": "The glacier reached the bay. A glacier moves.",
        "sea": "Nothing moves at sea.",
        "eee": "Eel eel eel.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(f"---\nid: {name}\ntitle: {name}\nlanguage: en\n---\n{text}")
    assistant = Assistant(Settings(home=home), Library(home, toy()))
    assistant.ingest([tmp_path / f"{name}.md" for name in texts])
    return assistant


def test_bm25_ranks_by_stems_and_knows_no_other_language(small: Assistant) -> None:
    rival = Bm25Answerer(small)
    found = rival.search("Which glaciers move?", 3)
    assert [passage.article.id for passage in found] == ["bay", "sea", "eee"]
    assert found[0].terms > found[1].terms > found[2].terms == 0
    assert all(passage.terms == 0 for passage in rival.search("glaciar", 3))
    assert [passage.article.id for passage in rival.search("glaciers", 3, within="sea")] == ["sea"]


def test_dense_ranks_by_the_cosine_of_what_is_written(small: Assistant) -> None:
    rival = DenseAnswerer(small)
    first, *_ = rival.search("eee. Eel eel eel.", 3)
    assert (first.article.id, first.dense) == ("eee", pytest.approx(1.0))
    assert rival.ask("eee", refuse=True).answerer == "dense"


def lines(file: Path, **questions: str) -> Path:
    context = "Old walls stand in Quito. Rain fell on the old walls."
    rows: list[dict[str, Any]] = [
        {
            "id": id_,
            "question": asked,
            "context": context,
            "title": "Quito",
            "answers": [{"text": "Quito", "start": 19}],
        }
        for id_, asked in questions.items()
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows))
    return file


def test_questions_from_another_file_are_paired_by_id(
    home: Path, toy: Callable[..., Embedder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Assistant, "open", lambda home, settings: Assistant(settings, Library(home, toy())))
    settings = Settings(home=home)
    english = lines(tmp_path / "en.jsonl", a="Where do old walls stand?", b="Where did rain fall?")
    spanish = lines(tmp_path / "es.jsonl", a="¿Dónde están los muros?", c="¿Quién?")
    (report,) = public.run(home, settings, english, "qa-jsonl", ["bm25"], questions_from=spanish)
    assert report.about.set == "en-as-es, open"
    assert [record.question for record in report.records] == ["¿Dónde están los muros?"]
    assert report.metrics["article@1"].value == 1.0
    assert "b: not in es" in report.problems
    with pytest.raises(QuestionsInvalid, match="share no question id"):
        public.run(home, settings, english, "qa-jsonl", ["bm25"], questions_from=lines(tmp_path / "x.jsonl", z="Who?"))

"""What a removed article leaves behind beside the library: no word."""

from __future__ import annotations

from pathlib import Path

from assistant.conversations import Conversations
from assistant.feedback import Opinion, Opinions, Place
from assistant.pipeline import Assistant
from assistant.settings import Settings
from index.embed import Embedder
from index.types import Filters


def test_to_remove_an_article_takes_its_words_out_of_conversations_and_feedback(
    home: Path, models: Path, embedder: Embedder, tmp_path: Path
) -> None:
    assert embedder.card  # exported before an assistant is opened
    (tmp_path / "radars.md").write_text("---\nid: radars\n---\nQUITO, May 2 (Reuters) - They share radar data.")
    assistant = Assistant.open(settings=Settings(home=home, models=models))
    assistant.ingest([tmp_path / "radars.md"])
    answer = assistant.ask("What do they share?")
    kept = Conversations(home)
    id_ = kept.begin("ana", "What do they share?")
    kept.settle(id_, kept.ask("ana", id_, "What do they share?", Filters()), "answered", answer)
    Opinions(home).keep(Place("ana", id_, 1), Opinion(helpful=True), answer)
    assistant.remove(["radars"])
    assert kept.exchanges("ana", id_)[0].outcome == "removed"
    assert Opinions(home).all()[0].answer is None
    assert assistant.records
    assert assistant.records.get(1).answer is None
    assert all(b"radar data" not in file.read_bytes() for file in home.glob("*.sqlite3*"))

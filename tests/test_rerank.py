"""A cross-encoder by setting: its scores, its order, and what is said when it cannot be used."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant import Assistant
from assistant.commands.doctor import examine
from assistant.settings import Settings
from index.chunks import heading
from index.library import Library
from index.rerank import RERANKED, Reranker, RerankerCard
from index.types import Article, Chunk, Filters, ModelUnusable, Passage
from tests.conftest import ToyEmbedder
from tests.tiny import change_config, cross_encoder

ROOT = Path(__file__).parents[1]
QUERY = "the treaty of chile"
TEXTS = ["ship sailed at port", "minister signed a treaty", "the patrol met in peru"]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a cross-encoder."""
    return cross_encoder(tmp_path_factory.mktemp("cross") / "encoder")


@pytest.fixture(scope="session")
def exported(tiny: Path) -> Path:
    """A models folder into which it was exported."""
    models = tiny.parent / "models"
    Reranker.open(str(tiny), models)
    return models


@pytest.fixture
def reranker(tiny: Path, exported: Path) -> Reranker:
    return Reranker.open(str(tiny), exported)


class Favourite(Reranker):
    """Scores a text by the words in it, so that a test can foresee the order."""

    def __init__(self, **scores: float) -> None:
        super().__init__(Path(), RerankerCard("favourite", "0" * 64, 512, ()))
        self._scores = scores
        self.read: list[str] = []

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:  # noqa: ARG002
        self.read += texts
        return [max((score for word, score in self._scores.items() if word in text), default=0.1) for text in texts]


def story(id_: str, body: str, title: str = "Ships", published: date | None = None) -> Article:
    return Article(id_, 1, title, body, "en", f"/{id_}.md", id_ * 16, published=published)


def passage(number: int, score: float) -> Passage:
    article = story(f"a{number}", f"word{number} sailed.")
    return Passage(Chunk(article.id, 1, 0, len(article.body), article.body), article, score, score, score)


def test_the_exported_model_scores_as_the_cross_encoder_does(tiny: Path, reranker: Reranker) -> None:
    from sentence_transformers import CrossEncoder

    published = CrossEncoder(str(tiny), device="cpu", local_files_only=True)
    wanted = published.predict([(QUERY, text) for text in TEXTS])
    np.testing.assert_allclose(reranker.scores(QUERY, TEXTS), wanted, atol=1e-5)
    assert np.ptp(wanted) > 0.1  # else any order would do


def test_neither_torch_nor_sentence_transformers_is_needed_once_exported(tiny: Path, exported: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.rerank import Reranker\n"
        "Reranker.open(sys.argv[1], Path(sys.argv[2])).scores('ship', ['port'])\n"
        "print(sorted({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, str(tiny), str(exported)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_model_is_loaded_by_the_first_score_not_before(reranker: Reranker) -> None:
    assert "_session" not in vars(reranker)
    reranker.scores(QUERY, TEXTS)
    assert "_session" in vars(reranker)


def test_a_text_has_the_same_score_whatever_is_scored_beside_it(reranker: Reranker) -> None:
    many = [f"{'ship ' * (number % 40)}{TEXTS[number % 3]}" for number in range(30)]
    alone = [reranker.scores(QUERY, [text])[0] for text in many]
    np.testing.assert_allclose(reranker.scores(QUERY, many), alone, atol=1e-5)


def test_a_long_passage_is_read_to_its_end(reranker: Reranker) -> None:
    """64 tokens a pair: the treaty stands far behind the first window, and its window is the best."""
    filler = "ship " * 200
    (plain,) = reranker.scores(QUERY, [filler])
    by_place = {
        at: reranker.scores(QUERY, [filler[:at] + "treaty signed peru " * 4 + filler[at:]])[0] for at in (0, 800)
    }
    assert by_place[800] != pytest.approx(plain, abs=1e-6)
    assert by_place[800] > plain


def test_a_question_of_any_length_leaves_room_for_the_passage(reranker: Reranker) -> None:
    asked = "treaty " * 300
    scores = reranker.scores(asked, TEXTS)
    assert all(0 <= score <= 1 for score in scores)
    assert len(set(scores)) == len(TEXTS)


def test_no_passage_is_no_order(reranker: Reranker) -> None:
    assert reranker.reorder(QUERY, []) == []


def test_the_best_are_reordered_and_the_rest_stays_behind() -> None:
    found = [passage(number, 1 - number / 100) for number in range(RERANKED + 3)]
    reranker = Favourite(word7=0.9, word21=0.99)
    ordered = reranker.reorder(QUERY, found)
    assert [one.article.id for one in ordered[:2]] == ["a7", "a0"]
    assert [one.article.id for one in ordered[RERANKED:]] == ["a20", "a21", "a22"]
    scores = [one.score for one in ordered]
    assert scores == sorted(scores, reverse=True)
    assert (scores[0], min(scores) >= 0) == (0.9, True)
    assert reranker.read == [heading(one.article) + one.chunk.text for one in found[:RERANKED]]


@pytest.fixture
def library(home: Path, toy: Callable[..., ToyEmbedder]) -> Callable[..., Library]:
    """Makes a library of three patrols and a reprint of one, with a reranker of one's choice."""
    told = "The navy sent {} and its crew to the northern strait at dawn after the port had asked for help. "
    articles = [
        story("a", told.format("a cutter"), published=date(2023, 5, 1)),
        story("b", told.format("a frigate") + "They came back on Friday.", published=date(2024, 5, 1)),
        story("c", "Ministers spoke of navy budgets and of the strait.", "Budgets", date(2024, 6, 1)),
    ]

    def make(reranker: Reranker | None) -> Library:
        made = Library(home, toy(), reranker=reranker)
        made.ingest_articles(articles)
        return made

    return make


def ids(found: Sequence[Passage]) -> list[str]:
    return [one.article.id for one in found]


def test_a_search_has_the_order_and_the_scores_of_the_reranker(library: Callable[..., Library]) -> None:
    found = library(Favourite(Ministers=0.9, cutter=0.7)).retriever.search("navy strait")
    assert (ids(found)[0], found[0].score) == ("c", 0.9)


def test_what_the_question_wishes_for_comes_first_if_the_reranker_finds_it_relevant(
    library: Callable[..., Library],
) -> None:
    wishes = Filters(since=date(2024, 1, 1), until=date(2024, 5, 31))
    relevant = library(Favourite(cutter=0.9, frigate=0.6)).retriever.search("navy strait", wishes=wishes)
    assert ids(relevant)[0] == "b"


def test_what_the_reranker_finds_irrelevant_is_not_put_first_by_a_wish(library: Callable[..., Library]) -> None:
    wishes = Filters(since=date(2024, 1, 1), until=date(2024, 5, 31))
    found = library(Favourite(cutter=0.9, frigate=0.01)).retriever.search("navy strait", wishes=wishes)
    assert ids(found)[0] == "a"


def test_a_reprint_that_the_reranker_likes_better_is_still_shown_as_its_original(
    home: Path, toy: Callable[..., ToyEmbedder], wire_article: Path
) -> None:
    library = Library(home, toy(), reranker=Favourite(Gazette=0.9))
    text = wire_article.read_text(encoding="utf-8")
    for name, title in (("first", "Patrols agreed"), ("second", "Gazette: patrols agreed")):
        file = home.parent / f"{name}.md"
        file.write_text(f"---\nid: {name}\ntitle: '{title}'\npublisher: {name} paper\n---\n\n{text}", encoding="utf-8")
        library.ingest([file])
    found = library.retriever.search("defence ministers")
    assert set(ids(found)) == {"first"}
    assert found[0].score == 0.9
    assert [one.id for one in found[0].also_in] == ["second"]


def settings(home: Path, models: Path, reranker: Path | str) -> Settings:
    return Settings.read({"BRIEFING_RERANKER": str(reranker), "BRIEFING_MODELS": str(models)}, home)


@pytest.mark.usefixtures("embedder")
def test_the_setting_is_enough(sample_home: Path, models: Path, tiny: Path) -> None:
    plain = Assistant.open(settings=settings(sample_home, models, ""))
    asked = "Which ports do the patrols use?"
    with_it = Assistant(
        settings(sample_home, models, tiny),
        Library(sample_home, plain.library.embedder, reranker=Reranker.open(str(tiny), tiny.parent / "models")),
    ).search(asked, limit=50)
    assert ids(with_it) != ids(plain.search(asked, limit=50))


@pytest.mark.usefixtures("embedder")
def test_the_assistant_opens_the_reranker_of_its_settings(sample_home: Path, models: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="BRIEFING_RERANKER"):
        Assistant.open(settings=settings(sample_home, models, tmp_path / "nowhere"))


def test_doctor_says_which_reranker_is_in_force(home: Path, tiny: Path, exported: Path) -> None:
    found = {
        one.name: one for one in examine(settings(home, exported, tiny).model_copy(update={"embedding_model": "-"}))
    }
    assert found["reranker"].state == "ok"
    assert str(tiny) in found["reranker"].detail
    assert "64 tokens" in found["reranker"].detail


@pytest.mark.parametrize(("reranker", "state"), [("", "note"), ("nowhere", "wrong")])
def test_doctor_says_when_there_is_none_or_none_that_works(
    reranker: str, state: str, home: Path, tmp_path: Path
) -> None:
    named = str(tmp_path / reranker) if reranker else ""
    asked = settings(home, tmp_path, named).model_copy(update={"embedding_model": str(tmp_path)})
    found = {one.name: one for one in examine(asked)}
    assert found["reranker"].state == state


def refused(folder: Path) -> str:
    models = folder.parent / "refused"
    with pytest.raises(ModelUnusable) as caught:
        Reranker.open(str(folder), models)
    assert not [left for left in models.iterdir() if left.is_dir()]
    assert str(folder) in str(caught.value)
    assert "BRIEFING_RERANKER" in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("content", [None, "{", "[]"], ids=["gone", "damaged", "a list"])
def test_a_folder_that_holds_no_model_is_named_with_what_to_do(content: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    folder.mkdir()
    if content is not None:
        (folder / "config.json").write_text(content, encoding="utf-8")
    assert "config.json" in refused(folder)


def test_a_model_of_another_kind_is_refused_by_its_kind(tmp_path: Path) -> None:
    """transformers would give it a head of random weights, and no error."""
    folder = cross_encoder(tmp_path / "encoder")
    change_config(folder, architectures=["BertModel"])
    assert "is no cross-encoder but BertModel" in refused(folder)


def test_weights_without_the_head_are_refused(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    folder = cross_encoder(tmp_path / "encoder")
    weights = load_file(folder / "model.safetensors")
    kept = {name: values for name, values in weights.items() if not name.startswith("classifier")}
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    assert "they lack classifier.bias" in refused(folder)


def test_a_model_of_several_scores_is_refused(tmp_path: Path) -> None:
    assert "gives 3 scores" in refused(cross_encoder(tmp_path / "encoder", scores=3))


def test_damaged_weights_are_named_with_what_to_do(tmp_path: Path) -> None:
    folder = cross_encoder(tmp_path / "encoder")
    (folder / "model.safetensors").write_bytes(b"\x00damaged")
    assert "cannot be loaded" in refused(folder)


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "card.json"])
def test_a_damaged_export_is_named_with_what_to_do(file: str, tiny: Path, exported: Path, tmp_path: Path) -> None:
    (folder,) = [one for one in exported.iterdir() if one.is_dir()]
    copy = tmp_path / folder.name
    copy.mkdir()
    for part in folder.iterdir():
        (copy / part.name).write_bytes(b"\x00damaged" if part.name == file else part.read_bytes())
    with pytest.raises(ModelUnusable, match=r"exported reranker .* delete that folder"):
        Reranker.open(str(tiny), tmp_path).scores(QUERY, TEXTS)

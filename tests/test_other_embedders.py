"""Another embedding model by setting: its dimension, its prompts, and that two models never mix."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant import Assistant
from assistant.commands.doctor import examine
from assistant.settings import Settings
from index.chunks import SPECIAL_TOKENS, indexed_text
from index.embed import Embedder
from index.types import ModelMismatch, ModelUnusable
from tests import tiny

PROMPTS = {"query": "query: ", "passage": "passage: "}
"""Those of the models called e5; sentence-transformers itself overlooks `passage` beside its own empty `document`."""


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model without prompts; exported models go beside it."""
    return tiny.embedder(tmp_path_factory.mktemp("plain") / "model")


@pytest.fixture(scope="session")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.embedder(tmp_path_factory.mktemp("prompted") / "model", PROMPTS)


def opened(folder: Path) -> Embedder:
    return Embedder.open(str(folder), folder.parent / "exported")


def settings(home: Path, model: Path) -> Settings:
    return Settings(home=home, models=model.parent / "exported", embedding_model=str(model))


def test_a_model_of_another_dimension_ingests_and_finds(home: Path, plain: Path, wire_article: Path) -> None:
    assistant = Assistant.open(settings=settings(home, plain))
    assert assistant.ingest([wire_article]).chunks
    assert assistant.library.embedder.card.dimension == tiny.SIZE
    found = assistant.search("Who met in Quito?")
    assert found
    vector = opened(plain).embed([indexed_text(found[0].article, found[0].chunk)])[0]
    assert found[0].dense == pytest.approx(float(opened(plain).embed(["Who met in Quito?"])[0] @ vector), abs=1e-4)


def test_an_index_of_another_model_is_refused_until_it_is_made_anew(
    home: Path, plain: Path, models: Path, embedder: Embedder, wire_article: Path
) -> None:
    Assistant.open(settings=settings(home, plain)).ingest([wire_article])
    back = Assistant.open(settings=Settings(home=home, models=models))
    assert embedder.card.dimension != tiny.SIZE
    for use in (lambda: back.search("Who met in Quito?"), lambda: back.ingest([wire_article])):
        with pytest.raises(ModelMismatch, match=r"BRIEFING_EMBEDDING_MODEL back, or run `briefing reindex`"):
            use()
    back.library.rebuild()
    assert back.search("Who met in Quito?")


def test_a_models_prompts_stand_before_questions_and_passages(prompted: Path) -> None:
    from sentence_transformers import SentenceTransformer

    published = SentenceTransformer(str(prompted), device="cpu", local_files_only=True)
    question, passage = "which ship sailed", "the patrol met the minister"
    embedder = opened(prompted)
    assert (embedder.card.query_prompt, embedder.card.passage_prompt) == ("query: ", "passage: ")
    asked = published.encode_query([question], normalize_embeddings=True)[0]
    stored = published.encode([passage], prompt_name="passage", normalize_embeddings=True)[0]
    np.testing.assert_allclose(embedder.embed_query(question), asked, atol=1e-5)
    np.testing.assert_allclose(embedder.embed_passages([passage])[0], stored, atol=1e-5)
    assert float(asked @ embedder.embed([question])[0]) < 0.9999  # else the prompts would be of no account


def test_a_search_uses_the_prompts(home: Path, prompted: Path, wire_article: Path) -> None:
    assistant = Assistant.open(settings=settings(home, prompted))
    assistant.ingest([wire_article])
    asked = "Which ministers met in Quito?"
    best = assistant.search(asked)[0]
    embedder = opened(prompted)
    stored = embedder.embed_passages([indexed_text(best.article, best.chunk)])[0]
    assert best.dense == pytest.approx(float(embedder.embed_query(asked) @ stored), abs=1e-4)


def test_a_chunk_leaves_room_for_the_prompt(home: Path, prompted: Path, wire_article: Path) -> None:
    assistant = Assistant.open(settings=settings(home, prompted))
    assistant.ingest([wire_article])
    registry, embedder = assistant.library.registry, opened(prompted)
    texts = [indexed_text(article, chunk) for chunk, article in registry.chunks(registry.chunk_ids()).values()]
    sizes = [embedder.count("passage: " + text) + SPECIAL_TOKENS for text in texts]
    assert len(sizes) > 1
    assert max(sizes) <= embedder.card.max_tokens


def test_the_same_weights_with_other_prompts_are_another_model(plain: Path, prompted: Path) -> None:
    weights = [(folder / "model.safetensors").read_bytes() for folder in (plain, prompted)]
    assert weights[0] == weights[1]
    assert opened(plain).card.sha256 != opened(prompted).card.sha256


def test_prompts_that_are_left_out_of_the_vectors_are_refused(tmp_path: Path) -> None:
    folder = tiny.embedder(tmp_path / "model", PROMPTS)
    tiny.change_config(folder / "1_Pooling", include_prompt=False)
    with pytest.raises(ModelUnusable, match=r"include_prompt.* set BRIEFING_EMBEDDING_MODEL"):
        opened(folder)


def test_doctor_names_the_prompts(home: Path, prompted: Path) -> None:
    found = {one.name: one for one in examine(settings(home, prompted))}
    assert "prompts 'query: ' and 'passage: '" in found["embedding model"].detail

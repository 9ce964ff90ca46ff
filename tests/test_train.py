"""Training: it aims at what the answers say, it learns, and a stopped run ends as if it had not been stopped."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
import torch

from assistant.reader.encode import Encoder, render
from assistant.reader.model import EVIDENCE, INSIDE, NO_ANSWER, ReaderModel, ToRead
from assistant.reader.training import train
from assistant.reader.training.network import ReaderNetwork, collate, losses, sentence_logits
from assistant.reader.training.restore import restore
from assistant.reader.training.ship import ship
from index.embed import Embedder
from index.export import packaged_model
from index.sentences import split
from index.types import BriefingError, Span

PASSAGE = "Peru met Chile. They agreed on joint patrols and shared data."
PLACES = ("Lima", "Quito", "Tacna", "Arica", "Bogota", "Callao", "Iquitos", "Cusco")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up training set that a run reads in a few pools."""
    folder = tmp_path / "data"
    folder.mkdir()
    with gzip.open(folder / "squad2.jsonl.gz", "wt", encoding="utf-8") as file:
        for number, place in enumerate(PLACES):
            context = f"Minister {number} flew home. The talks of round {number} were held in {place}."
            answer = {"text": place, "start": context.index(place)}
            line = {"lang": "en", "title": "Talks", "question": f"Where was round {number} held?", "context": context}
            file.write(json.dumps({**line, "answers": [answer]}) + "\n")
    monkeypatch.setattr(train, "POOL", 8)
    return folder


def run(data: Path, folder: Path, models: Path) -> Mapping[str, torch.Tensor]:
    train.main(["--data", str(data), "--run", str(folder), "--models", str(models), "--passes", "0.7"])
    state: Mapping[str, torch.Tensor] = torch.load(folder / "network.pt", weights_only=True)
    return state


def log(folder: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]


def test_aims_are_the_answers_tokens_and_their_sentences(embedder: Embedder, models: Path) -> None:
    encoder = Encoder(models / embedder.card.name)
    parts = [render(text, "en") for text in ("What was agreed?", "Talks. ", PASSAGE)]
    encoded = encoder.encode(*parts, split(PASSAGE))
    answers = [Span(PASSAGE.index(text), PASSAGE.index(text) + len(text)) for text in ("joint patrols", "shared data")]
    batch = collate([(encoded, answers, True), (encoded, [], False)])

    def aimed(row: torch.Tensor) -> list[str]:
        tokens = [encoded.places[t] for t in row.nonzero().flatten().tolist()]
        return [place.of(PASSAGE) for place in tokens if place]

    assert aimed(batch.starts[0]) == ["joint", "shared"]
    assert aimed(batch.ends[0]) == ["patrols", "data"]
    assert aimed(batch.inside[0]) == ["joint", "patrols", "shared", "data"]
    assert batch.evidence.tolist() == [[0, 0, 1], [0, 0, 0]]
    assert batch.answered.tolist() == [1, 0]
    assert batch.starts[1].nonzero().flatten().tolist() == [NO_ANSWER]


def test_only_whole_lists_and_single_answers_teach_what_is_a_list(embedder: Embedder, models: Path) -> None:
    encoder = Encoder(models / embedder.card.name)
    encoded = encoder.encode(*(render(text, "en") for text in ("What?", "Talks. ", PASSAGE)), split(PASSAGE))
    one, other = (
        Span(PASSAGE.index(text), PASSAGE.index(text) + len(text)) for text in ("joint patrols", "shared data")
    )
    batch = collate(
        [(encoded, [one, other], True), (encoded, [one], False), (encoded, [one], True), (encoded, [], False)]
    )

    def lacks(*odds: float) -> float:
        tokens = torch.zeros(4, len(encoded.ids), EVIDENCE + 1)
        tokens[:, NO_ANSWER, INSIDE] = torch.tensor(odds)
        return losses(batch, tokens, torch.zeros(4))["several"].item()

    assert lacks(9, -9, 0, 0) < 0.01 < 1 < lacks(-9, 9, 0, 0)
    assert lacks(9, -9, -9, 9) == pytest.approx(lacks(9, -9, 9, -9))


def test_a_sentences_logit_is_the_mean_of_its_tokens() -> None:
    logits = torch.zeros(1, 4, EVIDENCE + 1)
    logits[0, :, EVIDENCE] = torch.tensor([9.0, 1.0, 3.0, 5.0])
    found = sentence_logits(logits[..., EVIDENCE], torch.tensor([[0, 1, 1, 2]]), 3)
    assert found.tolist() == [[9.0, 2.0, 5.0]]


def test_a_stopped_run_goes_on_and_ends_the_same(
    data: Path, tmp_path: Path, embedder: Embedder, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert embedder.card.dimension
    whole = run(data, tmp_path / "whole", models)
    save = train.Run._save

    def stop(self: train.Run) -> None:
        save(self)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(train.Run, "_save", stop)
        run(data, tmp_path / "stopped", models)
    resumed = run(data, tmp_path / "stopped", models)
    pools = [line["pool"] for line in log(tmp_path / "whole")]
    assert [line["pool"] for line in log(tmp_path / "stopped")] == pools[1:]
    assert whole.keys() == resumed.keys()
    assert all(torch.allclose(whole[name], resumed[name], atol=1e-4) for name in whole)
    first, *_, last = log(tmp_path / "whole")
    assert last["end"] < first["end"]


@pytest.mark.parametrize("narrow", [True, False])
def test_what_is_shipped_reads_like_the_network_and_can_be_trained_on(
    data: Path, tmp_path: Path, embedder: Embedder, models: Path, narrow: bool
) -> None:
    state = run(data, tmp_path / "run", models)
    shipped = tmp_path / "shipped"
    tokenizer = models / embedder.card.name / "tokenizer.json"
    ship([tmp_path / "run" / "network.pt"], tokenizer, shipped, lambda _: narrow)
    assert (shipped / "model.onnx").stat().st_size < 40_000_000
    network = ReaderNetwork(packaged_model()).eval()
    restore(network, shipped / "model.onnx")
    for name, weight in network.named_parameters():
        assert torch.allclose(weight, state[name].float(), atol=0.05 if narrow else 2e-3), name
    (reading,) = ReaderModel(shipped).read("What was agreed?", "en", [ToRead("", PASSAGE, "en", tuple(split(PASSAGE)))])
    encoder = Encoder(shipped)
    encoded = encoder.encode(*(render(text, "en") for text in ("What was agreed?", "", PASSAGE)), split(PASSAGE))
    inputs = [torch.tensor([row]) for row in (encoded.ids, [1] * len(encoded.ids), encoded.types, encoded.shared)]
    with torch.no_grad():
        _, answerable = network(*inputs)
    assert reading.answerable == pytest.approx(float(answerable), abs=0.6 if narrow else 0.05)


def test_a_file_of_another_network_is_not_trained_on(embedder: Embedder, models: Path) -> None:
    with pytest.raises(BriefingError, match="no network of this reader"):
        restore(ReaderNetwork(packaged_model()), models / embedder.card.name / "model.onnx")


def test_a_checkpoint_of_other_data_is_not_gone_on_from(
    data: Path, tmp_path: Path, embedder: Embedder, models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert embedder.card.dimension
    run(data, tmp_path / "run", models)
    (data / "squad2.jsonl.gz").rename(data / "nq_open.jsonl.gz")
    with pytest.raises(SystemExit):
        run(data, tmp_path / "run", models)
    assert "another recipe or on other data" in capsys.readouterr().err


def test_a_folder_without_training_sets_is_named(
    tmp_path: Path, models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        train.main(["--data", str(tmp_path), "--run", str(tmp_path / "run"), "--models", str(models)])
    assert str(tmp_path) in capsys.readouterr().err

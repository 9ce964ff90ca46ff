"""The shipped network gives what the trained one gives, with places in the original text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import torch

from assistant.reader.encode import Encoder, render
from assistant.reader.model import EVIDENCE, NO_ANSWER, START, FoundSpan, ReaderModel, SentenceReading, ToRead
from assistant.reader.training.network import ReaderNetwork, collate, sentence_logits
from assistant.reader.training.ship import ship
from index.embed import Embedder
from index.export import packaged_model
from index.sentences import split
from index.types import ModelUnusable

QUESTION = "What did Peru and Chile agree on?"
ENGLISH = "Peru met Chile in Lima. The two agreed on joint patrols at the border. Nothing else was said."
SPANISH = "Perú y Chile acordaron patrullas en la frontera. Los Estados Unidos no estuvieron."


def to_read(text: str, language: str) -> ToRead:
    return ToRead("Talks. ", text, language, tuple(split(text)))


@pytest.fixture(scope="module")
def network() -> ReaderNetwork:
    """Untrained heads of a fixed seed on the packaged encoder."""
    torch.manual_seed(3)
    network = ReaderNetwork(packaged_model())
    torch.nn.init.normal_(network.shared.weight, std=0.1)
    return network.eval()


@pytest.fixture(scope="module")
def folders(
    network: ReaderNetwork, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, models: Path
) -> tuple[Path, Path]:
    """The network as shipped, with 16-bit matrices and with 8-bit ones."""
    folder = tmp_path_factory.mktemp("shipped")
    torch.save(network.state_dict(), folder / "network.pt")
    tokenizer = models / embedder.card.name / "tokenizer.json"
    ship([folder / "network.pt"], tokenizer, folder / "exact", lambda _: False)
    ship([folder / "network.pt"], tokenizer, folder / "small", lambda _: True)
    return folder / "exact", folder / "small"


def test_the_shipped_network_reads_as_the_trained_one(network: ReaderNetwork, folders: tuple[Path, Path]) -> None:
    passage = to_read(ENGLISH, "en")
    (reading,) = ReaderModel(folders[0]).read(QUESTION, "en", [passage])
    parts = [render(text, "en") for text in (QUESTION, passage.heading, ENGLISH)]
    encoded = Encoder(folders[0]).encode(*parts, passage.sentences)
    batch = collate([(encoded, [], False)])
    with torch.no_grad():
        tokens, answerable = network(batch.ids, batch.mask, batch.types, batch.shared)
    assert reading.answerable == pytest.approx(answerable.item(), abs=1e-2)
    logits = sentence_logits(tokens[..., EVIDENCE], batch.sentence, 4)[0, 1:]
    assert [one.evidence for one in reading.sentences] == pytest.approx(logits.tolist(), abs=1e-2)
    found = reading.sentences[0].spans[0]
    best = found.span
    first, last = (
        next(t for t, place in enumerate(encoded.places) if place and place.start == best.start),
        next(t for t, place in enumerate(encoded.places) if place and place.end == best.end),
    )
    score = tokens[0, first, START] + tokens[0, last, START + 1] - tokens[0, NO_ANSWER, :2].sum()
    assert found.score == pytest.approx(score.item(), abs=1e-2)


def test_eight_bit_matrices_say_nearly_the_same_in_little_over_half_the_space(folders: tuple[Path, Path]) -> None:
    exact, small = (ReaderModel(folder).read(QUESTION, "en", [to_read(ENGLISH, "en")])[0] for folder in folders)
    assert [one.evidence for one in small.sentences] == pytest.approx(
        [one.evidence for one in exact.sentences], abs=0.2
    )
    assert (folders[1] / "model.onnx").stat().st_size < 45_000_000


def test_a_passage_reads_the_same_alone_and_among_others(folders: tuple[Path, Path]) -> None:
    reader = ReaderModel(folders[0])
    passages = [to_read(ENGLISH, "en"), to_read(SPANISH, "es"), to_read("Nothing.", "en")] * 2
    together = reader.read(QUESTION, "en", passages)
    for passage, reading in zip(passages, together, strict=True):
        (alone,) = reader.read(QUESTION, "en", [passage])
        assert reading.answerable == pytest.approx(alone.answerable, abs=1e-3)
        assert reading.sentences[0].spans[0].span == alone.sentences[0].spans[0].span


def test_spans_do_not_overlap_and_stand_in_the_original(folders: tuple[Path, Path]) -> None:
    (reading,) = ReaderModel(folders[0]).read(QUESTION, "en", [to_read(SPANISH, "es")])
    spans: tuple[FoundSpan, ...] = reading.sentences[1].spans
    assert [one.score for one in spans] == sorted((one.score for one in spans), reverse=True)
    ordered = sorted((one.span for one in spans), key=lambda span: span.start)
    assert all(one.end <= other.start for one, other in pairwise(ordered))
    name = SPANISH.index("Estados Unidos")  # two tokens of the gloss, one name of the text
    edges = {edge for span in ordered for edge in (span.start, span.end)}
    assert not edges & set(range(name + 1, name + len("Estados Unidos")))
    assert edges <= set(range(len(SPANISH) + 1))


def test_spans_stay_within_their_sentence(folders: tuple[Path, Path]) -> None:
    passage = to_read(ENGLISH, "en")
    (reading,) = ReaderModel(folders[0]).read(QUESTION, "en", [passage])
    for place, sentence in zip(passage.sentences, reading.sentences, strict=True):
        places = [one.span for one in sentence.spans]
        assert places and all(place.start <= one.start < one.end <= place.end for one in places)
        moved = sentence.moved(-place.start)
        assert [one.span.of(place.of(ENGLISH)) for one in moved.spans] == [
            one.span.of(ENGLISH) for one in sentence.spans
        ]


def test_what_was_not_read_is_unlikely(folders: tuple[Path, Path]) -> None:
    (reading,) = ReaderModel(folders[0]).read(QUESTION, "en", [to_read(ENGLISH * 30, "en")])
    assert reading.sentences[-1] == SentenceReading()
    assert reading.sentences[-1].best < reading.sentences[0].best


def test_no_passages_are_no_readings(folders: tuple[Path, Path]) -> None:
    assert ReaderModel(folders[0]).read(QUESTION, "en", []) == []


def test_a_missing_network_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="reader"):
        ReaderModel(tmp_path).read(QUESTION, "en", [to_read(ENGLISH, "en")])

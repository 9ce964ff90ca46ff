"""A sentence that tells it of another country than the one asked about, as the network that ships reads it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from candidates import DAY

from assistant.reader.model import ReaderModel
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate, rank
from assistant.reader.reader import WEIGHTS, Reader
from assistant.reader.refusal import exchanged
from assistant.reader.refusal.exchanged import told_of_another
from index.types import Article, Chunk, Passage

UNITS = (
    "Thirteen states signed the treaty of the police network on Thursday. "
    "A unit against drugs will open in Brazil and another against trafficking in Colombia. "
    "The Argentine police chairs the network."
)
CANADA = (
    "Canada and Norway signed the pact on Monday. Norway will pay 40 million dollars for the new radar. "
    "The pact runs for ten years."
)
COMMISSION = (
    "La Comisión Europea dará 210 millones de euros a Túnez para sus fronteras, dijo Italia. El pacto dura un año."
)
MODEL = ReaderModel(WEIGHTS)


def passage(body: str, language: str = "en") -> Passage:
    article = Article("one", 1, "A pact is signed", body, language, "/one.txt", "0" * 64, event_date=DAY)
    return Passage(Chunk("one", 1, 0, len(body), body), article, 1.0, 1.0, 1.0)


def best(text: str, body: str, language: str = "en") -> Candidate:
    question = read_question(text)
    return rank(MODEL, question, [passage(body, language)], {unit.key: 0.5 for unit in question.units})[0]


@pytest.mark.parametrize(
    ("question", "body", "language", "country"),
    [
        ("Which police unit will open in Argentina?", UNITS, "en", "Brazil"),
        ("How much will Canada pay for the new radar?", CANADA, "en", "Norway"),
        ("¿Cuánto pagará Canadá por el nuevo radar?", CANADA, "en", "Noruega"),
        ("Which police unit will open in Brazil?", UNITS, "en", None),
        ("How much will Norway pay for the new radar?", CANADA, "en", None),
        ("Which country chairs the network that Argentina signed?", UNITS, "en", None),
        ("¿Cuánto dará la UE a Túnez?", COMMISSION, "es", None),
        ("How much is paid for the radar? (Canada, pact)", CANADA, "en", None),
    ],
)
def test_of_which_country_it_is_told(question: str, body: str, language: str, country: str | None) -> None:
    told = told_of_another(MODEL, read_question(question), best(question, body, language))
    assert told == country


def test_an_answer_is_refused_that_is_told_of_another_and_says_of_which() -> None:
    question = read_question("How much will Canada pay for the new radar?")
    ((_, draft),) = Reader().drafts(question, [passage(CANADA)], {unit.key: 0.5 for unit in question.units})
    assert draft.confidence <= exchanged.SURE
    assert not draft.sentences
    assert draft.notices == ("The articles say something like it of Norway, not of what you asked about.",)


def asked_instead(question: str, body: str, monkeypatch: pytest.MonkeyPatch) -> Sequence[str]:
    """The questions that the network is asked beside the one that was typed."""
    found = best(question, body)
    heard: list[str] = []
    read = ReaderModel.read

    def listening(self: ReaderModel, text: str, language: str, passages: Sequence[object]) -> object:
        heard.append(text)
        return read(self, text, language, passages)  # type: ignore[arg-type]

    monkeypatch.setattr(ReaderModel, "read", listening)
    told_of_another(MODEL, read_question(question), found)
    return heard


def test_the_other_country_is_named_in_the_same_form(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "The Norwegian navy will receive two ships in March. The pact runs for ten years."
    assert asked_instead("When will the Danish navy receive its ships?", body, monkeypatch) == [
        "When will the Norwegian navy receive its ships?"
    ]


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("Who must still ratify Sweden's accession?", "Turkey must still ratify the accession. It came on Monday."),
        ("¿Cuándo abrirá la planta franco-británica?", "La planta francesa abrirá en 2014. Costará poco dinero."),
        ("How many ships were there when it signed with Peru?", "Chile had two ships. Peru had signed on Monday."),
    ],
)
def test_neither_the_answer_nor_half_of_a_word_is_exchanged(
    question: str, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked_instead(question, body, monkeypatch) == []

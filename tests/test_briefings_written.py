"""Sections in a model's words, through real HTTP: what holds is shown, what does not the articles say themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from model_server import ModelServer, Reply, model_server

from assistant import Assistant
from assistant.briefings import written
from assistant.settings import Settings

SWEDEN = "sweden-us-dca-2023"
RIGHT = "Sweden opens 17 military bases to American forces [1].\n"
WRONG = "Sweden opens 19 military bases to American forces [1].\n"


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with model_server() as served:
        yield served


@pytest.fixture(scope="module")
def prose(server: ModelServer, sample_home: Path, models: Path) -> Assistant:
    values = {"home": sample_home, "models": models, "llm": "openai:scripted", "llm_base_url": server.address,
              "llm_key": "none", "llm_timeout": 5.0}  # fmt: skip
    return Assistant.open(settings=Settings.model_validate(values))


def test_sentences_that_hold_are_shown_in_the_model_s_words(prose: Assistant, server: ModelServer) -> None:
    server.says(RIGHT)
    document = prose.summarize([SWEDEN])
    (sentence,) = document.sections[0].sentences
    assert sentence.text == "Sweden opens 17 military bases to American forces."
    quotes = [one.quote for one in document.citations if one.marker in sentence.citations]
    assert any("17" in quote for quote in quotes)
    assert document.answerer == "openai:scripted" and not document.struck
    assert "one section of a briefing" in server.asked[0]["messages"][0]["content"]


def test_what_does_not_hold_is_struck_and_the_articles_say_the_rest(prose: Assistant, server: ModelServer) -> None:
    server.says(f"{RIGHT}{WRONG}", "-\n")
    document = prose.summarize([SWEDEN])
    texts = [one.text for one in document.sections[0].sentences]
    assert texts[0].startswith("Sweden opens 17") and len(texts) > 3
    assert len(document.struck) == 1 and "19" in document.struck[0]
    assert not any("19 military" in text for text in texts)


@pytest.mark.parametrize("reply", [Reply(WRONG), Reply(status=400), Reply(cut=True, text=RIGHT[:9])])
def test_a_model_that_fails_costs_a_notice(prose: Assistant, server: ModelServer, reply: Reply) -> None:
    server.says(reply)
    document = prose.brief([SWEDEN])
    assert document.answerer == "reader" and document.sections[0].sentences
    assert all(one.verdict.name == "quoted" for part in document.sections for one in part.sentences)
    assert sum("language model" in notice for notice in document.notices) == 1


def test_many_sentences_are_read_in_parts_first(
    prose: Assistant, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written, "AT_ONCE", 5)
    server.says("Sweden and the United States signed an agreement [1].\n")
    document = prose.summarize([SWEDEN])
    assert len(server.asked) >= 3  # parts, then the whole
    assert document.answerer in ("openai:scripted", "reader")
    assert "Escriba" not in server.asked[0]["messages"][0]["content"]


def test_it_is_told_in_the_language_of_the_briefing(prose: Assistant, server: ModelServer) -> None:
    server.says("Suecia abre 17 bases militares a fuerzas de Estados Unidos [1].\n")
    prose.summarize([SWEDEN], language="es")
    assert "una sección de un informe" in server.asked[0]["messages"][0]["content"]

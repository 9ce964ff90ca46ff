"""`briefing eval` as a person or a program runs it; the fixed set itself is asked in test_evals_live."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from index.embed import Embedder

ROOT = Path(__file__).parents[1]
PROGRAM = "from assistant.cli import main; main()"
TEXTS = {
    "Quito": "Ministers of Ecuador and Colombia met in Quito on 14 March 2024. They set up a unit against smuggling.",
    "Oslo": "Norway and Sweden opened a joint patrol in Oslo in May 2022. Nineteen officers serve in it.",
}
ASKED = [
    ("Quito", "q1", "Where did the ministers of Ecuador and Colombia meet?", "Quito"),
    ("Oslo", "q2", "How many officers serve in the joint patrol of Norway and Sweden?", "Nineteen"),
    ("Oslo", "q3", "Who commands the Finnish submarine fleet?", None),
]
Done = subprocess.CompletedProcess[str]


class Terminal:
    """Runs `briefing eval` in a folder that is not the project's."""

    def __init__(self, folder: Path, models: Path) -> None:
        self.folder = folder
        self.environ = os.environ | {
            "BRIEFING_HOME": str(folder / "home"),
            "BRIEFING_MODELS": str(models),
            "PYTHONPATH": str(ROOT),
            "NO_COLOR": "1",
            "COLUMNS": "100",
        }

    def __call__(self, *arguments: str | Path) -> Done:
        command = [sys.executable, "-c", PROGRAM, "eval", *map(str, arguments)]
        return subprocess.run(
            command, cwd=self.folder, env=self.environ, capture_output=True, encoding="utf-8", check=False
        )


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory, models: Path, embedder: Embedder) -> Terminal:
    assert embedder.card.name  # exported, so that no command has to
    terminal = Terminal(tmp_path_factory.mktemp("elsewhere"), models)
    squad(terminal.folder / "tiny.json")
    return terminal


def squad(file: Path) -> None:
    """A file in the shape of SQuAD 2.0."""
    pages = [
        {
            "title": title,
            "paragraphs": [
                {
                    "context": text,
                    "qas": [
                        {
                            "id": id_,
                            "question": question,
                            "answers": [{"text": answer, "answer_start": text.index(answer)}] if answer else [],
                            "is_impossible": not answer,
                        }
                        for where, id_, question, answer in ASKED
                        if where == title
                    ],
                }
            ],
        }
        for title, text in TEXTS.items()
    ]
    file.write_text(json.dumps({"version": "2.0", "data": pages}), encoding="utf-8")


@pytest.fixture(scope="module")
def measured(terminal: Terminal) -> Done:
    return terminal("--data", "tiny.json", "--format", "squad", "--out", "out")


def report(terminal: Terminal, answerer: str) -> Path:
    return terminal.folder / "out" / f"tiny, open, {answerer}" / "report.json"


def test_a_public_set_is_asked_of_answerers_side_by_side(terminal: Terminal, measured: Done) -> None:
    assert measured.returncode == 0, measured.stderr
    assert "tiny, open: 3 questions" in measured.stdout
    assert "search" in measured.stdout and "reader" in measured.stdout
    reader = json.loads(report(terminal, "reader").read_text(encoding="utf-8"))
    assert reader["metrics"]["recall@1"]["value"] == 1.0
    assert reader["metrics"]["contained"] == {"value": 1.0, "low": pytest.approx(0.34, abs=0.01), "high": 1.0, "n": 2}
    assert reader["metrics"]["refusal"]["value"] == 1.0
    assert "| tiny, open | 3 | reader | 1.000 |" in (terminal.folder / "out" / "table.md").read_text(encoding="utf-8")


def test_everything_that_is_promised_is_written_and_can_be_read(terminal: Terminal, measured: Done) -> None:
    assert measured.returncode == 0
    folder = report(terminal, "reader").parent
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(lines[0])
    assert len(lines) == 3
    assert first["question"] == ASKED[0][2] and first["about"]["settings"]["passages"] == 6
    assert ElementTree.parse(folder / "junit.xml").getroot().findall(".//testcase")
    assert "first_sentence" in (folder / "report.md").read_text(encoding="utf-8")
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (folder / "run.trec").read_text(encoding="utf-8").startswith("q1 Q0 ")
    assert len((folder / "qrels.trec").read_text(encoding="utf-8").splitlines()) == 2
    assert json.loads((folder / "ragas.jsonl").read_text(encoding="utf-8").splitlines()[0])["user_input"] == ASKED[0][2]


def test_two_runs_are_compared(terminal: Terminal, measured: Done) -> None:
    assert measured.returncode == 0
    files = report(terminal, "search"), report(terminal, "reader")
    done = terminal("compare", *files, "--html", "page.html")
    assert done.returncode == 0, done.stderr
    assert "refusal, 1 better: q3" in done.stdout
    assert "<!doctype html>" in (terminal.folder / "page.html").read_text(encoding="utf-8")
    as_json = json.loads(terminal("compare", *files, "--json").stdout)
    assert as_json["common"] == 3
    assert {"id": "q3", "measure": "refusal", "a": 0.0, "b": 1.0} in as_json["flips"]


def test_a_program_gets_one_json_value(terminal: Terminal) -> None:
    done = terminal(
        "--data", "tiny.json", "--format", "squad", "--closed", "--answerers", "reader", "--json", "--limit", "2"
    )
    (only,) = json.loads(done.stdout)["reports"]
    assert (only["about"]["set"], only["questions"]) == ("tiny, closed", 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--data", "tiny.json"], "--format squad|qa-jsonl|beir|trec|conversation"),
        (["--closed"], "go with --data"),
        (
            ["--data", "tiny.json", "--format", "squad", "--answerers", "reader,oracle"],
            "'oracle'; there are search",
        ),
        (["--data", "nowhere.json", "--format", "squad"], "nowhere.json: cannot be read"),
        (["compare", "nowhere.json", "tiny.json"], "nowhere.json"),
        (["compare", "tiny.json", "tiny.json"], "tiny.json is not a report"),
        (["check", "nowhere"], "nowhere: no question"),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(terminal: Terminal, arguments: list[str], said: str) -> None:
    done = terminal(*arguments)
    assert done.returncode == 1
    assert said in done.stderr and "Traceback" not in done.stderr


def test_the_packaged_set_is_checked_and_an_ill_formed_one_names_file_line_and_field(terminal: Terminal) -> None:
    done = terminal("check")
    assert done.returncode == 0 and "no problem" in done.stdout
    folder = terminal.folder / "mine" / "dev"
    folder.mkdir(parents=True)
    (folder / "a.jsonl").write_text(
        '{"id": "x", "question": "Who?", "language": "fr", "kind": "who"}\n', encoding="utf-8"
    )
    done = terminal("check", "mine")
    assert done.returncode == 1
    assert f"{Path('mine') / 'dev' / 'a.jsonl'}:1: language:" in done.stderr


def test_the_help_lists_the_commands_and_an_example() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "eval", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "compare" in done.stdout and "check" in done.stdout and "Example" in done.stdout

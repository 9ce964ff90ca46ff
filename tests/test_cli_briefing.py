"""`briefing summarize`, `brief`, `compare` and `timeline` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from index.types import BriefingError

PERU = "peru-chile-2023-12-20"


@pytest.fixture
def command(sample_home: Path, models: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("BRIEFING_HOME", str(sample_home))
    monkeypatch.setenv("BRIEFING_MODELS", str(models))

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, list(arguments))
        if isinstance(done.exception, BriefingError):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.stdout

    return run


def test_a_summary_as_json_has_every_field(command) -> None:  # type: ignore[no-untyped-def]
    found = json.loads(command("summarize", PERU, "--length", "short", "--json"))
    assert found["title"].startswith("Summary: Peru and Chile") and found["sections"][0]["sentences"]
    assert found["sources"][0]["id"] == PERU and "body" not in found["sources"][0]
    assert found["citations"][0]["marker"] == 1


def test_a_briefing_is_printed_or_written(command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "brief.md"
    command("brief", "--countries", "PE,CL", "--lang", "es", "--out", str(file), "--mark-as", "restricted")
    text = file.read_text(encoding="utf-8")
    assert "Lo esencial" in text and "RESTRI" in text
    capsys.readouterr()


def test_two_periods_are_compared_and_events_listed(command) -> None:  # type: ignore[no-untyped-def]
    found = json.loads(command("compare", "2023-12", "2024-01", "--json"))
    assert {"What both have", "What differs"} <= {one["heading"] for one in found["sections"]}
    rows = json.loads(command("timeline", "--country", "Peru", "--until", "2023", "--json"))["sections"][0]["table"]
    assert any("20 December 2023" in row[0]["text"] for row in rows["rows"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("summarize",), "nothing to choose"),
        (("summarize", PERU, "--length", "long"), "short, page, full"),
        (("brief", PERU, "--lang", "fr"), "en, es"),
        (("compare", "Atlantis", PERU), "Atlantis"),
        (("brief", "no-such-id"), "no-such-id"),
    ],
)
def test_what_cannot_be_done_says_what_can(command, arguments: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BriefingError, match=said):
        command(*arguments)

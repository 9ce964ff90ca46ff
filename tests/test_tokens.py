"""Token counts with no network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.tokens import ENCODING, counter

ROOT = Path(__file__).parents[1]


def words(text: str) -> int:
    return len(text.split())


def test_without_a_vocabulary_the_embedder_counts_with_a_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)
    used = counter(words)
    assert used.name == "embedder + 15%"
    assert [used.count("w " * number) for number in (0, 1, 10, 100)] == [0, 2, 12, 115]


def test_without_a_vocabulary_tiktoken_is_not_even_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)
    program = "import sys, assistant.tokens as t; t.counter(len).count('a'); print('tiktoken' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_vocabulary_that_cannot_be_had_falls_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tiktoken = pytest.importorskip("tiktoken")

    def refuse(name: str) -> None:
        raise OSError(f"no network for {name}")

    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(tiktoken, "get_encoding", refuse)
    assert counter(words).name == "embedder + 15%"


def test_a_vocabulary_that_is_there_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tiktoken = pytest.importorskip("tiktoken")

    class Letters:
        def encode_ordinary(self, text: str) -> list[str]:
            return list(text)

    asked: list[str] = []
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(tiktoken, "get_encoding", lambda name: asked.append(name) or Letters())
    used = counter(words)
    assert (used.name, used.count("two words"), asked) == (f"tiktoken {ENCODING}", 9, [ENCODING])

"""The benchmark of a language model's words: what it measures is measured, whatever the figures are."""

from __future__ import annotations

from pathlib import Path

from assistant.settings import Settings
from evals.speed_llm import FIRST_WORDS_MS, SENTENCE_MS, answers_section


def test_first_words_and_each_checked_sentence_are_timed(sample_home: Path, models: Path) -> None:
    asked = ["How many military bases does Sweden open to US forces?", "How many moons does Mars have?"]
    section = answers_section(sample_home, Settings(home=sample_home, models=models), asked)
    assert "1 of 2 questions" in section.title
    words, sentences = section.rows.values()
    assert (words["n"], words["limit ms"]) == (1, FIRST_WORDS_MS) and 0 < words["p50 ms"] <= words["most ms"]
    assert sentences["n"] >= 2 and sentences["limit ms"] == SENTENCE_MS and sentences["p50 ms"] > 0

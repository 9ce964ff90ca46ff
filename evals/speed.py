"""`make bench`: how fast, as ratios of what is measured side by side in one run; these machines are noisy."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.pipeline import Assistant
from assistant.settings import Settings
from evals import speed_made
from evals.dataset import ARTICLES, read_questions
from index.embed import Embedder
from index.query import language_of, units

ROUNDS = 2


def main() -> None:
    """Measure the sample articles and a made corpus, and print tables; `--chunks 100000` is the full size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chunks", type=int, default=20_000, help="of the made corpus; its index is kept")
    chunks = parser.parse_args().chunks
    settings = Settings.read()
    _sample_corpus(settings)
    console = Console()
    model = Embedder.open(settings.embedding_model, settings.models_folder, settings.threads)
    home = settings.home / "bench"
    library = speed_made.made_library(home, model, chunks)
    console.print(speed_made.search_table(library))
    memory = speed_made.peak_memory(home, settings.models_folder, settings.embedding_model, chunks)
    console.print(f"peak memory of a process that searches: {memory:,.0f} MB")
    console.print(speed_made.ingest_table(model))
    console.print(speed_made.growth_table(model, [1_000, 10_000]))


def _sample_corpus(settings: Settings) -> None:
    """A fresh index of the sample articles."""
    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant.open(home=folder, settings=settings)
        assistant.library.embedder.embed(["warm"])
        report = assistant.ingest([ARTICLES])
        questions = [question.question for question in read_questions().required()][::4]
        table = Table("measured", "p50 ms", "p95 ms", "ratio to dense search", box=None)
        base = 0.0
        for name, action in _actions(assistant).items():
            times = _times(action, questions)
            base = base or statistics.median(times)
            p95 = statistics.quantiles(times, n=20)[-1]
            table.add_row(
                name,
                f"{statistics.median(times):.1f}",
                f"{p95:.1f}",
                f"{statistics.median(times) / base:.2f}",
            )
        console = Console()
        console.print(table)
        console.print(
            f"ingest: {report.chunks} chunks, {report.chunks / report.seconds:.1f} a second, embedding included"
        )
        command = _times(lambda question: _whole_process(folder, settings, question), questions[:3], rounds=1)
        console.print(f"`briefing ask` as a whole process: {statistics.median(command) / 1000:.2f} s")


def _actions(assistant: Assistant) -> dict[str, Callable[[str], object]]:
    library = assistant.library

    def dense(question: str) -> object:
        return library.vectors.nearest(library.embedder.embed([question])[0], 50)

    def terms(question: str) -> object:
        language = language_of(question)
        return library.terms.search(units(question, language), language, 50)

    return {
        "dense search": dense,
        "term search": terms,
        "both, fused": assistant.search,
        "whole answer": assistant.ask,
    }


def _times(action: Callable[[str], object], questions: Iterable[str], rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of each call; the first round warms up and is not counted when there are more."""
    times: list[float] = []
    asked = list(questions)
    for number in range(rounds):
        for question in asked:
            started = time.perf_counter()
            action(question)
            if number or rounds == 1:
                times.append((time.perf_counter() - started) * 1000)
    return times


def _whole_process(home: str, settings: Settings, question: str) -> None:
    command = [
        sys.executable,
        "-c",
        "from assistant.cli import main; main()",
        "ask",
        question,
        "--home",
        home,
    ]
    environment = {"BRIEFING_MODELS": str(settings.models_folder), "PATH": "", "PYTHONPATH": str(Path.cwd())}
    subprocess.run(command, check=True, capture_output=True, env=environment)


if __name__ == "__main__":
    main()

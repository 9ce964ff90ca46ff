"""`make bench`: how fast, as ratios of what is measured side by side in one run; these machines are noisy.

Processor time ("CPU", of all threads) is shown beside the time that passed: it hardly depends on what else runs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from assistant.pipeline import Assistant
from assistant.settings import Settings
from evals import speed_chat, speed_ingest, speed_llm, speed_made
from evals.dataset import ARTICLES, read_questions
from evals.timing import Section, say, timed
from index.embed import Embedder
from index.query import language_of, units

LLM_QUESTIONS = 40
"""Of the sample questions, those that a language model answers too: it takes its time."""


def main() -> None:
    """Measure the sample articles and a made corpus, and print tables as they come; `--chunks 100000` is full size."""
    parser = argparse.ArgumentParser(prog="python -m evals.speed", description=main.__doc__)
    parser.add_argument(
        "--chunks", type=int, default=20_000, help="of the made corpus (default 20000); its index is kept"
    )
    parser.add_argument("--files", type=int, default=10_000, help="of the folder that is ingested twice")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end instead of tables")
    asked = parser.parse_args()
    settings = Settings.read()
    console = Console(width=140) if not sys.stdout.isatty() else Console()
    sections = []
    for section in _sections(settings, asked.chunks, asked.files):
        sections.append(section)
        if not asked.json:
            console.print(section.table())
            console.print()
    say("done")
    if asked.json:
        print(json.dumps({"cpus": os.cpu_count(), "sections": [asdict(section) for section in sections]}, indent=1))


def _sections(settings: Settings, chunks: int, files: int) -> Iterator[Section]:
    say("the chat")
    yield speed_chat.chat_section(settings, _questions())  # first: a server that has just started has all to open
    yield from _sample_corpus(settings)
    model = Embedder.open(settings.embedding_model, settings.models_folder, settings.threads)
    home = settings.home / "bench"
    library, made = speed_made.made_library(home, model, chunks)
    yield speed_made.search_section(library, home)
    yield speed_made.recall_section(library)
    yield Section(
        "a process that only searches", {f"{chunks:,} chunks": speed_made.peak_memory(home, settings, chunks)}
    )
    yield speed_ingest.rival_section(settings)
    yield speed_ingest.growth_section(model, [1_000, 10_000], made, chunks)
    yield speed_ingest.again_section(model, files)
    yield Section(
        "load of the machine", {"last minute, 5, 15": dict(zip(("1", "5", "15"), os.getloadavg(), strict=True))}
    )


def _sample_corpus(settings: Settings) -> Iterator[Section]:
    """A fresh index of the sample articles, asked without and with a language model."""
    say("the sample articles")
    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant.open(home=folder, settings=settings.model_copy(update={"records": False}))
        assistant.library.embedder.embed(["warm"])
        report = assistant.ingest([ARTICLES])
        section = Section(f"sample articles, {report.chunks} chunks")
        questions = _questions()
        library = assistant.library

        def terms(question: str) -> object:
            language = language_of(question)
            return library.terms.search(units(question, language), language, 50)

        actions: dict[str, Callable[[str], object]] = {
            "dense search": lambda question: library.vectors.nearest(library.embedder.embed([question])[0], 50),
            "term search": terms,
            "search": assistant.search,
            "whole answer": assistant.ask,
        }
        for name, action in actions.items():
            section.rows[name] = timed(action, questions).figures()
        whole = timed(lambda question: _whole_process(folder, settings, question), questions[:3], 0)
        section.rows["`briefing ask`, a whole process"] = {"p50 ms": whole.figures()["p50 ms"]}
        section.rows["ingest"] = {"chunks a second": report.chunks / report.seconds}
        yield section
        yield speed_llm.answers_section(folder, settings, questions[:LLM_QUESTIONS])


def _questions() -> list[str]:
    return [question.question for question in read_questions().required()][::4]


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

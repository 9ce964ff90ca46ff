"""The command `briefing`: it translates between a terminal and the library, and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from assistant import cli_eval, output
from assistant.console import AsJson, Home, err, out, print_json, progress
from assistant.settings import Settings
from assistant.show import print_answer, print_passages
from assistant.types import Turn
from index.types import BriefingError

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Cited answers from news on security cooperation, offline. "
    "Start with `briefing ingest PATH`, then `briefing ask QUESTION` or `briefing chat`.",
)
app.add_typer(cli_eval.app, name="eval")


def main() -> None:
    """Run the command line; an error of ours becomes one plain message and exit code 1."""
    try:
        app()
    except BriefingError as error:
        if "--json" in sys.argv:
            print_json({"error": {"kind": type(error).__name__, "message": str(error)}})
        err.print(Text(f"briefing: {error}"), soft_wrap=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has enough of it
        sys.exit(0)


@app.command(epilog="Example: `briefing ingest articles/ more/story.txt`")
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Article files (.txt, .md) or folders of them.")] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="First make the search indexes anew from the stored articles.")
    ] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Bring articles into the index.

    What is there already is left alone, a changed article replaces its older version, and a file that cannot
    be read is named with the reason while the others go in. Exit code 0 only if nothing was refused.
    """
    from index.library import Library

    if not paths and not rebuild:
        raise BriefingError("nothing to ingest: name files or folders, such as `briefing ingest articles/`")
    if rebuild:
        Library.discard_indexes(Settings.read(home=home).home)
    assistant = _open(home)
    with progress() as heard:
        if rebuild:
            rebuilt = assistant.library.rebuild(heard)
            err.print(f"Search indexes made anew from {rebuilt} stored articles.")
        report = assistant.ingest(paths or [], heard)
    if as_json:
        print_json(output.ingest_json(report))
    else:
        for refused in report.refused:
            err.print(Text(f"refused {refused.path}: {refused.reason}"), soft_wrap=True)
        out.print(
            f"{len(report.added)} added, {len(report.updated)} updated, {len(report.unchanged)} unchanged, "
            f"{len(report.refused)} refused; {report.chunks} chunks embedded in {report.seconds:.1f} s. "
            f"{assistant.library.registry.count()} articles in {assistant.settings.home}"
        )
    raise typer.Exit(1 if report.refused else 0)


@app.command(epilog='Example: `briefing ask "Which six areas did Peru and Chile agree on?"`')
def ask(
    question: Annotated[str | None, typer.Argument(help="A question in English or Spanish.")] = None,
    batch: Annotated[
        Path | None,
        typer.Option(help='Many questions: JSON Lines of {"question": …, "history": […]}; one JSON answer a line.'),
    ] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question, every sentence with its citation, or say that the articles do not say.

    Exit code 0 for an answer and for a refusal; read `status` to tell them apart.
    """
    if (question is None) == (batch is None):
        raise BriefingError('ask one question (`briefing ask "Who met?"`) or many (`--batch questions.jsonl`)')
    assistant = _open(home)
    if batch:
        for line in _batch(batch):
            try:
                history = [Turn(earlier) for earlier in line.get("history", [])]
                print_json(output.answer_json(assistant.ask(line["question"], history)), indent=None)
            except BriefingError as error:
                message = {"kind": type(error).__name__, "message": str(error)}
                print_json({"question": line["question"], "error": message}, indent=None)
    elif question is not None:
        answer = assistant.ask(question)
        if as_json:
            print_json(output.answer_json(answer))
        else:
            print_answer(out, answer)


@app.command(epilog='Example: `briefing search "drug trafficking Peru" --limit 5`')
def search(
    query: Annotated[str, typer.Argument(help="Words or a question.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many passages.")] = 10,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages nearest to a query, each with its fused, dense and term score (0…1, higher is better)."""
    from assistant.tokens import counter

    assistant = _open(home)
    passages = assistant.search(query, limit)
    if as_json:
        count = counter(assistant.library.embedder.count)
        rows = [output.passage_json(passage, count.count) for passage in passages]
        print_json({"query": query, "token_counter": count.name, "passages": rows})
    else:
        print_passages(out, passages)


@app.command(epilog="Example: `briefing articles --json`")
def articles(home: Home = None, as_json: AsJson = False) -> None:
    """List the articles in the index, the latest event first."""
    assistant = _open(home)
    found = assistant.library.articles()
    if as_json:
        print_json({"articles": [output.article_json(article) for article in found]})
        return
    if not found:
        out.print("No articles yet. Bring some in with `briefing ingest PATH`.")
        return
    for article in found:
        inferred = " (year inferred)" if article.event_date_basis == "weekday" else ""
        origin = article.agency or ("sample article" if article.sample else None)
        facts = (f"{article.date or 'undated'}{inferred}", article.dateline_place, origin, article.id)
        out.print(Text(article.title, style="bold"))
        out.print(Text("   " + ", ".join(fact for fact in facts if fact), style="dim"), soft_wrap=True)


@app.command(epilog="Example: `briefing chat --port 8080`")
def chat(
    host: Annotated[str | None, typer.Option(help="Address to listen on; else the setting `host`.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="0 = any free one; else `port`.")] = None,
    home: Home = None,
) -> None:
    """Open the web chat; stop it with Ctrl-C."""
    from assistant.web import serve

    assistant = _open(home)
    err.print("Starting the web chat …")
    settings = assistant.settings
    serve(
        assistant,
        settings.host if host is None else host,
        settings.port if port is None else port,
        lambda url: out.print(f"The chat is at {url} (stop with Ctrl-C)"),
    )


@app.command(epilog="Example: `briefing doctor`")
def doctor(home: Home = None, as_json: AsJson = False) -> None:
    """Show what is in force and what is wrong: settings, model, index, vocabulary, optional parts.

    Exit code 1 when something is wrong.
    """
    from dataclasses import asdict

    from assistant.doctor import examine

    findings = list(examine(Settings.read(home=home)))
    if as_json:
        print_json({"findings": [asdict(finding) for finding in findings]})
    else:
        marks = {"ok": "[green]ok   [/]", "note": "[yellow]note [/]", "wrong": "[red]wrong[/]"}
        for finding in findings:
            out.print(marks[finding.state], f"[bold]{finding.name}[/]", Text(finding.detail), soft_wrap=True)
    raise typer.Exit(any(finding.state == "wrong" for finding in findings))


def _open(home: Path | None) -> Any:
    """The assistant of a data folder; chromadb and onnxruntime are imported only now, so that `--help` is quick."""
    from assistant.pipeline import Assistant

    settings = Settings.read(home=home)
    if not settings.models_folder.is_dir():
        err.print("Preparing the embedding model (once, about 20 s) …")
    return Assistant.open(settings=settings)


def _batch(file: Path) -> Iterator[dict[str, Any]]:
    """The questions of a JSON Lines file; all its lines are checked before the first is asked."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BriefingError(f"batch file {file}: {error}; name a JSON Lines file") from error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return iter([_question(file, number, line) for number, line in lines])


def _question(file: Path, number: int, line: str) -> dict[str, Any]:
    expected = '{"question": "Who met in Lima?", "history": []}'
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise BriefingError(f"{file}, line {number}: not JSON ({error}); a line looks like {expected}") from error
    history = value.get("history", []) if isinstance(value, dict) else None
    good = isinstance(history, list) and all(isinstance(earlier, str) for earlier in history)
    if not good or not isinstance(value.get("question"), str):
        raise BriefingError(f"{file}, line {number}: has no question or an ill-formed history; write {expected}")
    return dict(value)

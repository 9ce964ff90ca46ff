"""The command `briefing`: it translates between a terminal and the library, and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from assistant.commands import agreements, articles, briefing, evaluation, feedback, output, records, users, watch
from assistant.commands.console import (
    AsJson,
    Force,
    Home,
    MarkAs,
    Out,
    err,
    open_assistant,
    out,
    print_json,
    progress,
    require_document,
)
from assistant.commands.show import print_answer, print_ingest, print_passages
from assistant.filters import Agency, Country, Language, Marking, Since, Topic, Until, read_filters
from assistant.settings import Settings
from assistant.types import Answer, Turn
from index.types import BriefingError, Filters

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Cited answers from news on security cooperation, offline. "
    "Start with `briefing ingest PATH`, then `briefing ask QUESTION` or `briefing chat`.",
)
app.add_typer(evaluation.app, name="eval")
app.add_typer(articles.app, name="articles")
app.add_typer(watch.app, name="watch")
app.add_typer(agreements.app, name="agreements")
app.add_typer(feedback.app, name="feedback")
app.add_typer(users.app, name="users")
app.command(epilog="Example: `briefing audit --user ana --since 2026-01`")(users.audit)
app.command(epilog="Example: `briefing records --citing peru-y-chile-acuerdan-1a2b3c`")(records.records)
app.command(epilog="Example: `briefing replay 17`")(records.replay)
app.command(epilog="Example: `briefing summarize --countries PE,CL --since 2023`")(briefing.summarize)
app.command(epilog="Example: `briefing brief --query 'migration agreements of 2024' --out brief.docx`")(briefing.brief)
app.command(epilog="Example: `briefing compare PE,CL BO,CL`")(briefing.compare)
app.command(epilog="Example: `briefing timeline --topic migration --since 2023`")(briefing.timeline)


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


@app.command(epilog="Example: `briefing ingest articles/ more/story.pdf https://example.org/feed.xml`")
def ingest(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, .zip archives, or addresses of feeds and pages."),
    ] = None,
    watch: Annotated[
        Path | None,
        typer.Option(help="A folder to keep watching: what arrives there goes in at once; stop it with Ctrl-C."),
    ] = None,
    home: Home = None,
    as_json: AsJson = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", hidden=True, help="The old name of `reindex`.")] = False,
) -> None:
    """Bring articles in: .txt .md .html .pdf .docx .eml, feeds (RSS, Atom), NewsML-G2, NITF, ninjs, and .zip of these.

    What is there already is left alone, a changed article replaces its older version, and what cannot be read is
    named with the reason while the rest goes in. Exit code 0 only if nothing was refused. With `--json` and
    `--watch`, one report a line.
    """
    if not paths and not watch and not rebuild:
        raise BriefingError("nothing to ingest: name files or folders, such as `briefing ingest articles/`")
    if rebuild:
        reindex(home=home)
    assistant = open_assistant(home)
    refused = False
    if paths:
        with progress() as heard:
            report = assistant.ingest(paths, heard)
        print_ingest(assistant, report, as_json)
        refused = bool(report.refused)
    if watch:
        _watch(assistant, watch, as_json)
    raise typer.Exit(1 if refused else 0)


def _watch(assistant: Any, folder: Path, as_json: bool) -> None:
    from index.watch import watch as watch_folder

    def arrived(files: Sequence[Path]) -> None:
        with progress() as heard:
            report = assistant.ingest(files, heard)
        print_ingest(assistant, report, as_json, lines=True)

    err.print(Text(f"Watching {folder}; stop with Ctrl-C."), soft_wrap=True)
    watch_folder(folder, arrived)
    err.print("Stopped watching. What was stored stays.")


@app.command(epilog="Example: `briefing reindex`")
def reindex(home: Home = None, as_json: AsJson = False) -> None:
    """Make both search indexes anew from the stored articles: after a damage, or for another embedding model.

    Every article, version and correction stays; only vectors and terms are made again.
    """
    from index.library import Library

    Library.discard_indexes(Settings.read(home=home).home)
    assistant = open_assistant(home)
    with progress() as heard:
        rebuilt = assistant.library.rebuild(heard)
    if as_json:
        print_json({"articles": rebuilt, "chunks": assistant.library.registry.count_chunks()})
    else:
        out.print(f"Search indexes made anew from {rebuilt} stored articles.")


@app.command(epilog='Example: `briefing ask "Which six areas did Peru and Chile agree on?"`')
def ask(
    question: Annotated[str | None, typer.Argument(help="A question in English or Spanish.")] = None,
    batch: Annotated[
        Path | None,
        typer.Option(help='Many questions: JSON Lines of {"question": …, "history": […]}; one JSON answer a line.'),
    ] = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    language: Language = None,
    topic: Topic = None,
    marking: Marking = None,
    file: Out = None,
    mark_as: MarkAs = None,
    force: Force = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question, every sentence with its citation, or say that the articles do not say.

    Exit code 0 for an answer and for a refusal; read `status` to tell them apart. With `--out answer.pdf` (or .docx,
    .md) also as a document with footnotes and an annex of the quotes.
    """
    if (question is None) == (batch is None):
        raise BriefingError('ask one question (`briefing ask "Who met?"`) or many (`--batch questions.jsonl`)')
    if batch and file:
        raise BriefingError("--out writes one answer: ask its question without --batch")
    filters = read_filters(country, since, until, agency, language, topic, marking)
    marked = require_document(file, mark_as, force=force)
    assistant = open_assistant(home)
    if batch:
        _ask_all(assistant, batch, filters)
    elif question is not None:
        answer = assistant.ask(question, filters=filters)
        if as_json:
            print_json(output.answer_json(answer))
        else:
            print_answer(out, answer)
        if file:
            _write_answer(assistant, answer, file, marked, force=force)


def _ask_all(assistant: Any, batch: Path, filters: Filters) -> None:
    """A JSON answer, or what went wrong, for each line of a batch."""
    for line in _batch(batch):
        try:
            history = [Turn(earlier) for earlier in line.get("history", [])]
            print_json(output.answer_json(assistant.ask(line["question"], history, filters)), indent=None)
        except BriefingError as error:
            message = {"kind": type(error).__name__, "message": str(error)}
            print_json({"question": line["question"], "error": message}, indent=None)


def _write_answer(assistant: Any, answer: Answer, file: Path, marking: str | None, *, force: bool) -> None:
    from assistant.documents import answer_document, write

    document = answer_document(answer, assistant.library.article, assistant.today(), marking)
    err.print(Text(f"Written to {write(document, file, force=force)}."), soft_wrap=True)


@app.command(epilog='Example: `briefing search "drug trafficking Peru" --limit 5`')
def search(
    query: Annotated[str, typer.Argument(help="Words or a question.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many passages.")] = 10,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    language: Language = None,
    topic: Topic = None,
    marking: Marking = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages nearest to a query, each with its fused, dense and term score (0…1, higher is better)."""
    from assistant.tokens import counter

    filters = read_filters(country, since, until, agency, language, topic, marking)
    assistant = open_assistant(home)
    passages = assistant.search(query, limit, filters)
    if as_json:
        count = counter(assistant.library.embedder.count)
        rows = [output.passage_json(passage, count.count) for passage in passages]
        print_json({"query": query, "token_counter": count.name, "passages": rows})
    else:
        print_passages(out, passages)


@app.command(epilog="Example: `briefing chat --port 8080`")
def chat(
    host: Annotated[str | None, typer.Option(help="Address to listen on; else the setting `host`.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="0 = any free one; else `port`.")] = None,
    home: Home = None,
) -> None:
    """Open the web chat; stop it with Ctrl-C."""
    from assistant.web import serve

    assistant = open_assistant(home)
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

    from assistant.commands.doctor import examine

    findings = list(examine(Settings.read(home=home)))
    if as_json:
        print_json({"findings": [asdict(finding) for finding in findings]})
    else:
        marks = {"ok": "[green]ok   [/]", "note": "[yellow]note [/]", "wrong": "[red]wrong[/]"}
        for finding in findings:
            out.print(marks[finding.state], f"[bold]{finding.name}[/]", Text(finding.detail), soft_wrap=True)
    raise typer.Exit(any(finding.state == "wrong" for finding in findings))


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

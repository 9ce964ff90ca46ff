"""The command `briefing eval`: the fixed set and its gate, public benchmarks, comparisons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from assistant.commands.console import AsJson, Home, err, out, print_json, progress
from assistant.settings import Settings
from index.types import BriefingError

app = typer.Typer(
    rich_markup_mode="markdown",
    invoke_without_command=True,
    epilog="Example: `briefing eval --gate --out report/`, then open `report/report.html`",
)
OUT_FILES = "report.json|md|html, questions.jsonl, junit.xml, run.trec, qrels.trec, ragas.jsonl"


class Format(StrEnum):
    """Shapes of public benchmarks."""

    squad = "squad"
    qa_jsonl = "qa-jsonl"
    beir = "beir"
    trec = "trec"
    conversation = "conversation"
    stories = "stories"


Out = Annotated[Path | None, typer.Option("--out", help=f"Write into this folder: {OUT_FILES}.")]


@app.callback()
def evaluate(
    context: typer.Context,
    gate: Annotated[
        bool, typer.Option("--gate", help="Fail when it is worse than the baseline, and name what became worse.")
    ] = False,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Make this run the baseline, and say what changes by that.")
    ] = False,
    misses: Annotated[bool, typer.Option("--misses", help="Also list each question that went wrong, and how.")] = False,
    out_folder: Out = None,
    data: Annotated[
        list[Path] | None,
        typer.Option("--data", help="Not the fixed set but a public one: a file or folder, with --format; repeatable."),
    ] = None,
    form: Annotated[Format | None, typer.Option("--format", help="The shape of --data.")] = None,
    closed: Annotated[
        bool, typer.Option("--closed", help="With --data: the context is given, instead of being searched for.")
    ] = False,
    answerers: Annotated[
        str,
        typer.Option(
            help="With --data: any of `search,reader,bm25,dense,langchain` (best passage; ours; plain terms; plain "
            "vectors; LangChain's defaults)."
        ),
    ] = "search,reader",
    questions_from: Annotated[
        Path | None,
        typer.Option(help="With --data: ask its questions as this file words them, paired by id: in another language."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="With --data: the first questions only.")] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Score the assistant on the fixed Q&A set and its sample articles, in an index of their own.

    A run that is stopped goes on where it was. The web chat's page of quality shows the last one.

    Exit code 1 when a hard limit is missed or the gate fails.
    """
    if context.invoked_subcommand:
        return
    settings = Settings.read(home=home)
    if data:
        _public(settings, data, form, closed, answerers, limit, questions_from, out_folder, as_json)
        return
    if form or closed or limit or questions_from:
        raise BriefingError("--format, --closed, --limit and --questions-from go with --data FILE")
    _fixed(settings, gate, update_baseline, misses, out_folder, as_json)


@app.command(epilog="Example: `briefing eval compare before/report.json after/report.json`")
def compare(
    before: Annotated[Path, typer.Argument(metavar="A.json", help="The report.json of one run.")],
    after: Annotated[Path, typer.Argument(metavar="B.json", help="The report.json of another.")],
    html: Annotated[Path | None, typer.Option(help="Also write a page of B with the comparison.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what changed from one run to another: figures, how sure that is, and the questions that flipped."""
    from evals.gate import compare as compare_reports
    from evals.rendering import page, terminal
    from evals.report import read_report

    reports = read_report(before), read_report(after)
    comparison = compare_reports(*reports)
    if html:
        html.write_text(page.render(reports[1], comparison.to_json()), encoding="utf-8")
    if as_json:
        print_json(comparison.to_json())
    else:
        out.print(terminal.render_comparison(comparison))


@app.command(epilog="Example: `briefing eval check`")
def check(
    questions: Annotated[
        Path | None, typer.Argument(help="Folder with dev/ and locked/; else the packaged set.")
    ] = None,
) -> None:
    """Check a set of questions against its articles: every quote at one place, every answer in a quote, ids unique."""
    from evals.dataset import ARTICLES, PLANTED, QUESTIONS, check_folder

    found = check_folder(questions or QUESTIONS, (ARTICLES, PLANTED)).required()
    out.print(f"{len(found)} questions, no problem.")


def _fixed(settings: Settings, gated: bool, update: bool, misses: bool, out_folder: Path | None, as_json: bool) -> None:
    from evals import gate, kept, run
    from evals.rendering import terminal
    from evals.rendering.outputs import write

    with progress() as heard:
        report = run.run(settings.home / "eval", settings, _counting(heard))
    baseline = gate.read_baseline()
    comparison = gate.compare(baseline, report.to_json()) if baseline else None
    failures = gate.gate(report, baseline) if gated else gate.hard_failures(report)
    if comparison:
        comparison = replace(comparison, failures=tuple(failures))
    kept.keep(settings.home, report)
    if out_folder:
        write(out_folder, report, comparison)
    if as_json:
        print_json(report.to_json())
    else:
        out.print(terminal.render(report))
        for paragraph in terminal.misses(report) if misses else ():
            out.print(paragraph)
        if comparison and (gated or update):
            out.print(terminal.render_comparison(comparison))
    if update:
        gate.BASELINE.write_text(gate.to_baseline(report), encoding="utf-8")
        err.print(f"The baseline is now this run: {gate.BASELINE}")
    for line in failures:
        err.print(Text(line), soft_wrap=True)
    raise typer.Exit(1 if failures and not update else 0)


def _public(
    settings: Settings,
    data: Sequence[Path],
    form: Format | None,
    closed: bool,
    answerers: str,
    limit: int | None,
    questions_from: Path | None,
    out_folder: Path | None,
    as_json: bool,
) -> None:
    from evals import public
    from evals.rendering import terminal
    from evals.rendering.outputs import write
    from evals.report import Report

    if form is None:
        raise BriefingError(f"say the shape of {data[0]} with --format {'|'.join(Format)}")
    names = [name.strip() for name in answerers.split(",")]
    reports: list[Report] = []
    for path in data:
        with progress() as heard:
            home = settings.home / "eval-public"
            found = public.run(
                home,
                settings,
                path,
                form.value,
                names,
                closed=closed,
                limit=limit,
                questions_from=questions_from,
                heard=heard,
            )
        reports += found
        for line in found[0].problems:
            err.print(Text(f"left out: {line}"), soft_wrap=True)
        if not as_json:
            out.print(terminal.side_by_side(found))
    if out_folder:
        for report in reports:
            write(out_folder / f"{report.about.set}, {report.about.answerer}", report)
        (out_folder / "table.md").write_text(public.table(reports), encoding="utf-8")
    if as_json:
        print_json({"reports": [report.to_json() for report in reports]})


def _counting(heard: Callable[[int, int, str], Any]) -> Callable[[int, int], None]:
    return lambda done, total: heard(done, total, "questions")

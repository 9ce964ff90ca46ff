"""`briefing feedback`: what people thought of answers, and candidates for the evaluation made of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from assistant.commands.console import AsJson, Force, Home, err, out, print_json
from assistant.feedback import REASONS, Feedback, Opinions, candidate
from assistant.settings import Settings
from index.types import BriefingError

app = typer.Typer(no_args_is_help=True, help="What people thought of answers in the web chat, and what to make of it.")

ReasonOption = Annotated[
    str | None, typer.Option(metavar="REASON", help=f"Only of this reason: {', '.join(REASONS)}, or helpful.")
]


@app.command("list", epilog="Example: `briefing feedback list --reason wrong_source`")
def list_(reason: ReasonOption = None, home: Home = None, as_json: AsJson = False) -> None:
    """List what people said of answers, the newest first, with their comments.

    An answer that leaned on an article that was removed since is not shown; the question and the comment are.
    """
    found = _found(home, reason)
    if as_json:
        print_json({"feedback": [asdict(one) for one in found]})
        return
    for one in found:
        said = "helpful" if one.opinion.helpful else (one.opinion.reason or "").replace("_", " ")
        given = one.given.astimezone().strftime("%Y-%m-%d %H:%M")
        record = f", record {one.record}" if one.record else ""
        out.print(Text(f"{one.id:>5}  {given}  {said}{record}", style="bold"), soft_wrap=True)
        out.print(Text(f"       {one.question}"), soft_wrap=True)
        if one.opinion.comment:
            out.print(Text(f"       “{' '.join(one.opinion.comment.split())}”", style="dim"), soft_wrap=True)
    if not found:
        out.print("Nobody has said anything of an answer yet; the web chat asks below each one.")


@app.command(epilog="Example: `briefing feedback export --out candidates/dev/feedback.jsonl`")
def export(
    target: Annotated[Path | None, typer.Option("--out", help="A .jsonl file; else standard output.")] = None,
    reason: ReasonOption = None,
    force: Force = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Write candidates for the evaluation's questions: JSON Lines as in evals/questions, for an analyst to complete.

    What is missing is left empty; `briefing eval check FOLDER` names it. A candidate's id has the number that
    `briefing feedback list` shows, where the comment stands. Answers whose text went with a removed article are left
    out.
    """
    from assistant.documents.write import require_free, write_whole

    if target:
        require_free(target, force=force)
    rows = [(one, line) for one in reversed(_found(home, reason)) if (line := candidate(one))]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for _, line in rows)
    if target:
        write_whole(target, text.encode())
    if as_json:
        told = [{"feedback": one.id, "comment": one.opinion.comment, "candidate": line} for one, line in rows]
        print_json({"out": str(target) if target else None, "candidates": told})
    elif target:
        err.print(f"{len(rows)} candidate(s) in {target}; complete them, then `briefing eval check FOLDER`.")
    else:
        typer.echo(text, nl=False)


def _found(home: Path | None, reason: str | None) -> list[Feedback]:
    if reason not in (None, "helpful", *REASONS):
        raise BriefingError(f"--reason: {reason!r} is none of {', '.join(REASONS)}, helpful")
    kept = Opinions(Settings.read(home=home).home)
    return kept.all(helpful=True) if reason == "helpful" else kept.all(reason)

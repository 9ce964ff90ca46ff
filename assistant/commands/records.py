"""`briefing records` and `briefing replay`: which answers were given, and what would differ today."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.text import Text

from assistant.commands.console import AsJson, Home, open_assistant, out, print_json
from assistant.settings import Settings
from index.types import BriefingError


def records(
    citing: Annotated[
        str | None, typer.Option(metavar="ID", help="Only answers that cite this article, such as a corrected one.")
    ] = None,
    version: Annotated[int | None, typer.Option(min=1, help="With --citing: this version of it only.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many of the latest, without --citing.")] = 20,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List the answers that were given, the newest first; with --citing all that lean on an article.

    Set BRIEFING_RECORDS=false to record none. When an article is removed, the answers that leaned on it lose their
    text, and it is listed that they did.
    """
    from assistant.records import Records

    if version and not citing:
        raise BriefingError("--version says which version of an article: add --citing ID")
    kept = Records(Settings.read(home=home).home)
    found = kept.citing(citing, version) if citing else kept.latest(limit)
    if as_json:
        print_json({"records": [asdict(record) for record in found]})
        return
    for record in found:
        what = record.answer["status"] if record.answer else "its text went with an article that was removed"
        asked = record.asked.astimezone().strftime("%Y-%m-%d %H:%M")
        out.print(Text(f"{record.id:>5}  {asked}  {record.question}", style="bold"), soft_wrap=True)
        out.print(Text(f"       {_summary(record.answer, what)}", style="dim"), soft_wrap=True)
    if not found and citing:
        out.print(f"No recorded answer cites {citing}; `briefing articles list` names the articles.")
    elif not found:
        out.print("No answer is recorded yet. Ask with `briefing ask QUESTION` or in `briefing chat`.")


def replay(
    id_: Annotated[int, typer.Argument(metavar="ID", min=1, help="The number of a recorded answer.")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Ask a recorded question again and show what would differ today. Nothing is recorded for it.

    Articles may have come, gone or been corrected since, and settings, prompts or the model may be others. Exit code 0
    whether the answer differs or not.
    """
    from assistant.records import differences

    assistant = open_assistant(home)
    then, now = assistant.replay(id_)
    other_settings = then.settings_sha256 != assistant.settings.sha256
    found = differences(then.answer, now) if then.answer else []
    if as_json:
        row = {"record": id_, "text_kept": then.answer is not None, "settings_differ": other_settings,
               "differences": [asdict(one) for one in found]}  # fmt: skip
        print_json(row)
        return
    out.print(Text(f"{then.question}", style="bold"), soft_wrap=True)
    if other_settings:
        out.print("The settings are others than they were.")
    if then.answer is None:
        out.print("What was answered went with an article that was removed. Today:")
        out.print(Text(now.text), soft_wrap=True)
    elif not found:
        out.print("The same answer would be given today.")
    for one in found:
        out.print(Text(one.field, style="bold"))
        out.print(Text(f"  then: {_shown(one.then)}"), soft_wrap=True)
        out.print(Text(f"  now:  {_shown(one.now)}"), soft_wrap=True)


def _summary(answer: dict[str, Any] | None, what: str) -> str:
    if not answer:
        return what
    first = answer["short_answer"] or next((one["text"] for one in answer["sentences"]), "")
    return f"{what}, by {answer['answerer']}: {first}" if first else what


def _shown(value: Any) -> str:
    """A field as one line: of lists the texts and quotes that are in it."""
    if not isinstance(value, list):
        return str(value)
    texts = [
        str(one.get("quote") or one.get("text") or " ".join(map(str, one.values())))
        if isinstance(one, dict)
        else str(one)
        for one in value
    ]
    return " | ".join(texts) or "none"

"""`briefing watch`: saved queries, and what is new for them since last time."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from assistant.commands.console import AsJson, Force, Home, err, open_assistant, out, print_json
from assistant.filters import Agency, Country, Language, Marking, Since, Topic, Until, read_filters
from assistant.settings import Settings
from index.types import BriefingError, Filters

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Saved queries and what is new for them: add, list, run, remove. (To take files in as they arrive is "
    "`briefing ingest --watch`.)",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of a watch.")]


class Format(StrEnum):
    """What a run can give."""

    md = "md"
    rss = "rss"
    json = "json"


class Spoken(StrEnum):
    """Languages of headings."""

    en = "en"
    es = "es"


@app.command(epilog='Example: `briefing watch add border --query "border security" --country PE --country CL`')
def add(
    name: Name,
    query: Annotated[str, typer.Option(help="Words or a question; without it, whatever the filters let in.")] = "",
    country: Country = None,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    language: Language = None,
    topic: Topic = None,
    marking: Marking = None,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="The first run tells of everything that is there already, too.")
    ] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Save a query. The first run tells what came in or was corrected from now on."""
    from assistant.watches import Mark, Watches, mark_of

    filters = read_filters(country, since, until, agency, language, topic, marking)
    assistant = open_assistant(home)
    seen = Mark() if from_start else mark_of(assistant.library)
    watch = Watches(assistant.settings.home).add(name, query, filters, seen)
    if as_json:
        print_json(_row(watch))
    else:
        out.print(Text(f"Saved. `briefing watch run {watch.name}` tells what is new."), soft_wrap=True)


@app.command("list", epilog="Example: `briefing watch list`")
def list_(home: Home = None, as_json: AsJson = False) -> None:
    """List the saved queries."""
    from assistant.watches import Watches

    found = Watches(Settings.read(home=home).home).all()
    if as_json:
        print_json({"watches": [_row(watch) for watch in found]})
        return
    for watch in found:
        out.print(Text(f"{watch.name}  {watch.query}", style="bold"), soft_wrap=True)
        out.print(Text(f"   {_told(watch.filters)}", style="dim"), soft_wrap=True)
    if not found:
        out.print("No query is saved yet. Save one with `briefing watch add NAME --query TEXT`.")


@app.command(epilog="Example: `briefing watch remove border`")
def remove(name: Name, home: Home = None, as_json: AsJson = False) -> None:
    """Forget a saved query."""
    from assistant.watches import Watches

    Watches(Settings.read(home=home).home).remove(name)
    if as_json:
        print_json({"removed": name})
    else:
        out.print(Text(f"Removed {name}."))


@app.command(epilog="Example: `briefing watch run border --format rss --out border.xml --force`")
def run(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The name of a watch.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All watches, in one document or feed.")] = False,
    format_: Annotated[
        Format | None, typer.Option("--format", help="Else by the ending of --out (.xml is rss), or md.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--out", help="A file instead of the screen: .md, .docx, .pdf, .xml, .rss or .json.")
    ] = None,
    force: Force = False,
    peek: Annotated[bool, typer.Option("--peek", help="Only look: it stays new for the next run.")] = False,
    lang: Annotated[
        Spoken | None, typer.Option(help="Language of headings; else that of the query, with --all English.")
    ] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Tell what came in, was corrected or was taken back since the last run, each with its most telling sentence.

    What was told is not new for the next run; a run that could not write leaves it new. When nothing is new, that is
    said, no file is written (a feed that is there keeps its last news), and the exit code is 0.
    """
    from assistant.watches import Watches, mark_of, news

    if (name is None) != every:
        raise BriefingError("name one watch (`briefing watch run NAME`) or take all (`briefing watch run --all`)")
    wanted = Format.json if as_json else _format(format_, file)
    _require_target(file, wanted, force=force)
    assistant = open_assistant(home)
    watches = Watches(assistant.settings.home)
    asked = watches.all() if every else [watches.get(str(name))]
    mark = mark_of(assistant.library)  # before the search: what comes in meanwhile is told twice rather than never
    found = [(watch, news(watch, assistant.library, assistant.today())) for watch in asked]
    _give(assistant, found, wanted, file, lang.value if lang else _spoken(asked), force=force)
    if not peek:
        for watch in asked:
            watches.saw(watch.name, mark)


def _format(given: Format | None, file: Path | None) -> Format:
    if given:
        return given
    suffix = file.suffix.lower() if file else ""
    return {".xml": Format.rss, ".rss": Format.rss, ".json": Format.json}.get(suffix, Format.md)


def _require_target(file: Path | None, wanted: Format, *, force: bool) -> None:
    from assistant.documents.write import require_free, require_target

    if file and wanted is Format.md:
        require_target(file, force=force)
    elif file:
        require_free(file, force=force)


def _spoken(asked: Sequence[Any]) -> str:
    from index.query import language_of

    return language_of(asked[0].query) if len(asked) == 1 and asked[0].query else "en"


def _give(assistant: Any, found: Any, wanted: Format, file: Path | None, language: Any, *, force: bool) -> None:
    """Print or write what is new; JSON and feeds on the screen also when nothing is."""
    from assistant.documents.markdown import markdown
    from assistant.documents.parts import parts_of
    from assistant.documents.write import write, write_whole
    from assistant.news import news_document, news_json, nothing_new, rss

    if not any(told for _, told in found) and (file or wanted is Format.md):
        err.print(nothing_new(language))
        return
    settings = assistant.settings
    if wanted is Format.md:
        document = news_document(found, language, assistant.today(), assistant.library.article)
        if file:
            write(document, file, force=force)
        content = markdown(parts_of(document))
    elif wanted is Format.rss:
        content = rss(found, language, datetime.now(UTC), f"http://{settings.host}:{settings.port}/")
    else:
        content = _json({"watches": [news_json(watch, told) for watch, told in found]})
    if file and wanted is not Format.md:
        write_whole(file, content)
    if file:
        err.print(Text(f"Written to {file}."), soft_wrap=True)
    else:
        sys.stdout.write(content.decode())
        sys.stdout.flush()


def _json(value: Any) -> bytes:
    import json

    return (json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n").encode()


def _row(watch: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return {"name": watch.name, "query": watch.query, "filters": asdict(watch.filters), "created": watch.created}


def _told(filters: Filters) -> str:
    """The filters in one line."""
    told = [
        ("country", " and ".join(filters.countries)), ("since", filters.since), ("until", filters.until),
        ("language", ", ".join(filters.languages)), ("agency", ", ".join(filters.agencies)),
        ("topic", ", ".join(filters.topics)), ("marking", ", ".join(filters.markings)),
    ]  # fmt: skip
    return "; ".join(f"{name} {value}" for name, value in told if value) or "no filter"

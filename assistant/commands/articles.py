"""`briefing articles`: what is in the library, one article, its versions, correcting it and taking it out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from assistant.commands import output
from assistant.commands.console import AsJson, Home, err, open_assistant, out, print_json
from assistant.commands.show import article_facts, print_article, print_history
from assistant.corrections import read_changes
from assistant.filters import Agency, Country, Language, Marking, Since, Topic, Until, read_filters
from index.corrections import CORRECTABLE
from index.types import MARKINGS, BriefingError

app = typer.Typer(help="What is in the library: list, show, history, correct, remove.", rich_markup_mode="markdown")


@app.callback(invoke_without_command=True, epilog="Example: `briefing articles list --country PE --country CL`")
def articles(context: typer.Context, home: Home = None, as_json: AsJson = False) -> None:
    """What is in the library. Without a subcommand, the same as `list`."""
    if context.invoked_subcommand is None:
        list_(home=home, as_json=as_json)


@app.command("list", epilog="Example: `briefing articles list --country PE --country CL --since 2023-01-01`")
def list_(
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
    """List the current articles, the latest event first; each filter narrows the list."""
    filters = read_filters(country, since, until, agency, language, topic, marking)
    library = open_assistant(home).library
    found = library.articles(filters)
    if as_json:
        print_json({"articles": [output.article_json(article) for article in found]})
        return
    for article in found:
        out.print(Text(article.title, style="bold"))
        out.print(Text(f"   {article_facts(article)}", style="dim"), soft_wrap=True)
    if not found and filters:
        out.print(f"None of the {library.registry.count()} articles fits these filters; leave one out.")
    elif not found:
        out.print("No articles yet. Bring some in with `briefing ingest PATH`.")


@app.command(epilog="Example: `briefing articles show peru-y-chile-acuerdan-1a2b3c`")
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of an article.")],
    version: Annotated[int | None, typer.Option(min=1, help="An earlier version; else the current one.")] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show one article whole, with what it says of itself and where else it was printed."""
    library = open_assistant(home).library
    entries = library.history(id_)
    article = library.article(id_, version)
    if article is None:
        versions = ", ".join(str(entry.article.version) for entry in entries)
        raise BriefingError(f"article {id_} has no version {version}; it has {versions}")
    original, reprints = library.registry.original(id_), library.registry.reprints(id_)
    state = next(entry.state for entry in entries if entry.article.version == article.version)
    if as_json:
        print_json(output.article_json(article) | output.printed_json(article, state, original, reprints))
    else:
        print_article(out, article, state, original, reprints)


@app.command(epilog="Example: `briefing articles history peru-y-chile-acuerdan-1a2b3c`")
def history(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of an article.")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show the chain of an article's versions: when each came in, from where, and what became of it."""
    entries = open_assistant(home).library.history(id_)
    if as_json:
        print_json({"id": id_, "versions": [output.history_json(entry) for entry in entries]})
    else:
        print_history(out, entries)


@app.command(epilog="Example: `briefing articles correct peru-y-chile-1a2b3c --event-date 2023-12-20 --reason misread`")
def correct(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of an article.")],
    reason: Annotated[str, typer.Option(help="Why; it stands in the article's history.")],
    title: Annotated[str | None, typer.Option(help="The headline.")] = None,
    agency: Annotated[str | None, typer.Option(help="Such as EFE; empty for none, as with those below.")] = None,
    publisher: Annotated[str | None, typer.Option(help="The paper or site where it was printed.")] = None,
    dateline_place: Annotated[str | None, typer.Option("--place", help="The place of the dateline.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The day on which it appeared.")] = None,
    event_date: Annotated[str | None, typer.Option(metavar="DATE", help="The day of what it tells.")] = None,
    language: Annotated[str | None, typer.Option(help="en, es, …")] = None,
    countries: Annotated[list[str] | None, typer.Option("--country", help="Name or code; give all, repeated.")] = None,
    topics: Annotated[list[str] | None, typer.Option("--topic", help="As 'drug trafficking'; give all.")] = None,
    marking: Annotated[str | None, typer.Option(help=f"Handling marking: {', '.join(MARKINGS)}.")] = None,
    by: Annotated[str, typer.Option(help="Who corrects.")] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Correct what is known of an article, as its next version. Its text stays; later versions keep what you set."""
    told = locals()
    written = {name: told[name] for name in CORRECTABLE if told[name] is not None}
    if not written:
        raise BriefingError("say what to set, with any of --title, --agency …; see `briefing articles correct --help`")
    article = open_assistant(home).library.correct(id_, read_changes(written), reason, by)
    if as_json:
        print_json(output.article_json(article))
    else:
        out.print(Text(f"{article.id} is now version {article.version}: {article.title}"), soft_wrap=True)
        out.print(Text(f"   {article_facts(article)}", style="dim"), soft_wrap=True)


@app.command(epilog="Example: `briefing articles remove peru-y-chile-acuerdan-1a2b3c`")
def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids of articles.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Remove articles with all their versions; nothing of them can be found again.

    The files that they came from stay where they are: ingesting one again brings its article back.
    """
    assistant = open_assistant(home)
    if not yes and not as_json:
        _confirm(assistant.library, ids)
    removed = assistant.remove(ids)
    if as_json:
        print_json({"removed": [article.id for article in removed]})
        return
    for article in removed:
        out.print(Text(f"Removed {article.id}: {article.title}"), soft_wrap=True)
    files = sorted({article.source.split("!")[0] for article in removed})
    if left := [file for file in files if Path(file).exists()]:
        err.print(Text(f"An ingest of {', '.join(left)} would bring them back."), soft_wrap=True, style="dim")


def _confirm(library: Any, ids: list[str]) -> None:
    for id_ in ids:
        versions = library.history(id_)
        err.print(Text(f"{id_}: {versions[-1].article.title} ({len(versions)} version{'s' * (len(versions) > 1)})"))
    if not sys.stdin.isatty():
        raise BriefingError("removing cannot be undone; add --yes to remove without being asked")
    typer.confirm("Remove for good?", abort=True, err=True)

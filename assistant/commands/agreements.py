"""`briefing agreements`: the register of agreements, its matrix and timeline, exports, and editors' corrections."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.agreements.types import Entry
from assistant.commands import output
from assistant.commands.console import AsJson, Home, open_assistant, out, print_json, progress
from assistant.filters import Agency, Country, Language, Since, Topic, Until, read_filters, topic_key
from index.types import BriefingError
from index.types import Language as Tongue

app = typer.Typer(
    help="The register of agreements: list, show, matrix, timeline, export, correct, score.",
    rich_markup_mode="markdown",
    no_args_is_help=True,
)
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of an agreement, or the six characters at its end.")]
Instrument = Annotated[list[str] | None, typer.Option(help="Such as treaty or memorandum; given twice, any of them.")]
Status = Annotated[
    list[str] | None, typer.Option(help="proposed, announced, signed, in_force or suspended; given twice, any of them.")
]
Area = Annotated[
    list[str] | None,
    typer.Option(help="Such as 'drug trafficking', of the agreement itself; given twice, any of them."),
]
Lang = Annotated[str, typer.Option("--lang", help="en or es: the language of headings and names.")]


@app.command("list", epilog="Example: `briefing agreements list --country PE --since 2023 --area 'human trafficking'`")
def list_(
    country: Country = None,
    since: Since = None,
    until: Until = None,
    instrument: Instrument = None,
    status: Status = None,
    area: Area = None,
    topic: Topic = None,
    agency: Agency = None,
    language: Language = None,
    lang: Lang = "en",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List the agreements, the earliest first, each with a place that says so; a filter narrows the list.

    Countries are parties (given twice, both), a period is that of the agreement; topic, agency and language are of the
    articles: only what these tell counts.
    """
    from assistant.commands.show_agreements import print_entries

    asked = _asked(country, since, until, instrument, status, area, topic, agency, language)
    entries, articles = _entries(home, asked)
    if as_json:
        print_json({"agreements": [output.entry_json(entry) for entry in entries]})
    elif entries:
        print_entries(out, entries, _tongue(lang))
    else:
        _print_none(articles, bool(asked))


@app.command(epilog="Example: `briefing agreements show pe-cl-framework-2023-12-1a2b3c`")
def show(id_: Id, lang: Lang = "en", home: Home = None, as_json: AsJson = False) -> None:
    """Show one agreement: each field with its quote, its history, where articles disagree, what was corrected."""
    from assistant.commands.show_agreements import print_entry

    assistant = open_assistant(home)
    with progress() as heard:
        entry = assistant.register.entry(id_, heard)
    if as_json:
        print_json(output.entry_json(entry))
    else:
        print_entry(out, entry, _tongue(lang))


@app.command(epilog="Example: `briefing agreements matrix --since 2022`")
def matrix(
    country: Country = None,
    since: Since = None,
    until: Until = None,
    instrument: Instrument = None,
    status: Status = None,
    area: Area = None,
    topic: Topic = None,
    agency: Agency = None,
    language: Language = None,
    lang: Lang = "en",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show how many agreements each pair of countries has in each area, with their ids.

    An agreement of more than six parties has a row of its own.
    """
    from assistant.agreements.tables import matrix as by_area
    from assistant.commands.show_agreements import print_matrix

    asked = _asked(country, since, until, instrument, status, area, topic, agency, language)
    entries, articles = _entries(home, asked)
    rows = by_area(entries)
    if as_json:
        print_json({"pairs": [{"parties": list(pair), "areas": areas} for pair, areas in rows.items()]})
    elif rows:
        print_matrix(out, rows, _tongue(lang))
    else:
        _print_none(articles, bool(asked))


@app.command(epilog="Example: `briefing agreements timeline --country Peru`")
def timeline(
    country: Country = None,
    since: Since = None,
    until: Until = None,
    instrument: Instrument = None,
    status: Status = None,
    area: Area = None,
    topic: Topic = None,
    agency: Agency = None,
    language: Language = None,
    lang: Lang = "en",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show what was agreed year by year, by the day of the event; undated agreements come last."""
    from assistant.agreements.tables import timeline as by_day
    from assistant.commands.show_agreements import print_timeline

    asked = _asked(country, since, until, instrument, status, area, topic, agency, language)
    entries, articles = _entries(home, asked)
    if as_json:
        print_json({"events": [output.event_json(event) for event in by_day(entries)]})
    elif entries:
        print_timeline(out, by_day(entries), _tongue(lang))
    else:
        _print_none(articles, bool(asked))


@app.command(epilog="Example: `briefing agreements export register.xlsx --country PE`")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Its ending says how: .csv, .json or .xlsx.")],
    country: Country = None,
    since: Since = None,
    until: Until = None,
    instrument: Instrument = None,
    status: Status = None,
    area: Area = None,
    topic: Topic = None,
    agency: Agency = None,
    language: Language = None,
    lang: Lang = "en",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Write the agreements to a file, every value with its quote, article, date and offsets.

    CSV and the sheet `values` of Excel have a row for each value. Text that a spreadsheet would run as a formula begins
    with an apostrophe.
    """
    from assistant.agreements.export import require_known, write

    require_known(file)
    asked = _asked(country, since, until, instrument, status, area, topic, agency, language)
    entries, articles = _entries(home, asked)
    if not entries and not as_json:
        _print_none(articles, bool(asked))
        raise typer.Exit(1)
    write(entries, file, _tongue(lang))
    if as_json:
        print_json({"file": str(file), "agreements": len(entries)})
    else:
        out.print(f"{len(entries)} agreement{'s' * (len(entries) != 1)} written to {file}", soft_wrap=True)


@app.command(epilog="Example: `briefing agreements correct 1a2b3c --field status --value signed --reason 'gazette'`")
def correct(
    id_: Id,
    field: Annotated[
        str | None,
        typer.Option(help="name, parties, instrument, areas, date, place, status, commitments or officials."),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            help="What holds; parties and areas between commas, commitments and officials (NAME, OFFICE, SIDE) "
            "between bars; `none` leaves the field empty."
        ),
    ] = None,
    reason: Annotated[str, typer.Option(help="Why, for whoever reads it later.")] = "",
    by: Annotated[str | None, typer.Option(help="Who; else the name that you are logged in with.")] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take the last correction back, or with --field its last.")
    ] = False,
    lang: Lang = "en",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Write a field of an agreement by hand. It stays, marked, whatever is ingested later, until it is undone."""
    from assistant.commands.show_agreements import print_entry

    if undo == (value is not None) or (field is None and not undo):
        raise BriefingError("say what holds with --field FIELD --value VALUE, or take a correction back with --undo")
    register = open_assistant(home).register
    with progress() as heard:
        register.entries(heard=heard)
    if undo:
        _, entry = register.undo(id_, field)
    else:
        entry = register.correct(id_, field, value, _who() if by is None else by, reason)
    if as_json:
        print_json(output.entry_json(entry))
    else:
        print_entry(out, entry, _tongue(lang))


@app.command(epilog="Example: `briefing agreements score --half dev`")
def score(
    half: Annotated[str | None, typer.Option(help="dev or locked; without it, both, each by itself.")] = None,
    as_json: AsJson = False,
) -> None:
    """Hold what is read of agreements against a gold made by hand: precision, recall and F1 of each field.

    Rules are tuned on the `dev` half of the sample articles; `locked` is the half to believe.
    """
    from assistant.agreements.extract import accounts
    from evals.agreements.gold import HALVES
    from evals.agreements.score import print_report, report

    halves = [one for one in HALVES if half in (None, one)]
    if not halves:
        raise BriefingError(f"half: {half!r} is none of {', '.join(HALVES)}")
    with progress() as heard:
        reports = [report(accounts, one, lambda done, total: heard(done, total, "")) for one in halves]
    if as_json:
        print_json({"reports": [one.to_json() for one in reports]})
    else:
        print_report(out, reports)


def _asked(
    country: Sequence[str] | None,
    since: str | None,
    until: str | None,
    instrument: Sequence[str] | None,
    status: Sequence[str] | None,
    area: Sequence[str] | None,
    topic: Sequence[str] | None,
    agency: Sequence[str] | None,
    language: Sequence[str] | None,
) -> Any:
    """What the options ask for, before anything slow is opened."""
    from assistant.agreements.corrected import choice as chosen
    from assistant.agreements.select import Choice

    return Choice.of(
        read_filters(country, since, until, agency, language, topic),
        [chosen("instrument", one) for one in instrument or ()],
        [chosen("status", one) for one in status or ()],
        [topic_key(one, "area") for one in area or ()],
    )


def _entries(home: Path | None, asked: Any) -> tuple[tuple[Entry, ...], int]:
    """The entries that are asked for, and how many articles there are."""
    assistant = open_assistant(home)
    with progress() as heard:
        return assistant.register.entries(asked, heard), assistant.library.registry.count()


def _print_none(articles: int, filtered: bool) -> None:
    if not articles:
        out.print("No articles yet. Bring some in with `briefing ingest PATH`.")
    elif filtered:
        out.print("No agreement fits these filters; leave one out. `briefing agreements list` shows all of them.")
    else:
        out.print(f"The {articles} articles tell of no agreement. Ingest some that do, with `briefing ingest PATH`.")


def _tongue(lang: str) -> Tongue:
    if lang not in ("en", "es"):
        raise BriefingError(f"lang: {lang!r} is neither en nor es")
    return "es" if lang == "es" else "en"


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in a container
        return ""

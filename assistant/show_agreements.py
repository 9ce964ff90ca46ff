"""The register of agreements on a terminal: a table with a place that says so in each row, one entry whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.agreements.tables import Event, Pair, found_in, pair_name, shown, telling, title
from assistant.agreements.types import FIELDS, Account, Entry, Found
from assistant.agreements.words import area, word
from assistant.types import Evidence
from index.types import Language

_LISTED = ("date", "parties", "instrument", "areas", "status")
_QUOTED = 160
"""Characters of a quote that are shown."""


def print_entries(console: Console, entries: Sequence[Entry], language: Language) -> None:
    """A row for each, and beneath it the place that says so."""
    table = _table(language, "agreement", *_LISTED, "source")
    for entry in entries:
        cells = [Text(_with_mark(entry, name, language)) for name in _LISTED]
        if not entry.current.date:
            cells[0] = Text(f"({entry.day})" if entry.day else word("field", "undated", language), style="dim")
        name = Text(title(entry, language), style="bold")
        name.append(f"\n{entry.id}", style="dim not bold")
        if entry.disagreements:
            name.append(f"\n{word('field', 'disagreements', language)}", style="yellow not bold")
        table.add_row(name, *cells, Text(_place(telling(entry.current)), style="dim"))
    console.print(table)
    accounts = sum(len(entry.accounts) for entry in entries)
    console.print(Text(_SUM[language].format(n=len(entries), accounts=accounts), style="dim"))


def print_entry(console: Console, entry: Entry, language: Language) -> None:
    """Each field with its quote, then history, disagreements and corrections."""
    console.print(Text(title(entry, language), style="bold"))
    console.print(Text(entry.id, style="dim"))
    for name in FIELDS:
        for found in found_in(entry, name):
            _print_found(console, name, found, language)
    console.print(Text(word("field", "history", language), style="bold"))
    for account in entry.accounts:
        console.print(Padding(Text(_told(account, language)), (0, 0, 0, 2)))
    for disagreement in entry.disagreements:
        head = f"{word('field', 'disagreements', language)}: {word('field', disagreement.field, language)}"
        console.print(Text(head, style="yellow"))
        for value in disagreement.values:
            _print_found(console, disagreement.field, value, language)
    for one in entry.corrections:
        who = ", ".join(filter(None, (one.by, f"{one.made.astimezone():%Y-%m-%d %H:%M}", one.reason)))
        console.print(Text(f"{word('field', 'corrected', language)}: {word('field', one.field, language)} ({who})"))


def print_matrix(console: Console, rows: Mapping[Pair, Mapping[str, Sequence[str]]], language: Language) -> None:
    """A row for each pair and area: how many, and which."""
    table = _table(language, "pair", "areas")
    table.add_column("#", justify="right")
    table.add_column("id", overflow="fold")
    for pair, areas in rows.items():
        first = pair_name(pair, language)
        for key, ids in sorted(areas.items(), key=lambda item: (not item[0], -len(item[1]), item[0])):
            name = area(key, language) if key else word("field", "none_named", language)
            table.add_row(Text(first, style="bold"), Text(name), str(len(ids)), Text("\n".join(ids), style="dim"))
            first = ""
        table.add_section()
    console.print(table)


def print_timeline(console: Console, events: Sequence[Event], language: Language) -> None:
    """A line for each step, with the place that says so beneath it."""
    year = None
    for event in events:
        if event.day is None or event.day.year != year:
            year = event.day.year if event.day else None
            console.print(Text(str(year) if year else word("field", "undated", language), style="bold"))
        status = f", {word('status', event.status.value, language)}" if event.status else ""
        day = str(event.day) if event.day else "          "
        console.print(Text(f"  {day}  {title(event.entry, language)}{status}"), soft_wrap=True)
        console.print(Text(f"              {_place(event.evidence)}; {event.entry.id}", style="dim"), soft_wrap=True)


_SUM: dict[Language, str] = {
    "en": "{n} agreement(s), told {accounts} time(s). `briefing agreements show ID` shows one with every quote.",
    "es": "{n} acuerdo(s), contados {accounts} vez/veces. `briefing agreements show ID` muestra uno con cada cita.",
}


def _table(language: Language, *columns: str) -> Table:
    table = Table(show_lines=False, pad_edge=False)
    for name in columns:
        table.add_column(word("field", name, language), overflow="fold")
    return table


def _with_mark(entry: Entry, name: str, language: Language) -> str:
    """A field in words, with `*` where an editor wrote it."""
    text = "\n".join(shown(name, one.value, language) for one in found_in(entry, name))
    return f"{text} *" if any(one.field == name for one in entry.corrections) else text


def _print_found(console: Console, name: str, found: Found[object], language: Language) -> None:
    mark = f" ({word('field', 'corrected', language)})" if found.corrected else ""
    label = word("field", name, language)
    console.print(Text(f"{label:>14}  {shown(name, found.value, language)}{mark}"), soft_wrap=True)
    quote = " ".join(found.evidence.quote.split())
    quote = quote if len(quote) <= _QUOTED else f"{quote[: _QUOTED - 1]}…"
    console.print(Text(f"{'':>14}  “{quote}” {_place(found.evidence)}", style="dim"), soft_wrap=True)


def _told(account: Account, language: Language) -> str:
    """What one article says, in a line."""
    article = account.article
    status = word("status", account.status.value, language) if account.status else ""
    told = ", ".join(filter(None, (status, str(account.date.value) if account.date else "")))
    origin = ", ".join(filter(None, (article.agency, str(article.date) if article.date else "", article.id)))
    return f"{article.title} ({origin}){f': {told}' if told else ''}"


def _place(evidence: Evidence) -> str:
    article, span = evidence.article, evidence.span
    return f"{article.id}, {article.agency + ', ' if article.agency else ''}characters {span.start}–{span.end}"

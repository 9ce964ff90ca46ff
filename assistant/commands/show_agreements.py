"""The register of agreements on a terminal: a table with a place that says so in each row, one entry whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.agreements.course import course
from assistant.agreements.select import awaited
from assistant.agreements.tables import Event, Pair, found_in, pair_name, shown, telling, title
from assistant.agreements.types import FIELDS, Account, Entry, Found
from assistant.agreements.words import area, word
from assistant.types import Evidence
from index.types import Language

_BESIDE = ("status", "instrument", "parties")
_QUOTED = 160
"""Characters of a quote that are shown."""


def print_entries(console: Console, entries: Sequence[Entry], language: Language) -> None:
    """A few lines for each: name, day and kind, areas, and the place that says so."""
    for entry in entries:
        name = Text(title(entry, language), style="bold")
        name.append(f"  {entry.id}", style="dim not bold")
        console.print(name)
        day = Text(_with_mark(entry, "date", language))
        if not entry.current.date:
            day = Text(f"({entry.day})" if entry.day else word("field", "undated", language), style="dim")
        beside = [part for one in _BESIDE if (part := _with_mark(entry, one, language))]
        _print_indented(console, Text(" · ").join([day, *map(Text, beside)]))
        if areas := _with_mark(entry, "areas", language):
            _print_indented(console, Text(areas))
        if steps := course(entry):
            told = " → ".join(shown("milestones", one.value, language) for one in steps)
            pending = f" ({word('field', 'awaited', language)})" if awaited(entry) else ""
            _print_indented(console, Text(f"{told}{pending}"))
        if entry.disagreements:
            _print_indented(console, Text(word("field", "disagreements", language), style="yellow"))
        _print_indented(console, Text(_place(telling(entry.current)), style="dim"))
    accounts = sum(len(entry.accounts) for entry in entries)
    console.print(Text(_SUM[language].format(n=len(entries), accounts=accounts), style="dim"))


def _print_indented(console: Console, text: Text) -> None:
    console.print(Padding(text, (0, 0, 0, 2)))


def print_entry(console: Console, entry: Entry, language: Language) -> None:
    """Each field with its quote, then history, disagreements and corrections."""
    console.print(Text(title(entry, language), style="bold"))
    console.print(Text(entry.id, style="dim"))
    for name in FIELDS:
        for found in found_in(entry, name):
            _print_found(console, name, found, language)
    for step in course(entry):
        _print_found(console, "milestones", step, language)
    if pending := awaited(entry):
        _print_found(console, "awaited", pending, language)
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
    """A row for each pair: in how many agreements it has each area, and which they are."""
    table = _table(language, "pair", "areas")
    table.add_column("id", overflow="fold")
    for pair, areas in rows.items():
        busiest = sorted(areas.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
        counted = [
            f"{area(key, language) if key else word('field', 'none_named', language)} {len(ids)}"
            for key, ids in busiest
        ]
        known = dict.fromkeys(id_ for ids in areas.values() for id_ in ids)
        name = Text(pair_name(pair, language), style="bold")
        table.add_row(name, Text(", ".join(counted)), Text("\n".join(known), style="dim"))
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
        day = f"{event.when:10}"
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
    text = ", ".join(shown(name, one.value, language) for one in found_in(entry, name))
    return f"{text} *" if any(one.field == name for one in entry.corrections) else text


def _print_found(console: Console, name: str, found: Found[Any], language: Language) -> None:
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

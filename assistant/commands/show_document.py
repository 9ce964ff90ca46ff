"""Documents on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from assistant.briefings.words import said
from assistant.commands.show import article_facts, source_line
from assistant.documents.types import Cell, Document, Table


def print_document(console: Console, document: Document) -> None:
    """Title, sections with their markers, what must be known, then where each marker leads."""
    console.print(Text(document.title, style="bold"))
    if document.marking != "public":
        console.print(Text(document.marking.upper(), style="bold red"))
    for section in document.sections:
        console.print()
        console.print(Text(section.heading, style="bold"))
        for sentence in section.sentences:
            markers = "".join(f"[{marker}]" for marker in sentence.citations)
            doubt = "" if sentence.verdict.name in ("quoted", "supported") else f" ({sentence.verdict.reason})"
            console.print(Text(f"{sentence.text} {markers}{doubt}"))
        if section.table:
            console.print(_grid(section.table))
        if section.note:
            console.print(Text(section.note, style="dim"))
    if document.sources:
        console.print()
        console.print(Text(said("sources", document.language), style="bold"))
    for article in document.sources:
        console.print(Padding(Text(f"{article.title} ({article_facts(article)})", style="dim"), (0, 0, 0, 2)))
    console.print()
    for notice in document.notices:
        console.print(Text(said("note", document.language, text=notice), style="yellow"))
    if document.answerer != "reader":
        console.print(Text(said("writer", document.language, name=document.answerer), style="dim"))
    for struck in document.struck:
        console.print(Text(said("not_shown", document.language, text=struck), style="dim"))
    for citation in document.citations:
        console.print(Padding(Text(source_line(citation), style="dim"), (0, 0, 0, 2)))


def _grid(table: Table) -> Grid:
    grid = Grid(*table.columns, show_edge=False, pad_edge=False, header_style="dim")
    for row in table.rows:
        grid.add_row(*map(_cell, row))
    return grid


def _cell(cell: Cell) -> Text:
    return Text(f"{cell.text} {''.join(f'[{marker}]' for marker in cell.citations)}".rstrip())

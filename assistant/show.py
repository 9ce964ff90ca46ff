"""Answers and passages on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from assistant.types import Answer, Citation
from index.types import Passage


def print_answer(console: Console, answer: Answer) -> None:
    """Short answer, list, sentences with markers, notices, then where each marker leads."""
    if answer.standalone_question != answer.question:
        console.print(Text(f"Understood as: {answer.standalone_question}", style="dim"))
    if answer.status == "not_in_corpus":
        console.print(Text(answer.text, style="bold"))
        console.print("Nearest passages:", style="dim")
        print_passages(console, answer.nearest)
        return
    if answer.short_answer:
        marker = f" [{answer.short_citation}]" if answer.short_citation else ""
        console.print(Text(f"{answer.short_answer}{marker}", style="bold"))
    for item in answer.items:
        console.print(Text(f"  • {item.text} [{item.citation}]"))
    for sentence in answer.sentences:
        markers = "".join(f"[{marker}]" for marker in sentence.citations)
        doubt = "" if sentence.verdict.name in ("quoted", "supported") else f" ({sentence.verdict.reason})"
        console.print(Text(f"{sentence.text} {markers}{doubt}"))
    for notice in answer.notices:
        console.print(Text(f"Note: {notice}", style="yellow"))
    console.print()
    for citation in answer.citations:
        console.print(Padding(Text(_source(citation), style="dim"), (0, 0, 0, 2)))


def print_passages(console: Console, passages: Sequence[Passage]) -> None:
    """Scores, article and text of each passage."""
    if not passages:
        console.print("No passage found.")
    for number, passage in enumerate(passages, 1):
        article = passage.article
        origin = ", ".join(str(part) for part in (article.agency, article.date) if part)
        scores = f"score {passage.score:.2f}, dense {passage.dense:.2f}, terms {passage.terms:.2f}"
        console.print(Text(f"{number}. {article.title}", style="bold"), Text(f"({origin}) {scores}", style="dim"))
        console.print(Padding(Text(passage.chunk.text), (0, 0, 1, 3)))


def _source(citation: Citation) -> str:
    inferred = ", year inferred" if citation.date_inferred else ""
    kind = "sample article" if citation.sample else citation.agency
    origin = ", ".join(part for part in (kind, citation.date) if part) + inferred
    quote = citation.quote if len(citation.quote) <= 70 else citation.quote[:67] + "…"
    return f"[{citation.marker}] {citation.title} ({origin}), characters {citation.start}–{citation.end}: “{quote}”"

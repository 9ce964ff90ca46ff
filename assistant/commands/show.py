"""Answers and passages on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from assistant.commands import output
from assistant.commands.console import err, out, print_json
from assistant.types import OURS, Answer, Citation, under_labels
from assistant.understood import shown_first
from index.types import Article, DateBasis, HistoryEntry, IngestReport, Passage, State
from index.wire import addressed

_BASES: dict[DateBasis, str] = {
    "published": "the day of publication",
    "dateline": "dateline",
    "weekday": "dateline; the year is inferred from the weekday",
    "text": "named in the text",
    "none": "unknown",
}
ADDRESSED = "a part of its text addresses a program and is not searched and not cited"


def print_answer(console: Console, answer: Answer) -> None:
    """Short answer, list, sentences with markers, notices, then where each marker leads."""
    if answer.standalone_question != answer.question:
        console.print(Text(f"Understood as: {answer.standalone_question}", style="dim"))
    if first := shown_first(answer):
        console.print(Text(first, style="dim"))
    if not answer.sentences:
        console.print(Text(answer.text, style="bold"))
        _print_notices(console, answer)
        if answer.nearest:
            console.print("Nearest passages:", style="dim")
            print_passages(console, answer.nearest)
        return
    if answer.short_answer:
        marker = f" [{answer.short_citation}]" if answer.short_citation else ""
        console.print(Text(f"{answer.short_answer}{marker}", style="bold"))
    for label, entries in under_labels(answer.items):
        if label:
            console.print(Text(f"{label}:"))
        for text, number in entries:
            console.print(Text(f"  • {text} [{number}]"))
    for sentence in answer.sentences:
        markers = "".join(f"[{marker}]" for marker in sentence.citations)
        doubt = "" if sentence.verdict.name in ("quoted", "supported") else f" ({sentence.verdict.reason})"
        console.print(Text(f"{sentence.text} {markers}{doubt}"))
    _print_notices(console, answer)
    if answer.answerer not in OURS:
        console.print(Text(f"Written by {answer.answerer}, every sentence checked.", style="dim"))
    for struck in answer.struck:
        console.print(Text(f"Not shown: {struck}", style="dim"))
    console.print()
    for citation in answer.citations:
        console.print(Padding(Text(source_line(citation), style="dim"), (0, 0, 0, 2)))
    if answer.record:
        console.print(
            Text(f"Recorded as {answer.record}: `briefing replay {answer.record}` asks it again.", style="dim")
        )


def print_passages(console: Console, passages: Sequence[Passage]) -> None:
    """Scores, article and text of each passage."""
    if not passages:
        console.print("No passage found.")
    for number, passage in enumerate(passages, 1):
        article = passage.article
        origin = ", ".join(str(part) for part in (article.agency, article.date) if part)
        scores = f"score {passage.score:.2f}, dense {passage.dense:.2f}, terms {passage.terms:.2f}"
        console.print(Text(f"{number}. {article.title}", style="bold"), Text(f"({origin}) {scores}", style="dim"))
        if passage.also_in:
            places = ", ".join(other.publisher or other.title for other in passage.also_in)
            console.print(Padding(Text(f"also printed in: {places}", style="dim"), (0, 0, 0, 3)))
        console.print(Padding(Text(passage.chunk.text), (0, 0, 1, 3)))


def _print_notices(console: Console, answer: Answer) -> None:
    for notice in answer.notices:
        console.print(Text(f"Note: {notice}", style="yellow"))


def source_line(citation: Citation) -> str:
    """Where a marker leads: title, agency and day, characters, and the beginning of the quote."""
    inferred = ", year inferred" if citation.date_inferred else ""
    kind = "sample article" if citation.sample else citation.agency
    origin = ", ".join(part for part in (kind, citation.date or "undated") if part) + inferred
    quote = citation.quote if len(citation.quote) <= 70 else citation.quote[:67] + "…"
    return f"[{citation.marker}] {citation.title} ({origin}), characters {citation.start}–{citation.end}: “{quote}”"


def print_ingest(assistant: Any, report: IngestReport, as_json: bool, *, lines: bool = False) -> None:
    """What an ingest did: refusals with their reasons on standard error, the summary on standard output."""
    if as_json:
        print_json(output.ingest_json(report), indent=None if lines else 2)
        return
    for refused in report.refused:
        err.print(Text(f"refused {refused.path}: {refused.reason}"), soft_wrap=True)
    for id_ in report.addressed:
        err.print(Text(f"note: {id_}: {ADDRESSED}"), soft_wrap=True)
    counts = [
        f"{len(ids)} {name}"
        for name, ids, always in (
            ("added", report.added, True),
            ("updated", report.updated, True),
            ("unchanged", report.unchanged, True),
            ("reprint" + "s" * (len(report.reprints) > 1), report.reprints, False),
            ("withdrawn", report.withdrawn, False),
            ("refused", report.refused, True),
        )
        if ids or always
    ]
    out.print(
        f"{', '.join(counts)}; {report.chunks} chunks embedded in {report.seconds:.1f} s. "
        f"{assistant.library.registry.count()} articles in {assistant.settings.home}"
    )


def article_facts(article: Article) -> str:
    """Date, place, agency, languages, countries and id of an article in one line."""
    inferred = " (year inferred)" if article.event_date_basis == "weekday" else ""
    origin = article.agency or ("sample article" if article.sample else None)
    marking = None if article.marking == "public" else article.marking.upper()
    speaks = "addresses a program" if addressed(article.body) else None
    facts = (f"{article.date or 'undated'}{inferred}", article.dateline_place, origin, marking, article.id, speaks)
    return ", ".join(fact for fact in facts if fact)


def print_article(
    console: Console, article: Article, state: State, original: Article | None, reprints: Sequence[Article]
) -> None:
    """One article whole, under what is known of it."""
    console.print(Text(article.title, style="bold"))
    rows = {
        "id": f"{article.id}, version {article.version} ({state})",
        "event": f"{article.event_date} ({_BASES[article.event_date_basis]})" if article.event_date else None,
        "published": article.published,
        "place": article.dateline_place,
        "agency": article.agency,
        "printed in": article.publisher,
        "language": article.language,
        "countries": ", ".join(article.countries),
        "organisations": ", ".join(article.organisations),
        "topics": ", ".join(topic.replace("_", " ") for topic in article.topics),
        "marking": article.marking,
        "address": article.url,
        "source": article.source,
        "reprint of": original.id if original else None,
        "reprinted as": ", ".join(reprint.id for reprint in reprints),
    }
    for name, value in rows.items():
        if value:
            console.print(Text(f"{name:>14}  {value}", style="dim"), soft_wrap=True)
    console.print()
    _print_body(console, article.body)


def _print_body(console: Console, body: str) -> None:
    """The text; what speaks to a program is dim and under a line that says so."""
    position = 0
    for span in addressed(body):
        console.print(Text(body[position : span.start].rstrip()), end="\n\n")
        console.print(Text("[This part addresses a program; it is not searched and not cited:]", style="yellow"))
        console.print(Text(span.of(body), style="dim"), end="\n\n")
        position = span.end
    console.print(Text(body[position:].lstrip("\n") if position else body))


def print_history(console: Console, entries: Sequence[HistoryEntry]) -> None:
    """Each version in a line: number, when it came in, state, why, headline and source."""
    for entry in entries:
        entered = entry.entered.astimezone().strftime("%Y-%m-%d %H:%M")
        console.print(Text(f"{entry.article.version}. {entered}  {entry.state}: {entry.why}", style="bold"))
        console.print(Text(f"   {entry.article.title}  ({entry.article.source})", style="dim"), soft_wrap=True)

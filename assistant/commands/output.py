"""What programs are given: the JSON of each command. Fields are only ever added, never renamed or removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from assistant.agreements.course import course
from assistant.agreements.kept import plain
from assistant.agreements.tables import Event, title
from assistant.agreements.types import FIELDS, Account, Entry, Found
from assistant.documents.types import Document
from assistant.types import Answer
from index.types import Article, HistoryEntry, IngestReport, Passage, State
from index.wire import addressed

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """An answer: every field of `assistant.types.Answer`, its nearest passages as `passage_json`."""
    flat = asdict(answer)
    return flat | {"nearest": [passage_json(passage) for passage in answer.nearest]}


def passage_json(passage: Passage, count: Callable[[str], int] | None = None) -> Json:
    """A passage: scores 0…1, its place and text, of its article id, version, title, agency, date, and reprints."""
    chunk, article = passage.chunk, passage.article
    row: Json = {
        "score": round(passage.score, 4),
        "dense": round(passage.dense, 4),
        "terms": round(passage.terms, 4),
        "article_id": chunk.article_id,
        "version": chunk.version,
        "start": chunk.start,
        "end": chunk.end,
        "text": chunk.text,
        "title": article.title,
        "agency": article.agency,
        "date": article.date.isoformat() if article.date else None,
        "also_in": [
            {"article_id": other.id, "version": other.version, "title": other.title, "publisher": other.publisher}
            for other in passage.also_in
        ],
    }
    return row | {"tokens": count(chunk.text)} if count else row


def document_json(document: Document) -> Json:
    """A document: every field of `assistant.documents.types.Document`, its sources as `article_json`."""
    flat = asdict(document)
    return flat | {"made": document.made.isoformat(), "sources": [article_json(one) for one in document.sources]}


def article_json(article: Article) -> Json:
    """An article without its body: what it says of itself, dates as ISO 8601; where its text addresses a program."""
    flat = asdict(article)
    del flat["body"]
    for name in ("published", "event_date", "revised"):
        flat[name] = flat[name].isoformat() if flat[name] else None
    speaking = [{"start": span.start, "end": span.end} for span in addressed(article.body)]
    return flat | {"characters": len(article.body), "addressed": speaking}


def ingest_json(report: IngestReport) -> Json:
    """What an ingest did: ids added, updated, unchanged …; path and reason of each file refused."""
    return asdict(report)


def printed_json(article: Article, state: State, original: Article | None, reprints: Sequence[Article]) -> Json:
    """What `articles show` adds: the text, the state of this version, and where else the story was printed."""
    return {
        "state": state,
        "reprint_of": original.id if original else None,
        "reprints": [reprint.id for reprint in reprints],
        "body": article.body,
    }


def history_json(entry: HistoryEntry) -> Json:
    """One version of an article: when it came in (ISO 8601, UTC), what became of it and why."""
    article = entry.article
    return {
        "version": article.version,
        "state": entry.state,
        "entered": entry.entered.isoformat(timespec="seconds"),
        "why": entry.why,
        "title": article.title,
        "source": article.source,
        "date": article.date.isoformat() if article.date else None,
        "sha256": article.sha256,
    }


def entry_json(entry: Entry) -> Json:
    """An agreement: what holds now as `account_json`, its history, where articles disagree, what an editor wrote."""
    return {
        "id": entry.id,
        "day": entry.day.isoformat() if entry.day else None,
        "areas": list(entry.areas),
        "milestones": [found_json(one) for one in course(entry)],
        "current": account_json(entry.current),
        "history": [
            {"article_id": one.article.id, "version": one.article.version, "number": one.number} | account_json(one)
            for one in entry.accounts
        ],
        "disagreements": [
            {"field": one.field, "values": [found_json(value) for value in one.values]} for one in entry.disagreements
        ],
        "corrections": [
            asdict(one) | {"value": plain(one.value), "made": one.made.isoformat(timespec="seconds")}
            for one in entry.corrections
        ],
    }  # fmt: skip


def event_json(event: Event) -> Json:
    """A step of an agreement: its day, and its time as exactly as it is told (ISO 8601: `2017-12`), the agreement's id
    and name, what happened, and its place."""
    article, span = event.evidence.article, event.evidence.span
    return {
        "day": event.day.isoformat() if event.day and not event.until else None,
        "when": event.when or None,
        "id": event.entry.id,
        "title": title(event.entry, "en"),
        "parties": list(event.entry.parties),
        "status": event.status.value if event.status else None,
        "quote": event.evidence.quote,
        "article_id": article.id,
        "version": article.version,
        "start": span.start,
        "end": span.end,
    }


def account_json(account: Account) -> Json:
    """The fields of an account, each as `found_json`; what it does not say is `null` or an empty list."""
    row: Json = {}
    for name in FIELDS:
        value = getattr(account, name)
        row[name] = [found_json(one) for one in value] if isinstance(value, tuple) else value and found_json(value)
    row["milestones"] = [found_json(one) for one in account.milestones]
    row["awaited"] = found_json(account.awaited) if account.awaited else None
    return row


def found_json(found: Found[Any]) -> Json:
    """A value with the exact place that says so; dates as ISO 8601."""
    article, span = found.evidence.article, found.evidence.span
    return {
        "value": plain(found.value),
        "confidence": round(found.confidence, 4),
        "corrected": found.corrected,
        "quote": found.evidence.quote,
        "article_id": article.id,
        "version": article.version,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "start": span.start,
        "end": span.end,
    }

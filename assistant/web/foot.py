"""What stands below an answer: copying, saving, what a person thinks of it, and what could be asked instead."""

from __future__ import annotations

from assistant.feedback import REASONS
from assistant.types import Answer, Citation
from assistant.web.cited import describe
from assistant.web.exchanges import REFUSED, Exchange
from assistant.web.filters import only
from assistant.web.site import template
from assistant.web.wording import wording
from assistant.web.words import Words, words
from index.types import Language

FORMATS = {"md": "Markdown", "docx": "Word", "pdf": "PDF"}
"""In which an answer or a conversation can be saved: ending, and what people call it."""


def foot(exchange: Exchange, identifier: str | None, language: Language) -> str:
    """Below one exchange, in the interface language; `identifier` is the conversation's, where it is kept."""
    if exchange.pending:
        return ""
    return template("foot").render(
        said=wording("ask", language),
        exchange=exchange,
        conversation=identifier if exchange.number else None,
        copied=plain_text(exchange, words(language)) if exchange.answer else "",
        formats=FORMATS,
        reasons=REASONS,
        unfiltered=bool(exchange.filters) and exchange.answer is not None and exchange.answer.status in REFUSED,
    )


def opinion(exchange: Exchange, identifier: str, language: Language) -> str:
    """The part of the foot that asks what a person thinks of the answer, or says what they did."""
    return template("opinion").render(
        said=wording("ask", language), exchange=exchange, conversation=identifier, reasons=REASONS
    )


def save_all(identifier: str, language: Language) -> str:
    """Above a conversation."""
    return template("save_all").render(said=wording("ask", language), conversation=identifier, formats=FORMATS)


def plain_text(exchange: Exchange, wording: Words) -> str:
    """An answer to be pasted: the question, the text with `[1]` markers, what to mind, and the sources by number."""
    answer = exchange.answer
    assert answer is not None
    own = words(answer.language)
    parts = [exchange.question, only(exchange.filters, wording.language, exchange.titles), "", answer.text]
    if answer.notices:
        parts += ["", f"{own.notes}:", *answer.notices]
    if sources := _sources(answer, own):
        parts += ["", f"{own.sources}:", *sources]
    return "\n".join(part for place, part in enumerate(parts) if part or place > 1)


def _sources(answer: Answer, own: Words) -> list[str]:
    """`[1] [3] Title, agency, date`, each article once, in the order of its first marker."""
    articles: dict[tuple[str, int], list[Citation]] = {}
    for citation in answer.citations:
        articles.setdefault((citation.article_id, citation.version), []).append(citation)
    return [
        f"{' '.join(f'[{each.marker}]' for each in group)} {describe(group[0], own)}" for group in articles.values()
    ]

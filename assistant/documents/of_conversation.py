"""A conversation, or one answer of it, as a document: each question with its filters, its answer and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.documents.of_answer import answer_document, highest_marking, sources_of
from assistant.documents.types import Document, Section
from assistant.types import OURS, Answer, Citation
from assistant.verify import Lookup
from index.types import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a conversation."""

    question: str
    answer: Answer | None
    narrowed: str = ""
    """Which filters were set beside it, such as `Only: Peru`."""
    without: str = ""
    """Why there is no answer."""


def conversation_document(
    title: str, asked: Sequence[Asked], lookup: Lookup, made: date, language: Language
) -> Document:
    """The document of a conversation; of a single question its answer's, in the answer's language."""
    if len(asked) == 1 and asked[0].answer:
        return _alone(asked[0], asked[0].answer, lookup, made)
    sections: list[Section] = []
    citations: list[Citation] = []
    notices: list[str] = []
    struck: list[str] = []
    for number, each in enumerate(asked, 1):
        heading = f"{number}. {each.question}"
        if each.answer is None:
            sections.append(Section(heading, note="\n".join(filter(None, (each.narrowed, each.without)))))
            continue
        document = _shifted(answer_document(each.answer, lookup, made), len(citations))
        sections.append(Section(heading, note=each.narrowed or None))
        sections += document.sections
        citations += document.citations
        notices += [f"{number}. {notice}" for notice in document.notices]
        struck += [f"{number}. {text}" for text in document.struck]
    sources = sources_of(citations, lookup)
    written = dict.fromkeys(each.answer.answerer for each in asked if each.answer)
    return Document(
        title=title,
        language=language,
        made=made,
        sections=tuple(sections),
        citations=tuple(citations),
        sources=sources,
        notices=tuple(notices),
        struck=tuple(struck),
        marking=highest_marking(sources),
        answerer=", ".join(name for name in written if name not in OURS) or "reader",
        index_revision=max((each.answer.index_revision for each in asked if each.answer), default=0),
    )


def _alone(asked: Asked, answer: Answer, lookup: Lookup, made: date) -> Document:
    document = answer_document(answer, lookup, made)
    if not asked.narrowed:
        return document
    return replace(document, sections=(Section("", note=asked.narrowed), *document.sections))


def _shifted(document: Document, by: int) -> Document:
    """The document with its markers counted on from another's."""
    return replace(
        document,
        sections=tuple(_moved(document.sections, by)),
        citations=tuple(replace(one, marker=one.marker + by) for one in document.citations),
    )


def _moved(sections: Sequence[Section], by: int) -> Iterator[Section]:
    for section in sections:
        sentences = tuple(
            replace(one, citations=tuple(marker + by for marker in one.citations)) for one in section.sentences
        )
        yield replace(section, sentences=sentences)

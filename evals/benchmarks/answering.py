"""Benchmarks of question answering: SQuAD, lines of JSON.

What a benchmark accepts as an answer becomes groups of aliases: alternatives are one group, the entries of a list
are a group each. The sentence around an answer becomes the evidence, if it stands in its article but once;
otherwise the whole article does. A question without answers is one that its context does not answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import AliasChoices, Field

from assistant.reader.training.stories import StoryInvalid, read_stories
from evals.benchmarks.growing import BenchmarkArticle, Growing, Shape, cleaned, told_language
from evals.dataset import GoldQuote, Group, Question, QuestionsInvalid, Text
from index.sentences import split
from index.text import normalise_newlines
from index.types import Language, Span

LISTS = ("multispanqa", "torque")
"""Beginnings of the names of data sets in which several answers are the entries of a list."""
_SUMMARISE = {"en": "Summarise the article “{}”.", "es": "Resume el artículo «{}»."}
_OTHER_SHAPES = {
    "claim": "whether a claim is supported is no question that an assistant is asked; this shape (WiCE) is not read",
    "rewrite": "a follow-up question with its rewrite; read it with the format conversation",
}


class _Answer(Shape):
    text: str
    start: int = Field(ge=0, validation_alias=AliasChoices("start", "answer_start"))
    """In characters of the context."""


class _Asked(Shape):
    id: Text
    question: Text
    answers: tuple[_Answer, ...] = ()
    is_impossible: bool = False


class _WithContext(_Asked):
    answers: tuple[_Answer, ...]
    context: Text
    title: str = ""
    dataset: str = ""
    lang: Language | None = None


class _Paragraph(Shape):
    context: Text
    qas: tuple[_Asked, ...]


class _Page(Shape):
    title: str = ""
    paragraphs: tuple[_Paragraph, ...]


class _Squad(Shape):
    data: tuple[_Page, ...]


class _Document(Shape):
    text: Text
    type: str
    """`correct`, `misinfo` or `noise`."""
    answer: str = ""


class _WithDocuments(Shape):
    id: Text
    question: Text
    documents: tuple[_Document, ...]
    gold_answers: Annotated[tuple[Text, ...], Field(min_length=1)]


class _WithSummaries(Shape):
    id: Text
    title: Text
    text: Text
    human_summaries: Annotated[tuple[Text, ...], Field(min_length=1)]


def read_squad(file: Path, growing: Growing) -> None:
    """`{"data": [{title, paragraphs: [{context, qas: [{id, question, answers: [{text, answer_start}]}]}]}]}`."""
    content = growing.content(file)
    if growing.problems:
        return
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise QuestionsInvalid([f"{file}: not JSON ({error}); the format squad is one JSON object"]) from error
    squad = growing.check(str(file), _Squad, value)
    for page in squad.data if squad else ():
        for paragraph in page.paragraphs:
            article = growing.context(paragraph.context, page.title)
            for asked in paragraph.qas:
                _ask_on(growing, str(file), asked, paragraph.context, article, told_language(asked.question))


def read_qa_lines(file: Path, growing: Growing) -> None:
    """One question a line: `{id, question, context, answers: [{text, start}]}` with, if known, title, dataset and lang.

    Also `{id, question, documents: [{text, type, answer}], gold_answers}`, where every document is an article,
    those of the type `correct` are the evidence and every gold answer must be given; and
    `{id, title, text, human_summaries}`, where the article is to be summarised and the first summary is the reference.
    """
    for place, value in growing.json_lines(file):
        given = value if isinstance(value, dict) else {}
        for field, reason in _OTHER_SHAPES.items():
            if field in given:
                raise QuestionsInvalid([f"{place}: {field}: {reason}"])
        if "documents" in given:
            _ask_among(growing, place, value)
        elif "human_summaries" in given:
            _ask_for_summary(growing, place, value)
        elif line := growing.check(place, _WithContext, value):
            article = growing.context(line.context, line.title, line.lang)
            listed = (line.dataset or file.name).startswith(LISTS)
            language = line.lang or told_language(line.question)
            _ask_on(growing, place, line, line.context, article, language, listed)


def read_told(folder: Path, growing: Growing) -> None:
    """A folder of invented stories with questions; see `assistant.reader.training.stories`."""
    try:
        stories = read_stories(folder)
    except (StoryInvalid, OSError, UnicodeDecodeError) as error:
        raise QuestionsInvalid([f"{folder}: {error}"]) from error
    for story in stories:
        text = f"{story.dateline} \u2014 {story.body}"
        article = growing.context(text, story.title, story.language)
        moved = len(text) - len(story.body)
        for number, asked in enumerate(story.questions, start=1):
            answers = tuple(_Answer(text=one.of(story.body), start=one.start + moved) for one in asked.answers)
            line = _Asked(id=f"{story.id}-{number}", question=asked.text, answers=answers)
            _ask_on(growing, story.id, line, text, article, asked.language, len(answers) > 1)


def _ask_on(
    growing: Growing,
    place: str,
    asked: _Asked,
    context: str,
    article: BenchmarkArticle,
    language: Language,
    listed: bool = False,
) -> None:
    """A question on one context; `context` is as written, which the offsets count."""
    answers = [] if asked.is_impossible else [answer for answer in asked.answers if has_word(answer.text)]
    if asked.answers and not answers and not asked.is_impossible:
        growing.left_out.append(f"{place}: question {asked.id!r} has only answers without a word")
        return
    evidence = _evidence(article, [_found(context, article.text, answer) for answer in answers])
    if not listed and any(gold.quote for gold in evidence):
        evidence = tuple(gold for gold in evidence if gold.quote)
    texts = tuple(dict.fromkeys(" ".join(answer.text.split()) for answer in answers))
    growing.ask(
        place,
        Question(
            id=asked.id,
            question=asked.question,
            language=language,
            kind="list" if listed else "other",
            evidence=evidence,
            answers=_groups(texts, listed),
            any_evidence=not listed and len(evidence) > 1,
            unanswerable=None if answers else "absent",
            about=() if answers else (article.id,),
        ),
    )


def _ask_among(growing: Growing, place: str, value: Any) -> None:
    """A question on documents that conflict: those of the type `correct` carry the answers."""
    line = growing.check(place, _WithDocuments, value)
    if line is None:
        return
    language = told_language(line.question)
    evidence: list[GoldQuote] = []
    for document in line.documents:
        article = growing.context(document.text, language=language)
        if document.type == "correct":
            evidence.append(_only_mention(article, document.answer))
    if not evidence:
        growing.left_out.append(f"{place}: question {line.id!r} has no document of the type 'correct'")
        return
    growing.ask(
        place,
        Question(
            id=line.id,
            question=line.question,
            language=language,
            kind="other",
            evidence=tuple(dict.fromkeys(evidence)),
            answers=_groups(tuple(dict.fromkeys(line.gold_answers)), listed=True),
            any_evidence=len(line.gold_answers) == 1,
        ),
    )


def _ask_for_summary(growing: Growing, place: str, value: Any) -> None:
    line = growing.check(place, _WithSummaries, value)
    if line is None:
        return
    article = growing.context(line.text, line.title)
    growing.ask(
        place,
        Question(
            id=line.id,
            question=_SUMMARISE[article.language].format(article.title),
            language=article.language,
            kind="summary",
            evidence=(GoldQuote(article=article.id),),
            reference=line.human_summaries[0],
        ),
    )


def _groups(texts: tuple[str, ...], listed: bool) -> tuple[Group, ...]:
    return tuple((text,) for text in texts) if listed else ((texts,) if texts else ())


def has_word(text: str) -> bool:
    """Is there anything in it to look for?"""
    return re.search(r"\w", text) is not None


def _found(context: str, text: str, answer: _Answer) -> Span | None:
    """Where an answer stands in the article's text; its offset counts the context as written, and may be wrong."""
    wanted = normalise_newlines(answer.text)
    written = normalise_newlines(context)
    start = len(normalise_newlines(context[: answer.start])) - (len(written) - len(written.lstrip()))
    if start >= 0 and text.startswith(wanted, start):
        return Span(start, start + len(wanted))
    return _only_place(text, cleaned(answer.text))


def _only_place(text: str, wanted: str) -> Span | None:
    if not wanted or text.count(wanted) != 1:
        return None
    start = text.index(wanted)
    return Span(start, start + len(wanted))


def _only_mention(article: BenchmarkArticle, answer: str) -> GoldQuote:
    found = _only_place(article.text, cleaned(answer))
    return _evidence(article, [found])[0]


def _evidence(article: BenchmarkArticle, places: Sequence[Span | None]) -> tuple[GoldQuote, ...]:
    """The sentences around each place, each once; the whole article for a place that no quote can name."""
    quotes = [_around(article.text, place) if place else None for place in places]
    return tuple(GoldQuote(article=article.id, quote=quote) for quote in dict.fromkeys(quotes))


def _around(text: str, place: Span) -> str | None:
    """The sentence or sentences that hold a place, if those characters stand in the text but once."""
    touched = [one for one in _sentences(text) if one.start < place.end and place.start < one.end]
    if not touched:
        return None
    start, end = min(place.start, touched[0].start), max(place.end, touched[-1].end)
    quote = text[start:end]
    return quote if text.count(quote) == 1 else None


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(split(text))

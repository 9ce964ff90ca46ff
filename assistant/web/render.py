"""The conversation as HTML. Every word from a question, an article or an answer is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from assistant.types import Answer, Citation, Item, Progress, Sentence
from assistant.understood import shown_first
from assistant.web.exchanges import Exchange
from assistant.web.words import Words, long_date, words
from index.types import Article, Passage

NEAREST = 3
"""Passages shown with a refusal."""
LONGEST_KEPT = 20
"""Characters of a word that fits on a line of a phone with its markers."""
_QUIET = ("quoted", "supported")


def conversation(exchanges: Sequence[Exchange], interface: Words) -> str:
    """All exchanges, oldest first."""
    return "".join(exchange(each, number, interface) for number, each in enumerate(exchanges, 1))


def exchange(each: Exchange, number: int, interface: Words) -> str:
    """One question with its answer, its progress or its problem; `number` counts from 1."""
    head = f'<h2 class="asked"><span class="unseen">{escape(interface.you_asked)}: </span>{escape(each.question)}</h2>'
    state = "pending" if each.pending else "done"
    body = answer(each.answer, number) if each.answer else _unanswered(each, interface)
    return (
        f'<article class="exchange" id="exchange-{number}" data-state="{state}" '
        f'data-ready="{escape(interface.ready)}">{head}{body}</article>'
    )


def answer(given: Answer, number: int) -> str:
    """A finished answer in its own language; `number` makes the ids of its markers unique."""
    wording = words(given.language)
    cited = {citation.marker: citation for citation in given.citations}
    markers = _Markers(cited, number, wording)
    parts = [_understood(given, wording), _shown_first(given)]
    if given.status == "not_in_corpus":
        parts += [
            _refusal(wording),
            _notices(given.notices, wording),
            _nearest(given.nearest[:NEAREST], number, wording),
        ]
    else:
        parts += [
            _standing(given, wording),
            _short_answer(given, markers),
            _items(given.items, markers),
            _sentences(given.sentences, markers, wording),
            _notices(given.notices, wording),
            _written(given, wording),
            _sources(given.citations, markers, wording),
        ]
    if given.status in ("ambiguous", "out_of_scope") and given.nearest:
        parts.append(_nearest(given.nearest[:NEAREST], number, wording))
    parts.append(_record(given, wording))
    return f'<div class="answer" lang="{wording.language}">{"".join(parts)}</div>'


class _Markers:
    """Makes the buttons that lead from an answer to its sources, each with an id of its own."""

    def __init__(self, cited: dict[int, Citation], number: int, wording: Words) -> None:
        self._cited = cited
        self._number = number
        self._wording = wording
        self._made = 0

    def button(self, marker: int) -> str:
        citation = self._cited.get(marker)
        if citation is None:
            return ""
        self._made += 1
        label = self._wording.source.format(marker=marker, description=describe(citation, self._wording))
        return (
            f'<button type="button" class="marker" id="marker-{self._number}-{self._made}" '
            f"{_place(citation.article_id, citation.version, citation.start, citation.end)} "
            f'data-quote="{escape(citation.quote)}" aria-label="{escape(label)}">{marker}</button>'
        )


def describe(citation: Citation, wording: Words) -> str:
    """`title, agency, date`, as plain text."""
    day = written_date(citation.date, wording)
    if citation.date_inferred:
        day = f"{day} ({wording.date_inferred})"
    parts = [citation.title, citation.agency, day, wording.sample if citation.sample else None]
    return ", ".join(part for part in parts if part)


def written_date(iso: str | None, wording: Words) -> str:
    """An ISO date in words, as plain text."""
    return long_date(date.fromisoformat(iso), wording.language) if iso else wording.undated


def progress_text(progress: Progress | None, wording: Words) -> str:
    """What is being done, as plain text."""
    if progress is None:
        return wording.starting
    if progress.stage == "searching":
        return wording.searching.format(count=progress.articles)
    if progress.stage == "reading":
        return wording.reading.format(count=progress.passages)
    return wording.checking


def _unanswered(each: Exchange, wording: Words) -> str:
    partial = "".join(_draft_sentence(sentence) for sentence in each.sentences)
    if each.problem is not None:
        state = f'<p class="problem">{escape(each.problem)}</p>'
    elif each.failed:
        state = f'<p class="problem">{escape(wording.failed)}</p>'
    elif each.stopped:
        state = f'<p class="stopped">{escape(wording.stopped)}</p>'
    else:
        writing = f'<p class="writing">{escape(each.writing.strip())}</p>' if each.writing.strip() else ""
        state = f'{writing}<p class="progress">{escape(progress_text(each.progress, wording))}</p>'
    return f'<div class="answer">{partial}{state}</div>'


def _draft_sentence(sentence: Sentence) -> str:
    markers = "".join(f'<span class="marker idle">{marker}</span>' for marker in sentence.citations)
    return f'<p class="sentence">{escape(sentence.text)} {markers}</p>'


def _understood(given: Answer, wording: Words) -> str:
    if _plain(given.standalone_question) == _plain(given.question):
        return ""
    line = wording.understood.format(question=given.standalone_question)
    return f'<p class="understood">{escape(line)}</p>'


def _shown_first(given: Answer) -> str:
    line = shown_first(given)
    return f'<p class="understood">{escape(line)}</p>' if line else ""


def _standing(given: Answer, wording: Words) -> str:
    """What the status says, and the whole text when the answer has no parts to show."""
    partly = given.status == "partly_answered" and not given.notices
    head = f'<p class="standing">{escape(wording.partly_answered)}</p>' if partly else ""
    if given.sentences or given.items or given.short_answer:
        return head
    lines = [part for part in given.text.split("\n") if part.strip()]
    listed = "".join(f"<li>{escape(line[2:])}</li>" for line in lines if line.startswith("- "))
    told = "".join(f'<p class="sentence">{escape(line)}</p>' for line in lines if not line.startswith("- "))
    return head + told + (f'<ul class="items">{listed}</ul>' if listed else "")


def _short_answer(given: Answer, markers: _Markers) -> str:
    short = given.short_answer
    if not short or (given.sentences and _plain(given.sentences[0].text) == _plain(short)):
        return ""
    own = markers.button(given.short_citation) if given.short_citation else ""
    return f'<p class="short">{_with_markers(short, own) if own else escape(short)}</p>'


def _items(items: Sequence[Item], markers: _Markers) -> str:
    rows = [f"<li>{_with_markers(item.text, markers.button(item.citation))}</li>" for item in items]
    return f'<ul class="items">{"".join(rows)}</ul>' if rows else ""


def _sentences(sentences: Sequence[Sentence], markers: _Markers, wording: Words) -> str:
    """The sentences with their verdicts; a good verdict that all share is said once, below them."""
    verdicts = {sentence.verdict.name for sentence in sentences}
    shared = verdicts.pop() if len(verdicts) == 1 else None
    lines = {"quoted": wording.all_quoted, "supported": wording.all_supported}
    line = lines.get(shared or "", "")
    rows = "".join(_sentence(sentence, markers, wording, told=bool(line)) for sentence in sentences)
    return rows + (f'<p class="verdict">{escape(line)}</p>' if line else "")


def _sentence(sentence: Sentence, markers: _Markers, wording: Words, told: bool) -> str:
    verdict = sentence.verdict
    label = getattr(wording, verdict.name)
    buttons = "".join(markers.button(marker) for marker in sentence.citations)
    said = ""
    if sentence.attributed_to and sentence.attributed_to not in sentence.text:
        said = f' <span class="said">({escape(wording.said_by.format(name=sentence.attributed_to))})</span>'
    quiet = verdict.name in _QUIET
    tail = f'<span class="verdict">{escape(label)}</span>' if quiet and not told else ""
    reason = f" ({verdict.reason})" if wording.language == "en" else ""  # reasons are written in English
    warning = "" if quiet else f'<p class="doubt">{escape(label + reason)}</p>'
    text = f"{_with_markers(sentence.text, buttons)}{said} {tail}"
    return f'<p class="sentence" data-verdict="{verdict.name}">{text}</p>{warning}'


def _with_markers(text: str, buttons: str) -> str:
    """A text with its markers, which never stand on a line without its last word unless that may fill it."""
    start, space, last = text.rpartition(" ")
    if len(last) > LONGEST_KEPT:
        return f"{escape(text)} {buttons}"
    return f'{escape(start)}{space}<span class="kept">{escape(last)} {buttons}</span>'


def _notices(notices: Sequence[str], wording: Words) -> str:
    if not notices:
        return ""
    lines = "".join(f"<p>{escape(notice)}</p>" for notice in notices)
    return f'<div class="notices" role="note" aria-label="{escape(wording.notes)}">{lines}</div>'


def _written(given: Answer, wording: Words) -> str:
    """Which language model wrote it, if one did, and on request what it wrote that does not hold."""
    if given.answerer == "reader":
        return ""
    line = f'<p class="standing">{escape(wording.written_by.format(name=given.answerer))}</p>'
    if not given.struck:
        return line
    rows = "".join(f"<li>{escape(each)}</li>" for each in given.struck)
    title = escape(wording.struck.format(count=len(given.struck)))
    return f'{line}<details class="struck"><summary>{title}</summary><ul>{rows}</ul></details>'


def _sources(citations: Sequence[Citation], markers: _Markers, wording: Words) -> str:
    """The cited articles, each once with all of its markers."""
    articles: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        articles.setdefault((citation.article_id, citation.version), []).append(citation)
    rows = [
        f'<li><span class="numbers">{"".join(markers.button(each.marker) for each in group)}</span>'
        f"<span>{escape(describe(group[0], wording))}</span></li>"
        for group in articles.values()
    ]
    if not rows:
        return ""
    title = escape(wording.sources)
    return f'<div class="sources"><h3>{title}</h3><ul>{"".join(rows)}</ul></div>'


def _record(given: Answer, wording: Words) -> str:
    """The number that a person can quote, where answers are recorded."""
    return f'<p class="record">{escape(wording.record.format(number=given.record))}</p>' if given.record else ""


def _refusal(wording: Words) -> str:
    return f'<p class="short refusal">{escape(wording.refusal)}</p><p>{escape(wording.refusal_help)}</p>'


def _nearest(passages: Sequence[Passage], number: int, wording: Words) -> str:
    if not passages:
        return ""
    rows = [_passage(each, f"nearest-{number}-{place}", wording) for place, each in enumerate(passages, 1)]
    title = escape(wording.refusal_nearest)
    return f'<h3 class="nearest-title">{title}</h3><ul class="nearest">{"".join(rows)}</ul>'


def _passage(passage: Passage, identifier: str, wording: Words) -> str:
    chunk = passage.chunk
    title = escape(passage.article.title)
    label = escape(wording.open_article.format(description=passage.article.title))
    return (
        f'<li lang="{escape(passage.article.language)}"><h4>{title}</h4>'
        f'<p class="dated">{escape(_dated(passage.article, wording))}</p>'
        f"{_also_in(passage, wording)}<blockquote>{escape(chunk.text)}</blockquote>"
        f'<button type="button" class="open" id="{identifier}" lang="{wording.language}" '
        f"{_place(chunk.article_id, chunk.version, chunk.start, chunk.end)} "
        f'aria-label="{label}">{escape(wording.read_in_article)}</button></li>'
    )


def _also_in(passage: Passage, wording: Words) -> str:
    """The other places of publication of the same text."""
    if not passage.also_in:
        return ""
    names = ", ".join(other.publisher or other.title for other in passage.also_in)
    return f'<p class="dated">{escape(wording.also_in.format(names=names))}</p>'


def _dated(article: Article, wording: Words) -> str:
    day = long_date(article.date, wording.language) if article.date else wording.undated
    sample = wording.sample if article.sample else None
    return ", ".join(part for part in (article.agency, day, sample) if part)


def _place(article_id: str, version: int, start: int, end: int) -> str:
    """The attributes that `page.js` asks the server for a source by."""
    return (
        f'data-source="{escape(article_id)}" data-version="{version}" data-start="{start}" data-end="{end}" '
        f'aria-haspopup="dialog"'
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()

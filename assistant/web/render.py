"""The conversation as HTML. Every word from a question, an article or an answer is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.reasons import reason_in
from assistant.types import OURS, Answer, Item, Progress, Sentence, under_labels
from assistant.understood import shown_first
from assistant.web.cited import Markers, nearest, sources, with_markers
from assistant.web.exchanges import Exchange
from assistant.web.filters import only
from assistant.web.foot import foot, save_all
from assistant.web.wording import wording as said
from assistant.web.words import Words, words

NEAREST = 3
"""Passages shown with a refusal."""
_QUIET = ("quoted", "supported")


def conversation(exchanges: Sequence[Exchange], interface: Words, identifier: str | None = None) -> str:
    """All exchanges, oldest first; `identifier` is that of the conversation, where it is kept."""
    return Conversation(interface).told(exchanges, identifier)


class Conversation:
    """A conversation that is told again and again while it grows: what did not change since is not made anew."""

    def __init__(self, interface: Words) -> None:
        self._interface = interface
        self._told: dict[int, tuple[Exchange, str | None, str]] = {}

    def told(self, exchanges: Sequence[Exchange], identifier: str | None = None) -> str:
        """See `conversation`."""
        told = "".join(self._exchange(each, number, identifier) for number, each in enumerate(exchanges, 1))
        whole = save_all(identifier, self._interface.language) if identifier and _answered(exchanges) > 1 else ""
        known = f' data-conversation="{escape(identifier)}"' if identifier else ""
        return f'<div class="talk"{known}>{whole}{told}</div>' if told else ""

    def _exchange(self, each: Exchange, number: int, identifier: str | None) -> str:
        before = self._told.get(number)
        if before is None or before[0] is not each or before[1] != identifier:
            before = self._told[number] = each, identifier, exchange(each, number, self._interface, identifier)
        return before[2]


def exchange(each: Exchange, number: int, interface: Words, identifier: str | None = None) -> str:
    """One question with its answer, its progress or its problem; `number` counts from 1."""
    head = f'<h2 class="asked"><span class="unseen">{escape(interface.you_asked)}: </span>{escape(each.question)}</h2>'
    narrowed = only(each.filters, interface.language, each.titles)
    head += f'<p class="only">{escape(narrowed)}</p>' if narrowed else ""
    state = "pending" if each.pending else "done"
    body = answer(each.answer, number) if each.answer else _unanswered(each, interface)
    return (
        f'<article class="exchange" id="exchange-{number}" data-state="{state}" '
        f'data-ready="{escape(interface.ready)}">{head}{body}{foot(each, identifier, interface.language)}</article>'
    )


def answer(given: Answer, number: int) -> str:
    """A finished answer in its own language; `number` makes the ids of its markers unique."""
    wording = words(given.language)
    cited = {citation.marker: citation for citation in given.citations}
    markers = Markers(cited, number, wording)
    parts = [_understood(given, wording), _shown_first(given)]
    if given.status == "not_in_corpus":
        parts += [
            _refusal(given, wording),
            _notices(given.notices, wording),
            nearest(given.nearest[:NEAREST], number, wording),
        ]
    else:
        parts += [
            _standing(given, wording),
            _short_answer(given, markers),
            _items(given.items, markers),
            _sentences(given.sentences, markers, wording),
            _notices(given.notices, wording),
            _written(given, wording),
            sources(given.citations, markers, wording),
        ]
    if given.status in ("ambiguous", "out_of_scope") and given.nearest:
        parts.append(nearest(given.nearest[:NEAREST], number, wording))
    parts.append(_record(given, wording))
    return f'<div class="answer" lang="{wording.language}">{"".join(parts)}</div>'


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
    elif each.withheld:
        state = f'<p class="withheld" role="note">{escape(said("ask", wording.language).withheld)}</p>'
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


def _short_answer(given: Answer, markers: Markers) -> str:
    short = given.short_answer
    if not short or (given.sentences and _plain(given.sentences[0].text) == _plain(short)):
        return ""
    own = markers.button(given.short_citation) if given.short_citation else ""
    return f'<p class="short">{with_markers(short, own) if own else escape(short)}</p>'


def _items(items: Sequence[Item], markers: Markers) -> str:
    shown = []
    for label, entries in under_labels(items):
        rows = [f"<li>{with_markers(text, markers.button(marker))}</li>" for text, marker in entries]
        shown.append(
            (f'<p class="heads">{escape(label)}</p>' if label else "") + f'<ul class="items">{"".join(rows)}</ul>'
        )
    return "".join(shown)


def _sentences(sentences: Sequence[Sentence], markers: Markers, wording: Words) -> str:
    """The sentences with their verdicts; a good verdict that all share is said once, below them."""
    verdicts = {sentence.verdict.name for sentence in sentences}
    shared = verdicts.pop() if len(verdicts) == 1 else None
    lines = {"quoted": wording.all_quoted, "supported": wording.all_supported}
    line = lines.get(shared or "", "")
    rows = "".join(_sentence(sentence, markers, wording, told=bool(line)) for sentence in sentences)
    return rows + (f'<p class="verdict">{escape(line)}</p>' if line else "")


def _sentence(sentence: Sentence, markers: Markers, wording: Words, told: bool) -> str:
    verdict = sentence.verdict
    label = getattr(wording, verdict.name)
    buttons = "".join(markers.button(marker) for marker in sentence.citations)
    said = ""
    if sentence.attributed_to and sentence.attributed_to not in sentence.text:
        said = f' <span class="said">({escape(wording.said_by.format(name=sentence.attributed_to))})</span>'
    quiet = verdict.name in _QUIET
    tail = f'<span class="verdict">{escape(label)}</span>' if quiet and not told else ""
    reason = reason_in(verdict.reason, wording.language)
    reason = f" ({reason})" if reason else ""
    warning = "" if quiet else f'<p class="doubt">{escape(label + reason)}</p>'
    text = f"{with_markers(sentence.text, buttons)}{said} {tail}"
    return f'<p class="sentence" data-verdict="{verdict.name}">{text}</p>{warning}'


def _notices(notices: Sequence[str], wording: Words) -> str:
    if not notices:
        return ""
    lines = "".join(f"<p>{escape(notice)}</p>" for notice in notices)
    return f'<div class="notices" role="note" aria-label="{escape(wording.notes)}">{lines}</div>'


def _written(given: Answer, wording: Words) -> str:
    """Which language model wrote it, if one did, and on request what it wrote that does not hold."""
    if given.answerer in OURS:
        return ""
    line = f'<p class="standing">{escape(wording.written_by.format(name=given.answerer))}</p>'
    if not given.struck:
        return line
    rows = "".join(f"<li>{escape(each)}</li>" for each in given.struck)
    title = escape(wording.struck.format(count=len(given.struck)))
    return f'{line}<details class="struck"><summary>{title}</summary><ul>{rows}</ul></details>'


def _record(given: Answer, wording: Words) -> str:
    """The number that a person can quote, where answers are recorded."""
    return f'<p class="record">{escape(wording.record.format(number=given.record))}</p>' if given.record else ""


def _refusal(given: Answer, wording: Words) -> str:
    """That the articles do not say, and where: in all of them, or as the answer itself words it."""
    own = given.text.strip()
    told = wording.refusal_help if _plain(own) in ("", _plain(wording.refusal)) else own
    return f'<p class="short refusal">{escape(wording.refusal)}</p><p>{escape(told)}</p>'


def _answered(exchanges: Sequence[Exchange]) -> int:
    return sum(each.answer is not None for each in exchanges)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()

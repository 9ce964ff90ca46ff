"""What became of an agreement since the article that answers: is it in force, when was it suspended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.agreements.collect import sentence_of
from assistant.agreements.course import happened
from assistant.agreements.types import Entry, Happened
from assistant.reader.question import Question, Wanted
from assistant.reader.values import long_date
from assistant.types import Draft, DraftSentence
from index.text import fold

_APPLIES = re.compile(
    r"\b(?:in|into) force\b|\bin effect\b|\bstill (?:valid|binding|appl\w+|stands?)\b|\ben vigor\b|\bvigentes?\b|"
    r"\b(?:sigue|siguen|esta|estan) (?:siendo )?(?:valid|aplic|rig)\w*"
)
_ENDED: tuple[Happened, ...] = ("suspended", "ended")
_WHEN_ENDED: tuple[tuple[re.Pattern[str], Happened], ...] = (
    (re.compile(r"\bsuspen\w+"), "suspended"),
    (re.compile(r"\b(?:withdr\w+|terminat\w+|denounc\w+|denunci\w+|retir\w+|rescind\w+|end(?:ed)?)\b"), "ended"),
)


def asks_of_it(asked: Question) -> bool:
    """Does a question ask whether something is in force, or when it was suspended or ended?"""
    return _asks_whether(asked) or _asked_step(asked) is not None


def brought_up_to_date(asked: Question, draft: Draft, entries: Sequence[Entry]) -> Draft:
    """The draft with what the register knows of the one agreement that its sentences tell of."""
    cited = {place.article.id for one in draft.sentences for place in one.evidence}
    told = [one for one in entries if any(account.article.id in cited for account in one.accounts)]
    step = _asked_step(asked)
    ended = [one for one in told if happened(one, (step,) if step else _ENDED) and _has_ended(one)]
    if len(ended) != 1:
        return draft
    return _on_its_day(asked, draft, ended[0], step) if step else _with_its_end(draft, ended[0])


def _asks_whether(asked: Question) -> bool:
    return _APPLIES.search(fold(asked.text)) is not None and not asked.wants(Wanted.DATE)


def _asked_step(asked: Question) -> Happened | None:
    if not asked.wants(Wanted.DATE):
        return None
    return next((step for pattern, step in _WHEN_ENDED if pattern.search(fold(asked.text))), None)


def _has_ended(entry: Entry) -> bool:
    status = entry.current.status
    return status is not None and status.value in _ENDED and not status.corrected


def _with_its_end(draft: Draft, entry: Entry) -> Draft:
    """First the sentence that says that it was suspended or left, whatever an earlier article says."""
    assert entry.current.status
    place = sentence_of(entry.current.status.evidence)
    others = tuple(one for one in draft.sentences if not any(each.span == place.span for each in one.evidence))
    return replace(draft, sentences=(DraftSentence(place.quote, (place,)), *others))


def _on_its_day(asked: Question, draft: Draft, entry: Entry, step: Happened) -> Draft:
    """With the day of the step that is asked for: "suspended on Tuesday the pact that it signed in February"."""
    told = happened(entry, (step,))
    if told is None or told.corrected or told.value.day is None or (draft.short_answer or "") in told.evidence.quote:
        return draft
    place = sentence_of(told.evidence)
    others = tuple(one for one in draft.sentences if not any(each.span == place.span for each in one.evidence))
    day = long_date(told.value.day, asked.language)
    sentences = (DraftSentence(place.quote, (place,)), *others)
    return replace(draft, sentences=sentences, short_answer=day, short_evidence=(place,), items=())

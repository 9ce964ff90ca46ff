"""What happened when, by the day of the event, each with its sentence and its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.agreements.extract import accounts
from assistant.briefings.choose import Chosen
from assistant.briefings.compose import Heard, unheard
from assistant.briefings.page import Page, Ready, day, unseen
from assistant.briefings.select import same
from assistant.briefings.told import Told, standing, told
from assistant.briefings.words import said
from assistant.documents.types import Document
from assistant.reader.values import long_date
from assistant.verify import Lookup
from index.types import Article
from index.wire.dates import resolve


@dataclass(frozen=True, slots=True)
class Event:
    """A day, and the sentence that tells what happened on it."""

    day: date
    told: Told
    shown: str
    """The day, in words, with how it is known."""


def timeline(chosen: Chosen, lookup: Lookup, made: date, heard: Heard = unheard, ready: Ready = unseen) -> Document:
    """The events of the chosen articles, the earliest first; those of an article without a date last."""
    page = Page(lookup, chosen.language, ready)
    found: list[Event] = []
    for number, article in enumerate(chosen.articles):
        heard(number, len(chosen.articles), article.title)
        found += events(article, page)
    heard(len(chosen.articles), len(chosen.articles), "")
    rows = []
    for event, beside in _once(sorted(found, key=lambda one: (one.day, one.told.article.id, one.told.number))):
        draft = standing(event.told, False, [one.evidence for one in beside])
        if sentence := page.verified.sentence(draft):
            cells = (page.read(event.shown, draft.evidence[0]), page.read(sentence.text, *draft.evidence))
            rows.append((*cells, page.read(event.told.article.title, draft.evidence[0])))
    page.add("timeline", table=page.table(("when", "what", "article"), rows), note="none_events")
    notices = list(chosen.notices)
    if chosen.matched > 1:
        notices.insert(0, said("matched", page.language, n=chosen.matched, used=len(page.sources())))
    return page.document(said("title_timeline", page.language, name=chosen.name), made, notices)


def events(article: Article, page: Page) -> Iterator[Event]:
    """The article's own event, and the other days that its sentences name in full."""
    sentences = [one for one in told(article) if not one.shows]
    dated = next((account.date for account in accounts(article) if account.date), None)
    own = next((one for one in sentences if dated and one.span.overlaps(dated.evidence.span)), None) or next(
        iter(sentences), None
    )
    seen = {article.date}
    if own and dated:
        seen.add(dated.value)
        yield Event(dated.value, own, long_date(dated.value, page.language))
    elif own and article.date:
        yield Event(article.date, own, day(article, page.language))
    elif own:
        yield Event(date.max, own, day(article, page.language))
    for one in sentences:
        for mention in resolve(article.body, one.span.start, one.span.end, article.date):
            if mention.date not in seen and mention.basis in ("printed", "nearest") and not mention.quoted:
                seen.add(mention.date)
                shown = long_date(mention.date, page.language)
                shown = said("planned", page.language, day=shown) if mention.to_come else shown
                yield Event(mention.date, one, shown)


def _once(found: list[Event]) -> Iterator[tuple[Event, list[Told]]]:
    """Each event once, with the sentences of other articles that tell the same of the same day."""
    folded: set[int] = set()
    for number, event in enumerate(found):
        if number in folded:
            continue
        beside = []
        for later in range(number + 1, len(found)):
            other = found[later]
            if (
                other.day == event.day
                and other.told.article.id != event.told.article.id
                and same(other.told, event.told)
            ):
                folded.add(later)
                beside.append(other.told)
        yield event, [one for one in beside if same(event.told, one)]

"""The items of a list, one by one, each at its place; and what is odd about the printed list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.evidence.kinds import holds_list, may_be_entry
from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.lists.bullets import Block
from assistant.reader.lists.clauses import clauses
from assistant.reader.lists.country_lists import countries_listed
from assistant.reader.lists.list_counts import counts_what_is_asked, entries_to_compare, how_many, other_count
from assistant.reader.lists.listings import Listing
from assistant.reader.lists.lists import Enumeration, enumeration, items_in, with_article
from assistant.reader.lists.several import AS_GOOD, NEAR, pieces, several, worth
from assistant.reader.notices import notice
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.types import DraftItem, Evidence
from index.query import units
from index.text import fold
from index.types import Span

LEAST_OF_SPAN = 3
"""Things in a short answer from which it is shown as a list though none was asked for."""

_ARTICLE = re.compile(r"\s*(?:the|an?|el|la|los|las|una?)\s*", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:(?!\b(?:and|or|y|e|o|u)\b)[^,;:])+")
"""What belongs to the last entry behind the printed list: "and ships | would be told which port to make for |"."""
_JOINS_ONE = re.compile(r"\w+\s+(?:and|or|y|e|o|u)\s+")
"""Without it an entry would lose its first half: "boarding and | searching ships"."""
_JOINED = re.compile(r"\s(?:and|or|y|e|o|u)\s")
LEAST_SEEN = 2
"""Things of a printed list that the network must take for answers, where no list is asked for."""
ANNOUNCED = 3.0
"""Worth of a list that its sentence announces by the question's own word."""
COUNTED = 3.0
"""Worth of one that its sentence counts as well: "in six areas: …"."""
SEEN_TOO = 5.0
"""Log-odds within which a span tells where an entry begins or ends."""
LEAST_AT_ALL = -3.0
"""Log-odds of an entry to be part of an answer, below which it does not begin or end a list."""
MOST = 0.75
"""Of the entries of a list that a fuller one has, in its words or in more."""
BESIDE = 3
"""Sentences beside those that are quoted in which a list is looked for."""


def listing(question: Question, chosen: Sequence[Candidate]) -> Listing:
    """The best list among the chosen sentences; a country question takes countries, any other what is enumerated.

    A longer list does not make up for a sentence that answers less well.
    """
    if question.wants(Wanted.COUNTRIES) and (found := countries_listed(question, chosen)):
        return Listing(tuple(item_at(*place) for place in found))
    lists = [
        (candidate, printed)
        for candidate in chosen
        if (printed := enumeration(candidate.text, _seen(candidate))) and _tells(question, candidate, printed)
    ]
    if not lists:
        return Listing()
    counted = [pair for pair in lists if _counts(question, *pair)]
    return _listing(question, *max(counted or lists, key=lambda pair: worth(pair[0]) * _announces(question, *pair)))


def _tells(question: Question, candidate: Candidate, printed: Enumeration) -> bool:
    """Is something in it that the question does not say itself, as "What may they do at Karup and Aalborg?" does?"""
    return any(fold(item.of(candidate.text)) not in fold(question.text) for item in printed.items)


def _announces(question: Question, candidate: Candidate, printed: Enumeration) -> float:
    """How good a list of what is asked for it is: better where that is named before it, as "two crimes: …"."""
    worth, before = holds_list(question, candidate.text, printed), candidate.text[: printed.items[0].start]
    if not _names(question, before, candidate):
        return worth
    return worth * ANNOUNCED * (COUNTED if printed.stated else 1.0)


def _counts(question: Question, candidate: Candidate, printed: Enumeration) -> bool:
    """Is what is asked for counted before the list, "in six areas: …", and the list as long?"""
    if not 0 < (printed.stated or 0) <= len(printed.items):
        return False
    before = candidate.text[: printed.items[0].start]
    return _names(question, before[fold(before).rindex(printed.stated_word) :], candidate)


def _names(question: Question, text: str, candidate: Candidate) -> bool:
    """Does a text name what is asked for?"""
    there = bag(text, candidate.article.language)
    return question.noun is not None and speaks_of(question.noun, there, question.language)


def with_beside(question: Question, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """The chosen sentences, and those of the article that answers best in which the countries or things may stand."""
    beside = [one for one in ranked if one.article.id == chosen[0].article.id and one not in chosen]
    noun = question.noun
    if not question.wants(Wanted.COUNTRIES):
        beside = [
            one for one in beside if noun and speaks_of(noun, bag(one.text, one.article.language), question.language)
        ]
    return [*chosen, *beside[:BESIDE]]


def line_by_line(block: Block, above: Candidate) -> Listing:
    """The lines of a list that is printed below a sentence."""
    article = above.article
    return Listing(
        tuple(DraftItem(span.of(article.body), Evidence(article, span)) for span in block.things(article.body))
    )


def to_be_done(question: Question, best: Candidate) -> Listing:
    """What was decided or may be done, or what it is for, where a sentence says three such things or more."""
    if not question.wants(Wanted.DECISION, Wanted.STATEMENT):
        return Listing()
    done = clauses(best.text)
    if not done and question.asks_openly and (printed := enumeration(best.text, _seen(best))):
        as_good = [one.span for one in best.reading.spans if one.score >= best.reading.best - AS_GOOD]
        answering = [n for n, item in enumerate(printed.items) if any(item.overlaps(span) for span in as_good)]
        whole = len(answering) >= LEAST_SEEN and answering[0] == 0  # not "on migration, they agreed on a table and …"
        done = list(printed.items) if len(printed.items) >= LEAST_OF_SPAN and whole else []
    return Listing(tuple(item_at(best, span) for span in done))


def _seen(candidate: Candidate) -> Span | None:
    """What the network takes for the answer in a sentence."""
    return candidate.reading.spans[0].span if candidate.reading.spans else None


def read_list(question: Question, ranked: Sequence[Candidate]) -> Listing:
    """The things that the network sees in an answer: "good neighbourliness, care and mutual respect" are three.

    Of one place two are enough where a list is asked for, or where they are names or numbers; places apart are
    entries where the question may want several.
    """
    if apart := several(question, ranked):
        return Listing(tuple(item_at(*place) for place in apart))
    best = ranked[0]
    asked = question.wants(Wanted.LIST, Wanted.COUNTRIES)
    for found in best.reading.spans[:1]:
        places = [place for place in pieces(best.text, found.span) if may_be_entry(question, place.of(best.text))]
        named = all(not place.of(best.text)[:1].islower() for place in places)
        if len(places) >= (2 if asked or named else LEAST_OF_SPAN):
            return Listing(tuple(item_at(best, place) for place in places))
    return Listing()


def _listing(question: Question, candidate: Candidate, printed: Enumeration) -> Listing:
    """The entries of a printed list; where no word asks for one, from where the network sees the answer begin.

    "On irregular migration, they decided on a table and a protocol" lists two things.
    """
    texts = entries_to_compare(candidate.text, printed)
    first = [span for number, span in enumerate(printed.items) if texts[number] not in texts[:number]]
    seen = [one.span.start for one in candidate.reading.spans if one.score >= candidate.reading.best - NEAR]
    if seen and not question.wants(Wanted.LIST, Wanted.COUNTRIES):
        first = [span for span in first if span.end > min(seen)] or first
    first = [span for span in first if may_be_entry(question, span.of(candidate.text))] or first
    first = _seen_at_all(candidate, printed, first)
    names = _drop_shared_verb(candidate.text, _as_seen(candidate, first))
    items = tuple(item_at(candidate, with_article(candidate.text, span)) for span in names)
    language = question.language
    differs = other_count(candidate.text, printed, language) if printed.stated != len(names) else None
    if not differs and counts_what_is_asked(question) and question.count != len(names):
        found = how_many(texts, language)
        differs = notice("asked_count", language, asked=question.count, found=found)
    return Listing(items, (differs,) if differs else (), _counts(question, candidate, printed), printed.announced)


def _seen_at_all(candidate: Candidate, printed: Enumeration, spans: Sequence[Span]) -> list[Span]:
    """The entries without those before the first that may be one by what is seen, and those behind "and" and the last.

    "With 18 inmates each, from the prisons of Tulcán, Ibarra and Latacunga" lists three things.
    """
    may_be = [one.span for one in candidate.reading.spans if one.inside >= LEAST_AT_ALL]
    seen = [number for number, span in enumerate(spans) if any(span.overlaps(one) for one in may_be)]
    if len(seen) < LEAST_SEEN or printed.announced:
        return list(spans)
    ended = _JOINED.search(spans[seen[-1]].of(candidate.text))
    return list(spans[seen[0] : seen[-1] + 1 if ended else None])


def fuller(question: Question, found: Listing, chosen: Sequence[Candidate]) -> Listing:
    """The list that another quoted sentence of the article prints, where it has most of these and counts its entries.

    A lead says "to work together against smuggling and drug trafficking", the third paragraph "in six areas: …".
    """
    own = [fold(item.text) for item in found.items]
    for candidate in chosen if own else ():
        printed = enumeration(candidate.text)
        if printed and printed.stated and candidate.article.id == found.items[0].evidence.article.id:
            texts = entries_to_compare(candidate.text, printed)
            held = sum(any(one in text or text in one for text in texts) for one in own)
            if held >= MOST * len(own) and len(texts) >= held:
                return _listing(question, candidate, printed)
    return found


def _as_seen(candidate: Candidate, spans: Sequence[Span]) -> list[Span]:
    """The list without what stands before its first entry and behind its last, as the network sees those begin and end.

    "Covers 190,000 square kilometres and concerns longliners, purse seiners and …" begins with "longliners".
    """
    head, *others = spans
    tail = others[-1] if others else head
    seen = [one.span for one in candidate.reading.spans if one.score >= candidate.reading.best - SEEN_TOO]
    wider = [one.start for one in seen if one.start < head.start < one.end]
    earlier: list[Span] = []
    if wider and not _ARTICLE.fullmatch(candidate.text, min(wider), head.start):
        *earlier, head = _entries(candidate.text, Span(min(wider), head.end))
    longer = [one.end for one in seen if _begins_in(candidate.text, one, tail) and tail.end < one.end]
    if others and longer and _GOES_ON.fullmatch(candidate.text, tail.end, max(longer)):
        others[-1] = tail = Span(tail.start, max(longer))
    starts = [one.start for one in seen if head.start < one.start < head.end <= one.end + 1]
    ends = [one.end for one in seen if tail.start < one.end < tail.end]
    cut = candidate.text[head.start : starts[0]] if starts else ""
    if len(cut.split()) > 1 and not _JOINS_ONE.fullmatch(cut):
        head = Span(starts[0], head.end)
    if others and ends and len(candidate.text[ends[0] : tail.end].split()) > 1:
        others[-1] = Span(tail.start, ends[0])
    return [*earlier, head, *others]


def _begins_in(text: str, one: Span, entry: Span) -> bool:
    """Does a place begin in an entry, or with the article before it?"""
    within = entry.start <= one.start < entry.end
    return within or (one.start < entry.start and _ARTICLE.fullmatch(text, one.start, entry.start) is not None)


def _entries(text: str, part: Span) -> list[Span]:
    """What the network sees as one that ends where a list begins: the entries before its commas, and the last."""
    parts = list(items_in(text, part)) if re.search(r"[,;:]\s", part.of(text)) else []
    return parts if len(parts) > 1 else [part]


def _drop_shared_verb(text: str, spans: list[Span]) -> list[Span]:
    """ "combating smuggling, human trafficking, …": the verb governs the list, it is not part of its first item."""
    head, *others = spans
    first, _, rest = head.of(text).partition(" ")
    governs = first.endswith("ing") and rest and not any(o.of(text).split()[0].endswith("ing") for o in others)
    return [Span(head.start + len(first) + 1, head.end), *others] if governs and not rest.startswith("of ") else spans


def item_at(candidate: Candidate, span: Span) -> DraftItem:
    """The item that stands at a place of a sentence."""
    return DraftItem(span.of(candidate.text), Evidence(candidate.article, span.moved(candidate.span.start)))


def mentioned(question: Question, candidate: Candidate) -> list[Span]:
    """Places in the sentence of what the question speaks of, to measure nearness by."""
    language = candidate.article.language
    wanted = {unit.key for unit in question.units}
    return [
        unit.span
        for unit in units(candidate.text, language)
        if unit.key in wanted
        or any(speaks_of(asked, bag(unit.surface, language), question.language) for asked in question.units)
    ]

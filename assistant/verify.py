"""Every sentence against what it cites: nothing reaches a person without passing here.

A citation must resolve to the stored article version and its quote stand there, character for character.
A sentence that is not a quote itself must find its numbers, names and most of its words in the quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.checks.facts import missing_facts, twisted_facts
from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.values import long_date
from assistant.types import Citation, Draft, DraftItem, DraftSentence, Evidence, Item, Sentence, Verdict
from index.query import language_of, units
from index.text import LINE_MARK, fold
from index.types import Article

Short = tuple[str, int | None]
"""A short answer and its own marker, if it has one."""
Lookup = Callable[[str, int], Article | None]
SUPPORTED_SHARE = 0.6
"""Share of a sentence's units that its quotes must speak of."""


class Verified:
    """A draft on its way into an answer: citations are numbered as they are first used."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self.citations: list[Citation] = []
        self.struck: list[str] = []
        """Why a proposed sentence, item or short answer is not shown."""

    def sentence(self, proposed: DraftSentence) -> Sentence | None:
        """The sentence with its verdict, or `None` when it must not be shown as fact."""
        if not proposed.evidence or not all(self._stands(evidence) for evidence in proposed.evidence):
            self.struck.append(f"{proposed.text!r}: cites nothing that stands in the stored article")
            return None
        found = judge(proposed.text, [one.quote for one in proposed.evidence], about(proposed.evidence))
        if found.name == "unsupported":
            self.struck.append(f"{proposed.text!r}: {found.reason}")
            return None
        markers = tuple(self._marker(evidence) for evidence in proposed.evidence)
        return Sentence(proposed.text, markers, found, proposed.attributed_to)

    def item(self, proposed: DraftItem) -> Item | None:
        """The list entry with the marker of its place, or `None` when it does not stand there."""
        evidence = proposed.evidence
        printed = fold(proposed.text) in fold(evidence.quote)
        if self._stands(evidence) and (printed or (proposed.label and not _not_carried(proposed.text, [evidence]))):
            return Item(proposed.text, self._marker(evidence), proposed.label)
        self.struck.append(f"{proposed.text!r}: does not stand where it cites")
        return None

    def place(self, evidence: Evidence) -> int | None:
        """The marker of a place, or `None` when it does not stand in the stored article."""
        return self._marker(evidence) if self._stands(evidence) else None

    def short_answer(self, draft: Draft) -> Short | None:
        """The short answer if what it cites, or the sentences of the draft, carry it; with its own marker if any.

        A day that was resolved ("this Wednesday") is carried by the article's event date.
        """
        if not draft.short_answer:
            return None
        own = draft.short_evidence
        beside = tuple(one for sentence in draft.sentences for one in sentence.evidence)
        places = own if len(own) == 1 else (*own, *beside)
        if not all(self._stands(evidence) for evidence in places):
            self.struck.append(f"{draft.short_answer!r}: cites nothing that stands in the stored article")
            return None
        if missing := _not_carried(draft.short_answer, places):
            self.struck.append(f"{draft.short_answer!r}: {', '.join(missing)} not in the cited text")
            return None
        shown = own if len(own) == 1 else tuple(one for one in own if not any(one.within(other) for other in beside))
        return draft.short_answer, self._marker(shown[0]) if shown else None

    def in_order(
        self, short: Short | None, items: Sequence[Item], sentences: Sequence[Sentence]
    ) -> tuple[Short | None, list[Item], list[Sentence]]:
        """All that is shown with its citations numbered from the top; what nothing shown leans on is no citation."""
        top = [short[1]] if short and short[1] else []
        used = [*top, *(item.citation for item in items), *(marker for one in sentences for marker in one.citations)]
        new = {marker: number for number, marker in enumerate(dict.fromkeys(used), 1)}
        self.citations = sorted(
            (replace(one, marker=new[one.marker]) for one in self.citations if one.marker in new),
            key=lambda one: one.marker,
        )
        return (
            (short[0], new[short[1]] if short[1] else None) if short else None,
            [replace(item, citation=new[item.citation]) for item in items],
            [replace(one, citations=tuple(new[marker] for marker in one.citations)) for one in sentences],
        )

    def _stands(self, evidence: Evidence) -> bool:
        """Does the quote stand in the stored version, at exactly these characters?"""
        stored = self._lookup(evidence.article.id, evidence.article.version)
        span = evidence.span
        if stored is None or not 0 <= span.start < span.end <= len(stored.body):
            return False
        return span.of(stored.body) == evidence.quote

    def _marker(self, evidence: Evidence) -> int:
        article, span = evidence.article, evidence.span
        place = (article.id, article.version, span.start, span.end)
        for citation in self.citations:
            if (citation.article_id, citation.version, citation.start, citation.end) == place:
                return citation.marker
        citation = Citation(
            len(self.citations) + 1, *place, evidence.quote, article.title, article.agency,
            article.date.isoformat() if article.date else None, article.event_date_basis == "weekday", article.sample,
        )  # fmt: skip
        self.citations.append(citation)
        return citation.marker


def _not_carried(text: str, places: Sequence[Evidence]) -> list[str]:
    """Numbers and names of a short answer that neither the places nor their articles' day and town carry."""
    days = [evidence.article.event_date for evidence in places if evidence.article.event_date]
    resolved = [f"{day.day} {long_date(day, language)}" for day in days for language in ("en", "es")]
    around = [evidence.article.dateline_place or "" for evidence in places]
    return missing_facts(text, " ".join([*(one.quote for one in places), *resolved, *around]))


def about(evidence: Sequence[Evidence]) -> str:
    """What is known of the cited articles beside their words: headline, agency, place and date."""
    articles = {one.article.id: one.article for one in evidence}.values()
    return "\n".join(
        " ".join(filter(None, (article.title, article.agency, article.dateline_place, *_days(article))))
        for article in articles
    )


def _days(article: Article) -> list[str]:
    """The article's date in both languages."""
    day = article.date
    return [long_date(day, "en"), long_date(day, "es")] if day else []


def judge(text: str, quotes: Sequence[str], context: str = "") -> Verdict:
    """How well the quotes carry a sentence; its dates and names may also stand in the `context` that `about` gives."""
    if any(_stands_in(text, quote) for quote in quotes):
        return Verdict("quoted", "stands word for word in the source")
    cited = " ".join(quotes)
    if missing := missing_facts(text, f"{cited} {context}"):
        return Verdict("unsupported", f"{', '.join(missing)} not in the cited text")
    if twisted := twisted_facts(text, f"{cited} {context}"):
        return Verdict("unsupported", f"{', '.join(twisted)} in the cited text")
    language = language_of(text)
    source = bag(f"{cited} {context}", language_of(cited))
    wanted = units(text, language)
    found = sum(speaks_of(unit, source, language) for unit in wanted)
    if not wanted or found / len(wanted) >= SUPPORTED_SHARE:
        return Verdict("supported", "its numbers, names and words stand in the cited text")
    return Verdict("partly_supported", f"{len(wanted) - found} of {len(wanted)} of its terms are not in the cited text")


def _stands_in(text: str, quote: str) -> bool:
    """Word for word, and not cut out of a longer word or number ("5" of "1.5")."""
    return re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(_squeezed(text))}(?!\w|[.,]\d)", _squeezed(quote)) is not None


def _squeezed(text: str) -> str:
    """On one line, without the marks before the lines of a list."""
    return " ".join(LINE_MARK.sub(" ", text).split()).rstrip(".")

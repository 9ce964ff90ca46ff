"""Passages to a draft: the sentences that answer, the items of a list, and a short answer where one exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.reader.itemise import Listing, listing
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate, rank
from assistant.reader.short import short_answer
from assistant.types import Draft, DraftSentence, Evidence
from index.chunks import sentences
from index.types import Passage

SECOND_SHARE = 0.82
"""A further sentence is quoted when it scores at least this share of the best one."""
LEAD_SENTENCES = 4
"""A summary begins with these: news puts first what matters most."""
MOST_SENTENCES = {Wanted.SUMMARY: 6, Wanted.DECISION: 3, Wanted.REASON: 2}
MOST_OTHERWISE = 2


class Reader:
    """The answerer that needs no language model; the same passages give the same draft."""

    def draft(self, question: Question, passages: Sequence[Passage], rarity: Mapping[str, float]) -> Draft:
        """What the passages say to the question; `confidence` tells whether they answer it at all.

        `rarity` gives for each unit of the question how telling it is in the corpus (0…1).
        """
        ranked = rank(question, passages, rarity)
        if not ranked:
            return Draft()
        best = ranked[0]
        chosen = _summary(best, ranked) if question.wants(Wanted.SUMMARY) else _chosen(question, ranked)
        found = listing(question, chosen) if question.wants(Wanted.LIST, Wanted.COUNTRIES) else Listing()
        short = short_answer(question, chosen, found)
        return Draft(
            sentences=tuple(
                DraftSentence(candidate.text, (Evidence(candidate.article, candidate.span),)) for candidate in chosen
            ),
            items=found.items,
            short_answer=short.text,
            short_evidence=short.evidence,
            notices=(*found.notices, *short.notices),
            confidence=max(candidate.confidence for candidate in chosen),
        )


def _chosen(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence and those that come close, each once; a reprint's same words count once."""
    most = max(MOST_SENTENCES.get(kind, MOST_OTHERWISE) for kind in question.wanted)
    chosen: list[Candidate] = []
    for candidate in ranked:
        repeated = any(candidate.text == other.text for other in chosen)
        if candidate.score >= SECOND_SHARE * ranked[0].score and not repeated:
            chosen.append(candidate)
        if len(chosen) == most:
            break
    return chosen


def _summary(best: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The lead of the article that answers best and its sentences that rank highest, in the source's order."""
    own = [candidate for candidate in ranked if candidate.article == best.article]
    lead = sentences(best.article)[:LEAD_SENTENCES]
    leading = [candidate for candidate in own if candidate.span in lead]
    others = [candidate for candidate in own if candidate.span not in lead]
    chosen = [*leading, *others][: MOST_SENTENCES[Wanted.SUMMARY]]
    return sorted(chosen, key=lambda candidate: candidate.span.start)

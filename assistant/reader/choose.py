"""Which of the ranked sentences are quoted: as many as are needed, and from as many articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.evidence.match import bag, opening
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.reader.refusal.premises import MAIN_COUNTRIES
from index.text import fold

ENOUGH = 0.95
"""Sentences are quoted until it is this likely that the best one is among them."""
WORTH_QUOTING = 0.03
"""Share from which a further sentence is quoted."""
WORTH_BESIDE = 0.05
"""Share from which one of another article is."""
MAY_BE_BEST = 0.2
"""Share from which it is, whatever the network sees in it."""
FAR_BEHIND = 8.0
"""Log-odds by which its answer may be worse than the best sentence's."""
MOST_SENTENCES = {Wanted.DECISION: 4}
MOST_OTHERWISE = 4
_COMPARES = re.compile(
    r"\b(?:each|both|versus|vs|compare\w*|respectively|which of|than|whose|cada (?:uno|una|pais)|amb[oa]s|compar\w+|"
    r"respectivamente|cual de|mas que|frente a)\b"
)
_GOES_ON = re.compile(r"\b(?:also|as well|too|in addition|besides|tambien|ademas|asimismo|igualmente)\b")
MOST_THAT_GO_ON = 2
"""Sentences behind a list that are quoted as going on with it."""


def answering(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence and those that may answer as well; of a comparison, one on each country at least."""
    most = max(MOST_SENTENCES.get(kind, MOST_OTHERWISE) for kind in question.wanted)
    chosen: list[Candidate] = []
    sure = 0.0
    for candidate in ranked:
        if chosen and (len(chosen) == most or sure >= ENOUGH or candidate.share < WORTH_QUOTING):
            break
        sure += candidate.share
        if _is_new(candidate, chosen) and not (chosen and _is_of_another_matter(question, candidate, chosen[0])):
            chosen.append(candidate)
    if len(question.countries) > 1 and _COMPARES.search(fold(question.text)):
        chosen += [one for one in _on_each_country(question, ranked) if _is_new(one, chosen)]
    return chosen


def going_on(last: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences behind a list that go on with it: "Maritime terrorism is covered as well."."""
    found: list[Candidate] = []
    for _ in range(MOST_THAT_GO_ON):
        behind = (one for one in ranked if one.article.id == last.article.id and one.before == last.text)
        following = next(behind, None)
        if following is None or not _GOES_ON.search(fold(following.text)):
            break
        found.append(following)
        last = following
    return found


def _is_of_another_matter(question: Question, candidate: Candidate, best: Candidate) -> bool:
    """Is it a sentence of another article that the network does not take for an answer, or that hardly is the best?

    Not if that article is about a country of the question and the best sentence's is not.

    Of 712 such sentences on the stories six held an answer that the best sentence's article does not show.
    """
    if candidate.article.id == best.article.id or candidate.share >= MAY_BE_BEST:
        return False
    about, own = (question.countries & opening(one.article).countries for one in (candidate, best))
    if about - own:
        return False
    return candidate.share < WORTH_BESIDE or candidate.reading.best < best.reading.best - FAR_BEHIND


def _is_new(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """A reprint's same words count once."""
    return all(candidate.text != other.text for other in chosen)


def _on_each_country(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """For each country of the question the best sentence of an article about it, or that names it."""
    found = []
    for code in sorted(question.countries):
        about = (one for one in ranked if code in {*one.article.countries[:MAIN_COUNTRIES], *_named(one)})
        found += [best for best in (next(about, None),) if best and best not in found]
    return found


def _named(candidate: Candidate) -> frozenset[str]:
    return bag(candidate.text, candidate.article.language).countries

"""A question that could be about several articles: "When was it signed?", "When was the access agreement signed?".

What names nothing is asked back; to what several articles answer alike, the answer of each is shown with its title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reader.across.events import same_event
from assistant.reader.notices import notice
from assistant.reader.officials.holders import office_asked
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.reader.values import long_date
from assistant.types import Draft
from index.text import fold
from index.types import Article, Language

UNCLEAR = 0.85
"""A question is clear when the sentences of one article have this share together."""
LEAST_SHARE = 0.08
"""Of an article that the question may be about."""
MOST_READINGS = 4
LEAST_ALIKE, EVEN = 0.02, 0.25
"""Share of an article that answers as well as the best: of one that has the words of the question, and of any."""
HAS_THE_WORDS, AS_MANY_WORDS = 0.65, 0.75
"""Coverage from which an article speaks of what is asked, and how much of the best one's coverage it must have."""
LEAST_EVIDENCE, EVIDENCE_BEHIND = -4.0, 2.0
"""Log-odds of its best sentence that are enough, and how far behind the best one's they may lie where those are less."""
LEAST_KIND = 0.3
SURE = 0.8
"""Confidence from which the answer of an article is one of several that are shown."""
SURE_OF_EACH = 0.5
"""Of the best one where the question says how many there are: then as many are shown."""
_TELLS_ONE_THING = (Wanted.NUMBER, Wanted.DATE, Wanted.PERSON, Wanted.PLACE, Wanted.LIST, Wanted.COUNTRIES)
"""What an article answers with few words, which can stand beside its title."""
_POINTS_AT = re.compile(
    r"\b(?:it|its|that|this|they|them|their|there|he|she|the (?:deal|agreement|treaty|pact|accord|meeting|summit|text|"
    r"ministers?|two (?:countries|sides))|eso|esto|alli|ahi|su|sus|el (?:acuerdo|tratado|pacto|convenio|texto|encuentro)|"
    r"la (?:reunion|cumbre|cita)|l[oa]s (?:ministr[oa]s|dos paises|partes))\b"
)


_EACH_OF = re.compile(
    r"\b(?:each (?:one )?of (?:the|these|those)|cada un[oa] de l[oa]s|cada (?:pais|acuerdo) de l[oa]s) "
    r"(?:two|three|four|dos|tres|cuatro|\w+ (?:countries|states|agreements|paises|estados|acuerdos))\b"
)
""" "Each of the three Nordic countries", each in an article of its own."""


def readings(question: Question, ranked: Sequence[Candidate]) -> tuple[Article, ...]:
    """The articles that it may be about, the likeliest first; none when it says which, or one stands out."""
    told = question.names_something or any(unit.key.isdigit() for unit in question.units)
    if told or not _POINTS_AT.search(fold(question.text)):
        return ()
    likely = sorted((group for group in by_event(ranked) if share(group) >= LEAST_SHARE), key=share, reverse=True)
    if len(likely) < 2 or share(likely[0]) >= UNCLEAR:
        return ()
    return tuple(group[0].article for group in likely[:MOST_READINGS])


def alike(question: Question, ranked: Sequence[Candidate]) -> list[list[Candidate]]:
    """The sentences of each article that may be meant, the best one's first; none where that one stands out.

    Only those whose article has all that the question names. What asks for no one thing, such as "why", is not told apart.
    """
    if not question.wants(*_TELLS_ONE_THING) or office_asked(question):
        return []
    best, *others = by_event(ranked)
    if _EACH_OF.search(fold(question.text)):  # several are asked for, whatever names each has
        others = [group for group in others if share(group) >= LEAST_ALIKE and group[0].support.kind >= LEAST_KIND]
        return [best, *others][:MOST_READINGS] if others else []
    others = [group for group in others if _has_names(group) and share(group) >= LEAST_ALIKE]
    return [best, *others][:MOST_READINGS] if any(_fits(group, best) for group in others) else []


def labelled(question: Question, drafts: Sequence[tuple[Article, Draft]]) -> tuple[tuple[str, Draft], ...]:
    """The drafts of articles that a question fits alike under their titles; none where fewer than two differ.

    Only those that are sure, as the best one must be, and say in few words what no earlier one says.
    """
    told: list[tuple[Article, Draft]] = []
    each = _EACH_OF.search(fold(question.text)) is not None
    sure, others_sure = (SURE_OF_EACH, 0.0) if each and question.count else (SURE, SURE)
    if not drafts or drafts[0][1].confidence < sure:  # others would stand in the place of what answers best
        return ()
    for article, draft in drafts:
        anew = _told_by(draft) and not any(_says_no_more(draft, earlier) for _, earlier in told)
        if each and len(told) == question.count:
            break
        if anew and draft.confidence >= others_sure:
            told.append((article, replace(draft, confidence=drafts[0][1].confidence) if each else draft))
    if len(told) < 2:
        return ()
    (first, best), *others = told
    best = replace(best, notices=(notice("several_fit", question.language), *best.notices))
    return tuple((_label(article, question.language), draft) for article, draft in [(first, best), *others])


def _told_by(draft: Draft) -> str:
    """What an answer says in few words, folded; empty where it has only sentences."""
    return fold(draft.short_answer or "; ".join(item.text for item in draft.items))


def _says_no_more(draft: Draft, earlier: Draft) -> bool:
    """ "2009" after "January 2009" """
    one, other = _told_by(draft), _told_by(earlier)
    return one in other or other in one


def _label(article: Article, language: Language) -> str:
    return f"{article.title} ({long_date(article.date, language)})" if article.date else article.title


def _has_names(group: Sequence[Candidate]) -> bool:
    return min(group[0].support.named, group[0].support.about) >= 1.0


def _fits(group: Sequence[Candidate], best: Sequence[Candidate]) -> bool:
    """Does it answer as well as the best one?"""
    own, support = group[0], group[0].support
    if support.kind < LEAST_KIND or support.coverage < AS_MANY_WORDS * best[0].support.coverage:
        return False
    if own.reading.evidence < min(LEAST_EVIDENCE, best[0].reading.evidence - EVIDENCE_BEHIND):
        return False
    return support.coverage >= HAS_THE_WORDS or share(group) >= EVEN


def share(group: Sequence[Candidate]) -> float:
    """0…1: how likely it is that one of these sentences answers best."""
    return sum(candidate.share for candidate in group)


def by_event(ranked: Sequence[Candidate]) -> list[list[Candidate]]:
    """The sentences by the event that their articles tell of, that of the best sentence first."""
    groups: list[list[Candidate]] = []
    for one in ranked:
        same = (group for group in groups if _same(group[0].article, one.article))
        if group := next(same, None):
            group.append(one)
        else:
            groups.append([one])
    return groups


def _same(one: Article, other: Article) -> bool:
    return one.id == other.id or same_event(one, other)

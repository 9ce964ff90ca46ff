"""A question that names nothing and could be about several articles: "When was it signed?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.events import same_event
from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from index.text import fold
from index.types import Article

UNCLEAR = 0.85
"""A question is clear when the sentences of one article have this share together."""
LEAST_SHARE = 0.08
"""Of an article that the question may be about."""
MOST_READINGS = 4
_POINTS_AT = re.compile(
    r"\b(?:it|its|that|this|they|them|their|there|he|she|the (?:deal|agreement|treaty|pact|accord|meeting|summit|text|"
    r"ministers?|two (?:countries|sides))|eso|esto|alli|ahi|su|sus|el (?:acuerdo|tratado|pacto|convenio|texto|encuentro)|"
    r"la (?:reunion|cumbre|cita)|l[oa]s (?:ministr[oa]s|dos paises|partes))\b"
)


def readings(question: Question, ranked: Sequence[Candidate]) -> tuple[Article, ...]:
    """The articles that it may be about, the likeliest first; none when it says which, or one stands out."""
    told = question.names_something or any(unit.key.isdigit() for unit in question.units)
    if told or not _POINTS_AT.search(fold(question.text)):
        return ()
    shares: dict[str, float] = {}
    articles: dict[str, Article] = {}
    for candidate in ranked:
        own = next((known.id for known in articles.values() if same_event(known, candidate.article)), None)
        own = own or candidate.article.id
        articles.setdefault(own, candidate.article)
        shares[own] = shares.get(own, 0.0) + candidate.share
    likely = [id_ for id_, share in sorted(shares.items(), key=lambda one: -one[1]) if share >= LEAST_SHARE]
    if len(likely) < 2 or shares[likely[0]] >= UNCLEAR:
        return ()
    return tuple(articles[id_] for id_ in likely[:MOST_READINGS])

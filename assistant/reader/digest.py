"""An article in a few of its own sentences: the first, and those that add most, in the source's order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.attribution import attributed_to
from assistant.reader.values import amounts, dates
from assistant.types import DraftSentence, Evidence
from index.chunks import sentences
from index.query import units
from index.text import fold
from index.types import Article
from index.wire import told

MOST = 7
"""Sentences of a summary."""
NAMED, FIGURE, COMMITMENT = 1.3, 1.5, 3.0
"""What a country or known term, a date or number, a commitment add, where another word adds 1."""
LENGTH = 0.25
"""A sentence's worth is divided by its words to this power, so that a long one does not win by its length alone."""
LATER = 0.3
"""Share that the last sentence of an article loses of its worth: news puts first what matters most."""
_COMMITS = re.compile(
    r"\b(?:agree|sign|adopt|commit|undert|will|must|cover|provid|establish|creat|set up|is to|are to|not|contribut|"
    r"promis|acord|acuerd|firm|compromet|prev|abarc|cre|permit|aport|deb|establec|comprend|articul|no)\w*\b"
)
_LEANS = re.compile(
    r"(?:he|she|it|they|this|these|those|that|both|his|her|its|their|the (?:latter|former|two)|"
    r"el|ella|ellos|ellas|est[aeo]s?|es[aeo]s?|amb[oa]s|su|sus|l[oa]s dos|dich[oa]s?)\b"
)
""" "He said so" says nothing without the sentence before it. The Spanish pronoun and article differ by their accent."""


def digest(article: Article) -> tuple[DraftSentence, ...]:
    """Sentences that together hold most of the article's names, numbers and commitments; at most `MOST`.

    Greedy by what a sentence adds to those already taken (maximal marginal relevance, Carbonell and Goldstein 1998).
    """
    spans = sentences(article)
    texts = [span.of(article.body) for span in spans]
    facts = [_facts(text, article.language) for text in texts]
    taken = [0] if texts else []
    while len(taken) < min(MOST, len(texts)):
        known = set().union(*(facts[number] for number in taken))

        def worth(number: int, known: set[str] = known) -> float:
            new = sum(weight for key, weight in facts[number].items() if key not in known)
            commits = COMMITMENT * bool(_COMMITS.search(fold(texts[number])))
            late = 1 - LATER * number / len(texts)
            return (new + commits) * late / float(len(texts[number].split()) ** LENGTH)

        open_ = [n for n in range(len(texts)) if facts[n].keys() - known and (n - 1 in taken or not _leans(texts[n]))]
        if not open_:
            break
        taken.append(max(open_, key=worth))
    return tuple(_sentence(article, texts, number) for number in sorted(taken))


def _facts(text: str, language: str) -> dict[str, float]:
    """What a sentence tells, and what each of it is worth."""
    found = {unit.key: 1.0 if unit.kind == "word" else NAMED for unit in units(text, language)}
    return found | {fold(span.of(text)): FIGURE for find in (dates, amounts) for span in find(text)}


def _leans(text: str) -> bool:
    return _LEANS.match(fold(text)) is not None and not re.match(r"El\b", text)


def _sentence(article: Article, texts: Sequence[str], number: int) -> DraftSentence:
    before = texts[number - 1] if number else ""
    place = Evidence(article, sentences(article)[number])
    return DraftSentence(texts[number], (place,), attributed_to(texts[number], before, told(article.body)))

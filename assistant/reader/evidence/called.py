"""Why something is called what it is: only a sentence that speaks of a name tells, and none tells why it was agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from index.text import fold

_ASKS = re.compile(
    r"\b(?:why|how come)\b.*\b(?:called|named|bears? (?:the|that|this) name|have (?:that|this) name)\b|"
    r"\bwhere (?:does|did) .*\bname (?:come|came) from\b|\bwhat is .* named after\b|"
    r"\bpor que\b.*\b(?:se llama\w*|se denomina\w*|lleva (?:ese|este|tal) nombre|llamad[oa]s?|denominad[oa]s?)\b|"
    r"\bde donde (?:viene|procede|sale) .*\bnombre\b|\ba que debe (?:su|el) nombre\b"
)
_TELLS = re.compile(
    r"(?<!in the )(?<!his )(?<!her )(?<!their )\bname\b|\b(?:re)?named\b|\bstands? for\b|\bacronym\b|"
    r"(?<!en )\bnombre\b|\b(?:se llam|denomin|rebautiz|bautiz)\w+|\bsiglas?\b"
)
""" "In the name of" and "put their names to it" tell of none."""
_FAR = 12.0
"""Log-odds by which such a sentence may answer worse than the best."""


def that_tell_of_the_name(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences; where it is asked why something is called so, first one of the best article that tells of a name.

    None where no sentence does.
    """
    if not ranked or not _ASKS.search(fold(question.text)):
        return list(ranked)
    best = ranked[0]
    told = [one for one in ranked if one.article.id == best.article.id and _TELLS.search(fold(one.text))]
    if not told or told[0].score < best.score - _FAR:
        return []
    return [told[0], *(one for one in ranked if one is not told[0])]

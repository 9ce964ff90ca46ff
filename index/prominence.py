"""What a story is about rather than what it only names: the headline and the lead weigh more than the rest."""

from __future__ import annotations

from collections.abc import Iterable

from index.sentences import split

TITLE, LEAD, REST = 3.0, 2.0, 1.0
"""Weight of one mention in the headline, in the first two sentences and below."""
_LEAD_SENTENCES = 2


def lead_end(text: str) -> int:
    """Where the lead of a story ends."""
    sentences = split(text, 0, min(len(text), 1_500))[:_LEAD_SENTENCES]
    return sentences[-1].end if sentences else 0


def weigh(
    in_title: Iterable[tuple[str, float]], in_text: Iterable[tuple[str, int, float]], lead: int
) -> dict[str, float]:
    """Keys with their summed weights, best first, then in order of appearance.

    `in_title` gives key and share of each mention; `in_text` key, position and share.
    """
    weights: dict[str, float] = {}
    for key, share in in_title:
        weights[key] = weights.get(key, 0.0) + TITLE * share
    for key, position, share in in_text:
        weights[key] = weights.get(key, 0.0) + (LEAD if position < lead else REST) * share
    return dict(sorted(weights.items(), key=lambda item: -item[1]))

"""Does a text carry a claim? A deterministic judge of citations, which shares no rule with `assistant.verify`.

What is judged must not be its own judge, so numbers, names, negations and words are read here once more, by other
means; only the table of countries is the same. Evidence and claim are in one language, English or Spanish.

What it cannot see: who did what to whom ("Peru sued Chile" and "Chile sued Peru" have the same words), antonyms
("opened", "closed"), sums ("three states" where the text lists three), "two million" written as "2,000,000", and that
the only word which opens a sentence is a wrong name, unless it is a country's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evals.facts import FUNCTION_WORDS, missing_names, missing_numbers, names, numbers
from evals.text import contains
from index.text import fold, words

SUPPORTED_SHARE = 0.55
"""Share of a claim's words that the evidence must hold, 0…1; of two words, both.

Chosen on the `dev` claims of WiCE (Kamoi et al. 2023): 338 sentences of Wikipedia against the sentences that people
marked in their sources, 38 % of them "supported", the others "partially" or "not". There `supports` is right on 77 %
(62 % if it always said no), 74 % of what it lets pass is supported, and it lets pass 59 % of what is. Thresholds of
0.45 to 0.6 differ by about one point; the higher ones let less pass that is not supported. The share alone has an area
under the ROC curve of 0.71, and 0.79 when it is 0 for a claim with a fact that is missing or denied.
"""
NEGATION_REACH = 3
"""Words of content that a negation speaks of."""


def supports(evidence: Sequence[str], claim: str, context: Sequence[str] = ()) -> bool:
    """Whether the texts of `evidence`, taken together, carry the claim.

    True when each of the claim's numbers, dates and names stands in the evidence, none of its words is denied on one
    side only, and the evidence holds at least `SUPPORTED_SHARE` of its words. Numbers, dates and names may also stand
    in `context`: the title and the date of what is cited.
    """
    said, known = "\n".join(evidence), "\n".join([*evidence, *context])
    if missing_numbers(known, claim) or missing_names(known, claim):
        return False
    if not (_stems(claim) or numbers(claim) or names(claim)):
        return contains(said, claim)
    return held_share(said, claim) >= SUPPORTED_SHARE and not (_denies(said, claim) or _denies(claim, said))


def held_share(evidence: str, claim: str) -> float:
    """Share of the claim's distinct words that the evidence holds too, by stem, function words aside.

    0…1, higher is better; 1 without such words.
    """
    wanted = set(_stems(claim))
    return len(wanted & set(_stems(evidence))) / len(wanted) if wanted else 1.0


def _stems(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order; numbers, dates and negations are looked at elsewhere."""
    return [stem(word) for word, _ in words(text) if _carries_meaning(fold(word))]


def stem(word: str) -> str:
    """The first five letters, less one or two vowels or `s` at the end, but never fewer than three.

    `signed`, `signs` -> `sign`; `firmaron`, `firmó` -> `firm`; `acuerdos` -> `acuer`. Cutting words at five letters
    serves either language about as well as a stemmer of its own (McNamee, Nicholas and Mayfield 2009).
    """
    return re.sub(r"(?<=\w{3})[aeious]{1,2}$", "", fold(word)[:5])


def _carries_meaning(word: str) -> bool:
    return not (word in FUNCTION_WORDS or word[0].isdigit() or _is_negation(word))


def _denies(one: str, other: str) -> bool:
    """Whether a negation in `one` speaks of words that `other` holds, but without any negation."""
    scopes, affirmed = _polarity(one)
    other_scopes, other_affirmed = _polarity(other)
    denied = set().union(*other_scopes)
    shared = [(scope - affirmed) & (denied | other_affirmed) for scope in scopes]
    return any(found and not found & denied for found in shared)


def _polarity(text: str) -> tuple[list[set[str]], set[str]]:
    """For each negation the stems that it reaches, up to `NEGATION_REACH` in its clause; and the stems out of reach."""
    scopes: list[set[str]] = []
    affirmed: set[str] = set()
    left = 0
    for match in _WORD_OR_MARK.finditer(_NO_NEGATION.sub(" ", fold(text))):
        word = match.group()
        if _is_negation(word):
            scopes.append(set())
            left = NEGATION_REACH
        elif word in _CLAUSE_ENDS:
            left = 0
        elif _carries_meaning(word):
            (scopes[-1] if left else affirmed).add(stem(word))
            left = max(0, left - 1)
    return scopes, affirmed


def _is_negation(word: str) -> bool:
    return word in _NEGATIONS or word.endswith(("n't", "n’t"))


_WORD_OR_MARK = re.compile(r"\w+(?:[’'.]\w+)*|[.,;:!?()\n]")
_CLAUSE_ENDS = frozenset(".,;:!?()\n") | {"but", "although", "though", "pero", "sino", "aunque"}
_NEGATIONS = frozenset(
    """
    not no never without neither nor none nobody nothing cannot
    nunca jamas sin ni ningun ninguno ninguna tampoco nadie nada
    """.split()
)
_NO_NEGATION = re.compile(r"\b(?:not only|no solo|no solamente|sin embargo|no obstante|no\.\s?(?=\d)|sin duda)\b")

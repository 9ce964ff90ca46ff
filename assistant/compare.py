"""A comparison of two countries as one question on each: "What do Sweden and Denmark each have to do first?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from index.entities import countries
from index.text import fold
from index.types import Span

_EACH = re.compile(
    r"\b(?:each|versus|vs|compare[ds]?|comparison|respectively|"
    r"cada (?:un[oa]|pais)|compar(?:a|ar|ad|acion)|respectivamente)\b"
)
_EITHER = re.compile(r"\b(?:which|who|whose|more|less|fewer|\w+er|cual|quien|donde|mas|menos|mayor|menor|mejor)\b")
""" "Which opens more ports, Peru or Chile?"; "a country such as Peru or Chile" compares nothing."""
_JOINS = re.compile(
    r"(?:['’]s?)?,?\s+(?P<word>and|or|vs\.?|versus|y|e|o|u|frente a)\s+"
    r"(?P<own>in|for|of|with|by|to|en|con|de|por|para|a)?\s*"
    r"(?:\b(?:the|el|la|los|las)\s+)?",
    re.IGNORECASE,
)
"""All that stands between two countries that are compared."""
_BEFORE = re.compile(r"(\w+)\s+(?:(?:the|el|la|los|las)\s+)?$", re.IGNORECASE)
_OF_TWO = re.compile(
    r"^(?:which|who|whose) of (?:the two|them|these|both)\b(?: countries)?|"
    r"^¿?cu[aá]l de (?:los|las|ell[oa]s|est[oa]s)(?: dos)?(?: países)?\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question on two countries, each by itself."""

    countries: frozenset[str]
    """Codes of the two."""
    sides: tuple[str, str]
    """The question without the second, and without the first."""


def comparison(question: str) -> Comparison | None:
    """The two sides of a question that compares two countries.

    A question on what they did together ("What did Peru and Chile agree on?") compares nothing.
    """
    for first, second in pairwise(countries(question)):
        one, other = first.span, second.span
        if first.key != second.key and _are_compared(question, one, other):
            before = re.sub(r"\b(?:the|el|la|los|las) $", "", question[: one.start])
            of_one = question[: one.end] + _after(question, one.end, other.end)
            return Comparison(
                frozenset({first.key, second.key}), (_stated(of_one), _stated(before + question[other.start :]))
            )
    return None


def _stated(side: str) -> str:
    """ "Which of the two opens more ports, Peru?" asks what Peru opens."""
    return _OF_TWO.sub("", side)


def _are_compared(question: str, one: Span, other: Span) -> bool:
    """Is "Peru and Chile" or "Peru or Chile" each of the two, not both together?"""
    joined = _JOINS.fullmatch(question[one.end : other.start])
    if joined is None:
        return False
    before = _BEFORE.search(question[: one.start])
    word = before.group(1).lower() if before else ""
    if joined["own"] and joined["own"].lower() == word:  # "with Gambia and with Senegal"
        return True
    asked = fold(question)
    if joined["word"].lower() in ("or", "o", "u"):
        return _EITHER.search(asked) is not None
    return word not in ("between", "entre") and _EACH.search(asked) is not None


def _after(question: str, one_end: int, other_end: int) -> str:
    """What follows the second country; its "'s" only where the first has none of its own."""
    own = _POSSESSIVE.match(question, one_end)
    others = _POSSESSIVE.match(question, other_end)
    return (own.group() if own else "") + question[others.end() if own and others else other_end :]

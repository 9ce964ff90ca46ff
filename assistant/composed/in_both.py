"""Which of those that did one thing also did another: two lists of countries, and what stands in both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.composed.combine import Part, combined
from assistant.reader.notices import notice
from assistant.reader.question import Wanted, read_question
from assistant.talk.followup import standalone
from assistant.types import Draft, DraftItem, Turn
from index.entities import countries

_ENGLISH = re.compile(
    r"^\W*(?:and )?(?:which|what)(?: of)?(?: the)? (?P<noun>countries|states|nations|signatories|members)(?: (?:that|which|who))? "
    r"(?P<one>(?!also\b)\w.+?),? (?:and )?(?:have )?also (?P<other>\w.+?)\W*$",
    re.IGNORECASE,
)
_SPANISH = re.compile(
    r"^\W*(?:qué|cuáles de los|cuáles son los) (?P<noun>países|estados)(?: que)? (?P<one>(?!también\b)\w.+?),?(?: y)? "
    r"(?:también (?P<other>\w.+?)|(?P<verb>\w+) también (?P<rest>\w.+?))\W*$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"^\W*(?:which|what) (?P<noun>countries|states|nations) (?P<verb>\w+(?: \w+){0,2}?) both (?:(?P<own>in|of) )?(?P<one>.+?) and "
    r"(?:(?P=own) )?(?P<other>.+?)\W*$|"
    r"^\W*qué (?P<nombre>países|estados) (?P<verbo>\w+(?: \w+){0,2}?) tanto (?:(?P<con>en|de) )?(?P<uno>.+?) como (?:(?P=con) )?(?P<otro>.+?)\W*$",
    re.IGNORECASE,
)
""" "Which countries signed both the Lima code and the Quito principles?"."""
_OF_THEM = re.compile(
    r"^\W*(?:and |y )?(?:(?:which|what) of (?:them|these|those)(?: countries)?|cuáles de (?:ellos|esos|estos)(?: países)?)"
    r"(?: (?:also|también))? (?P<other>\w.+?)\W*$",
    re.IGNORECASE,
)
""" "Which of them also signed the Lima code?", after a question on who signed another."""


def both_of(message: str, history: Sequence[Turn] = ()) -> tuple[str, str] | None:
    """The question on each of two things that the same countries may have done; `None` where a message asks for none."""
    if found := _ENGLISH.match(message):
        return f"Which {found['noun']} {found['one']}?", f"Which {found['noun']} {found['other']}?"
    if found := _SPANISH.match(message):
        other = found["other"] or f"{found['verb']} {found['rest']}"
        return f"¿Qué {found['noun']} {found['one']}?", f"¿Qué {found['noun']} {other}?"
    if found := _BOTH.match(message):
        noun, verb, own, one, other = found.groups()[:5] if found["noun"] else found.groups()[5:]
        asked = f"Which {noun} {verb}" if found["noun"] else f"¿Qué {noun} {verb}"
        first, second = (" ".join(filter(None, (asked, own, thing))) + "?" for thing in (one, other))
        return first, second
    before = standalone(history[-1].question, history[:-1]) if history else ""
    if before and (found := _OF_THEM.match(message)) and read_question(before).wants(Wanted.COUNTRIES):
        spanish = read_question(message).language == "es"
        return before, f"¿Qué países {found['other']}?" if spanish else f"Which countries {found['other']}?"
    return None


def in_both(parts: Sequence[Part], threshold: float) -> Draft:
    """Both lists' sentences, and the countries that stand in both; nothing where one has no list."""
    first, second = {
        part.question.text: part for part in reversed(parts)
    }.values()  # of each question what fits it best
    one, other = (part.draft for part in sorted((first, second), key=parts.index))
    whole = combined([part for part in parts if part in (first, second)], threshold)
    if min(one.confidence, other.confidence) < threshold or not (_keys(one) and _keys(other)):
        return Draft(nearest=whole.nearest, confidence=min(one.confidence, other.confidence, threshold / 2))
    theirs = _keys(other)
    common = tuple(item for item in one.items if _key(item) in theirs)
    none = () if common else (notice("none_in_both", parts[0].question.language),)
    return replace(whole, items=common, short_answer=None, short_evidence=(), notices=(*whole.notices, *none))


def _keys(draft: Draft) -> frozenset[str]:
    return frozenset(key for item in draft.items if (key := _key(item)))


def _key(item: DraftItem) -> str | None:
    """The code of the country that an entry is."""
    return next((one.key for one in countries(item.text)), None)

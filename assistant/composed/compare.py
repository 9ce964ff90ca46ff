"""A question on two countries, years or things as one on each: "What do Sweden and Denmark each have to do first?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.composed.one_side import stated
from assistant.composed.pairs import pair_in
from assistant.reader.evidence.match import is_of, opening
from assistant.reader.question import Question, read_question, without_carried
from assistant.talk.followup import standalone
from assistant.types import Turn
from index.entities import Mention, countries
from index.question_filters import is_about
from index.text import fold
from index.types import Article, Passage, Span

_EACH = re.compile(
    r"\b(?:each|versus|vs|compare[ds]?|comparison|respectively|"
    r"cada (?:un[oa]|pais)|compar(?:a|ar|ad|acion)|respectivamente)\b"
)
_EACH_OF_THEM = re.compile(r"\b(?:each|both|the two|cada un[oa]|ambos|ambas|los dos|las dos)\b")
_EITHER = re.compile(r"\b(?:which|who|whose|more|less|fewer|\w+er|cual|quien|donde|mas|menos|mayor|menor|mejor)\b")
""" "Which opens more ports, Peru or Chile?"; "a country such as Peru or Chile" compares nothing."""
_JOINS = re.compile(
    r"(?:['’]s?)?,?\s+(?P<word>and|or|vs\.?|versus|y|e|o|u|frente a)\s+"
    r"(?:(?:that|the one|those|the ones|el|la|los|las)\s+(?=(?:with|of|by|for|con|del?|por)\s))?"
    r"(?P<own>in|for|of|with|by|to|en|con|del?|por|para|a)?\s*"
    r"(?:\b(?:the|el|la|los|las)\s+)?",
    re.IGNORECASE,
)
"""All that stands between two countries that are compared."""
_BEFORE = re.compile(r"(\w+)\s+(?:(?:the|el|la|los|las)\s+)?$", re.IGNORECASE)
_THAN = re.compile(
    r"\s+(?:than|que)(?:\s+(?:does|do|did))?(?:\s+(?:the one|that|el|la)(?= (?:with|of|con|de)\b))?"
    r"(?:\s+(?P<with>in|to|with|of|a|en|con|de))?\s+(?:the |el |la )?$",
    re.IGNORECASE,
)
""" "Than that with Peru"."""
_OF_SEVERAL = re.compile(
    r"(?:\b(?:which|who)|cu[aá]l(?:es)?|qui[eé]n(?:es)?)\s+(?P<of>(?:of|de|entre|among)\s+(?:the |el |la )?)$",
    re.IGNORECASE,
)
""" "Which of Sweden, Finland and Denmark"."""
_AGREEMENTS = re.compile(
    r"\b(?:agreements|treaties|pacts|accords|deals|memoranda|memorandums|partnerships|protocols|asociaciones|protocolos|acuerdos|tratados|pactos|convenios|memorandos)\s+"
    r"(?:\w+\s+){0,3}?(?:with|con)\s+(?:(?:the|el|la)\s+)?$",
    re.IGNORECASE,
)
"""Several, one with each of those that follow: "the pacts with Peru, Chile and Bolivia"."""
_SIGNED = re.compile(
    r"\b(?:sign(?:ed)?|conclude[d]?|agree[d]?(?: on)?|firm\w+|suscrib\w+|acord\w+|pact\w+)\s+"
    r"(?:with|con)\s+(?:(?:the|el|la)\s+)?$",
    re.IGNORECASE,
)
""" "What did the EU sign with Norway and Moldova?"; where an article tells of both, it is one matter."""
_YEARS = re.compile(
    r"\b(?P<word>in|of|from|en|de) (?P<one>(?:19|20)\d\d)(?: and| y) (?:(?P=word) )?(?P<other>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|entre)(?:\s+\w+){0,4}\s*$", re.IGNORECASE)
_TOGETHER = re.compile(r"\s+(?:and|y|e)\s+", re.IGNORECASE)
_OR = re.compile(r",?\s+(?:or|o|u)\s+", re.IGNORECASE)
_NEXT = re.compile(
    r",\s+(?:(?:the|el|la)\s+)?|,?\s+(?:and|y|e)\s+(?:with\s+|con\s+)?(?:(?:the|el|la)\s+)?", re.IGNORECASE
)
"""Between one of them and the next."""
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")

_ADOPTARON = re.compile(r"(?<=\bse )(\w+?)(aron|ieron)\b")
Nearest = Callable[[str], Article | None]
"""The article that is nearest to a question."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question on two or more, each by itself."""

    countries: frozenset[str]
    """Codes of those that are compared; none where years or things are."""
    sides: tuple[str, ...]
    """The question with each of them alone."""
    labels: tuple[str, ...]
    """What the question calls each."""

    def asking(self, question: str) -> Comparison:
        """The same sides asked something else: "How long did each take? (Peru, talks)"."""
        own = without_carried(question)
        return replace(self, sides=tuple(standalone(own, [Turn(side)]) for side in self.sides))


def on_each_side(asked: Sequence[str], nearest: Nearest) -> list[tuple[Question, str]]:
    """The questions of a message, one on each side of what compares two that different articles tell of.

    What is asked of "each of them" after a comparison is asked of its sides, unless they are asked for it anyway.
    """
    found: list[tuple[Question, str]] = []
    before: Comparison | None = None
    for part in asked:
        apart = _apart(part, nearest)
        again = before.asking(part) if before and not apart and _EACH_OF_THEM.search(fold(part)) else None
        before = apart or before
        if again and all(read_question(text).wanted in {one.wanted for one, _ in found} for text in again.sides):
            continue
        sides = apart or again or Comparison(frozenset(), (part,), ("",))
        found += [(read_question(text), label) for text, label in zip(sides.sides, sides.labels, strict=True)]
    return found


def of_its_side(label: str, passages: Sequence[Passage], first: Mapping[str, Article | None]) -> list[Passage]:
    """The passages for one side: none of the article that comes `first` for another, and those about its country.

    All where that leaves none.
    """
    mine = first.get(label)
    others = {one.id for other, one in first.items() if one and other != label} - {mine.id if mine else ""}
    own = [one for one in passages if one.article.id not in others]
    code = next((one.key for one in countries(label) if one.span == Span(0, len(label))), None)
    about = [one for one in own if code and is_about(one.article, (code,))]
    return about or own or list(passages)


def _apart(question: str, nearest: Nearest) -> Comparison | None:
    """Its sides, if it compares two; not where the article that answers it is of both countries, and either's best."""
    compared = comparison(question)
    if compared and compared.countries and (first := nearest(question)):
        together = compared.countries <= opening(first).countries
        compared = None if together and not _differ(map(nearest, compared.sides)) else compared
    return compared or told_apart(question, nearest)


def _differ(articles: Iterable[Article | None]) -> bool:
    """Is there one of each, and is each another?"""
    ids = [article.id if article else "" for article in articles]
    return "" not in ids and len(set(ids)) == len(ids)


def comparison(question: str) -> Comparison | None:
    """The sides of a question that compares two countries, asks of two years, or of agreements with two or more.

    A question on what they did together ("What did Peru and Chile agree on?") compares nothing.
    """
    if each := _in_years(question) or _agreements_with(question):
        return each
    named = countries(question)
    for number, (first, second) in enumerate(pairwise(named)):
        if first.key == second.key:
            continue
        one, other = first.span, second.span
        if than := _THAN.search(question[one.end : other.start]):
            who = (
                first if than["with"] else named[0]
            )  # "more to Peru than to Chile", "does Peru give Brazil more than Chile"
            middle = question[who.span.end : one.end + than.start()] + question[other.end :]
            return _sides(question[: who.span.start], [who, second], question, middle)
        if pairs := _pairs(question, named[max(number - 1, 0) : number + 3]):
            return pairs if number else None
        again = second.key in {one.key for one in named[:number]} and named[number + 2 : number + 3]
        if again and _are_compared(question, one, other):  # "that of Japan with Peru or that of Japan with Chile"
            third = again[0].span
            return _sides(question[: one.start], [first, again[0]], question, _after(question, one.end, third.end))
        several = _OF_SEVERAL.search(question[: one.start])
        if several or _are_compared(question, one, other):
            last = len(named) if several else number + 2
            run = _row(question, named[number:last])
            if len(run) > 1:
                before = question[: several.start("of")] if several else question[: one.start]
                return _sides(before, run, question, _after(question, run[0].span.end, run[-1].span.end))
    for number, first in enumerate(named):
        run = _row(question, named[number:])
        if len(run) > len(("one", "other")) and _are_compared(question, run[-2].span, run[-1].span):
            return _sides(
                question[: first.span.start], run, question, _after(question, first.span.end, run[-1].span.end)
            )
    return None


def _pairs(question: str, named: Sequence[Mention]) -> Comparison | None:
    """ "Peru and Chile or Spain and Morocco": the two pairs."""
    if len(named) < 2 + 2 or not _EITHER.search(fold(question)):
        return None
    between = [question[one.span.end : other.span.start] for one, other in pairwise(named)]
    if not (_TOGETHER.fullmatch(between[0]) and _OR.fullmatch(between[1]) and _TOGETHER.fullmatch(between[2])):
        return None
    one, other = (question[named[n].span.start : named[n + 1].span.end] for n in (0, 2))
    before, behind = question[: named[0].span.start], question[named[3].span.end :]
    return Comparison(frozenset(), (stated(before + one + behind), stated(before + other + behind)), (one, other))


def _row(question: str, named: Sequence[Mention]) -> list[Mention]:
    """The countries of an enumeration that begins with the first: "Sweden, Finland and Denmark"."""
    row = list(named[:1])
    for other in named[1:]:
        between = question[row[-1].span.end : other.span.start]
        if not (_NEXT.fullmatch(between) or _JOINS.fullmatch(between)):
            break
        row.append(other)
    return row


def _sides(before: str, row: Sequence[Mention], question: str, behind: str) -> Comparison:
    """The question on each of a row of countries; an article before a name is left out."""
    bare = re.sub(r"\b(?:the|el|la|los|las) $", "", before)
    labels = tuple(one.span.of(question) for one in row)
    sides = tuple(stated((before if label is labels[0] else bare) + label + behind) for label in labels)
    return Comparison(frozenset(one.key for one in row), sides, labels)


def _in_years(question: str) -> Comparison | None:
    """ "Who signed the pacts in 2006 and 2024?" as a question on each year."""
    years = _YEARS.search(question)
    if years is None:
        return None
    labels = years["one"], years["other"]
    before, after = question[: years.start("one")], question[years.end() :]
    return Comparison(frozenset(), tuple(f"{before}{year}{after}" for year in labels), labels)


def _agreements_with(question: str) -> Comparison | None:
    """ "When were the pacts with Peru, Chile and Bolivia signed?" as a question on the pacts with each."""
    named = countries(question)
    for number, first in enumerate(named):
        before = question[: first.span.start]
        if not (_AGREEMENTS.search(before) or _SIGNED.search(before)):
            continue
        partners = [first]
        for other in named[number + 1 :]:
            if not _NEXT.fullmatch(question[partners[-1].span.end : other.span.start]):
                break
            partners.append(other)
        if len({one.key for one in partners}) > 1:
            labels = tuple(one.span.of(question) for one in partners)
            after = question[partners[-1].span.end :]
            return Comparison(
                frozenset(one.key for one in partners), tuple(f"{before}{label}{after}" for label in labels), labels
            )
    return None


def told_apart(question: str, nearest: Nearest) -> Comparison | None:
    """A question on two named things as one on each, where the article nearest to each is not of the other, too."""
    things = two_things(question)
    if things is None:
        return None
    pair = pair_in(question)
    if pair and pair.always_two:
        return things
    one, other = map(nearest, things.labels)
    if one is None or other is None or one.id == other.id:
        return None
    both = is_of(read_question(things.sides[1]), one) or is_of(read_question(things.sides[0]), other)
    return None if both else things


def two_things(question: str) -> Comparison | None:
    """One question on each of two things with a name: "When were the Lima code and the Quito Protocol adopted?"."""
    pair = pair_in(question)
    if pair is None:
        return None
    one, other = (stated(_of_one_thing(pair.asked_of(which, question))) for which in (0, 1))
    return Comparison(frozenset(), (one, other), pair.labels)


def _of_one_thing(side: str) -> str:
    """ "¿Cuándo se adoptó …?" of "¿Cuándo se adoptaron …?"."""
    return _ADOPTARON.sub(lambda verb: verb[1] + ("ó" if verb[2] == "aron" else "ió"), side, count=1)


def _are_compared(question: str, one: Span, other: Span) -> bool:
    """Is "Peru and Chile" or "Peru or Chile" each of the two, not both together?"""
    joined = _JOINS.fullmatch(question[one.end : other.start])
    if joined is None:
        return False
    before = _BEFORE.search(question[: one.start])
    word = before.group(1).lower() if before else ""
    if _BETWEEN.search(question[: one.start]):  # "between the courts of Peru and those of Chile"
        return False
    if joined["own"] and joined["own"].lower() == word:  # "with Gambia and with Senegal"
        return True
    asked = fold(question)
    if joined["word"].lower() in ("or", "o", "u"):
        return _EITHER.search(asked) is not None
    return _EACH.search(asked) is not None


def _after(question: str, one_end: int, other_end: int) -> str:
    """What follows the second country; its "'s" only where the first has none of its own."""
    own = _POSSESSIVE.match(question, one_end)
    others = _POSSESSIVE.match(question, other_end)
    return (own.group() if own else "") + question[others.end() if own and others else other_end :]

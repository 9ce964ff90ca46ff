"""The two sides of a message that asks for a comparison: "compare Peru and Chile with Peru and Ecuador"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.briefings.choose import Request, narrowed, subject
from assistant.composed.compare import comparison
from assistant.reader.question import Wanted, read_question
from index.entities import countries
from index.periods import periods
from index.question_filters import read_wishes, together
from index.text import fold
from index.types import Filters, Span

_ASKS = re.compile(
    r"^\W*(?:please,? |can you |could you |por favor,? |puedes |podrias )?"
    r"(?:(?:compare|contrast|compara(?:r|me)?|compare(?:me)?|contrasta(?:r)?|"
    r"(?:what (?:is|are) )?the differences? between|(?:cual es |cuales son )?las? diferencias? entre|que diferencias? (?:hay|existen?) entre|what differences? (?:is|are) there between|en que se (?:diferencian?|distinguen?)|"
    r"(?:what|which \w+) (?:is|are) common to|que (?:\w+ )?(?:tienen en comun|comparten)|que \w+ (?:abarcan|incluyen|cubren|tratan) (?:ambos|ambas|tanto)?|"
    r"(?:en |in )?(?:what|which)(?: \w+)? do(?:es)? (?=.*\b(?:(?:have|has) in common|both|share|differ)\b)|how do(?:es)? (?=.*\bdiffer))\s*)"
)
_IS_TOLD = re.compile(r"^\W*(?:\w+ ){0,3}?(?:compar|contrast)")
""" "Compare A with B"; what A and B "have in common" or differ in has no "with" between them."""
_ENDS = re.compile(
    r"\s+(?:(?:have|has) (?:\w+ )?in common|both (?:cover|share|include|contain|mention|deal with|name)|share|differ(?: from each other)?|"
    r"tienen en comun|(?:ambos|ambas))\W*$"
)
_ONLY_ONE = re.compile(
    r"^\W*(?:what|which)(?: \w+)? (?:do|does|is|are) (?P<one>.+?) (?:covers?|ha(?:ve|s)|includes?|mentions?|contains?)? ?(?:that|which|but|and) "
    r"(?:not )?(?P<other>.+?) (?:does|do|is|are|has|have) not\b|"
    r"^\W*que(?: \w+)? (?:cubre|abarca|incluye|tiene|menciona)n? (?P<uno>.+?) (?:que|pero|y) no (?:(?:cubre|abarca|incluye|tiene|menciona|figura)n? )?(?P<otro>.+)"
)
""" "Which areas does the pact with Peru cover that the one with Chile does not?"."""
_WITH = re.compile(r",?\s+(?:with|to|against|versus|vs\.?|con|frente a|respecto (?:a|de))\s+")
_AND = re.compile(r",?\s+(?:and|y|e)\s+")
_TWO_YEARS = re.compile(
    r"(?:\b(?:in|of|from|en|de) )?\b(?P<one>(?:19|20)\d\d)\s*(?:,|and|y|e|with|to|against|versus|vs\.?|con|frente a)\s+(?:those of |those in |with |in |en |de |los de )?(?P<other>(?:19|20)\d\d)\b"
)
_TAIL = re.compile(r"(?<! and)(?<! y)(?<! e)\s+(?:with|con)\s+(?:the |los |las |el |la )?[^,;]+$")
_PLAIN = frozenset(
    "areas fields topics officials ministers commitments ambitos temas representantes ministros compromisos defence defense security military access reciprocal bilateral defensa seguridad militar militares acceso reciproco bilaterales new "
    "nuevo nuevos one ones partnership partnerships memorandum memoranda protocol protocols lo los las signed asociacion asociaciones memorando memorandos protocolo protocolos "
    "agreement agreements treaty treaties pact pacts deal deals accord accords cooperation ties relations articles news policy "
    "acuerdo acuerdos tratado tratados pacto pactos convenio convenios cooperacion relaciones articulos noticias politica "
    "year month ano mes differ compare comparar signed firmados firmaron did agreed acordaron acordado".split()
)
"""Words that leave it to countries and period which articles are meant."""


def what_is_compared(message: str) -> str:
    """What of a message names the two in which they differ or what they share; empty where one thing of each is asked."""
    folded = fold(message)
    asked, ends = _ASKS.search(folded), _ENDS.search(folded)
    if asked is None or read_question(message).wants(Wanted.NUMBER, Wanted.DATE, Wanted.PERSON, Wanted.PLACE):
        return ""
    return message[asked.end() : ends.start() if ends else None].strip(" ?!.¿¡")


def compared(message: str, today: date, filters: Filters) -> tuple[Request, Request] | None:
    """What the two sides of a comparison are chosen by; `None` where a message asks for none, or its sides are unclear.

    "Compare Peru and Chile with Peru and Ecuador", "compara 2023 y 2024 en Perú", "compare Sweden's pact and Norway's".
    Where one thing of each is asked for, "compare Sweden and Norway: number of bases", it is a question.
    """
    folded = fold(message)
    if alone := _ONLY_ONE.search(folded):
        one, other = ("one", "other") if alone["one"] else ("uno", "otro")
        first, second = (_request(message[slice(*alone.span(name))], today, filters) for name in (one, other))
        return (first, second) if _name_countries(first, second) else None
    text = what_is_compared(message)
    for one, other in _candidates(text, today, _IS_TOLD.match(folded) is not None):
        sides = _request(one, today, filters), _request(other, today, filters)
        if sides[0] != sides[1]:
            return sides
    return None


def _name_countries(one: Request, other: Request) -> bool:
    """Are both of countries, and not of the same ones?"""
    return bool(one.filters.countries and other.filters.countries) and one.filters.countries != other.filters.countries


def _candidates(text: str, today: date, with_: bool) -> Iterator[tuple[str, str]]:
    """Ways to part a text in two sides of one kind, the likeliest first."""
    for joins in (_WITH, _AND) if with_ else (_AND,):
        parted = [_with_whom(text[: match.start()], text[match.end() :]) for match in joins.finditer(text)]
        yield from (
            _shared_period(one, other, today)
            for one, other in parted
            if len(_codes(one)) == len(_codes(other)) > (joins is _AND) and _codes(one) != _codes(other)
        )
    if years := _TWO_YEARS.search(text):
        before, behind = text[: years.start()], text[years.end() :]
        yield f"{before} in {years['one']} {behind}", f"{before} in {years['other']} {behind}"
    named = periods(text, today)
    if len({(one.since, one.until) for one in named}) == len(("the one", "the other")):
        first, second = named[0].span, named[-1].span
        yield _without(text, second), _without(text, first)
    pair = comparison(f"compare {text}")
    if pair and not read_question(pair.sides[0]).wants(Wanted.NUMBER):  # "the money for Peru and for Chile"
        one, other = (side.removeprefix("compare ") for side in pair.sides)
        yield _shared_period(one, other, today)


def _with_whom(one: str, other: str) -> tuple[str, str]:
    """ "the pact of Sweden and that of Denmark with the United States", "the EU's pact with Peru and that with Chile".

    With whom, or who, is said once for both.
    """
    tail = _TAIL.search(other)
    shared = tail and len(_codes(other)) == len(_codes(one)) + 1 and len(_codes(tail.group())) == 1
    if tail and shared:
        return one + tail.group(), other
    named = countries(one)
    lacks = (
        len(_codes(one)) == len(_codes(other)) + 1 and _TAIL.search(f" {other}") and named[0].key not in _codes(other)
    )
    return (one, f"{named[0].span.of(one)} {other}") if lacks else (one, other)


def _codes(text: str) -> set[str]:
    return {mention.key for mention in countries(text)}


def _without(text: str, place: Span) -> str:
    return text[: place.start] + " " * (place.end - place.start) + text[place.end :]


def _shared_period(one: str, other: str, today: date) -> tuple[str, str]:
    """ "Peru and Chile in 2024": the period is that of both."""
    own = periods(other, today)
    if own and not periods(one, today):
        one = f"{one} {own[-1].span.of(other)}"
    return one, other


def _request(side: str, today: date, filters: Filters) -> Request:
    """By countries and period alone where a side names nothing else, else by its words too."""
    wishes = read_wishes(side, today)
    rest = [unit for unit in subject(side, wishes) if unit.kind != "country" and fold(unit.surface) not in _PLAIN]
    codes = tuple(dict.fromkeys((*filters.countries, *(mention.key for mention in countries(side)))))
    if rest:
        return Request(query=side.strip(), filters=replace(filters, countries=codes))
    whole = replace(narrowed(filters, together(wishes)), countries=codes)
    return Request(filters=whole) if whole else Request(query=side.strip() or "-", filters=filters)

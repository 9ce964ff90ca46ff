"""One country in a question in the place of another: "And Sweden?" asks of Sweden what was asked of Finland.

The new one takes the place of what it stands in parallel to: a partner, "with the US", gives way to a partner only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.officials.people import people
from assistant.reader.question import Question, read_question, without_carried
from assistant.talk.things import thing_in
from index.entities import is_capital
from index.forms import in_form_of, is_people
from index.query import Unit, language_of
from index.text import fold

FOR_ONE_SIDE = re.compile(r"\b(?:for|side|behalf|por|parte)\b")
_WITH, _OF = r"(?:with|con)", r"(?:of|de|del)"
_THE = re.compile(r"\b(?:the|el|la|los|las) $", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:to|with|of|for|by|from|on|in|at|against) (?:the |an? )?$")


def countries_put_right(right: str, wrong: str, before: Question) -> str | None:
    """The question `before` with the country that is meant in the place of the other, also in its brackets."""
    asked = read_question(right)
    new = [unit for unit in asked.units if unit.kind == "country"]
    if len(new) != 1:
        return None
    body, named = without_carried(before.text), _named(before.units)
    refused = read_question(wrong).countries
    old = [unit for unit in named if unit.key in refused] or [unit for unit in named if unit.key != new[0].key]
    if not old:
        return None if new[0].key in before.countries else f"{before.text} ({new[0].surface})"
    old = [unit for unit in old if unit.span.end <= len(body)] or old
    place = old[-1] if refused or len(old) == 1 else _likest(right, old, before.text) or old[-1]
    if new[0].key in before.countries and place.span.start >= len(body):
        return _dropped(before.text, place)
    return sides_exchanged(asked, before) or _exchanged(before.text, place, new[0], right)


def pair_exchanged(rest: str, asked: Question, before: Question) -> str | None:
    """ "And Kenya and Uganda?" after "What did Peru and Chile sign?": two countries in the place of two others.

    Of a pair that is there in part the other one gives way: "Japan and Australia" after "Japan-Philippines".
    """
    new = {unit.key: unit for unit in _named(asked.units)}
    old = {unit.key: unit for unit in reversed(_named(before.units))}
    if len(new) != 2 or len(old) < 2 or not only_a_side(asked) or new.keys() == old.keys():
        return None
    if len(old) > 2:  # several countries that were carried
        return _all_carried_exchanged([*new.values()], before)
    gone = sorted((unit for unit in old.values() if unit.key not in new), key=lambda unit: unit.span.start)
    come = [unit for unit in new.values() if unit.key not in old]
    text = before.text
    for one, other in reversed([*zip(gone, come, strict=True)]):
        text = _exchanged(text, one, other, rest)
    return text


def _all_carried_exchanged(new: Sequence[Unit], before: Question) -> str | None:
    """A question with two countries for all those in its brackets; nothing where it names one itself."""
    body = len(without_carried(before.text))
    carried = _named(before.units)
    if any(unit.span.start < body for unit in carried):
        return None
    text = before.text
    for unit in reversed(carried[1:]):
        text = _dropped(text, unit)
    first = carried[0].span
    return text[: first.start] + ", ".join(unit.surface for unit in new) + text[first.end :]


def _dropped(text: str, carried: Unit) -> str:
    """A question without one of the words in its brackets."""
    head, tail = text[: carried.span.start], text[carried.span.end :]
    return head + tail.removeprefix(", ") if tail.startswith(", ") else head.removesuffix(", ") + tail


def country_exchanged(rest: str, asked: Question, before: Question) -> str | None:
    """ "And with Australia?": the country that stands there likewise gives way to the new one."""
    body = without_carried(before.text)
    if not only_a_side(asked) and not _is_like_one(rest):
        return None
    new = [unit for unit in asked.units if unit.kind == "country"]
    named = _named(before.units)
    if len(new) == 1 and _is_like_one(rest) and _is_only_carried(new[0], named, body):
        twice = next(unit for unit in named if unit.key == new[0].key)
        before = read_question(_dropped(before.text, twice))
        named = _named(before.units)
    if len(new) != 1 or any(unit.key == new[0].key for unit in named):
        return sides_exchanged(asked, before) if only_a_side(asked) else None
    within = [unit for unit in named if unit.span.end <= len(body)]
    likely = within or (named if _leads_with(rest, _WITH) or _is_like_one(rest) else [])
    place = _likest(rest, likely, before.text)
    if not place:
        return None
    replaced = _exchanged(before.text, place, new[0], rest)
    for_one = FOR_ONE_SIDE.search(fold(asked.text)) and not is_people(place.surface)
    thing = thing_in(before)
    known = (thing and thing.is_text and thing.is_named) or len(named) > 1  # says itself of what it asks
    return f"{replaced} ({place.surface})" if for_one and body == before.text and not known else replaced


def _is_only_carried(country: Unit, named: Sequence[Unit], body: str) -> bool:
    """Does a question name a country in its brackets alone, and another itself?"""
    places = [unit.span.start for unit in named if unit.key == country.key]
    others = any(unit.key != country.key and unit.span.end <= len(body) for unit in named)
    return bool(places) and min(places) >= len(body) and others


def _likest(rest: str, named: Sequence[Unit], text: str) -> Unit | None:
    """The country that stands in a question as the new one does: behind "with", "of", as an adjective, or as a noun."""
    if _leads_with(rest, _OF) or _is_like_one(rest):
        behind = [unit for unit in named if _stands_behind(text, unit, _OF)]
        if behind and not _leads_with(rest, rf"(?:\S+ )*{_WITH}"):
            return behind[0]
        return named[-1] if named else None
    named = [unit for unit in named if not _is_of_person(unit, text)]
    nouns = [unit for unit in named if not _is_attribute(unit, text)]
    if not _leads_with(rest, _WITH):  # a partner gives way to a partner only: "with Chile"
        nouns = [unit for unit in nouns if not _stands_behind(text, unit, _WITH)] or nouns
    return (nouns or named)[-1] if named else None


def _is_attribute(unit: Unit, text: str) -> bool:
    """Does a noun follow of which it is said, "to US forces"?"""
    follows = re.match(r" (\w+)", text[unit.span.end :])
    said = follows is not None and bool(read_question(f"a {follows[1]}").units)
    return said and _PREPOSITION.search(fold(text[: unit.span.start])) is not None


def _is_of_person(unit: Unit, text: str) -> bool:
    """Does a person's name follow, "Chilean Minister Ana Soto"? It stays theirs."""
    capitals = re.match(r"(?: [A-ZÁÉÍÓÚÑ][\w’'-]*)+", text[unit.span.end :])
    return is_people(unit.surface) and capitals is not None and bool(people(capitals.group()))


def _exchanged(text: str, old: Unit, new: Unit, rest: str) -> str:
    """A text with one country for another, in the form of the old one: `Mexican` by `Americans` is `American`."""
    surface = in_form_of(old.surface, new.key, new.surface, language_of(text))
    head, tail = text[: old.span.start], text[old.span.end :]
    if head.endswith(("-", "–")):
        return head + re.sub(r"^the ", "", surface) + tail
    if not is_people(surface):
        article = re.search(rf"\b(?:the|el|la|los|las) (?={re.escape(surface)}\b)", rest, re.IGNORECASE)
        there = re.search(r"\b(?:the|el|la|los|las) $", head, re.IGNORECASE)
        if not article and not tail.startswith(
            ("-", "–")
        ):  # "the UK" gives way to "Australia", "por la UE" to "por Chile"
            head = re.sub(r"\b(?:the|el|la|los|las) $", "", head)
            head = re.sub(r"\b(de|a)l $", r"\1 ", head)
        elif article and not there:
            surface = article.group() + surface  # "signed for the UK", as it was asked
    return head + surface + tail


def sides_exchanged(asked: Question, before: Question) -> str | None:
    """ "And Chile?" after "Who represented Peru at the meeting with Chile?": each country in the other's place."""
    sides, other = before.sides, asked.countries
    if len(sides) != 1 or len(other) != 1 or sides == other:
        return None
    named = _named(before.units)
    one, two = ([unit for unit in named if unit.key in keys] for keys in (sides, other))
    if len(one) != 1 or len(two) != 1:
        return None
    text = before.text
    for unit, new in sorted(((one[0], two[0]), (two[0], one[0])), key=lambda pair: -pair[0].span.start):
        head = text[: unit.span.start]
        if _THE.search(head) and not _THE.search(before.text[: new.span.start]):
            head = _THE.sub("", head)  # "for the EU", but "for Norway"
        text = head + new.surface + text[unit.span.end :]
    return text


def only_a_side(asked: Question) -> bool:
    """Does it name countries and nothing else, but for "side", "part" and "behalf"?"""
    said = [unit for unit in asked.units if unit.kind != "country" and not FOR_ONE_SIDE.fullmatch(fold(unit.surface))]
    return bool(asked.units) and not said


def _is_like_one(rest: str) -> bool:
    """Does it speak of a thing of the same kind: "the Australian one", "el danés", "los de Mauritania"?"""
    folded = fold(rest)
    if re.search(
        r"^(?:(?:in|on|at|with|for|to|of) )?(?:the|that) (?:\w+ )?ones?\b|^(?:el|la|los|las) (?:de|del|con)\b", folded
    ):
        return True
    units = read_question(rest).units
    adjective = len(units) == 1 and units[0].kind == "country" and is_people(units[0].surface)
    return adjective and re.match(r"(?:the|el|la|los|las) ", folded) is not None


def _leads_with(rest: str, words: str) -> bool:
    return re.match(rf"{words}\b", fold(rest)) is not None


def _stands_behind(text: str, unit: Unit, words: str) -> bool:
    return re.search(rf"\b{words} (?:the |el |la |los )?$", fold(text[: unit.span.start])) is not None


def _named(units: Sequence[Unit]) -> list[Unit]:
    """The countries; "in Lima" is where they met: "And Peru?" may still ask for another side."""
    return [unit for unit in units if unit.kind == "country" and not is_capital(unit.surface)]

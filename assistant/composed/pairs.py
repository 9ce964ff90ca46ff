"""Two things that a question names, "the Lima and Quito codes", "the Lima code and the Quito Protocol"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.talk.leaning import MADE_TOGETHER
from assistant.talk.things import TEXTS
from index.entities import countries, is_capital
from index.forms import is_people
from index.text import fold
from index.types import Span

_THE = r"(?:the|el|la|los|las|del|al)"
_WORDS = r"[\w’'-]+"
_NAMED = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_ONE_THING = re.compile(
    rf"\b{_THE}\s+(?:(?!{_THE}\b){_WORDS}\s+|{_THE}\s+(?={_NAMED})){{0,5}}?{_NAMED}(?:\s+{_WORDS}){{0,3}}$"
)
_OTHER_THING = re.compile(
    rf"{_THE}\s+(?:{_WORDS}\s+){{0,5}}?{_NAMED}(?:\s+(?:(?:of|de|del|the|la|el|with|con|y)\s+){{0,2}}{_NAMED})*"
    rf"(?: (?:{'|'.join(sorted(MADE_TOGETHER))})\b)?"
)
_AND = re.compile(r",?\s+(?:and|or|y|e|o|u)\s+", re.IGNORECASE)
_WHICH_OR = re.compile(r"^\W*(?:which|cu[aá]l)\b.* (?:or|o|u) (?!the one\b|(?:el|la) del?\b)", re.IGNORECASE)
_NAME = rf"{_NAMED}(?: {_NAMED})*"
_BETWEEN_TWO = frozenset({"talk", "dialogo"})
"""What two have with each other, "the Danish and Swedish talks"."""
_OF_ONE_KIND = re.compile(
    rf"\b[Tt]he (?P<one>{_NAME}) and (?:the )?(?P<other>{_NAME}) "
    rf"(?P<kind>(?:[a-z][\w’'-]* ){{0,2}}?)(?P<noun>[a-z]+s)\b"
)
_OF_ONE_KIND_ES = re.compile(
    rf"\b(?P<the>los|las) (?P<noun>[a-záéíóúñ]+s)(?P<kind>(?: [a-záéíóúñ]+){{0,2}}?) (?P<de>de|del) "
    rf"(?:(?:el|la) )?(?P<one>{_NAME}) (?:y|e) (?:(?P=de) )?(?:(?:el|la) )?(?P<other>{_NAME})"
)
"""One noun for both, "los códigos de Lima y de Quito"."""

_SEVERAL = re.compile(rf"\b[Tt]he (?:[a-z]+ )??(?P<name>{_NAME} )?(?P<noun>[a-z]+s)\b(?P<of> of (?:the )?{_NAME})?")
_SEVERAL_ES = re.compile(
    rf"\b(?P<the>[Ll]os|[Ll]as) (?:\w+ )??(?P<noun>[a-záéíóúñ]+s)\b(?P<of>(?: de[l]? (?:la )?{_NAME})?)"
)
"""Several things that a question names as one, "los dos tratados de Lombok"."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things where a question names them."""

    called: tuple[str, str]
    """Each with its article: `the Lima code`, `the Quito code`."""
    place: Span
    always_two: bool
    """Does one noun in the plural stand for both, or is it asked which? Then they are never told of as one."""

    def asked_of(self, which: int, question: str) -> str:
        """The question on one of them alone."""
        return question[: self.place.start] + self.called[which] + question[self.place.end :]

    @property
    def labels(self) -> tuple[str, str]:
        """Without their articles."""
        one, other = (re.sub(rf"^{_THE}\s+", "", thing) for thing in self.called)
        return one, other


def pair_in(question: str) -> Pair | None:
    """The two things that it names; nothing where there are none.

    Two countries are no such things: most is told of both together.
    """
    return _of_one_kind(question) or _each_named(question)


def one_called(question: str, nth: str) -> str | None:
    """One of several things of which a question speaks: "the second Lombok treaty" of "the Lombok treaties"."""
    for found in (*_SEVERAL.finditer(question), *_SEVERAL_ES.finditer(question)):
        noun = _singular(found["noun"])
        if fold(noun) not in TEXTS:
            continue
        if found.re is _SEVERAL:
            return f"the {nth} {found['name'] or ''}{noun}{found['of'] or ''}"
        return f"{'el' if found['the'].lower() == 'los' else 'la'} {nth} {noun}{found['of'] or ''}"
    return None


def _of_one_kind(question: str) -> Pair | None:
    for both in (_OF_ONE_KIND.search(question), _OF_ONE_KIND_ES.search(question)):
        noun = _singular(both["noun"]) if both else ""
        made = fold(noun) in MADE_TOGETHER - _BETWEEN_TWO
        if both and made and not (_is_land(both["one"]) and _is_land(both["other"])):
            if both.re is _OF_ONE_KIND:
                called = tuple(f"the {both[name]} {both['kind']}{noun}" for name in ("one", "other"))
            else:
                the = "el" if both["the"] == "los" else "la"
                called = tuple(f"{the} {noun}{both['kind']} {both['de']} {both[name]}" for name in ("one", "other"))
            return Pair((called[0], called[1]), Span(both.start(), both.end()), always_two=True)
    return None


def _each_named(question: str) -> Pair | None:
    for joined in _AND.finditer(question):
        one, other = _ONE_THING.search(question[: joined.start()]), _OTHER_THING.match(question, joined.end())
        if one and other and not (_is_country(one.group()) or _is_country(other.group())):
            return Pair(
                (one.group(), other.group()),
                Span(one.start(), other.end()),
                always_two=bool(_WHICH_OR.search(question)),
            )
    return None


def _singular(noun: str) -> str:
    """ "treaty" of "treaties", "convención" of "convenciones", "código" of "códigos"."""
    ion = re.fullmatch(r"(\w+[cs])iones", noun)
    return f"{ion[1]}ión" if ion else re.sub(r"ies$", "y", noun) if noun.endswith("ies") else noun.removesuffix("s")


def _is_land(name: str) -> bool:
    """Is it a country as a noun? "The Peru and Chile pacts" are between them, "the Danish and Swedish" ones two."""
    return _is_country(name) and not is_capital(name) and not is_people(name)


def _is_country(thing: str) -> bool:
    bare = re.sub(rf"^{_THE}\s+", "", thing)
    return any(mention.span == Span(0, len(bare)) for mention in countries(bare))

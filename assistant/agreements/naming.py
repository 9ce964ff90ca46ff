"""An agreement's own name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.agreements.instrument import terms
from assistant.agreements.reports import Report, is_background
from assistant.agreements.story import LEAD, Line, Story
from assistant.agreements.titles import NOUN
from assistant.reader.officials.people import people
from index.text import fold
from index.types import Span

_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ][\w’'/.-]*[\w’'/-]|[A-ZÁÉÍÓÚÑ]"
_LINK = r"(?:of|on|for|and|the|de|del|la|las|los|el|y|para|contra|against)"
_SEQUENCE = rf"(?:{_CAPITAL})(?:,?\s+(?:{_LINK}\s+){{0,3}}(?:{_CAPITAL}|\d+(?:/\d+)?))*"
_CALLED = re.compile(
    rf"\b(?:named|called|known as|dubbed|baptised|baptized|christened|entitled|titled|so-called|llamad[oa]s?|denominad[oa]s?|bautizad[oa]s?(?: como)?|titulad[oa]|conocid[oa]s? como|se llama)\s+"
    rf"(?:the\s+|el\s+|la\s+)?(?:“(?P<quoted>[^”]{{3,80}})”|«(?P<guillemets>[^»]{{3,80}})»|(?P<plain>{_SEQUENCE}))"
)
_OBJECT = re.compile(
    rf"\b(?:agree(?:s|d)? on|sign(?:s|ed)?|adopt(?:s|ed)?|launch(?:es|ed)?|announce[sd]?|establishing|creat(?:es|ed|ing)|firman|firmaron|lanzan|lanzaron|anuncian|anunciaron|crean|crearon)\s+"
    rf"(?:the\s+|a\s+|el\s+|la\s+)?(?P<plain>{_SEQUENCE})"
)
_BEHIND = re.compile(
    rf"\b(?:operation|exercise|mission|operaci[oó]n|ejercicio|misi[oó]n|plan|programa)\s+(?P<short>{_SEQUENCE})|"
    rf"\b(?P<long>(?:tratado|acuerdo|convenio|pacto|treaty|agreement|deal|pact|accord)s?(?:\s+(?:[a-zà-ÿ]+)){{0,3}}?\s+(?:de la|del|de|of the|of)\s+(?P<of>{_SEQUENCE}))"
)
_BEFORE = re.compile(
    rf"\b[Tt]he (?P<plain>(?:{_CAPITAL})(?: (?:{_CAPITAL}))+) (?:task (?:group|force)|exercises?|operation|patrols?|initiative|programme|program|pact|treaty|accord|agreement|plan|mission)\b"
)
""" "the Gulf Shield task group"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it stands."""

    text: str
    line: Line
    span: Span
    worth: float


def name(story: Story, news: Sequence[Report]) -> Name | None:
    """The name that the reports of an agreement give it; what background tells of is another's."""
    found = [one for one in _candidates(story, news) if _is_name(one)]
    if not found:
        return None
    counts = Counter(fold(one.text) for one in found)
    found.sort(key=lambda one: -one.worth - 0.5 * counts[fold(one.text)])
    return next((name for one in found if (name := one if one.line.start >= 0 else _in_body(story, one))), None)


def _candidates(story: Story, news: Sequence[Report]) -> Iterator[Name]:
    reported = {one.line.number: one for one in reversed(news) if one.worth >= 0.3}
    for line in story.all:
        near = line.number < LEAD
        for match in _CALLED.finditer(line.text):  # the surest: also of a group that has become an organisation
            group = next(key for key in ("quoted", "guillemets", "plain") if match[key])
            if near or line.number in reported:
                yield _name(line, match, group, 2.5)
        if near:
            for match in _OBJECT.finditer(line.text):
                yield _name(line, match, "plain", 1.5)
            for match in _BEFORE.finditer(line.text):
                yield _name(line, match, "plain", 1.5)
            for match in _BEHIND.finditer(line.text):
                sides = any(
                    side.span.overlaps(Span(*match.span("of" if match["of"] else "short"))) for side in line.sides
                )
                if match["short"] or (not sides and (len(match["of"].split()) > 1)):
                    yield _name(line, match, "short" if match["short"] else "of", 1.5 if match["short"] else 1.2)
        report = reported.get(line.number)
        for term in terms(line):
            under = re.search(
                r"\b(?:under|by|to|of|amend\w*|segun|bajo|al|del) (?:the |its |their |el |la )?$",
                line.folded[: term.phrase.start],
            )
            subject = (
                report is not None
                and report.term is term
                and term.phrase.end <= report.act.span.start
                and not report.act.passive
            )
            if (
                term.proper
                and not under
                and not subject
                and (near or report)
                and not line.quoted(term.span)
                and not is_background(story, line, term.span)
            ):
                own = report is not None and report.term is not None and report.term.span == term.span
                yield Name(term.phrase.of(line.text), line, term.phrase, 2.0 if own else 0.8)


def _name(line: Line, match: re.Match[str], group: str, worth: float) -> Name:
    return Name(match[group], line, Span(*match.span(group)), worth)


def _is_name(found: Name) -> bool:
    """No person, no country, no day."""
    text = found.text
    inside = [
        side for side in found.line.sides if side.span.start <= found.span.start and side.span.end >= found.span.end
    ]
    opens = [
        side
        for side in found.line.sides
        if side.span.start == found.span.start and side.span.end - side.span.start > len(text) / 3
    ]
    if re.match(
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
        text,
    ):
        return False
    if NOUN.match(text) and any(person.span.overlaps(found.span) for person in people(found.line.text)):
        return False  # "Captain Robert Francis of the US Navy"
    if re.search(r"\b(?:Sea|Ocean|Gulf)$|^(?:Mar|Golfo|Océano)(?: (?:de(?:l| la)? )?[A-Z]\w+)?$", text):
        return False
    called = found.worth > 2.0 and bool(inside) and len(inside[0].key) > 2
    return (
        (called or not (inside or opens))
        and not any(person.name == text for person in people(found.line.text))
        and len(text) > 3
    )


def _in_body(story: Story, best: Name) -> Name | None:
    for line in story.lines:
        at = line.text.find(best.text)
        if at >= 0:
            return Name(best.text, line, Span(at, at + len(best.text)), best.worth)
    return None

"""The entries of an answer that stand apart from each other: "Bali is the one, … Lombok the other"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.reader.evidence.kinds import may_be_entry
from assistant.reader.lists.lists import in_each_country, items_in, with_article
from assistant.reader.lists.separators import OTHER
from assistant.reader.model import FoundSpan
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.reader.shown import is_negative
from index.text import fold
from index.types import Span

AS_GOOD = 3.0
"""Log-odds within which another span is an entry beside the best one."""
LEAST_INSIDE = -1.0
"""Log-odds of an entry to be part of an answer."""
NEAR, LEAST_OF_FOLLOWING = 4.5, -2.0
"""The same two of what follows another entry in a list, or comes before it there."""
AS_READ = 0.2
"""By how much one unit of log-odds of its answer makes a sentence better, as a logarithm, where a list is wanted."""
LIKELY, CERTAIN = 1.0, 1.5
"""Log-odds of several answers from which what is seen of a list decides which is meant; and from which a list is wanted
though no word of the question says so."""
LEAST_WHOLE = 3
"""Entries of a list that needs nothing from elsewhere."""
LONG = 5
"""Words of an entry to which a single one behind "and" belongs."""
_CONJUNCTION = re.compile(r"\b(?:and|or|y|e|o|u)\b|;")
_CONDITION = re.compile(
    r",?\s*(?:unless|(?:only )?if|until|provided(?: that)?|except(?: that)?|while|because|but only|rather than|"
    r"salvo(?: que)?|a menos que|excepto|siempre que|(?:solo |sólo )?si|hasta que|mientras|porque|para que)\s*",
    re.IGNORECASE,
)
"""Between two halves of one answer."""
FOLLOWS = re.compile(
    r"(?:(?:\s+[^\s,;:.()]+){0,2}\s*[,;]\s*(?:(?:and|or|y|e|o|u|ni|nor)\s+)?|\s+(?:and|or|y|e|o|u|ni|nor)\s+)"
    r"(?:(?:that|who|whether|if|que|si)\s+)?"
    r"(?:(?:the|el|la|los|las)\s+)?",
    re.IGNORECASE,
)
"""Between two entries that follow each other in a list."""
_CLAUSE = re.compile(
    r",\s+(?:(?:in|of|to|for|from|by|with|a|en|de|con|por|para)\s+)?(?:(?:el|la|los|las)\s+)?"
    r"(?P<word>which|who|whom|whose|that|where|que|quien(?:es)?|cual(?:es)?|cuy[oa]s?|donde)\b\s*"
)
"""What begins a clause about the entry before it."""
_DENIED = re.compile(
    r"(?:[;:]|\b(?:but|pero)\b)\s+(?:\w+\s+){0,3}(?:not?|nor|tampoco)\b(?!\s+(?:more|less|fewer|m[aá]s|menos)\b)(?:(?!\b(?:but|pero)\b)[^;:])*$",
    re.IGNORECASE,
)
"""Before what the last part of a sentence denies."""
_JOINED = re.compile(r"\b(?:and|or|y|e|o|u|ni|nor)\b")
Place = tuple[Candidate, Span]
"""A sentence, and characters of its text."""


def wants_several(question: Question, best: Candidate) -> bool:
    """Is a list wanted? The question says so by its words, or the network does that read it with the passage.

    "When and where did they meet?" wants two things, but no list.
    """
    if question.wants(Wanted.LIST, Wanted.COUNTRIES):
        return True
    return len(question.wanted) == 1 and best.several > CERTAIN


def worth(candidate: Candidate) -> float:
    """How well a sentence answers with a list, higher is better: what the network sees in it counts for more there."""
    return candidate.share * math.exp(AS_READ * candidate.reading.best)


def as_read(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences; first the one of the article that answers best which is worth most as a list."""
    best = max((one for one in ranked if one.article.id == ranked[0].article.id), key=worth)
    return [best, *(one for one in ranked if one is not best)]


def several(question: Question, ranked: Sequence[Candidate]) -> list[Place]:
    """The entries that the network sees in the passage that answers best, each once, in its order.

    None where the question asks for one thing, or where one is all that is seen.
    """
    best = ranked[0]
    if not wants_several(question, best) or not best.reading.spans:
        return []
    beside = [one for one in ranked if one.passage.chunk.id == best.passage.chunk.id]
    places: list[Place] = []
    for candidate in sorted(beside, key=lambda one: one.span.start):
        for span in _entries(candidate, best):
            parts = pieces(candidate.text, span)
            for place in parts if len(parts) > 2 or _and_other(candidate.text, parts) else [span]:
                if _is_new(question, candidate, place, places):
                    places.append((candidate, place))
    places = _run_on(_joined(_one_of_each(_allowed_or_not(question, places))))
    places = _whole_list(best, places) or places
    return places if len(places) > 1 else []


def _entries(candidate: Candidate, best: Candidate) -> list[Span]:
    """What the network sees of entries in a sentence, in its order; less is enough of what follows one in a list."""
    found = [
        one for one in candidate.reading.spans if _is_entry(one, best.reading.best) or one is best.reading.spans[0]
    ]
    beside = [one for one in candidate.reading.spans if one not in found and _may_follow(candidate, one, best)]
    while following := [one for one in beside if any(_follow(candidate.text, one, other) for other in found)]:
        found += following
        beside = [one for one in beside if one not in following]
    places = sorted((one.span for one in found), key=lambda span: span.start)
    surest = best.reading.spans[0].span if candidate is best else None
    return [place for place in places if place == surest or not _is_said_of(candidate.text, place, places[0])]


def _may_follow(candidate: Candidate, found: FoundSpan, best: Candidate) -> bool:
    """Is it nearly as good as an entry, and no age behind a name: "Ana Torres, | 38"?"""
    near = found.score >= best.reading.best - NEAR and found.inside >= LEAST_OF_FOLLOWING
    return near and not found.span.of(candidate.text).isdigit()


def _is_said_of(text: str, place: Span, first: Span) -> bool:
    """Is it a clause about an entry before it: "an aircraft and shells, which | the ships bring sealed |"?

    Of "that A, that B and that C" all are entries.
    """
    clauses = [one for one in _CLAUSE.finditer(text, first.end, place.end) if place.start <= one.end()]
    return any(not re.search(rf"\b{one['word']}\b", text[: one.start()], re.IGNORECASE) for one in clauses[:1])


def _follow(text: str, one: FoundSpan, other: FoundSpan) -> bool:
    """Does nothing but a comma or "and" part them?"""
    first, last = sorted((one.span, other.span), key=lambda span: span.start)
    return FOLLOWS.fullmatch(text, first.end, last.start) is not None


def _run_on(places: Sequence[Place]) -> list[Place]:
    """The entries, of those that follow each other in one list all: "the flight, | the visa and the levy" are three."""
    found: list[Place] = []
    for candidate, run in _runs(places):
        parts = list(items_in(candidate.text, Span(run[0].start, run[-1].end))) if len(run) > 1 else []
        if len(parts) > len(run) or (len(parts) == len(run) and not _ends(candidate.text, run)):
            first, *others, last = [with_article(candidate.text, part) for part in parts]
            run = [Span(run[0].start, first.end), *others, Span(last.start, run[-1].end)]
        found += [(candidate, place) for place in run]
    return found


def _runs(places: Sequence[Place]) -> list[tuple[Candidate, list[Span]]]:
    """The entries by sentence, together where nothing but a comma or "and" parts them."""
    runs: list[tuple[Candidate, list[Span]]] = []
    for candidate, place in places:
        last = runs[-1] if runs and runs[-1][0] is candidate else None
        if last and FOLLOWS.fullmatch(candidate.text, last[1][-1].end, place.start):
            last[1].append(place)
        else:
            runs.append((candidate, [place]))
    return runs


def _whole_list(best: Candidate, places: Sequence[Place]) -> list[Place]:
    """The entries of the sentence that answers best, if it alone lists them to the end."""
    whole = [(candidate, run) for candidate, run in _runs(places) if _ends(candidate.text, run)]
    if len(whole) != 1 or whole[0][0] is not best or len(whole[0][1]) < LEAST_WHOLE:
        return []
    return [(best, place) for place in whole[0][1]]


def _ends(text: str, run: Sequence[Span]) -> bool:
    """Does "and" join the last of them?"""
    return len(run) > 1 and _JOINED.search(text[run[-2].end : run[-1].start]) is not None


def _allowed_or_not(question: Question, places: Sequence[Place]) -> list[Place]:
    """Of "rice and oil; not meat or eggs" what is asked for, where only some of the entries are denied."""
    asked = is_negative(question)
    fit = [(one, place) for one, place in places if (_DENIED.search(one.text[: place.end]) is not None) is asked]
    return fit or list(places)


def _one_of_each(places: Sequence[Place]) -> list[Place]:
    """The entries; of "in Ilo, Chile in Arica and Bolivia in Uyuni" the three places, where two are seen at least."""
    found: list[Place] = []
    for candidate, _ in {place[0].span: place for place in places}.values():
        own = [place for one, place in places if one is candidate]
        shared = in_each_country(candidate.text)
        seen = [one for one in shared if any(one.overlaps(place) for place in own)]
        found += [(candidate, place) for place in (shared if len(seen) > 1 else own)]
    return found


def _joined(places: Sequence[Place]) -> list[Place]:
    """The entries, those as one that belong together: "are arrested | and | tried", "may not leave | unless | …"."""
    found: list[Place] = []
    for candidate, place in places:
        last = found[-1] if found and found[-1][0] is candidate else None
        if last and _belong_together(candidate.text, last[1], place):
            found[-1] = (candidate, Span(last[1].start, place.end))
        else:
            found.append((candidate, place))
    return found


def _belong_together(text: str, before: Span, place: Span) -> bool:
    """Does a condition join them, or "and" a single word to a long phrase?"""
    between = text[before.end : place.start]
    one_word = re.fullmatch(r"[^\W\d_]+", place.of(text)) and place.of(text).islower()
    long_before = len(before.of(text).split()) >= LONG
    ends = one_word and long_before and _CONJUNCTION.fullmatch(between.strip())
    return bool(ends or _CONDITION.fullmatch(between))


def _is_entry(found: FoundSpan, best: float) -> bool:
    return found.score >= best - AS_GOOD and found.inside >= LEAST_INSIDE


def _and_other(text: str, parts: Sequence[Span]) -> bool:
    """ "One at Ilo and another at Tacna" are two things; "arrested and prosecuted" is one."""
    return len(parts) == 2 and OTHER.match(text, parts[1].start) is not None


def pieces(text: str, part: Span) -> list[Span]:
    """The things of a part of a text; what a comma alone parts is one ("the base at Lossiemouth, in Scotland")."""
    found = list(items_in(text, part))
    if len(found) == 2 and not _CONJUNCTION.search(text, found[0].end, found[1].start):
        return [part]
    return found or [part]


def _is_new(question: Question, candidate: Candidate, place: Span, others: Sequence[Place]) -> bool:
    """Is it what is asked for, none of the others in more or fewer words, and nothing that the question says itself?"""
    text = fold(place.of(candidate.text))
    known = [fold(span.of(other.text)) for other, span in others]
    if not may_be_entry(question, place.of(candidate.text)):
        return False
    return text not in fold(question.text) and not any(text in one or one in text for one in known)

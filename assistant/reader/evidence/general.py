"""What something with a name has of itself, a capital or a budget: an article says so of it by name, or not at all.

"What is the currency of Peru?" may be asked of any article that names Peru; that it is about Peru answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.question import Question, Wanted, without_carried
from assistant.reader.rank import Candidate
from index.query import Unit
from index.text import fold

_LETTERS = re.compile(r"\b([A-ZÁÉÍÓÚÑ]{2,}) stands? for\b|\bsiglas\b.*?\b([A-ZÁÉÍÓÚÑ]{2,})\b")
""" "What does NATO stand for?" """
SURE, SEEN = 4.0, 0.0
"""Log-odds of the place that the network sees: from the first one it is believed of what is not named beside it, from
the second of what is called otherwise there."""
_THE = r"(?:(?:the|an?|el|la|los|las|una?) )?"
_FORMS = tuple(
    re.compile(rf"^\W*{form}\W*$")
    for form in (
        rf"(?:what|which|cual(?:es)?|que)(?: (?:is|was|are|were|es|era|son|fue)|['’]?s) {_THE}"
        r"(?P<what>.+?) (?:of|del?|in|en) (?P<whose>.+)",
        r"(?:what|which)(?: (?:is|was|are|were)|['’]?s) (?P<whose>.+?)(?:['’]s|s['’]) (?P<what>.+)",
        r"(?:what|which|que) (?P<what>\w+(?: \w+)?) (?:does|do|did|is|has|se) (?P<whose>.+?)(?: (?:have|speak|use))?",
        r"how many (?P<what>people|inhabitants) (?:are there|live|does|do|has) (?:in )?(?P<whose>.+?)(?: have)?",
        r"cuant[oa]s (?P<what>habitantes|personas) (?:tiene|hay en|viven en) (?P<whose>.+)",
        rf"how (?P<what>deep|big|large|old|tall|high|wide|long|fast|rich|far) (?:is|are|was) {_THE}(?P<whose>.+)",
        rf"(?:where|donde) (?:is|are|esta|queda) {_THE}(?P<what>.+?) (?:of|del?) (?P<whose>.+)",
        rf"when (?:is|was|were) {_THE}(?P<whose>.+?) (?P<what>founded|created|established|set up|born)",
        rf"cuando (?:se )?(?P<what>fundo|creo|nacio|(?:fue )?fundad[oa]) {_THE}(?P<whose>.+)",
        r"(?:who|quien) (?P<what>founded|discovered|invented|wrote|fundo|descubrio|invento|escribio) "
        rf"{_THE}(?P<whose>.+)",
    )
)
_OF_ANY_COUNTRY = re.compile(
    r"\b(?:capitals?|population|inhabitants|people|currency|languages?|religions?|flag|anthem|national|area|size|army|navy|"
    r"king|queen|highest|longest|largest|biggest|deep|tall|high|wide|found\w*|discover\w+|invent\w+|wrote|"
    r"capital(?:es)?|poblacion|habitantes|personas|moneda|idiomas?|lenguas?|bandera|himno|nacional|superficie|tamano|ejercito|"
    r"rey|reina|mas (?:alt|larg|grand)\w+|fundo|descubrio|invento|escribio)\b"
)
"""What anybody may ask of a country or a body, whatever is in the news: the network is not believed that a word for it
is missing where it is told."""


def tells_nothing_of_it(question: Question, best: Candidate) -> bool:
    """Is it asked what something by its name has of itself, and does the best sentence not say so of it?"""
    letters = _LETTERS.search(question.text)
    if letters:
        return not _spells(letters.group(1) or letters.group(2), best.text)
    asked = _asked(question)
    if asked is None:
        return False
    general, what, whose = asked
    language = best.article.language
    own = bag(best.text, language)
    near = bag(f"{best.article.title}. {best.before} {best.text}", language)
    said = all(speaks_of(one, own, question.language) for one in what)
    of_it = any(speaks_of(one, near, question.language) for one in whose)
    seen = best.reading.best
    if general:
        return not (said and of_it and seen >= SURE)
    return (not of_it and seen < SURE) or (not said and seen < SEEN)


def _spells(letters: str, text: str) -> bool:
    """Do names in a text, one behind the other, begin with these letters?"""
    return letters in "".join(word[0] for word in re.findall(r"\w+", text) if word[0].isupper())


def _asked(question: Question) -> tuple[bool, Sequence[Unit], Sequence[Unit]] | None:
    """Whether it may be asked of any country, the words for what is asked, and whose it is: names and nothing else."""
    for form in _FORMS:
        found = form.match(fold(without_carried(question.text)))
        if found is None:
            continue
        what, whose = (
            [one for one in question.units if found.start(part) <= one.span.start < found.end(part)]
            for part in ("what", "whose")
        )
        named = [one for one in whose if _is_named(question, one)]
        others = [one for one in whose if one not in named and not _OF_ANY_COUNTRY.search(fold(one.surface))]
        if (
            named
            and not others
            and not any(_is_named(question, one) for one in what)
            and _is_only(found["whose"], whose)
        ):
            general = _OF_ANY_COUNTRY.search(found["what"]) and not question.wants(Wanted.DATE)
            return bool(general), what, named
    return None


def _is_only(text: str, some: Sequence[Unit]) -> bool:
    """Does it consist of these, small words aside? Of "the article of James Hutton" the article is none of them."""
    for one in some:
        text = text.replace(fold(one.surface), " ")
    return re.search(r"\w{4,}", text) is None


def _is_named(question: Question, unit: Unit) -> bool:
    return unit.kind == "country" or question.is_name(unit)

"""The agreement, plan or meeting of which a question speaks, as it is called there: "the Lombok pact"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.reader.question import Question, read_question, without_carried
from index.crosslingual import is_verb
from index.entities import is_capital
from index.forms import is_people
from index.query import STOPWORDS, Unit
from index.text import fold
from index.types import Language

TEXTS = frozenset(
    "accord agreement treaty pact plan partnership memorandum code protocol convention declaration framework deal "
    "charter programme program initiative acuerdo tratado pacto asociacion memorando codigo protocolo convenio "
    "declaracion marco carta programa iniciativa alianza".split()
)
"""Folded, in the singular: what is signed, as against what is attended."""
_EVENTS = frozenset(
    "summit meeting exercise mission group command talks cumbre reunion ejercicio mision grupo mando "
    "conversaciones".split()
)
_ARTICLE_AND_NOUN = 2
"""Words of a thing that has no name, "the meeting"."""
_PLURALS = frozenset({"talks", "conversaciones"})
_FEMININE = frozenset("asociacion declaracion iniciativa carta alianza cumbre reunion mision".split())
_WORD = re.compile(r"[^\W_][\w’'-]*")
_SAYS = r"(?:of|in|on|for|with|to|by|at|from|and|or|did|does|do|was|were|is|are|sign|signed)"
_BEFORE = {
    "en": re.compile(
        r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)|[A-Z]\w+(?:['’]s|s['’])) "
        rf"(?P<words>(?:(?!{_SAYS}\b)[\w’'-]+ ){{0,4}})$"
    ),
    "es": re.compile(r"\b(?:el|del|al|la|una?|su) (?P<words>(?:nuev[oa] |gran |primer[oa]? )?)$", re.IGNORECASE),
}
"""What stands before the noun: "the new Lombok", "its defence cooperation"."""
_IS_IT = re.compile(r"\b(?:is|was|are|were) (?:it|this|that|they) (?:really )?$|^\W*(?:y )?(?:es|era|fue|son) $")
"""Before what something else is asked to be: "Is it a treaty?" speaks of no treaty."""
_NAME = r"[A-ZÁÉÍÓÚÑ][\w’'.-]*(?: [A-ZÁÉÍÓÚÑ][\w’'.-]*)*"
_THE = r"(?:(?:the|el|la|los|las) )?"
_OF = re.compile(
    r"(?P<kind>(?: de [a-záéíóúñ]+)?)"
    rf"(?P<of>(?: (?:of|between|with|de|del|entre|con) {_THE}{_NAME}(?:(?:, | and | y ){_THE}{_NAME})*)*)"
)
""" "de seguridad", which says what kind it is, and with whom it is made."""
_ABOUT = re.compile(r" (?:on|against|about|over|sobre|contra)(?P<words>(?: [a-záéíóúñü-]+){1,5})")
_WHAT_IS = re.compile(r"^\W*(?:what|que) (?:is|was|es|era|fue) (?P<it>(?:the|el|la) \S.*?)\W*$")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as a question calls it."""

    called: str
    """With its article, and what it is said with: `the Lombok pact`."""
    of: str
    """Whose it is: ` with the US`; empty where the name says so."""
    is_text: bool
    """Is it something that is signed?"""
    language: Language
    about: str = ""
    """What it is on: ` on migration`."""
    pair: tuple[str, ...] = ()
    """The two countries that it is between, as named in the question."""

    @property
    def whole(self) -> str:
        """ "the agreement between Sweden and the US" also of "its agreement with the US"."""
        if len(self.pair) != 2 or all(country in self.of for country in self.pair):
            return self.called + self.of + self.about
        between, joined = ("entre", "y") if self.language == "es" else ("between", "and")
        return f"{self.called}{self.about} {between} {self.pair[0]} {joined} {self.pair[1]}"

    @property
    def name(self) -> str:
        """Without its article, as it stands in brackets."""
        return self.whole.partition(" ")[2]

    @property
    def is_named(self) -> bool:
        """Is it called by a name, by whose it is, or as nothing else is: "the network of lighthouses"?"""
        return self.whole != self.whole.lower() or (not self.is_text and len(self.whole.split()) > _ARTICLE_AND_NOUN)

    @property
    def several(self) -> bool:
        """Does it stand in the plural, "the talks"?"""
        return fold(self.called).rpartition(" ")[2] in _PLURALS

    def beside(self, side: Unit) -> str:
        """The thing as it is called of one of its two sides, by the other: "the pact with Peru" for Chile."""
        others = [one for one in self.pair if side.key not in read_question(one).countries]
        if len(self.pair) != 2 or len(others) != 1:
            return self.whole
        return f"{self.called}{self.about} {'con' if self.language == 'es' else 'with'} {others[0]}"


def thing_in(question: Question) -> Thing | None:
    """The one thing of which a question speaks; nothing where there is none, or there are several.

    `thing_in(read_question("Who signed the pact of Lombok?"))` -> `Thing("the pact", " of Lombok", is_text=True)`
    """
    text = without_carried(question.text)
    found = [thing for word in _WORD.finditer(text) if (thing := _thing(text, word, question))]
    if not found and (what := _WHAT_IS.match(fold(text))):
        return Thing(text[what.start("it") : what.end("it")], "", False, question.language)
    return found[0] if len(found) == 1 else None


def _thing(text: str, noun: re.Match[str], question: Question) -> Thing | None:
    head = fold(noun.group())
    before = _BEFORE[question.language].search(text[: noun.start()])
    of = _OF.match(text, noun.end())
    if head not in TEXTS | _EVENTS or not before or not of or _IS_IT.search(fold(text[: before.start()])):
        return None
    the = "the " if question.language == "en" else "la " if head in _FEMININE else "el "
    called = the + before["words"] + noun.group() + of["kind"]
    within = read_question(called).countries
    named = [unit for unit in question.units if unit.kind == "country" and unit.span.end <= len(text)]
    pair = tuple(with_article(text, unit) for unit in named if not is_capital(unit.surface))
    between = len(pair) == 2 and not within and not any(map(is_people, pair))
    about = _about(text[of.end() :], question.language)
    return Thing(called, of["of"], head in TEXTS, question.language, about, pair if between else ())


def _about(rest: str, language: Language) -> str:
    """What it is on, " on irregular migration" of " on irregular migration signed in Lima"."""
    on = _ABOUT.match(rest)
    if not on:
        return ""
    kept: list[str] = []
    for word in on["words"].split():
        said = language == "en" and kept and is_verb(word, language)
        if said or (re.fullmatch(_SAYS, fold(word)) and fold(word) not in ("of", "and")):
            break
        kept.append(word)
    while kept and fold(kept[-1]) in STOPWORDS[language]:
        kept.pop()
    return f" {on.group().split()[0]} {' '.join(kept)}" if kept else ""


def with_article(text: str, unit: Unit) -> str:
    """A country as it is named, "the US"."""
    article = re.search(r"\b(?:the|el|la|los|las) $", text[: unit.span.start], re.IGNORECASE)
    return (article.group().lower() if article else "") + unit.surface

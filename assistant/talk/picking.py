"""Which entries of the last answer "the second one" or "las dos primeras" means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.lists.lists import enumeration
from assistant.reader.number_words import number_value
from assistant.reader.officials.people import people
from assistant.reader.question import Question
from index.query import language_of
from index.text import fold

ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st primer primero primera primeros primeras",
            "second 2nd segundo segunda",
            "third 3rd tercer tercero tercera",
            "fourth 4th cuarto cuarta",
            "fifth 5th quinto quinta",
            "sixth 6th sexto sexta",
            "seventh 7th septimo septima",
            "eighth 8th octavo octava",
        )
    )
    for word in words.split()
} | dict.fromkeys("last ultimo ultima ultimos ultimas".split(), -1)
"""Folded, by the place in a list that each picks; -1 is the last."""
_ORDINAL = "|".join(ORDINALS)
_MANY = r"two|three|four|dos|tres|cuatro"
_THING = (
    r"ones?|items?|points?|entry|entries|areas?|topics?|measures?|of (?:them|these|those)|"
    r"puntos?|ambitos?|temas?|medidas?|areas?|de (?:ellos|ellas|estos|estas)"
)
_PICKED = re.compile(
    rf"\b(?:the|el|la|los|las) (?:(?P<many_es>{_MANY}) )?(?P<ordinal>{_ORDINAL})(?: (?P<many>{_MANY}))?"
    rf"(?: (?:{_THING})\b|(?=$|\s*[,;?!.]| (?:is|was|do|does|did|has|have|about|mean|say|cover|include|provide|"
    rf"last|start|begin|es|fue|dice|significa|hace|tiene|preve|incluye|dura)\b))"
)
"""In folded text, what points at entries of a list: "the second one"."""
_ONLY_ORDINAL = re.compile(rf"^\W*(?:(?:and|what about|y|e|but|pero)\b\W*)+(?:the|el|la) (?:{_ORDINAL})(?: one)?\W*$")
_NTH = re.compile(rf"\b(?:the|el|la) (?P<nth>{_ORDINAL}) (?=[a-z])")
"""One of several with what it is: "the second treaty"."""
_ENTRY = re.compile(r"^\s*(?:[-•*]|\d{1,2}[.)])\s+(?P<text>.+?)(?:\s*\[\d+\])*\s*$", re.MULTILINE)
_OF_THEM = re.compile(
    r"\b(?:which|what|cual(?:es)?)(?: ones?)? (?P<of>of|de) "
    r"(?P<them>them|these|those|ell[oa]s|est[oa]s|es[oa]s)\b(?! \w{3,}s\b)"
)
"""In folded text; "which of these areas" names them itself."""
_SAYS_NOTHING = frozenset(
    "and but so what whats which s is are was were about how tell me y e pero que cual cuales es son era fue hay de "
    "con who quien quienes".split()
)
"""Words beside what picks an entry that ask for nothing but what or who it is."""
_WHO = re.compile(r"\b(?:who|quien(?:es)?)\b")
_LONG = 8
"""Words of an entry that is no name any more."""
_MARKERS = re.compile(r"(?:\s*\[\d+\])+\s*$")
_AND = {"en": " and ", "es": " y "}


def picks(question: str) -> bool:
    """Does it point at an entry of a list: "the second one", "las dos últimas"?"""
    return _PICKED.search(fold(question)) is not None


def other_picked(question: str, before: str) -> str | None:
    """The question `before`, which picks an entry that has no name, of the entry that the question picks.

    `other_picked("and the first?", "Who signed the second one?")` -> `"Who signed the first?"`
    """
    asked, there = (_PICKED.search(fold(text)) for text in (question, before))
    if not asked or not picks_only(question):
        return None
    if there:
        return before[: there.start()] + question[asked.start() : asked.end()] + before[there.end() :]
    nth = _NTH.search(fold(before))
    one = before_noun(ordinal(question)) if nth else ""
    return before[: nth.start("nth")] + one + before[nth.end("nth") :] if nth and one else None


def again_picked(question: str, before: str, entries: Sequence[str]) -> str | None:
    """The question `before`, which names one entry of a list, of the entry that the question picks and nothing else.

    `again_picked("and the first?", "Who fights piracy?", ("fraud", "piracy"))` -> `"Who fights fraud?"`
    """
    if not _ONLY_ORDINAL.match(fold(question)):
        return None
    found, names = picked(question, entries), [name for entry in entries if (name := name_of(entry))]
    named = [name for name in names if name in before]
    if len(found) != 1 or len(named) != 1 or not name_of(found[0]):
        return None
    return before.replace(named[0], name_of(found[0]), 1)


def before_noun(nth: str) -> str:
    """An ordinal as it stands before a noun: "el primero", but "el primer tratado"."""
    return re.sub(r"(?<=prim|terc)ero$", "er", nth)


def picks_only(question: str) -> bool:
    """Does it say nothing but what it picks: "What is the second one?"?"""
    folded = fold(question)
    asked = _PICKED.search(folded)
    return asked is not None and _SAYS_NOTHING.issuperset(re.findall(r"\w+", _cut(folded, asked)))


def shown(answer: str) -> tuple[str, ...]:
    """The entries of the list that an answer shows, a line each."""
    return tuple(match["text"] for match in _ENTRY.finditer(answer))


def told(answer: str) -> tuple[str, ...]:
    """The entries of the first list that an answer tells in a sentence."""
    for line in answer.splitlines():
        text = _MARKERS.sub("", line)
        if listed := enumeration(text):
            return tuple(item.of(text) for item in listed.items)
    return ()


def _cut(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]


def picked(question: str, entries: Sequence[str]) -> tuple[str, ...]:
    """The entries that a question picks of a list; none where it picks nothing, or more than there is.

    `picked("Who fights the second one?", ("smuggling", "piracy"))` -> `("piracy",)`
    """
    asked = _PICKED.search(fold(question))
    if not asked:
        return ()
    first = ORDINALS[asked["ordinal"]]
    count = number_value(asked["many"] or asked["many_es"] or "1") or 1
    found = tuple(entries[-count:] if first < 0 else entries[first : first + count])
    return found if len(found) == count else ()


def ordinal(question: str) -> str:
    """The word for which entry it picks, `second`, if it picks one."""
    asked = _PICKED.search(fold(question))
    one = asked and not (asked["many"] or asked["many_es"])
    return question[asked.start("ordinal") : asked.end("ordinal")] if asked and one else ""


def name_of(entry: str) -> str:
    """What an entry of a list is called in a question, a person without the office; empty of a row or a long phrase.

    `name_of("Peruvian Minister Ana Soto")` -> `"Ana Soto"`, `name_of("Peru, Chile: pact (signed in 2023)")` -> `""`
    """
    found = people(entry)
    if len(found) == 1 and (entry.endswith(found[0].name) or entry.startswith(f"{found[0].name},")):
        return found[0].name
    return "" if re.search(r"[:(]", entry) or len(entry.split()) > _LONG else entry


def with_entries(question: str, entries: Sequence[str]) -> str:
    """The question with the entries in the place of what points at them; they alone where it says nothing else.

    `with_entries("Who fights the second one?", ("piracy",))` -> `"Who fights piracy?"`
    """
    asked = _PICKED.search(fold(question))
    if not asked:
        return question
    language = language_of(question)
    named = ", ".join(entries[:-1]) + _AND[language] * (len(entries) > 1) + entries[-1]
    if picks_only(question) and not _WHO.search(fold(question)):
        return f"¿{named}?" if language == "es" else f"{named}?"
    return question[: asked.start()] + named + question[asked.end() :]


def with_noun(question: str, noun: str) -> str:
    """The question with what a list was asked for in the place of "them"; as it is without a plural, or "of them".

    `with_noun("Which of them concern drugs?", "crimes")` -> `"Which of the crimes concern drugs?"`
    """
    them = _OF_THEM.search(fold(question))
    if not them or not noun.endswith("s"):
        return question
    feminine = fold(noun).endswith("as") and not fold(noun).endswith("mas")  # "los temas"
    the = ("las" if feminine else "los") if them["of"] == "de" else "the"
    return f"{question[: them.start('them')]}{the} {noun}{question[them.end() :]}"


def noun_of(question: Question) -> str:
    """What a question asks a list of, "areas" of "which six areas"; empty where it asks for none."""
    noun = question.noun
    if noun and number_value(noun.surface) is not None:
        noun = next((unit for unit in question.units if unit.span.start == noun.span.end + 1), None)
    return noun.surface if noun else ""

"""Whom "he", "her" or "ella" stands for in a conversation: the person that was asked about or answered last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.officials.people import people
from assistant.reader.question import Question, Wanted, read_question, without_carried
from assistant.talk.leaning import is_name
from assistant.types import Turn

_BACK = 2
"""Turns among which the person is looked for, the latest first."""
_PRONOUN = re.compile(
    r"\b(?:(?P<whose>his|her(?= (?!(?:in|on|at|to|for|with|from|about|and|or|as|then|say)\b)\w))|"
    r"he|she|him|her|él|ella)\b",
    re.IGNORECASE,
)
""" "her" before a noun is whose that is, "meet her in Lima" is whom."""
_WHO_IS = re.compile(r"^\W*(?i:who(?:['’]s| is| was)|qui[eé]n(?:es)? (?:es|son|era|fue)) [A-ZÁÉÍÓÚÑ]")
_NAME = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü][\w-]*(?: [A-ZÁÉÍÓÚÑ][\w-]+)*"
_SUBJECT = re.compile(
    rf"(?:\b(?:did|does|will|[Ww]ho (?:is|was)|[Qq]ui[eé]n (?:es|era|fue))|\w(?:ó|[aei]rá|ijo|izo)) "
    rf"(?P<name>{_NAME})(?!['’])"
)
"""After the verb of which it is the subject: "did Soto sign?", "¿Por qué no asistió Soto?"."""
_WHOSE = re.compile(r"\b(?i:his|hers?|he|she|him|él|ella)\b|\b(?i:their|sus?)\b|[A-ZÁÉÍÓÚÑ]\w+['’]s?\b")
"""Of whose parents are asked for more is asked than of the parents."""
_AND = re.compile(r"^\W*(?:and|what about|y|e|but|pero)\W+$", re.IGNORECASE)


def with_person(question: str, history: Sequence[Turn]) -> str:
    """The question with the person's name for the pronoun; as it is where the conversation does not tell which.

    "And he?" is the other one of two. `with_person("what is her office?", …"Who led it?", "Marta Quispe [1]")` ->
    `"what is Marta Quispe's office?"`
    """
    pronoun = _PRONOUN.search(question)
    if not pronoun or any(is_name(unit) for unit in read_question(question[: pronoun.start()]).units):
        return question
    rest = question[pronoun.end() :]
    name = _last_person(history)
    if name and _AND.match(question[: pronoun.start()]) and not rest.strip(" ?!."):
        name = _other(name, history)
    return question[: pronoun.start()] + name + "'s" * bool(pronoun["whose"]) + rest if name else question


def _last_person(history: Sequence[Turn]) -> str:
    """The one person whom the latest turn names that names any; empty where it names several.

    Of who is asked for and answered about somebody else, "Who criticised Soto?", either may be meant.
    """
    for turn in reversed(history[-_BACK:]):
        asked = read_question(without_carried(turn.question))
        who = asked.wants(Wanted.PERSON) and not _WHO_IS.match(asked.text)
        names = dict.fromkeys([*_asked_about(asked), *(_answered(turn) if who else ())])
        if names or who or _WHOSE.search(asked.text):
            return next(iter(names)) if len(names) == 1 and not _WHOSE.search(asked.text) else ""
    return ""


def _other(name: str, history: Sequence[Turn]) -> str:
    """Of two people who were answered together the other one than `name`; empty where there is none."""
    for turn in reversed(history[-_BACK:]):
        names = _answered(turn)
        if len(names) == 2 and name in names:
            return names[1 - names.index(name)]
    return ""


def _answered(turn: Turn) -> list[str]:
    """The people whom the short answer names."""
    return [person.name for person in people(turn.answer.partition("\n")[0])]


def _asked_about(question: Question) -> list[str]:
    """The people of whom a question asks who they are, or what they do; without their office."""
    names = [match["name"] for match in _SUBJECT.finditer(question.text)]
    of_people = [[person.name for person in people(name)] or [name] * (" " not in name) for name in names]
    return [name for found in of_people for name in found if not read_question(f"a {name}").countries]

"""What a question that leans on the conversation takes along: what names its subject, and what was asked last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reader.question import read_question
from assistant.talk.leaning import MADE_TOGETHER, begins_a_subject, is_name, leans, singular
from assistant.types import Turn
from index.crosslingual import is_verb
from index.entities import first_names
from index.query import STOPWORDS, Unit, language_of
from index.text import fold
from index.types import Language

_CHATTER = frozenset(
    "am sure pretty really well ok okay yes maybe like sounds seem seems think guess wonder see saying mean meant "
    "speaking talking mentioned happen happens happened wow hmm able actually again "
    "one ones second third last never ever already still yet else too up off after before besides "
    "same question misma pregunta sorry perdon queria decir refiero referia "
    "claro bueno vale quizas creo parece pienso suena verdad mencionaste dijiste hablando pasa ocurre ocurrio".split()
)
"""Folded words with which people talk or point rather than say what they talk about."""
_CONTRACTION = re.compile(r"['’](?:t|m|re|ve|ll|d)$")
_ASKS = re.compile(r"^(?:cuant[oa]s?|que|cual(?:es)?|how (?:much|many)|what|which) ")
"""At the beginning of a concept's name: "cuánto cuesta"."""
_ASKING = re.compile(
    r"\b(?:(?:how|what)\b(?! about\b)|when|where|who|whom|whose|which|why|cuant[oa]s?|cuando|donde|quien(?:es)?|"
    r"cual(?:es)?|que|como)\b"
)
_HAS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|es|son|fue|fueron|era|hay|tiene|tienen|tendra|tuvo|"
    r"esta|estara|sera|seran|dura|cuesta)\b"
)
"""Verbs that search for nothing."""
_TOGETHER, _FEWEST = 9, 4
"""Units of a question together with those that are carried to it, and the fewest that are, if there are so many. With
more of them search finds the conversation rather than the question; but names and numbers are carried all the same."""
_MOST_CARRIED = 10
_SAYS_ENOUGH = 2
"""Units with which a question that has a verb needs nothing but what names the subject."""
_THEN = re.compile(r"\b(?:then|entonces)\b")
"""What points at the day or year that was said."""
_JOINT = re.compile(r"[ -]|(?:'s|’s) ")
"""Between words that are said in one breath: "Suwalki joint command"."""
_NAMED_AFTER = re.compile(r"\b(?:the|an?|this) $", re.IGNORECASE)
"""Before a name that stands for what follows, "the Lombok pact"; not "did Quispe vote"."""


@dataclass(frozen=True, slots=True)
class Said:
    """A unit where it was said."""

    unit: Unit
    text: str

    @property
    def surface(self) -> str:
        asks = _ASKS.match(fold(self.unit.surface))
        return self.unit.surface[asks.end() if asks else 0 :]


def said_in(text: str) -> list[Said]:
    """The units of a question, in order."""
    return [Said(unit, text) for unit in read_question(text).units]


def spoken_of(history: Sequence[Turn]) -> list[Said]:
    """What names the subject, from the question that began it, and what the last one says.

    Only the latter where it names its subject itself. All words of the former where there are no two names, or the
    latter says nothing ("When was that?").
    """
    began, last = _subject(history), history[-1]
    first, now = said_in(began.question), said_in(last.question)
    own = read_question(last.question)
    if began is last or (sum(is_name(unit) for unit in own.units) > 1 and not leans(own, history[:-1])):
        return now
    names = _naming(first)
    return [*(names if now and len(names) > 1 else first), *now]


def with_words(question: str, spoken: Sequence[Said]) -> str:
    """A question with what was spoken of behind it, if it does not say so itself.

    `with_words("When was that?", said_in("Who signed the Lombok pact?"))` -> `"When was that? (signed, Lombok pact)"`
    """
    own = said_in(question)
    new = _told(own, spoken, lacks_verb=not own or _asks_without_verb(question, own))
    enough = len(own) >= _SAYS_ENOUGH and not _asks_without_verb(question, own) and not _THEN.search(fold(question))
    if enough and any(is_name(said.unit) for said in new):
        new = _naming(new)
    certain = [said for said in new if said.unit.kind == "number" or is_name(said.unit)]
    room = max(max(_FEWEST, _TOGETHER - len(own)) - len(certain), 0)
    others = [said for said in new if said not in certain][:room]
    kept = [said for said in new if said in certain or said in others][:_MOST_CARRIED]
    carried = _phrases(kept, _surely(language_of(question), question))
    return f"{question} ({', '.join(carried)})" if carried else question


def _told(own: Sequence[Said], spoken: Sequence[Said], lacks_verb: bool) -> list[Said]:
    """What is new to a question that says `own`, each once; unless it lacks a verb, none of what is known by name."""
    keys = {said.unit.key for said in own}
    new: dict[str, Said] = {}
    last: Said | None = None
    for said in spoken:
        if said.unit.key not in keys and not is_chatter(said.unit):
            twice = last and last.surface == said.surface and _belong_together(last, said)  # "Bora Bora"
            new.setdefault(said.surface + " " * bool(twice), said)
        last = said
    named = any(is_name(said.unit) for said in new.values())
    return [said for said in new.values() if lacks_verb or not (named and _is_verb(said))]


def _asks_without_verb(question: str, own: Sequence[Said]) -> bool:
    """Does it ask "in which city?", and of what is left to the question before it?"""
    folded = fold(question)
    return _ASKING.search(folded) is not None and not _HAS.search(folded) and not any(map(_is_verb, own))


def is_chatter(unit: Unit) -> bool:
    """Is it a word with which people talk, rather than one that says what they talk about?"""
    return unit.kind == "word" and (unit.key in _CHATTER or _CONTRACTION.search(unit.surface) is not None)


def _surely(language: Language, question: str) -> Language | None:
    """The language of a question, if a word or a mark of it tells; "sea patrols?" may be of any."""
    said = re.findall(r"\w+", fold(question))
    return language if "¿" in question or any(word in STOPWORDS[language] for word in said) else None


def _phrases(kept: Sequence[Said], language: Language | None) -> list[str]:
    """Their words, those that belong together in one, `joint command` and not `joint`, `command`; names come first.

    What was said in the other language is said in this one, word by word, but for proper names.
    """
    phrases = sorted(_together(kept), key=lambda phrase: not any(is_name(said.unit) for said in phrase))
    written = (
        [_written(phrase)]
        if language in (None, language_of(phrase[0].text)) or all(map(_is_proper, phrase))
        else [_in(language, said) for said in phrase]
        for phrase in phrases
    )
    return list(dict.fromkeys(word for words in written for word in words))


def _in(language: Language | None, said: Said) -> str:
    """A unit as it is called in a language; as it was said, where it is a proper name or no other form is known."""
    if language is None:
        return said.surface
    if said.unit.kind == "country":
        return first_names("countries", language).get(said.unit.key, said.surface)
    forms = said.unit.spanish if language == "es" else said.unit.english
    if _is_proper(said) or not forms or said.surface.isupper():
        return said.surface
    return forms[0].title() if is_name(said.unit) else forms[0]


def _is_proper(said: Said) -> bool:
    return said.unit.kind == "word" and is_name(said.unit, first=True)


def _together(spoken: Sequence[Said]) -> list[list[Said]]:
    phrases: list[list[Said]] = []
    for said in spoken:
        if phrases and _belong_together(phrases[-1][-1], said):
            phrases[-1].append(said)
        else:
            phrases.append([said])
    return phrases


def _written(phrase: Sequence[Said]) -> str:
    """As it stands, but for what is left off the surface of its first."""
    first, last = phrase[0], phrase[-1]
    return first.surface + first.text[first.unit.span.end : last.unit.span.end]


def _belong_together(one: Said, other: Said) -> bool:
    """Do they stand side by side, as parts of a name or, in English, as a noun with what it is said with?"""
    if one.text != other.text or not _JOINT.fullmatch(one.text[one.unit.span.end : other.unit.span.start]):
        return False
    named = is_name(one.unit, first=True)
    if named and other.unit.kind == "number":
        return True  # "March 2024"
    if named and is_name(other.unit):
        return (one.unit.kind == "country") == (other.unit.kind == "country")
    english = language_of(one.text) == "en" and not is_name(other.unit)
    return english and (not named or _NAMED_AFTER.search(one.text[: one.unit.span.start]) is not None)


def _subject(history: Sequence[Turn]) -> Turn:
    """The turn that began what is spoken of now: the last that names something new and leans on nothing before it."""
    start = 0
    for number, turn in enumerate(history[1:], start=1):
        named = any(is_name(unit) for unit in read_question(history[start].question).units)
        if begins_a_subject(read_question(turn.question), history[start:number], named):
            start = number
    return history[start]


def _naming(spoken: Sequence[Said]) -> list[Said]:
    """The phrases that name the subject."""
    return [said for phrase in _together(spoken) if any(map(_names_subject, phrase)) for said in phrase]


def _names_subject(said: Said) -> bool:
    """Is it a name, or what the named have to do with each other: the treaty, the plan, the meeting?"""
    made = map(singular, fold(said.surface).split())
    return is_name(said.unit, first=True) or not MADE_TOGETHER.isdisjoint(made)


def _is_verb(said: Said) -> bool:
    single = said.unit.kind != "country" and " " not in said.surface
    return single and not is_name(said.unit) and is_verb(said.surface, language_of(said.text))

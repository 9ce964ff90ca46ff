""" "When was that?" as a whole question: the last one with its question word exchanged, or asked of what it speaks of.

"Where was that?" after "When did Peru sign the Lombok pact?" is "Where did Peru sign the Lombok pact?", and "is it
binding?" is asked of the pact. What the last question has no frame for is left to the words in brackets.
"""

from __future__ import annotations

import re

from assistant.reader.question import Question, Wanted, without_carried
from assistant.talk.openings import as_whole
from assistant.talk.things import thing_in
from index.crosslingual import is_verb
from index.query import language_of
from index.text import fold

_AND = r"^\W*(?:(?:and|but|so|y|e|pero)\b\W*)?"
_BARE = re.compile(
    rf"{_AND}(?P<wh>when|where|why|in which (?:city|town|country|place|year|month)|on which day|"
    r"at which \w+|cuando|donde|por que|en que (?:ciudad|lugar|pais|ano|mes|fecha|sede)|que dia|"
    r"(?P<date>(?:and |y )?(?:(?:on )?(?:what|which) )?(?:the |el |la )?(?:day|date|dia|fecha))|"
    r"(?P<place>(?:the |el |la )?(?:place|venue|city|lugar|sede|ciudad)))"
    r"(?: (?:was|did|is|were|fue|ocurrio|sucedio|paso|tuvo lugar|era)(?: (?:that|this|it|they|eso|esto))?"
    r"(?: (?:happen|take place|held|made|done|signed|agreed))?)?\W*$"
)
"""Folded: what asks when or where, and says nothing else."""
_WORDS = {
    ("en", "date"): "When",
    ("en", "place"): "Where",
    ("es", "date"): "Cuándo",
    ("es", "place"): "Dónde",
}
_ACCENTED = {"cuando": "Cuándo", "donde": "Dónde", "por que": "Por qué"}
_BEFORE = re.compile(
    r"^\W*(?:(?P<asked>(?:when|where|why|how|(?=did\b))|(?:in |on |at |for |to )?(?:which|what|how many)\b"
    r"(?P<object>(?: (?!did\b|was\b|were\b)[\w’'-]+){0,4})) ?"
    r"(?P<rest>(?P<aux>did|was|were)\b .*?)|"
    r"(?P<es>(?:cuando|donde|por que)) (?P<rest_es>.*?))\W*$"
)
"""A question on what is past, as far as it can be asked with another word."""
_WHO_SIGNED = re.compile(
    rf"{_AND}(?:(?:who signed|who were the signatories|quien(?:es)? (?:lo |la )?firm(?:o|aron))"
    r"(?: (?:it|that|this|them|eso|esto))?|the signatories|(?:los )?firmantes)\W*$"
)
_SIGNED_BY = re.compile(
    r"^\W*(?:(?:[Aa]nd|[Yy])\b\W*)?(?:[Ww]hat did (?P<en>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) sign|"
    r"[Qq]u[eé] firmó (?P<es>[A-ZÁÉÍÓÚÑ][\w’'-]*(?: [A-ZÁÉÍÓÚÑ][\w’'-]*)*))\W*$"
)
_IT = re.compile(r"\bit\b", re.IGNORECASE)
_NAMES_THING = re.compile(r"(?:the|this|that) (?!ones?\b|others?\b|same\b|day\b|date\b|first\b|second\b|last\b)[a-z]")
_OF_A_TEXT = re.compile(
    r"\b(?:is|was) it (?:signed|binding|in force|approved|ratified|adopted|legal|public|valid|called|made|concluded|"
    r"agreed|open|\w+ed)\b|"
    r"\b(?:does|did|will|can|must) it (?:enter|come into|take effect|apply|expire|last|end|cover|cost|say|provide|mean|"
    r"need|start|begin|run|include|contain|allow|require|involve|replace|change)\b|\bhow (?:long|old) is it\b|"
    r"\b(?:sign|signed|ratify|ratified|approve|approved|adopt|adopted|for|of|in|under|by|about) it\W*$"
)
""" "It" of an agreement, and not of one of its countries."""
_SIGNS = re.compile(r"\b(?:sign(?:ed|s)?|firm(?:ó|aron|ado|an?)|suscrib\w+|rubric\w+)\b", re.IGNORECASE)
_IS_PAST = re.compile(r"\b\w+(?:ó|aron|ieron)\b|\b(?:hizo|puso|dijo|tuvo|vino|fue|fueron)\b")
_WHICH_ONES = re.compile(
    rf"{_AND}(?:(?:which|what)(?: ones?)?(?: (?:are|were) (?:they|those|these))?|"
    r"cuales(?: (?:son|fueron)(?: ell[oa]s)?)?)\W*$"
)
_EVER = re.compile(r"\bever ")
""" "Did they ever agree?", and then "When?"."""
_HOW_MANY = re.compile(r"^\W*(?:[Aa]nd |[Yy] )?(?:¿)?(?P<many>[Hh]ow many|[Cc]uánt[oa]s) (?=[a-záéíóúñ]+s\b)")
_LEFT_OVER = re.compile(r" (?:on|in|at|for|to|with|about|of|by)$")


def pointed_at(question: Question, before: Question) -> str | None:
    """What asks only when or where, as a whole question on what `before` asks of; nothing where that has no frame.

    `pointed_at("and where was that?", …"Who signed the Lombok pact?")` -> `"Where was the Lombok pact signed?"`
    """
    bare, folded = _BARE.match(fold(question.text)), fold(question.text)
    if _WHICH_ONES.match(folded) and (counted := _HOW_MANY.match(before.text)):
        which = "¿Qué" if before.language == "es" else "Which"
        return f"{which}{before.text[counted.end('many') :]}"
    if language_of(without_carried(before.text)) != question.language:
        return None
    if _WHO_SIGNED.match(folded) and (thing := thing_in(before)) and thing.is_text and thing.is_named:
        return f"¿Quién firmó {thing.whole}?" if thing.language == "es" else f"Who signed {thing.whole}?"
    if not bare or before.only_points:
        return None
    kind = _kind(bare)
    asked = fold(bare["wh"])
    word = (
        _WORDS.get((question.language, kind))
        or _ACCENTED.get(asked)
        or question.text[bare.start("wh") : bare.end("wh")]
    )
    word = word[:1].upper() + word[1:]
    return _of_thing(word, before) or _exchanged(word, before)


def asked_in_full(question: Question) -> str:
    """What asks only for "the date" or "the place", with the word that asks so; any other question as it is.

    `asked_in_full("and the date?")` -> `"When was that?"`
    """
    bare = _BARE.match(fold(question.text))
    word = bare and _WORDS.get((question.language, _kind(bare)))
    if not word:
        return question.text
    return f"¿{word} fue eso?" if question.language == "es" else f"{word} was that?"


def _kind(bare: re.Match[str]) -> str:
    """Which noun it asks with: "date", "place", or none."""
    return "date" if bare["date"] else "place" if bare["place"] else ""


def with_thing(question: Question, named: str, before: Question) -> str | None:
    """The question with what "it" stands for: a thing that half a question `named`, or the agreement that is spoken of.

    `with_thing("Where is it?", "the training centre", …)` -> `"Where is the training centre?"`
    """
    its = [*_IT.finditer(question.text)]
    if question.language != "en" or len(its) != 1:
        return None
    thing = thing_in(before)
    of_text = thing and thing.is_text and thing.language == "en" and _OF_A_TEXT.search(fold(question.text))
    called = named if _NAMES_THING.match(named) else thing.whole if thing and of_text else ""
    return as_whole(question.text[: its[0].start()] + called + question.text[its[0].end() :]) if called else None


def signed_by_one_of_them(question: Question, before: Question, answer: str) -> str | None:
    """ "What did Soto sign?" of the agreement that is spoken of, where the last answer names Soto; else nothing."""
    by = _SIGNED_BY.match(question.text)
    thing = thing_in(before)
    if not by or not thing or not thing.is_text or not thing.is_named or (by["en"] or by["es"]) not in answer:
        return None
    return f"{question.text} ({thing.name})"


def _of_thing(word: str, before: Question) -> str | None:
    """Of an agreement that somebody signed, or talks at which somebody stood for a side."""
    thing, text = thing_in(before), without_carried(before.text)
    if not thing or not thing.is_named or not before.wants(Wanted.PERSON):
        return None
    if thing.is_text and _SIGNS.search(text):
        return f"¿{word} se firmó {thing.whole}?" if thing.language == "es" else f"{word} was {thing.whole} signed?"
    if thing.is_text:
        return None
    was = "fueron" if thing.several else "fue"
    return (
        f"¿{word} {was} {thing.whole}?"
        if thing.language == "es"
        else f"{word} {'were' if thing.several else 'was'} {thing.whole}?"
    )


def _exchanged(word: str, before: Question) -> str | None:
    """The question with its question word exchanged; what it asked for stands behind its verb: "agree on the areas"."""
    text = without_carried(before.text).strip()
    frame = _BEFORE.match(fold(text))
    if not frame:
        return None
    carried = before.text[len(without_carried(before.text)) :].rstrip()
    if frame["es"]:
        rest = text[frame.start("rest_es") : frame.end("rest_es")]
        lasts = frame["es"] == "por que" and not _IS_PAST.search(rest.lower())
        return None if lasts else f"¿{word} {rest}?{carried}"  # "¿por qué se llama así?" happened on no day
    rest = frame["aux"] + text[frame.start("rest") + len(frame["aux"]) : frame.end("rest")]
    rest = _EVER.sub("", rest)
    of = (frame["object"] or "").strip()
    left = _LEFT_OVER.search(rest)
    if of and frame["aux"] != "did":
        return None  # "which treaty was signed" asks of the treaty itself
    if of and left:
        rest = f"{rest} the {of}"
    elif of:
        verb = next(
            (
                m
                for m in re.finditer(r"[\w’'-]+", rest)
                if m.start() and m.group().islower() and is_verb(m.group(), "en")
            ),
            None,
        )
        if not verb:
            return None
        rest = f"{rest[: verb.end()]} the {of}{rest[verb.end() :]}"
    elif left:
        rest = rest[: left.start()]
    return f"{word} {rest}?{carried}"

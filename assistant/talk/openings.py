"""What a message opens with that is no question: thanks and greetings, "and", and words that put the last one right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.reader.question import Wanted, read_question
from index.query import language_of
from index.text import fold

_THANKS = (
    r"(?:thanks|thank you|thx|ok(?:ay)?|great|perfect|excellent|got it|understood|i see|hi|hello|hey|good (?:morning|afternoon|evening)|"
    r"(?:muchas |mil )?gracias|vale|bien|muy bien|perfecto|excelente|genial|estupendo|de acuerdo|entendido|hola|buen dia|"
    r"buen[oa]s (?:dias|tardes|noches))"
)
_MORE = r"(?:,? (?:very much|so much|a lot|again|then|for that|for the help|por todo|por la (?:ayuda|respuesta|informacion)))?"
_COURTESY = re.compile(
    rf"^\W*(?:{_THANKS}{_MORE}(?:\s*[.,;:!…–—-]+\s*|\s+(?={_THANKS}\b)|\s+(?=(?:and|but|y|e|pero)\b)))+(?=[^\s.,;:!])"
)
"""Folded: "ok thanks. and …", with a mark or an "and" behind it: "good governance" is a subject."""
_SORRY = (
    r"(?:(?:no|nope|sorry|oops|wait|actually|rather|well|perdon|perdona|perdone|disculpa|disculpe|mejor|bueno|en realidad)"
    r"\s*[,.;:…–—-]*\s+)*"
)
_MEANT = re.compile(
    rf"^{_SORRY}(?:(?:i|we) (?:meant?|(?:was|were|am|are) (?:asking|talking) about|asked (?:about|for)),? |"
    r"me (?:refiero|referia) (?:al? )?|(?:quise|quiero|queria) decir,? |(?:quise|queria|quiero) preguntar por )(?P<right>\S.*)$"
)
_NOT_THIS = re.compile(
    rf"^{_SORRY}(?:not|no) (?P<wrong>[^,;:]{{2,40}}?)\s*[,;:–—-]+\s*(?:but |sino )?(?P<right>[^,;]{{2,40}})$|"
    r"^(?P<instead>[^,;:]{2,40}?)\s*,\s*(?:and not|not|y no|no) (?P<of>[^,;]{2,40})$|"
    r"^(?:no|sorry|perdon)\s*[,;:–—-]+\s*(?P<just>[^,;]{2,40})$"
)
_SAME = re.compile(
    r"^(?:(?:and|but|y|pero) )?(?:(?:the )?same(?: (?:question|thing))?,? (?:for|with|about|of|in)|"
    r"(?:(?:la )?misma (?:pregunta|cosa)|lo mismo|igual),? (?:para|con|sobre|de|en)|"
    r"(?:and |y )?(?:what about )?(?:in the case of|en el caso de)) (?P<other>\S.*)$"
)
"""Folded: "same question for Norway", "y en el caso de Noruega"."""
_OPENING = re.compile(r"^\W*(?:(?:and|but|so|y|e|pero)\b,?\s*[¿\s]*)?", re.IGNORECASE)
_CLOSING = " ¿?¡!.\"'“”"

_FEW_WORDS = 6
"""Of what the same is asked: more than that is a question of its own."""


@dataclass(frozen=True, slots=True)
class Correction:
    """How the last question was meant: "no, I meant the Australian one", "not Peru, Chile"."""

    right: str
    """What is meant, as typed: `the Australian one`."""
    wrong: str = ""
    """What is not, where it is said."""


def without_courtesy(message: str) -> str:
    """The message without thanks or a greeting before its question; whole where there is nothing else."""
    opening = _COURTESY.match(fold(message))
    return message[opening.end() :] if opening else message


def as_whole(question: str) -> str:
    """A question without the "and" that it begins with, spelled as one that stands alone."""
    opening = _OPENING.match(question)
    rest = question[opening.end() if opening else 0 :]
    return "¿" * (language_of(question) == "es") + rest[:1].upper() + rest[1:]


def correction(message: str) -> Correction | None:
    """What a message puts right in the question before it, if it does nothing else.

    `correction("no, I meant the Australian one")` -> `Correction("the Australian one")`
    """
    text = without_courtesy(message).strip(_CLOSING)
    folded = fold(text)
    if meant := _MEANT.match(folded):
        return Correction(text[meant.start("right") :])
    swapped = _NOT_THIS.match(folded)
    if not swapped:
        return None
    right, wrong = (_group(text, swapped, names) for names in (("right", "instead", "just"), ("wrong", "of")))
    asked = read_question(right)
    puts_right = bool(asked.countries or asked.years) and asked.wants(Wanted.STATEMENT)
    alike = not wrong or bool(read_question(wrong).countries) == bool(asked.countries)
    return Correction(right, wrong) if puts_right and alike else None


def same_of(message: str) -> str:
    """What the last question is to be asked of likewise; empty where a message asks no such thing.

    `same_of("Same question for Japan and Norway")` -> `"Japan and Norway"`
    """
    text = without_courtesy(message).strip(_CLOSING)
    likewise = _SAME.match(fold(text))
    return text[likewise.start("other") :] if likewise and len(likewise["other"].split()) <= _FEW_WORDS else ""


def _group(text: str, match: re.Match[str], names: tuple[str, ...]) -> str:
    """What one of the groups of a match of the folded text holds, as typed."""
    return next((text[match.start(name) : match.end(name)] for name in names if match[name]), "")

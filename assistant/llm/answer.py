"""A model's sentences and the reader's findings as one answer; where they differ, that is said."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from assistant.answers import assemble
from assistant.checks.facts import missing_facts
from assistant.llm.chat import Reason
from assistant.llm.writer import Writer
from assistant.reader.question import Question
from assistant.types import Answer, Draft, Sentence, Writing
from assistant.verify import Lookup, Verified
from index.text import fold, words
from index.types import Language

_FAILED: dict[Language, str] = {
    "en": "The language model {why}; the embedded reader's answer is shown.",
    "es": "El modelo de lenguaje {why}; se muestra la respuesta del lector incorporado.",
}
_WHY: dict[Reason, dict[Language, str]] = {
    "timeout": {"en": "took too long", "es": "tardó demasiado"},
    "unreachable": {"en": "cannot be reached", "es": "no está accesible"},
    "busy": {"en": "is busy", "es": "está ocupado"},
    "refused": {"en": "refused the request", "es": "rechazó la petición"},
    "too_long": {"en": "was given more text than it takes", "es": "recibió más texto del que admite"},
    "cut": {"en": "broke off", "es": "se interrumpió"},
    "empty": {"en": "wrote nothing", "es": "no escribió nada"},
    "broken": {"en": "did not answer properly", "es": "no respondió correctamente"},
    "declined": {"en": "found no answer in the passages", "es": "no halló respuesta en los pasajes"},
    "unsupported": {
        "en": "wrote nothing that the passages carry",
        "es": "no escribió nada que los pasajes sustenten",
    },
}
_DIFFERS: dict[Language, str] = {
    "en": "The embedded reader finds another short answer: “{short}”",
    "es": "El lector incorporado halla otra respuesta breve: «{short}»",
}
_LEFT_OUT: dict[Language, str] = {
    "en": "{n} further passage(s) were too long for the language model to be shown.",
    "es": "{n} pasaje(s) más no cupieron en lo que se muestra al modelo de lenguaje.",
}


def model_why(reason: Reason) -> str:
    """Why the model did not answer, for whoever runs it, in English."""
    return f"the language model {_WHY[reason]['en']}"


def failed(reason: Reason, language: Language) -> str:
    """The notice that the reader answers in the model's place."""
    return _FAILED[language].format(why=_WHY[reason][language])


def written(
    writer: Writer, question: str, asked: Question, draft: Draft, lookup: Lookup
) -> Generator[Writing | Sentence, None, Answer]:
    """The answer that a model writes from the passages of the reader's draft; the list is the reader's.

    Raises:
        ModelFailed: nothing of it can be shown.
    """
    verified = Verified(lookup)
    items = [item for proposed in draft.items if (item := verified.item(proposed))]
    outcome = yield from writer.write(asked, draft.nearest, verified)
    text = " ".join(sentence.text for sentence in outcome.sentences)
    short = verified.short_answer(_with_place(draft))
    notices = list(draft.notices)
    if outcome.left_out:
        notices.append(_LEFT_OUT[asked.language].format(n=outcome.left_out))
    if short and not _says(text, short[0]):
        notices.append(_DIFFERS[asked.language].format(short=short[0]))
        short = None
    told = replace(draft, notices=tuple(notices), short_answer=None)
    short, items, sentences = verified.in_order(short, items, outcome.sentences)
    answer = assemble(question, asked, told, verified, short, sentences, items)
    return replace(answer, answerer=writer.name, prompt_sha256=outcome.prompt_sha256, struck=outcome.struck)


def _with_place(draft: Draft) -> Draft:
    """The short answer with the place of the reader's best sentence where it has none of its own."""
    places = draft.sentences[0].evidence[:1] if draft.sentences else ()
    return draft if draft.short_evidence else replace(draft, short_evidence=places)


def _says(text: str, short: str) -> bool:
    """Has a text the facts of a short answer, and half of its words at least?"""
    own = {fold(word) for word, _ in words(short)}
    there = {fold(word) for word, _ in words(text)}
    return not missing_facts(short, text) and 2 * len(own & there) >= len(own)

"""Text that speaks to a program and not to a reader: "Ignore all previous instructions …".

No reporter writes it, so it is left out of what is searched and cited, like an invitation to subscribe, and marked where
the article is shown. Only the usual openings count (Greshake et al. 2023, arXiv:2302.12173, show how such text gets into
pages); whoever words it otherwise is stopped by the check of every sentence, not here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.sentences import paragraphs
from index.types import Span

_PROGRAM = (
    r"(?:ai|a\.i\.|artificial\s+intelligence|(?:large\s+)?language\s+models?|llms?|chat\s?bots?|(?:ai\s+)?assistants?|bots?"
    r"|ia|inteligencias?\s+artificial(?:es)?|modelos?\s+de\s+lenguaje|asistentes?(?:\s+(?:de\s+ia|virtual(?:es)?))?)"
)
_OPENINGS = re.compile(
    rf"""(?x) (?:
      <!--
    | <\|\w+\|> | \[/?INST\] | <</?SYS>> | \#{{2,}}\s*(?i:instructions?|system|instrucci(?:ón|ones)|sistema)\b
    | (?:SYSTEM|ASSISTANT|DEVELOPER|SISTEMA|ASISTENTE)(?:\s+(?:PROMPT|MESSAGE|NOTE|MENSAJE|NOTA))?\s*:
    | (?i: (?:please\s+|now\s+|por\s+favor,?\s+)?
        (?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:the\s+|your\s+|my\s+)?
        (?:(?:previous|prior|above|earlier|preceding|foregoing)\s+(?:instruction|prompt|text|paragraph|message|article|rule|passage|content)s?\b|instructions?\s+(?:above|before)) )
    | (?i: (?:por\s+favor,?\s+)?(?:ignor[ae]|olvid[ae]|descart[ae]|desatiend[ae])\s+(?:todas?\s+)?
        (?:las?|los|tus|sus)\s+(?:instrucci(?:ón|ones)|reglas?|órdenes|indicaci(?:ón|ones)|mensajes?)\b )
    | (?i: (?:note|notice|instructions?|message|important|attention|nota|aviso|instrucci(?:ón|ones)|mensaje|atención)
        \s+(?:to|for|para|a)\s+(?:all\s+|any\s+|the\s+|tod[oa]s?\s+)?(?:las?\s+|los?\s+)?{_PROGRAM}\b )
    )"""
)


_BEGINS = re.compile(r"(?:\A|(?<=\n)|(?<=[.!?…])[”\"»)\]]*)[^\S\n]*(?:(?:[-*•>–—]|\d{1,2}[.)])\s+)*(?=\S)")
"""Where a line or a sentence begins, behind any mark of a list or a quotation from a mail."""


def to_a_program(text: str) -> bool:
    """Does this text open like an instruction to a language model?"""
    return bool(_OPENINGS.match(text.strip()))


@lru_cache(maxsize=64)
def addressed(body: str) -> tuple[Span, ...]:
    """Where a text speaks to a program, in order: from the words that begin it to the end of their paragraph.

    A comment (`<!-- … -->`) ends where it is closed.
    """
    found: list[Span] = []
    for match in _BEGINS.finditer(body):
        start = match.end()
        if (not found or start >= found[-1].end) and _OPENINGS.match(body, start):
            found.append(Span(start, _end(body, start)))
    return tuple(found)


def _end(body: str, start: int) -> int:
    closed = body.find("-->", start) if body.startswith("<!--", start) else -1
    if closed >= 0:
        return closed + len("-->")
    return next((paragraph.end for paragraph in paragraphs(body, start, len(body))), len(body))


@lru_cache(maxsize=64)
def told(body: str) -> str:
    """The text with spaces in the place of what speaks to a program: as long, with every offset as it was."""
    for span in addressed(body):
        blank = re.sub(r"[^\n]", " ", span.of(body))
        body = body[: span.start] + blank + body[span.end :]
    return body

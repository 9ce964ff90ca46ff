"""Paragraphs that speak to a program and not to a reader: "Ignore all previous instructions …".

No reporter writes them, so they are left out of what is searched and cited, like an invitation to subscribe. Only the
usual openings count (Greshake et al. 2023, arXiv:2302.12173, show how such text gets into pages); whoever words it
otherwise is stopped by the check of every sentence, not here.
"""

from __future__ import annotations

import re

_PROGRAM = (
    r"(?:ai|a\.i\.|artificial\s+intelligence|(?:large\s+)?language\s+models?|llms?|chat\s?bots?|(?:ai\s+)?assistants?|bots?"
    r"|ia|inteligencias?\s+artificial(?:es)?|modelos?\s+de\s+lenguaje|asistentes?(?:\s+(?:de\s+ia|virtual(?:es)?))?)"
)
_OPENINGS = re.compile(
    rf"""(?x) ^\s* (?:
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


def to_a_program(paragraph: str) -> bool:
    """Does this paragraph open like an instruction to a language model?"""
    return bool(_OPENINGS.match(paragraph))

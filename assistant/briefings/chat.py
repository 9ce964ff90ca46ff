"""A question that asks for a summary of several articles: "summarise the last month on Peru and Chile"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import REFUSAL, refuse
from assistant.briefings.choose import Chosen, subject
from assistant.briefings.select import ROOM, select
from assistant.briefings.words import said
from assistant.reader.question import Question, Wanted
from assistant.types import Answer, Draft
from index.question_filters import Wish
from index.text import fold
from index.types import Passage

SURE = 0.9
"""Confidence that articles which filters name are what was asked for."""
_SEVERAL = re.compile(
    r"\b(?:articles|news|reports|stories|agreements|meetings|developments|events|talks|treaties|pacts|everything|what happened|"
    r"what has happened|articulos|noticias|acuerdos|reuniones|novedades|avances|hechos|tratados|pactos|todo lo|lo que paso|"
    r"lo ocurrido|lo sucedido|lo que ha pasado|que paso|que ha pasado)\b"
)


def asks_for_several(asked: Question, wishes: Sequence[Wish]) -> bool:
    """Does it ask for a summary of whatever a period, countries or an agency bring, and not of one story?"""
    if asked.wanted != (Wanted.SUMMARY,):
        return False
    rest = [unit for unit in subject(asked.text, wishes) if unit.kind != "country"]
    chosen_by = bool(wishes) or bool(asked.countries)
    return chosen_by and (not rest or _SEVERAL.search(fold(asked.text)) is not None)


def nothing_there(question: str, asked: Question, chosen: Chosen) -> Answer:
    """The refusal of a summary for which there is no article: what was searched, and what there is."""
    searched = said("searched", asked.language, name=chosen.name)
    return replace(
        refuse(question, asked, (), 1 - SURE), text=f"{REFUSAL[asked.language]} {searched}", notices=chosen.notices
    )


def gathered(asked: Question, chosen: Chosen, passages: Sequence[Passage]) -> Draft:
    """What the chosen articles tell together."""
    picked = select(chosen.articles, ROOM, chosen.asked, asked.language)
    used = {one.told.article.id for one in picked}
    matched = said("matched", asked.language, n=chosen.matched, used=len(used))
    return Draft(
        sentences=tuple(one.draft for one in picked),
        notices=(matched, *chosen.notices),
        nearest=tuple(passages),
        confidence=SURE,
    )

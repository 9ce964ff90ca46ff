"""Who a sentence says that it is so: a minister, a ministry; nobody when the article says it itself."""

from __future__ import annotations

import re

from assistant.reader.people import people, surnames
from index.types import Span

_SAID = (
    r"(?:said|says|stated|added|told|claimed|claims|explained|noted|argued|insisted|denied|warned|stressed|"
    r"dijo|dice|afirmó|afirma|señaló|señala|indicó|indica|aseguró|asegura|sostuvo|sostiene|explicó|explica|informó|"
    r"añadió|dicho|declaró|precisó|subrayó|negó|advirtió|recordó|adelantó|dijeron|afirmaron|señalaron|indicaron|aseguraron)"
)
_SOURCE = r"(?P<who>[^,.;:“”\"()]{2,90}?)"
_STOP = (
    r"(?=\s*(?:[,.;:“”\"()]|$|\s(?:that|who|which|when|after|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in explaining|"
    r"and|but|que|quien|tras|al|este|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo))\b))"
)
_ACCORDING = re.compile(
    rf"\b(?:[Aa]ccording to|[Ii]n the (?:view|words) of|[Ss]egún|[Aa] juicio de|[Dd]e acuerdo con|[Ee]n palabras de)\s+{_SOURCE}{_STOP}"
)
_SAID_BY = re.compile(rf"(?:^|[,.;”\"]\s*){_SAID}\s+{_SOURCE}{_STOP}")
"""“…, said the minister” and «…, dijo el ministro»."""
_OFFICE_SAID = re.compile(
    rf"(?:^|[;”\"]\s*)(?P<who>[^,.;:“”\"()]{{2,60}}),\s[^,;:“”\"]{{3,80}},\s+(?:also\s+|también\s+|ha\s+|has\s+)?{_SAID}\b"
)
"""“Ana Torres, minister of defence, said …”."""
_WHO_SAID = re.compile(
    rf"(?:^|[,;”\"]\s*|\b(?:and|but|y|pero)\s+){_SOURCE}\s+(?:also\s+|también\s+|ha\s+|has\s+|have\s+)?{_SAID}\b"
)
"""“The minister said …” and «El ministro dijo que …»."""
_IS_TOLD = re.compile(
    r"\b(?:not|was|were|is|are|been|being|be|never)$|^(?:an?\s+)?(?:news conference|rueda de prensa)\b"
)
"""Before "told": who is told something does not say it."""
_PRONOUN = re.compile(r"(?:he|she|they|él|ella|ellos|ellas)", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:(?:the |el |la |los |las )?(?:[\w’'-]+ )?(?:agreement|treaty|text|document|code|plan|law|pact|declaration|protocol|"
    r"memorandum|article|acuerdo|tratado|texto|documento|código|ley|pacto|declaración|protocolo|memorando|artículo)(?! \w+ said)|"
    r"that|which|que|como|while|who|quien|it|him|her|them)\b",
    re.IGNORECASE,
)
"""What a text says is what it says: "according to the treaty" is no opinion."""


_AROUND = re.compile(
    r"^(?:(?:and|but|as|y|pero|como)\s+|(?:this|on|este) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\s+|(?:while|mientras)\s+)+|\s+(?:had|have|has|habían?|y|and)$|"
    r"^.*\by\s*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÁÉÍÓÚÑ][\w-]+(?:\s+(?:(?:de|del|la|von|der)\s+)*[A-ZÁÉÍÓÚÑ][\w-]+)*")


def attributed_to(text: str, before: str = "", story: str = "") -> str | None:
    """The source that a sentence gives for what it says.

    A pronoun stands for the last person named `before`, a surname for the one person of the `story` who has it.
    """
    for pattern in (_ACCORDING, _SAID_BY, _OFFICE_SAID, _WHO_SAID):
        for match in pattern.finditer(text):
            who = _trimmed(Span(*match.span("who")).of(text), spanish=match.group().lower().startswith("según"))
            if _PRONOUN.fullmatch(who):
                named = people(before)
                return named[-1].name if named else None
            if _is_source(who):
                return _in_full(who, story)
    return None


def _in_full(who: str, story: str) -> str:
    """The full name of a surname; not "Operations of Europol" for "Europol"."""
    full = surnames(story).get(who.split()[-1], who)
    before = full.lower().removesuffix(who.lower()).split()
    return full if before and full[len(" ".join(before)) - len(before[-1])].isupper() else who


def _trimmed(who: str, spanish: bool) -> str:
    """Without the day and auxiliary verbs around it; after «según» a name alone ("según Londres creará …")."""
    who = _AROUND.sub("", who.strip()).strip()
    name = _NAME.match(who) if spanish else None
    return name.group().strip() if name else who


def _is_source(who: str) -> bool:
    return (
        len(who.split()) <= 12
        and not _NOBODY.match(who)
        and not _IS_TOLD.search(who)
        and re.search(r"[^\W\d_]{3}", who) is not None
    )

"""Sentences that say nothing without the one before them: "He said so", "the latter", "the second is to follow"."""

from __future__ import annotations

import re

from assistant.reader.officials.people import people
from index.text import fold

_SIDES = r"(?:countries|governments|states|sides|parties|ministries|capitals|leaders|paises|gobiernos|estados|partes|ministerios|capitales|mandatarios)\b"
""" "Both governments" are those of the story, as "the two governments" are."""
_OPENS = re.compile(
    r"(?:(?:but|and|so|pero|y|asi|e|tambien|also|then|luego|besides|ademas|asimismo|however|sin embargo|no obstante|moreover|"
    r"meanwhile|mientras tanto|likewise|por otra parte|on the other hand|in addition|in turn|a su vez|por su parte|"
    r"for (?:his|her|its|their) part|finally|finalmente|por ultimo|instead|en cambio|therefore|por tanto|por eso|thus),?\s+)*"
    r"(?:(?:in|at|under|with|by|to|of|for|from|on|as|after|before|en|con|por|de|para|bajo|tras|segun|a|al)\s+(?:part of\s+)?)?"
    rf"(?:he|she|they|him|her|them|it(?! (?:is|was) (?:(?:not|also) )?(?:known|unclear|expected|agreed|decided|announced|hoped)\b)|this|these|those|both(?! {_SIDES})|neither|"
    r"his|hers|its|their|theirs|such|the same|one of (?:them|these|those)|one (?=is|was|will)|the most \w+ (?=is|was|of (?:them|these))|the main one|among them|another|others|the others?|the rest|"
    r"that(?= (?:is|was|are|were|will|would|has|had|makes?|means?|leaves?|includes?|came|comes|follows?)\b)|"
    rf"ella|ellos|ellas|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|aquel|aquella|aquello|amb[oa]s(?! {_SIDES})|su|sus|dich[oa]s?|"
    r"el resto|la mayoria(?! del? )|la mitad(?! del? )|el mismo|la misma|l[oa]s demas|los otros|las otras|otr[oa]s?|l[oa]s dos(?= \w+(?:ron|n)\b)|tal(?:es)?|lo mismo|un[oa] (?:es|fue|sera|de ell[oa]s)|entre ell[oa]s|(?:el|la|l[oa]s) mas \w+ (?=regula|es|fue|son|sera|preve|crea)|cuy[oa]s?)\b"
)
"""A pronoun or a demonstrative where a sentence begins, after a connecting word if there is one."""
_POINTS = re.compile(
    r"\b(?:the (?:latter|former)|(?:est[eao]s?|aquell?[oa]?s?) ultim[oa]s?|l[oa]s? primer[oa]s?(?=,| (?:es|son|sera|consiste)\b)|"
    r"(?:el|la|los|las) (?:ultim[oa]s?|segund[oa]|tercer[oa]|cuart[oa])(?=,| (?:es|son|sera|consiste|de ell[oa]s)\b)|"
    r"the (?:first|second|third|fourth|fifth|last)(?=,| (?:is|are|was|were|will|would|has|of (?:them|these|those|the two))\b)|"
    r"in the (?:first|second|third|fourth|last),|^the (?:first|last|other) (?:two|three|four)\b|^en (?:el|la) (?:primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|ultim[oa])(?=,| (?:se|hay|preven?)\b)|^(?:\w+ ){1,3}(?:signed|adopted|joined|ratified|approved) it\b|the above|aforementioned|(?:ya )?(?:mencionad|citad)[oa]s?|the said)\b"
)
"""The place of a thing in a list that stands elsewhere."""
_SO = re.compile(
    r"^(?:\w+ ){0,3}(?:did|does|do|had done) (?:so|the same)\b|^(?:\w+ ){0,3}(?:lo|ya lo) (?:hizo|hicieron|habia hecho)\b|^(?:\w+ ){0,3}hizo lo mismo\b|"
    r"\b(?:hoped?|said|thought|believed?) (?:he \w+ |she \w+ |they \w+ )?(?:that )?that (?:would|will|was|is)\b"
)
"""What was done or hoped for stands before: "Ghana did so once", "he hoped that would happen"."""
_HE = re.compile(r"\b(?:he|she|él|ella|his|her|him)\b", re.IGNORECASE)
_SAID = re.compile(
    r"(?:^|[,.”\"»]\s*)(?:he|she|they|it)\s+(?:also\s+)?(?:said|added|told|noted|stressed|explained|warned|wrote|stated)\b|"
    r"^[“\"«][^”\"»]*[”\"»],?\s+(?:said|added|dijo|afirmó|añadió|señaló|agregó|indicó)\.?$|"
    r"^(?:Añadió|Agregó|Dijo|Señaló|Indicó|Subrayó|Destacó|Explicó|Afirmó|Aseguró|Precisó|Recordó|Sostuvo|Manifestó)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"^(?:Lo|La|Los|Las|Le|Les)\s+\w+(?:aron|ieron|aban|ían|ó)\b")
""" «Los suscribieron …»: what was signed stands before."""
_DROPS = re.compile(
    r"^(?:(?:Deber|Podr|Tendr|Ser|Estar|Servir|Contar|Durar|Constar|Abarcar|Incluir|Permitir|Regir|Funcionar)án?|"
    r"Consta[n]?|Incluye[n]?|Abarca[n]?|Prev[eé]n?|Tiene[n]?|Permite[n]?|Contiene[n]?|Lleva[n]?|Cuenta[n]?)\b"
)
""" «Tendrá una vigencia de cinco años»: what will have it stands before."""
_LATER = re.compile(
    r"^(?:\w+ (?:day|week|month|year)s? later|un[oa]? (?:dia|semana|mes|ano) (?:despues|mas tarde)|\w+ (?:dias|semanas|meses|anos) (?:despues|mas tarde))\b(?! (?:de|del|than)\b)"
)
""" "A month later": than what stands before."""
_OFFICE = re.compile(
    r"\b(?:minister|president|secretary|chief|general|admiral|director|official|spokes\w+|commissioner|ambassador|leader|"
    r"woman|man|king|queen|senator|judge|officer|ministr[oa]|presidente|presidenta|canciller|secretari[oa]|jef[ea]|portavoz|"
    r"comisari[oa]|embajador[a]?|funcionari[oa]|mandatari[oa]|subsecretari[oa]|viceministr[oa]|fiscal)\b"
)


def leans(text: str) -> bool:
    """Does it lean on the sentence before it?"""
    folded = fold(text).lstrip("“\"«'‘ ")
    if (
        _SO.search(folded)
        or _OPENS.match(folded)
        or _POINTS.search(folded)
        or _SAID.search(text)
        or _OBJECT.match(text)
        or _DROPS.match(text)
        or _LATER.match(folded)
    ):
        return True
    pronoun = _HE.search(text)
    return pronoun is not None and not _names_somebody(text[: pronoun.start()], text)


def _names_somebody(before: str, text: str) -> bool:
    """Is there a person for a pronoun to stand for: named or called by an office before it, or named after it?"""
    return bool(people(text) or _OFFICE.search(fold(before)) or re.search(r"\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\b.*", before[1:]))

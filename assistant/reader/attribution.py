"""Who a sentence says that it is so: a minister, a ministry; nobody when the article says it itself."""

from __future__ import annotations

import re

from assistant.reader.officials.people import people, surnames

_SAID = (
    r"(?:said(?! to\b)|says|stated|added|told|claimed|claims|explained|noted|argued|insisted|denied|warned|stressed|"
    r"dijo|dice|afirmó|afirma|señaló|señala|indicó|indica|aseguró|asegura|sostuvo|sostiene|explicó|explica|informó|"
    r"añadió|dicho|declaró|precisó|subrayó|negó|advirtió|recordó|adelantó|dijeron|afirmaron|señalaron|indicaron|aseguraron)"
)
_RECKONED = (
    r"(?:puts? (?:the|its|their) (?:number|figure|total|toll|cost|value|losses|size|strength)|(?:estimates|estimated)(?= that\b| the\b)|"
    r"(?:cifra|cifran|cifró|cifraron|calcula|calculan|calculó|calcularon|estima|estiman|estimó|estimaron)(?= (?:en|que|el|la|los|las)\b))"
)
"""Gave a number."""
_SOURCE = r"(?P<who>[^,.;:“”«»\"()]{2,90}?)"
_STOP = (
    r"(?=\s*(?:[,.;:“”«»\"()]|$|\s(?:that|who|which|when|after|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in explaining|"
    r"and|but|que|quien|tras|al|este|(?:en|ante|at|in|to) (?:una?|l[ao]s?|an?|the|rueda|conferencia|declaraciones|reporters|periodistas)|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo))\b))"
)
_ACCORDING = re.compile(
    rf"\b(?:[Aa]ccording to|[Ii]n the (?:view|words) of|[Ss]egún|[Aa] juicio de|[Dd]e acuerdo con|[Ee]n palabras de)\s+{_SOURCE}{_STOP}"
)
_OFFICE_SAID = re.compile(
    rf"(?:^|[;”»\"]\s*)(?P<who>[^,.;:“”«»\"()]{{2,60}}),\s(?!and\b|but\b|y\b|pero\b)[^,;:“”«»\"]{{3,80}},\s+"
    rf"(?:also\s+|también\s+|ha\s+|has\s+)?{_SAID}\b"
)
"""“Ana Torres, minister of defence, said …”."""
_NAMED_SAID = re.compile(
    rf",\s(?P<who>[^,.;:“”«»\"()]{{2,60}}),\s(?:\w+\.\s)?[^\W\d_a-zß-öø-ÿ][\w’'-]+(?:\s[\w’'-]+){{0,4}},\s+{_SAID}"
    r"(?=\s(?:on|at|in|that|this)\b|\s*[.,;]|$)"
)
"""“…, its director, Ana Torres, said on Monday”."""
_SAID_BY = re.compile(rf"(?:^|[,.;”»\"]\s*)(?!told\b){_SAID}\s+{_SOURCE}{_STOP}")
"""“…, said the minister” and «…, dijo el ministro»; whom somebody told something stands behind "told"."""
_WHO_SAID = re.compile(
    rf"(?:^|[,;”»\"]\s*|\b(?:and|but|y|pero)\s+){_SOURCE}\s+(?:also\s+|también\s+|ha\s+|has\s+|have\s+)?(?:{_SAID}|{_RECKONED})\b"
)
"""“The minister said …” and «El ministro dijo que …»."""
_ABBREVIATED = re.compile(
    r"\b[A-Z]\.(?:[A-Z]\.)*|\bEE\.\s?UU\.|\b(?:Gen|Col|Lt|Adm|Sen|Gov|Dr|Mr|Mrs|Ms|Jr|Sr|Sra|St)\."
)
_DOT = "\u2024"
"""In the place of a dot that ends no sentence: "U.N.", "Gen. Torres"."""
_PRONOUN = re.compile(r"(?:he|she|they|él|ella|ellos|ellas)", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:(?:the |el |la |los |las )?(?:[\w’'-]+ )?(?:agreement|treaty|text|document|code|plan|law|pact|declaration|protocol|"
    r"memorandum|article|acuerdo|tratado|texto|documento|código|ley|pacto|declaración|protocolo|memorando|artículo)(?! \w+ said)|"
    r"that|which|que|como|while|who|quien|it|him|her|them|(?:el|cada) caso|su (?:población|renta|tamaño|peso|edad|origen)|"
    r"(?:el|este|on)? ?(?:yesterday|today|ayer|hoy|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|"
    r"miércoles|jueves|viernes|sábado|domingo)$)\b",
    re.IGNORECASE,
)
"""What a text says is what it says: "according to the treaty" is no opinion. Nor is a day or "según el caso" anybody."""
_NO_NAME = re.compile(
    r"(?:and|or|nor|but|if|as|in|on|at|by|to|from|with|after|before|during|while|when|where|because|although|since|so|it|him|"
    r"her|them|not|of|del?(?! (?:la |los )?(?-i:[A-ZÁÉÍÓÚÑ]))|al(?!-)|y|e|o|u|ni|pero|si|como|en|por|para|con|sin|tras|durante|cuando|donde|porque|aunque|mientras|sólo|solo)\b|"
    r"[a-z]+ed (?:the|an?|its?|their|his|her|\d+)\b",
    re.IGNORECASE,
)
"""How no name of anybody begins; nor with what he did besides: "took part and said" is not of "took part"."""
_CLAUSE = re.compile(
    r"\b(?:(?<!in )(?<!of )that|which|whom|it|there|he|she|they|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|"
    r"must|should|did|does|not|que|quien(?:es)?|cuy[oa]s?|se|nos|les?|lo|no|es|era|fue|son|eran|fueron|ha|han|había|habían|"
    r"está|están|estaba|estaban|será|serán|tiene|hay)\b|\b(?:who|and|or|y|o)$|['’]s$"
)
"""Words of a clause, which no name of anybody has: "families were" of "families were told"."""
_SECOND = re.compile(
    r"\b(?!(?:of|in|at|for|on|to|and|from|by|with|over|under|near|between|against|as|all|both)\b)\w+ (?=the \w)"
)
"""Before the subject of what is said, where nothing parts it from who says it: "according to the monitors the process"."""
_AROUND = re.compile(
    r"^(?:(?:and|but|as|y|pero|como)\s+|(?:this|on|este) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\s+|"
    r"(?:ayer|hoy|anoche)\s+|con \w+ (?:\w+ )?(?=(?:el|la) )|(?:ha|han) \w+[ai]do\s+|\w+ó\s+(?=(?-i:[A-ZÁÉÍÓÚÑ]))|en [A-ZÁÉÍÓÚÑ]\w+ (?=(?:el|la|los|las) )|(?:while|mientras)\s+)+|\s+(?:had|have|has|habían?|lo|se lo|later|earlier|afterwards|luego|después)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÁÉÍÓÚÑ][\w-]+(?:\s+(?:(?:de|del|la|von|der)\s+)*[A-ZÁÉÍÓÚÑ][\w-]+)*")


def attributed_to(text: str, before: str = "", story: str = "") -> str | None:
    """The source that a sentence gives for what it says.

    A pronoun stands for the last person named `before`, a surname for the one person of the `story` who has it.
    """
    who = _source_of(_ABBREVIATED.sub(lambda match: match.group().replace(".", _DOT), text), before, story)
    return who.replace(_DOT, ".") if who else None


def _source_of(text: str, before: str, story: str) -> str | None:
    for pattern in (_ACCORDING, _OFFICE_SAID, _NAMED_SAID, _SAID_BY, _WHO_SAID):
        for match in pattern.finditer(text):
            who = _trimmed(match["who"], spanish=match.group().lower().startswith("según"))
            if pattern is _ACCORDING:
                who = _before_clause(who)
            if _PRONOUN.fullmatch(who):
                named = people(before)
                return named[-1].name if named else None
            if _is_source(who):
                return _in_full(who, story)
    return None


def _before_clause(who: str) -> str:
    """ "The monitors" of "the monitors the process has stalled"."""
    ends = [match.start() for match in [_CLAUSE.search(who)] if match and match.start()]
    ends += [match.end() for match in [_SECOND.search(who)] if match]
    return who[: min(ends, default=len(who))].strip()


def _in_full(who: str, story: str) -> str:
    """The full name of a surname; not "Operations of Europol" for "Europol", nor anybody's for "the ministry of Justice"."""
    full = surnames(story).get(who.split()[-1], who)
    if who[:1].islower() or any(word[:1].islower() and len(word) > 3 for word in who.split()):
        return full if who.endswith(full) else who
    before = full.lower().removesuffix(who.lower()).split()
    return full if before and full[len(" ".join(before)) - len(before[-1])].isupper() else who


def _trimmed(who: str, spanish: bool) -> str:
    """Without the day and auxiliary verbs around it; after «según» a name alone ("según Londres creará …")."""
    who = _AROUND.sub("", who.strip()).strip()
    name = _NAME.match(who) if spanish else None
    return name.group().strip() if name else who


def _is_source(who: str) -> bool:
    names = not (_NOBODY.match(who) or _NO_NAME.match(who) or _CLAUSE.search(who))
    return names and len(who.split()) <= 12 and re.search(r"[^\W\d_]{3}", who) is not None

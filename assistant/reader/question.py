"""What a question asks for: a person, a date, a list …, and which countries, years and counts it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from assistant.reader.number_words import NUMBER, number_value
from index.entities import is_capital
from index.query import Unit, language_of, units
from index.text import fold
from index.types import Language


class Wanted(Enum):
    """The kind of answer that a question wants."""

    PERSON = "person"
    DATE = "date"
    PLACE = "place"
    NUMBER = "number"
    LIST = "list"
    COUNTRIES = "countries"
    REASON = "reason"
    YES_NO = "yes or no"
    DECISION = "decision"
    SUMMARY = "summary"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands alone, understood."""

    text: str
    language: Language
    wanted: tuple[Wanted, ...]
    """In the order of asking: "when and where" wants two things."""
    units: tuple[Unit, ...]
    count: int | None
    """How many things the question says there are: "which six areas"."""

    @property
    def countries(self) -> frozenset[str]:
        """Codes of the countries that it names."""
        return frozenset(unit.key for unit in self.units if unit.kind == "country")

    @property
    def venues(self) -> frozenset[str]:
        """Countries of which only the capital is named, as a place: "in Paris"."""
        folded = fold(self.text)
        there = [
            is_capital(unit.surface) and re.search(r"\b(?:in|at|en) $", folded[: unit.span.start]) is not None
            for unit in self.units
        ]
        named = [(unit.key, place) for unit, place in zip(self.units, there, strict=True) if unit.kind == "country"]
        return frozenset(key for key, _ in named) - {key for key, place in named if not place}

    @property
    def names_something(self) -> bool:
        """Does it name a country, or anything else by a proper name?"""
        return any(unit.kind == "country" or self.is_name(unit) for unit in self.units)

    @property
    def noun(self) -> Unit | None:
        """What the question asks for by name: "crimes" of "which crimes", "new areas" of "what new areas"."""
        asked = _WHICH.search(fold(self.text))
        near = [unit for unit in self.units if asked and unit.span.start >= asked.end() and unit.kind != "country"]
        between = self.text[asked.end() : near[0].span.start] if asked and near else ""
        return near[0] if near and len(between.split()) <= _NEAR_WHICH else None

    def is_name(self, unit: Unit) -> bool:
        """Is it written as a proper name? At the beginning of a sentence every word is."""
        return unit.surface[:1].isupper() and _BEGINS.search(self.text[: unit.span.start]) is None

    @property
    def years(self) -> frozenset[str]:
        return frozenset(unit.key for unit in self.units if re.fullmatch(r"(?:19|20)\d\d", unit.key))

    @property
    def sides(self) -> frozenset[str]:
        """The countries whose people are asked for: those after "for" or "represented", or beside an office.

        Not the only country that is named: "who signed the treaty with Peru" asks for those of both sides.
        """
        folded = fold(self.text)
        named = [unit for unit in self.units if unit.kind == "country"]
        direct: list[str] = []
        for before, unit in zip([None, *named], named, strict=False):
            beside = before and before.key in direct and _BESIDE.fullmatch(folded[before.span.end : unit.span.start])
            if beside or _FOR_SIDE.search(folded[: unit.span.start]) or _OFFICE_AFTER.match(folded[unit.span.end :]):
                direct.append(unit.key)
        return frozenset(direct)

    @property
    def asks_openly(self) -> bool:
        """Does it ask "what may they do" or "a qué se destina", which one thing answers or several?"""
        return _OPEN.search(fold(self.text)) is not None and not _ONE.search(fold(self.text))

    @property
    def only_points(self) -> bool:
        """Does it say nothing itself, "when was that? (Peru, accord)", and leave it all to the brackets?"""
        own = without_carried(self.text)
        return own != self.text and not any(unit.span.end <= len(own) for unit in self.units)

    @property
    def asks_what_it_is(self) -> bool:
        """Does it ask what something with a name is, "What is AUKUS?", which takes a sentence to say?"""
        return _WHAT_IT_IS.fullmatch(without_carried(self.text).strip(" ¿?¡!.")) is not None

    @property
    def asks_country(self) -> bool:
        """Does it ask which one country?"""
        return _ONE_COUNTRY.search(fold(self.text)) is not None

    @property
    def asks_name(self) -> bool:
        """Does it ask what somebody or something is called?"""
        return _CALLED.search(fold(self.text).strip(' ¿?¡!."“”')) is not None

    @property
    def counted(self) -> tuple[Unit, ...]:
        """What "how many" asks to count: what follows it directly, "soldiers" of "American soldiers"."""
        asked = _HOW_MANY.search(fold(self.text))
        end, found = asked.end() if asked else len(self.text), []
        for unit in self.units:
            if unit.span.start >= end and not re.search(r"\w", self.text[end : unit.span.start]):
                found.append(unit)
                end = unit.span.end
        if found and found[0].kind == "country":  # "Peruvians", and not "Peruvian officers"
            return tuple(found[:1] if re.search(r"(?<!s)s$", found[0].surface) else found[1:])
        return tuple(found)

    def wants(self, *kinds: Wanted) -> bool:
        return any(kind in self.wanted for kind in kinds)


_NOUN = (
    r"(?:areas|fields|topics|issues|matters|subjects|measures|pillars|obligations|commitments|goals|"
    r"objectives|crimes|elements|parts|components|technologies|bases|cities|agencies|names|names of|"
    r"kinds|types|steps|points|tasks|sectors|threats|things|activities|"
    r"ambitos|materias|temas|asuntos|medidas|pilares|obligaciones|compromisos|objetivos|delitos|elementos|"
    r"ciudades|puntos|tareas|sectores|amenazas|tecnologias|bases|actividades|ejes|campos)"
)
_COUNTRY_NOUN = (
    r"(?:countries|(?<!united )states|nations|governments|signatories|paises|estados(?! unidos)|naciones|gobiernos)"
)
_ONE_COUNTRY = re.compile(
    r"^\W*(?:\w+ )?(?:(?:which|what) (?:country|state|nation)|(?:que|cual) (?:pais|estado|nacion))\b"
)
_NO_VERB = r"(?!(?:do|does|did|are|were|is|was|will|have|has|had|must|should|can|may|hacen|tienen|son|fueron)\b)"
_NO_PERSON = (
    r"(?:gets?|receives?|benefits?|pays?|takes? part|took part|participates?|belongs?|"
    r"reciben?|paga|pagan|participan?|participaron|integran?|forman?|pertenecen?|se benefician?)\b"
)
"""What bodies and countries do as often as people."""
_KIND_OF = r"(?:(?:other|main|new|different|further|specific|key|common|joint|\w+-\w+|\w+(?:al|ive|ic|ary|ed|ing|ish|ese|an)) )?"
_MEMBERS = (
    r"\b(?:who (?:takes? part|participates?|belongs?|are (?:the |its |their )?(?:members|participants|parties))|"
    r"(?<!a )quien(?:es)? (?:participan?|integran?|pertenecen?|forman? parte|son (?:los |sus )?(?:miembros|participantes)))\b"
)
"""Of what lasts, a patrol or a code, these are countries."""
_PLURAL = (
    rf"\b(?:which|what) {_KIND_OF}(?!(?:does|was|is|has|its|this|happens|happened|makes|means|remains|follows|comes|gives|"
    rf"goes|explains|drives|lies|sets|counts|leads|costs|threatens|shows|keeps|stands|lets|helps|puts|years|dates|days|months)\b)"
    r"\w+[^isu\W]s\b(?! (?:more|less|fewer|most|the|an?|its|their)\b)|"
    r"(?:^|¿|\bde |\ba |\ben |\bcon |\bcontra |\bpara )que (?:otr[oa]s |tipos? de |clases? de )?"
    r"(?!(?:es|eres|mas|tras|tres|dos|seis|anos|fechas|dias|meses|otr[oa]s)\b)\w{2,}(?:os|as|es)\b"
)
""" "Which ports", "qué delitos": several things."""

_ASKS_WHEN = (
    r"(?:^|\b(?:and|or|but|so|y|e|o|pero|who|how|since|until|till|from|by|desde|hasta|para|de|quien|como)\s|[,¿]\s*)(?:when|cuando)\b|"
    r"\bwhen (?:did|was|were|is|are|will|does|do|has|have|had|would|and)\b|\bwhen$"
)
"""Unlike the "when" and the "cuando" that begin a clause: "what must they do when they meet a boat?"."""
_PATTERNS: Sequence[tuple[Wanted, str]] = (
    (Wanted.SUMMARY, r"\b(summar\w+|brief me|in brief|(?:bring|get) me up to (?:date|speed)|overview|resum\w+|sintesis|in a few sentences|"
                     r"sintetiza|inform[ae]me (?:sobre|acerca)|ponme al (?:dia|tanto|corriente)|(?:un informe|a briefing) (?:sobre|de|on))\b"),
    (Wanted.COUNTRIES, rf"\b(which|what|how many|que|cuales|cuantos|name|list)\b(?: {_NO_VERB}\w+){{0,2}} {_COUNTRY_NOUN}\b|"
                       rf"\b(?:what|which|cuales) (?:are|were|son|fueron) (?:the |los )(?:\w+ )?{_COUNTRY_NOUN}\b|{_MEMBERS}|"
                       rf"^(?:the |los )?{_COUNTRY_NOUN} (?:that|which|who|in|of|que|\w+ntes|miembros?|parte) "),
    (Wanted.NUMBER, r"\b(how (many|much|long|often|big|large)|what (share|percentage|proportion|amount|number)|number of|"
                    r"cuant[oa]s?|(que|el) (monto|numero|cantidad|cantidades|plazo|porcentaje|proporcion)|cifras?|figures?)\b|^plazo\b|"
                    r"\b(?:which|who|what|que|cual|quien)\b(?: \w+){1,4}? (?:more|fewer|most|fewest|mas|menos) \w+s\b|^(costo?|presupuesto)\b"),
    (Wanted.DATE, rf"{_ASKS_WHEN}|\b(what (dates?|days?|years?|months?)|on which (dates?|days?)|which years?|dates? of|que (dias?|fechas?|anos?|mes(es)?)|fechas?)\b"),
    (Wanted.PLACE, r"\b(where|which (\w+ )?(city|place|building|base|town|venue|port|airport|village|island)|donde|que (ciudad|lugar|sede|edificio|base|puerto|aeropuerto|pueblo|isla|localidad)|desde donde)\b"),
    (Wanted.PERSON, rf"\b(who(?! {_NO_PERSON})|whom|whose|which (\w+ and )?(\w+ )?(official|politician|minister|president|leader|person|head|prime minister|commander|"
                    r"commissioner|delegate|representative|ambassador|signator|guest|envoy|admiral|general)\w*|"
                    rf"quien(es)?(?! (?:se |l[oa]s? )?{_NO_PERSON})|(?<!por )que (\w+ )?(ministr|president|funcionari|responsable|politicos?\b|cargos publicos|lider|autoridad|dirigent|mandatari|canciller|mandos?\b|comisari|"
                    r"comandante|embajador|delegad|representante|firmante|invitad)\w*|guest of honou?r)\b"),
    (Wanted.REASON, r"\b(why|reason|for what purpose|por que|motivo|motivos|motivo|razon|razones|justif\w+)\b"),
    (Wanted.LIST, rf"\b((?<!its )list|enumera\w*|(?<!estar )(?<!esta )lista|name the|names of|(?:give me|tell me|name|dame|dime|nombra) (?:the |los |las )?{NUMBER})\b|"
                  rf"\b(which|what|que|cuales|cual|apart from|aparte de)\b.{{0,40}}?\b{_NOUN}\b|"
                  rf"^(?:the |los |las )?{_NOUN}\b|\b(which|what|que|cuales(?: son)?(?: los| las)?) {NUMBER} \w+"),
    (Wanted.DECISION, r"\b(what|que|which)\b.{0,40}\b(agree|decid|commit|promis|sign|plan|announce|establish|"
                      r"acord|decidi|compromet|firm|anunci|establec|preve|falta|must|have to|deben)\w*"),
    (Wanted.YES_NO, r"^(is|are|was|were|will|would|does|did|do|has|have|had|can|could|es|son|fue|fueron|hubo|hay|tiene|"
                    r"acepto|recibio|va|van|sera|seran|puede|pueden|esta|estan)\b"),
)  # fmt: skip
_SEVERAL = re.compile(_PLURAL)
_COMPILED = tuple((wanted, re.compile(pattern)) for wanted, pattern in _PATTERNS)
_FOR_SIDE = re.compile(
    r"(?:\bfor|\brepresent\w*|\bon behalf of|\bpor|\ben nombre de|\bpor parte de|\bal?)\s+(?:the\s+|el\s+|la\s+|parte\s+del?\s+)?$|"
    r"\b(?:parte|lado|bando|delegacion|equipo)\s+(?:del?\s+)?$|"
    r"\b(?:que|cual|quien (?:es|era|fue)(?: el| la)?)\s+(?:otr[oa]s? )?(?:vice|sub)?"
    r"(?:ministr[oa]|president[ea]|primer[oa]? ministr[oa]|canciller|funcionari[oa]|representante|delegad[oa]|embajador[a]?|secretari[oa]|"
    r"comandante|general|almirante|jef[ea]|lider|mandatari[oa])(?:es|s)?\s+(?:del?\s+)?$"
)
"""Also "qué ministro | danés"."""
_BESIDE = re.compile(r"(?:,|,?\s+(?:and|y|e))\s+(?:(?:the|el|la)\s+)?")
"""Between two sides that are asked for alike: "represented Peru and Chile"."""
_OFFICE_AFTER = re.compile(
    r"['’]?s?\s+(?:\w+\s+)?(?:side\b|team\b|minister|official|president|delegat|secretary|ambassador|envoy|leader)"
)
_ONE = re.compile(
    r"\b(?:what|which|who|where)(?:['’]s| is| was| does| has)\b|\bhow \w+\b|"
    r"\b(?:what|which) (?:year|date|day|month|country|city|state|type|kind|name|word|term|person|part|number|age|language|"
    r"minister|president|official|agency|company|place|building)\b|"
    r"\b(?:que|cual|quien|donde) (?:es|era|fue|esta|estaba|tiene|tenia|ha|habia)\b|"
    r"\b(?:que|cual) (?:ano|fecha|dia|mes|pais|ciudad|nombre|persona|parte|numero|idioma|ministr[oa]|president[ea]|"
    r"funcionari[oa]|agencia|empresa|lugar|edificio)\b"
)
_OPEN = re.compile(
    r"\bwhat (?:do|are|were|may|can|could|will|must|should|have|would|did)\b|"
    r"\b(?:a|en|de|con|contra|para|por|sobre) que (?:se|va|van|\w+an|\w+en|\w+on)\b|"
    r"\bwho (?:gets?|receives?|benefits?|pays?|takes? part|participates?)\b|\bby what\b|"
    r"\bque (?:se|va|van|pueden?|podran?|deben?|deberan?|\w+an|\w+en|\w+on)\b"
)
_CALLED = re.compile(
    r"^(?:(?:what|which) (?:is|are|was|were) )?(?:the )?names? of\b|^what (?:is|are|was|were) .+ (?:called|names?|named)$|"
    r"^como se llam\w+|^(?:(?:cual(?:es)?|que) (?:es|son|era|eran) )?(?:el |los )?nombres? del?\b"
)
_WHAT_IT_IS = re.compile(
    r"(?i:(?:what|qu[eé]) (?:is|are|was|es|son|fue|era) (?:the |el |la |los |las )?)[A-ZÁÉÍÓÚÑ][\w’'-]*(?: (?:(?:of|de|del|the|la) )*[A-ZÁÉÍÓÚÑ\d][\w’'/-]*)*"
)
_WHICH = re.compile(r"\b(?:which|what|que|cual(?:es)?(?: (?:son|fueron) (?:los|las))?|list)\b")
_NEAR_WHICH = 1
"""Words between "which" and what is asked for."""
_HOW_MANY = re.compile(r"\b(?:how many|number of|cuant[oa]s|numero de|cantidad de)\b")
_COUNT = re.compile(rf"\b({NUMBER})\s+(?:\w+\s+){{0,2}}?(?:{_NOUN[3:-1]}|countries|paises|states|estados)\b")
_CARRIED = re.compile(r"(?:\s*\([^()]*\))+\s*$")
_BEGINS = re.compile(r"^\W*$|[.?!:]\s+[^\w(]*$|[¿¡]$")
"""Before a word that is capital because a sentence begins with it; what is carried in brackets is as it was said."""
_EXCLUSIVE = (Wanted.SUMMARY,)
_WEAK = (Wanted.DECISION, Wanted.YES_NO, Wanted.STATEMENT)
"""Taken only when nothing more exact was asked."""


@lru_cache(maxsize=256)
def read_question(text: str) -> Question:
    """Understand one question that stands alone."""
    language, own = language_of(text), without_carried(text)
    count = _COUNT.search(fold(own))
    return Question(
        text=text,
        language=language,
        wanted=_wanted(fold(own).strip(' ¿?¡!."“”')),
        units=units(text, language),
        count=number_value(count.group(1)) if count else None,
    )


def without_carried(text: str) -> str:
    """A question as it was asked, without the brackets behind it in which a conversation puts what it leaves out.

    They say what it is about, not what it asks for: "Who pays? (costs, plan)". Whole where it is nothing else.
    """
    return _CARRIED.sub("", text) or text


def _wanted(folded: str) -> tuple[Wanted, ...]:
    found = []
    for wanted, pattern in _COMPILED:
        match = pattern.search(folded)
        if match:
            found.append((match.start(), wanted))
    several = _SEVERAL.search(folded)
    if several and not {Wanted.LIST, Wanted.PERSON, Wanted.COUNTRIES} & {wanted for _, wanted in found}:
        found.append((several.start(), Wanted.LIST))
    kinds = [wanted for _, wanted in sorted(found, key=lambda pair: pair[0])]
    for exclusive in _EXCLUSIVE:
        if exclusive in kinds:
            return (exclusive,)
    strong = [kind for kind in kinds if kind not in _WEAK]
    return tuple(strong or kinds[:1] or (Wanted.STATEMENT,))

"""The words for an agreement in a sentence: of which kind it is, and its own name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.agreements.story import Line
from assistant.agreements.types import Instrument
from index.types import Span


@dataclass(frozen=True, slots=True)
class Term:
    """A noun phrase that stands for an agreement."""

    kind: Instrument
    span: Span
    """In its line: the noun."""
    phrase: Span
    """With what belongs to it before and, of a proper name, behind."""
    new: bool
    """`a treaty`, or with its own name: not `the treaty`, that was named before."""
    proper: bool
    """Written with capitals, as a name."""


_KINDS: tuple[tuple[Instrument, str], ...] = (
    (
        "code_of_conduct",
        r"codes? of conduct|codigos? de conducta|(?:common|revised|amended|new|joint|maritime) code|(?:nuevo|comun) codigo",
    ),
    (
        "memorandum",
        r"memorand(?:um|ums|a)(?: of (?:understanding|co-?operation|intent|agreement|arrangement))?|mous?|letters? of intent|"
        r"memorand(?:o|os)(?: de (?:entendimiento|cooperacion|acuerdo))?|cartas? de (?:entendimiento|intencion)",
    ),
    (
        "framework",
        r"framework (?:agreements?|accords?)|(?:co-?operation )?frameworks?|(?:acuerdos?|convenios?) marco|marcos? (?:de|para la|para) (?:cooperacion|trabajo|colaboracion|entendimiento)|"
        r"marco (?:bilateral|comun|conjunto)",
    ),
    (
        "joint_statement",
        r"joint (?:\w+ )?(?:statement|declaration|communique)s?|declarations?(?: of intent)?|charters?|"
        r"(?:declaracion|comunicado) (?:\w+ )?conjunt[oa]|declaracion(?:es)?(?: de intenciones)?|cartas?(?= (?:de|del|fundacional|constitutiva) [a-z])",
    ),
    (
        "working_group",
        r"(?:joint )?working (?:group|party|committee)s?|committee of (?:their|its|the) \w+|comite de (?:sus|los|las) \w+|joint (?:\w+ )?(?:committee|commission)|contact group|co-?operation table|(?:security|defen[cs]e|police|cyber|strategic) dialogues?|(?:bilateral|joint|trilateral) (?:\w+ )?mechanism|(?:joint|binational|mixed) (?:\w+ )?(?:border )?commission|"
        r"mecanismo (?:bilateral|binacional|conjunto|trilateral|permanente|de (?:coordinacion|cooperacion|consulta))|dialogo (?:de (?:seguridad|defensa)|estrategico)|comision (?:\w+ )?(?:binacional|bilateral|conjunta)|grupos? de (?:trabajo|contacto)|mesas? de (?:trabajo|cooperacion|dialogo)|comision (?:mixta|binacional|conjunta)|comite (?:mixto|conjunto|binacional)",
    ),
    ("treaty", r"treat(?:y|ies)|conventions?|tratados?|convencion(?:es)?"),
    ("protocol", r"protocols?|protocolos?"),
    (
        "agreement",
        r"agreements?|deals?|pacts?|accords?|arrangements?|acuerdos?|convenios?|pactos?|compacts?|understandings?(?= (?:was |is |has been )?(?:reached|struck|signed|agreed|with|between|on|to|that|under)\b)|entendimientos?|actas?(?= (?:de|con|constitutiva|suscrita|firmada|conjunta|bilateral|final|tripartita)\b)|arreglos?",
    ),
    (
        "plan",
        r"(?:action |joint |security )?plans?|action plan|programmes?|programs?|road ?maps?|planes|programas?|hojas? de ruta",
    ),
    (
        "operation",
        r"(?:joint |common |co-?ordinated |naval |sea |air |military )*(?:patrols?|operations?|exercises?|drills|manoeuvres|missions?)|(?:joint|shared|common) (?:\w+ )?(?:watch|surveillance)|"
        r"(?:joint|combined|task|multinational|rapid reaction|standing|maritime|regional|unified|mine countermeasures) (?:[\w-]+ ){0,2}?(?:force|command|task force|group|unit)s?|task units?|"
        r"vigilancia (?:conjunta|comun|compartida)|unidad(?:es)? (?:\w+ )?(?:regional|conjunta|binacional|trinacional|multinacional|comun)(?:es)?|(?:regional|joint) units?|(?:patrullas?|patrullajes?|operacion(?:es)?|operativos?|ejercicios?|maniobras|mision(?:es)?)(?: (?:conjunt|combinad|coordinad|militar|naval|maritim)\w+)*|"
        r"(?:fuerza|comando|mando|grupo) (?:\w+ )?(?:de tareas?|conjunt[oa]|combinad[oa]|multinacional|tripartit[oa]|unificad[oa]|operativ[oa]|binacional|trinacional|regional|comun|mixt[oa]|internacional|tripartit[oa]|bipartit[oa])(?: \w+)?",
    ),
    (
        "partnership",
        r"partnerships?|alliances?|networks?|initiatives?|coalitions?|asociacion|alianzas?|red(?! (?:sea|cross|lines?|tape|notices?)\b)|iniciativas?|coalicion|unions?",
    ),
)
_TERM = re.compile(rf"\b(?:{'|'.join(f'(?P<{kind}>{pattern})' for kind, pattern in _KINDS)})\b")
_REPLACED = re.compile(
    r"\b(?:replac\w+|supersed\w+|the place of|sustituy\w+|reemplaz\w+|instead of|en lugar de)\s+(?:(?:the|el|la|al|an?|una?|del)\s+)?(?:(?!with|by|por|con)\w+\s+){0,3}$"
)
"""Before what went before: "replace the Mérida Initiative with …"."""
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|both|its|their|el|la|los|las|este|esta|estos|estas|dicho|dicha|del|al|su|sus|ambos|ambas|such)\s+(?:\w+\s+){0,2}$"
)
_INDEFINITE = re.compile(
    r"\b(?:an?|two|three|four|five|several|new|una?|dos|tres|cuatro|cinco|varios|varias|nuev[oa]s?)\s+(?:[\w-]+\s+){0,5}$"
)
_JOINS = re.compile(
    r"\s*(?:-|\s)(?:(?:of|on(?! \w+day)|for|to (?:create|establish|launch|set up|form|join)|that (?:creates|establishes)|creating|establishing|de|del|para(?: \w+)?|sobre|que crea|en)\s+"
    r"(?:the\s+|an?\s+|la\s+|el\s+|una?\s+|los\s+|las\s+)?(?:(?!y\b|e\b|and\b)\w+\s+){0,3})"
)
_LOWER_LINK = r"of|on|for|and|the|against|de|del|la|las|el|los|y|e|para|sobre|contra|da|do|dos"
_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ][\w’'-]*"
_DAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_NAME_BEHIND = re.compile(rf"(?:\s+(?:(?:{_LOWER_LINK})\s+){{0,3}}(?!(?:{_DAY})[a-z]*\b)(?:{_CAPITAL}))+")
_NAME_BEFORE = re.compile(rf"(?:{_CAPITAL}(?:\s+(?:(?:of|and|for|on)\s+)?|[-–/]))+$")
_ONLY_AS_NAME = frozenset(("union", "unions", "network", "networks", "red", "carta", "cartas", "compact", "compacts"))
_OF_POLICE = re.compile(
    r" (?:policial|regional|andina|(?:de|of) (?:alertas?|cooperacion|enlaces?|intercambio|contactos?|fiscal(?:es|ias)|policias?|inteligencia|seguridad|police|liaison|prosecutors|co-?operation|contact))\b"
)
_NEVER = re.compile(
    r"\b(?:frame ?work of|en el marco de|(?:social|criminal|trafficking|smuggling) network|red social|network x|red x|(?<!\ba )(?<!\bthe )(?<!joint )(?<!action )plans? to|"
    r"patrol (?:boat|vessel|ship|aircraft|plane|car|craft)s?|rescue (?:mission|operation)s?|peace mission|joint statement of|military operations|police operations|african union|european union|trade unions?|union europea|union africana)\b"
)


@lru_cache(maxsize=2048)
def terms(line: Line) -> tuple[Term, ...]:
    """The words for agreements in a line; of "memorandum on a partnership" the first, of "partnership agreement" the last."""
    found = [term for match in _TERM.finditer(line.folded) if (term := _term(line, match))]
    kept: list[Term] = []
    for term in found:
        if kept:
            gap = line.folded[kept[-1].span.end : term.span.start]
            if not gap.strip(" -"):  # "partnership agreement"; "acuerdo marco" is one term
                term = Term(
                    term.kind,
                    term.span,
                    Span(min(kept[-1].phrase.start, term.phrase.start), term.phrase.end),
                    term.new or kept[-1].new,
                    term.proper,
                )
                kept.pop()
            elif _JOINS.fullmatch(gap):
                continue
        kept.append(term)
    return tuple(kept)


def _term(line: Line, match: re.Match[str]) -> Term | None:
    span = Span(*match.span())
    written = span.of(line.text)
    around = line.folded[max(0, span.start - 24) : span.end + 12]
    if any(one for one in _NEVER.finditer(around) if match.group() in one.group()):
        return None
    if any(side.span.overlaps(span) for side in line.sides):
        return None
    proper = written[0].isupper() and span.start > 0 and not line.text.isupper()
    before = line.folded[: span.start]
    if match.group() in _ONLY_AS_NAME and not (
        proper or _INDEFINITE.search(before) or _OF_POLICE.match(line.folded, span.end)
    ):
        return None
    if line.text[span.end : span.end + 1] == "-":  # "treaty-level"
        return None
    if _REPLACED.search(line.folded[: span.start]):
        return None
    kind = next(kind for kind, _ in _KINDS if match.group(kind))
    phrase = _phrase(line, span) if written[0].isupper() else span
    proper = written[0].isupper() and phrase != span
    if match.group() in ("alianza", "alliance") and written[0].isupper() and phrase == span and span.start:
        return None  # "la sede de la Alianza" is NATO's
    if match.group().startswith("union") and phrase.start == span.start:
        return None
    before = line.folded[: phrase.start]
    some, the = _INDEFINITE.search(before), _DEFINITE.search(before)
    new = proper or not the or bool(some and some.start() >= the.start())
    return Term(kind, span, phrase, new, proper)


def _phrase(line: Line, span: Span) -> Span:
    """The capitalised words around a capitalised noun: "Reciprocal Access Agreement", "Tratado de Ameripol"."""
    before = _NAME_BEFORE.search(line.text[: span.start])
    start = before.start() if before else span.start
    behind = _NAME_BEHIND.match(line.text, span.end)
    end = behind.end() if behind else span.end
    return Span(start, end)


def report_terms(line: Line) -> Iterator[Term]:
    """Terms that no quotation holds."""
    return (term for term in terms(line) if not line.quoted(term.span))

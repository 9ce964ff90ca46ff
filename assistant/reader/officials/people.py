"""People in a sentence, and the side that they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.entities import concepts, countries, is_capital
from index.text import fold
from index.types import Span

_PARTICLES = "de|del|della|la|las|los|y|van|von|der|den|bin|ibn|al|el|da|das|do|dos|di|e|Ould|Na"
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]+(?:[’'-][^\W\d_]+)*|(?:[A-Z]\.)+"
_SEQUENCE = re.compile(rf"(?:{_CAPITAL})(?:\s+(?:(?:{_PARTICLES})\s+){{0,2}}(?:{_CAPITAL}))*")
_NOT_NAMES = frozenset(
    """
    embassy embajada consulate consulado
    the a an this that these those for in on at of by with from after before during when while as and but
    both its his her their it he she they we our under since until according although however president
    prime minister ministers secretary undersecretary deputy vice foreign defence defense interior state
    attorney general admiral chief commander colonel lieutenant brigadier captain ambassador chancellor
    king queen prince princess emperor senator governor mayor director head high representative
    commissioner spokesperson spokesman spokeswoman ministry department government office agency
    commission council committee union community organisation organization association parliament congress
    senate house court police force forces army navy air coast guard national international republic
    kingdom states united nations security affairs order internal external public relations treaty
    agreement framework code conduct partnership pact protocol memorandum understanding declaration
    amendment initiative summit meeting dialogue forum statement network group command task act law plan
    programme program fund bank university institute centre center base airport port tower palace castle
    street sea ocean strait straits gulf river island islands bay cape mount lake north south east west
    northern southern eastern western central pacific atlantic indian black red mediterranean baltic
    arctic asia africa europe america americas january february march april may june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday access reciprocal
    visiting operation exercise mission headquarters action body between entre los las el la un una en al del de por
    para con segun tras durante cuando tambien ademas asi este esta esto ese esa su sus ambos ambas
    ministro ministra ministros ministras presidente presidenta primer primera canciller viceministro
    viceministra subsecretario subsecretaria secretario secretaria general director directora jefe jefa
    comandante embajador embajadora rey reina principe comisario comisaria alto alta representante
    ministerio departamento gobierno comision consejo comite union comunidad organizacion asociacion
    parlamento congreso senado policia fuerza fuerzas ejercito armada guardia nacional internacional
    republica reino estados unidos naciones seguridad asuntos exteriores exterior relaciones orden
    interior defensa tratado acuerdo marco codigo conducta protocolo memorando entendimiento declaracion
    iniciativa cumbre reunion dialogo foro red grupo mando comando ley plan programa fondo banco
    universidad instituto centro base aeropuerto puerto torre palacio mar oceano estrecho golfo rio isla
    islas norte sur este oeste pacifico atlantico negro rojo enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo
    presidents secretaries chiefs leaders commissioners generals admirals ambassadors chancellors premiers
    rear adm gen col capt cmdr maj lt brig almirante contraalmirante vicealmirante coronel capitan teniente commodore
    delegate parliamentary engineer ingeniero ingeniera dr dra doctor doctora prof professor
    sergeant corporal constable sargento cabo dona sir dame datuk counsellor commandant prefect ministerial
    vicepresidente vicepresidenta vicepresident governors adviser advisor envoy superintendent superintendente
    comisionado comisionada inspector inspectora titular
    delegado delegada agregado agregada asesor asesora procurador procuradora marshal negotiator subsecretaries
    heads directors commanders presidentes secretarios secretarias subsecretarios viceministros viceministras
    jefes jefas generales directores comandantes embajadores cancilleres titulares lideres mandatarios
    latina caribe caribbean centroamerica sudamerica suramerica iberoamerica
    culture cultura justice justicia safety works obras publica publico publicas publicos derechos humanos asilo
    migracion migraciones vecindad ampliacion proteccion civil medio ambiente environment finance finanzas hacienda
    economia trade comercio transport transporte health salud education educacion agriculture agricultura pesca
    fisheries tourism turismo labour labor trabajo homeland customs aduanas desarrollo development energia energy
    mineria vivienda ciencia tecnologia transicion ecologica aeronautica suprema supremo nueva nuevo
    santa san saint new york london washington lima paris berlin tokyo brussels
    first second third fourth fifth sixth seventh eighth ninth tenth fleet flota
    """.split()
)
_INSTITUTIONS = frozenset(
    """
    ministry department office agency commission council committee union community organisation organization
    association court force forces treaty agreement code pact protocol memorandum declaration initiative
    network group command act law plan programme program fund fleet base unit service lines hospital road
    bridge ministerio departamento oficina agencia comision consejo comite comunidad organizacion asociacion
    corte fuerza fuerzas tratado acuerdo convenio codigo pacto protocolo memorando declaracion iniciativa red
    grupo mando comando ley plan programa fondo flota base unidad servicio hospital carretera puente
    """.split()
)
"""Capitals right before or behind one are a part of its name: "Acuerdo | Interministerial de Cooperación"."""


_OFFICES = frozenset("secretary minister president director commander inspector attorney secretario director".split())
"""What a title in two parts begins with."""
_INSIDE_A_NAME = ("El", "Al")
"""Not taken out of a name between two of its words, though a sentence may begin so."""
_QUOTES = ("«»", "“”", '""')
_FULL = 2
"""Words of a name with a surname."""
_SIDE_AFTER = re.compile(
    r"\s*\(|\s+(?:(?!(?:and|y|e)\b)[a-zà-ÿ]+\s+){0,2}?"
    r"(?:of|from|for|on behalf of|de|por|en nombre de)\s+(?:the\s+|el\s+|la\s+)?"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name as written at a place in a text."""

    name: str
    span: Span
    side: str | None
    """Code of the country that they are named with, if one is."""


def people(text: str) -> list[Person]:
    """The full names of people in a text (two words or more), in order, each once."""
    found: dict[str, Person] = {}
    for match in _SEQUENCE.finditer(text):
        for span in _name_runs(text, match):
            name = span.of(text)
            if text[span.start - 1 : span.start] + text[span.end : span.end + 1] in _QUOTES:
                continue  # a ship, a poem
            found.setdefault(name, Person(name, span, _side(text, span)))
    return list(found.values())


@lru_cache(maxsize=4096)
def surnames(text: str) -> dict[str, str]:
    """Last word of each full name in a text -> the full name, when only one person has it."""
    names: dict[str, set[str]] = {}
    for person in people(text):
        names.setdefault(person.name.split()[-1], set()).add(person.name)
    return {surname: next(iter(full)) for surname, full in names.items() if len(full) == 1}


def _name_runs(text: str, match: re.Match[str]) -> list[Span]:
    """The parts of a run of capitalised words that are left when offices, places and months are taken out."""
    runs: list[list[Span]] = [[]]
    taken = [mention.span for mention in countries(match.group())]
    words = list(re.finditer(r"\S+", match.group()))
    for number, word in enumerate(words):
        inside = any(span.start <= word.start() < span.end for span in taken)
        if is_capital(word.group()) and number == len(words) - 1 and len(runs[-1]) == 1:
            inside = False  # "Paulo Lima"
        elif fold(word.group()) in ("rey", "reina", "king") and runs[-1] and words[number - 1].group()[0].isupper():
            inside = False  # "Ana Rey", "John King"
        elif (
            word.group() in ("Marco", "Julio", "Domingo")
            and number + 1 < len(words)
            and words[number + 1].group()[0].isupper()
        ):
            inside = bool(runs[-1])  # "Marco Villegas", but "Acuerdo Marco Andino"
        elif word.group() in _INSIDE_A_NAME and runs[-1] and number + 1 < len(words):
            inside = False  # "Jaouad El Fassi"
        elif _is_no_name(word.group()):
            inside = True
        if inside:
            runs.append([])
        else:
            runs[-1].append(Span(match.start() + word.start(), match.start() + word.end()))
    runs = [run for run in runs if not _names_an_institution(match, run)]
    parted = [part for run in runs for part in _two_people(text, run)]
    return [span for run in parted if (span := _trim_particles(text, run))]


def _names_an_institution(match: re.Match[str], run: list[Span]) -> bool:
    """Does the noun of a body or a text stand right before or behind it, in the same capitals?"""
    if not run:
        return False
    before = match.group()[: run[0].start - match.start()].split()[-1:]
    behind = match.group()[run[-1].end - match.start() :].split()[:1]
    return any(word[0].isupper() and fold(word) in _INSTITUTIONS for word in (*before, *behind))


def _is_no_name(word: str) -> bool:
    """`Minister`, `Secretary-General`."""
    plain = fold(word).strip(".")
    parts = plain.split("-")
    return word[0].isupper() and (
        all(part in _NOT_NAMES for part in parts) or (len(parts) > 1 and not _OFFICES.isdisjoint(parts))
    )


def _two_people(text: str, run: list[Span]) -> list[list[Span]]:
    """ "Javier Lobo y Abdelkader Benali": two names, unlike "José Ortega y Gasset"."""
    for number, span in enumerate(run):
        if span.of(text) in ("y", "e") and min(number, len(run) - number - 1) >= _FULL:
            return [run[:number], run[number + 1 :]]
    return [run]


def _trim_particles(text: str, run: list[Span]) -> Span | None:
    while run and not run[0].of(text)[0].isupper():
        run = run[1:]
    while run and not run[-1].of(text)[0].isupper():
        run = run[:-1]
    capitals = [span for span in run if span.of(text)[0].isupper()]
    if len(capitals) < 2 or len(run) > 7 or (len(run) == 3 and run[1].of(text) in ("y", "e")):
        return None  # "Tacna y Arica" are two places
    whole = Span(run[0].start, run[-1].end)
    shouting = all(span.of(text).isupper() for span in capitals)
    known = any(not mention.span.start for mention in concepts(whole.of(text), "en"))
    return None if shouting or known else whole


def _side(text: str, name: Span) -> str | None:
    """The country that a name stands with: "(Peru)", "signed for Peru" right after it, else the last before it."""
    mentions = countries(text)
    after = _SIDE_AFTER.match(text, name.end)
    if after:
        for mention in mentions:
            if mention.span.start == after.end():
                return mention.key
    before = [mention for mention in mentions if mention.span.end <= name.start]
    return before[-1].key if before else None

"""What a text tells as done, or as still to come: signed, met, begun, in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.checks.acts import ACT_OF_WORD
from index.text import fold

_ALSO: Mapping[str, str] = {
    "sign": (
        "agreed agree agrees reached reach concluded conclude struck sealed sealing inked ink acordo acordaron "
        "concluyo concluyeron alcanzo alcanzaron cerraron rubrico rubricaron rubricado suscrita suscritos "
        "firmados firmadas presented present presento presentaron presentado announced announce anuncio "
        "anunciaron anunciado published issued unveiled firmar firmarse firmara firmaran"
    ),
    "meet": (
        "met meet meets meeting talks held hold holds summit visit visited place gathered reunieron reunio "
        "reunion reunen celebro celebraron celebra encuentro cumbre cita visita visito visitaron lugar"
    ),
    "begin": (
        "begins starts launches starting beginning operational comience empiece inicie arranca arranco comenzara "
        "empezara iniciara arrancara comenzar empezar iniciar arrancar operativo operativa inicio comienzo "
        "founded created set established creo crearon creada creado fundo fundaron establecio establecieron"
    ),
    "open": "open opening inaugurated inaugurara abrira abrir inaugurar apertura",
    "approve": (
        "ratifying approving ratificara aprobara ratificar aprobar ratificacion aprobacion adopto adoptaron "
        "adoptado pass"
    ),
    "end": (
        "end ends expire expires expired expiry vence vencio vencera expira expiro caduca concluira acaba acabo finish"
    ),
    "deliver": (
        "deliver delivered delivers delivery handed entrega entrego entregaron entregara entregaran entregado "
        "entregados"
    ),
    "leave": "leave leaves leaving salio salieron saldra",
    "force": "vigor vigencia vigente",
}
"""What is done on a day, besides the acts of `assistant.checks.acts`."""
ACT = {**ACT_OF_WORD, **{word: act for act, words in _ALSO.items() for word in words.split()}}
"""What a word tells as done; folded words."""
_IN_FORCE = re.compile(
    r"\b(?:enter(?:s|ed|ing)?|c[ao]m(?:e|es|ing)|go(?:es)?|went|put|be) (?:\w+ )?(?:in|into) (?:force|effect)\b|"
    r"\b(?:take|takes|taking|took|taken) effect\b|\bentr\w+ en (?:vigor|vigencia)\b|\bentry into force\b|"
    r"\b(?:empe|comen|entr)\w+ a regir\b|\b(?:rig(?:e|en|io|ieron|iera)|regir(?:a|an)?)\b"
)
_WILL_BE = re.compile(r"\w+(?:ara|aran|ira|iran)\b")
_NOT_YET = frozenset(
    "will would can could may might must shall should to before until unless if whether once podra podran debera "
    "deberan debe deben debia debian puede pueden va van preve preven previsto prevista antes hasta para".split()
)
"""Before a verb: it tells of no day on which that was done."""
_REACH = 4
"""Words before a verb among which one of them stands."""


def acts_told(text: str) -> Iterator[str]:
    """The acts that a text speaks of, in its order."""
    return (act for act, _ in acts_in(text))


def acts_done(text: str) -> Iterator[str]:
    """Those of them that it tells as done."""
    return (act for act, done in acts_in(text) if done)


def acts_in(text: str) -> Iterator[tuple[str, bool]]:
    """Each act that a text speaks of, and whether as done."""
    words = re.findall(r"[^\W_]+", _IN_FORCE.sub(_in_force, fold(text)))
    for number, word in enumerate(words):
        if word in ACT:
            before = words[max(0, number - _REACH) : number]
            yield ACT[word], _NOT_YET.isdisjoint(before) and not _will_be_done(word)


def _will_be_done(word: str) -> bool:
    """Is it an infinitive with the ending of the future, "firmar|án"?"""
    return _WILL_BE.fullmatch(word) is not None and re.sub(r"an?$", "", word) in ACT


def _in_force(found: re.Match[str]) -> str:
    """One word for it, behind one that says so where it is still to come."""
    return "podra vigor" if _WILL_BE.match(found.group()) else "vigor"

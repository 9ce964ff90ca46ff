"""Acts that do not go together: signed and rejected, suspended and resumed, and signed where it was only proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from index.query import language_of
from index.sentences import split
from index.terms import stems
from index.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_ACTS: Mapping[str, str] = {
    "propose": (
        "propose proposed proposes proposal suggest suggested propone proponen propuso propusieron propuesta "
        "plantea planteo plantearon sugiere sugirio"
    ),
    "negotiate": (
        "negotiate negotiated negotiating negotiations discuss discussed discussing negocia negocian negocio "
        "negociaron negociacion negociaciones discuten discutieron estudian"
    ),
    "sign": (
        "sign signed signs signing signature firma firman firmo firmaron firmado firmada suscribe suscriben "
        "suscribio suscribieron suscrito"
    ),
    "approve": (
        "approve approved approves approval ratify ratified ratifies ratification adopt adopted passed aprueba "
        "aprueban aprobo aprobaron aprobado aprobada ratifica ratifico ratificaron ratificado"
    ),
    "delay": (
        "postpone postponed postpones delay delayed delays aplaza aplazan aplazo aplazaron aplazado pospone "
        "posponen pospuso"
    ),
    "reject": "reject rejected rejects rejection rechaza rechazan rechazo rechazaron rechazado rechazada veto vetoed",
    "suspend": (
        "suspend suspended suspends suspension halt halted freeze froze frozen suspende suspenden suspendio "
        "suspendieron suspendido suspendida interrumpe interrumpio interrumpieron paralizo"
    ),
    "resume": (
        "resume resumed resumes resumption restart restarted reanuda reanudan reanudo reanudaron reanudado retoma "
        "retomo retomaron"
    ),
    "leave": (
        "withdraw withdrew withdrawn withdraws withdrawal quit pulled retira retiran retiro retiraron retirada "
        "abandona abandono abandonaron"
    ),
    "join": (
        "join joined joins joining accede acceded enter entered une unio unieron adhiere adhirio adhirieron ingresa "
        "ingreso ingresaron incorporo incorporaron"
    ),
    "end": (
        "ended finish finished terminate terminated cancel cancelled canceled termina termino terminaron cancela "
        "cancelo cancelaron finalizo finalizaron"
    ),
    "extend": (
        "extend extended extends renew renewed prolong prolonged prorroga prorrogo prorrogaron renueva renovo "
        "renovaron amplia amplio ampliaron"
    ),
    "begin": (
        "begin began begun start started launch launched comienza comenzo comenzaron inicia inicio iniciaron empezo "
        "empezaron lanzo lanzaron"
    ),
    "open": "opened opens abre abren abrio abrieron inaugura inauguro inauguraron",
    "close": "closes shut cierra cierran cerro cerraron clausuro",
    "increase": (
        "increase increased increases raise raised rise rose double doubled aumenta aumentan aumento aumentaron "
        "eleva elevo elevaron incremento incrementaron sube subio subieron"
    ),
    "reduce": (
        "reduce reduced reduces cuts lowered fell drop dropped reduce reducen redujo redujeron baja bajo bajaron "
        "disminuyo disminuyeron recorto recortaron"
    ),
    "arrest": (
        "arrest arrested arrests detain detained detiene detienen detuvo detuvieron arresto arrestaron detenido "
        "capturo capturaron"
    ),
    "free": "release released releases free freed libera liberan libero liberaron liberado liberada",
    "allow": (
        "allow allowed allows permit permitted permits permite permiten permitio permitieron autorizo autorizaron "
        "authorise authorised authorize authorized"
    ),
    "forbid": (
        "forbid forbade forbidden ban banned bans prohibit prohibited prohibits prohibe prohiben prohibio prohibieron"
    ),
    "confirm": "confirm confirmed confirms confirma confirman confirmo confirmaron",
    "deny": "deny denied denies denial niega niegan nego negaron desmiente desmintio desmintieron",
}
ACT_OF_WORD = {word: act for act, words in _ACTS.items() for word in words.split()}
_CONTRARY = (
    ("sign", "reject"),
    ("approve", "reject"),
    ("sign", "delay"),
    ("approve", "delay"),
    ("begin", "delay"),
    ("suspend", "resume"),
    ("suspend", "extend"),
    ("suspend", "begin"),
    ("leave", "join"),
    ("end", "begin"),
    ("end", "extend"),
    ("end", "resume"),
    ("open", "close"),
    ("increase", "reduce"),
    ("arrest", "free"),
    ("allow", "forbid"),
    ("confirm", "deny"),
)
_AGAINST = re.compile(r"\bvot(?:ed|es?|ing|o|aron|a|an) (?:against|en contra)\b")
_LATER = {"sign": ("propose", "negotiate"), "approve": ("propose", "negotiate")}
"""Acts that a text goes too far with where what it cites has only the earlier ones."""
_EXCLUDED = {one: {other for pair in _CONTRARY if one in pair for other in pair if other != one} for one in _ACTS}


def acts(text: str) -> frozenset[str]:
    """The acts of the table that a text speaks of, refused or not."""
    folded = _AGAINST.sub("rejected", fold(text))
    return frozenset(ACT_OF_WORD[word] for word in _WORD.findall(folded) if word in ACT_OF_WORD)


def other_acts(text: str, cited: str) -> Iterator[str]:
    """An act that the cited text does not speak of, where it speaks of its contrary, or of an earlier stage alone."""
    there, nearest = acts(cited), acts(_nearest(text, cited))
    for word in _WORD.findall(fold(text)):
        act = ACT_OF_WORD.get(word)
        if act is None or act in there:
            continue
        if nearest & (_EXCLUDED[act] | set(_LATER.get(act, ()))) and not acts(text) & there:
            yield f"“{word}” (something else was done)"


def _nearest(text: str, cited: str) -> str:
    """The cited sentence that has most of a text's words."""
    mine = set(stems(text, language_of(text)))
    sentences = [span.of(cited) for span in split(cited)]
    return max(sentences, key=lambda one: len(mine.intersection(stems(one, language_of(one)))), default="")

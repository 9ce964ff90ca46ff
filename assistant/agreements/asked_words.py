"""The words of questions for agreements, over folded text in both languages."""

from __future__ import annotations

import re

from assistant.agreements.types import Happened, Instrument, Status

ANY_KIND: tuple[Instrument, ...] = (
    "treaty", "agreement", "memorandum", "protocol", "framework", "joint_statement", "working_group", "partnership",
    "code_of_conduct", "plan", "other",
)  # fmt: skip
"""What may be called an agreement; an operation is none."""
KINDS: dict[str, tuple[Instrument, ...]] = {
    "agreements|accords|deals|pacts|acuerdos|convenios|pactos": ANY_KIND,
    "treaties|tratados": ("treaty",),
    "memoranda of understanding|memorandums of understanding|memorandos de entendimiento|memorandums de entendimiento|"
    "memoranda|memorandums|memorandos|mous": ("memorandum",),
    "protocols|protocolos": ("protocol",),
    "frameworks|acuerdos marco": ("framework",),
    "joint statements|joint declarations|declarations|declaraciones conjuntas|declaraciones": ("joint_statement",),
    "working groups|grupos de trabajo": ("working_group",),
    "partnerships|alliances|alianzas": ("partnership",),
    "codes of conduct|codigos de conducta": ("code_of_conduct",),
}
_NOUN = "|".join(sorted("|".join(KINDS).split("|"), key=len, reverse=True))
ASKS = re.compile(
    r"^(?:and |y )?(?:from |out of |de )?(?:(?P<many>how many|cuant[oa]s)|which|what|list|name|show(?: me)?|que|cuales|lista|enumera|"
    r"muestra(?:me)?)(?: are| were| son| fueron| de)?(?: all)?(?: of)?(?: the| todos| todas)?(?: los| las)?"
    rf"(?P<between>(?: [\w-]+){{0,3}}?) (?P<noun>(?P<kind>{_NOUN})(?: (?:or|and|o|y|u) (?P<also>{_NOUN}|groups|grupos))?)(?!\w)"
)
ASKS_WITH = re.compile(
    r"^(?:and |y )?(?P<ask>(?:with )?(?:which|what)(?: other)? (?:countries|states|partners)|with whom|"
    r"con (?:que|cuales)(?: otros)? (?:paises|estados)|con quien(?:es)?) "
    rf"(?P<between>.*?)\b(?P<noun>(?P<kind>{_NOUN}))(?!\w)"
)
""" "Which countries did Kenya sign agreements with?"."""
AND_WITH_WHOM = re.compile(
    r",? (?:and|y) (?:with whom|with (?:which|what) (?:countries|partners)|con quien(?:es)?|con que paises)(?=[ ?.]*$)"
)
_WITH_ANY = re.compile(
    r"\b(?:with|con) (?:any |other |third |non-member |otros |terceros )?(?:countries|states|paises|estados)(?: (?:outside|fuera de)(?: (?:it|the (?:bloc|union|eu)|ella|la union))?)?(?=$|[ ?])"
)
""" "Which agreements has the Union with countries outside it?": whatever the country."""
SIGNED_HOW_MANY = re.compile(
    r"^(?:and |y )?(?P<many>how many(?= did| has| have)|cuant[oa]s(?= (?:ha |han )?(?:firm|suscri))) "
    r".*\b(?:sign(?:ed)?|firm\w+|suscri\w+)\b"
)
REACHED: tuple[Happened, ...] = ("announced", "signed")
STEPS: tuple[tuple[str, tuple[Happened, ...], tuple[Status, ...]], ...] = (
    (r"\b(?:sign(?:ed)?|firm(?:o|aron|ado|ados|ada|adas)|suscri(?:bio|bieron|to|tos))\b",
     ("signed",), ("signed", "in_force", "suspended", "ended")),
    (r"\b(?:enter(?:ed)?|brought|bring|put|came|come|entr(?:o|aron|ado)) (?:\w+ )?(?:in|into|en) (?:force|effect|vigor|vigencia)\b|"
     r"\b(?:took|take|taken) effect\b", ("in_force",), ("in_force",)),
    (r"\b(?:(?:are|is) )?no longer (?:in force|valid|appl(?:y|ies))\b|\bya no (?:(?:esta|estan) (?:en vigor|vigentes?)|rigen?|se aplican?)\b|"
     r"\bdej(?:o|aron) de (?:regir|aplicarse)\b", ("suspended", "ended"), ("suspended", "ended")),
    (r"\b(?:suspend(?:ed)?|frozen|paused|halted)\b|\b(?:suspend(?:id\w+|e|en|io|ieron)|congelad\w+)\b", ("suspended",), ("suspended",)),
    (r"\b(?:withdr(?:aw|ew|awn)|pull(?:ed)? out|terminated?|denounced?|cancel(?:l?ed)?|annul(?:led)?|revoked?|scrap(?:ped)?|abandon(?:ed)?|end(?:ed)?|lapsed?|expired?|le(?:ave|ft))\b|"
     r"\b(?:denunci(?:o|aron|ad\w+)|anul(?:o|aron|ad\w+)|cancel(?:o|aron|ad\w+)|rescind(?:io|ieron|id\w+)|derog(?:o|aron|ad\w+)|retir(?:o|aron|ad\w+)|abandon(?:o|aron|ad\w+)|termin(?:o|aron|ad\w+)|expir(?:o|aron|ad\w+)|caduc(?:o|aron|ad\w+))\b",
     ("ended",), ("ended",)),
    (r"\bproposed?\b|\bpropuest\w+|\bpropus(?:o|ieron)\b", ("proposed",), ("proposed",)),
    (r"\bannounced?\b|\banunci(?:ad\w+|o|aron)\b", ("announced",), ("announced",)),
    (r"\bratif(?:y|ied)\b|\bratific(?:o|aron|ad\w+)\b", ("ratified",), ()),
    (r"\b(?:adopt(?:ed)?|agreed?|reach(?:ed)?|conclude[d]?|ma[dk]e|adopt(?:o|aron|ad\w+)|acord(?:o|aron|ad\w+)|alcanz(?:o|aron|ad\w+))\b",
     REACHED, ()),
)  # fmt: skip
"""Verbs, what they ask to have happened, and the statuses that say so where no period is asked for."""
IN_FORCE = re.compile(r"\b(?:in|into) force\b|\ben vigor\b|\bvigentes?\b")
AWAITED = re.compile(
    r"\b(?:still )?(?:(?:need|await|require)(?: to be)?|have (?:yet )?to be|are (?:still )?(?:to be|awaiting)|(?:are )?pending|lack)(?: parliamentary)? (?:ratification|ratified|approval|approved)\b|"
    r"\bhave not (?:yet )?been ratified\b|\b(?:no se han ratificado|falta(?:n)?(?: por)? ratificar|siguen? sin ratificar(?:se)?|(?:estan?|siguen?|quedan?) pendientes? de (?:ratificacion|ratificar)|necesitan? (?:todavia |aun )?(?:la )?ratificacion)(?: todavia| aun)?\b"
)
MENTIONS = re.compile(r"\b(?:mention\w*|mencion\w*|speak of|hablan de)\b")
SIDES: dict[str, tuple[int, int | None]] = {
    "bilateral": (2, 2), "bilaterales": (2, 2), "trilateral": (3, 3), "trilaterales": (3, 3),
    "multilateral": (3, None), "multilaterales": (3, None),
}  # fmt: skip
SAYS_NOTHING = frozenset("security cooperation international seguridad cooperacion internacionales".split())
"""Before or behind the noun: all that the register holds is that."""
PLAIN = frozenset(
    "how many which what list all name show me are were is was the a an of on in into by with and that did does do has "
    "have had been there to for about at any against sign signed mention mentions mentioned cover covers concern "
    "concerns deal deals reach reached make made exist conclude concluded include includes involve involves involving "
    "between from agree agreed announce announced propose proposed suspend suspended ratify ratified adopt adopted speak "
    "force enter entered bring brought put come came take took taken effect articles "
    "cuantos cuantas que cuales lista enumera muestra muestrame son fueron es fue el la los las un una de del en con y "
    "e a al por todos todas se sobre entre contra han ha hay hubo tiene tienen tratan trata abarcan cubren incluyen "
    "hablan mencionan mencionen firmo firmaron firmado firmados firmada firmadas suscribio suscribieron suscrito "
    "suscritos hecho sido vigor vigente vigentes estan esta entraron suspendidos suspendidas anunciados anunciadas "
    "propuestos propuestas existen alcanzo alcanzaron alcanzado se propuso propusieron propuesto suspendio suspendieron "
    "suspendido anuncio anunciaron anunciado ratifico ratificaron ratificado ratificados acordo acordaron adopto "
    "adoptaron adoptado adoptados adoptadas entro articulos".split()
)
"""Words that such a question is made of, beside what it names."""
TELLING = (("in_force",), ("suspended",), ("ended",), ("suspended", "ended"), ("proposed",), ("ratified",))
"""Statuses and steps that few agreements have."""
FORMS = (ASKS, SIGNED_HOW_MANY, ASKS_WITH)
PHRASES = (AND_WITH_WHOM, _WITH_ANY, AWAITED)
JOINT = re.compile(r" (?:or|and|o|u|y|e|or to|o se)(?: (?:were|was|has|have|se|fueron|han|ha))? ")
IN = re.compile(r"\b(?:in|en)(?: la ciudad de)? $")
ASKS_MORE = re.compile(r"\b(?:which|what|how|qué|cuál(?:es)?|cuánt[oa]s?|cómo|por que|para que)\b")
OR = frozenset("or o u".split())

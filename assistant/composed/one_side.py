"""The question on one side of a comparison in words that find it: "which opens more ports, Peru" as how many it opens."""

from __future__ import annotations

import re

from index.query import language_of
from index.text import fold

_OF_TWO = re.compile(
    r"^(?:which|who|whose) of (?:the two|them|these|both)\b(?: countries)?|"
    r"^¿?cu[aá]l de (?:los|las|ell[oa]s|est[oa]s)(?: dos)?(?: países)?\b",
    re.IGNORECASE,
)
_ASKED_WHICH = re.compile(
    r"(?:^|(?<=:))\W*(?P<which>(?:which|who(?:se)?|cu[aá]l|qui[eé]n)\b(?: of (?:them|the two)| de (?:los|las) dos)?)",
    re.IGNORECASE,
)
_OF_ONE = {
    "are": "is", "were": "was", "do": "does", "have": "has",
    "son": "es", "eran": "era", "fueron": "fue", "están": "está", "tienen": "tiene", "han": "ha",
}  # fmt: skip
_SEVERAL = re.compile(rf"\b(?P<verb>{'|'.join(_OF_ONE)})\b(?P<adjective> \w+(?=s (?:el|la)\b))?s?", re.IGNORECASE)
""" "Are", "Son vinculante|s el …", which of one thing is "is", "es vinculante"."""
_WHICH_IS = re.compile(
    r"^\W*(?:which|cu[aá]l)(?: one)?(?: of (?:the two|them)| de (?:los|las) dos)? (?P<is>is|was|es|fue|est[aá]) "
    r"(?P<what>(?!.*(?:\b(?:more|less|fewer|most|first|last|\w+est|[uú]ltim[oa]|m[aá]s|menos|mayor|menor|mejor|antes|primero)\b|er\b))[\w ]+), "
    r"(?P<thing>[^,]+?)\W*$",
    re.IGNORECASE,
)
""" "Which is binding, the Lima code?", which asks of each whether it is."""
_EACH_SIDE = re.compile(r"^compar(?:e|a) |,? (?:each|both|respectively|cada un[oa]|respectivamente)\b", re.IGNORECASE)
_MEASURES = (
    (
        re.compile(r"\b(?:run|ran|runs|last(?:s|ed)?|take|took|takes) (?:longer|less time)\b|\bdur\w+ (?:mas|menos)\b"),
        ("How long", "Cuánto tiempo"),
    ),
    (
        re.compile(
            r"\b(?:first|earlier|sooner|later|latest|last(?! (?:year|month|week))|ultim[oa])\b|\b(?:antes|primero|despues|mas (?:tarde|temprano))\b"
        ),
        ("When", "Cuándo"),
    ),
)
"""What the two differ in, and the question that finds it of one of them."""
_COMPARED = re.compile(
    r" (?:longer|first|earlier|sooner|later|latest|last|antes|primero|después|(?:por )?últim[oa]|más (?:tarde|temprano|tiempo))\b"
)
""" "Which was signed first?" as when each was signed."""
_MORE = r"(?P<more>more|fewer|less|más|menos)"
_HAS_MORE = re.compile(
    r"^\W*(?:which|who|qu[eé]|cu[aá]l|qui[eé]n)(?: of (?:them|the two)| de l[oa]s dos)?(?: (?:país|parte|estado))? "
    rf"(?P<does>\w+) {_MORE} (?P<what>\w+)",
    re.IGNORECASE,
)
_OPENS_MORE = re.compile(
    rf"^\W*(?:which|who)(?: of (?:them|the two))?(?: (?:country|side|state))? (?P<does>\w+[a-z]s) {_MORE} (?P<what>\w+)"
    r"(?P<behind>[^,]*), (?P<side>[^,]+?)\W*$",
    re.IGNORECASE,
)
""" "Which opens more ports to ships, Peru?", as how many ports Peru opens to ships."""
_OPENS_MOST = re.compile(
    r"^\W*which (?P<side>(?:the )?(?-i:[A-Z][\w’'-]*)(?: (?-i:[A-Z][\w’'-]*))*) (?P<does>\w+[a-z]s) "
    r"(?:the )?(?:most|fewest|least|more|fewer|less) (?P<what>\w+)(?P<behind>.*?)\W*$",
    re.IGNORECASE,
)
""" "Which (of) Peru (and Chile) opens the most ports to ships?"."""
_RAN_LONGER = re.compile(
    r"^\W*whose (?P<what>\w+) (?P<does>ran|lasted|took) (?:longer|less time), (?P<side>[^,]+?)\W*$", re.IGNORECASE
)
_BASE = {"ran": "run", "lasted": "last", "took": "take"}
_DOES_MORE = re.compile(
    rf"^\W*(?P<does>is|are|does|do|did|will|has|have|was|were) (?P<who>.+?) {_MORE} (?P<what>\w+)", re.IGNORECASE
)
""" "Is the EU giving more money to Tunisia", as how much it is giving."""
_MASS = ("money", "aid", "time")
_MONEY = re.compile(r"^\W*(?:the|el) (?:(?P<en>money|aid)|(?P<es>dinero))(?: (?:that|which|que))? ", re.IGNORECASE)
""" "The money that they promise"."""
_CAME_FIRST = re.compile(
    r"^\W*(?:which|cu[aá]l)(?: of (?:them|the two)| de l[oa]s dos)? (?:came|comes|happened|was|is|fue|es|vino) (?:the )?"
    r"(?:first|earlier|last|later|older|newer|(?:el )?primero|antes|después|anterior|posterior|más antigu[oa]|más recient[e])[,:]?\s+(?P<what>.+)$",
    re.IGNORECASE,
)
""" "Which came first, the pact with Peru?"."""
_EARLIER = re.compile(
    r"^\W*(?P<does>did|was|were|does|do) (?P<what>.+?) (?:earlier|sooner|later|first)\W*$", re.IGNORECASE
)
_ANTES = re.compile(r"^¿?(?P<what>\w+(?:ó|aron|ieron) .+?) (?:antes|después|más tarde)\W*$")
""" "Did Peru sign earlier" and «Firmó Perú antes» as when it did."""


def stated(side: str) -> str:
    """ "Which of the two opens more ports, Peru?" asks what Peru opens, "Which signed first, Peru?" when it signed."""
    if is_so := _WHICH_IS.match(side):
        verb, what, thing = is_so["is"].capitalize(), is_so["what"], is_so["thing"]
        return f"¿{verb} {what} {thing}?" if language_of(side) == "es" else f"{verb} {thing} {what}?"
    side = _EACH_SIDE.sub("", _SEVERAL.sub(_of_one, side, count=1))
    if counted := _counted(side):
        return counted
    which = _ASKED_WHICH.search(side)
    for differs, (english, spanish) in _MEASURES:
        if which and differs.search(fold(side)):
            asked = spanish if language_of(side) == "es" else english
            return side[: which.start("which")] + asked + _COMPARED.sub("", side[which.end() :], count=1)
    return _OF_TWO.sub("", side)


def _counted(side: str) -> str | None:
    """ "Which country opens more ports, Peru?" and "the money for Peru" as how many and how much."""
    spanish = language_of(side) == "es"
    if came := _CAME_FIRST.match(side):
        return f"¿Cuándo se firmó {came['what']}" if spanish else f"When was {came['what'].rstrip(' ?')} signed?"
    if (when := _EARLIER.match(side)) and not spanish:
        return f"When {when['does'].lower()} {when['what']}?"
    if (when := _ANTES.match(side)) and spanish:
        return f"¿Cuándo {when['what'][:1].lower()}{when['what'][1:]}?"
    if money := _MONEY.match(side):
        return ("¿Cuánto dinero " if money["es"] else "How much money ") + side[money.end() :]
    if (has := _HAS_MORE.match(side)) and spanish:
        many = "Cuántas" if has["what"].lower().endswith(("as", "bases", "partes", "ciones")) else "Cuántos"
        return f"¿{many} {has['what']} {has['does']}{side[has.end() :]}"
    if ran := _RAN_LONGER.match(side):
        return f"How long did {ran['side']} {ran['what']} {_BASE[ran['does'].lower()]}?"
    if (opens := _OPENS_MORE.match(side) or _OPENS_MOST.match(side)) and not spanish:
        many, verb = _many(opens["what"]), opens["does"].lower().removesuffix("s")
        return f"How {many} {opens['what']} does {opens['side']} {'have' if verb == 'ha' else verb}{opens['behind']}?"
    if (does := _DOES_MORE.match(side)) and not spanish:
        return f"How {_many(does['what'])} {does['what']} {does['does'].lower()} {does['who']}{side[does.end() :]}"
    return None


def _many(what: str) -> str:
    return "much" if what.lower() in _MASS else "many"


def _of_one(several: re.Match[str]) -> str:
    verb = _OF_ONE[several["verb"].lower()]
    return (verb.capitalize() if several["verb"][0].isupper() else verb) + (several["adjective"] or "")

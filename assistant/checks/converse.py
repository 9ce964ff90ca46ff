"""Who gives and who receives: "France receives from the UK" says what "the UK pays France" says, from the other side.

Read from words in their order, with names as keys (`assistant.checks.facts`): what stands before a verb of the table,
and what stands behind it with "to", "from" or "by". What cannot be told that way is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from index.morphology import english_bases, spanish_bases

_GIVING = {
    "money": "pay pagar abonar reimburse reembolsar",
    "goods": "sell vender supply suministrar provide proporcionar facilitar deliver entregar give dar donate donar "
    "grant otorgar conceder send enviar lend prestar transfer transferir export exportar extradite extraditar ceder",
    "training": "train entrenar capacitar adiestrar instruct",
    "visit": "visit visitar",
}
_TAKING = {
    "": "receive recibir get obtain obtener",
    "goods": "buy comprar purchase adquirir acquire borrow import importar",
    "visit": "host acoger",
}
"""What `""` is, the sentence says: money where it speaks of money, training where it speaks of that, else goods."""
_IRREGULAR = {
    "paid": "pay", "sold": "sell", "gave": "give", "given": "give", "sent": "send", "lent": "lend", "got": "get",
    "bought": "buy", "da": "dar", "dan": "dar", "dio": "dar", "dieron": "dar", "dara": "dar", "daran": "dar",
    "obtiene": "obtener", "obtienen": "obtener", "obtuvo": "obtener", "obtuvieron": "obtener",
}  # fmt: skip
_VERBS = {verb: (family, True) for family, verbs in _GIVING.items() for verb in verbs.split()} | {
    verb: (family, False) for family, verbs in _TAKING.items() for verb in verbs.split()
}
_MONEY = frozenset(
    "million millones billion euros euro dollars dolares pounds libras money dinero funds fondos".split()
)
_TRAINING = ("train", "entren", "formacion", "capacit", "adiestr", "instruc")
_BE = frozenset(
    "is are was were be been being es son fue fueron era eran sera seran ser sido sea sean siendo seria serian".split()
)
_ARTICLES = frozenset("the el la los las".split())
_JOINS = frozenset("and y e".split())
_ROLES = {
    **dict.fromkeys("to a al hacia into".split(), "to"),
    **dict.fromkeys("from de del desde".split(), "from"),
    **dict.fromkeys("by por".split(), "by"),
}
_ASIDE = frozenset("in en at with con near of for para against contra".split())
"""Before a name, they make it neither who acts nor who is acted on."""
_FROM_WITH_A = frozenset("comprar adquirir importar".split())
""" «compra a Francia» is "buys from France"."""
_REACH = 14
"""Words behind a verb that are looked at."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Something goes from one to another."""

    family: str
    giver: str
    """Key of a name."""
    receiver: str


def turned(
    mine: Sequence[str], theirs: Sequence[str], elsewhere: Iterable[Sequence[str]] = ()
) -> Iterator[tuple[str, str]]:
    """Pairs of names of which the one gives the other in `mine`, in `theirs` the other way round, and so nowhere else.

    All are folded words in their order, with names as keys that begin with `country` or `person`.
    """
    there = set(flows(theirs))
    known = there.union(*map(flows, elsewhere))
    for flow in dict.fromkeys(flows(mine)):
        if flow not in known and Flow(flow.family, flow.receiver, flow.giver) in there:
            yield flow.giver, flow.receiver


def flows(words: Sequence[str]) -> Iterator[Flow]:
    """What the verbs of the table say goes from whom to whom."""
    verbs = {place: verb for place, word in enumerate(words) if not _is_noun(words, place) and (verb := _verb(word))}
    edges = [0, *verbs, len(words)]
    for number, (place, verb) in enumerate(verbs.items(), start=1):
        end = min(edges[number + 1], place + _REACH)
        after = _after(words, place, end)
        passive = _passive(words, place)
        subject = [] if _behind_its_noun(words, place) else _before(words, edges[number - 1], place)
        family, gives = _VERBS[verb]
        family = family or _family(words)
        givers, receivers = _roles(verb, gives, passive, subject, after)
        yield from (Flow(family, one, other) for one, other in product(givers, receivers) if one != other)


Names = list[str]


def _roles(verb: str, gives: bool, passive: bool, subject: Names, after: dict[str, Names]) -> tuple[Names, Names]:
    """Givers and receivers."""
    if gives:
        return (after["by"], after["to"] or subject) if passive else (subject, after["to"] or after["object"])
    if _VERBS[verb][0] == "visit":
        return (subject, after["by"]) if passive else (after["object"] or after["to"], subject)
    source = after["from"] or (after["to"] if verb in _FROM_WITH_A else [])
    return source, after["by"] if passive else subject


def is_converse(word: str) -> bool:
    """Is a folded word a form of a verb of the table?"""
    return _verb(word) is not None


def _verb(word: str) -> str | None:
    bases = (_IRREGULAR.get(word, ""), word, *english_bases(word), *spanish_bases(word))
    return next((base for base in bases if base in _VERBS), None)


def _is_noun(words: Sequence[str], place: int) -> bool:
    """ "receives training" """
    return words[place].endswith("ing") and not (place and words[place - 1] in _BE)


def _family(words: Sequence[str]) -> str:
    if not _MONEY.isdisjoint(words):
        return "money"
    return "training" if any(word.startswith(_TRAINING) for word in words) else "goods"


def _is_name(word: str) -> bool:
    return word.startswith(("country", "person")) and word not in ("country", "person", "countries", "persons")


def _before(words: Sequence[str], start: int, end: int) -> Names:
    """The nearest names before a verb that may be its subject, with those that are joined to them."""
    for place in range(end - 1, start - 1, -1):
        if _is_name(words[place]) and _preposition(words, place) not in (*_ASIDE, *_ROLES):
            found = [words[place]]
            while place - 2 >= start and words[place - 1] in _JOINS and _is_name(words[place - 2]):
                place -= 2
                found.append(words[place])
            return found
    return []


def _after(words: Sequence[str], verb: int, end: int) -> dict[str, Names]:
    """Names behind a verb, by what makes them what they are."""
    found: dict[str, Names] = {"object": [], "to": [], "from": [], "by": []}
    role = ""
    for place in range(verb + 1, end):
        if not _is_name(words[place]):
            continue
        preposition = _preposition(words, place)
        if preposition in _ROLES:
            role = _ROLES[preposition]
        elif preposition not in _JOINS:
            near = place == verb + 1 or (place == verb + 2 and words[place - 1] in _ARTICLES)
            role = "object" if near else ""
        if role:
            found[role].append(words[place])
    return found


def _preposition(words: Sequence[str], place: int) -> str:
    """The word before a name, its article aside."""
    place -= 1
    while place >= 0 and words[place] in _ARTICLES:
        place -= 1
    return words[place] if place >= 0 else ""


def _passive(words: Sequence[str], verb: int) -> bool:
    if words[verb].endswith(("ing", "ndo")):
        return False
    before = words[verb - 1] if verb else ""
    adverb = before.endswith(("ly", "mente")) and verb > 1 and words[verb - 2] in _BE
    return before in _BE or adverb or _behind_its_noun(words, verb)


def _behind_its_noun(words: Sequence[str], verb: int) -> bool:
    """ "The money paid by France" """
    follows = words[verb + 1] if verb + 1 < len(words) else ""
    return follows in ("by", "por") and (not verb or words[verb - 1] not in _BE)

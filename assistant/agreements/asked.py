"""Is a question one for the register ("How many agreements did Peru sign in 2024?"), and what does it ask for?

Only what is understood to the last word is: a "not", an "or" between countries, a "why" goes the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.agreements.select import Choice
from assistant.agreements.types import Happened, Instrument, Status
from assistant.reader.question import Question, read_question
from index.entities import concept, concepts, countries, is_capital, organisations
from index.question_filters import Wish
from index.regions import regions
from index.text import fold, words
from index.types import Filters, Span

ANY_KIND: tuple[Instrument, ...] = (
    "treaty", "agreement", "memorandum", "protocol", "framework", "joint_statement", "working_group", "partnership",
    "code_of_conduct", "plan", "other",
)  # fmt: skip
"""What may be called an agreement; an operation is none."""
_KINDS: dict[str, tuple[Instrument, ...]] = {
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
_NOUN = "|".join(sorted("|".join(_KINDS).split("|"), key=len, reverse=True))
_ASKS = re.compile(
    r"^(?:and |y )?(?:(?P<many>how many|cuant[oa]s)|which|what|list|name|show(?: me)?|que|cuales|lista|enumera|"
    r"muestra(?:me)?)(?: are| were| son| fueron| de)?(?: all)?(?: of)?(?: the| todos| todas)?(?: los| las)?"
    rf"(?P<between>(?: [\w-]+){{0,3}}?) (?P<noun>(?P<kind>{_NOUN})(?: (?:or|and|o|y|u) (?P<also>{_NOUN}|groups|grupos))?)(?!\w)"
)
_ASKS_WITH = re.compile(
    r"^(?:and |y )?(?:(?:with )?(?:which|what)(?: other)? (?:countries|states|partners)|with whom|con (?:que|cuales)(?: otros)? (?:paises|estados)|con quien(?:es)?) "
    rf"(?P<between>.*?)\b(?P<noun>(?P<kind>{_NOUN}))(?!\w)"
)
""" "Which countries did Kenya sign agreements with?"."""
_AND_WITH_WHOM = re.compile(r",? (?:and|y) (?:with whom|with (?:which|what) (?:countries|partners)|con quien(?:es)?|con que paises)(?=[ ?.]*$)")
_WITH_ANY = re.compile(
    r"\b(?:with|con) (?:any |other |third |non-member |otros |terceros )?(?:countries|states|paises|estados)(?: (?:outside|fuera de)(?: (?:it|the (?:bloc|union|eu)|ella|la union))?)?(?=$|[ ?])"
)
""" "Which agreements has the Union with countries outside it?": whatever the country."""
_SIGNED_HOW_MANY = re.compile(
    r"^(?:and |y )?(?P<many>how many(?= did| has| have)|cuant[oa]s(?= (?:ha |han )?(?:firm|suscri))) "
    r".*\b(?:sign(?:ed)?|firm\w+|suscri\w+)\b"
)
_REACHED: tuple[Happened, ...] = ("announced", "signed")
_STEPS: tuple[tuple[str, tuple[Happened, ...], tuple[Status, ...]], ...] = (
    (r"\b(?:sign(?:ed)?|firm(?:o|aron|ado|ados|ada|adas)|suscri(?:bio|bieron|to|tos))\b",
     ("signed",), ("signed", "in_force", "suspended")),
    (r"\b(?:enter(?:ed)?|brought|bring|put|came|come|entr(?:o|aron|ado)) (?:\w+ )?(?:in|into|en) (?:force|effect|vigor|vigencia)\b|"
     r"\b(?:took|take|taken) effect\b", ("in_force",), ("in_force",)),
    (r"\bsuspended?\b|\bsuspend(?:id\w+|io|ieron)\b", ("suspended",), ("suspended",)),
    (r"\bproposed?\b|\bpropuest\w+|\bpropus(?:o|ieron)\b", ("proposed",), ("proposed",)),
    (r"\bannounced?\b|\banunci(?:ad\w+|o|aron)\b", ("announced",), ("announced",)),
    (r"\bratif(?:y|ied)\b|\bratific(?:o|aron|ad\w+)\b", ("ratified",), ()),
    (r"\b(?:adopted?|agreed?|reach(?:ed)?|conclude[d]?|ma[dk]e|adopt(?:o|aron|ad\w+)|acord(?:o|aron|ad\w+)|alcanz(?:o|aron|ad\w+))\b",
     _REACHED, ()),
)  # fmt: skip
"""Verbs, what they ask to have happened, and the statuses that say so where no period is asked for."""
_IN_FORCE = re.compile(r"\b(?:in|into) force\b|\ben vigor\b|\bvigentes?\b")
_AWAITED = re.compile(
    r"\b(?:still )?(?:(?:need|await|require)(?: to be)?|have (?:yet )?to be|are (?:still )?(?:to be|awaiting)|(?:are )?pending|lack)(?: parliamentary)? (?:ratification|ratified|approval|approved)\b|"
    r"\bhave not (?:yet )?been ratified\b|\b(?:no se han ratificado|falta(?:n)?(?: por)? ratificar|siguen? sin ratificar(?:se)?|estan? pendientes? de (?:ratificacion|ratificar)|necesitan? (?:todavia |aun )?(?:la )?ratificacion)(?: todavia| aun)?\b"
)
_MENTIONS = re.compile(r"\b(?:mention\w*|mencion\w*|speak of|hablan de)\b")
_SIDES: dict[str, tuple[int, int | None]] = {
    "bilateral": (2, 2), "bilaterales": (2, 2), "trilateral": (3, 3), "trilaterales": (3, 3),
    "multilateral": (3, None), "multilaterales": (3, None),
}  # fmt: skip
_SAYS_NOTHING = frozenset("security cooperation international seguridad cooperacion internacionales".split())
"""Before or behind the noun: all that the register holds is that."""
_PLAIN = frozenset(
    "how many which what list all name show me are were is was the a an of on in into by with and that did does do has "
    "have had been there to for about at any against sign signed mention mentions mentioned cover covers concern "
    "concerns deal deals reach reached make made exist conclude concluded include includes involve involves involving "
    "between agree agreed announce announced propose proposed suspend suspended ratify ratified adopt adopted speak "
    "force enter entered bring brought put come came take took taken effect articles "
    "cuantos cuantas que cuales lista enumera muestra muestrame son fueron es fue el la los las un una de del en con y "
    "e a al por todos todas se sobre entre contra han ha hay hubo tiene tienen tratan trata abarcan cubren incluyen "
    "hablan mencionan mencionen firmo firmaron firmado firmados firmada firmadas suscribio suscribieron suscrito "
    "suscritos hecho vigor vigente vigentes estan esta entraron suspendidos suspendidas anunciados anunciadas "
    "propuestos propuestas existen alcanzo alcanzaron alcanzado se propuso propusieron propuesto suspendio suspendieron "
    "suspendido anuncio anunciaron anunciado ratifico ratificaron ratificado ratificados acordo acordaron adopto "
    "adoptaron adoptado adoptados adoptadas entro articulos".split()
)
"""Words that such a question is made of, beside what it names."""
_TELLING = (("in_force",), ("suspended",), ("proposed",), ("ratified",))
"""Statuses and steps that few agreements have."""
_FORMS = (_ASKS, _SIGNED_HOW_MANY, _ASKS_WITH)
_PHRASES = (_AND_WITH_WHOM, _WITH_ANY, _AWAITED)
_JOINT = re.compile(r" (?:or|and|o|u|y|e|or to|o se)(?: (?:were|was|has|have|se|fueron|han|ha))? ")
_IN = re.compile(r"\b(?:in|en)(?: la ciudad de)? $")
_ASKS_MORE = re.compile(r"\b(?:which|what|how|qué|cuál(?:es)?|cuánt[oa]s?|cómo|por que|para que)\b")
_OR = frozenset("or o u".split())


@dataclass(frozen=True, slots=True)
class Collected:
    """A question for agreements, understood."""

    asked: Question
    choice: Choice
    counts: bool
    """Is the number asked for, and not the list?"""
    partners: bool = False
    """Is it asked with whom they are?"""


def collecting(asked: Question, wishes: Sequence[Wish], filters: Filters, message: str = "") -> Collected | None:
    """What a question asks the register for; `None` where a word of it is not understood as that.

    `asked` may end in what a follow-up carries along, in brackets; `message` is what was written, without it.
    """
    own = read_question(asked.text.partition(" (")[0])
    if "(" in message or "?" in own.text.strip(" ?¿!."):
        return None
    if not own.countries and asked.countries:  # "how many in 2024?" on what was talked of: whose is not said
        return None
    folded = fold(own.text)
    start = len(folded) - len(folded.lstrip(" ¿¡"))
    found = next((one for asks in _FORMS if (one := asks.search(folded[start:]))), None)
    if not found:
        return None
    listed, partners = found.re is _ASKS, found.re is _ASKS_WITH
    phrases = [Span(*one.span()) for words in _PHRASES for one in words.finditer(folded)]
    rest = own.text.lower()[start + found.end("many" if found.re is _SIGNED_HOW_MANY else "noun") :]
    if _ASKS_MORE.search(_AND_WITH_WHOM.sub("", rest.rstrip(" ?."))):
        return None
    noun = Span(*found.span("noun")).moved(start) if listed or partners else None
    between = Span(*found.span("between")).moved(start) if listed else None
    step = _step(folded)
    if step is None:
        return None
    said = (*phrases, *step.said, *([Span(start, noun.start)] if partners and noun else ()))
    named = _Named.of(own, [wish for wish in wishes if wish.span.end <= len(own.text)], noun, said)
    if not named.all_understood(between):
        return None
    choice = _choice(named, folded, _kinds(found), step, filters)
    if choice is None or (partners and not choice.parties):
        return None
    return Collected(own, choice, not partners and found.group("many") is not None, partners or _AND_WITH_WHOM.search(rest.rstrip(' ?.')) is not None)


def _kinds(found: re.Match[str]) -> tuple[Instrument, ...]:
    """Those of the noun, or of two nouns with "or" between them."""
    nouns = [found.group("kind"), found.groupdict().get("also")] if found.re is not _SIGNED_HOW_MANY else []
    kinds = [these for noun in nouns if noun for words, these in _KINDS.items() if re.fullmatch(words, noun)]
    return tuple(dict.fromkeys(kind for these in kinds for kind in these)) or ANY_KIND


@dataclass(frozen=True, slots=True)
class _Step:
    """What is to have happened to an agreement, by the verbs of a question."""

    happened: tuple[Happened, ...] = ()
    statuses: tuple[Status, ...] = ()
    said: tuple[Span, ...] = ()
    """What joins two verbs: "signed | or | brought into force"."""


def _step(folded: str) -> _Step | None:
    """`None` where two verbs ask for two things: "announced in 2023, and signed since"."""
    verbs = sorted(
        (match.start(), match.end(), happened, statuses)
        for written, happened, statuses in _STEPS
        for match in re.finditer(written, folded)
    )
    if not verbs:
        return _Step(statuses=("in_force",) if _IN_FORCE.search(folded) else ())
    joints = [Span(one[1], other[0]) for one, other in pairwise(verbs)]
    if not all(_JOINT.fullmatch(joint.of(folded)) for joint in joints):
        return None
    happened, statuses = (tuple(dict.fromkeys(each for verb in verbs for each in verb[at])) for at in (2, 3))
    return _Step(happened, statuses, tuple(joints))


def _choice(
    named: _Named, folded: str, kinds: tuple[Instrument, ...], step: _Step, filters: Filters
) -> Choice | None:
    """What fits; `None` where nothing but the status would narrow the whole register down."""
    period = named.period.filters if named.period else Filters()
    happened = step.happened if named.period or step.happened != _REACHED else ()
    statuses, awaits = step.statuses, _AWAITED.search(folded) is not None
    mentions = _MENTIONS.search(folded) is not None
    topics = tuple(dict.fromkeys(topic for _, topic in named.topics))
    place = named.places[0][1] if named.places else None
    if place and statuses == ("in_force",):  # where it applies is not where it was signed
        return None
    choice = Choice(
        parties=tuple(sorted({key for _, key in named.parties})),
        region=named.regions[0][1] if named.regions else None,
        since=period.since,
        until=period.until,
        instruments=kinds,
        statuses=statuses,
        happened=() if awaits else happened,
        awaited=awaits,
        areas=() if mentions else topics,
        sides=next((sides for word, sides in _SIDES.items() if re.search(rf"\b{word}\b", folded)), (0, None)),
        place=place,
        within=replace(filters, topics=(*filters.topics, *(topics if mentions else ()))),
    )
    told = choice.parties or choice.region or choice.since or choice.until or topics or place or kinds != ANY_KIND
    return choice if told or awaits or statuses in _TELLING or happened in _TELLING else None


@dataclass(frozen=True, slots=True)
class _Named:
    """What a question names, each with its place."""

    own: Question
    parties: tuple[tuple[Span, str], ...]
    regions: tuple[tuple[Span, str], ...]
    places: tuple[tuple[Span, str], ...]
    """Countries by code, towns as written."""
    topics: tuple[tuple[Span, str], ...]
    period: Wish | None
    noun: Span | None
    said: tuple[Span, ...]
    """Phrases that were understood by themselves."""

    @classmethod
    def of(cls, own: Question, wishes: Sequence[Wish], noun: Span | None, said: tuple[Span, ...]) -> _Named:
        text = own.text
        mentions = [mention for mention in countries(text) if not (noun and mention.span.overlaps(noun))]
        there = [mention for mention in mentions if _IN.search(fold(text[: mention.span.start]))]
        states = [(mention.span, mention.key) for mention in mentions if mention not in there]
        bodies = [
            (mention.span, mention.key)
            for mention in organisations(text, own.language)
            if not any(mention.span.overlaps(other.span) for other in mentions)
        ]
        written = [(one.span, one.span.of(text)) for one in there]
        places = [(s, name if is_capital(name) else one.key) for one, (s, name) in zip(there, written, strict=True)]
        topics = [
            (mention.span, topic)
            for mention in concepts(text, own.language)
            if (topic := concept(mention.key).topic) and not (noun and mention.span.overlaps(noun))
        ]
        period = next((wish for wish in wishes if wish.kind == "period"), None)
        spoken_of = tuple((mention.span, mention.key) for mention in regions(text))
        return cls(own, tuple(states + bodies), spoken_of, tuple(places), tuple(topics), period, noun, said)

    def all_understood(self, between: Span | None) -> bool:
        """Is every word named, the noun, or one that says nothing more? `between` asking and noun, an adjective."""
        left = list(self._left())
        alternatives = any(word in _OR for word, _ in left)
        if alternatives != (len({topic for _, topic in self.topics}) > 1):
            return False  # of two topics "and" may mean both or each; of two countries "or" is not looked up
        if (
            len(self.places) > 1
            or len(self.regions) > 1
            or (alternatives and len(self.parties) > 1 and self._or_between_parties(left))
        ):
            return False
        adjectives = _SAYS_NOTHING | set(_SIDES)
        anywhere = _PLAIN | adjectives | _OR
        return all(word in (adjectives if between and place.overlaps(between) else anywhere) for word, place in left)

    def _or_between_parties(self, left: Sequence[tuple[str, Span]]) -> bool:
        spans = [span for span, _ in self.parties]
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        return any(word in _OR and first < place.start < last for word, place in left)

    def _left(self) -> Iterator[tuple[str, Span]]:
        spans = [span for named in (self.parties, self.regions, self.places, self.topics) for span, _ in named]
        spans += [*self.said, *(span for span in (self.noun, self.period and self.period.span) if span)]
        for word, place in words(self.own.text):
            if not any(place.overlaps(span) for span in spans):
                yield fold(word), place

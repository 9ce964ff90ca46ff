"""Is a question one for the register ("How many agreements did Peru sign in 2024?"), and what does it ask for?

Only what is understood to the last word is: a "not", an "or" between countries, a "why" goes the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.agreements.select import Choice
from assistant.agreements.types import Instrument, Status
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
    rf"(?P<between>(?: [\w-]+){{0,3}}?) (?P<noun>{_NOUN})(?!\w)"
)
_SIGNED_HOW_MANY = re.compile(
    r"^(?:and |y )?(?P<many>how many(?= did| has| have)|cuant[oa]s(?= (?:ha |han )?(?:firm|suscri))) "
    r".*\b(?:sign(?:ed)?|firm\w+|suscri\w+)\b"
)
_SIGNED = r"\b(?:sign(?:ed)?|firm(?:o|aron|ado|ados|ada|adas)|suscri(?:bio|bieron|to|tos))\b"
_STATUSES: tuple[tuple[str, tuple[Status, ...]], ...] = (
    (r"\b(?:in|into) force\b|\b(?:took|take|taken) effect\b|\ben vigor\b|\bvigentes?\b", ("in_force",)),
    (r"\bsuspended\b|\bsuspendid\w+", ("suspended",)),
    (r"\bproposed\b|\bpropuest\w+", ("proposed",)),
    (r"\bannounced\b|\banunciad\w+", ("announced",)),
    (_SIGNED, ("signed", "in_force", "suspended")),
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
    "between agree agreed announced proposed suspended speak force enter entered take took taken effect "
    "cuantos cuantas que cuales lista enumera muestra muestrame son fueron es fue el la los las un una de del en con y "
    "e a al por todos todas se sobre entre contra han ha hay hubo tiene tienen tratan trata abarcan cubren incluyen "
    "hablan mencionan mencionen firmo firmaron firmado firmados firmada firmadas suscribio suscribieron suscrito "
    "suscritos hecho vigor vigente vigentes estan esta entraron suspendidos suspendidas anunciados anunciadas "
    "propuestos propuestas existen alcanzo alcanzaron".split()
)
"""Words that such a question is made of, beside what it names."""
_TELLING = (("in_force",), ("suspended",), ("proposed",))
"""Statuses that few agreements have."""
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
    listed, signed = _ASKS.search(folded[start:]), _SIGNED_HOW_MANY.search(folded[start:])
    found = listed or signed
    if not found:
        return None
    rest = own.text.lower()[start + found.end("noun" if listed else "many") :]
    if _ASKS_MORE.search(rest):
        return None
    noun, between = (Span(*listed.span(name)).moved(start) if listed else None for name in ("noun", "between"))
    named = _Named.of(own, [wish for wish in wishes if wish.span.end <= len(own.text)], noun)
    if not named.all_understood(between):
        return None
    choice = _choice(named, folded, listed.group("noun") if listed else "", filters)
    return Collected(own, choice, found.group("many") is not None) if choice else None


def _choice(named: _Named, folded: str, noun: str, filters: Filters) -> Choice | None:
    """What fits; `None` where nothing but the status would narrow the whole register down."""
    period = named.period.filters if named.period else Filters()
    kinds = next((kinds for words, kinds in _KINDS.items() if re.fullmatch(words, noun)), ANY_KIND)
    statuses = next((these for written, these in _STATUSES if re.search(written, folded)), ())
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
        areas=() if mentions else topics,
        sides=next((sides for word, sides in _SIDES.items() if re.search(rf"\b{word}\b", folded)), (0, None)),
        place=place,
        within=replace(filters, topics=(*filters.topics, *(topics if mentions else ()))),
    )
    told = choice.parties or choice.region or choice.since or choice.until or topics or place or kinds != ANY_KIND
    return choice if told or statuses in _TELLING else None


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

    @classmethod
    def of(cls, own: Question, wishes: Sequence[Wish], noun: Span | None) -> _Named:
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
        return cls(own, tuple(states + bodies), spoken_of, tuple(places), tuple(topics), period, noun)

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
        spans += [span for span in (self.noun, self.period and self.period.span) if span]
        for word, place in words(self.own.text):
            if not any(place.overlaps(span) for span in spans):
                yield fold(word), place

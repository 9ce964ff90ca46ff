"""Questions that count or collect agreements ("How many did Peru sign in 2024?"), answered from the register.

Only what is understood to the last word is answered here; any other question goes the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.agreements.select import Choice
from assistant.agreements.tables import shown, telling, title
from assistant.agreements.types import Entry, Instrument
from assistant.agreements.types import Status as AgreementStatus
from assistant.answers import NEAREST
from assistant.reader.question import Question, read_question
from assistant.reader.values import long_date
from assistant.types import Answer, DraftSentence, Evidence, Item, Sentence
from assistant.verify import Lookup, Verified, about, judge
from index.chunks import sentences
from index.entities import concept, concepts
from index.query import units
from index.question_filters import Wish
from index.text import fold
from index.types import Filters, Language, Passage, Span

MOST = 30
"""Agreements that an answer lists."""
SURE = 0.95
"""Confidence that the register was asked; how far to trust a row, its own fields say."""
_ANY_KIND: tuple[Instrument, ...] = (
    "treaty", "agreement", "memorandum", "protocol", "framework", "joint_statement", "working_group", "partnership",
    "code_of_conduct", "plan", "other",
)  # fmt: skip
_KINDS: dict[str, tuple[Instrument, ...]] = {
    "agreements|accords|deals|pacts|acuerdos|convenios|pactos": _ANY_KIND,
    "treaties|tratados": ("treaty",),
    "memoranda|memorandums|memorandos|memorandums? of understanding|memorandos de entendimiento": ("memorandum",),
    "protocols|protocolos": ("protocol",),
    "frameworks|acuerdos marco": ("framework",),
    "joint statements|declarations|declaraciones(?: conjuntas)?": ("joint_statement",),
    "working groups|grupos de trabajo": ("working_group",),
    "partnerships|alliances|alianzas": ("partnership",),
    "codes of conduct|codigos de conducta": ("code_of_conduct",),
}
_NOUN = "|".join(_KINDS)
_ASKS = re.compile(
    rf"^(?:and |y )?(?:(?P<many>how many|cuant[oa]s)|which|what|list|name|show(?: me)?|que|cuales|lista|enumera|muestra(?:me)?)"
    rf"(?: are| son| de)?(?: all)?(?: of)?(?: the| todos)?(?: los| las)? (?P<noun>{_NOUN})\b"
)
_SIGNED_HOW_MANY = re.compile(
    r"^(?:and |y )?(?P<many>how many (?:did|has|have)|cuant[oa]s) .*\b(?:sign(?:ed)?|firm\w+|suscrib\w+)\b"
)
_SIGNED = re.compile(r"\b(?:sign(?:ed)?|firm(?:o|aron|ado|ados|ada|adas)|suscri(?:bio|bieron|to|tos))\b")
_STATUSES: tuple[tuple[str, tuple[AgreementStatus, ...]], ...] = (
    (r"\b(?:are|is) in force\b|\b(?:esta|estan) en vigor\b|\bvigentes?\b", ("in_force",)),
    (r"\bsuspended\b|\bsuspendid\w+", ("suspended",)),
    (r"\bproposed\b|\bpropuest\w+", ("proposed",)),
    (r"\bannounced\b|\banunciad\w+", ("announced",)),
    (_SIGNED.pattern, ("signed", "in_force", "suspended")),
)
_MENTIONS = re.compile(r"\b(?:mention\w*|mencion\w*|speak of|hablan de)\b")
_PLAIN = re.compile(
    r"^(?:sign|signed|mention|mentions|mencionan?|cover|covers|concern|concerns|about|deal|deals|reach|reached|make|made|have|has|"
    r"there|exist|force|conclude|concluded|include|includes|involve|between|since|after|before|until|agree|agreed|been|announced|"
    r"proposed|suspended|speak|hablan?|firm\w+|suscri\w+|hay|hubo|tiene|tienen|tratan?|abarcan?|cubren?|incluyen?|sobre|entre|desde|hasta|"
    r"hecho|vigor|vigentes?|suspendid\w+|anunciad\w+|propuest\w+|alcanz\w+|existen?|alcanzaron|articles?|articulos?|register|registro)$"
)
_FOUND: dict[Language, str] = {
    "en": "Counted in the register of agreements, which holds {total} that the articles report: {what}.",
    "es": "Contado en el registro de acuerdos, que reúne {total} de los que informan los artículos: {what}.",
}
_NONE: dict[Language, str] = {
    "en": "The articles report no such agreement.",
    "es": "Los artículos no informan de ningún acuerdo así.",
}
_MORE: dict[Language, str] = {
    "en": "{n} more are not listed here; `briefing agreements list` shows all.",
    "es": "{n} más no se enumeran aquí; `briefing agreements list` los muestra todos.",
}
_COUNT: dict[Language, tuple[str, str]] = {"en": ("agreement", "agreements"), "es": ("acuerdo", "acuerdos")}
_WORDS: dict[Language, dict[str, str]] = {
    "en": {"parties": "parties", "since": "since", "until": "until", "areas": "area", "mentions": "in articles on",
           "instruments": "kind", "statuses": "status"},
    "es": {"parties": "partes", "since": "desde", "until": "hasta", "areas": "ámbito", "mentions": "en artículos sobre",
           "instruments": "tipo", "statuses": "estado"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Collected:
    """A question for agreements, understood."""

    asked: Question
    choice: Choice
    counts: bool
    """Is the number asked for, and not the list?"""


def collecting(asked: Question, wishes: Sequence[Wish], filters: Filters) -> Collected | None:
    """What a question asks the register for; `None` where a word of it is not understood as that."""
    own = read_question(asked.text.partition(" (")[0])  # what a follow-up carries along is not asked for
    folded = fold(own.text).strip(" ¿?¡!.")
    listed, signed = _ASKS.search(folded), _SIGNED_HOW_MANY.search(folded)
    found = listed or signed
    topics = tuple(topic for _, topic in _topics(own))
    if not found or not _understood(own, listed.group("noun") if listed else "", wishes):
        return None
    period = next((wish.filters for wish in wishes if wish.kind == "period"), Filters())
    kinds = _kinds(listed.group("noun")) if listed else _ANY_KIND
    statuses = next((these for words, these in _STATUSES if re.search(words, folded)), ())
    mentions = _MENTIONS.search(folded) is not None
    choice = Choice(
        parties=tuple(sorted(own.countries)),
        since=period.since,
        until=period.until,
        instruments=kinds,
        statuses=statuses,
        areas=() if mentions else topics,
        within=replace(filters, topics=(*filters.topics, *(topics if mentions else ()))),
    )
    narrows = choice.parties or choice.since or choice.until or topics or statuses or kinds != _ANY_KIND
    return Collected(own, choice, found.group("many") is not None) if narrows else None


def _kinds(noun: str) -> tuple[Instrument, ...]:
    return next(kinds for words, kinds in _KINDS.items() if re.fullmatch(words, noun))


def _topics(own: Question) -> list[tuple[Span, str]]:
    """Topics of the glossary that it names, and where."""
    return [
        (mention.span, topic) for mention in concepts(own.text, own.language) if (topic := concept(mention.key).topic)
    ]


def _understood(own: Question, noun: str, wishes: Sequence[Wish]) -> bool:
    """Is every word of it a country, a topic, a part of the period, the noun itself or one that says nothing more?"""
    periods = [wish.span for wish in wishes if wish.kind == "period"]
    known = {unit.key for unit in units(noun, own.language)}
    return all(
        unit.kind == "country"
        or any(unit.span.overlaps(span) for span, _ in _topics(own))
        or unit.key in known
        or any(unit.span.overlaps(span) for span in periods)
        or _PLAIN.match(fold(unit.surface)) is not None
        for unit in own.units
    )


def collected(
    question: str, wanted: Collected, entries: Sequence[Entry], total: int, near: Sequence[Passage], lookup: Lookup
) -> Answer:
    """The agreements that fit, each a row with the sentence that tells of it; `total` is all that the register holds."""
    language = wanted.asked.language
    how = _FOUND[language].format(total=total, what="; ".join(_asked_for(wanted.choice, language)))
    if not entries:
        return _answer(question, wanted, "not_in_corpus", _NONE[language], (how,), near)
    verified = Verified(lookup)
    items: list[Item] = []
    told: list[Sentence] = []
    for entry in entries[:MOST]:
        place = _sentence(telling(entry.current))
        if sentence := verified.sentence(DraftSentence(place.quote, (place,))):
            items.append(Item(_row(entry, place, language), sentence.citations[0]))
            told += [sentence] if sentence not in told else []
    short = f"{len(entries)} {_COUNT[language][len(entries) != 1]}"
    more = (_MORE[language].format(n=len(entries) - MOST),) if len(entries) > MOST else ()
    lines = [short, *(f"- {item.text} [{item.citation}]" for item in items)]
    answer = _answer(question, wanted, "answered", "\n".join(lines), (how, *more), near)
    return replace(
        answer, short_answer=short, items=tuple(items), sentences=tuple(told), citations=tuple(verified.citations)
    )


def _answer(
    question: str, wanted: Collected, status: str, text: str, notices: tuple[str, ...], near: Sequence[Passage]
) -> Answer:
    return Answer(
        question=question,
        standalone_question=wanted.asked.text,
        status="answered" if status == "answered" else "not_in_corpus",
        text=text,
        language=wanted.asked.language,
        notices=notices,
        nearest=tuple(near[:NEAREST]),
        confidence=SURE if status == "answered" else 1 - SURE,
        answerer="register",
    )


def _sentence(place: Evidence) -> Evidence:
    """The whole sentence in which a place stands."""
    around = next((span for span in sentences(place.article) if span.overlaps(place.span)), place.span)
    return Evidence(place.article, around)


def _row(entry: Entry, place: Evidence, language: Language) -> str:
    """Its name or parties and kind where article and sentence bear them out, else the headline; with its day."""
    named = title(entry, language)
    held = judge(named, [place.quote], about([place])).name != "unsupported"
    day = f" ({long_date(entry.day, language)})" if entry.day else ""
    return f"{named if held else place.article.title}{day}"


def _asked_for(choice: Choice, language: Language) -> list[str]:
    """What was looked for, in words."""
    words = _WORDS[language]
    told = {
        "parties": shown("parties", choice.parties, language),
        "since": long_date(choice.since, language) if choice.since else "",
        "until": long_date(choice.until, language) if choice.until else "",
        "areas": shown("areas", choice.areas, language),
        "mentions": shown("areas", choice.within.topics, language),
        "instruments": shown("instrument", choice.instruments, language) if choice.instruments != _ANY_KIND else "",
        "statuses": ", ".join(shown("status", one, language) for one in choice.statuses),
    }
    return [f"{words[name]} {text}" for name, text in told.items() if text]

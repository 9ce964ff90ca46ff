"""What is asked in a message: instructions to the assistant set aside, several questions told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.composed.gapped import PREPOSITION, completed, has_verb
from assistant.reader.question import read_question, without_carried
from assistant.talk.followup import standalone
from assistant.talk.things import thing_in
from assistant.types import Turn
from index.query import Unit
from index.text import fold
from index.types import Span

FEW_UNITS = 2
"""A first part with no more to look for needs what follows."""
_ASKS = (
    r"(?:how|when|where|which|who|whom|whose|what|why|cuantas?|cuantos?|cuanto|cuando|donde|quien|quienes|cual|cuales|"
    r"que|por que|de que|con que|en que)"
)
_IS_IT = (
    r"(?:is|are|was|were|does|do|did|has|have|had|will|would|can|could|must|should|may|might) "
    r"(?:it|they|he|she|this|that|these|those)"
)
_AND = rf"\s*[,;]?\s+(?:and|but|y|e|pero)\s+(?=(?:(?:{PREPOSITION}\s+)?{_ASKS}|{_IS_IT})\b)"
_BETWEEN = re.compile(rf"(?<=\?)\s+|(?<=\?)(?=¿)|{_AND}")
_ASKING = re.compile(rf"(?:^|[.!?¿:,]\s*)\W*(?:\w+\s+){{0,2}}?{_ASKS}\b|[?]$")
"""A question word at the beginning of a clause: "the minister who signed" asks nothing."""
_THAT = re.compile(r"(?:de |en |con |por |para )?que\b")
""" "y que" without an accent is "and that", not "and what"."""
_THE_ONE = re.compile(
    r"\b(?:(?P<article>el|la|los|las) (?=(?:de|del|con|entre) )|(?:that|those|the ones?) (?=(?:of|with|between|for|by) ))"
)
""" "That with Britain", which leaves out what it is: "the access agreement"."""
_OF_ITS_SIDE = re.compile(r"^\W*(?:(?:and|y) )?(?:who|quien(?:es)?) (?:for|por)\b")
""" "and who for Chile?": the same text's other side."""
_BRIEF = re.compile(
    r"^(?P<brief>\W*(?:please |por favor,? )?(?:brief me|give me a brief(?:ing)?|tell me|summari[sz]e|inf[oó]rm(?:e|a)me|res[uú]m(?:e|eme|a)|h[aá]bl(?:a|e)me|dime|haz(?:me)? un (?:informe|resumen))"
    r"(?: (?:on|about|of|sobre|de|del|acerca de))? (?P<subject>[^:?]{3,120})):\s*(?P<asked>[^:]+\?)\s*$",
    re.IGNORECASE,
)
_NEXT_ASPECT = re.compile(r"\s*(?:[,;?]\s*(?:(?:and|y|e)\s+)?¿?|\s+(?:and|y|e)\s+¿?)(?=\w)")
_ASPECT = re.compile(
    rf"{_ASKS}\b|(?:is|are|was|were|does|do|did|has|have|will|can|es|esta|son|fue|fueron|tiene|se|hay|obliga|entra|entro|ha)\b"
)
_IN_FULL = {"why": "Why was it agreed", "por que": "Por qué se acordó", "when": "When was it agreed", "cuando": "Cuándo se acordó",
        "where": "Where was it signed", "donde": "Dónde se firmó", "who": "Who signed it", "quien": "Quién lo firmó",
        "quienes": "Quiénes lo firmaron"}  # fmt: skip
"""Aspects of one word, as questions."""
_END = re.compile(r"(?<=[.!?])\s+(?=[^\s.!?])|\s+(?=¿)")
_BRACKETED = re.compile(r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>")
_TO_ASSISTANT = re.compile(
    r"^\W*(?:please |before you answer,? |por favor,? |antes de responder,? )?(?:ignore|disregard|forget|pretend|answer only|"
    r"reply|respond|say that|always|ignora|olvida|haz caso omiso|finge|contesta|responde|di que|termina siempre)\b|"
    r"\b(?:override|developer mode|system prompt|your (?:rules|instructions)|note (?:for|to) the (?:assistant|model)|"
    r"modo desarrollador|tus (?:reglas|instrucciones)|nota para (?:el asistente|la asistente|el modelo))\b"
)


def parts(message: str, history: Sequence[Turn] = ()) -> list[str]:
    """The questions of a message, each to stand alone in the light of the conversation; at least one.

    "When did Japan and the UK sign, and who signed?" is two; "When and where did they sign?" is one question that
    wants two things.
    """
    if aspects := _aspects(message):
        return [standalone(aspects[0], history), *aspects[1:]]
    found: list[str] = []
    for span in _split(message):
        part = span.of(message).strip(" ,;")
        if not found:
            alone = standalone(part, history)
            # what a conversation does not tell may stand in what follows
            found.append(alone if alone != part else standalone(_with_rest(part, message[span.end :]), history))
            continue
        before = without_carried(found[-1])
        whole = standalone(_with_thing(completed(part, before), before), [*history, *map(Turn, found[-1:])])
        found.append(_with_names(whole, found[-1], _OF_ITS_SIDE.search(fold(part)) is not None))
    return list(dict.fromkeys(found))


def _aspects(message: str) -> list[str]:
    """ "Brief me on the pact: when was it signed, why, is it binding?": the briefing, and each aspect asked of its subject."""
    told = _BRIEF.match(message)
    named = [one.strip(" ,;¿?.") for one in _NEXT_ASPECT.split(told["asked"])] if told else []
    if told is None or not all(_ASPECT.match(fold(one)) for one in named):
        return []
    questions = (_IN_FULL.get(fold(one), one) for one in named)
    return [
        told["brief"],
        *(f"{'¿' * ('¿' in message)}{one[:1].upper()}{one[1:]}? ({told['subject'].strip()})" for one in questions),
    ]


def _with_rest(first: str, rest: str) -> str:
    """A first part that says little, with what follows: "¿Qué ministro británico" (y qué presidente firmó …).

    One with a verb lacks no more than names, and one with a name no more than the other side of its text.
    """
    own = read_question(first)
    if not rest or len(own.units) > FEW_UNITS:
        return first
    keys, follows = {unit.key for unit in own.units}, read_question(rest)
    added = [unit for unit in follows.units if unit.key not in keys]
    if own.names_something:
        added = [unit for unit in added if unit.kind == "country" and _OF_ITS_SIDE.search(fold(rest))]
    elif has_verb(first):
        added = [unit for unit in added if unit.kind == "country" or follows.is_name(unit)]
    return _carrying(first, added)


def _with_names(part: str, before: str, of_its_side: bool) -> str:
    """A part that names nothing, with the names of the one before it: "what is pillar two?" (AUKUS).

    So is one that asks the same for another side of one text: "and who for Chile?".
    """
    asked, own = read_question(before), read_question(part)
    here = {unit.key for unit in own.units}
    names = [unit for unit in asked.units if (unit.kind == "country" or asked.is_name(unit)) and unit.key not in here]
    return _carrying(part, names) if of_its_side or not own.names_something else part


def _carrying(part: str, units: Sequence[Unit]) -> str:
    carried = dict.fromkeys(unit.surface for unit in units)
    return f"{part} ({', '.join(carried)})" if carried else part


def _with_thing(part: str, before: str) -> str:
    """ "when did they sign that with Chile?" after "… the treaty with Peru": "when did they sign the treaty with Chile?"."""
    left_out = _THE_ONE.search(part)
    if left_out is None:
        return part
    thing = thing_in(read_question(before))
    fits = thing and left_out["article"] in (None, thing.called.partition(" ")[0])
    return f"{part[: left_out.start()]}{thing.called} {part[left_out.end() :]}" if thing and fits else part


def without_instructions(message: str) -> str:
    """The message without what is said to the assistant ("Ignore the articles and say …"), which no question needs.

    All of it when nothing else is left. The articles are safe from such instructions anyway: they keep search and
    reader from finding what is asked.
    """
    text = _BRACKETED.sub(" ", message)
    pieces = map(_asked, _END.split(text))
    left = " ".join(" ".join(pieces).split())
    return left if re.search(r"\w", left) else message


def _asked(piece: str) -> str:
    """A piece of a message if it is no instruction; of one such as "Ignore the rules: who signed?" the question."""
    if not _TO_ASSISTANT.search(fold(piece)):
        return piece
    question = piece.rpartition(": ")[2]
    return question if question.endswith("?") and not _TO_ASSISTANT.search(fold(question)) else ""


def _split(text: str) -> Iterator[Span]:
    """After question marks and before "and who", where both sides ask for something."""
    folded = fold(text)
    start = 0
    for match in _BETWEEN.finditer(folded):
        asked, rest = folded[start : match.start()], folded[match.end() :]
        that = _THAT.match(text, match.end()) is not None and "¿" in text
        if not that and _ASKING.search(asked) and _ASKING.search(rest) and read_question(asked).units:
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, len(text))

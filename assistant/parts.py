"""What is asked in a message: instructions to the assistant set aside, several questions told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.followup import standalone
from assistant.reader.question import read_question
from assistant.things import thing_in
from assistant.types import Turn
from index.text import fold
from index.types import Span

FEW_UNITS = 2
"""A first part with no more to look for needs what follows."""
_ASKS = (
    r"(?:how|when|where|which|who|whom|whose|what|why|cuantas?|cuantos?|cuanto|cuando|donde|quien|quienes|cual|cuales|"
    r"que|por que|de que|con que|en que)"
)
_AND = rf"\s*[,;]?\s+(?:and|but|y|e|pero)\s+(?=(?:(?:for|to|in|on|by|at|with|a|de|en|con|por|para)\s+)?{_ASKS}\b)"
_BETWEEN = re.compile(rf"(?<=\?)\s+|(?<=\?)(?=¿)|{_AND}")
_ASKING = re.compile(rf"(?:^|[.!?¿:,]\s*)\W*(?:\w+\s+){{0,2}}?{_ASKS}\b|[?]$")
"""A question word at the beginning of a clause: "the minister who signed" asks nothing."""
_THAT = re.compile(r"(?:de |en |con |por |para )?que\b")
""" "y que" without an accent is "and that", not "and what"."""
_GAPPED = re.compile(
    r"^\W*(?:(?:in|at|on|for|to|with|by|en|a|para|por|con) )?"
    r"(?:how (?:much|many)|who|whom|which|what|when|where|cuant[oa]s?|quien(?:es)?|que|cual(?:es)?|cuando|donde) "
    r"(?P<before>in|at|on|for|to|with|by|under|against|when|en|a|al|para|por|con|contra|cuando)\b(?!.*\b"
    r"(?:did|do|does|is|are|was|were|will|would|has|have|had|can|could|must|should|may|might)\b)"
)
""" "and who in the patrols of 2017?", which leaves the verb to the question before it."""
_THE_ONE = re.compile(
    r"\b(?:(?P<article>el|la|los|las) (?=(?:de|del|con|entre) )|(?:that|those|the ones?) (?=(?:of|with|between|for|by) ))"
)
""" "That with Britain", which leaves out what it is: "the access agreement"."""
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
_LEAST_KEPT = 2
"""Words that such a question takes over at least."""
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
        part = _with_thing(_with_verb(part, found[-1]), found[-1]) if found else part
        earlier = [*history, *map(Turn, found[-1:])]
        alone = standalone(part, earlier)
        if not found and alone == part:  # what a conversation does not tell may stand in what follows
            alone = standalone(_with_rest(part, message[span.end :]), earlier)
        found.append(alone)
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
    """A first part that says little, with what follows: "¿Qué ministro británico" (y qué presidente firmó …)."""
    own = read_question(first).units
    if not rest or len(own) > FEW_UNITS:
        return first
    keys = {unit.key for unit in own}
    carried = dict.fromkeys(unit.surface for unit in read_question(rest).units if unit.key not in keys)
    return f"{first} ({', '.join(carried)})" if carried else first


def _with_verb(part: str, before: str) -> str:
    """ "who in the patrols?" after "Who takes part in the code": "Who takes part in the patrols?"."""
    gapped = _GAPPED.search(fold(part))
    if gapped is None:
        return part
    same = re.compile(rf"(?:\b\w+\W+){{{_LEAST_KEPT},}}?(?={gapped['before']}\b)")
    taken = same.match(fold(before), len(before) - len(before.lstrip("¿ ")))
    return before[: taken.end()] + part[gapped.start("before") :] if taken else part


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

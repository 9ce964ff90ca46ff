"""A second question of a message that leaves out what the first has said: "…, and where?", "… y en cuántos países?"."""

from __future__ import annotations

import re

from assistant.reader.question import read_question
from index.crosslingual import is_verb
from index.text import fold

PREPOSITION = (
    r"(?:in|at|on|for|to|with|by|over|since|during|until|within|under|against|from|through|when|"
    r"a|al|ante|con|contra|cuando|de|desde|durante|en|hacia|hasta|para|por|segun|sobre)"
)
"""What may stand before the question word of a part, folded."""
_ASKS = (
    r"(?:how (?:much|many|long|often)|who|whom|which|what|when|where|why|"
    r"cuant[oa]s?|quien(?:es)?|que|cual(?:es)?|cuando|donde|por que)"
)
_AUXILIARY = r"(?:did|do|does|is|are|was|were|will|would|has|have|had|can|could|must|should|may|might)"
_VERBLESS = re.compile(
    rf"^\W*(?:{PREPOSITION} {_ASKS}(?: \w+){{0,3}}|{_ASKS}|(?:how (?:much|many)|cuant[oa]s?)(?: \w+){{1,2}})\W*$"
)
_OF_ANOTHER = re.compile(rf"^\W*(?:{PREPOSITION} )?{_ASKS} (?P<before>{PREPOSITION})\b.(?!.*\b{_AUXILIARY}\b)")
""" "and who in the patrols of 2017?": the same of something else."""
_WHO_THEY_ARE = re.compile(
    r"^\W*(?:which(?: ones)?|(?:who|what) are they|which are they|cuales(?: son)?|quienes(?: son)?)\W*$"
)
""" "How many countries signed, and which?" asks for their names."""
_ENGLISH = re.compile(rf"^\W*(?:when and where|(?:{PREPOSITION} )?{_ASKS})\b(?P<of>.*?)\b(?P<rest>{_AUXILIARY} .+)$")
_ASKED = re.compile(rf"^\W*(?:{PREPOSITION} )?{_ASKS}\b")
_ITS_VERB = re.compile(rf"^{_AUXILIARY} (?=(?:be|been|being|\w+ed|\w+en|{PREPOSITION})\b)")
"""Before a verb whose subject is what is counted: "how many people | were arrested"."""
_SPANISH_VERBS = frozenset("es son fue fueron hay hubo habra tiene tienen tuvo vale dura durara va van iran".split())
"""Short ones that no table tells."""
_LEAST_KEPT = 2
"""Words that one of something else takes over at least."""


def completed(part: str, first: str) -> str:
    """A question without a verb, with what the question before it says; as it is where it has one, or that is unclear.

    "and where?" after "How many sites does the pact open" is "Where does the pact open sites?".
    """
    folded = fold(part)
    if _WHO_THEY_ARE.search(folded):
        return _which(first) or part
    if another := _OF_ANOTHER.search(folded):
        same = re.compile(rf"(?:\b\w+\W+){{{_LEAST_KEPT},}}?(?={another['before']}\b)")
        taken = same.match(fold(first), len(first) - len(first.lstrip("¿ ")))
        return first[: taken.end()] + part[another.start("before") :] if taken else part
    verbless = _VERBLESS.search(folded) and _verb_in(part, read_question(first).language) is None
    said = _said(first) if verbless else None
    if said is None:
        return part
    counted, rest = said
    verb = _ITS_VERB.match(fold(rest)) if counted else None
    whole = f"{rest[: verb.end()]}{counted} {rest[verb.end() :]}" if verb else f"{rest} {counted}"
    return _question(f"{part.strip(' ¿?')} {whole.strip()}", first)


def has_verb(question: str) -> bool:
    """Has a question a verb, as far as an auxiliary or a Spanish verb tells? "How many ships" has none."""
    return _said(question) is not None


def _said(first: str) -> tuple[str, str] | None:
    """What a question counts or picks from, and what it says of that: ("US sites", "does the pact open")."""
    if found := _ENGLISH.match(fold(first)):
        return first[slice(*found.span("of"))].strip(), first[found.start("rest") :].rstrip(" ?")
    asks = _ASKED.match(fold(first))
    if asks is None or read_question(first).language != "es":
        return None
    return _parted(first, asks.end(), _verb_in(first, "es"))


def _which(first: str) -> str | None:
    """ "Which states signed the treaty?" after "How many states signed the treaty"."""
    language, asks = read_question(first).language, _ASKED.match(fold(first))
    said = _said(first) or (_parted(first, asks.end(), _verb_in(first, language)) if asks else None)
    if said is None or not said[0]:
        return None
    return _question(f"{'Qué' if language == 'es' else 'Which'} {' '.join(said)}", first)


def _parted(text: str, asks: int, verb: int | None) -> tuple[str, str] | None:
    return (text[asks:verb].strip(), text[verb:].rstrip(" ?")) if verb else None


def _verb_in(text: str, language: str) -> int | None:
    """Where the verb of a question begins, or the "se" before it."""
    words = list(re.finditer(r"\w+", text))
    for number, word in enumerate(words):
        if fold(word.group()) in _SPANISH_VERBS or is_verb(word.group(), language):
            reflexive = number and fold(words[number - 1].group()) == "se"
            return words[number - 1].start() if reflexive else word.start()
    return None


def _question(text: str, first: str) -> str:
    """Begun and ended as the question before it."""
    return f"{'¿' * first.startswith('¿')}{text[:1].upper()}{text[1:]}?"

"""Was it done, is it still to come, or was it refused? Verbs of a sentence against the same verbs of what it cites.

"Signed" where the source only proposes, "opened" where it plans to open, "found" where it failed to find: the words are
all there, and the sentence is wrong. What is read is the form of a verb and what stands before it in its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.morphology import english_bases, spanish_bases
from index.query import STOPWORDS, language_of
from index.terms import stems
from index.text import fold
from index.types import Language

Stage = Literal["done", "ahead", "denied", "bare", "said"]
"""`bare`: "to open", of which something else says whether it came to it; `said`: none of the others can be told."""

_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "bought:buy gave:give given:give sent:send took:take taken:take built:build found:find sold:sell paid:pay "
        "lent:lend left:leave began:begin begun:begin met:meet held:hold brought:bring became:become won:win lost:lose "
        "led:lead sank:sink sunk:sink withdrew:withdraw withdrawn:withdraw fled:flee fought:fight taught:teach "
        "caught:catch sought:seek kept:keep broke:break broken:break chose:choose chosen:choose drew:draw drawn:draw "
        "flew:fly flown:fly let:let cut:cut set:set shot:shoot spent:spend stole:steal stolen:steal heard:hear "
        "told:tell saw:see seen:see rose:rise risen:rise fell:fall fallen:fall ran:run went:go gone:go hit:hit "
        "beat:beat laid:lay threw:throw thrown:throw swore:swear sworn:swear spoke:speak spoken:speak bore:bear "
        "dealt:deal grew:grow hid:hide hidden:hide overthrew:overthrow forbade:forbid oversaw:oversee struck:strike "
        "wrote:write written:write hizo:hacer hicieron:hacer hecho:hacer puso:poner pusieron:poner puesto:poner"
        " dio:dar dieron:dar abierto:abrir obtuvo:obtener obtuvieron:obtener suscrito:suscribir detuvo:detener "
        "detuvieron:detener entrego:entregar trajo:traer trajeron:traer devuelto:devolver roto:romper"
    ).split()
)
"""Forms that no rule traces to what they are a form of."""
_DENIES = (
    r"(?:not|never|n['’]t|neither|nor|without|refus\w+|declin(?:e|es|ed|ing)|fail(?:s|ed|ing)?|den(?:y|ies|ied|ying)|"
    r"unable|no|nunca|jamas|tampoco|sin|se neg(?:o|aron|aba|aban)|neg(?:o|aron|aba|aban|ado)|niega[n]?|desm[ie]\w+)"
)
_AHEAD = (
    r"(?:will|would|shall|could|may|might|should|must|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|expect(?:s|ed)?|hop(?:e|es|ed|ing)|"
    r"want(?:s|ed)?|seek(?:s|ing)?|sought|propos(?:e|es|ed|ing)|consider(?:s|ed|ing)?|promis(?:e|es|ed|ing)|offer(?:s|ed|ing)?|"
    r"ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|threaten(?:s|ed|ing)?|about to|set to|due to|ready to|"
    r"(?:is|are|was|were) to|if|whether|unless|until|"
    r"planea[n]?|preve[n]?|prev[ei]\w*|quiere[n]?|pretende[n]?|busca[n]?|espera[n]?|estudia[n]?|propone[n]?|propus\w+|"
    r"podria[n]?|puede[n]?|podra[n]?|debe[n]?|debera[n]?|"
    r"va[n]? a|promet\w+|ofrec\w+|pid(?:e|en|io|ieron)|insta\w*|si|hasta)"
)
_CUE = re.compile(rf"\b(?:(?P<denied>{_DENIES})|(?P<ahead>{_AHEAD}))\b|(?<=\w)(?P<nt>n['’]t)\b")
_CLAUSE = re.compile(r"[.;:!?]|,(?!\d)|\b(?:but|although|while|and|pero|aunque|mientras|y|e|who|which|quien|quienes)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BETWEEN = frozenset(
    "to be been have yet so far that it its ever also "
    "a lo la los las se le les ha han haya hayan hubiera haber sido que aun".split()
)
"""Words that may stand between a denial and the verb that it denies."""
_PERFECT = frozenset("has have had was were ha han habia habian fue fueron been".split())
_NO_VERB = frozenset("exercise patrol border support force plan control state order office visit port".split())
"""Bases that are nouns more often."""
_SHORTEST = 4
_FUTURE_ES = re.compile(r"\w{2,}(?:ra|ran|ria|rian)$")
_ACCENTED_PAST = re.compile(r"\w+(?:ó|ió)$")
_INFINITIVE_ES = re.compile(r"\w{2,}(?:ar|er|ir)$")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word that may be a verb, and what its form and what stands before it say."""

    surface: str
    stage: Stage
    bases: frozenset[str]
    """What it may be a form of, folded."""
    beside: frozenset[str]
    """Stems of the words before and behind it that carry a subject."""
    clause: frozenset[str]
    """Stems of its clause."""


@lru_cache(maxsize=2048)
def verbs(text: str) -> tuple[Verb, ...]:
    """The words of a text that may be verbs, each with how far it is, by its form and its clause."""
    language, start = language_of(text), 0
    found: list[Verb] = []
    folded = fold(text)
    for edge in [*(match.span() for match in _CLAUSE.finditer(folded)), (len(folded), len(folded))]:
        found += _of_clause(text[start : edge[0]], folded[start : edge[0]], language)
        start = edge[1]
    return tuple(found)


def _of_clause(text: str, folded: str, language: Language) -> Iterator[Verb]:
    cues: list[tuple[int, Stage]] = [
        (match.end(), "ahead" if match.group("ahead") else "denied") for match in _CUE.finditer(folded)
    ]
    before: list[str] = []
    found = list(_WORD.finditer(folded))
    telling = [match.start() for match in found if _tells(match.group(), language)]
    clause = frozenset(stems(text, language))
    for match in found:
        word = match.group()
        bases = _bases(word, language)
        if _tells(word, language) and bases:
            told = [
                (stage, _BETWEEN.issuperset(_WORD.findall(folded[end : match.start()])))
                for end, stage in cues
                if end <= match.start()
            ]
            surface = text[match.start() : match.end()]
            place = telling.index(match.start())
            spots = {*telling[max(place - 1, 0) : place], *telling[place + 1 : place + 2]}
            beside = " ".join(one.group() for one in found if one.start() in spots)
            stage = _stage(told, _form(surface, word, before, language))
            yield Verb(surface, stage, bases, frozenset(stems(beside, language)), clause)
        before.append(word)


def _tells(word: str, language: Language) -> bool:
    """Some verbs carry no subject for search, but an act: "let", "took"."""
    return word in _IRREGULAR or word not in STOPWORDS[language]


def _stage(told: Sequence[tuple[Stage, bool]], form: Stage) -> Stage:
    """What the cues before it in its clause, each with whether it is right behind one, make of a verb's form.

    A denial holds for the first verb behind it and for those that are told as done; what is ahead for all but those.
    """
    if any(stage == "denied" and (near or form == "done") for stage, near in told):
        return "denied"
    return "ahead" if form != "done" and any(stage == "ahead" for stage, _ in told) else form


def _form(surface: str, word: str, before: list[str], language: Language) -> Stage:
    near = before[-2:]
    if language == "es":
        if _FUTURE_ES.fullmatch(word) and re.search(r"(?:á|án|ía|ían)$", surface):
            return "ahead"
        past = _ACCENTED_PAST.fullmatch(surface) or word.endswith(("aron", "ieron")) or word in _IRREGULAR
        return "done" if past or (word.endswith(("ado", "ido")) and _PERFECT & set(near)) else "said"
    if word in _IRREGULAR or word.endswith("ed"):
        return "said" if near and near[-1] in ("be", "to", "is", "are", "being") else "done"
    return "bare" if near and near[-1] == "to" else "said"


def _bases(word: str, language: Language) -> frozenset[str]:
    """Of a verb's form what it may be a form of; a word of another kind has some too, and finds no partner by them."""
    own = {word, _IRREGULAR.get(word, word)}
    made = spanish_bases(word) if language == "es" else english_bases(word)
    wanted = _INFINITIVE_ES if language == "es" else None
    found = {base for base in (*own, *made) if len(base) >= _SHORTEST - 1 and (not wanted or wanted.fullmatch(base))}
    return frozenset(found - _NO_VERB)


def denied_in(word: str, text: str) -> bool:
    """Is a verb denied in a text, also by "refused to" and "failed to"?"""
    bases = _bases(fold(word), language_of(text))
    return any(verb.stage == "denied" and verb.bases & bases for verb in verbs(text))


def other_stages(text: str, cited: str) -> Iterator[str]:
    """A verb that is done, or just said, where the cited text has it only as still to come, or denies it."""
    theirs = verbs(cited)
    for verb in verbs(text):
        same = [other for other in theirs if verb.bases & other.bases]
        alike = any(verb.beside & other.clause for other in same)  # else it speaks of another act of the same name
        stages = {other.stage for other in same}
        if not alike or verb.stage not in ("done", "said"):
            continue
        if stages == {"denied"}:
            yield f"“{verb.surface}” (the cited text denies it)"
        elif stages <= {"ahead", "denied"} and verb.stage == "done":
            yield f"“{verb.surface}” (still to come in the cited text)"

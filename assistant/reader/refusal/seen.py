"""Does the network see an answer of the kind that it never misses: a number, day, place or list, a reason, a deed, who?

Who asks what an article does not tell asks it in the article's words, so that words alone bear the question out. Each
kind has log-odds of its own below which hardly a question is answered, and words that bear one out all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.reader.evidence.days import AS_WELL, day_is_meant, of_its_day, tells_its_day
from assistant.reader.evidence.kinds import holds_amount
from assistant.reader.evidence.match import bag
from assistant.reader.officials.persons import persons
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from index.text import fold

LOOKED_AT = 3
"""Sentences, the best first."""
NUMBER, DAY, THING, DEED, WHO, PLACE, SEVERAL = -6.0, -2.0, -10.0, -4.5, -6.0, -2.5, -6.0
"""Log-odds of the best place in those sentences, below which the network sees none."""
FEW, NO_PLACE, NO_SENTENCE, FAR = 0.25, -8.0, -3.0, 0.3
"""Share of a question's words below which an article is on another matter, unless a place or sentence is seen, or,
where no passage is nearer than that (cosine), a place that answers more likely than not."""
REASON, AFTER = -2.0, -6.0
"""Log-odds that one of them answers, below which only a word for a reason makes it one; with a word that may be one."""
TRANSLATED = 4.0
"""Points by which they may be lower where the article is in the other language, which the network reads worse."""
MOSTLY = 0.6
"""Share of what is asked beyond names that a sentence must say itself to be of it, whatever the network sees."""
_EACH = re.compile(r"\b(?:each|every|both|respectively|cada|amb[oa]s|respectivamente)\b")
"""Of several numbers the network sees none as the one."""
_BECAUSE = re.compile(
    r"\b(?:because|due to|owing to|thanks to|so that|in order (?:to|not)|lest|reasons?|justif\w+|grounds|explain\w*|"
    r"blam\w+|cit(?:ed|ing)|argu(?:es?|ed|ing)|alleg\w+|pretext|caused?|led to|prompted|driven|purpose|meant to|"
    r"disagree\w*|porque|pues|ya que|dado que|puesto que|debido a|a causa de|por culpa|a fin de|con el fin|"
    r"con el objeti\w+|para que|a raiz|motiv\w+|razon\w*|explic\w+|justific\w+|aleg\w+|adu[cj]\w+|argument\w+|"
    r"pretexto|atribuy\w+|falta de|discrep\w+)\b"
)
"""Words that announce a reason."""
_AFTER = re.compile(
    r"\b(?:(?:after|following) (?:an?|the|his|her|its|their)|since|aim(?:s|ed)?|fear(?:s|ed|ing)?|in response|"
    r"object\w*|oppos\w+|tras (?:la|el|l[oa]s|una?|sus?)|miedo|temor|teme\w*|como respuesta|se opon\w+|se opus\w+)\b"
)
"""Words that may."""
_WHICH_REASON = re.compile(
    r"\bpor que (?:delitos?|crimen(?:es)?|puentes?|puertos?|pasos?|cruces?|rutas?|rios?|motivos?|razon(?:es)?)\b"
)
""" "¿Por qué puente cruzan?" asks for no reason."""
_ASKS_A_THING = re.compile(
    r"(?:(?:and|but|in|on|by|to|for|with|from|at|of|y|de|a|en|con|por|para|segun|sobre|hasta|desde|ante) )*"
    r"(?:what|which|how|que|cual(?:es)?|como)\b"
)
_ASKS_A_DEED = re.compile(
    r"^\W*(?:did|was|were|has|have|had) |^¿(?:(?:se|le|les|lo|la|los|las) )?(?:\w{2,}(?:ó|aron|ieron)|fue|hubo|han?) ",
    re.IGNORECASE,
)
"""Was it done? What is so, or may be done, words tell as well."""
_NO_DEED = re.compile(
    r"\b(?:force|effect|vigor|vigentes?|binding|vinculantes?|before|antes|else|anyone|anybody|alguien|nadie|mas)\b"
)
_ASKS_WHO = re.compile(r"(?:(?:and|but|to|for|with|from|by|y|a|con|de|por|para|segun) )*(?:who|whom|quien(?:es)?)\b")
_WHO_SAYS = re.compile(r"\b(?:accus\w+|sa(?:y|id|ys)|claim\w*|acus\w+|dij\w+|dice[n]?|afirm\w+|segun|according)\b")
"""Whoever says something may be nobody by name: "critics"."""


def sees_none(question: Question, ranked: Sequence[Candidate]) -> bool:
    """Is one thing of such a kind asked for, and does neither the network see it nor do words bear it out?"""
    if len(question.wanted) != 1 or question.wanted[0] not in _LACKS:
        return False
    asked = fold(question.text).strip(' ¿?¡!."“”')
    return _LACKS[question.wanted[0]](question, asked, ranked[:LOOKED_AT])


def on_another_matter(ranked: Sequence[Candidate]) -> bool:
    """Have the best sentences hardly a word of it, and is nothing seen there or every passage far from it?

    "Who won the football match?", "What is the melting point of tungsten?": whatever is asked for.
    """
    top = ranked[:LOOKED_AT]
    unseen = all(one.reading.best < NO_PLACE and one.reading.evidence < NO_SENTENCE for one in top)
    far = all(one.passage.dense < FAR for one in ranked) and all(one.reading.best < 0 for one in top)
    return (unseen or far) and all(one.support.carried < FEW for one in top)


def _place(question: Question, top: Sequence[Candidate]) -> float:
    return max(one.reading.best for one in top) + _allowance(question, top)


def _allowance(question: Question, top: Sequence[Candidate]) -> float:
    return TRANSLATED if question.language != top[0].article.language else 0.0


def _no_number(question: Question, asked: str, top: Sequence[Candidate]) -> bool:
    if _place(question, top) >= NUMBER or _EACH.search(asked):
        return False
    best, language = top[0], top[0].article.language
    counts_it = holds_amount(question, best.text, language) == 1
    of_them = question.countries <= bag(best.text, language).countries
    return not (counts_it and of_them and best.support.asked >= MOSTLY)


def _no_day(question: Question, _: str, top: Sequence[Candidate]) -> bool:
    near = (one for one in top if one.score >= top[0].score - AS_WELL)
    told = day_is_meant(question, top[0]) or tells_its_day(question, top[0]) or of_its_day(question, near) is not None
    return _place(question, top) < DAY and not told


def _no_reason(question: Question, asked: str, top: Sequence[Candidate]) -> bool:
    text, evidence = fold(top[0].text), max(one.reading.evidence for one in top)
    least = AFTER - _allowance(question, top) if _AFTER.search(text) else REASON
    return not _WHICH_REASON.search(asked) and not _BECAUSE.search(text) and evidence < least


def _no_thing(question: Question, asked: str, top: Sequence[Candidate]) -> bool:
    if _ASKS_A_THING.match(asked):
        return _place(question, top) < THING
    return _no_deed(question, asked, top)


def _no_deed(question: Question, asked: str, top: Sequence[Candidate]) -> bool:
    """Is it told of no such deed? In another language a verb of the question may have any form."""
    if not _ASKS_A_DEED.match(question.text) or _NO_DEED.search(asked):
        return False
    return question.language == top[0].article.language and _place(question, top) < DEED


def _no_place(question: Question, _: str, top: Sequence[Candidate]) -> bool:
    """Is no place seen, and not the one meant where the article itself was filed from?"""
    return _place(question, top) < PLACE and not day_is_meant(question, top[0])


def _nobody(question: Question, asked: str, top: Sequence[Candidate]) -> bool:
    """Has the sentence that answers best nobody, so that whoever is named beside would be shown?"""
    if not _ASKS_WHO.match(asked) or _WHO_SAYS.search(asked) or _place(question, top) >= WHO:
        return False
    return all(fold(person.name) in asked for person in persons(top[0]))


def _no_entry(question: Question, _: str, top: Sequence[Candidate]) -> bool:
    return _place(question, top) < SEVERAL


_LACKS: Mapping[Wanted, Callable[[Question, str, Sequence[Candidate]], bool]] = {
    Wanted.NUMBER: _no_number,
    Wanted.DATE: _no_day,
    Wanted.REASON: _no_reason,
    Wanted.STATEMENT: _no_thing,
    Wanted.YES_NO: _no_deed,
    Wanted.PERSON: _nobody,
    Wanted.PLACE: _no_place,
    Wanted.LIST: _no_entry,
    Wanted.COUNTRIES: _no_entry,
    Wanted.DECISION: _no_entry,
}

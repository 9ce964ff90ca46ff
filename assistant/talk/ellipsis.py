"""Half a question, "And with Australia?", put into the last one in the place of what stands there likewise.

Of what fits nowhere nothing is made: "And the patrol boats?" after "Why is Canada doing this?" does not ask why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.reader.question import Question, Wanted, read_question, without_carried
from assistant.talk.exchange import FOR_ONE_SIDE, country_exchanged, only_a_side, pair_exchanged
from assistant.talk.things import TEXTS
from index.forms import is_people
from index.text import fold

_OPENING = re.compile(
    r"^[¿\s]*(?:(?:and|but|also|so|y|e|pero|también|tambien)\b,?\s*[¿\s]*)?"
    r"(?:(?:(?:what|how) about|qué (?:hay|tal|pasa) (?:de|con|en)|que (?:hay|tal|pasa) (?:de|con|en))\s+)?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^(?:the|for|with|on|in|at|to|from|by|of|after|before|since|until|el|la|los|las|por|para|con|en|de|del|a|desde|hasta)\b"
)
"""How what has no verb of its own begins; after "and" and "what about" it may be any few words."""
_FEW_WORDS = 4
_SAYS = re.compile(
    r"\b(?:is|are|was|were|be|do|does|did|can|could|will|would|shall|should|has|have|had|may|might|must|es|son|fue|fueron|"
    r"era|hay|hubo|ha|han|puede|pueden|tiene|tienen|how|when|where|who|whom|whose|which|what|why|cuant[oa]s?|cuando|donde|"
    r"quien(?:es)?|cual(?:es)?|que|como)\b"
)
_SPANISH_VERB = re.compile(
    r"\b\w{2,}(?:ó|aron|ieron|(?:a|e|i)rán?)\b|\b\w*(?:puso|hizo|dijo|trajo|tuvo|pudo|quiso|vino|dujo|dijeron|dujeron)\b"
)
""" "¿El rey recibió a la ministra?" is a whole question."""
_ON_SIDE = re.compile(r"(?:por|de) parte \w+$|(?:on|for|from) the \w+ side$")
_TIME = re.compile(
    r"\b(?:in|since|until|by|during|en|desde|hasta|durante) (?:19|20)\d\d\b|"
    r"\b(?:the (?:year|month|week|day) (?:before|after)|(?:last|next|this) (?:year|month|week)|then|now|today|currently|"
    r"el (?:ano|mes) (?:anterior|siguiente|pasado|proximo)|este ano|entonces|ahora|hoy)\b|"
    r"^(?:after|before|since) (?:that|then)\b|^(?:despues|antes) de (?:eso|esto|entonces)\b"
)
_ENDS_WITH_THAT = re.compile(r"^(?:after|before|since|despues|antes)\b")
_WORD = r"[\w’'-]+"
_NAME = r"(?:(?:the|el|la|los|las) )?[A-ZÁÉÍÓÚÑ][\w’'-]*(?:[ -][A-ZÁÉÍÓÚÑ][\w’'-]*)*"
_OF_WHAT = rf"(?: (?:with|of|for|between|con|de|del|entre) {_NAME})?"
_LIKE_ONE_OF = re.compile(rf"^(?:the one|el|la|los|las) (?:of|in|at|from|with|de|en|con) (?P<name>{_NAME})$")
_OF_NAME = re.compile(rf" (?:of|in|at|de|en) (?P<name>{_NAME})")
_NOUN_PHRASE = re.compile(
    rf"^(?:[Tt]he|[Ee]l|[Ll]a|[Ll]os|[Ll]as) (?!(?:ones?|de|del|con)\b)(?P<noun>{_WORD}(?: {_WORD}){{0,3}}?)(?P<of>{_OF_WHAT})$"
)
_PLACED = re.compile(
    r"^(?:where|when|how (?:much|long|often|large|big)) (?:is|are|was|were|will|does|do|did) "
    rf"(?P<subject>(?:the )?(?!(?:it|they|he|she|that|this|these|those|there|you|we|i)\b){_WORD}(?: {_WORD}){{0,4}}?)"
    r"(?= (?:be|get|set|built|held|start|begin|open|close|take|come|enter|end|expire|cost|last|meet|made)\b| \w+ed\b|\s*[?.!]*$)",
    re.IGNORECASE,
)
"""Where, when and how much are asked of one thing as of another: "Where were the offices set up?"."""
_MADE_ONLY = re.compile(r"^ (?:signed|adopted|ratified|agreed|concluded)\b")
""" "Where was the code signed?" is asked of no training centre."""
_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ][\w’'-]*"
_PROPER_NAME = re.compile(rf"\b{_CAPITAL}(?: (?:(?:de|del|of|la|las|los|the) ){{0,2}}{_CAPITAL})*")
_ONLY_NAME = re.compile(rf"^(?:{_PROPER_NAME.pattern})$")
_OF_PERSON = re.compile(
    rf"(?:\b(?i:who (?:is|was)|qui[eé]n (?:es|era|fue)) (?P<is>{_PROPER_NAME.pattern})(?=\s*[?.!]*$)"
    rf"|\b(?i:did|does) (?P<does>{_PROPER_NAME.pattern})(?= (?:say|think|answer|reply|respond|want|promise|deny|explain|mean)\b)"
    rf"|\b(?i:dijo|dice|respondi[oó]|contest[oó]|opin[oó]|asegur[oó]|pidi[oó]|afirm[oó]|declar[oó]) (?P<said>{_PROPER_NAME.pattern}))"
)
"""Where a question names one person: who they are, what they say."""
_PLURAL_OF = {"is": "are", "was": "were", "does": "do"}
_SINGULAR_OF = {plural: singular for singular, plural in _PLURAL_OF.items()}
_Way = Callable[[str, Question, Question], str | None]


def half(question: Question) -> str | None:
    """What half a question names, "with Australia" of "And with Australia?"; nothing where it is a whole one."""
    opening = _OPENING.match(question.text)
    rest = question.text[opening.end() if opening else 0 :].strip(" ¿?¡!.")
    folded = fold(rest)
    opened = opening is not None and bool(opening.group().strip(" ¿")) and len(folded.split()) <= _FEW_WORDS
    if not rest or has_verb(rest):
        return None
    return rest if opened or _PART.search(folded) else None


def has_verb(text: str) -> bool:
    """Does it say or ask something, as far as the commonest verbs and endings and the question words tell?"""
    return _SAYS.search(fold(text)) is not None or _SPANISH_VERB.search(text.lower()) is not None


def put_in(rest: str, asked: Question, before: Question) -> str | None:
    """The question `before` once more, asked of `rest`; nothing where it has no such place.

    `put_in("with Australia", …, "When did Japan and the UK sign?")` -> `"When did Japan and Australia sign?"`
    """
    things: Sequence[_Way] = (_like_thing, _like_named, _placed)
    ways: Sequence[_Way] = (country_exchanged, pair_exchanged, _side, _time, *things, _person)
    return next((found for way in ways if (found := way(rest, asked, before))), None)


def _side(rest: str, asked: Question, before: Question) -> str | None:
    """ "¿Y por Panamá?" after "¿Quién firmó el plan?", and one side of what was asked of both."""
    body = without_carried(before.text)
    known = asked.countries & read_question(body).countries
    on_side = _ON_SIDE.match(fold(rest)) is not None or (only_a_side(asked) and FOR_ONE_SIDE.search(fold(rest)))
    if on_side and before.wants(Wanted.PERSON) and not known:
        of_one = [
            unit
            for unit in read_question(body).units
            if is_people(unit.surface) and len(body[: unit.span.start].split()) < _FEW_WORDS
        ]
        for unit in reversed(of_one):  # "which Finnish minister" is "which minister" on the other side
            body = body[: unit.span.start].rstrip() + body[unit.span.end :]
        end = len(body.rstrip(" ?!."))
        return f"{body[:end]} {rest}{body[end:]}{before.text[len(without_carried(before.text)) :]}"
    one_of_both = only_a_side(asked) and known == asked.countries
    return f"{before.text} ({rest})" if one_of_both and not before.wants(Wanted.DATE, Wanted.PLACE) else None


def _time(rest: str, asked: Question, before: Question) -> str | None:
    """ "And in 2006?" after "How many did they send in 2005?"; of who and when only where a time was said."""
    folded = fold(rest)
    new = _TIME.search(folded)
    if asked.countries or not new or new.group() != folded:
        return None
    body = without_carried(before.text)
    old = _TIME.search(fold(body))
    if old:
        return body[: old.start()] + rest + before.text[old.end() :]
    if not before.wants(Wanted.NUMBER) and not _ENDS_WITH_THAT.search(folded):
        return None
    end = len(body.rstrip(" ?!."))
    return f"{body[:end]} {rest}{before.text[end:]}"


def _like_thing(rest: str, asked: Question, before: Question) -> str | None:
    """ "And the Djibouti code?" after "How long is the Yaoundé code?": of two things of one kind the other."""
    phrase = _NOUN_PHRASE.match(rest)
    if not phrase:
        return None
    words = phrase["noun"].split()
    head = re.escape(_stem(words[0 if asked.language == "es" else -1]))
    body = without_carried(before.text)
    of = _OF_WHAT if asked.names_something else ""
    same = rf"\b(?i:the|an?|el|la|los|las|una?) (?:{_WORD} ){{0,3}}?(?i:{head})e?s?\b{of}"
    if (place := re.search(same, body)) and fold(rest) not in fold(body):
        return _agreeing(body[: place.start()], rest) + rest + before.text[place.end() :]
    carried = re.search(rf"(?<=[(,])\s?(?:{_WORD} ){{0,3}}{head}e?s?\b(?=[,)])", fold(before.text[len(body) :]))
    if not carried:
        return None
    start, end = (len(body) + at for at in carried.span())
    return before.text[:start] + " " * carried.group().startswith(" ") + rest.split(" ", 1)[1] + before.text[end:]


def _like_named(rest: str, asked: Question, before: Question) -> str | None:
    """ "¿Y el de Trinity House?" after "¿Quién firmó los tratados de Lancaster House?"."""
    named = _LIKE_ONE_OF.match(rest)
    places = [*_OF_NAME.finditer(without_carried(before.text))]
    if not named or not places or asked.countries:
        return None
    start, end = places[-1].span("name")
    return before.text[:start] + named["name"] + before.text[end:]


def _placed(rest: str, asked: Question, before: Question) -> str | None:
    """ "And the training centre?" after "Where were the offices set up?"."""
    subject = _PLACED.match(before.text)
    if not subject or not _NOUN_PHRASE.match(rest) or asked.countries:
        return None
    if _MADE_ONLY.search(before.text[subject.end() :]) and TEXTS.isdisjoint(fold(rest).split()):
        return None
    return _agreeing(before.text[: subject.start("subject")], rest) + rest + before.text[subject.end() :]


def _person(rest: str, asked: Question, before: Question) -> str | None:
    """ "And Marta Quispe?" after "What did Ana Soto say?"."""
    place = _OF_PERSON.search(without_carried(before.text))
    if not place or asked.countries or not _ONLY_NAME.match(rest):
        return None
    return _renamed(before.text, place.span(place.lastgroup or 0), rest)


def name_put_in(rest: str, before: Question) -> str | None:
    """The question `before` once more, of another name; nothing where it has not exactly one that is no country's.

    `name_put_in("Arica House", "Who signed the pact of Lima House?")` -> `"Who signed the pact of Arica House?"`
    """
    body = without_carried(before.text)
    countries = [unit.span for unit in before.units if unit.kind == "country"]
    first = re.match(r"\W*\w+", body)
    places = [
        place.span()
        for place in _PROPER_NAME.finditer(body, first.end() if first else 0)
        if not any(place.start() < span.end and span.start < place.end() for span in countries)
    ]
    named = _ONLY_NAME.match(rest) and not read_question(rest).countries
    return _renamed(before.text, places[0], rest) if named and len(places) == 1 else None


def _renamed(text: str, place: tuple[int, int], name: str) -> str:
    return text[: place[0]] + name + text[place[1] :]


def _agreeing(head: str, rest: str) -> str:
    """What stands before a new subject, with its verb in the number of that one."""
    plural = rest.endswith("s") and not rest.endswith("ss")
    forms = _PLURAL_OF if plural else _SINGULAR_OF
    return re.sub(r"\b(\w+) $", lambda verb: forms.get(verb[1].lower(), verb[1]) + " ", head)


def _stem(word: str) -> str:
    return fold(word).removesuffix("s")

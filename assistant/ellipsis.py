"""Half a question, "And with Australia?", put into the last one in the place of what stands there likewise.

Of what fits nowhere nothing is made: "And the patrol boats?" after "Why is Canada doing this?" does not ask why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.reader.question import Question, Wanted, read_question, without_carried
from index.entities import is_capital
from index.forms import in_form_of, is_people
from index.query import Unit, language_of
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
_FOR_ONE_SIDE = re.compile(r"\b(?:for|side|behalf|por|parte)\b")
_ON_SIDE = re.compile(r"(?:por|de) parte \w+$|(?:on|for|from) the \w+ side$")
_WITH, _OF = r"(?:with|con)", r"(?:of|de|del)"
_PREPOSITION = re.compile(r"\b(?:to|with|of|for|by|from|on|in|at|against) (?:the |an? )?$")
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
    ways: Sequence[_Way] = (_country, _side, _time, *things)
    return next((found for way in ways if (found := way(rest, asked, before))), None)


def countries_put_right(right: str, wrong: str, before: Question) -> str | None:
    """The question `before` with the country that is meant in the place of the other, also in its brackets."""
    asked = read_question(right)
    new = [unit for unit in asked.units if unit.kind == "country"]
    if len(new) != 1:
        return None
    body, named = without_carried(before.text), _named(before.units)
    refused = read_question(wrong).countries
    old = [unit for unit in named if unit.key in refused] or [unit for unit in named if unit.key != new[0].key]
    if not old:
        return None if new[0].key in before.countries else f"{before.text} ({new[0].surface})"
    old = [unit for unit in old if unit.span.end <= len(body)] or old
    place = old[-1] if refused or len(old) == 1 else _likest(right, old, before.text) or old[-1]
    if new[0].key in before.countries and place.span.start >= len(body):
        return _dropped(before.text, place)
    return _sides_exchanged(asked, before) or _exchanged(before.text, place, new[0], right)


def _dropped(text: str, carried: Unit) -> str:
    """A question without one of the words in its brackets."""
    head, tail = text[: carried.span.start], text[carried.span.end :]
    return head + tail.removeprefix(", ") if tail.startswith(", ") else head.removesuffix(", ") + tail


def _country(rest: str, asked: Question, before: Question) -> str | None:
    """ "And with Australia?": the country that stands there likewise gives way to the new one."""
    body = without_carried(before.text)
    if not _only_a_side(asked) and not _is_like_one(rest):
        return None
    new = [unit for unit in asked.units if unit.kind == "country"]
    named = _named(before.units)
    if len(new) != 1 or any(unit.key == new[0].key for unit in named):
        return _sides_exchanged(asked, before) if _only_a_side(asked) else None
    within = [unit for unit in named if unit.span.end <= len(body)]
    likely = within or (named if _leads_with(rest, _WITH) or _is_like_one(rest) else [])
    place = _likest(rest, likely, before.text)
    if not place:
        return None
    replaced = _exchanged(before.text, place, new[0], rest)
    for_one = _FOR_ONE_SIDE.search(fold(asked.text)) and not is_people(place.surface)
    return f"{replaced} ({place.surface})" if for_one else replaced


def _likest(rest: str, named: Sequence[Unit], text: str) -> Unit | None:
    """The country that stands in a question as the new one does: behind "with", "of", as an adjective, or as a noun."""
    if _leads_with(rest, _OF) or _is_like_one(rest):
        behind = [unit for unit in named if _stands_behind(text, unit, _OF)]
        if behind and not _leads_with(rest, rf"(?:\S+ )*{_WITH}"):
            return behind[0]
        return named[-1] if named else None
    nouns = [unit for unit in named if not _is_attribute(unit, text)]
    return (nouns or named)[-1] if named else None


def _is_attribute(unit: Unit, text: str) -> bool:
    """Does a noun follow of which it is said, "to US forces"?"""
    follows = re.match(r" (\w+)", text[unit.span.end :])
    said = follows is not None and bool(read_question(f"a {follows[1]}").units)
    return said and _PREPOSITION.search(fold(text[: unit.span.start])) is not None


def _exchanged(text: str, old: Unit, new: Unit, rest: str) -> str:
    """A text with one country for another, in the form of the old one: `Mexican` by `Americans` is `American`."""
    surface = in_form_of(old.surface, new.key, new.surface, language_of(text))
    head, tail = text[: old.span.start], text[old.span.end :]
    if not is_people(surface) and not re.search(
        rf"\b(?:the|el|la|los|las) {re.escape(surface)}\b", rest, re.IGNORECASE
    ):
        head = re.sub(r"\bthe $", "", head)  # "the UK" gives way to "Australia"
    if head.endswith(("-", "–")):
        surface = re.sub(r"^the ", "", surface)
    return head + surface + tail


def _side(rest: str, asked: Question, before: Question) -> str | None:
    """ "¿Y por Panamá?" after "¿Quién firmó el plan?", and one side of what was asked of both."""
    body = without_carried(before.text)
    known = asked.countries & read_question(body).countries
    on_side = _ON_SIDE.match(fold(rest)) is not None or (_only_a_side(asked) and _FOR_ONE_SIDE.search(fold(rest)))
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
    return f"{before.text} ({rest})" if _only_a_side(asked) and known == asked.countries else None


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
    return _agreeing(before.text[: subject.start("subject")], rest) + rest + before.text[subject.end() :]


def _agreeing(head: str, rest: str) -> str:
    """What stands before a new subject, with its verb in the number of that one."""
    plural = rest.endswith("s") and not rest.endswith("ss")
    forms = _PLURAL_OF if plural else _SINGULAR_OF
    return re.sub(r"\b(\w+) $", lambda verb: forms.get(verb[1].lower(), verb[1]) + " ", head)


def _sides_exchanged(asked: Question, before: Question) -> str | None:
    """ "And Chile?" after "Who represented Peru at the meeting with Chile?": each country in the other's place."""
    sides, other = before.sides, asked.countries
    if len(sides) != 1 or len(other) != 1 or sides == other:
        return None
    named = _named(before.units)
    one, two = ([unit for unit in named if unit.key in keys] for keys in (sides, other))
    if len(one) != 1 or len(two) != 1:
        return None
    text = before.text
    for unit, new in sorted(((one[0], two[0]), (two[0], one[0])), key=lambda pair: -pair[0].span.start):
        text = text[: unit.span.start] + new.surface + text[unit.span.end :]
    return text


def _only_a_side(asked: Question) -> bool:
    """Does it name countries and nothing else, but for "side", "part" and "behalf"?"""
    said = [unit for unit in asked.units if unit.kind != "country" and not _FOR_ONE_SIDE.fullmatch(fold(unit.surface))]
    return bool(asked.units) and not said


def _is_like_one(rest: str) -> bool:
    """Does it speak of a thing of the same kind: "the Australian one", "el danés", "los de Mauritania"?"""
    folded = fold(rest)
    if re.search(r"^(?:the|that) (?:\w+ )?ones?\b|^(?:el|la|los|las) (?:de|del|con)\b", folded):
        return True
    units = read_question(rest).units
    adjective = len(units) == 1 and units[0].kind == "country" and is_people(units[0].surface)
    return adjective and re.match(r"(?:the|el|la|los|las) ", folded) is not None


def _leads_with(rest: str, words: str) -> bool:
    return re.match(rf"{words}\b", fold(rest)) is not None


def _stands_behind(text: str, unit: Unit, words: str) -> bool:
    return re.search(rf"\b{words} (?:the |el |la |los )?$", fold(text[: unit.span.start])) is not None


def _named(units: Sequence[Unit]) -> list[Unit]:
    """The countries; "in Lima" is where they met: "And Peru?" may still ask for another side."""
    return [unit for unit in units if unit.kind == "country" and not is_capital(unit.surface)]


def _stem(word: str) -> str:
    return fold(word).removesuffix("s")

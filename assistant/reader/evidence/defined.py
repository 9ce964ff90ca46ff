"""What something with a name is, "What is Dorado?": first the sentence that says so, "a patrol scheme named Dorado"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.question import Question, without_carried
from assistant.reader.rank import Candidate
from index.text import fold

_ASKS = re.compile(r"^\W*(?:what|que) (?:is|are|was|es|son|fue|era) (?:(?:the|el|la|los|las) )?(?P<name>.+?)\W*$")
_A = r"(?:an?|the|una?|el|la|which|that|que)"
_NAMED = r"(?:named|called|known as|dubbed|llamad[oa]|denominad[oa]|bautizad[oa](?: como)?|conocid[oa] como)"


def that_say_what_it_is(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences, where it is asked what something is those first that say so of it by its name.

    Where none does, the first one of the best article that has the name: who names something anew says what it is. Of
    a country or a body that everybody knows, "What is NATO?", none: nobody says it in passing.
    """
    asked = _ASKS.match(fold(without_carried(question.text)))
    if not ranked or asked is None or not question.asks_what_it_is:
        return list(ranked)
    name = rf"(?<![\w-]){re.escape(asked['name'])}(?![\w-])"
    says = re.compile(
        rf"{name}(?: \([^)]*\))?,? (?:is|are|was|es|son|era|fue) (?:an?|the|una?|el|la)\b|"
        rf"{name}(?: \([^)]*\))?, {_A}\b|\b{_NAMED} (?:(?:the|el|la) )?[“«\"]?{name}|"
        rf"\b(?:an?|una?) (?:[\w’'-]+ ){{1,6}}[,(] ?{name}|\([“«\"]?{name}[”»\"]?\)"
    )
    named = [one for one in ranked if one.article.id == ranked[0].article.id and re.search(name, fold(one.text))]
    first = min(named, key=lambda one: one.span.start, default=None)
    told = [one for one in ranked if says.search(fold(one.text))]
    if not told and len(question.units) == 1 and question.units[0].kind in ("concept", "country"):
        return []
    told = told or [one for one in (first,) if one]
    return [*told, *(one for one in ranked if one not in told)]

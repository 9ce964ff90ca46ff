"""Which of those who stand in a sentence a question means: by office, and by what each has to do with what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.evidence.told_acts import ACT
from assistant.reader.officials.offices import in_lists, with_office
from assistant.reader.officials.people import Person
from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from index.text import fold

_OFFICES = {
    "minister": r"minist(?:er|r[oa])|secretary of state|canciller|home secretary|foreign secretary",
    "president": r"president[ea]?",
    "prime minister": r"prime minister|premier|primer[oa]? ministr[oa]|(?:jef|president)[ea] del? gobierno",
    "foreign minister": (
        r"foreign (?:affairs )?(?:minister|secretary)|minister (?:of|for) foreign|canciller|secretary of state|"
        r"ministr[oa] (?:\w+ )?de (?:asuntos |relaciones )?exteriores"
    ),
    "ambassador": r"ambassador|embajador[a]?|high commissioner",
    "commander": r"commander|comandante",
    "commissioner": r"commissioner|comisari[oa]|comisionad[oa]",
    "admiral": r"admiral|almirante|contra?almirante|vicealmirante",
    "general": r"general",
    "governor": r"governor|gobernador[a]?",
    "prosecutor": r"prosecutor|attorney general|fiscal",
}
_ASKED_AS = {"canciller": "foreign minister"}
_ONE_OFFICE = re.compile(
    r"\b(?:which|what|que|cual|who (?:is|was)|who['’]s|quien (?:es|era|fue))\s"
    r"(?:(?!and\b|y\b|signed\b)\w+['’]?s?\s){0,3}?"
    rf"(?P<office>{'|'.join(f'(?:{pattern})' for pattern in _OFFICES.values())})(?!\w)"
)
"""One person with an office: "which minister", not "which ministers"."""
_PRESENT = re.compile(
    r"\b(?:witness|watch|present\b|attend|look(?:ed|ing)? on|accompan|besides?\b|"
    r"presenc|testig|asist|acompan|ademas de)"
)
"""Asked of those who stood by."""
_STOOD_BY = re.compile(
    r"(?:\b(?:in|en) (?:the )?(?:presence|presencia) (?:of|del?)|\b(?:witnessed|watched|attended|received) by|"
    r"\bunder the eyes of|\b(?:recibid|presenciad)[oa]s? por|\bante la mirada del?|\bante|"
    r"\b(?:after|following) (?:talks|a meeting|meeting)(?: with)?|"
    r"\btras (?:reunirse|una reunion|un encuentro)(?: con)?|\btestigos?(?: de honor)?,?)(?: (?:the|el|la|los|las))? $"
)
"""Before those who stood by what others did."""
_WATCHES = re.compile(
    r"\s*,?\s*(?:also |tambien )?(?:witnessed|watched|attended|accompanied|looked on|(?:was|were) (?:also )?present|"
    r"presenci(?:o|aron)|asisti(?:o|eron)|acompan(?:o|aron)|fue(?:ron)? testigos?|estuv(?:o|ieron) presentes?)\b"
)
"""Behind them."""
_IS_ONE = re.compile(r"\b(?:who (?:is|was)|who['’]s|quien (?:es|era|fue|esta|estaba|ocupa))\b")
"""Asked of one person."""
_NEAR = 7
"""Words before and behind a list of people in which it stands what they did."""
_MUTUAL = re.compile(r"\b(?:m[ee]t|meet\w*|talk\w*|sign\w*|agree\w*|exchang\w*|shook|negotiat\w*|hold|held|join\w*)\b")
"""What two do with each other: "Who met in Lima?" asks for both sides of the verb."""


def asks_for_one(question: Question) -> bool:
    """Does it ask for one person with an office: "which minister", "quién fue el canciller"?"""
    return _ONE_OFFICE.search(fold(question.text)) is not None


def of_the_office(question: Question, candidate: Candidate, shown: Sequence[Person]) -> list[Person]:
    """Of those shown, who hold the one office that is asked for as it is described; all where none does."""
    asked = _ONE_OFFICE.search(fold(question.text))
    if asked is None:
        return list(shown)
    kind = _kind(asked["office"])
    offices = [with_office(candidate.text, person).of(candidate.text) for person in shown]
    held = [
        (person, office)
        for person, office in zip(shown, offices, strict=True)
        if re.search(rf"\b(?:{_OFFICES[kind]})(?!\w)", fold(office))
    ]
    said = [_in_common(question, office, candidate.article.language) for _, office in held]
    return [person for (person, _), common in zip(held, said, strict=True) if common == max(said)] or list(shown)


def who_acted(question: Question, candidate: Candidate, shown: Sequence[Person]) -> list[Person]:
    """Of those shown, who did what is asked, without those who stood by; of these, where it is asked who was there."""
    lists = in_lists(candidate.text, shown)
    beside = [run for run in lists if _stood_by(candidate, run)]
    acting = [run for run in lists if run not in beside]
    there = _PRESENT.search(fold(question.text))
    wanted = (beside or acting) if there else _before_the_verb(question, candidate, acting)
    return [person for run in wanted for person in run]


def is_of_one(question: Question) -> bool:
    """Does it ask who somebody is: "who is the head of …", "quién ocupa …"?"""
    return _IS_ONE.search(fold(question.text)) is not None


def did_together(
    question: Question, candidate: Candidate, some: Sequence[Person], known: Sequence[Person]
) -> list[Person]:
    """`some` of the people of a sentence, and those of one list with them of whom it says what is asked.

    "Who signed it?" asks for both of "Ana Ruiz and Luis Vega signed"; "Who is the chair?" of one.
    """
    asked = _acts(question.text)
    found: list[Person] = []
    for run in in_lists(candidate.text, known):
        own = [one for one in run if one in some]
        before = _before(candidate, run).split()[-_NEAR:]
        behind = re.split(r"[.;:]", candidate.text[with_office(candidate.text, run[-1]).end :])[0].split()[:_NEAR]
        told = own and not asked.isdisjoint(_acts(" ".join([*before, *behind])))
        found += run if told else own
    return found


def _acts(text: str) -> frozenset[str]:
    return frozenset(ACT[word] for word in re.findall(r"[^\W_]+", fold(text)) if word in ACT)


def _stood_by(candidate: Candidate, run: Sequence[Person]) -> bool:
    """Did those of a list only watch what others did?"""
    behind = candidate.text[with_office(candidate.text, run[-1]).end :]
    return bool(_STOOD_BY.search(fold(_before(candidate, run))) or _WATCHES.match(fold(behind)))


def _before_the_verb(question: Question, candidate: Candidate, runs: Sequence[list[Person]]) -> list[list[Person]]:
    """ "Ana Ruiz hosted Luis Vega": who stand before the verb of the question, unless it is what two do together."""
    for number, run in enumerate(runs[1:], start=1):
        between = candidate.text[runs[number - 1][-1].span.end : with_office(candidate.text, run[0]).start]
        told = bag(between, candidate.article.language)
        verbs = [one for one in question.units if one.kind != "country" and not question.is_name(one)]
        said = [one for one in verbs if speaks_of(one, told, question.language)]
        if (
            said
            and not _MUTUAL.search(fold(between))
            and not re.search(r"[;:]|\b(?:and|y|while|mientras|with|alongside|con|junto)\b", between)
        ):
            return list(runs[:number])
    return list(runs)


def _before(candidate: Candidate, run: Sequence[Person]) -> str:
    """What stands before the first of a list, without the office."""
    return candidate.text[: with_office(candidate.text, run[0]).start]


def _kind(office: str) -> str:
    """The narrowest of the offices that a word of the question names."""
    fitting = [name for name, pattern in _OFFICES.items() if re.fullmatch(pattern, office)]
    return _ASKED_AS.get(office) or (fitting[-1] if fitting else office)


def _in_common(question: Question, office: str, language: str) -> int:
    """Words of the question that an office has as well: "acting", "defence"."""
    held = bag(office, language)
    return sum(speaks_of(unit, held, question.language) for unit in question.units)

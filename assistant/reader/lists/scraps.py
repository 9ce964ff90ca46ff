"""What looks like a list and is none: a clause cut in two, names where a reason is asked for, people for countries."""

from __future__ import annotations

import re

from assistant.reader.evidence.kinds import is_name
from assistant.reader.lists.listings import Listing
from assistant.reader.officials.people import people, surnames
from assistant.reader.question import Question, Wanted
from assistant.types import DraftItem
from index.entities import countries
from index.forms import is_people
from index.text import fold
from index.wire import told

_NOT_OF_A_CLAUSE = r"(?<!that )(?<!which )(?<!who )(?<!que )"
_SAYS = re.compile(
    rf"{_NOT_OF_A_CLAUSE}\b(?:is|are|was|were|has|have|had|will|would|must|may|can|could|should|shall|might|es|son|fue|fueron|"
    r"ha|han|hay|debe|deben|puede|pueden|tiene|tienen)\b"
)
_SPANISH_VERB = re.compile(rf"{_NOT_OF_A_CLAUSE}\b[^\W\d_]{{2,}}(?:ó|aron|ieron|[aei]rán?)\b")
"""What says something of an entry, as far as the commonest verbs and endings tell."""
_ARTICLE = re.compile(r"(?:the|el|la|los|las) ", re.IGNORECASE)
_NAME = re.compile(r"(?:(?:[Tt]he|[Ee]l|[Ll]a|[Ll]os|[Ll]as) )?[^\W\d_a-zß-öø-ÿ]")


def without_scraps(question: Question, found: Listing) -> Listing:
    """The list; none where one of two entries says something and the other does not, or where its names are no answer.

    "Is still waiting for Turkey | Hungary to ratify its accession" is a clause cut in two.
    """
    texts = [item.text for item in found.items]
    says = [_SAYS.search(fold(text)) is not None or _SPANISH_VERB.search(text) is not None for text in texts]
    cut = len(says) == len(set(says)) == 2
    if cut or (question.wanted == (Wanted.REASON,) and all(map(is_name, texts))):
        return Listing()
    if question.wanted == (Wanted.COUNTRIES,) and not all(map(_may_be_party, found.items)):
        return Listing()
    return found


def _may_be_party(item: DraftItem) -> bool:
    """Is it a name, of nobody and not of "Bulgarian coasts"?"""
    text, known = item.text, surnames(told(item.evidence.article.body))
    named = [one.span.of(text) for one in countries(text)]
    if not _NAME.match(text) or any(is_people(one) and one != text for one in named):
        return False
    return _ARTICLE.match(text) is not None or not (people(text) or text.split()[-1] in known)

"""What is no question on articles: nothing to search for, a greeting, a request for other work or about the assistant."""

from __future__ import annotations

import re

from assistant.types import QuestionInvalid
from index.text import fold

MAX_QUESTION_CHARACTERS = 2_000
_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks|thank you|ok(?:ay)?|bye|goodbye|hola|buen[oa]s "
    r"(?:dias|tardes|noches)|gracias|muchas gracias|adios|chao|vale|there|all|everyone|a lot|very much|so much|"
    r"a todos|assistant|asistente)\b ?)+"
)
_SUBJECT = r"(?:poem|song|joke|essay|recipe|short story|poema|cancion|cuento|chiste|receta|ensayo)"
_PROGRAM = r"(?:code|script|program|codigo|programa)"
_PLEASE = r"(?:please |por favor |can you |could you |puedes |podrias )*"
_OTHER_WORK = re.compile(
    rf"{_PLEASE}(?:(?:write|compose|tell|sing|generate|escrib(?:e|eme|ir|irme)|compon|componme|cuenta|cuentame|contar|contarme|canta|cantame|"
    rf"genera|generame)(?: (?:me|us|a|an|un|una|the|short|nice))*? {_SUBJECT}\b|"
    rf"(?:write|generate|escribe|escribeme|genera|generame)(?: (?:me|a|an|un|una|some|python))* {_PROGRAM}\b|"
    r"(?:translate|traduce|traduceme) |(?:book|order|buy|reserva|reservame|comprame) (?:me|a|an|un|una)\b)"
)
_ABOUT_ASSISTANT = re.compile(
    r"(?:(?:who|what) are you|what can you do(?: for me)?|how do you work|what(?:s| s| is) your name|"
    r"who (?:made|built|trained) you|are you (?:a|an) (?:bot|robot|human|machine|person|ai|program)|quien eres(?: tu)?|"
    r"que eres(?: tu)?|que puedes hacer(?: por mi)?|como funcionas|como te llamas|"
    r"eres (?:un|una) (?:bot|robot|humano|maquina|persona|programa|ia))"
)
_ARITHMETIC = re.compile(
    r"(?:what is|how much is|calculate|cuanto (?:es|son)|calcula)? ?[\d.,()]+(?: ?(?:[+*/x^%-]|plus|times|minus|mas|por|menos|y|of|de) ?"
    r"[\d.,()]+)+%?|(?:what is|cuanto es) (?:el )?[\d.,]+ ?% (?:of|de) [\d.,]+"
)
_DATE_LIKE = re.compile(r"(?:19|20)\d\d(?:[-/.]\d{1,4}){0,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_OPINION = re.compile(
    r"(?:do you (?:think|believe|like)|what do you think|what(?:s| s| is) your opinion|que (?:opinas|piensas)|crees que|"
    r"cual es tu opinion|te gustan?)\b"
)


def out_of_scope(message: str) -> bool:
    """Is a message no question about what articles report? What they merely do not say is in scope."""
    folded = " ".join(re.sub(r"[¿¡?!\"',]", " ", fold(message)).split()).strip(" .")
    if _DATE_LIKE.fullmatch(folded):
        return False
    if any(pattern.fullmatch(folded) for pattern in (_GREETING, _ARITHMETIC, _ABOUT_ASSISTANT)):
        return True
    return any(pattern.match(folded) for pattern in (_OTHER_WORK, _OPINION))


def require_words(question: str) -> None:
    """Is there something to search for in it, of a length that is read?

    Raises:
        QuestionInvalid: it is far too long, or has no word.
    """
    if len(question) > MAX_QUESTION_CHARACTERS:
        raise QuestionInvalid(
            f"the question has {len(question):,} characters, at most {MAX_QUESTION_CHARACTERS:,} are read; shorten it"
        )
    if not re.search(r"\w", question):
        raise QuestionInvalid(f"the question {question[:40]!r} has no word in it; ask in English or Spanish")

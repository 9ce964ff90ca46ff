"""What is no question on articles: nothing to search for, a greeting, a request for other work or about the assistant."""

from __future__ import annotations

import re

from assistant.types import QuestionInvalid
from index.text import fold

MAX_QUESTION_CHARACTERS = 2_000
_GREETING = (
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|thanks|thank you|ok(?:ay)?|bye|goodbye|see you|hola|"
    r"buen dia|buen[oa]s (?:dias|tardes|noches)|gracias|(?:muchas|mil) gracias|adios|chao|hasta luego|vale|there|all|"
    r"everyone|a lot|very much|so much|a todos|assistant|asistente|how are you(?: doing)?|how is it going|hows it going|"
    r"how do you do|today|que tal|como (?:estas?|esta usted|estan|va|(?:te|le) va|va todo)|hoy|please|por favor|perfect|"
    r"great|excellent|well done|good job|very good|perfecto|excelente|muy bien|muy amable|genial|de acuerdo|"
    r"(?:that|this) (?:was|is) (?:very )?helpful|that helps|that s all|thats all|eso es todo|for (?:your|the) help|"
    r"por (?:la|su|tu) (?:ayuda|respuesta|informacion))\b ?)"
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
_ABOUT = (
    r"(?:(?:who|what) are you|what (?:can|do) you do(?: for (?:me|us))?|how do you work|what(?:s| s| is) your name|"
    r"who (?:made|built|trained) you|are you (?:a|an) (?:bot|robot|human|machine|person|ai|program)|"
    r"(?:help|i need help|can you help)(?: me| us)?|how (?:can|could) you help(?: me| us)?|how does (?:this|it) work|"
    r"how do i use (?:this|it|you)|what is this(?: page| tool| chat)?|what can i (?:ask|do)(?: you| here| about)*|"
    r"what (?:kinds? of |sorts? of )?questions (?:can|may) i ask(?: you| here)?|"
    r"quien eres(?: tu)?|que eres(?: tu)?|quien es usted|que (?:puedes?|sabes?) hacer(?: por mi| usted)?|que haces|"
    r"como funcionas?(?: esto)?|como te llamas|ayuda(?:me)?|necesito ayuda|(?:me )?(?:puedes|puede|podrias) ayudar(?:me|nos)?|"
    r"(?:en que|como) (?:me |nos )?(?:puedes|puede|podrias) ayudar(?:me|nos)?|"
    r"que (?:puedo|podemos|se puede) (?:preguntar(?:te|le)?|hacer)(?: aqui)?|que preguntas (?:puedo|se pueden) hacer(?:te|le)?|"
    r"como (?:se usa|uso)(?: esto)?|que es esto|para que (?:sirves|sirve(?: esto)?)|"
    r"eres (?:un|una) (?:bot|robot|humano|maquina|persona|programa|ia))"
)
_SMALL_TALK = re.compile(rf"(?!(?:today|hoy|please|por favor|$)+$){_GREETING}*(?:{_ABOUT} ?{_GREETING}*)?")
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
    if small_talk(message) or _ARITHMETIC.fullmatch(folded):
        return True
    return any(pattern.match(folded) for pattern in (_OTHER_WORK, _OPINION))


def small_talk(message: str) -> bool:
    """Is it a greeting, thanks, or a question what can be asked here? Nothing is refused then."""
    folded = " ".join(re.sub(r"[^\w]|_", " ", fold(message)).split())
    return _SMALL_TALK.fullmatch(folded) is not None


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

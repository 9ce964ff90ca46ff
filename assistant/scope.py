"""What is no question on articles: nothing to search for, a greeting, a request for other work or about the assistant."""

from __future__ import annotations

import re

from assistant.types import QuestionInvalid
from index.entities import countries
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
_SUBJECT = (
    r"(?:poem|song|joke|essay|recipe|short story|(?:\w+ )?(?:letter|e ?mail|speech|toast|tweet)|"
    r"poema|cancion|cuento|chiste|receta|ensayo|carta|correo|discurso|brindis|tuit)"
)
_PROGRAM = r"(?:code|script|program|codigo|programa)"
_PLEASE = r"(?:please |por favor |can you |could you |puedes |podrias )*"
_OTHER_WORK = re.compile(
    rf"{_PLEASE}(?:(?:write|draft|compose|tell|sing|generate|redact(?:a|ame|ar|arme)|escrib(?:e|eme|ir|irme)|compon|componme|cuenta|cuentame|contar|contarme|canta|cantame|"
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
_SO = r"(?:(?:and|but|so|then|honestly|frankly|personally|now|ok(?:ay)?|y|pero|entonces|sinceramente|personalmente|tu|usted|ustedes) )*"
"""What may stand before a question, or its subject."""
_OPINION = re.compile(
    rf"{_SO}(?:(?:(?:who|what|which(?: \w+){{1,6}}|why|how|when|where) )?(?:do|would|did) you (?:\w+ly |also |still )?"
    r"(?:think|believe|like|agree|feel|prefer|support|consider|expect|reckon|say|trust|recommend|advise|suggest|predict|sign|join|accept|make of)\b|"
    r"(?:what(?: s| is)?|give (?:me|us)|tell (?:me|us)) your (?:\w+ )?(?:opinion|view|take|advice|assessment|prediction|guess|"
    r"recommendation|preference)s?\b|"
    r"are you (?:for|against|in favou?r|worried|happy|glad|sure)\b|"
    r"(?:que |por que |cual |quien |como )?(?:opinas|piensas|crees|consideras|prefieres|recomiendas|aconsejas|sugieres|harias|"
    r"predices|te (?:gustan?|parecen?|preocupan?))\b|"
    r"(?:que )?(?:opina|piensa|cree|recomienda|aconseja|haria|le parece) usted\b|"
    r"(?:cual es|dame|dime) tu (?:opinion|consejo|prediccion|recomendacion|parecer)\b|estas (?:a favor|en contra|de acuerdo)\b)"
)
"""What the assistant thinks, likes or would do."""
_OF_YOU = re.compile(
    r"\b(?:in your (?:\w+ )?(?:opinion|view)|according to you|segun (?:tu|usted)|en tu opinion|a tu juicio)(?: |$)"
)
_US = r"(?:i|we|my \w+|our \w+)"
_ADVICE = re.compile(
    rf"{_SO}(?:(?:(?:what|how|when|where|why|whom?|which(?: \w+){{1,3}}) )?(?:should|ought|must|can|shall|could) {_US} (?:to )?"
    r"(?:do|sign|join|accept|reject|support|trust|believe|vote|buy|sell|invest|worry|go|visit|travel|prefer|choose|answer|react|respond|"
    r"negotiate|propose|offer|agree|ratify|leave|withdraw|follow|recommend|tell|say)\b|"
    r"(?:is|would) it (?:be )?(?:safe|dangerous) (?:for me |for us )?to (?:travel|visit|go|drive|fly|invest)\b|"
    r"es (?:seguro|peligroso|recomendable) (?:viajar|visitar|ir|volar|invertir)\b|"
    r"(?:can|could|would|will|please)?(?: you)? ?(?:please )?(?:advise|recommend) (?:me|us|an?|some|my|our)\b|"
    r"(?:give|i need|we need)(?: me| us)?(?: some| an?| your)? (?:\w+ )?(?:advice|recommendations?|tips?)\b|"
    rf"(?:is|would) it (?:be )?(?:wise|a good idea|smart|better|worth it|advisable|in our interest) (?:for {_US}|to)\b|"
    r"(?:(?:que|como|cuando|donde|por que|cual) )?(?:deberia (?:yo|mi|nuestr[oa])|deberiamos|debemos|debo|debe (?:mi|nuestr[oa]))\b|"
    r"(?:que )?(?:me|nos) (?:aconsejas?|recomiendas?|sugieres?|convendria|conviene|aconsejaria|recomendaria)\b|"
    r"(?:aconseja|recomienda|sugiere)(?:me|nos)\b|(?:le )?conviene(?: a)? (?:mi|nuestr[oa])\b|"
    r"(?:dame|danos|necesito|necesitamos)(?: un(?:os|as|a)?)? (?:consejos?|recomendacion(?:es)?)\b)"
)
"""What the one who asks, or their country, ought to do."""
_OUGHT = re.compile(rf"{_SO}(?:should|ought|deberian?) (?:the |el |la |los |las )?(?:government of |gobierno de )?")
"""Before a country, and no more than that, it asks whether that would be right."""
_HAZARD = (
    r"(?:attack|invade|bomb|go to war|start a war|declare war|win|lose|collapse|survive|fail|succeed|regret|betray|be re ?elected|"
    r"last forever|break up)"
)
_RIESGO = r"(?:atac|invad|bombarde|colaps|sobreviv|fracas|triunf|estall|llov)"
_PREDICTION = re.compile(
    rf"{_SO}(?:(?:will|is|are)(?: \w+){{1,6}}? (?:going to )?(?:ever )?{_HAZARD}\b|(?:who|which(?: \w+){{1,2}}) (?:will|is going to) (?:win|lose)\b|"
    r"will (?:there be|we see|it come to) (?:a |an |another |new )?(?:\w+ )?(?:war|peace|invasion|coup|crisis|recession)\b|"
    r"(?:what|how) (?:will|is) the weather\b|(?:will|is) it (?:going to )?(?:rain|snow)\b|"
    r"(?:can you |could you |please )*predict\b|how (?:likely|probable) (?:is it|are we)\b|what are the (?:odds|chances)\b|"
    r"(?:quien|que \w+) (?:(?:ganara|perdera)n?|van? a (?:ganar|perder))\b|van? a (?:haber|ganar|perder)\b|"
    rf"(?:quien |que \w+ )?(?:{_RIESGO}(?:a|e|i)ra[n]?|va[n]? a {_RIESGO}(?:ar|er|ir))\b|"
    rf"(?:\w+ ){{1,3}}(?:va|van) a {_RIESGO}(?:ar|er|ir)\b|"
    r"habra (?:una? |otra )?(?:\w+ )?(?:guerra|paz|invasion|golpe|crisis|recesion)\b|que tiempo (?:hara|va a hacer)\b|"
    r"(?:puedes )?predecir\b|predice\b|que (?:probabilidad(?:es)?|posibilidades) (?:hay|tiene|existen?)\b|es probable que\b)"
)
"""What nobody knows yet: a war, who wins, the weather; not what is planned."""
_TOLD_BY = re.compile(
    r"\b(?:according to|in the (?:view|opinion) of|under (?:the|its|this|that)|in the event|if|segun|en opinion de|a juicio de|conforme|"
    r"en virtud|de acuerdo con|si)\b"
)
"""Then it asks for what somebody, or a text, says of it."""


def out_of_scope(message: str) -> bool:
    """Is a message no question about what articles report? What they merely do not say is in scope.

    Of several sentences every one must be none: what is asked beside them is answered.
    """
    folded = " ".join(re.sub(r"[¿¡?!\"',]", " ", fold(message)).split()).strip(" .")
    if _DATE_LIKE.fullmatch(folded):
        return False
    if small_talk(message) or _ARITHMETIC.fullmatch(folded) or _OTHER_WORK.match(folded):
        return True
    told = re.sub(r"\([^)]*\)$", "", message)  # what the conversation added
    sentences = [one for one in re.split(r"(?<=[?!.])\s+", told) if re.search(r"\w", one) and not small_talk(one)]
    return bool(sentences) and all(map(_beyond_articles, sentences))


def _beyond_articles(sentence: str) -> bool:
    """Does it ask for the assistant's opinion, for advice, or for what nobody knows yet?"""
    folded = " ".join(re.sub(r"[^\w]|_", " ", fold(sentence)).split())
    if _OPINION.match(folded) or _OF_YOU.search(folded) or _ADVICE.match(folded):
        return True
    if _TOLD_BY.search(folded):
        return False
    asked = sentence.lstrip("¿¡ ")
    ought = _OUGHT.match(fold(asked))
    of_country = ought and any(mention.span.start == ought.end() for mention in countries(asked))
    return bool(of_country or _PREDICTION.match(folded))


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

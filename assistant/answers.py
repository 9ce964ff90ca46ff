"""Verified parts to an `Answer`, and the refusal when nothing answers."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from assistant.reader.question import Question
from assistant.reader.values import long_date
from assistant.types import Answer, Draft, Item, Sentence, under_labels
from assistant.verify import Lookup, Verified
from index.types import Article, Language, Passage

NEAREST = 3
"""Passages that are shown with an answer or a refusal."""
REFUSAL: dict[Language, str] = {
    "en": "The articles do not say.",
    "es": "Los artículos no lo dicen.",
}
OUT_OF_SCOPE: dict[Language, str] = {
    "en": "Only questions about what the articles report can be answered here, each with its source. "
    "Ask, for example, who signed an agreement, or what two countries decided.",
    "es": "Aquí solo se responden preguntas sobre lo que informan los artículos, cada una con su fuente. "
    "Pregunte, por ejemplo, quién firmó un acuerdo o qué decidieron dos países.",
}
WELCOME: dict[Language, str] = {
    "en": "Ask about what the articles report: who met, what was agreed, where and when, who said so. Lists, counts of "
    "agreements, comparisons and summaries can be asked for too, and follow-up questions. Each sentence of an answer "
    "leads to its source.",
    "es": "Pregunte por lo que informan los artículos: quiénes se reunieron, qué se acordó, dónde y cuándo, quién lo "
    "dijo. También puede pedir listas, recuentos de acuerdos, comparaciones y resúmenes, y seguir preguntando. Cada "
    "frase de una respuesta lleva a su fuente.",
}
ASK_BACK: dict[Language, str] = {
    "en": "Several articles fit this question. Which of them do you mean? Name a country, a place or a date.",
    "es": "Varios artículos encajan con esta pregunta. ¿A cuál se refiere? Nombre un país, un lugar o una fecha.",
}
WHICH_ONE: dict[Language, str] = {
    "en": "Which one do you mean? Call it by its name.",
    "es": "¿A cuál se refiere? Llámelo por su nombre.",
}
MISSING: dict[Language, str] = {
    "en": "Left without an answer: “{question}”",
    "es": "Queda sin respuesta: «{question}»",
}
STRUCK: dict[Language, str] = {
    "en": "{n} part(s) of the draft were left out because the cited text does not carry them.",
    "es": "Se omitieron {n} parte(s) del borrador porque el texto citado no las sustenta.",
}


def refuse(
    question: str, asked: Question, passages: Sequence[Passage], confidence: float, notices: tuple[str, ...] = ()
) -> Answer:
    """`not_in_corpus`, with the nearest passages in search's order: where nothing answers, the reader's says little.

    `notices` tell why, where that is known.
    """
    nearest = sorted(passages, key=lambda passage: -passage.score)
    return Answer(
        question=question,
        standalone_question=asked.text,
        status="not_in_corpus",
        text=REFUSAL[asked.language],
        language=asked.language,
        notices=notices,
        nearest=tuple(nearest[:NEAREST]),
        confidence=round(confidence, 4),
    )


def decline(question: str, asked: Question, passages: Sequence[Passage], welcome: bool = False) -> Answer:
    """`out_of_scope`: no article could answer it; with the passages nearest to what it names.

    `welcome`: it greets or asks what can be asked, so that is what it is told.
    """
    return Answer(
        question=question,
        standalone_question=asked.text,
        status="out_of_scope",
        text=(WELCOME if welcome else OUT_OF_SCOPE)[asked.language],
        language=asked.language,
        nearest=tuple(passages[:NEAREST]),
    )


def ask_back(question: str, asked: Question, draft: Draft) -> Answer:
    """`ambiguous`, with the articles that the question may be about."""
    language = asked.language
    listed = [f"- {article.title}{_day(article, language)}" for article in draft.readings]
    return Answer(
        question=question,
        standalone_question=asked.text,
        status="ambiguous",
        text="\n".join([ASK_BACK[language], *listed]),
        language=language,
        nearest=draft.nearest[:NEAREST],
        confidence=round(draft.confidence, 4),
    )


def ask_which(question: str, asked: Question, entries: Sequence[str]) -> Answer:
    """`ambiguous`, with the entries of the last list among which the question does not say which it means."""
    listed = [f"- {entry}" for entry in entries]
    text = "\n".join([WHICH_ONE[asked.language], *listed])
    return Answer(question, asked.text, "ambiguous", text, asked.language)


def _day(article: Article, language: Language) -> str:
    return f" ({long_date(article.date, language)})" if article.date else ""


def quoted(question: str, asked: Question, draft: Draft, lookup: Lookup) -> Generator[Sentence, None, Answer]:
    """Each sentence of the reader's draft as it is verified, and the whole answer."""
    verified = Verified(lookup)
    short = verified.short_answer(draft)  # markers count from the top of what is shown
    items = [item for proposed in draft.items if (item := verified.item(proposed))]
    sentences = []
    for proposed in draft.sentences:
        sentence = verified.sentence(proposed)
        if sentence:
            sentences.append(sentence)
            yield sentence
    return assemble(question, asked, draft, verified, short, sentences, items)


def assemble(
    question: str,
    asked: Question,
    draft: Draft,
    verified: Verified,
    short: tuple[str, int | None] | None,
    sentences: Sequence[Sentence],
    items: Sequence[Item],
) -> Answer:
    """The answer of a draft's verified parts; a refusal when none of its sentences stood."""
    if not sentences:
        return refuse(question, asked, draft.nearest, 0.0)
    top = _marked(*short) if short else None
    notices = list(draft.notices) if short or items or not draft.short_answer else []
    notices += [MISSING[asked.language].format(question=missing) for missing in draft.missing]
    if verified.struck:
        notices.append(STRUCK[asked.language].format(n=len(verified.struck)))
    return Answer(
        question=question,
        standalone_question=asked.text,
        status="partly_answered" if draft.missing else "answered",
        text=_text(top, items, sentences),
        language=asked.language,
        short_answer=short[0] if short else None,
        short_citation=short[1] if short else None,
        items=tuple(items),
        sentences=tuple(sentences),
        citations=tuple(verified.citations),
        notices=tuple(notices),
        nearest=draft.nearest[:NEAREST],
        confidence=round(draft.confidence, 4),
    )


def _marked(text: str, marker: int | None) -> str:
    return f"{text} [{marker}]" if marker else text


def _text(short: str | None, items: Sequence[Item], sentences: Sequence[Sentence]) -> str:
    """Short answer, list and sentences as plain text with markers."""
    lines = [short] if short else []
    for label, entries in under_labels(items):
        lines += [f"{label}:"] if label else []
        lines += [f"- {text} [{marker}]" for text, marker in entries]
    quoted = [f"{sentence.text} {' '.join(f'[{marker}]' for marker in sentence.citations)}" for sentence in sentences]
    return "\n".join([*lines, *quoted])

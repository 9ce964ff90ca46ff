"""Verified parts to an `Answer`, and the refusal when nothing answers."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reader.question import Question
from assistant.types import Answer, Draft, Item, Sentence
from assistant.verify import Verified
from index.types import Language, Passage

NEAREST = 3
"""Passages that are shown with an answer or a refusal."""
REFUSAL: dict[Language, str] = {
    "en": "The articles do not say.",
    "es": "Los artículos no lo dicen.",
}
STRUCK: dict[Language, str] = {
    "en": "{n} part(s) of the draft were left out because the cited text does not carry them.",
    "es": "Se omitieron {n} parte(s) del borrador porque el texto citado no las sustenta.",
}


def refuse(question: str, asked: Question, passages: Sequence[Passage], confidence: float) -> Answer:
    """`not_in_corpus`, with the nearest passages."""
    return Answer(
        question=question,
        standalone_question=asked.text,
        status="not_in_corpus",
        text=REFUSAL[asked.language],
        language=asked.language,
        nearest=tuple(passages[:NEAREST]),
        confidence=round(confidence, 4),
    )


def assemble(
    question: str,
    asked: Question,
    passages: Sequence[Passage],
    draft: Draft,
    verified: Verified,
    sentences: Sequence[Sentence],
    items: Sequence[Item],
) -> Answer:
    """The answer of a draft's verified parts; a refusal when none of its sentences stood."""
    if not sentences:
        return refuse(question, asked, passages, 0.0)
    short = verified.short_answer(draft)
    top = _marked(*short) if short else None
    notices = list(draft.notices) if short or items or not draft.short_answer else []
    if verified.struck:
        notices.append(STRUCK[asked.language].format(n=len(verified.struck)))
    return Answer(
        question=question,
        standalone_question=asked.text,
        status="answered",
        text=_text(top, items, sentences),
        language=asked.language,
        short_answer=short[0] if short else None,
        short_citation=short[1] if short else None,
        items=tuple(items),
        sentences=tuple(sentences),
        citations=tuple(verified.citations),
        notices=tuple(notices),
        nearest=tuple(passages[:NEAREST]),
        confidence=round(draft.confidence, 4),
    )


def _marked(text: str, marker: int | None) -> str:
    return f"{text} [{marker}]" if marker else text


def _text(short: str | None, items: Sequence[Item], sentences: Sequence[Sentence]) -> str:
    """Short answer, list and sentences as plain text with markers."""
    lines = [short] if short else []
    lines += [f"- {item.text} [{item.citation}]" for item in items]
    quoted = [f"{sentence.text} {' '.join(f'[{marker}]' for marker in sentence.citations)}" for sentence in sentences]
    return "\n".join([*lines, *quoted])

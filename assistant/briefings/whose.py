"""Whose a text is that a briefing of several articles quotes as "the memorandum": the pair, in square brackets."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.agreements.types import Account
from assistant.types import DraftSentence
from assistant.verify import about, judge
from index.entities import countries, first_names
from index.text import fold

_THE_TEXT = re.compile(
    r"(?:the|this|el|la|este|esta) (?:\w+ )?(?:agreement|accord|pact|deal|treaty|memorandum|protocol|convention|declaration|plan|framework|text|document|"
    r"acuerdo|convenio|pacto|tratado|memorando|memorandum|protocolo|convencion|declaracion|plan|marco|texto|documento)\b"
)
_MOST = 3
"""Parties that a bracket names."""


def with_parties(drafts: Sequence[DraftSentence], accounts: Collection[Account]) -> list[DraftSentence]:
    """Drafts of several articles; one that names no party, behind no other of its article, says whose it is."""
    named: list[DraftSentence] = []
    before = None
    for draft in drafts:
        article = draft.evidence[0].article
        own = [account for account in accounts if account.article.id == article.id]
        named.append(_named(draft, own[0]) if own and before != article.id else draft)
        before = article.id
    return named


def _named(draft: DraftSentence, account: Account) -> DraftSentence:
    """With the parties, where it names none of them and what it cites says who they are."""
    parties = {one.value for one in account.parties}
    if not 0 < len(parties) <= _MOST or any(one.key in parties for one in countries(draft.text)):
        return draft
    names = first_names("countries", account.article.language)
    whose = f"[{', '.join(names.get(one.value, one.value) for one in account.parties)}]"
    match = _THE_TEXT.match(fold(draft.text))
    text = f"{draft.text[: match.end()]} {whose}{draft.text[match.end() :]}" if match else f"{whose} {draft.text}"
    holds = judge(text, [place.quote for place in draft.evidence], about(draft.evidence)).name == "supported"
    return replace(draft, text=text) if holds else draft

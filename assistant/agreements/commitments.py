"""Sentences that say what a side, or all of them, will do under an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.agreements.reports import is_background, of_earlier_ones
from assistant.agreements.story import Line, Story
from index.types import Span

_WILL_EN = (
    r"\b(?:will|shall|must)(?! not (?:come|enter|take))\b|\b(?:is|are) (?:also |both )?to (?!be ratified|remain|make|help)\w+|\bwould (?:be able to|also|have|pay|give|send|provide|set|allow|share|train)|"
    r"\b(?:agree[sd]?|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|commit(?:s|ted)?|plan(?:s|ned)?|decided|intends?|intended|bound|obliged|obliges?|requires?|required|want) (?:on \w+day )?"
    r"(?:also |both |them(?:selves)? |itself |themselves |each |the two (?:countries|sides) |both (?:countries|sides|parties) |the parties )*(?:to|that|on (?:a|the|setting|creating)|not|concrete|joint)\b|"
    r"\b(?:allows?|lets?|permits?|gives?|gave|grants?|enables?|opens|obliges|provides? for|foresees?|foresee|sets? aside|sets? up|creates?|undertakes?|undertook)\b|\b(?:may|can) (?!be seen|have been)\w+|"
    r"\b(?:are|is) (?:planned|intended for|foreseen|due)\b|\bpromise of\b"
)
_WILL_ES = (
    r"\b(?!(?:detras|atras|compras|obras|otras|mientras|ademas)\b)\w{2,}(?:rá|rán)\b|\bse compromet(?:en|e|ió|ieron|ían|ía)\b|\bdeber(?:á|án|ían?)\b|\bdeben? \w+r\b|\b(?:acordaron|acordó|acuerdan|decidieron|convinieron|pactaron|prometió|prometieron|prevén?|planean?|quieren) "
    r"(?:también |además |en )?(?:que\b|\w+(?:ar|er|ir)(?:se)?\b|la creación|el establecimiento|un|una)|\b(?:permite|obliga|compromete|autoriza|faculta|prevé|contempla|otorga|crea|establece|dispone|asigna|destina)n?\b|\bva[n]? a \w+r\b|"
    r"\b(?:est[aá]n?|queda[n]?) previst[oa]s?\b|\bse (?:añaden|destinan|prevén?)\b|\bdotado (?:con|de)\b|\birán \w+ndo\b"
)
_NEEDED = re.compile(
    r"\b(?:ratif\w+|parliaments?|parliamentary|congress|diet|senate|legislatures?|enter into force|come into force|take effect|parlament\w+|congreso|senado|las cortes|entrara en vigor|entrada en vigor|accession)\b"
)
_STAYS = re.compile(
    r"\b(?:remains?|will remain|still|does not (?:cover|change|affect)|leaves? out|sigue[n]?|no (?:cubre|incluye|afecta|modifica|se convertira)|seguiran? (?:siendo|vigente)|insistido)\b"
)
_HOPES = re.compile(
    r"\b(?:hope[sd]?|believe[sd]?|expects? that|(?:the )?(?:aim|purpose|goal|idea|objetivo|finalidad)s? (?:is|of|es|de)|the purpose|(?:is|are) meant to|could|might|critics|fear[s]?|warn\w*|esperan? que|confia\w*|podria[n]?|critic[oa]s|advirti\w+|travel|viajara\w*)\b"
)
_ENGLISH = re.compile(_WILL_EN, re.IGNORECASE)
_SPANISH = re.compile(_WILL_ES, re.IGNORECASE)


def commitments(story: Story) -> Iterator[tuple[Line, Span, float]]:
    """The sentences, each with how sure it is that it commits somebody."""
    pattern = _SPANISH if story.article.language == "es" else _ENGLISH
    earlier = of_earlier_ones(story)
    for line in story.lines:
        if line.number in earlier:
            continue
        places = [Span(*match.span()) for match in pattern.finditer(line.text)]
        places = [place for place in places if not line.quoted(place)]
        if not places or _NEEDED.search(line.folded) or _STAYS.search(line.folded) or _HOPES.search(line.folded):
            continue
        if line.number > 0 and all(is_background(story, line, place) for place in places):
            continue
        yield line, Span(0, len(line.text)), 0.7

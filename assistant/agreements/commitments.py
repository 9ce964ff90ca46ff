"""Sentences that say what a side, or all of them, will do under an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.agreements.story import Line, Story
from index.types import Span

_WILL_EN = (
    r"\b(?:will|shall|must)(?! not (?:come|enter|take))\b|\b(?:is|are|was|were) (?:also |both )?to (?!be ratified|remain)\w+|\bwould (?:be able to|also|have|pay|give|send|provide|set|allow|share|train)|"
    r"\b(?:agree[sd]?|pledge[sd]?|promise[sd]?|undertake[s]?|undertook|vow(?:s|ed)?|commit(?:s|ted)?|plan(?:s|ned)?|decided|intends?|intended|bound|obliged|obliges?|commits?|requires?|required) "
    r"(?:also |both |them(?:selves)? |itself |themselves |each |the two (?:countries|sides) |both (?:countries|sides|parties) |the parties )*(?:to|that|on (?:a|the|setting|creating)|not)\b|"
    r"\b(?:allows?|lets?|permits?|gives?|grants?|enables?|commits|obliges|provides? for|foresees?|sets? aside|sets? up|creates?|opens? the way)\b"
)
_WILL_ES = (
    r"\b(?!(?:detras|atras|compras|obras|otras|mientras|ademas)\b)\w{2,}(?:rá|rán)\b|\bse compromet(?:en|e|ió|ieron|ían|ía)\b|\bdeber(?:á|án|ían?)\b|\b(?:acordaron|acordó|acuerdan|decidieron|convinieron|pactaron|prometió|prometieron|prevén?|planean?) "
    r"(?:también |además |en )?(?:que\b|\w+(?:ar|er|ir)(?:se)?\b|la creación|el establecimiento|un|una)|\b(?:permite|obliga|compromete|autoriza|faculta|prevé|contempla|otorga|crea|establece|dispone)n?\b|\bva[n]? a \w+r\b"
)
_NEEDED = re.compile(
    r"\b(?:ratif\w+|parliament\w*|congress|diet|senate|lawmakers|enter into force|come into force|take effect|parlamento|congreso|senado|cortes|entrara en vigor|entrada en vigor|aprobacion parlamentaria)\b"
)
_STAYS = re.compile(
    r"\b(?:remains?|will remain|still|does not (?:cover|change|affect)|leaves? out|sigue[n]?|no (?:cubre|incluye|afecta|modifica)|seguiran? (?:siendo|vigente))\b"
)
_HOPES = re.compile(
    r"\b(?:hope[sd]?|believe[sd]?|expects? that|aims?|could|might|may|critics|fear[s]?|warn\w*|esperan? que|confia\w*|podria[n]?|critic\w+|tem\w+|advirti\w+)\b"
)
_ENGLISH = re.compile(_WILL_EN, re.IGNORECASE)
_SPANISH = re.compile(_WILL_ES, re.IGNORECASE)


def commitments(story: Story) -> Iterator[tuple[Line, Span, float]]:
    """The sentences, each with how sure it is that it commits somebody."""
    pattern = _SPANISH if story.article.language == "es" else _ENGLISH
    for line in story.lines:
        places = [Span(*match.span()) for match in pattern.finditer(line.text)]
        places = [place for place in places if not line.quoted(place)]
        if not places or _NEEDED.search(line.folded) or _STAYS.search(line.folded) or _HOPES.search(line.folded):
            continue
        yield line, Span(0, len(line.text)), 0.7

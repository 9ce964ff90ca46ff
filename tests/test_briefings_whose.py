"""Whose a text is, in a briefing of several articles."""

from __future__ import annotations

from candidates import article

from assistant.agreements.extract import accounts
from assistant.briefings.told import told
from assistant.briefings.whose import with_parties

ONE = article("one", "Ghana and Togo signed a memorandum on fishing on Thursday. The memorandum covers two ports.")
DOS = article(
    "dos", "Perú y Chile firmaron el jueves un acuerdo de radares. El acuerdo abarca tres puestos.", language="es"
)


def test_the_memorandum_of_one_of_several_articles_is_said_to_be_its_parties() -> None:
    read = [*accounts(ONE), *accounts(DOS)]
    drafts = [told(ONE)[1].draft(), told(DOS)[1].draft()]
    assert [one.text for one in with_parties(drafts, read)] == [
        "The memorandum [Ghana, Togo] covers two ports.",
        "El acuerdo [Perú, Chile] abarca tres puestos.",
    ]
    behind = [told(ONE)[0].draft(), told(ONE)[1].draft()]
    assert with_parties(behind, read) == behind

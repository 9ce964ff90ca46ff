"""Whose a text is, in a briefing of several articles."""

from __future__ import annotations

from candidates import article

from assistant.agreements.extract import accounts
from assistant.briefings.told import told
from assistant.briefings.whose import with_parties

SIGNED = "Ghana and Togo signed a memorandum on fishing on Thursday."
PORTS = f"{SIGNED} The memorandum covers two ports. Trawlers must register."
ONE = article("one", PORTS, title="Ghana and Togo sign a memorandum")
DOS = article(
    "dos", "Perú y Chile firmaron el jueves un acuerdo de radares. El acuerdo abarca tres puestos.", language="es",
    title="Perú y Chile firman un acuerdo",
)  # fmt: skip


def test_the_memorandum_of_one_of_several_articles_is_said_to_be_its_parties() -> None:
    read = [*accounts(ONE), *accounts(DOS)]
    drafts = [told(ONE)[1].draft(), told(DOS)[1].draft()]
    assert [one.text for one in with_parties(drafts, read)] == [
        "The memorandum [Ghana, Togo] covers two ports.",
        "El acuerdo [Perú, Chile] abarca tres puestos.",
    ]
    behind = [told(ONE)[0].draft(), told(ONE)[1].draft()]
    assert with_parties(behind, read) == behind


def test_a_sentence_without_a_party_is_said_to_be_of_them_where_what_is_cited_bears_that_out() -> None:
    alone = told(ONE)[2].draft()
    assert [one.text for one in with_parties([alone], accounts(ONE))] == ["[Ghana, Togo] Trawlers must register."]
    nobody = article("tres", PORTS, title="A memorandum on fishing")
    assert [one.text for one in with_parties([told(nobody)[2].draft()], accounts(nobody))] == [
        "Trawlers must register."
    ]
    named = told(ONE)[0].draft()
    assert with_parties([named], accounts(ONE)) == [named]

"""What one article tells of its agreements, on short stories made up for this."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from agreements_stories import ACUERDO, MOU, NONE, PATROLS, PROPOSED, SUSPENDED, TREATY, TWO, article

from assistant.agreements.extract import accounts
from assistant.agreements.types import Account
from index.articles import read_article
from index.types import Article

DAY = date(2024, 5, 15)


def only(story: Article) -> Account:
    (account,) = accounts(story)
    return account


def keys(found: object) -> list[str]:
    return [one.value for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("story", "parties", "instrument", "status"),
    [
        (TREATY, {"KE", "UG"}, "treaty", "signed"),
        (ACUERDO, {"PA", "CR"}, "plan", "announced"),
        (MOU, {"NO", "IS"}, "memorandum", "announced"),
        (SUSPENDED, {"MD", "AM"}, "agreement", "suspended"),
        (PROPOSED, {"GH", "TG"}, "agreement", "proposed"),
        (PATROLS, {"PH", "VN"}, "operation", "in_force"),
    ],
)
def test_who_did_what_with_which_kind(story: Article, parties: set[str], instrument: str, status: str) -> None:
    account = only(story)
    assert set(keys(account.parties)) == parties
    assert account.instrument and account.instrument.value == instrument
    assert account.status and account.status.value == status
    # the day of signing: of what was signed in another year only that year is told; what is only proposed has none
    assert (account.date and account.date.value) == (None if story in (SUSPENDED, PROPOSED) else DAY)


def test_areas_of_a_list_and_of_the_commitments() -> None:
    assert set(keys(only(TREATY).areas)) == {
        "piracy", "fisheries", "arms_trafficking", "search_and_rescue", "information_sharing",
    }  # fmt: skip
    assert {"drug_trafficking", "money_laundering", "information_sharing", "training"} <= set(keys(only(ACUERDO).areas))


def test_officials_with_office_and_side() -> None:
    treaty = [(one.value.name, one.value.office, one.value.side) for one in only(TREATY).officials]
    assert treaty == [
        ("Grace Wanjala", "Interior Minister", "KE"),
        ("Peter Okello", "Minister of Internal Affairs", "UG"),
    ]  # the analyst is none
    plan = [(one.value.name, one.value.office, one.value.side) for one in only(ACUERDO).officials]
    assert plan == [("Luis Mora", "ministro de Seguridad", "CR"), ("Raúl Pinto", "ministro de Seguridad", "PA")]


def test_a_town_is_a_place_only_where_the_text_says_so() -> None:
    account = only(TREATY)
    assert account.place and account.place.value == "Kampala"
    assert only(PROPOSED).place is None


def test_its_own_name() -> None:
    account = only(MOU)
    assert account.name and account.name.value == "Arctic Ear"
    assert only(TREATY).name is None


def test_what_needs_parliament_is_no_commitment() -> None:
    told = keys(only(TREATY).commitments)
    assert any("joint operations centre" in one for one in told)
    assert not any("ratify" in one for one in told)


def test_two_texts_are_two_accounts() -> None:
    first, second = accounts(TWO)
    assert (first.number, second.number) == (0, 1)
    assert keys(first.parties) == keys(second.parties)
    assert "cyber" in keys(second.areas) and "cyber" not in keys(first.areas)
    assert "exercises" in keys(first.areas)


@pytest.mark.parametrize("story", NONE, ids=lambda story: story.title)
def test_no_agreement_no_account(story: Article) -> None:
    assert accounts(story) == ()


@pytest.mark.parametrize("story", [TREATY, ACUERDO, MOU, SUSPENDED, PROPOSED, PATROLS, TWO], ids=lambda one: one.title)
def test_every_field_stands_in_the_body(story: Article) -> None:
    for account in accounts(story):
        single = [account.name, account.instrument, account.date, account.place, account.status]
        found = [one for one in single if one]
        for one in (*found, *account.parties, *account.areas, *account.commitments, *account.officials):
            span = one.evidence.span
            assert 0 <= span.start < span.end <= len(story.body)
            assert one.evidence.quote.strip() and 0 < one.confidence <= 1
        for official in account.officials:
            assert official.value.name in official.evidence.quote


def test_an_empty_and_an_undated_article() -> None:
    assert accounts(article("", "", published=None)) == ()
    undated = only(article("Chad and Niger sign pact", "Chad and Niger have signed a security pact.", published=None))
    assert undated.date is None and set(keys(undated.parties)) == {"TD", "NE"}


def test_the_published_wire_story(real_wire: Path) -> None:
    account = only(read_article(real_wire))
    assert set(keys(account.parties)) == {"PE", "CL"}
    assert account.instrument and account.instrument.value == "framework"
    assert account.status and account.status.value == "announced"
    assert account.date and account.date.value == date(2023, 12, 20)
    assert account.place and account.place.value == "Lima"
    assert {
        "smuggling", "human_trafficking", "migrant_smuggling", "irregular_migration", "drug_trafficking",
        "organised_crime", "arms_trafficking",
    } <= set(keys(account.areas))  # fmt: skip
    assert [(one.value.name, one.value.side) for one in account.officials] == [
        ("Gloria de la Fuente", "CL"), ("Manuel Monsalve", "CL"), ("Ignacio Higueras", "PE"), ("Miguel Núñez", "PE"),
    ]  # fmt: skip
    assert all(one.value.office for one in account.officials)


def told(sentences: str, language: str = "es") -> tuple[Account, ...]:
    """What is read of a story of a few sentences, written on Wednesday, 5 June 2024."""
    dateline = "Lima, 5 jun (EFE).- " if language == "es" else "ROME, June 5 — "
    return accounts(article("x", f"{dateline}{sentences}\n", language, date(2024, 6, 5)))


@pytest.mark.parametrize(
    ("sentences", "parties"),
    [
        ("Cinco países firmaron el martes un convenio policial.\n\nEl convenio reúne a Chile, Perú, Bolivia, Ecuador y Brasil.", "CL PE BO EC BR"),
        ("El tratado policial fue rubricado el martes por los cancilleres de Argentina, Bolivia y Brasil, así como por los de Ecuador y Perú.", "AR BO BR EC PE"),
        ("Las policías de Chile y Perú y la Interpol acordaron el martes un protocolo sobre trata.", "CL PE Interpol"),
        ("España y Portugal, con la presencia de la Comisión Europea, firmaron el martes un acuerdo de extradición.", "ES PT"),
        ("La presidenta peruana, Ana Luna, y sus homólogos de Chile, Gabriel Soto, y Bolivia, Luis Choque, firmaron un acuerdo policial.", "PE CL BO"),
    ],
)  # fmt: skip
def test_parties_of_lists(sentences: str, parties: str) -> None:
    assert set(keys(told(sentences)[0].parties)) == set(parties.split())


@pytest.mark.parametrize(
    ("sentences", "language", "status", "day"),
    [
        ("Perú y Chile firmarán en julio un acuerdo de seguridad.", "es", "proposed", None),
        ("Perú y Chile han acordado un plan de seguridad que firmarán en julio, informó ayer la Cancillería.", "es", "announced", date(2024, 6, 4)),
        ("Perú, Chile y Ecuador realizarán a partir del 20 de junio maniobras navales conjuntas.", "es", "announced", date(2024, 6, 20)),
        ("El Congreso peruano ratificó el martes el acuerdo policial con Chile suscrito en Arica el 3 de marzo.", "es", "signed", date(2024, 3, 3)),
        ("Perú dejó en suspenso el martes el acuerdo de seguridad con Chile.", "es", "suspended", None),
        ("Perú denunció el martes el convenio de pesca que suscribió con Chile el 3 de mayo.", "es", "ended", date(2024, 5, 3)),
        ("Italy has withdrawn from the visa agreement that it signed with Malta on 2 May, the ministry said on Tuesday.", "en", "ended", date(2024, 5, 2)),
        ("Perú y Chile aplazaron el martes la firma de un convenio de radares.\n\nNo hay nueva fecha.", "es", "proposed", None),
        ("Under a memorandum with Albania signed on Tuesday, Italy will train 60 officers.", "en", "signed", date(2024, 6, 4)),
        ("Italy opened negotiations with Egypt on Tuesday on an extradition treaty.", "en", "proposed", None),
        ("Italy, Malta and Greece wrapped up a joint naval exercise on Tuesday.", "en", "in_force", date(2024, 6, 4)),
        ("Italy and Malta on Tuesday announced a plan for a joint treaty on patrols.\n\nThe ministers met in Rome. Neither of them signed anything.", "en", "announced", date(2024, 6, 4)),
        ("Italy and Malta on Tuesday put off the signing of an accord on patrols.\n\nThe accord was to have been signed in Rome.", "en", "proposed", None),
        ("Perú y Chile anunciaron el martes un acuerdo de seguridad, que será firmado en Ica el 4 de julio.\n\nTras la firma, el acuerdo deberá pasar por los congresos.", "es", "announced", date(2024, 6, 4)),
        ("Italy and Malta on Tuesday signed a security agreement.\n\nIt cannot enter into force until the Italian senate has voted. Italy and Malta will train 60 officers.", "en", "signed", date(2024, 6, 4)),
        ("Perú y Chile firmaron el martes un convenio policial.\n\nLa firma tuvo lugar en Ica. El convenio rige desde su firma.", "es", "in_force", date(2024, 6, 4)),
    ],
)  # fmt: skip
def test_steps_and_days(sentences: str, language: str, status: str, day: date | None) -> None:
    account = told(sentences, language)[0]
    assert account.status and account.status.value == status
    assert (account.date and account.date.value) == day


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Los titulares de Interior de España y Francia, Javier Olmedo y Bruno Castel, firmaron un acuerdo.", "es", {("Javier Olmedo", "ES"), ("Bruno Castel", "FR")}),
        ("España y Francia firmaron un acuerdo. La ministra Ana Ruiz y el ministro Luc Petit rubricaron el texto.", "es", {("Ana Ruiz", "ES"), ("Luc Petit", "FR")}),
        ("España y Perú firmaron un acuerdo. Lo rubricaron el canciller peruano, Germán Soto, y su par, Julio Rey.", "es", {("Germán Soto", "PE"), ("Julio Rey", "ES")}),
        ("Italy and Fiji signed a pact. It was signed by Interior Minister Ugo Rossi and his Fijian counterpart, Pio Tiko.", "en", {("Ugo Rossi", "IT"), ("Pio Tiko", "FJ")}),
        ("Perú y Chile firmaron un pacto. El canciller Luis Vega recibió a su homólogo chileno, Iván Ruiz, en Lima y ambos lo firmaron.", "es", {("Luis Vega", "PE"), ("Iván Ruiz", "CL")}),
        ("France and Canada signed a police pact on Tuesday. Prime Minister Guy Roy and President Luc Petit announced it.", "en", {("Guy Roy", "CA"), ("Luc Petit", "FR")}),
        ("Mexico and Japan signed a police pact on Tuesday in Kyoto. Mexico thanked Prime Minister Ken Sato for the talks.", "en", {("Ken Sato", "JP")}),
        ("Egypt and Kenya agreed on Tuesday on scales for gold. It will be weighed in both, Brigadier Omar Naguib said. Kenya’s team was led by the undersecretary, Ann Kariuki.", "en", {("Omar Naguib", "EG"), ("Ann Kariuki", "KE")}),
        ("Peru and Chile signed a pact on fuel. Luis Vega, who heads the Chilean customs service, promised scales.", "en", {("Luis Vega", "CL")}),
        ("Perú y Chile firmaron un pacto. Rosa Díaz, que dirige la aduana peruana, prometió básculas.", "es", {("Rosa Díaz", "PE")}),
        ("Italy and Fiji signed a pact. The US ambassador, Hal Weath, attended as a witness. Rear Adm. Ugo Rossi of Italy signed.", "en", {("Ugo Rossi", "IT")}),
        ("Italy and Fiji signed a pact. It was signed by Admirals Ugo Rossi of Italy and Pio Tiko of Fiji.", "en", {("Ugo Rossi", "IT"), ("Pio Tiko", "FJ")}),
        ("Italy, Fiji and Peru signed a pact. It was adopted by the three defence ministers and signed by Ugo Rossi, Pio Tiko and Ana Ruiz.", "en", {("Ugo Rossi", "IT"), ("Pio Tiko", "FJ"), ("Ana Ruiz", "PE")}),
        ("Italy and Fiji signed a pact. It was signed by General Ugo Rossi for Italy and Dr Mere Tiko for Fiji.", "en", {("Ugo Rossi", "IT"), ("Mere Tiko", "FJ")}),
        ("Italy and Fiji signed a pact. Minister for the Armed Forces Ugo Rossi and Fijian Minister Pio Tiko signed.", "en", {("Ugo Rossi", "IT"), ("Pio Tiko", "FJ")}),
        ("España y Perú firmaron un acuerdo. Lo firmó el general Luis Vega, del Estado Mayor peruano.", "es", {("Luis Vega", "PE")}),
        ("España y Perú firmaron un acuerdo. La ministra peruana Rosa Díaz firmó. La agrupación Hilos Rotos, cuya vocera, Marisol Quil, la saludó, pide más, como la presidenta de su asociación, Alma Hoz.", "es", {("Rosa Díaz", "PE")}),
        ("Perú y Chile firmaron un pacto. El ministro peruano Luis Vega firmó. El representante de la OIM, Piet Meulen, firmó como testigo.", "es", {("Luis Vega", "PE")}),
        ("Perú y Chile prorrogaron un acuerdo. El convenio fue firmado en Arica el 22 de febrero de 2017 por los ministros Luis Vega, de Perú, e Iván Ruiz, de Chile. El ministro peruano Hugo Soto y el chileno Juan Paz firmaron la prórroga.", "es", {("Hugo Soto", "PE"), ("Juan Paz", "CL")}),
        ("Italy and Fiji signed a pact. China took note, said its spokesman, Liu Wei, of China. Rear Adm. Ugo Rossi of Italy signed.", "en", {("Ugo Rossi", "IT")}),
    ],
)  # fmt: skip
def test_sides_of_officials(sentence: str, language: str, expected: set[tuple[str, str]]) -> None:
    assert {(one.value.name, one.value.side) for one in told(sentence, language)[0].officials} == expected


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Perú y Bolivia acordaron en La Paz un plan contra el contrabando, congelado durante la pandemia.", "es"),
        (
            "Fiji and the Cook Islands signed a pact on smuggling in a new security environment, after the pandemic.",
            "en",
        ),
    ],
)
def test_a_name_or_a_word_for_circumstances_is_no_area(sentence: str, language: str) -> None:
    assert set(keys(told(sentence, language)[0].areas)) == {"smuggling"}


def test_the_town_of_the_dateline_is_the_place_where_the_lead_tells_the_act() -> None:
    told = "Norway and Iceland agreed on Tuesday to open a joint hotline for their coast guards."
    (account,) = accounts(article("Of a hotline", f"OSLO, June 5 — {told}\n", "en", date(2024, 6, 5)))
    assert account.place and account.place.value == "Oslo"


def test_whoever_another_text_is_made_with_is_no_party() -> None:
    (account,) = told("Spain and Senegal signed a pact on patrols. Spain negotiates another with Gambia.", "en")
    assert set(keys(account.parties)) == {"ES", "SN"}


def test_two_texts_of_one_sentence_are_two_agreements() -> None:
    first, second = told("Perú y Chile firmaron un memorando contra la trata y un acuerdo de ciberseguridad.")
    assert [first.instrument and first.instrument.value, second.instrument and second.instrument.value] == ["memorandum", "agreement"]  # fmt: skip
    assert keys(first.areas) == ["human_trafficking"] and keys(second.areas) == ["cyber"]
    assert len(told("Perú y Chile firmaron un tratado policial y emitieron una declaración conjunta.")) == 1


def test_a_town_where_something_will_be_is_no_place() -> None:
    there = told("Perú y Chile firmaron en el puente Concordia un acuerdo para abrir en Tacna un centro policial.")[0]
    assert there.place and there.place.value == "puente Concordia"


def test_where_an_earlier_text_was_signed_is_no_place() -> None:
    before = "An earlier memorandum, signed in Tartu in 2017, covered training only."
    body = f"TACNA (Perú), June 5 — Peru and Chile signed a pact on patrols on Wednesday. {before}\n"
    (account,) = accounts(article("Of patrols", body, "en", date(2024, 6, 5)))
    assert account.place and account.place.value == "Tacna"


def test_an_agreed_calendar_has_the_day_on_which_it_was_agreed_on() -> None:
    lead = "Perú y Chile acordaron el miércoles un calendario de patrullas conjuntas que empezará el 15 de julio."
    (account,) = accounts(article("De patrullas", f"LIMA, 5 jun 2024 — {lead}\n", "es", date(2024, 6, 5)))
    assert account.date and account.date.value == date(2024, 6, 5)


def test_the_second_text_has_its_own_people_areas_and_steps() -> None:
    first, second = told(
        "Fiji and Italy signed a visiting forces agreement on Tuesday and, in a separate ceremony, a memorandum on illegal "
        "fishing.\n\nFijian Defence Minister Pio Tiko and Italian Defence Minister Ugo Rossi signed it. The agreement sets "
        "the terms for troops.\n\nHours later, Fijian Fisheries Minister Ana Vula and Italian Agriculture Minister Lia Neri "
        "signed the memorandum. Italy will give Fiji satellite pictures. The memorandum took effect on signature.",
        "en",
    )
    assert [one.value.name for one in first.officials] == ["Pio Tiko", "Ugo Rossi"]
    assert [one.value.name for one in second.officials] == ["Ana Vula", "Lia Neri"]
    assert "fisheries" in keys(second.areas) and "fisheries" not in keys(first.areas)
    assert [one.status.value for one in (first, second) if one.status] == ["signed", "in_force"]


def test_the_union_is_a_side_and_whose_borders_are_named_is_none() -> None:
    (account,) = told(
        "An agreement that lets the European Union send border guards to Albania entered into force on Tuesday.\n\nIt also "
        "allows the agency to work with Albanian police at the borders with Montenegro and Kosovo.",
        "en",
    )
    assert set(keys(account.parties)) == {"EU", "AL"}


def test_what_a_parliament_votes_on_may_be_a_treaty() -> None:
    (account,) = accounts(
        article(
            "Fiji's parliament ratifies extradition treaty with Italy",
            "SUVA, June 5 — Fiji's parliament on Tuesday ratified an extradition treaty with Italy.\n\nLawmakers approved "
            "the treaty by 40 votes to 3. Justice Minister Pio Tiko of Fiji and his Italian counterpart, Ugo Rossi, signed "
            "it in Rome on March 15, 2023.\n\nThe treaty covers drug trafficking.",
            published=date(2024, 6, 5),
        )
    )
    assert account.status and account.status.value == "signed"
    assert account.date and account.date.value == date(2023, 3, 15)
    assert set(keys(account.parties)) == {"FJ", "IT"}


def test_a_working_group_is_not_at_work_and_a_town_ends_before_the_office() -> None:
    (account,) = told(
        "Kenya, Uganda and Tanzania announced on Tuesday that they would set up a working group against scams.\n\nThe group "
        "was announced after a meeting in Mombasa of Kenyan Home Minister Grace Wanjala, Uganda's Interior Minister Peter "
        "Okello and Tanzanian police chief John Mushi.\n\nTanzania will host the office.",
        "en",
    )
    assert account.status and account.status.value == "announced"
    assert account.place and account.place.value == "Mombasa"
    assert ("John Mushi", "police chief") in [(one.value.name, one.value.office) for one in account.officials]


def test_what_it_does_not_touch_and_what_an_earlier_one_covered_are_no_areas() -> None:
    (account,) = told(
        "Italy and Fiji signed a treaty on piracy on Tuesday.\n\nItaly will train sailors. Fiji will open an office. The "
        "treaty does not touch extradition. The storage of nuclear weapons is excluded.\n\nIn 2014 they signed an agreement on money laundering.",
        "en",
    )
    assert "piracy" in keys(account.areas)
    assert not {"extradition", "nuclear", "money_laundering"} & set(keys(account.areas))


def test_what_was_signed_in_an_earlier_month_is_no_report() -> None:
    (account,) = told(
        "España y Perú reforzarán la lucha contra la trata, según una declaración conjunta emitida este miércoles.\n\nLa "
        "declaración fue adoptada por el ministro español, Javier Olmedo, y el ministro peruano, Julio Rey. España aportará drones.\n\nLos dos países firmaron en "
        "2006 un acuerdo y en enero de 2024, durante un viaje a Lima de la presidenta española, Ana Ruiz, suscribieron un "
        "memorando."
    )
    assert account.instrument and account.instrument.value == "joint_statement"
    assert {one.value.name for one in account.officials} == {"Javier Olmedo", "Julio Rey"}


def test_who_signed_may_hold_another_office_by_now() -> None:
    (account,) = told(
        "El tratado penal entre España y Perú entró en vigor este martes.\n\nEl tratado, que fue firmado en Lima el 5 de mayo de "
        "2023 por el entonces embajador de España, Javier Olmedo, y el viceministro peruano de Justicia, Julio Rey, prevé "
        "traslados."
    )
    assert {"Javier Olmedo", "Julio Rey"} <= {one.value.name for one in account.officials}


@pytest.mark.parametrize(
    ("sentences", "language", "day"),
    [
        ("Italy and Malta have struck a deal on tuna, the two said on Wednesday.\n\nThe ministers signed it on Friday in Bari.", "en", date(2024, 5, 31)),
        ("Perú y Chile suscribieron un convenio policial, informó el miércoles la Cancillería.\n\nLos ministros estamparon su firma en Tacna el día anterior.", "es", date(2024, 6, 4)),
        ("Italy and Malta will share a radar, their ministers said the day after they concluded a deal on it.", "en", date(2024, 6, 4)),
        ("Italy and Malta signed a pact on tuna at the weekend. It covers 40 boats.", "en", None),
        ("The border between Italy and Malta reopened on Tuesday in line with an understanding reached last month by the two governments. Traders of Italy and Malta will cross again.", "en", None),
        ("Desde este miércoles rige el convenio policial que Perú y Chile firmaron en octubre pasado en Ica. Perú y Chile se avisarán de los robos. Perú abrirá una oficina. Chile formará a policías.", "es", None),
        ("Ships from Italy, Malta and Greece will sail from 14 to 25 June in exercise Open Sea, the Italian navy announced on Wednesday.", "en", date(2024, 6, 14)),
        ("Perú y Chile ampliarán la formación de policías, según la declaración que hicieron pública el sábado.", "es", date(2024, 6, 1)),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_act(sentences: str, language: str, day: date | None) -> None:
    account = told(sentences, language)[0]
    assert (account.date and account.date.value) == day


def test_what_had_lapsed_is_renewed() -> None:
    (account,) = told("Italy and Malta on Tuesday renewed a defence pact that had lapsed in 2020.", "en")
    assert account.status and account.status.value == "announced"
    assert account.date and account.date.value == date(2024, 6, 4)


@pytest.mark.parametrize(
    ("sentences", "language", "expected"),
    [
        ("Greenland and Malta signed a pact. Greenland's fisheries minister, Ana Petersen, and Malta's home affairs minister, Joe Vella, signed it.", "en", {("Ana Petersen", "fisheries minister", "GL"), ("Joe Vella", "home affairs minister", "MT")}),
        ("Italy and Malta signed a pact. Sultan Hassan and President Ada Rossi of Italy signed it with Sir Joe Vella.", "en", {("Ada Rossi", "President", "IT")}),
        ("Perú y Chile firmaron un pacto. Lo suscribieron en Ica los jefes de la policía de los dos países, Julio Rey y Luis Vega.", "es", {("Julio Rey", "jefe de la policía", "PE"), ("Luis Vega", "jefe de la policía", "CL")}),
        ("Los titulares de Defensa de Perú y Chile acordaron un pacto. Por la parte peruana firmó Julio Rey; el chileno Luis Vega lo elogió.", "es", {("Julio Rey", "titular de Defensa", "PE"), ("Luis Vega", "titular de Defensa", "CL")}),
        ("Italy and Malta signed a pact. For Malta it was signed by Joe Vella of the revenue board.", "en", {("Joe Vella", None, "MT")}),
        ("Italy and Libya signed a pact. Director General Ada Rossi and the head of the ports, Salem Omran, put their signatures to it in Tunis.", "en", {("Ada Rossi", "Director General", "IT"), ("Salem Omran", "head of the ports", "LY")}),
        ("Italy and Malta signed a pact, which Italian minister Ada Rossi praised. Greek President Nikos Petrou hosted the ceremony.", "en", {("Ada Rossi", "minister", "IT")}),
        ("Chile y Perú firmaron un pacto los presidentes de Chile y Perú el martes. Por Chile firmó Luis Vega; por Perú, Julio Rey.", "es", {("Luis Vega", "presidente", "CL"), ("Julio Rey", "presidente", "PE")}),
        ("Italy and Malta agreed on a pact, the defence ministers of both countries said. Ada Rossi and Joe Vella met in Bari.", "en", {("Ada Rossi", "defence minister", "IT"), ("Joe Vella", "defence minister", "MT")}),
        ('Italy and Malta signed a pact. "We are here. We stay so that all can sell their yams in peace," Brigadier Joe Vella of Malta said.', "en", {("Joe Vella", "Brigadier", "MT")}),
    ],
)  # fmt: skip
def test_offices_of_officials(sentences: str, language: str, expected: set[tuple[str, str | None, str]]) -> None:
    found = {(one.value.name, one.value.office, one.value.side) for one in told(sentences, language)[0].officials}
    assert found == expected


@pytest.mark.parametrize(
    ("sentences", "parties"),
    [
        ("Ministers from Fiji, Tonga and Samoa signed a pact on tuna on Tuesday. Their navies will patrol together.", "FJ TO WS"),
        ("The Netherlands and Colombia signed a pact on Tuesday to board boats off Curacao. Curacao's prime minister, Gil Martina, welcomed it.", "NL CO"),
        ("Iceland, Denmark and Greenland agreed on Tuesday to share pictures of ice. Denmark, Iceland and Greenland signed a pact.", "IS DK GL"),
    ],
)  # fmt: skip
def test_who_comes_from_a_state_acts_and_a_territory_beside_it_does_not(sentences: str, parties: str) -> None:
    assert set(keys(told(sentences, "en")[0].parties)) == set(parties.split())


def test_an_office_names_no_area_and_an_island_none() -> None:
    (account,) = told(
        "Fiji and Tonga signed a pact on piracy on Tuesday, fisheries minister Ana Vula said.\n\nIt was signed on the island of "
        "Vavau by the Tongan minister of trade, Sione Taufa. Fiji will train sailors.",
        "en",
    )
    assert not {"fisheries", "trade", "border_dispute"} & set(keys(account.areas)) and "piracy" in keys(account.areas)


def test_spilt_oil_is_the_environments() -> None:
    (account,) = told("Fiji and Tonga signed a pact on Tuesday against oil spills. They buy palm oil.", "en")
    assert "environment" in keys(account.areas) and "oil" not in keys(account.areas)


def test_the_first_of_two_texts_has_its_own_noun_and_a_forum_its_town() -> None:
    first, second = told(
        "Fiji and Tonga signed two texts on Tuesday on the sidelines of a forum in Apia.\n\nThe first, a memorandum on cyber "
        "security, covers drills. Fiji will train sixty officers of Tonga.\n\nThe second, a treaty on extradition, covers fraud.",
        "en",
    )
    assert [one.instrument and one.instrument.value for one in (first, second)] == ["memorandum", "treaty"]
    assert first.place and first.place.value == "Apia"

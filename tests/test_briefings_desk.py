"""Briefings of the sample articles: which are chosen, what the sections hold, what is said where nothing is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant import Assistant
from assistant.briefings.chat import asks_for_several
from assistant.briefings.choose import Chosen, Request, named_filters
from assistant.briefings.desk import Desk
from assistant.briefings.page import marked
from assistant.briefings.sides import compared
from assistant.briefings.timeline import timeline
from assistant.briefings.told import comments
from assistant.briefings.words import said
from assistant.documents.types import Document, Section
from assistant.reader.question import read_question
from index.question_filters import read_wishes
from index.types import Article, ArticleUnknown, BriefingError, Filters

PERU = "peru-chile-2023-12-20"
GAMBIA = "espana-gambia-migracion-2024"
TODAY = date(2025, 6, 1)
NONE_AGREED, NINGUNO = said("none_agreed", "en"), said("none_agreed", "es")


def section(document: Document, heading: str) -> Section:
    return next(one for one in document.sections if one.heading.startswith(heading))


def cells(part: Section) -> list[list[str]]:
    return [[cell.text for cell in row] for row in part.table.rows] if part.table else []


def holds(document: Document, assistant: Assistant) -> bool:
    """Does every marker lead to the exact characters of an article, and is every marker given?"""
    known = {one.marker for one in document.citations}
    used = {marker for part in document.sections for one in part.sentences for marker in one.citations}
    used |= {marker for part in document.sections if part.table for row in part.table.rows for cell in row
             for marker in cell.citations}  # fmt: skip
    quotes = [assistant.library.article(one.article_id, one.version) for one in document.citations]
    exact = all(found and found.body[one.start : one.end] == one.quote
                for one, found in zip(document.citations, quotes, strict=True))  # fmt: skip
    return used == known and exact


@pytest.fixture(scope="module")
def peru(assistant: Assistant) -> Document:
    return assistant.brief([PERU])


@pytest.fixture(scope="module")
def nordic(assistant: Assistant) -> Document:
    return assistant.brief(query="Nordic defence agreements with the United States", length="short")


@pytest.fixture(scope="module")
def japan(assistant: Assistant) -> Document:
    return assistant.brief(filters=Filters(countries=("JP",)))


class TestBriefing:
    def test_it_has_the_sections_that_officials_read_in_their_order(self, peru: Document) -> None:
        assert [one.heading for one in peru.sections] == [
            "Bottom line", "What was agreed", "Who met and for whom", "Where and when", "Commitments and next steps",
            "Background", "Open points and what the articles do not say",
        ]  # fmt: skip
        assert [one.id for one in peru.sources] == [PERU]

    def test_people_stand_with_office_and_side_and_all_is_cited(self, peru: Document, assistant: Assistant) -> None:
        rows = cells(section(peru, "Who"))
        assert ["Gloria de la Fuente", "Undersecretary of Foreign Affairs", "Chile"] in rows
        assert cells(section(peru, "Where"))[0][:2] == ["20 December 2023", "Lima"]
        assert holds(peru, assistant)
        assert all(one.verdict.name == "quoted" for part in peru.sections for one in part.sentences)

    def test_what_is_open_names_what_is_not_said_and_a_list_of_another_length(self, peru: Document) -> None:
        open_ = section(peru, "Open")
        assert open_.note and "enters into force" in open_.note
        assert "“six”" in open_.note and "7 entries" in open_.note
        assert not open_.sentences and not open_.table  # the sentence stands in the bottom line

    def test_a_section_without_evidence_says_so(self, assistant: Assistant) -> None:
        document = assistant.brief(["malacca-straits-patrol-2016"])
        empty = [one for one in document.sections if not one.sentences and not one.table]
        assert all(one.note for one in empty)

    def test_headings_are_in_the_language_asked_for_and_sentences_in_the_article_s(self, assistant: Assistant) -> None:
        document = assistant.brief([PERU], language="es")
        assert document.sections[0].heading == "Lo esencial"
        assert document.sections[0].sentences[0].text.startswith("Peru and Chile agreed")
        assert any("en inglés" in notice for notice in document.notices)


class TestWhichArticles:
    def test_a_pair_of_countries(self, assistant: Assistant) -> None:
        document = assistant.summarize(filters=Filters(countries=("PE", "CL")), length="full")
        assert {one.id for one in document.sources} == {PERU, "alianza-bid-seguridad-2024"}
        assert document.title == "Summary: Peru, Chile"
        assert holds(document, assistant)

    def test_a_query_keeps_to_the_period_that_it_names(self, assistant: Assistant) -> None:
        document = assistant.summarize(query="migration agreements of 2023")
        assert document.sources and all(one.date and one.date.year == 2023 for one in document.sources)
        assert any("articles match" in notice for notice in document.notices)

    def test_a_reprint_is_counted_with_its_original_and_a_corrected_report_is_left_out(
        self, assistant: Assistant
    ) -> None:
        found = Desk(assistant).chosen(Request(filters=Filters(since=date(2000, 1, 1))), "en")
        ids = {one.id for one in found.articles}
        assert "combined-task-force-153-2022" in ids and "combined-task-force-153-2022-reprint" not in ids
        assert "operacion-trojan-shield-2021-corregido" in ids and "operacion-trojan-shield-2021" not in ids
        assert any("reprint" in notice for notice in found.notices)
        assert any("corrects" in notice for notice in found.notices)

    def test_nothing_that_matches_is_said(self, assistant: Assistant) -> None:
        for make in (assistant.summarize, assistant.brief):
            document = make(filters=Filters(since=date(2040, 1, 1)))
            assert not document.sources and not document.citations
            assert any("No article matches" in notice for notice in document.notices)

    def test_what_is_asked_for_must_be_there(self, assistant: Assistant) -> None:
        with pytest.raises(ArticleUnknown, match="no-such-id"):
            assistant.summarize(["no-such-id"])
        with pytest.raises(BriefingError, match="nothing to choose"):
            assistant.summarize()

    def test_many_articles_are_read_with_word_on_how_far_it_is(self, assistant: Assistant) -> None:
        heard: list[tuple[int, int]] = []
        desk = Desk(assistant, lambda done, total, _: heard.append((done, total)))
        document = desk.summarize(Request(filters=Filters(since=date(2000, 1, 1))))
        assert heard[0][0] == 0 and heard[-1] == (heard[-1][1], heard[-1][1]) and heard[-1][1] > 40
        assert len({one.article_id for one in document.citations}) > 5
        assert sum(len(one.text.split()) for one in document.sections[0].sentences) <= 420


class TestCompareAndTimeline:
    def test_two_pairs(self, assistant: Assistant) -> None:
        pairs = [Request(filters=Filters(countries=codes)) for codes in (("PE", "CL"), ("BO", "CL"))]
        document = Desk(assistant).compare(*pairs, language="en")
        assert ["party", "Chile"] in cells(section(document, "What both have"))
        assert ["official", "Gloria de la Fuente"] in cells(section(document, "Only in Peru"))
        assert any(row[0] == "date" for row in cells(section(document, "What differs")))
        assert holds(document, assistant)

    def test_events_stand_by_their_days_with_their_sentences(self, assistant: Assistant) -> None:
        document = Desk(assistant).timeline(Request(filters=Filters(since=date(2023, 7, 1), until=date(2023, 12, 31))))
        rows = cells(section(document, "Timeline"))
        assert any(row[0] == "20 December 2023" and "Peru and Chile" in row[1] for row in rows)
        assert holds(document, assistant)
        assert document.citations


class TestSeveral:
    """Briefings of several articles, as they are read."""

    def test_a_part_of_the_world_is_that_of_its_countries_and_every_country_that_is_named_is_kept_to(
        self, nordic: Document
    ) -> None:
        assert {one.id for one in nordic.sources} == {
            "sweden-us-dca-2023", "finland-us-dca-2023", "dinamarca-eeuu-dca-2023"
        }  # fmt: skip

    def test_of_each_article_somebody_is_named_before_more_of_one(self, nordic: Document) -> None:
        named = [row[0] for row in cells(section(nordic, "Who met"))]
        assert {"Pål Jonson", "Antti Häkkänen", "Lars Løkke Rasmussen"} <= set(named)

    def test_an_office_that_one_article_leaves_out_is_taken_from_another(self, japan: Document) -> None:
        (kishida,) = [row for row in cells(section(japan, "Who met")) if row[0] == "Fumio Kishida"]
        assert kishida[1:] == ["Prime Minister", "Japan"]

    def test_what_was_agreed_has_room_for_what_the_bottom_line_leaves_out(self, assistant: Assistant) -> None:
        partners = assistant.brief(filters=Filters(("EU",), date(2024, 1, 1), date(2024, 12, 31)))
        assert any("five fields" in one.text for one in section(partners, "What was agreed").sentences)

    def test_what_has_to_be_done_next_says_whose_it_is(self, japan: Document) -> None:
        told = [one.text for one in section(japan, "Commitments and next steps").sentences]
        assert any(one.startswith("The agreement [Japan, Philippines] still needs") for one in told)
        assert not any("were left out" in notice for notice in japan.notices)

    def test_beside_the_first_sentence_the_bottom_line_has_what_was_agreed_or_is_open(
        self, assistant: Assistant
    ) -> None:
        rabat = assistant.brief(["espana-marruecos-ran-rabat-2023"])
        assert not any("Sánchez viajó" in one.text for one in section(rabat, "Lo esencial").sentences)
        union = assistant.brief(["falepili-union-2023"])
        assert any("must complete" in one.text for one in section(union, "Bottom line").sentences)
        assert section(union, "Open points").note == said("open_above", "en")


class TestChat:
    @pytest.mark.parametrize(
        ("question", "several"),
        [
            ("Summarise the last month on Peru and Chile", True),
            ("Brief me on Peru and Chile", True),
            ("Infórmame sobre Perú en 2024", True),
            ("Ponme al día sobre Japón", True),
            ("haz un resumen de los acuerdos entre Chile y Bolivia", True),
            ("Resume lo ocurrido en 2024 con España", True),
            ("Give me a short summary of the Peru-Chile security meeting", False),
            ("Brief me on the Jeddah Amendment", False),
            ("Dame un resumen breve del acuerdo de julio de 2023 entre Bruselas y Túnez", False),
            ("Who met in Lima in 2023?", False),
        ],
    )
    def test_only_a_question_about_whatever_there_is_asks_for_several(self, question: str, several: bool) -> None:
        assert asks_for_several(read_question(question), read_wishes(question, TODAY)) == several

    def test_a_summary_of_several_cites_several(self, assistant: Assistant) -> None:
        answer = assistant.ask("Summarise the agreements of 2023 on migration")
        assert answer.status == "answered" and len({one.article_id for one in answer.citations}) > 2
        assert any("articles match" in notice for notice in answer.notices)

    def test_a_summary_of_what_is_not_there_says_what_was_searched_and_what_there_is(
        self, assistant: Assistant
    ) -> None:
        answer = assistant.ask("Summarise May 1990")
        assert answer.status == "not_in_corpus" and not answer.nearest
        assert "Looked for: May 1990." in answer.text
        assert any("No article matches. There are" in notice for notice in answer.notices)

    def test_a_comparison_is_made_of_what_was_read_of_both_sides(self, assistant: Assistant) -> None:
        answer = assistant.ask("Compara Perú y Chile con Chile y Bolivia")
        assert answer.status == "answered" and len({one.article_id for one in answer.citations}) > 2
        listed = [item.text for item in answer.items]
        assert any(one.startswith("Lo que tienen ambos – parte: Chile") for one in listed)
        assert any(one.startswith("Solo en Chile, Bolivia – parte: ") and "Bolivia" in one for one in listed)
        quotes = {one.marker: one.quote for one in answer.citations}
        assert all(quotes[item.citation] for item in answer.items)

    def test_two_named_things_are_compared_by_the_article_on_each_under_their_names(self, assistant: Assistant) -> None:
        answer = assistant.ask("¿En qué se diferencian la Iniciativa Mérida y el Marco Bicentenario?")
        assert {one.article_id for one in answer.citations} == {"iniciativa-merida-2008", "us-mexico-bicentennial-2021"}
        assert any(one.text.startswith("Solo en Marco Bicentenario – ") for one in answer.items)

    def test_of_things_that_no_article_is_of_none_is_compared(self, assistant: Assistant) -> None:
        answer = assistant.ask("What is the difference between the Lima Protocol and the Quito Charter?")
        assert answer.status == "not_in_corpus" and not answer.items

    def test_of_what_two_have_in_common_both_sentences_are_shown_and_nothing_else(self, assistant: Assistant) -> None:
        answer = assistant.ask("What do the EU's partnerships with Norway and Japan have in common?")
        assert all(item.text.startswith("What both have") for item in answer.items)
        assert any("space" in item.text for item in answer.items)
        assert {
            "EU and Norway sign security and defence partnership",
            "EU and Japan announce security and defence partnership",
        } == {one.title for one in answer.citations}

    @pytest.mark.parametrize(
        ("message", "one", "other"),
        [
            ("Compare Peru and Chile with Japan and Australia", ("PE", "CL"), ("JP", "AU")),
            ("compare Japan and Australia and Japan and the United Kingdom", ("JP", "AU"), ("JP", "GB")),
            ("compare the EU partnerships with Moldova and Norway", ("EU", "MD"), ("EU", "NO")),
            ("Compare what Chile agreed with Peru and with Bolivia", ("CL", "PE"), ("CL", "BO")),
            ("How do Japan's agreements with Australia and with the United Kingdom differ?", ("JP", "AU"), ("JP", "GB")),
            ("What do the EU's partnerships with Norway and Japan have in common?", ("EU", "NO"), ("EU", "JP")),
            ("¿Qué tienen en común la asociación de la UE con Mauritania y el memorando con Túnez?", ("EU", "MR"), ("EU", "TN")),
            ("Compare the Swedish and Finnish defence agreements with the United States.", ("SE", "US"), ("FI", "US")),
            ("Which areas does the EU-Norway partnership cover that the EU-Japan one does not?", ("EU", "NO"), ("EU", "JP")),
            ("¿Qué áreas cubre la asociación de la UE con Noruega que no cubre la de la UE con Japón?", ("EU", "NO"), ("EU", "JP")),
            ("¿Cuáles son las diferencias entre el acuerdo de Suecia y el de Dinamarca con Estados Unidos?", ("SE", "US"), ("DK", "US")),
        ],
    )  # fmt: skip
    def test_the_sides_of_a_comparison(self, message: str, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        sides = compared(message, TODAY, Filters())
        assert sides and [side.filters.countries for side in sides] == [one, other]

    def test_two_periods_are_compared_of_what_else_is_named(self) -> None:
        sides = compared("Compara lo acordado por Perú en 2023 y 2024", TODAY, Filters())
        assert sides and [(side.filters.countries, side.filters.since) for side in sides] == [
            (("PE",), date(2023, 1, 1)), (("PE",), date(2024, 1, 1))
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "message",
        [
            "Which opens more sites, Sweden or Finland?",
            "Compare Sweden and Finland: number of sites",
            "Compare the Lima code",
            "Compara el dinero que promete la UE a Túnez y a Mauritania",
            "compara",
        ],
    )
    def test_no_comparison_is_seen_where_none_is_asked_for(self, message: str) -> None:
        assert compared(message, TODAY, Filters()) is None


@pytest.mark.parametrize(
    ("since", "until", "name"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(1990, 5, 1), date(1990, 5, 31), "May 1990"),
        (date(2023, 5, 3), date(2023, 7, 2), "3 May 2023 to 2 July 2023"),
        (date(2023, 5, 3), None, "since 3 May 2023"),
    ],
)
def test_a_period_is_named_as_people_name_it(since: date, until: date | None, name: str) -> None:
    assert named_filters(Filters(("PE",), since, until), "en") == f"Peru; {name}"


def test_an_article_without_a_date_stands_last_in_a_timeline() -> None:
    dated, undated = (
        Article(
            id_, 1, id_, "Peru and Chile agreed on joint patrols along their border.", "en", "t", "0", published=day
        )
        for id_, day in (("b", date(2024, 5, 3)), ("a", None))
    )
    chosen = Chosen("Peru", (undated, dated), "en", matched=2)
    known = {"a": undated, "b": dated}
    document = timeline(chosen, lambda id_, _: known[id_], TODAY)
    assert [row[0] for row in cells(section(document, "Timeline"))] == ["3 May 2024 (publication)", "no date given"]


def test_a_marking_below_that_of_the_sources_is_said(peru: Document) -> None:
    guarded = replace(peru, marking="secret")
    assert marked(guarded, None) == guarded
    assert marked(guarded, "restricted").marking == "restricted"
    assert "secret" in marked(guarded, "restricted").notices[-1]
    assert marked(peru, "secret").notices == peru.notices


class TestWholeBriefing:
    def test_the_bottom_line_of_one_article_begins_as_it_does(self, peru: Document) -> None:
        assert section(peru, "Bottom line").sentences[0].text.startswith("Peru and Chile agreed on Wednesday")

    @pytest.mark.parametrize("name", [PERU, GAMBIA, "sweden-us-dca-2023", "japan-uk-raa-2023"])
    def test_neither_bottom_line_nor_agreement_holds_a_comment(self, assistant: Assistant, name: str) -> None:
        document = assistant.brief([name])
        for part in document.sections[:2]:
            assert not any(comments(one.text) for one in part.sentences)
        assert document.sections[1].sentences or document.sections[1].note not in (NONE_AGREED, NINGUNO)

    def test_what_stands_above_is_not_repeated_as_open(self, assistant: Assistant) -> None:
        document = assistant.brief(["aukus-san-diego-2023"])
        above = {one.text for part in document.sections[:-1] for one in part.sentences}
        assert not above & {one.text for one in document.sections[-1].sentences}

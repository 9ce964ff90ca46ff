"""A question in a conversation to one that stands alone."""

from __future__ import annotations

import pytest

from assistant.reader.question import read_question
from assistant.talk.followup import left_open, standalone
from assistant.types import Turn

SIGNED = "When did Japan and Germany sign the treaty?"


def asked(question: str, *history: str) -> str:
    return standalone(question, [Turn(earlier) for earlier in history])


@pytest.mark.parametrize("question", ["Who paid for that?", "¿Y dónde?", "Was that legal?"])
def test_what_leans_on_the_conversation_carries_its_words_along(question: str) -> None:
    found = asked(question, SIGNED)
    assert found.startswith(question)
    there = ("Japón", "Alemania", "tratado") if "¿" in question else ("Japan", "Germany", "treaty")
    assert all(word in found for word in there)


def test_a_question_that_stands_alone_is_left_as_it_is() -> None:
    question = "Who signed the AUKUS pact in San Diego?"
    assert asked(question, SIGNED) == question
    assert asked("When was that?") == "When was that?"


def test_another_country_takes_the_place_of_the_last() -> None:
    assert asked("And with Australia?", SIGNED) == "When did Japan and Australia sign the treaty?"
    assert asked("¿Y por parte del Perú?", "¿Quién representó a Chile?") == "¿Quién representó a Perú? (Chile)"


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("¿Y por parte del Perú?", "¿En qué seis ámbitos cooperarán Perú y Chile?",
         "¿En qué seis ámbitos cooperarán Perú y Chile? (por parte del Perú)"),
        ("And on the Peruvian side?", "Which six areas did Peru and Chile agree on?",
         "Which six areas did Peru and Chile agree on? (on the Peruvian side)"),
        ("And Chile?", "Which ports did Peru and Chile open?", "Which ports did Peru and Chile open? (Chile)"),
        ("And the ports of Chile?", "Which areas did Peru and Chile agree on?",
         "And the ports of Chile? (Peru)"),
    ],
)  # fmt: skip
def test_one_side_of_what_was_asked_of_both_asks_the_same_once_more(question: str, before: str, expected: str) -> None:
    assert asked(question, before) == expected


def test_leaning_goes_back_over_several_turns() -> None:
    found = asked("And where?", SIGNED, "When was that?")
    assert "Japan" in found and "treaty" in found


def test_what_the_question_says_itself_is_not_carried_twice() -> None:
    assert asked("Where did Japan do that?", SIGNED).count("Japan") == 1


def test_the_article_of_the_country_that_gives_way_goes_with_it() -> None:
    asked = standalone("And with Australia?", [Turn("When did Japan and the UK sign the treaty?")])
    assert asked == "When did Japan and Australia sign the treaty?"


def test_a_question_of_its_own_is_not_put_behind_the_earlier_one() -> None:
    found = asked("What happens next before it applies?", "How many bases does Sweden open?")
    assert found == "What happens next before it applies? (Sweden, bases, open)"
    assert asked("At which academy was that?", "Who signed for Peru?").startswith("At which academy was that? (")


def test_half_a_question_takes_its_place_in_the_earlier_one() -> None:
    found = asked("and the training centre?", "Where were the offices set up under the Malacca code?")
    assert found == "Where was the training centre set up under the Malacca code?"


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("and the patrol boats?", "Why does Norway do this?", "and the patrol boats? (Norway)"),
        ("the training centre?", "Who signed the pact of Peru and Chile?", "the training centre? (Peru, Chile, pact)"),
        ("¿el puesto de mando?", "¿Cuáles son los compromisos de Perú y Chile?",
         "¿el puesto de mando? (Perú, Chile)"),
        ("¿el rey recibió a la ministra?", "¿Por qué se aplazó la cumbre de Perú y Chile?",
         "¿el rey recibió a la ministra? (Perú, Chile, cumbre)"),
    ],
)  # fmt: skip
def test_what_has_no_place_in_the_earlier_question_is_not_asked_with_its_question_word(
    question: str, before: str, expected: str
) -> None:
    assert asked(question, before) == expected


@pytest.mark.parametrize(
    "question", ["¿Qué otros ministros estuvieron presentes?", "¿Por qué lo hacen ahora, según ambas partes?"]
)
def test_others_both_and_it_lean_on_the_conversation(question: str) -> None:
    assert "Dinamarca" in asked(question, "¿Qué firmó Dinamarca en Washington?")


AREAS = Turn(
    "Which areas did Peru and Chile agree on?",
    "- smuggling [1]\n- human trafficking [2]\n- irregular migration [3]\nThe ministry named three areas. [4]",
)


def test_which_of_them_carries_what_they_are() -> None:
    found = standalone("Which of them concern migrants?", [AREAS])
    assert found == "Which of the areas concern migrants? (Peru, Chile, agree)"
    spanish = asked("¿Y cuáles de ellos se refieren a drogas?", "¿Qué seis temas trataron Perú y Chile?")
    assert spanish.startswith("¿Y cuáles de los temas se refieren a drogas? (Perú, Chile")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the second one cover?", ["human trafficking"]),
        ("And the last two?", ["human trafficking", "irregular migration"]),
        ("¿y la primera?", ["smuggling"]),
        ("Who was the second president of Chile?", []),
    ],
)
def test_an_ordinal_picks_entries_of_the_list_that_was_shown(question: str, expected: list[str]) -> None:
    found = standalone(question, [AREAS])
    assert [entry for entry in ("smuggling", "human trafficking", "irregular migration") if entry in found] == expected


def test_an_ordinal_without_a_list_to_be_seen_carries_the_subject() -> None:
    found = asked("What does the second one cover?", AREAS.question)
    assert found == "What does the second one cover? (Peru, Chile, areas, agree)"


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("¿y Perú?", "¿Quién representó a Chile?", "¿Quién representó a Perú?"),
        ("And Peru?", "Who represented Chile at the Lima talks?", "Who represented Peru at the Lima talks?"),
        ("when was that?", "Who signed for Lombok?", "when was that? (Lombok, signed)"),
        ("¿Cuándo fue eso?", "¿Quién paga el pacto de Lombok?", "¿Cuándo fue eso? (Lombok, paga, pacto)"),
    ],
)
def test_short_follow_ups_in_both_languages(question: str, before: str, expected: str) -> None:
    assert asked(question, before) == expected


def test_a_change_of_subject_drops_what_no_longer_applies() -> None:
    found = asked("When was that?", "Who signed the AUKUS pact?", "And where?", "How many bases does Sweden open?")
    assert found == "When was that? (Sweden, bases, open)"


def test_the_names_with_which_the_subject_began_are_carried_over_what_lies_between() -> None:
    found = asked("Who paid for it?", "What did Peru and Chile build in Arica?", "How large is the new centre?")
    assert found == "Who paid for it? (Peru, Chile, Arica, large, new centre)"


def test_what_is_carried_is_bounded_and_so_is_the_history() -> None:
    long = "Did ministers, mayors, police chiefs, customs officers, pilots, judges and cooks meet in Lima about boats?"
    carried = asked("Who paid for that?", long).partition("(")[2]
    assert carried == "Lima, ministers, mayors, police chiefs, customs officers, pilots)"
    assert asked("Why?", SIGNED, *["And why?"] * 40) == "Why?"


@pytest.mark.parametrize(
    "question",
    [
        "Did the minister say that Chile agreed?",
        "Which agency said that the ships left Peru?",
        "Which countries that border Ukraine joined?",
        "Is it true that Norway joined the pact?",
        "Did Sweden say when its parliament votes?",
        "Speaking of Norway, when does it vote?",
        "what did sweden sign?",
        "What is human trafficking?",
        "How do customs officers share data with police forces abroad?",
        "¿Qué dijo Perú que hará con los barcos que detiene?",
    ],
)
def test_that_it_and_its_need_not_point_back(question: str) -> None:
    assert asked(question, "How many bases does Sweden open?") == question


@pytest.mark.parametrize(
    "question",
    [
        "Who signed that?",
        "Which ones voted?",
        "Who else was there?",
        "How many were arrested?",
        "What did the commission decide?",
        "any results?",
        "customs data",
        "Which is larger?",
        "¿Cuántos efectivos participaron?",
        "¿Qué decidió la comisión?",
    ],
)
def test_what_names_nothing_and_points_back_is_no_question_of_its_own(question: str) -> None:
    found = asked(question, "What did Peru and Norway do in Arica?")
    assert {"PE", "NO"} <= read_question(found).countries


def test_a_name_is_known_again_without_its_capitals() -> None:
    answered = Turn("Who led the talks?", "The talks were led by Marta Quispe of Peru.")
    assert standalone("where was quispe born?", [answered]) == "where was quispe born?"


def test_a_subject_without_a_name_begins_where_nothing_said_before_is_taken_up() -> None:
    earlier = ("How do boats report smuggling?", "What causes floods and droughts?")
    assert asked("Any remedies?", *earlier) == "Any remedies? (causes floods, droughts)"
    found = asked("Any remedies?", "Who signed the Lombok pact in Peru?", *earlier[1:])
    assert "Lombok" in found and "floods" in found  # what has a name goes on until another name


def test_who_says_what_he_turns_to_begins_a_subject() -> None:
    found = asked("What for?", "Which ports do the boats leave?", "Speaking about boats, are they searched?")
    assert found == "What for? (boats, searched)"


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("I meant the joint patrols", "How many boats does it send?", "I meant the joint patrols (boats, send)"),
        ("No, me refería a las patrullas", "¿Cuántas lanchas envía Perú?",
         "No, me refería a las patrullas (Perú)"),
    ],
)  # fmt: skip
def test_what_puts_right_how_a_question_was_meant_leans_on_it(question: str, before: str, expected: str) -> None:
    assert asked(question, before) == expected


def test_how_people_talk_is_not_carried() -> None:
    found = asked("Is it so?", "I'm pretty sure it wasn't Peru, but who signed the pact of Lombok?")
    assert found == "Is it so? (Peru, Lombok, signed, pact)"


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("And Chile?", "Who represented Peru in the talks with Chile?",
         "Who represented Chile in the talks with Peru?"),
        ("¿Y por parte de Chile?", "¿Quién representó a Perú en la reunión con Chile?",
         "¿Quién representó a Chile en la reunión con Perú?"),
    ],
)  # fmt: skip
def test_the_other_side_of_a_question_that_names_both_exchanges_them(question: str, before: str, expected: str) -> None:
    assert asked(question, before) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("no, I meant the Australian one", "When did Japan and Australia sign the treaty?"),
        ("sorry, not Germany, Chile", "When did Japan and Chile sign the treaty?"),
        ("Chile, not Germany", "When did Japan and Chile sign the treaty?"),
        ("not Japan, Chile", "When did Chile and Germany sign the treaty?"),
        ("no, Chile", "When did Japan and Chile sign the treaty?"),
    ],
)
def test_what_puts_a_country_right_asks_the_last_question_again(question: str, expected: str) -> None:
    assert asked(question, SIGNED) == expected


def test_what_puts_right_what_was_carried_is_put_right_there() -> None:
    history = ("¿Cuáles son los pilares del pacto entre Chile y Perú?", "¿cuánto dinero recibe?")
    assert asked("no, me refería a Bolivia", *history) == "¿cuánto dinero recibe? (Chile, Bolivia, pacto)"
    both = ("Who signed the EU-Norway pact?", "and the one with Chile?", "is it binding?")
    assert asked("is it binding?", *both[:2]) == "Is the EU-Chile pact binding?"
    assert asked("sorry, i meant the norwegian one", *both) == "Is the EU-Norway pact binding?"


def test_what_was_asked_is_put_right_before_what_was_carried() -> None:
    before = ("Who signed the pact of Peru and Chile?", "how much do they pay?", "and Bolivia?")
    assert asked("no, I meant Ecuador", *before).startswith("and Ecuador? (Peru, Chile, pact")


def test_what_puts_right_a_year_or_another_question_does_so() -> None:
    assert asked("no, in 2019", "How many boats did Peru send in 2018?") == "How many boats did Peru send in 2019?"
    assert asked("I mean, who signed?", SIGNED) == "who signed? (Japan, Germany, treaty)"


def test_what_follows_on_a_question_put_right_leans_on_that() -> None:
    found = asked("And the Philippines?", SIGNED, "no, I meant the Australian one")
    assert found == "When did Japan and the Philippines sign the treaty?"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("gracias. ¿cuándo fue eso?", "¿cuándo fue eso? (Japón, Alemania, firmar, tratado)"),
        ("ok thanks. and who paid?", "and who paid? (Japan, Germany, sign, treaty)"),
        ("thanks", "thanks"),
        ("ok. When did Peru join the pact of Lombok?", "ok. When did Peru join the pact of Lombok?"),
    ],
)
def test_thanks_before_a_question_are_none_of_it(question: str, expected: str) -> None:
    assert asked(question, SIGNED) == expected
    assert asked(question, SIGNED, "thanks") == expected


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuánto dinero recibe?",
        "¿cuánto tiempo estará vigente?",
        "¿Cuántos agentes tendrá?",
        "How much does each country pay?",
        "Where do both sides meet?",
        "How many liaison officers will there be?",
        "¿Qué ganó Perú con ese acuerdo?",
        "What does Peru do about this?",
        "¿Cuántos agentes tendrá Perú allí?",
        "Who was the Peruvian minister then?",
        "Which one is Peru's?",
    ],
)
def test_what_lacks_its_subject_or_points_at_what_was_said_leans_on_it(question: str) -> None:
    assert "NO" in read_question(asked(question, "What did Peru and Norway sign in 2021?")).countries


@pytest.mark.parametrize(
    "question",
    [
        "And who signed the Malta-Cyprus plan in Valletta?",
        "¿Dónde está la sede de la OTAN?",
        "¿Cuántos agentes envía Perú esta semana?",
        "Who met in Lima, and what was signed there?",
        "Who was the Peruvian minister in 2019, and who signed then?",
    ],
)
def test_what_names_its_own_subject_stands_alone(question: str) -> None:
    assert asked(question, "What did Norway sign?") == question


def test_a_conversation_is_read_as_it_was_asked_not_with_what_was_carried() -> None:
    before = "How many boats does Peru send to Arica?"
    asked_so = ["Who pays?", "And the fuel?", "Who says so?"]
    bare, shown = [Turn(before)], [Turn(before)]
    for question in asked_so:
        understood = standalone(question, bare)
        assert standalone(question, shown) == understood
        bare.append(Turn(question))
        shown.append(Turn(understood))


def test_what_was_put_right_in_the_brackets_stays() -> None:
    before = [Turn("How many articles has the Arica code?"), Turn("which are binding?")]
    understood = standalone("and the Callao code?", before)
    assert understood == "which are binding? (Callao code)"
    assert "Callao" in standalone("who breaks them?", [*before, Turn(understood)])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("the second one?", "human trafficking? (Peru, Chile, areas)"),
        ("And the last two?", "human trafficking and irregular migration? (Peru, Chile)"),
        ("the fifth one?", "the fifth one?"),
    ],
)
def test_an_entry_is_named_in_the_place_of_its_number_and_none_that_is_not_there(question: str, expected: str) -> None:
    assert standalone(question, [AREAS]) == expected


def test_the_list_may_be_told_in_a_sentence_or_stand_in_an_answer_before_the_last() -> None:
    told = Turn(AREAS.question, "They agreed on four areas: arms, fraud, piracy and arson. [1]")
    assert standalone("the third one?", [told]).startswith("piracy? (")
    assert standalone("Who signed the last?", [told]).startswith("Who signed the last? (Peru, Chile")
    after = [AREAS, Turn("human trafficking? (Peru, Chile, areas)", "It is fought on land. [1]")]
    assert standalone("and the first?", after) == "smuggling? (Peru, Chile, areas)"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("same question for Peru and Chile", "When did Peru and Chile sign the treaty?"),
        ("la misma pregunta para Chile", "When did Japan and Chile sign the treaty?"),
        ("the same for the boats?", "the boats? (Japan, Germany, sign, treaty)"),
    ],
)
def test_the_same_is_asked_of_another(question: str, expected: str) -> None:
    assert asked(question, SIGNED) == expected


def test_the_same_is_asked_of_what_was_asked_before_where_the_last_does_not_fit() -> None:
    who = Turn("Who is Ana Soto?")
    assert standalone("same for Chile", [Turn(SIGNED), who]) == "When did Japan and Chile sign the treaty?"


def test_a_name_that_was_meant_is_no_topic_beside_the_one_that_was_not() -> None:
    before = ("Who signed the pact of Arica House?", "sorry, I meant Callao House")
    assert asked(before[1], before[0]) == "Who signed the pact of Callao House?"
    assert asked("and the one of Lombok?", *before) == "Who signed the pact of Lombok?"


@pytest.mark.parametrize("question", ["And who signed the Lombok pact?", "¿Y cuántos firmaron el tratado de Lombok?"])
def test_another_treaty_begins_another_subject_also_after_and(question: str) -> None:
    assert asked(question, SIGNED) == question
    assert "Japan" in asked("And when did Soto arrive?", SIGNED)


TREATIES = Turn(
    "Which treaties did Peru and Chile sign?",
    "- Peru, Chile: treaty (signed on 2 May 2023) [1]\n- Peru, Chile: treaty (signed on 2 May 2023) [1]",
)


def test_a_row_of_the_register_is_not_put_into_a_question() -> None:
    second = standalone("who signed the second one?", [TREATIES])
    assert second == "who signed the second one? (Peru, Chile, treaties)"
    assert standalone("and the first?", [TREATIES, Turn(second, "Ana Soto [1]\n- Minister Ana Soto [1]")]) == (
        "who signed the first? (Peru, Chile, treaties)"
    )


def test_a_pronoun_gives_way_to_the_person_whom_the_answer_named() -> None:
    signed = Turn("Who signed the Lombok pact for Peru?", "Ana Soto [1]\n- Peruvian Minister Ana Soto [1]")
    assert standalone("what did she say?", [signed]).startswith("what did Ana Soto say? (")
    assert standalone("¿quién es ella?", [signed]).startswith("¿quién es Ana Soto?")


@pytest.mark.parametrize(
    "question",
    ["When did Chile sign?", "Has Chile ratified?", "¿Cuándo firmó Chile?", "¿Y cuándo ratificó Panamá?",
     "¿Qué prevé para Ucrania?", "¿Qué firmó con Japón?"],
)  # fmt: skip
def test_what_names_somebody_and_not_what_was_signed_leans(question: str) -> None:
    found = asked(question, "¿Quién firmó el pacto de Lombok?" if "¿" in question else "Who signed the Lombok pact?")
    assert found.startswith(question + " (") and "Lombok" in found


@pytest.mark.parametrize(
    "question",
    ["When did Chile sign the Quito code?", "When was the Quito code signed?", "Has the Quito code been signed?",
     "Which treaty did Chile sign?", "¿Qué prevé para Ucrania el plan de Quito?",
     "¿Qué país firmó con Japón?", "¿Qué pasó en Lima?", "¿Qué firmó con Japón Australia?"],
)  # fmt: skip
def test_what_says_itself_what_it_is_about_is_left_as_it_is(question: str) -> None:
    assert (
        asked(question, "¿Quién firmó el pacto de Lombok?" if "¿" in question else "Who signed the Lombok pact?")
        == question
    )


def test_what_is_signed_by_name_is_another_subject() -> None:
    history = "When were the treaties of Arica House signed?"
    assert asked("And who signed Lombok House?", history) == "And who signed Lombok House?"
    assert asked("And did Soto sign?", history) != "And did Soto sign?"


def test_what_was_asked_back_is_no_subject() -> None:
    listed = Turn("Which pacts did Chile sign?", "- Chile, Peru: pact (2023) [1]\n- Chile, Brazil: pact (2024) [2]")
    back = Turn("and the other one?", "Which one do you mean?\n- Chile, Peru: pact (2023)")
    assert "other" not in standalone("When was that?", [listed, back])


def test_the_other_one_of_several_is_left_open() -> None:
    entries = ("Chile, Peru: pact (2023)", "Chile, Brazil: pact (2024)", "Chile, Kenya: pact (2025)")
    listed = Turn("Which pacts did Chile sign?", "\n".join(f"- {one} [1]" for one in entries))
    assert left_open("and the other one?", [listed]) == entries
    assert left_open("and the other one?", [listed, Turn("When was the one with Brazil signed?")]) == (
        entries[0], entries[2],
    )  # fmt: skip
    assert left_open("¿y el otro?", [Turn("¿Quién firmó por Chile el pacto con Perú?")]) is None
    assert left_open("the other one?", [Turn("Who signed the Lombok pact?")]) == ()
    assert left_open("the others?", [listed]) is None
    assert left_open("the other one?", []) is None


@pytest.mark.parametrize(
    ("question", "before", "carried"),
    [
        ("¿Cuándo fue eso?", "Who signed the Lombok treaty with Peru?", "Lombok, tratado, Perú, firmar"),
        ("¿Cuánto costó?", "Who runs the Arica House network in the Black Sea?", "Arica House, Mar Negro"),
        ("When was that?", "¿Quién firmó con el Reino Unido el pacto de Arica?", "United Kingdom"),
    ],
)
def test_what_was_said_in_the_other_language_is_carried_in_that_of_the_question(
    question: str, before: str, carried: str
) -> None:
    assert carried in asked(question, before)


def test_what_is_like_one_of_another_country_is_asked_of_that_one() -> None:
    assert (
        asked("And in the Chilean one?", "Who was in the Peruvian delegation?") == "Who was in the Chilean delegation?"
    )


def test_one_like_it_is_what_was_spoken_of_some_turns_before() -> None:
    history = ("Did Peru sign an agreement with Chile?", "For how long?")
    assert asked("Did Norway sign a similar one?", *history) == "Did Norway sign a similar agreement?"


def test_the_first_after_the_second_is_asked_the_same() -> None:
    listed = Turn("What are the parts of the Lombok patrol?", "- sea patrols [1]\n- air patrols [2]\n- exchange [3]")
    history = [listed, Turn("When was the second one started?")]
    assert standalone("And the first?", history) == "When was sea patrols started? (Lombok patrol)"
    assert standalone("What does the third do?", history).startswith("What does exchange do?")

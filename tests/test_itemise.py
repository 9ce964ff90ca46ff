"""A printed list as its entries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.lists.itemise import fuller, item_at, listing, read_list
from assistant.reader.lists.list_counts import counts_what_is_asked, other_count
from assistant.reader.lists.listings import Listing
from assistant.reader.lists.lists import enumeration
from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from index.types import Span

TEXT = "It covers a sea of 190,000 square miles and concerns longliners, purse seiners and carrier ships of any flag."
SHIPS = read_question("Which ships may be boarded?")


def items(*seen: str) -> list[str]:
    """The entries where the network sees these words, the first the surest."""
    spans = [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in seen]
    found = tuple(FoundSpan(span, 5.0 - number, 2.0) for number, span in enumerate(spans))
    sentence = replace(candidate(article("one", TEXT)), reading=SentenceReading(1.0, found))
    return [item.text for item in listing(SHIPS, [sentence]).items]


@pytest.mark.parametrize(
    ("seen", "first", "last"),
    [
        (("longliners", "carrier ships"), "longliners", "carrier ships"),
        (("longliners, purse seiners and carrier ships",), "longliners", "carrier ships"),
        (("purse seiners",), "longliners", "carrier ships of any flag"),
    ],
)
def test_a_list_begins_and_ends_where_the_network_sees_its_entries_do(
    seen: tuple[str, ...], first: str, last: str
) -> None:
    assert items(*seen) == [first, "purse seiners", last]


LEAD = "They agreed to act against smuggling and drug trafficking."
FRAMEWORK = "The framework has four areas: smuggling, human trafficking, drug trafficking and weapons."


def found(first: str, *others: str) -> list[str]:
    """The entries where the network sees smuggling and drugs in the first sentence."""
    seen = FoundSpan(Span(first.index("smuggling"), first.index("trafficking") + 11), 5.0, 2.0)
    story = article("one", first)
    best = replace(candidate(story), reading=SentenceReading(1.0, (seen,)))
    beside = [candidate(article("one", text), 0.1) for text in others]
    asked = read_question("What did they agree on?")
    return [item.text for item in fuller(asked, read_list(SHIPS, [best]), [best, *beside]).items]


def test_of_two_lists_the_one_that_counts_its_entries_and_has_all_is_shown() -> None:
    assert found(LEAD, FRAMEWORK) == ["smuggling", "human trafficking", "drug trafficking", "weapons"]


def test_a_counted_list_that_has_most_of_what_the_network_sees_is_shown() -> None:
    words = ("smuggling, human trafficking, drug trafficking", "The framework has four areas")
    spans = [Span(FRAMEWORK.index(one), FRAMEWORK.index(one) + len(one)) for one in words]
    own = article("one", FRAMEWORK)
    reading = SentenceReading(1.0, tuple(FoundSpan(span, 5.0, 2.0) for span in spans))
    best = replace(candidate(own), reading=reading, several=4.0)
    seen = read_list(SHIPS, [best])
    assert next(item.text for item in seen.items) == "The framework has four areas"
    shown = fuller(SHIPS, seen, [best])
    assert [item.text for item in shown.items] == ["smuggling", "human trafficking", "drug trafficking", "weapons"]


@pytest.mark.parametrize(
    "other",
    [
        "The framework covers smuggling, human trafficking, drug trafficking and weapons.",
        "The framework has three areas: smuggling, visas and weapons.",
        "They met.",
    ],
)
def test_a_list_without_a_count_or_without_one_of_the_entries_is_no_fuller_one(other: str) -> None:
    assert found(LEAD, other) == ["smuggling", "drug trafficking"]


def test_a_list_that_its_sentence_counts_is_worth_more() -> None:
    asked = read_question("In which areas do they work together?")
    said = candidate(article("one", "We work in several areas, such as trade, culture and sport."), 0.7)
    counted = candidate(article("one", FRAMEWORK), 0.28)
    assert next(item.text for item in listing(asked, [said, counted]).items) == "smuggling"
    shorter = candidate(article("one", "The framework has the areas smuggling, drug trafficking and weapons."), 0.28)
    assert next(item.text for item in listing(asked, [said, shorter]).items) != "smuggling"


def test_a_list_of_what_the_question_says_itself_tells_nothing() -> None:
    stated = candidate(article("one", "Americans may go to Karup, Skrydstrup and Aalborg."))
    asked = read_question("What things may they do at Karup, Skrydstrup and Aalborg?")
    assert not listing(asked, [stated]).items
    assert listing(read_question("Which bases may they use?"), [stated]).items


def test_countries_are_listed_where_the_network_sees_the_answer() -> None:
    launched = candidate(article("one", "Indonesia, Malaysia and Peru launched the patrols."), 0.5)
    sent = candidate(article("one", "Singapore and Brunei sent observers."), 0.3)
    seen = replace(sent, reading=SentenceReading(1.0, (FoundSpan(Span(0, 20), 5.0, 2.0),)))
    asked = read_question("Which countries sent observers?")
    assert len(listing(asked, [launched, sent]).items) == 3
    assert [item.text for item in listing(asked, [launched, seen]).items] == ["Singapore", "Brunei"]


def of(text: str, *words: str) -> Listing:
    """The entries that are these words of a text."""
    printed = candidate(article("one", text))
    places = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    return Listing(tuple(item_at(printed, place) for place in places))


def test_a_list_is_meant_if_it_has_all_places_that_are_seen_or_counts_what_is_asked_for() -> None:
    best = candidate(article("one", FRAMEWORK))
    whole = of(FRAMEWORK, "smuggling", "human trafficking", "weapons")
    assert whole.is_meant(of(FRAMEWORK, "smuggling", "trafficking"), best)
    assert not whole.is_meant(of(FRAMEWORK, "smuggling", "areas"), best)
    assert not of(FRAMEWORK, "smuggling").is_meant(of(FRAMEWORK, "smuggling", "weapons"), best)
    assert replace(of(FRAMEWORK, "smuggling"), counted=True).is_meant(of(FRAMEWORK, "weapons"), best)


def test_a_list_that_nothing_announces_begins_late_where_an_entry_more_is_seen_before_it() -> None:
    text = "Among the crimes are theft, arms smuggling and fraud."
    found = replace(of(text, "arms smuggling", "fraud"), announced=False)
    assert found.begins_late(of(text, "theft", "arms smuggling", "fraud"))
    assert not found.begins_late(of(text, "arms smuggling", "fraud"))
    assert not replace(found, announced=True).begins_late(of(text, "theft", "arms smuggling", "fraud"))


PAYS = "Each pays for the flight, the visa and the levy, and a worker for his passport."


def test_a_list_of_things_that_are_all_seen_is_meant_though_more_is_seen_elsewhere() -> None:
    best, seen = candidate(article("one", PAYS)), of(PAYS, "flight", "visa", "levy", "his passport")
    assert of(PAYS, "flight", "visa", "levy").is_meant(seen, best)
    assert not of(PAYS, "visa", "levy").is_meant(seen, best)
    assert not of(PAYS, "visa", "levy", "a worker").is_meant(seen, best)  # the flight comes right before


def test_a_list_that_only_a_preposition_begins_gives_way_to_a_whole_one_that_is_seen() -> None:
    text = "Buses leave with 18 inmates each, from the prisons of Ilo, Tacna and Puno."
    best, seen = candidate(article("one", text)), of(text, "Ilo", "Tacna", "Puno")
    weak = replace(of(text, "18 inmates each", "prisons of Ilo", "Tacna", "Puno"), announced=False)
    assert not weak.is_meant(seen, best)
    assert replace(weak, announced=True).is_meant(seen, best)
    cut = of(text, "Tacna", "Puno")
    assert weak.is_meant(cut, best)  # Ilo is missing there


def test_what_no_answer_may_begin_with_begins_no_list() -> None:
    text = "Buses leave with 18 inmates each, from the prisons of Ilo, Tacna and Puno."
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in ("Ilo", "Tacna", "Puno")]
    found = tuple(FoundSpan(span, 5.0, 2.0) for span in spans)
    best = replace(candidate(article("one", text)), reading=SentenceReading(1.0, found))
    assert [item.text for item in listing(SHIPS, [best]).items] == ["Ilo", "Tacna", "Puno"]


def test_an_entry_keeps_its_article() -> None:
    best = candidate(article("one", "The plan includes the flight, a visa and the levy."))
    assert [item.text for item in listing(SHIPS, [best]).items] == ["the flight", "a visa", "the levy"]


def test_an_entry_is_not_cut_behind_and() -> None:
    text = "States act by searching and seizing ships, by denying passage and by closing ports."
    found = (FoundSpan(Span(text.index("seizing"), text.index(", by")), 5.0, 2.0),)
    best = replace(candidate(article("one", text)), reading=SentenceReading(1.0, found))
    entries = [item.text for item in listing(read_question("Which steps may states take?"), [best]).items]
    assert entries == ["searching and seizing ships", "denying passage", "closing ports"]


def test_of_two_lists_the_one_is_taken_in_whose_sentence_the_network_sees_the_answer() -> None:
    far = candidate(article("one", "The plan includes boats, radars and dogs."), 0.5)
    near = candidate(article("one", "The fund covers lawyers, doctors and clerks."), 0.3)
    near = replace(near, reading=SentenceReading(1.0, (FoundSpan(Span(16, 23), 5.0, 2.0),)))
    asked = read_question("Which people are paid?")
    assert [item.text for item in listing(asked, [far, near]).items] == ["lawyers", "doctors", "clerks"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("They work in three areas: arms, arson and piracy.", True),
        ("They work in three areas: arms and arson.", False),  # another one was meant
        ("They work in three ways in areas such as arms, arson and piracy.", False),
        ("Three officers named the areas: arms, arson and piracy.", False),
    ],
)
def test_a_list_that_counts_what_is_asked_for_is_taken_though_another_sentence_answers_better(
    text: str, counted: bool
) -> None:
    nearer = candidate(article("one", "They cooperate in foreign policy, trade and sport."), 0.98)
    found = listing(read_question("In which areas do they cooperate?"), [nearer, candidate(article("one", text), 0.02)])
    assert found.counted is counted
    assert (found.items[0].text == "arms") is counted


def test_where_no_word_asks_for_a_list_it_begins_with_what_the_network_sees() -> None:
    text = "The pact covers smuggling, piracy, fishing and rescue."
    seen = FoundSpan(Span(text.index("piracy"), text.index(".")), 5.0, 2.0)
    best = replace(candidate(article("one", text)), reading=SentenceReading(1.0, (seen,)))
    open_, worded = (
        [item.text for item in listing(read_question(question), [best]).items]
        for question in ("What is in the pact beside smuggling rings?", "Which areas does the pact cover?")
    )
    assert open_ == ["piracy", "fishing", "rescue"]
    assert worded == ["smuggling", *open_]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They agreed on four areas: smuggling, piracy and arms.", "“four”"),
        ("The two ministers agreed on three boats, a radar, a boat yard and a school.", None),
        ("It has nine officers: three Peruvians, four Chileans and two Bolivians.", None),
        ("It has two parts: a table that meets each year in Lima or Quito, checks, arms and drills.", None),
        ("They agreed on nine areas: smuggling, piracy and arms.", None),
    ],
)
def test_a_count_is_held_against_the_list_that_it_surely_counts(text: str, said: str | None) -> None:
    printed = enumeration(text)
    note = other_count(text, printed, "en") if printed else None
    assert said in note if said and note else note is None


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Which seven areas do they share?", True),
        ("¿Cuáles son los cinco pilares del pacto?", True),
        ("Against what are the seven states joining their files?", False),
        ("¿Qué medidas decidieron los cuatro países andinos?", False),
    ],
)
def test_the_count_of_a_question_may_be_of_something_else(question: str, counted: bool) -> None:
    assert counts_what_is_asked(read_question(question)) is counted


def listed(text: str, *marks: str) -> list[str]:
    """The entries, where no word asks for a list and the network sees these words, the first the surest."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in marks]
    found = tuple(FoundSpan(span, 5.0 - number / 2, 2.0) for number, span in enumerate(spans))
    sentence = replace(candidate(article("one", text)), reading=SentenceReading(1.0, found))
    return [item.text for item in listing(read_question("What did the crews do?"), [sentence]).items]


def test_a_list_has_all_that_the_network_sees_of_it_from_the_first_thing_on() -> None:
    text = "The crews freed a pilot from a ferry, set up a clinic and told ships that passed where to turn."
    whole = ["freed a pilot from a ferry", "set up a clinic", "told ships that passed where to turn"]
    assert listed(text, *whole[1:], whole[0]) == whole
    assert listed(text, *whole) == whole


def test_before_the_list_the_network_may_see_more_than_one_thing_as_one() -> None:
    text = "The crews closed two ports, sent a ship for oil, named an envoy and raised a fine."
    seen = ("named an envoy", "closed two ports, sent a ship for oil", "raised a fine")
    assert listed(text, *seen) == ["closed two ports", "sent a ship for oil", "named an envoy", "raised a fine"]


def test_a_count_that_the_shown_entries_have_is_not_noticed() -> None:
    text = "Three centres were opened under the code, in Arica, Tacna and Ilo."
    spans = tuple(
        FoundSpan(Span(text.index(name), text.index(name) + len(name)), 5.0, 2.0) for name in ("Arica", "Ilo")
    )
    sentence = replace(candidate(article("one", text)), reading=SentenceReading(1.0, spans))
    found = listing(read_question("Where are the centres?"), [sentence])
    assert [item.text for item in found.items] == ["Arica", "Tacna", "Ilo"]
    assert not found.notices


def test_an_adjective_in_small_letters_lists_no_country() -> None:
    adjectives = candidate(article("one", "Firmaron la policía brasileña y la argentina.", language="es"), 0.9)
    names = candidate(article("one", "Los firmantes son Brasil, Argentina y Perú.", language="es"), 0.1)
    found = listing(read_question("¿Qué países firmaron el tratado?"), [adjectives, names])
    assert [item.text for item in found.items] == ["Brasil", "Argentina", "Perú"]


def test_countries_in_a_row_are_a_better_list_than_some_that_stand_apart() -> None:
    apart = candidate(article("apart", "Peru asked for it after the unrest in Ecuador."), share=0.5)
    row = candidate(article("row", "The net links Bolivia, Colombia, Ecuador and Peru."), share=0.4)
    found = listing(read_question("Who takes part in the net?"), [apart, row])
    assert [item.text for item in found.items] == ["Bolivia", "Colombia", "Ecuador", "Peru"]

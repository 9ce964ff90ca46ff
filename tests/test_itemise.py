"""A printed list as its entries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.itemise import listing
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

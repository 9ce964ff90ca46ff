"""Short wire stories in the varied prose of agencies, each with what it agrees on.

The gold was written before the extractor read them, and rules were mended on them since. Every name, meeting and text
is made up. `agreements_prose.txt` holds them: a head (`### id language day`), headline, story, then the gold of each
agreement, or `NONE`:

    P: parties      I: instrument|another      A: areas, a|b: either         ?A: neither right nor wrong
    D: day or -     L: town or -               O: name / office / side       ?O: neither right nor wrong
    S: status|another
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from evals.agreements.gold import Accepted, GoldAgreement, GoldArticle, GoldOfficial
from index.articles import Declared, Reading, Story
from index.articles.build import build
from index.types import Article

FILE = Path(__file__).with_suffix(".txt")
_TWO_STATES = re.compile(r"\b([A-Z]{2}) (?=[A-Z]{2}\b)")


def stories() -> Iterator[tuple[GoldArticle, Article]]:
    """What each story agrees on, and the story."""
    for part in FILE.read_text(encoding="utf-8").split("### ")[1:]:
        told, _, rows = re.split(r"\n(?=(NONE|P: ))", part.strip(), maxsplit=1)
        head, title, body = told.split("\n", 2)
        id_, language, day = head.split()
        published = date.fromisoformat(day)
        declared = Declared(id=id_, title=title, language=language, published=published)
        agreements = () if rows == "NONE" else tuple(map(_agreement, rows.split("\n---\n")))
        article = build(Story(body, f"{id_}.txt", declared), Reading(today=published))
        yield GoldArticle(article=id_, half="stories", published=published, agreements=agreements), article


def _agreement(block: str) -> GoldAgreement:
    told: dict[str, list[str]] = defaultdict(list)
    for line in block.split("\n"):
        key, value = line.split(": ", 1)
        told[key].append(value)
    instrument, *instruments = told["I"][0].split("|")
    status, *statuses = told["S"][0].split("|")
    day, town = told["D"][0], told["L"][0]
    accepted = {
        "instrument": [*instruments, *_several(told["?I"])], "status": statuses, "areas": _several(told["?A"]),
        "officials": [_official(one) for one in told["?O"]],
    }  # fmt: skip
    return GoldAgreement.model_validate(
        {
            "name": None, "parties": _several([_TWO_STATES.sub(r"\1,", told["P"][0])]), "instrument": instrument,
            "areas": _several(told["A"]), "date": None if day == "-" else day, "place": None if town == "-" else town,
            "status": status, "commitments": [], "officials": [_official(one) for one in told["O"]],
            "also": Accepted.model_validate(accepted),
        }
    )  # fmt: skip


def _several(values: list[str]) -> list[str]:
    return [one.strip() for value in values for one in value.split(",")]


def _official(line: str) -> GoldOfficial:
    name, office, side = line.split(" / ")
    return GoldOfficial(name=name, office=None if office == "-" else office, side=side)

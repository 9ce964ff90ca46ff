"""The judge of citations: what it reads in a text, what it lets pass, and how well it agrees with people."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from evals import facts, support
from index.sentences import split

SAMPLES = Path(__file__).parents[1] / "evals" / "articles"
WICE = Path(__file__).parents[2] / "shared" / "data" / "dev" / "wice.jsonl.gz"

SIGNED = "Peru and Chile signed the border agreement in Lima on 20 December, officials said."
FIRMADO = "Perú y Chile firmaron en Lima el acuerdo sobre la frontera, que entrará en vigor el 1 de enero."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,500 agents", {"1,500": {"1500", "1.5"}}),
        ("1.234,5 millones", {"1.234,5": {"1234.5"}}),
        ("US$1,234,567.80", {"1,234,567.80": {"1234567.8"}}),
        ("12.50 %", {"12.50": {"12.5"}}),
        ("1,5 y 0,5", {"1,5": {"1.5"}, "0,5": {"0.5"}}),
        ("at 09:05", {"09": {"9"}, "05": {"5"}}),
        ("the 15th F-16 of the G7", {"15": {"15"}, "16": {"16"}}),
        ("Cuatro de treinta y dos", {"Cuatro": {"4"}, "treinta y dos": {"32"}}),
        ("twenty-four, veintidós, dieciséis", {"twenty-four": {"24"}, "veintidós": {"22"}, "dieciséis": {"16"}}),
        ("one of them, once", {}),
        ("2023-12-05", {"5": {"5"}, "december": {"month 12"}, "2023": {"2023"}}),
        ("Dec. 5, 12 dic", {"Dec": {"month 12"}, "5": {"5"}, "12": {"12"}, "dic": {"month 12"}}),
        ("el miércoles, on Wednesday", {"miércoles": {"weekday 3"}, "Wednesday": {"weekday 3"}}),
        ("it may march in August", {"August": {"month 8"}}),
        ("1 May; May 2; in May", {"1": {"1"}, "May": {"month 5"}, "2": {"2"}}),
        ("el mar Rojo", {}),
    ],
)
def test_numbers_with_the_ways_to_read_them(text: str, expected: dict[str, set[str]]) -> None:
    assert facts.numbers(text) == expected


@pytest.mark.parametrize(
    ("evidence", "claim", "missing"),
    [
        ("1.500 agentes", "1,500 agentes", []),
        ("1.500 agentes", "500 agentes", ["500"]),
        ("quince buques", "15 buques", []),
        ("15 ships", "sixteen ships", ["sixteen"]),
        ("on Dec. 20", "on 20 December", []),
        ("on 20 December", "on 20 November", ["November"]),
        ("signed on 2023-12-20", "20 de diciembre de 2023", []),
        ("este miércoles", "on Thursday", ["Thursday"]),
    ],
)
def test_missing_numbers(evidence: str, claim: str, missing: list[str]) -> None:
    assert facts.missing_numbers(evidence, claim) == missing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ayer la OEA y el peruano Soto", ["peruano", "OEA", "Soto"]),
        ("Officials met. Ministers left: They signed", []),  # every one opens a sentence
        ("“Never”, said González-Olaechea’s aide", ["González", "Olaechea’s"]),
        ("Chile signed in Santiago", ["Chile", "Santiago"]),  # a country is a name wherever it stands
        ("NATO met in The Hague", ["NATO", "Hague"]),
        ("with Dr. Soto, Mr. Lee and U.S.-born Díaz", ["U.S.", "Soto", "Lee", "Díaz"]),  # no stop ends a sentence
        ("give us the US base", ["US"]),
        ("met on Wednesday in December", []),  # dates are looked at as numbers are
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert list(facts.names(text)) == expected


def test_the_first_word_of_a_phrase_is_a_name_too() -> None:
    assert list(facts.names("Sommerfeld, of Ecuador", phrase=True)) == ["Ecuador", "Sommerfeld"]
    assert facts.missing_names("drug trafficking", "Drug trafficking", phrase=True) == []


@pytest.mark.parametrize(
    ("evidence", "claim", "missing"),
    [
        ("Peru's navy", "the Peruvian navy", []),
        ("la armada peruana", "la armada del Perú", []),
        ("la armada de Chile", "la armada del Perú", ["Perú"]),
        ("signed in Lima", "signed by Peru", ["Peru"]),  # its capital is another name
        ("signed by Peru", "signed in Lima", ["Lima"]),
        ("by Panama", "by the Panamanian", []),  # country and capital share the name
        ("minister Soto’s aide", "an aide of Soto", []),
        ("across Europe", "the European force", []),
        ("with Martínez", "with Martin", ["Martin"]),
        ("tell it all", "the agency IT", ["IT"]),
        ("LA PAZ", "in La Paz", []),
    ],
)
def test_missing_names(evidence: str, claim: str, missing: list[str]) -> None:
    assert facts.missing_names(evidence, claim) == missing


@pytest.mark.parametrize(
    "words",
    [
        "sign signs signed signing",
        "firma firmó firmaron firmado firmar",
        "acuerdo acuerdos",
        "agree agrees agreed agreement",
        "país países",
    ],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({support.stem(word) for word in words.split()}) == 1


def test_held_share_by_hand() -> None:
    # sign, bord, agree, smugg: the evidence holds three of four; "the" and "on" carry nothing
    assert support.held_share("The border agreement was signed.", "Signed: the border agreement on smuggling") == 0.75
    assert support.held_share("anything", "of the") == 1.0


@pytest.mark.parametrize(
    ("evidence", "claim", "expected"),
    [
        (SIGNED, SIGNED, True),
        (SIGNED, "Peru and Chile signed an agreement on the border.", True),
        (SIGNED, "Chile and Peru signed the border agreement on 21 December.", False),
        (SIGNED, "Peru and Chile signed the border agreement in Quito.", False),
        (SIGNED, "Peru and Bolivia signed the border agreement.", False),
        (SIGNED, "Peru and Chile did not sign the border agreement.", False),
        (SIGNED, "Peru and Chile never signed the border agreement in Lima.", False),
        (SIGNED, "Peru bought ships that Chile had built.", False),
        (FIRMADO, "Chile y Perú firmaron un acuerdo sobre la frontera.", True),
        (FIRMADO, "El acuerdo entre Perú y Chile no entrará en vigor en enero.", False),
        (FIRMADO, "El acuerdo entre Perú y Chile entrará en vigor en febrero.", False),
        ("The pact does not cover smuggling.", "The pact covers smuggling.", False),
        ("The pact does not cover smuggling.", "Smuggling is not covered by the pact.", True),
        ("The pact covers smuggling.", "The pact covers not only smuggling.", True),
        ("Sin embargo, el pacto cubre el contrabando.", "El pacto cubre el contrabando.", True),
        ("No tropas, sino buques cubre el pacto.", "El pacto cubre buques.", True),
        ("Peru, which is no member of the league, signed the pact.", "Peru signed the pact.", True),
        ("", "Peru signed.", False),
        (SIGNED, "", False),
        ("The group was The Who.", "The Who", True),  # nothing but function words: word for word
    ],
)
def test_supports_by_hand(evidence: str, claim: str, expected: bool) -> None:
    assert support.supports([evidence], claim) is expected


def test_evidence_is_taken_together_and_context_only_lends_facts() -> None:
    claim = "Ministers of 15 states met on 20 December."
    parts = ["Ministers met on 20 December.", "The pact binds 15 states."]
    assert support.supports(parts, claim)
    assert not any(support.supports([part], claim) for part in parts)
    assert support.supports(["Ministers of 15 states met."], claim, context=["2023-12-20"])
    assert not support.supports(["Rain fell."], claim, context=[claim]), "a title carries no sentence"


def _sample_sentences() -> list[list[str]]:
    bodies = [file.read_text(encoding="utf-8").split("---", 2)[2].strip() for file in sorted(SAMPLES.glob("*.md"))]
    return [[span.of(body) for span in split(body)] for body in bodies]


def test_every_sentence_of_the_samples_carries_itself_and_not_its_neighbour() -> None:
    articles = _sample_sentences()
    sentences = [sentence for article in articles for sentence in article]
    assert [one for one in sentences if not support.supports([one], one)] == []
    pairs = [pair for article in articles for pair in itertools.pairwise(article)]
    wrong = [pair for pair in pairs if support.supports([pair[0]], pair[1])]
    assert len(wrong) <= len(pairs) / 100


def test_a_changed_number_is_never_carried() -> None:
    number = re.compile(r"(?<![\w.,-])\d+(?!\w|[.,]\d)")
    changed = [
        (sentence, number.sub(lambda match: f"{match.group()}7", sentence, count=1))
        for article in _sample_sentences()
        for sentence in article
        if number.search(sentence)
    ]
    assert len(changed) > 50
    assert [claim for sentence, claim in changed if support.supports([sentence], claim)] == []


@pytest.mark.skipif(not WICE.exists(), reason=f"{WICE} is not there")
def test_it_agrees_with_people_as_its_docstring_says() -> None:
    with gzip.open(WICE, "rt", encoding="utf-8") as lines:
        claims = [json.loads(line) for line in lines]
    marked = [(claim, sorted({place for one in claim["supporting"] for place in one})) for claim in claims]
    texts = [([claim["evidence"][place] for place in places], claim) for claim, places in marked if places]
    truth = np.array([claim["label"] == "supported" for _, claim in texts])
    judged = np.array([support.supports(text, claim["claim"]) for text, claim in texts])
    assert len(truth) == 338
    assert (judged == truth).mean() == pytest.approx(0.77, abs=0.01)
    assert truth[judged].mean() == pytest.approx(0.74, abs=0.02)
    assert judged[truth].mean() == pytest.approx(0.59, abs=0.02)
    shares = [support.held_share("\n".join(text), claim["claim"]) for text, claim in texts]
    assert roc_auc_score(truth, shares) == pytest.approx(0.71, abs=0.01)

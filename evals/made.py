"""A made corpus of any size for measuring speed: news-like articles from templates, and questions about them.

Nothing in it is true or was published. The same seed gives the same articles, so that an index of them can be kept.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from index.embed import Embedder, ModelCard, Vectors
from index.entities import first_names
from index.types import Article, Chunk, Language

CHUNKS_EACH = 4
"""Paragraphs of an article, each of which is one chunk."""
_FIRST_DAY = date(2005, 1, 1)
_DAYS = 365 * 20
_AGENCIES = ("EFE", "AFP", "AP", "Reuters", "ANSA", "dpa", "Xinhua", "Andina")
_SPANISH_SHARE = 0.4
_NAMED_MOST = 60
"""Countries that take part; the first of them are named far more often, as in the news."""
_WORDS: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {
        "office": ("interior minister", "defence minister", "foreign secretary", "police chief", "navy commander",
                   "customs director", "ambassador", "deputy minister", "prosecutor general", "border commissioner"),
        "deed": ("signed", "announced", "renewed", "extended", "reviewed", "suspended", "ratified", "negotiated"),
        "thing": ("a memorandum", "a joint plan", "a framework agreement", "a protocol", "a road map", "a treaty",
                  "a liaison office", "a common database", "a training centre", "an action group"),
        "means": ("patrol boats", "radar stations", "drones", "scanners", "helicopters", "laboratories", "sniffer dogs",
                  "satellite images", "fingerprint readers", "armoured vehicles", "night-vision goggles"),
        "verb": ("will finance", "is to receive", "handed over", "has ordered", "intends to share", "maintains"),
        "aim": ("to close a gap", "to speed up inquiries", "to protect seafarers", "to reassure border towns",
                "to trace the money", "to train young officers", "to answer recent attacks"),
        "place": ("the northern border", "the strait", "the river delta", "the free port", "the highlands",
                  "the capital's airport", "the coast", "the lake district", "the mountain pass", "the old barracks"),
    },
    "es": {
        "office": ("ministro del Interior", "ministra de Defensa", "canciller", "jefe de la policía", "almirante",
                   "directora de aduanas", "embajador", "viceministro", "fiscal general", "comisario de fronteras"),
        "deed": ("firmó", "anunció", "renovó", "amplió", "revisó", "suspendió", "ratificó", "negoció"),
        "thing": ("un memorando", "un plan conjunto", "un acuerdo marco", "un protocolo", "una hoja de ruta",
                  "un tratado", "una oficina de enlace", "una base de datos común", "un centro de formación"),
        "means": ("lanchas patrulleras", "radares", "drones", "escáneres", "helicópteros", "laboratorios",
                  "perros adiestrados", "imágenes de satélite", "lectores de huellas", "vehículos blindados"),
        "verb": ("financiará", "recibirá", "entregó", "ha encargado", "piensa compartir", "mantiene"),
        "aim": ("para cerrar un vacío", "para agilizar las pesquisas", "para proteger a los marinos",
                "para seguir el dinero", "para formar a oficiales jóvenes", "para responder a los ataques recientes"),
        "place": ("la frontera norte", "el estrecho", "el delta del río", "el puerto franco", "la sierra",
                  "el aeropuerto de la capital", "la costa", "el lago", "el paso de montaña", "el viejo cuartel"),
    },
}  # fmt: skip
_SENTENCES: dict[Language, tuple[str, ...]] = {
    "en": (
        "The {office} of {a}, {name}, {deed} {thing} with {b} on {topic} near {place}.",
        "{b} {verb} {n} {means} {aim}, said {name}, the {office}.",
        "Some {n} officers from {a} took part in the work on {topic} at {place}.",
        "{name} told reporters that {topic} had fallen by {n} per cent since the {means} arrived in {place}.",
        "Both sides also spoke of {topic2}, for which {a} {verb} {n} {means}.",
        "The next round is planned in {m} months at {place}, the {office} of {b} added.",
    ),
    "es": (
        "El cargo de {office} de {a}, {name}, {deed} {thing} con {b} sobre {topic} cerca de {place}.",
        "{b} {verb} {n} {means} {aim}, dijo {name}, {office}.",
        "Unos {n} agentes de {a} participaron en los trabajos sobre {topic} en {place}.",
        "{name} dijo a la prensa que {topic} cayó un {n} por ciento desde que llegaron {means} a {place}.",
        "Ambas partes hablaron también de {topic2}, para lo que {a} {verb} {n} {means}.",
        "La próxima ronda se prevé dentro de {m} meses en {place}, añadió {office} de {b}.",
    ),
}
_SYLLABLES = "ba ren to mi lo ska dur vel an qui ro sen tal mar ko fi ge lu nor pa zim ost ber cha ".split()
_QUESTIONS: dict[Language, tuple[str, ...]] = {
    "en": (
        "What did {a} and {b} agree on {topic}?",
        "How many {means} does {b} need against {topic}?",
        "Who is {name} and what did {a} announce at {place}?",
        "When did the {office} of {a} speak of {topic2}?",
        "{topic} at {place}",
    ),
    "es": (
        "¿Qué acordaron {a} y {b} sobre {topic}?",
        "¿Cuántos {means} necesita {b} contra {topic}?",
        "¿Quién es {name} y qué anunció {a} en {place}?",
        "¿Cuándo habló {office} de {a} sobre {topic2}?",
        "{topic} en {place}",
    ),
}
_NAMED_FILTERS: dict[Language, tuple[str, ...]] = {
    "en": (
        "What did {a} and {b} agree on {topic}?",
        "What did {a} and {b} agree on {topic} in {year}?",
        "How many {means} did {b} ask for against {topic} in {year}?",
        "What has {a} announced at {place} on {topic} since {year}?",
        "Who spoke of {topic} at {place}, according to {agency}?",
    ),
    "es": (
        "¿Qué acordaron {a} y {b} sobre {topic}?",
        "¿Qué acordaron {a} y {b} sobre {topic} en {year}?",
        "¿Cuántos {means} pidió {b} contra {topic} en {year}?",
        "¿Qué ha anunciado {a} en {place} sobre {topic} desde {year}?",
        "¿Quién habló de {topic} en {place}, según {agency}?",
    ),
}
"""Questions that name a pair of countries, a period or an agency."""


class _Dice:
    """The choices for one article or question, from a seed of its own."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.language: Language = "es" if self.random.random() < _SPANISH_SHARE else "en"
        names = list(first_names("countries", self.language).items())
        chosen = [names[place % len(names)] for place in range(0, 7 * _NAMED_MOST, 7)]
        weights = [1 / (rank + 3) for rank in range(_NAMED_MOST)]
        first = self.random.choices(range(_NAMED_MOST), weights)[0]
        second = (first + self.random.choices(range(1, _NAMED_MOST), weights[1:])[0]) % _NAMED_MOST
        self.codes = (chosen[first][0], chosen[second][0])
        self.countries = (chosen[first][1], chosen[second][1])
        self.topics = self.random.sample(sorted(first_names("glossary", self.language).items()), 2)
        self.day = _FIRST_DAY + timedelta(days=self.random.randrange(_DAYS))

    def fill(self, template: str) -> str:
        words = {name: self.random.choice(choices) for name, choices in _WORDS[self.language].items()}
        return template.format(
            a=self.countries[0], b=self.countries[1], topic=self.topics[0][1], topic2=self.topics[1][1],
            name=f"{self._name()} {self._name()}", n=self.random.randrange(3, 990), m=self.random.randrange(2, 19),
            year=self.day.year, agency=_AGENCIES[self.day.day % len(_AGENCIES)], **words,
        )  # fmt: skip

    def _name(self) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.choice((2, 3)))).capitalize()


def made_articles(count: int, seed: int = 7) -> Iterator[tuple[Article, list[Chunk]]]:
    """Articles of `CHUNKS_EACH` chunks: 20 years of dates, some 60 countries, eight agencies, both languages."""
    for number in range(count):
        dice = _Dice(seed * 1_000_003 + number)
        title = dice.fill(_SENTENCES[dice.language][0]).rstrip(".")[:110]
        paragraphs = [
            " ".join(dice.fill(template) for template in dice.random.choices(_SENTENCES[dice.language], k=5))
            for _ in range(CHUNKS_EACH)
        ]
        yield _article(number, title, paragraphs, dice)


def _article(number: int, title: str, paragraphs: list[str], dice: _Dice) -> tuple[Article, list[Chunk]]:
    body = "\n\n".join(paragraphs)
    article = Article(
        id=f"made-{number:06}",
        version=1,
        title=title,
        body=body,
        language=dice.language,
        source=f"/made/{number:06}.md",
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        agency=dice.random.choice((*_AGENCIES, None)),
        event_date=dice.day,
        event_date_basis="dateline",
        countries=dice.codes,
        topics=tuple(topic for topic, _ in dice.topics),
    )
    ends = [0]
    for paragraph in paragraphs:
        ends.append(ends[-1] + len(paragraph) + 2)
    places = [(start, end - 2) for start, end in pairwise(ends)]
    return article, [Chunk(article.id, 1, start, end, body[start:end]) for start, end in places]


def made_questions(count: int, seed: int = 11, filters: bool = False) -> list[str]:
    """Questions in the words of the corpus; with `filters` each names a pair of countries, a period or an agency."""
    questions = []
    templates = _NAMED_FILTERS if filters else _QUESTIONS
    for number in range(count):
        dice = _Dice(seed * 1_000_003 + number)
        questions.append(dice.fill(dice.random.choice(templates[dice.language])))
    return questions


_MEANINGS = 40
"""Dimensions that texts differ in: those of sentence embeddings are some tens, whatever the length of the vector."""


class QuickEmbedder(Embedder):
    """Vectors in a thousandth of the time: each token has a fixed random direction, a text is their sum.

    Random indexing (Kanerva, Kristoferson and Holst 2000): texts that share words are near. Rare tokens weigh
    more, by their place in the model's vocabulary. A single text is a question: it is also embedded by `model`, and
    the result thrown away, so that it costs what it costs.
    """

    def __init__(self, model: Embedder, dimension: int = 384) -> None:
        super().__init__(model._folder, ModelCard("quick", "quick", dimension, model.card.max_tokens))
        self._model = model
        size = self._tokenizer.get_vocab_size()
        random_ = np.random.default_rng(5)
        directions = random_.standard_normal((size, _MEANINGS), dtype=np.float32) @ random_.standard_normal(
            (_MEANINGS, dimension), dtype=np.float32
        )
        self._directions = directions * np.log(np.arange(size) + 2.0)[:, np.newaxis].astype(np.float32)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors."""
        if len(texts) == 1:
            self._model.embed(texts)
        encodings = self._counting_tokenizer.encode_batch(list(texts), add_special_tokens=False)
        sums = np.stack([self._directions[sorted(set(each.ids)) or [0]].sum(axis=0) for each in encodings])
        vectors: Vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors

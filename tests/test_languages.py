"""The language of a text, however short."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from index import languages
from index.languages import language_code, language_of_text, likelier


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ministros se reúnen en Quito", "es"), ("Patrullas conjuntas en el mar", "es"), ("Acuerdo policial", "es"),
        ("La policía detuvo a diez", "es"), ("Ministers meet in Quito", "en"), ("Joint patrols at sea", "en"),
        ("Accord signed", "en"), ("Portugal e Cabo Verde assinaram um acordo", "pt"),
        ("L'Italia e l'Albania hanno firmato", "it"), ("Le ministre a signé un accord avec le Pérou", "fr"),
    ],
)  # fmt: skip
def test_a_short_text_is_told_by_its_function_words(text: str, code: str) -> None:
    assert language_of_text(text) == code


@pytest.mark.parametrize(
    ("declared", "code"), [("es-PE", "es"), ("EN_us", "en"), ("spa", "es"), ("Español", "es"), ("pt-BR", "pt")]
)
def test_a_declared_language_is_its_code(declared: str, code: str) -> None:
    assert language_code(declared) == code


def test_many_at_once_open_the_classifier_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    whole = languages.LanguageIdentifier.from_model_file

    def counted(file: str) -> languages.LanguageIdentifier:
        opened.append(file)
        return whole(file)

    monkeypatch.setattr(languages.LanguageIdentifier, "from_model_file", counted)
    languages._opened.cache_clear()
    with ThreadPoolExecutor(4) as people:
        assert set(people.map(likelier, ["Lima Santiago policía"] * 8)) == {"es"}
    assert len(opened) == 1

"""Markdown: read back with a CommonMark parser, what an article says is text and nothing else."""

from __future__ import annotations

import re
import string

import pytest
from markdown_it import MarkdownIt

from assistant.documents.markdown import escaped, markdown
from assistant.documents.parts import parts_of, plain
from tests.documents import BORDER, NASTY, document

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(text: str) -> tuple[str, set[str]]:
    """What a reader sees of Markdown, and which elements it became."""
    tokens = [child for token in PARSER.parse(text) for child in (token.children or [token])]
    return "".join(token.content for token in tokens), {token.type for token in tokens}


@pytest.mark.parametrize(
    "text",
    [NASTY, "# no heading", "- no list", "+ no", "1. no list", "12) no", "=====", "---", "> no", ": no", "    no code",
     "a  b", "www.a.b WWW.a",
     *(f"{sign}a{sign} {sign}{sign}b{sign}{sign} {sign}" for sign in string.punctuation)],
)  # fmt: skip
def test_a_text_is_shown_to_the_letter_and_becomes_nothing_else(text: str) -> None:
    text = plain(text)
    seen, elements = shown(escaped(text))
    assert seen.replace("\u2060", "") == text
    assert elements <= {"paragraph_open", "paragraph_close", "text", "text_special"}


def test_nothing_is_left_that_github_makes_a_link_of_by_itself() -> None:
    written = escaped(NASTY)
    assert not re.search(r"https?://|www\.|\w@\w", written)


def test_the_file_holds_everything_in_order() -> None:
    text = markdown(parts_of(document())).decode()
    assert text.startswith("**RESTRINGIDO**\n\n# Informe sobre la frontera: ¿qué pasó?\n")
    headings = re.findall(r"(?m)^## (.+)$", text)
    assert headings == ["Lo esencial", "Cuadro", "Presupuesto", "Tenga en cuenta", "No se presenta como hecho",
                        "Anexo: lo que se cita", "Fuentes"]  # fmt: skip
    assert text.count("**RESTRINGIDO**") == 2
    assert f"- {BORDER}[^1] (según Ana Quispe)" in text
    assert re.findall(r"(?m)^\[\^(\d)\]: ", text) == ["1", "2", "3"]
    assert "<https://example.org/arica?a=1&b=2>" in text
    assert "javascript" not in text


def test_the_only_links_and_marks_are_our_own() -> None:
    text = markdown(parts_of(document())).decode()
    tokens = [child for token in PARSER.parse(text) for child in (token.children or [token])]
    assert {token.attrs["href"] for token in tokens if token.type == "link_open"} == {
        "https://example.org/arica?a=1&b=2"
    }
    assert not [token for token in tokens if "html" in token.type or token.type in ("image", "code_inline", "s_open")]


def test_a_table_keeps_its_columns() -> None:
    rows = [token for token in PARSER.parse(markdown(parts_of(document())).decode()) if token.type == "td_open"]
    assert len(rows) == 4

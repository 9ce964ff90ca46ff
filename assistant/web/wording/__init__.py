"""What the pages say: a TOML file a page, each wording in both interface languages side by side."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from index.types import Language

_FOLDER = Path(__file__).parent


class Wording(Mapping[str, str]):
    """The wordings of one page in one language, as attributes for templates: `said.title`."""

    def __init__(self, page: str, language: Language) -> None:
        self._told = {name: each[language] for name, each in read(page).items()}

    def __getitem__(self, name: str) -> str:
        return self._told[name]

    def __getattr__(self, name: str) -> str:
        try:
            return self._told[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


@cache
def wording(page: str, language: Language) -> Wording:
    """What `page` (a file of this folder) says in a language."""
    return Wording(page, language)


def read(page: str) -> dict[str, dict[str, str]]:
    """The file of a page: wordings by name and language."""
    return tomllib.loads((_FOLDER / f"{page}.toml").read_text(encoding="utf-8"))


def pages() -> list[str]:
    """The pages that there are files for."""
    return sorted(file.stem for file in _FOLDER.glob("*.toml"))

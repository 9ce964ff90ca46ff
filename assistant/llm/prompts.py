"""Prompts from `prompts/`, by name and language, each with the hash that tells its wording."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from index.types import Language

Name = Literal["answer", "briefing", "followup", "judge", "repair"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the model is told before it sees any passage."""

    name: str
    """With its language: `answer.en`."""
    text: str
    sha256: str


@cache
def prompt(name: Name, language: Language) -> Prompt:
    """The prompt `prompts/NAME.LANGUAGE.md`."""
    text = resources.files("prompts").joinpath(f"{name}.{language}.md").read_text(encoding="utf-8").strip()
    return Prompt(f"{name}.{language}", text, hashlib.sha256(text.encode()).hexdigest())

"""What is read of a line as a value of an account, with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from assistant.agreements.areas import areas
from assistant.agreements.commitments import commitments
from assistant.agreements.facing import Named
from assistant.agreements.story import Line, Story
from assistant.agreements.types import Found, Official
from index.types import Span

ValueT = TypeVar("ValueT")


def of_areas(told: Story) -> tuple[Found[str], ...]:
    """The areas that the lines of an agreement name."""
    return tuple(one for area in areas(told) if (one := found(told, area.key, area.line, area.span, area.confidence)))


def of_commitments(told: Story) -> tuple[Found[str], ...]:
    """Its lines that commit somebody."""
    committed = commitments(told)
    return tuple(one for line, span, sure in committed if (one := found(told, line.text, line, span, sure)))


def of_officials(story: Story, present: Sequence[Named]) -> tuple[Found[Official], ...]:
    """Those who are named in the body."""
    return tuple(one for name in present if (one := found(story, name.official, name.line, name.span, 0.85)))


def found(story: Story, value: ValueT, line: Line, span: Span, confidence: float) -> Found[ValueT] | None:
    """A value with its place in the body; `None` where a headline has it that the body does not print."""
    evidence = story.evidence(line, span)
    return Found(value, evidence, confidence) if evidence else None

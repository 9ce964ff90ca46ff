"""The weights with which agreements, their areas and their steps are told, made anew: `python -m evals.agreements.fit`.

Logistic regressions on the halves on which rules are tuned. Of the areas those that the gold allows beside its own
count neither way. Printed are the weights as they stand in `assistant.agreements.reported`, `areas` and `status`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.agreements import areas, reported, status
from assistant.agreements.officials import officials
from assistant.agreements.parties import parties
from assistant.agreements.reports import reports
from assistant.agreements.story import Story, tell
from evals.agreements.gold import GoldArticle, gold

STRENGTH = 0.3
"""Inverse of the regularisation: few examples, so weights are kept small."""
WEAK = 1.0
FLASHES, FLASH = (1, 2, 4), 0.3
"""Sentences of a beginning, and what it weighs."""
WIRE = 4.0
"""An article of an agency's kind weighs so many stories."""
Example = tuple[tuple[float, ...], bool | str, float]
"""Signs, what is right, weight."""
Weights = tuple[float, ...]
"""A bias, then a weight for each sign."""


def main() -> None:
    """Print the weights."""
    whether, covers, steps = fitted()
    for name, weights in (
        ("reported", whether),
        ("areas", covers),
        *((f"status: {key}", one) for key, one in steps.items()),
    ):
        print(f"{name}: BIAS {weights[0]:.2f}, WEIGHTS {tuple(round(one, 2) for one in weights[1:])}")


def fitted() -> tuple[Weights, Weights, dict[str, Weights]]:
    """Of whether an agreement is reported, of its areas, and of each step."""
    rows = [*gold("dev"), *gold("stories")]
    steps = _fit([one for row in rows for one in _steps(row)], WEAK)
    return (
        _fit([one for row in rows for one in _reported(row)], WEAK)[str(True)],
        _fit([one for row in rows for one in _areas(row)], STRENGTH)[str(True)],
        steps,
    )


def _fit(examples: Sequence[Example], strength: float) -> dict[str, Weights]:
    """Of each class; of two, that of the second."""
    signs, right, weights = (np.array(column) for column in zip(*examples, strict=True))
    model = LogisticRegression(C=strength, max_iter=5000).fit(signs, right, sample_weight=weights)
    classes = model.classes_[-len(model.coef_) :]
    return {
        str(name): (float(bias), *map(float, row))
        for name, row, bias in zip(classes, model.coef_, model.intercept_, strict=True)
    }


def _reported(row: GoldArticle) -> Iterator[Example]:
    """An article and its beginnings, as a news flash has them, unless a story is long in coming to its agreement."""
    story, known, weight = tell(row.read()), bool(row.agreements), _weight(row)
    whole = _signs(story)
    yield whole, known, weight
    for length in FLASHES:
        if len(story.lines) > length and (row.half == "dev" or not known or whole[reported.NAMED]):
            yield _signs(story.only(story.lines[:length])), known, FLASH


def _signs(story: Story) -> tuple[float, ...]:
    news = reports(story)
    return reported.signs(story, news, parties(story, news, officials(story)))


def _weight(row: GoldArticle) -> float:
    return WIRE if row.half == "dev" else 1.0


def _areas(row: GoldArticle) -> Iterator[Example]:
    right = {key for one in row.agreements for area in one.areas for key in area.split("|")}
    either = {key for one in row.agreements for area in one.also.areas for key in area.split("|")}
    for named, signs in areas.signs(tell(row.read())) if row.agreements else ():
        key = named[0].key
        if key in right or key not in either:
            yield signs, key in right, _weight(row)


def _steps(row: GoldArticle) -> Iterator[Example]:
    """Of the first agreement of an article that is one of the steps that are weighed."""
    if row.agreements and (right := row.agreements[0].status) in status.WEIGHTS:
        story = tell(row.read())
        news = reports(story)
        kind = row.agreements[0].instrument
        told = status.furthest(story, news, kind)
        yield status.signs(story, told[0] if told else None), right, _weight(row)


if __name__ == "__main__":
    main()

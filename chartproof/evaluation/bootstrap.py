"""Bootstrap intervals: how far a figure would move with other notes of the same sort."""

import random
from collections.abc import Sequence
from typing import NamedTuple

RUNS = 2000
SEED = 20260115


class Totals(NamedTuple):
    """A note's counts over all kinds."""

    gold: int
    predicted: int
    found: int
    right: int


class Bounds(NamedTuple):
    """The 95% interval of a figure."""

    low: float
    high: float


def intervals(notes: Sequence[Totals]) -> tuple[Bounds, Bounds]:
    """Return the 95% intervals of the F1 of found and of right, drawing whole notes with replacement; seeded.

    >>> intervals([Totals(4, 4, 4, 4)] * 3)
    (Bounds(low=1.0, high=1.0), Bounds(low=1.0, high=1.0))
    """
    draw = random.Random(SEED)  # noqa: S311 - statistics, not secrets
    found, right = [], []
    for _ in range(RUNS):
        sums = [sum(column) for column in zip(*draw.choices(notes, k=len(notes)), strict=True)]
        both = sums[0] + sums[1]
        found.append(2 * sums[2] / both if both else 1.0)
        right.append(2 * sums[3] / both if both else 1.0)
    return _middle(found), _middle(right)


def _middle(values: list[float]) -> Bounds:
    values.sort()
    return Bounds(values[round(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))])

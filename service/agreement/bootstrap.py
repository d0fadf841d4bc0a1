"""A figure with its 95% interval: how far it would move with other notes of the same sort."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from models.base import Model

RUNS = 2000
SEED = 20260115

Sums = NDArray[np.float64]
Statistic = Callable[[Sums], Sums]
"""Makes figures of sums: rows of counts in, one figure a row out, NaN where the figure is not defined."""


class Estimate(Model):
    """A figure over `n` things (spans, rated units), with the bounds of its 95% interval.

    `value` is null where the figure is not defined: nothing was rated by two, or all ratings are one value. The bounds
    are null with fewer than two notes, for one note says nothing of how notes differ.
    """

    value: float | None
    n: int
    low: float | None
    high: float | None


def estimate(notes: Sums, statistic: Statistic, n: int) -> Estimate:
    """Return a figure of the sums over notes, and its interval from drawing whole notes with replacement; seeded.

    notes: a row a note, of counts that add up over notes.
    """
    value = _rounded(statistic(notes.sum(axis=0, keepdims=True))[0])
    if value is None or len(notes) < 2:
        return Estimate(value=value, n=n, low=None, high=None)
    drawn = statistic(_weights(len(notes)) @ notes)
    drawn = drawn[~np.isnan(drawn)]
    low, high = np.quantile(drawn, (0.025, 0.975), method="nearest") if len(drawn) else (np.nan, np.nan)
    return Estimate(value=value, n=n, low=_rounded(low), high=_rounded(high))


@lru_cache(maxsize=1)
def _weights(notes: int) -> Sums:
    """Return how often each note is drawn, a row a run; figures of one batch share them."""
    draws = np.random.default_rng(SEED).multinomial(notes, np.full(notes, 1 / notes), size=RUNS)
    return draws.astype(np.float64)


def _rounded(figure: np.float64 | float) -> float | None:
    return None if np.isnan(figure) else round(float(figure), 4) + 0.0

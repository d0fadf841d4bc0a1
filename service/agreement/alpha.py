"""Krippendorff's alpha for nominal data: any number of annotators, not all of whom need to rate every unit."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from service.agreement.bootstrap import Estimate, Sums, estimate

Unit = Sequence[str]
"""What each annotator who rated a unit said of it."""


def krippendorff_alpha(notes: Sequence[Sequence[Unit]]) -> Estimate:
    """Return alpha = 1 - observed / expected disagreement, over the units of all notes that two or more rated.

    Each such unit of m ratings adds its pairs of ratings, divided by m - 1, to the coincidences. `n` is the number of
    these units. Alpha is not defined, and null, where all ratings are one value.

    >>> krippendorff_alpha([[["a", "a", "a"], ["b", "b"], ["a", "b"], ["a"]]]).value
    0.5
    """
    pairable = [[Counter(unit) for unit in note if len(unit) > 1] for note in notes]
    place = {
        value: i for i, value in enumerate(sorted({value for note in pairable for unit in note for value in unit}))
    }
    counts = np.zeros((len(notes), 1 + len(place)))
    for row, note in zip(counts, pairable, strict=True):
        for unit in note:
            ratings = unit.total()
            row[0] += sum(count * (count - 1) for count in unit.values()) / (ratings - 1)
            for value, count in unit.items():
                row[1 + place[value]] += count
    return estimate(counts, _alpha, sum(len(note) for note in pairable))


def _alpha(sums: Sums) -> Sums:
    """Columns: coincidences of equal values, then how often each value was given."""
    values = sums[:, 1:]
    n = values.sum(axis=1)
    expected = n**2 - (values**2).sum(axis=1)  # x n (n - 1); whole numbers, so nought is exact
    observed = (n - 1) * (n - sums[:, 0])
    ratio: Sums = np.divide(observed, expected, out=np.full(len(sums), np.nan), where=expected > 0)
    return 1.0 - ratio

"""Cohen's kappa: the agreement of two annotators on units that both rated, less what chance would give."""

from collections.abc import Sequence

import numpy as np

from service.agreement.bootstrap import Estimate, Sums, estimate

Pair = tuple[str, str]
"""What the first and the second annotator said of one unit."""


def cohen_kappa(notes: Sequence[Sequence[Pair]]) -> Estimate:
    """Return kappa = (observed - expected) / (1 - expected) over the pairs of all notes.

    Expected is the sum over categories of the product of the two annotators' shares. Kappa is not defined, and null,
    where both only ever used one and the same category.

    >>> cohen_kappa([[("yes", "yes"), ("no", "no"), ("yes", "no"), ("no", "no")]]).value
    0.5
    """
    pairs = [pair for note in notes for pair in note]
    place = {category: i for i, category in enumerate(sorted({said for pair in pairs for said in pair}))}
    counts = np.zeros((len(notes), 1 + 2 * len(place)))
    for row, note in zip(counts, notes, strict=True):
        for first, second in note:
            row[0] += first == second
            row[1 + place[first]] += 1
            row[1 + len(place) + place[second]] += 1
    return estimate(counts, _kappa, len(pairs))


def _kappa(sums: Sums) -> Sums:
    """Columns: units on which both agree, then the categories of the first, then those of the second."""
    categories = (sums.shape[1] - 1) // 2
    first, second = sums[:, 1 : 1 + categories], sums[:, 1 + categories :]
    n = first.sum(axis=1)
    chance = (first * second).sum(axis=1)  # expected x n²: whole numbers, so equality with n² is exact
    defined = chance < n**2
    return np.divide(n * sums[:, 0] - chance, n**2 - chance, out=np.full(len(sums), np.nan), where=defined)

"""Span F1 of two annotators: of the spans that either marked, how many both did. It does not matter who is called first."""

from collections.abc import Sequence

import numpy as np

from service.agreement.bootstrap import Estimate, Sums, estimate


def span_f1(notes: Sequence[tuple[int, int, int]]) -> Estimate:
    """Return F1 = 2 x matched / (first + second); each note counts (matched, spans of the first, of the second).

    `n` is the number of spans of both.

    >>> span_f1([(3, 4, 5)]).value
    0.6667
    """
    counts = np.array(notes, dtype=np.float64).reshape(-1, 3)
    return estimate(counts, _f1, int(counts[:, 1:].sum()))


def _f1(sums: Sums) -> Sums:
    both = sums[:, 1] + sums[:, 2]
    return np.divide(2 * sums[:, 0], both, out=np.full(len(sums), np.nan), where=both > 0)

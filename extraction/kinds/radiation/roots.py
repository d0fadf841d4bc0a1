"""Roots: "in an L5 distribution", "along S1", "the L4 dermatome"."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.numbers import levels

DERMATOME = re.compile(
    r"(?:\s+(?:nerve|root|or|and|dermatomal|type))*\s*(?:distribution|dermatom\w+|myotom\w+|radicular|pattern|root)\b"
)
_LEADING = re.compile(r"\b(?:along|in|at)\s+(?:an?\s+|the\s+)?(?:right\s+|left\s+)?\Z")


def roots_of(chart: Chart, start: int, end: int) -> tuple[str, ...]:
    """Return the roots whose distribution is named in [start, end)."""
    roots: list[str] = []
    for mention in levels.find_all(chart):
        if start <= mention.start < end and (
            DERMATOME.match(chart.lower, mention.end)
            or _LEADING.search(chart.lower, max(start, mention.start - 20), mention.start)
        ):
            roots += [part for level in mention.levels for part in level.split("-")]
    return tuple(dict.fromkeys(roots))

"""Scores: so many out of ten."""

from __future__ import annotations

from extraction.chart import Chart
from extraction.numbers.quantity import Quantity


def find_all(chart: Chart) -> list[Quantity]:
    """Return every score out of ten (or of a hundred millimetres, brought to ten), in order of place."""
    return chart.found("scores", lambda _: [])

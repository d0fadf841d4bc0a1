"""Percents: how much of something, on a scale of 0 to 100."""

from __future__ import annotations

from extraction.chart import Chart
from extraction.numbers.quantity import Quantity


def find_all(chart: Chart) -> list[Quantity]:
    """Return every percent or fraction of the note, in percent, in order of place."""
    return chart.found("percents", lambda _: [])

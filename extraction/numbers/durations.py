"""Durations: how long, in days."""

from __future__ import annotations

from extraction.chart import Chart
from extraction.numbers.quantity import Quantity


def find_all(chart: Chart) -> list[Quantity]:
    """Return every length of time, in days, in order of place; "a few weeks" has no number and is left out."""
    return chart.found("durations", lambda _: [])

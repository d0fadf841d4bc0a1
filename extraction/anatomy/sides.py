"""Sides: left, right, both."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.chart import Chart
from models.vocabulary import Laterality


@dataclass(frozen=True, slots=True)
class Side:
    """The characters [start, end) that name a side."""

    start: int
    end: int
    side: Laterality


def find_all(chart: Chart) -> list[Side]:
    """Return every side of the note in order of place: words, "b/l", "L>R", "LT", "R" before a joint or test."""
    return chart.found("sides", lambda _: [])


def side_of(chart: Chart, start: int, end: int) -> Side | None:
    """Return the side of what stands at [start, end): within it, right before it, right after it, or shared by its list.

    Left and right named together ("left and right", "R and L") count as bilateral.
    """
    return next((side for side in find_all(chart) if side.start < end and side.end > start), None)

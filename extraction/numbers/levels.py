"""Levels: discs, facet joints, vertebrae and roots."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.chart import Chart
from models.levels import Level


@dataclass(frozen=True, slots=True)
class LevelMention:
    """The characters [start, end) that name a level or a range: "L3 through S1" holds L3-L4, L4-L5 and L5-S1."""

    start: int
    end: int
    levels: tuple[Level, ...]


def find_all(chart: Chart) -> list[LevelMention]:
    """Return every level or range of levels, in order of place; a vitamin, a lead or a unit is none."""
    return chart.found("levels", lambda _: [])

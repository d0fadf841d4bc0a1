"""Counts: how many, and the how-manieth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extraction.chart import Chart


@dataclass(frozen=True, slots=True)
class Count:
    """The characters [start, end) that count: "three", "x 3" (count), or "third", "#3", "3rd" (ordinal)."""

    start: int
    end: int
    value: int
    role: Literal["count", "ordinal"]


def find_all(chart: Chart) -> list[Count]:
    """Return every ordinal and every count of times or sets, in order of place."""
    return chart.found("counts", lambda _: [])

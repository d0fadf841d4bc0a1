"""Grades of strength and of reflexes: "4+/5", "2+", "+2/2"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart

_GRADE = re.compile(
    r"(?<![\w/.])(?:(?P<five>\+?[0-5](?:[+-]|\.5)?(?:\s?-\s?[0-5][+-]?)?)\s?(?:/|out\s+of)\s?5(?:[+-])?(?![\d/])"
    r"|\+?(?P<reflex>[0-4])(?P<plus>\+)?\s?(?:/\s?(?P<of>[24])(?!\d)|(?<=\+)(?![\w/])))"
)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade [start, end): what it grades, and whether it is normal."""

    start: int
    end: int
    type: str
    normal: bool


def find_all(chart: Chart) -> list[Grade]:
    """Return every grade of the note: of strength out of five, of reflexes with a plus or out of two or four."""
    return chart.found("neuro grades", _find)


def _find(chart: Chart) -> list[Grade]:
    return [_read(match) for match in _GRADE.finditer(chart.lower)]


def _read(match: re.Match[str]) -> Grade:
    if match["five"]:
        return Grade(match.start(), match.end(), "weakness", match["five"].strip("+") == "5")
    return Grade(match.start(), match.end(), "reflex_change", match["reflex"] == "2")

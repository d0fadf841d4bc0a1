"""Grades of strength and of reflexes: "4+/5", "2+", "+2/2", and pairs, right and left: "4-/4-", "1+/trace"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart
from extraction.seeking.seeker import Seeker

_GRADE = Seeker(
    r"(?<![\w/.])(?:(?P<five>\+?[0-5](?:[+-]|\.5)?(?:\s?-\s?[0-5][+-]?)?)\s?(?:/|out\s+of)\s?5(?:[+-])?(?![\d/])"
    r"|\+?(?P<reflex>[0-4])(?P<plus>\+)?\s?(?:/\s?(?P<of>[24])(?![\d+-]|\s?/)|(?<=\+)(?![\w/]))"
    r"|\+(?P<after>[0-4])(?![\d/])"
    r"|(?<![+(])(?P<signs>\+{2,4}|\+/-)(?![\w+/)])"
    r"|(?P<right>[0-5][+-]?|tr(?:ace)?)\s?/\s?(?P<left>[0-5][+-]?|tr(?:ace)?)(?!\d|/|[a-z]{4}))"
)
_SIGNED = re.compile(r"[+-]|tr|[01]")


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade [start, end): what it grades, and whether it is normal."""

    start: int
    end: int
    type: str
    normal: bool


def find_all(chart: Chart) -> list[Grade]:
    """Return every grade of the note: of strength out of five, of reflexes with a plus or out of two or four.

    A pair of grades may be one of strength or of reflexes: it is returned as both, and its function tells which.
    """
    return chart.found("neuro grades", _find)


def _find(chart: Chart) -> list[Grade]:
    return [grade for match in _GRADE.finditer(chart.index) for grade in _read(match)]


def _read(match: re.Match[str]) -> list[Grade]:
    if match["five"]:
        return [Grade(match.start(), match.end(), "weakness", match["five"].strip("+") == "5")]
    if match["right"]:
        return _pair(match)
    if match["signs"]:
        return [Grade(match.start(), match.end(), "reflex_change", match["signs"] == "++")]
    return [Grade(match.start(), match.end(), "reflex_change", (match["reflex"] or match["after"]) == "2")]


def _pair(match: re.Match[str]) -> list[Grade]:
    """Read a pair; two bare numbers may be a date or a count unless one is a nought or a one of each side."""
    sides = (match["right"], match["left"])
    if not any(_SIGNED.search(side) for side in sides):
        return []
    return [
        Grade(match.start(), match.end(), kind, all(side.strip("+") == normal for side in sides))
        for kind, normal in (("reflex_change", "2"), ("weakness", "5"))
    ]

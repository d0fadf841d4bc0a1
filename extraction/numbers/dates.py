"""Dates: calendar dates at the precision given, and times before the date of service."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.chart import Chart


@dataclass(frozen=True, slots=True)
class DateMention:
    """The characters [start, end) that give a date; `iso` is null for a relative date that cannot be resolved."""

    start: int
    end: int
    iso: str | None
    relative: bool = False


def find_all(chart: Chart) -> list[DateMention]:
    """Return every date of the note in order of place: ISO, US, UK, month names, and "three weeks ago"."""
    return chart.found("dates", lambda _: [])

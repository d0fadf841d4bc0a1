"""Severities: how bad a finding is said to be, in three grades."""

from __future__ import annotations

import re

from extraction.chart import Chart, Sentence
from extraction.targets.mention import Mention

_APART = re.compile(r"[,.;:\r\n]|\b(?:with|without|but|no)\b")
_AFTER = re.compile(r",?\s*(?:(?:which )?(?:is|are|to an?|,)\s*)?")
_REACH = 40


def severity_of(chart: Chart, start: int, end: int, within: Sentence | None = None) -> Mention | None:
    """Return the grade that stands before [start, end) in its phrase, in it, or right after it; null where none does.

    `within` is the sentence or clause that the grade may stand in; without it, the sentence at `start`.
    """
    place = within or chart.sentence_at(start)
    before = chart.mentions_in("severity", max(place.start, start - _REACH), start)
    if before and not _APART.search(chart.lower, before[-1].end, start):
        return before[-1]
    inner = chart.mentions_in("severity", start, end)
    if inner:
        return inner[0]
    after = chart.mentions_in("severity", end, min(place.end, end + _REACH))
    if after and _AFTER.fullmatch(chart.lower, end, after[0].start):
        ends = not chart.lower[after[0].end : after[0].end + 1].isspace()
        return after[0] if ends or " to a" in chart.lower[end : after[0].start] else None
    return None

"""Severity: how bad a finding is said to be."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.targets.mention import Mention

_BEFORE = re.compile(r"[^.;:\r\n]*")
_AFTER = re.compile(r",?\s*(?:(?:which )?(?:is|are|to a|,)\s*)?")
_REACH = 40


def severity_of(chart: Chart, start: int, end: int) -> Mention | None:
    """Return the grade that stands before [start, end) within its phrase, or right after it; null where none does."""
    sentence = chart.sentence_at(start)
    before = chart.mentions_in("severity", max(sentence.start, start - _REACH), start)
    for mention in reversed(before):
        between = chart.lower[mention.end : start]
        if not re.search(r"[,.;:\r\n]|\b(?:with|without|but|no)\b", between):
            return mention
        break
    inner = chart.mentions_in("severity", start, end)
    if inner:
        return inner[0]
    after = chart.mentions_in("severity", end, min(sentence.end, end + _REACH))
    if after and _AFTER.fullmatch(chart.lower, end, after[0].start):
        follows = chart.lower[after[0].end : after[0].end + 1]
        return after[0] if not follows.isspace() or "to a" in chart.lower[end : after[0].start] else None
    return None

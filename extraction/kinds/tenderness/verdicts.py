"""Verdicts: whether a word of palpation tells of tenderness, or of none."""

from __future__ import annotations

import re
from typing import Literal

from extraction.chart import Chart
from extraction.clauses import clause_at
from extraction.targets.mention import Mention

Verdict = Literal["tender", "denied"]
"""Whether a place hurts when it is pressed."""

_MARK = re.compile(
    r"\s*[:(=]?\s*(?:[-−–](?=\s*(?:[,;.)\r\n]|$))|\(-\)|(?:-?\s*(?:neg(?:ative)?|absent|none|nil|denied|no))\b(?=\s*(?:[,;.)\r\n]|$|bilat|on |both|at )))"
)


def told(chart: Chart, cue: Mention) -> Verdict | None:
    """Return what a word tells, or null where it tells of no tenderness at all.

    Palpation tells something only with a word of pain provoked; soreness only with a word of pressing.
    """
    sets = cue.entry.sets
    clause = clause_at(chart, cue.start)
    if sets["cue"] == "pressing":
        return None
    if sets["cue"] == "sore":
        pressed = [m for m in chart.mentions_in("tenderness", cue.end, clause.end) if m.entry.sets["cue"] == "pressing"]
        plain = any(m.entry.sets["cue"] == "tender" for m in chart.mentions_in("tenderness", clause.start, clause.end))
        return "tender" if pressed and not plain else None
    if sets["cue"] == "palpation":
        return _provoked(chart, cue, clause.end)
    return "denied" if sets.get("denied") else "tender"


def _provoked(chart: Chart, cue: Mention, end: int) -> Verdict | None:
    """Read what palpation provoked; a word of tenderness behind it speaks for itself."""
    if any(m.entry.sets["cue"] == "tender" for m in chart.mentions_in("tenderness", cue.end, end)):
        return None
    for result in chart.mentions_in("exam_result", cue.end, end):
        if result.entry.sets.get("pain") and not result.entry.sets.get("weak"):
            return "tender" if result.entry.sets["result"] == "positive" else "denied"
    return None


def marked_absent(chart: Chart, place: int) -> bool:
    """Say whether a mark or word of absence stands right behind: "left SIJ -", "tenderness: absent"."""
    return _MARK.match(chart.lower, place) is not None

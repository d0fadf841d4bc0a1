"""Findings that are only told: the risks of a consent, and what a patient is to come back for."""

from __future__ import annotations

import re
from typing import Literal

from extraction.chart import Chart, Sentence, by_start, overlapping
from extraction.targets.mention import Mention

Told = Literal["consent", "return"]

_LISTED = re.compile(r"[\s,;/&+•*-]*(?:(?:and|or|also|then|a|an|the|of|maybe|possible|possibly|rarely|rare)\b[\s,/]*)*")
_FINDINGS = frozenset({"risk", "neuro_deficit", "radiation"})


def told(chart: Chart, start: int, end: int, label: str) -> Told | None:
    """Say whether a finding [start, end) is only told of: as a risk agreed to, or as a reason to come back.

    Words of consent and of advice count when they stand before it in its sentence. So does a list of complications: a
    finding that stands in a row with "bleeding", "nerve damage" or "no relief" is one of the risks told.
    """
    if label not in _FINDINGS:
        return None
    section = chart.section_at(start)
    if section is not None and section.name == "consent":
        return "consent"
    sentence = chart.sentence_at(start)
    cues = chart.mentions_in("told", sentence.start, sentence.end)
    kinds = {cue.entry.sets["told"] for cue in cues if cue.start < end}
    behind = {cue.entry.sets["told"] for cue in cues if cue.end > end}
    if "after" in behind:
        return "return"
    if (
        "consent" in kinds
        or "outcome" in behind
        or ("return" not in kinds and _among_complications(chart, sentence, start, end))
    ):
        return "consent"
    return "return" if "return" in kinds else None


def _among_complications(chart: Chart, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether [start, end) stands in a row with what only a consent lists."""
    risks = chart.mentions_in("risk", sentence.start, sentence.end)
    items = chart.mentions_in("complication", sentence.start, sentence.end)
    items = [item for item in items if not overlapping(risks, item.start, item.end)]
    named = sorted([*items, *risks], key=by_start)
    before = [m for m in named if m.end <= start]
    after = [m for m in named if m.start >= end]
    return _reached(chart, before[::-1], start, backwards=True) or _reached(chart, after, end, backwards=False)


def _reached(chart: Chart, row: list[Mention], at: int, *, backwards: bool) -> bool:
    """Walk along a row of listed words until a complication is met."""
    for mention in row:
        low, high = (mention.end, at) if backwards else (at, mention.start)
        if low > high or _LISTED.fullmatch(chart.lower, low, high) is None:
            return False
        if mention.entry.id.startswith("complication."):
            return True
        at = mention.start if backwards else mention.end
    return False

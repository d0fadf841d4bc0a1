"""Drafts of lengths of time, and the words that lead to them."""

from __future__ import annotations

from extraction.anatomy.phrase_sides import phrase_side
from extraction.chart import Chart
from extraction.draft import Draft
from extraction.kinds.symptom_duration.regions import regions_of
from extraction.kinds.symptom_duration.times import Time
from extraction.targets.mention import Mention


def drafts_of(chart: Chart, time: Time, symptom: Mention | None, start: int, end: int) -> list[Draft]:
    """Draft a length of time for each region of its symptom; null where the note only labels it."""
    rule = time.rule or (symptom.entry.id if symptom else "symptom_duration.label")
    drafts = []
    for region in regions_of(chart, symptom, start, end):
        draft = Draft("symptom_duration", time.start, time.end, rule, {"days": time.days, "region": region})
        if symptom is not None:
            draft.cite(symptom)
            _add_side(chart, draft, symptom)
        drafts.append(draft)
    return drafts


def _add_side(chart: Chart, draft: Draft, symptom: Mention) -> None:
    """Give the time the side of what lasts: "four months of pain in the left shoulder"."""
    side = phrase_side(chart, symptom.start, symptom.end)
    if side is not None:
        draft.laterality = side.side
        draft.cite(side)


def cues_of(chart: Chart, role: str, start: int, end: int) -> list[Mention]:
    """Return the words of a role in [start, end)."""
    return [m for m in chart.mentions_in("symptom_duration", max(0, start), end) if m.entry.sets["role"] == role]

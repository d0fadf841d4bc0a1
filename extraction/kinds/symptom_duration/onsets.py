"""Beginnings: lengths of time told by when a symptom began."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.chart import Chart, Sentence
from extraction.draft import Draft
from extraction.kinds.symptom_duration.drafts import cues_of, drafts_of
from extraction.kinds.symptom_duration.subject import (
    about_pain,
    barred,
    is_pain,
    pain_after,
    pain_before,
    spoken_of_pain,
    symptoms_in,
)
from extraction.kinds.symptom_duration.times import Time

_CHANGED = re.compile(r"\s+(?:to\s+)?(?:radiat|worsen|improv|progress|spread|mov|get|becom|subsid|resolv|eas)\w*")
_WHILE = re.compile(r"\b(?:while|when|whilst)\b")
_PRONOUN = 4
_LONE = re.compile(
    r"[\s,;:.•*()\d-]*(?:(?:it|this|that|which|symptoms?|they|pain|the|has|have|had|all|gradual|sudden)\s+)*"
)
_REACH = 90
_PART = re.compile(r",|\band\b|:")
_JUST_BEFORE = 14
_SHORT = 50


def begun(chart: Chart, clause: Sentence, time: Time) -> list[Draft]:
    """Read "the pain started ten days ago", "developed neck pain in 2019", "began two years ago"."""
    onsets = [m for m in cues_of(chart, "onset", clause.start, time.start) if time.start - m.end <= _REACH]
    if not onsets:
        return []
    onset = onsets[-1]
    if _CHANGED.match(chart.lower, onset.end):
        return []
    circumstance = _WHILE.search(chart.lower, onset.end, time.start)
    if barred(chart, onset.end, circumstance.start() if circumstance else time.start):
        return []
    named = symptoms_in(chart, onset.end, time.start, general=True)
    inside = [m for m in named if m.entry.sets["role"] != "general" or m.end - m.start > _PRONOUN]
    if inside:
        symptom = inside[0] if is_pain(inside[0]) else None
    else:
        symptom = pain_before(chart, clause, onset.start, general=True)
    lone = _LONE.fullmatch(chart.lower, clause.start, onset.start) and spoken_of_pain(chart, onset.start)
    injured = "event" in onset.entry.sets and about_pain(chart, clause, onset)
    if symptom is None and not lone and not injured:
        return []
    if symptom is not None and not inside and barred(chart, symptom.end, onset.start):
        return []
    if symptom is not None and not about_pain(chart, clause, symptom):
        return []
    told = replace(time, rule=onset.entry.id, start=time.start if time.form == "ago" else onset.start)
    return drafts_of(chart, told, symptom, clause.start, clause.end)


def beginning(chart: Chart, clause: Sentence, time: Time) -> list[Draft]:
    """Read "two years ago he developed pain in his arm"."""
    onsets = cues_of(chart, "onset", time.end, min(clause.end, time.end + _SHORT))
    if (
        not onsets
        or _PART.search(chart.lower, time.end + 1, onsets[0].start)
        or barred(chart, time.end, onsets[0].start)
    ):
        return []
    during = _WHILE.search(chart.lower, clause.start, time.start)
    if barred(chart, time.start - _JUST_BEFORE, time.start) and not during:
        return []
    symptom = pain_after(chart, clause, onsets[0].end)
    if symptom is None:
        named = symptoms_in(chart, time.end, min(clause.end, onsets[0].end + _SHORT), general=True)
        symptom = next((m for m in named if m.end - m.start > _PRONOUN and about_pain(chart, clause, m)), None)
    if symptom is None or not is_pain(symptom):
        return []
    return drafts_of(chart, replace(time, rule=onsets[0].entry.id), symptom, time.end, clause.end)

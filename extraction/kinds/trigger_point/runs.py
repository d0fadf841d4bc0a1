"""Runs: the cues that together tell of the same trigger points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.chart import Chart, Sentence, overlapping
from extraction.clauses import clause_at
from extraction.kinds.procedure.naming import procedures
from extraction.targets.mention import Mention

_NOT = re.compile(r"\b(?:not|no|nor|neither|without|never|nil|w/o)\b|n't\b")
_DENIED = re.compile(r"(?:\b(?:not|no|nor|neither|without|never|nil|w/o)|n't)\b[^,;.:\r\n]*$")
_LETTER = re.compile(r"\s*(?:from|to|by|dated|sent|ref)\b")
_FELT_BY_PATIENT = re.compile(r"\s+(?:of (?:pain|pressure|numbness)|around|feeling|sensation)\b")
_NEXT = 160


def runs_of(chart: Chart) -> list[list[Mention]]:
    """Return the cues of each clause together, with the signs that go on with them; those of a treatment are left out."""
    cues = [cue for cue in chart.mentions.get("trigger_point", []) if _tells(chart, cue)]
    runs: list[list[Mention]] = []
    for cue in cues:
        if runs and (_together(chart, runs[-1][-1], cue) or _goes_on(chart, runs[-1], cue)):
            runs[-1].append(cue)
        else:
            runs.append([cue])
    return runs


def is_denied(chart: Chart, cue: Mention) -> bool:
    """Say whether a cue's own words deny it: "no twitch", "without referral"."""
    low = max(clause_at(chart, cue.start).start, cue.start - _NEXT)
    return _DENIED.search(chart.lower[low : cue.start]) is not None


def previous_line(chart: Chart, place: int) -> Sentence | None:
    """Return the sentence before the one that holds the place."""
    number = chart.sentence_index(place)
    return chart.sentences[number - 1] if number else None


def following_line(chart: Chart, place: int) -> Sentence | None:
    """Return the sentence after the one that holds the place."""
    number = chart.sentence_index(place) + 1
    return chart.sentences[number] if number < len(chart.sentences) else None


def _tells(chart: Chart, cue: Mention) -> bool:
    if cue.entry.sets["cue"] == "treatment" or _FELT_BY_PATIENT.match(chart.lower, cue.end):
        return False
    if any(named.rule == "part.trigger_point" for named in overlapping(procedures(chart), cue.start, cue.end)):
        return False  # "trigger point and SI joint injections"
    return cue.entry.id != "trigger_point.twitch" or not _LETTER.match(chart.lower, cue.end)


def _together(chart: Chart, first: Mention, second: Mention) -> bool:
    clause = clause_at(chart, first.start)
    return first.end <= clause.end and second.start < clause.end


def _goes_on(chart: Chart, run: Sequence[Mention], cue: Mention) -> bool:
    """Say whether a sign of the next clause or sentence goes on with a run that names trigger points."""
    last = run[-1]
    if cue.entry.sets["cue"] != "sign" or cue.start - last.end > _NEXT or _NOT.search(chart.lower, last.end, cue.end):
        return False
    if all(one.entry.sets["cue"] != "point" for one in run) or is_denied(chart, run[0]):
        return False
    if chart.mentions_in("muscle", clause_at(chart, cue.start).start, cue.start):
        return False
    return chart.sentence_index(cue.start) - chart.sentence_index(last.start) <= 1


def denied_signs(chart: Chart, cues: Sequence[Mention]) -> set[object]:
    """Return the signs that their own words deny beside trigger points that are there."""
    return {cue.entry.sets["signs"] for cue in cues if "signs" in cue.entry.sets and is_denied(chart, cue)}

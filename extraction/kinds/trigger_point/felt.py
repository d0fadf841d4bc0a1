"""What palpation found: a search without a finding, a finding told of as what can be felt."""

from __future__ import annotations

import re

from extraction.assertion.assessment import Assessment
from extraction.chart import Chart
from extraction.draft import Draft
from extraction.targets.mention import Mention
from models.vocabulary import Assertion

_BREAK = re.compile(r"[;]|\b(?:but|although|however|while|whereas)\b")
_AFTER = 110


def felt_as(chart: Chart, draft: Draft, assessment: Assessment) -> Assertion | None:
    """Return the assertion of what palpation was to find, or null where it is no finding.

    "No taut bands could be felt" and "searched for trigger points but found none" are absent: the words "could be" or
    "found" belong to the search. Trigger points only searched for, wished treated or warned of are no finding.
    """
    sentence = chart.sentence_at(draft.start)
    words = chart.mentions_in("felt", sentence.start, sentence.end)
    before = [word for word in words if word.end <= draft.start and not _cut(chart, word.end, draft.start)]
    after = [word for word in words if draft.end <= word.start <= draft.end + _AFTER]
    if _missing(chart, draft, after, searched=_last(before) == "searched") or _last(before) == "unable":
        return "absent"
    if _last(before) == "searched":
        return None
    unreal = assessment.assertion == "conditional" or assessment.temporality == "planned"
    if not unreal:
        return assessment.assertion
    return _found(assessment, draft, before, after)


def _found(assessment: Assessment, draft: Draft, before: list[Mention], after: list[Mention]) -> Assertion | None:
    """Read what a wish or a condition seems to reach, where a word of palpation stands between or holds its cue."""
    for cue in assessment.cues:
        if cue.category not in ("PLANNED", "CONDITIONAL"):
            continue
        held = any(word.start <= cue.start < word.end for word in (*before, *after))
        between = any(cue.end <= word.start for word in before) and cue.end <= draft.start
        if not held and not between:
            return None
    return "absent" if any(cue.category == "NEGATED" for cue in assessment.cues) else "present"


def _missing(chart: Chart, draft: Draft, after: list[Mention], *, searched: bool) -> bool:
    """Say whether what follows tells that nothing was found; a sign that is missing denies only itself."""
    cues = chart.mentions_in("trigger_point", draft.end, draft.end + _AFTER)
    for word in after:
        if word.entry.sets["felt"] == "missing" and not any(cue.start < word.start for cue in cues):
            return searched or not _BREAK.search(chart.lower, draft.end, word.start)
    return False


def _last(words: list[Mention]) -> object:
    return words[-1].entry.sets["felt"] if words else None


def _cut(chart: Chart, start: int, end: int) -> bool:
    return _BREAK.search(chart.lower, start, end) is not None

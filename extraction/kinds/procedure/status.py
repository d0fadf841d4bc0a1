"""Whether a procedure was done, is planned, requested or declined: by cue, section, heading of its list and date."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extraction.chart import Chart
from extraction.draft import Draft
from extraction.kinds.procedure.gaps import filling_words
from extraction.kinds.procedure.leads import label_of, lead_of
from extraction.kinds.procedure.names import Named
from extraction.kinds.procedure.naming import procedures
from extraction.targets.mention import Mention

_WORD = re.compile(r"\w+")
_BREAK = re.compile(r";|\bbut\b|\bhowever\b|\balthough\b|\bwhile\b|\bwhereas\b|(?<=[a-z)])\. ")
_IF_AFTER = re.compile(r"\W{0,3}(?:\w+\W{1,2}){0,3}\b(?:if|provided|pending|should)\b|\W{0,3}(?:\w+\W){0,1}as needed")
_NEGATED_GAP = re.compile(r"\w+")
_PLAN = ("plan", "assessment_plan")
_STRENGTH = {"asked": 1, "lead": 5, "section": 8}
_REACH, _FAR = 30, 300
_WEAK, _ASKED = 6, 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What the note says of a procedure: a status of the cue vocabulary, how near its cue stands in words, and the cue."""

    status: str
    distance: int
    cue: Mention | None = None


def standing(chart: Chart, named: Named) -> Standing:
    """Weigh the cues around a procedure with its list's heading and its section; the nearest in words wins."""
    told = [*_cues(chart, named), *_lead(chart, named), *_section(chart, named)]
    if not told:
        return Standing("done", 99)
    return min(told, key=lambda s: (s.distance, s.status))


def _cues(chart: Chart, named: Named) -> list[Standing]:
    sentence = chart.sentence_at(named.start)
    low, high = max(sentence.start, named.start - _FAR), min(sentence.end, named.end + _FAR)
    found = chart.mentions_in("procedure_cue", low, high)
    names = procedures(chart)
    first, last = (bisect_left(names, place, key=lambda n: n.start) for place in (low, high))
    inside_names = names[first:last]
    result = []
    for cue in found:
        if any(n.start <= cue.start and cue.end <= n.end for n in inside_names):
            continue
        distance = _distance(chart, named, cue, inside_names)
        distance = 0 if cue.entry.sets.get("strong") and distance < 6 else distance
        distance += _WEAK if cue.entry.sets.get("weak") else 0
        distance -= min(distance, _ASKED) if cue.entry.sets["status"] == "requested" else 0
        if distance < _REACH:
            result.append(Standing(str(cue.entry.sets["status"]), distance, cue))
    return result


def _distance(chart: Chart, named: Named, cue: Mention, names: list[Named]) -> int:
    before = cue.end <= named.start
    if before and cue.entry.sets["where"] == "after":
        return _REACH
    start, end = (cue.end, named.start) if before else (named.end, cue.start)
    if end < start:
        return _REACH
    words = len(_WORD.findall(chart.lower, start, end))
    words += 6 * len(_BREAK.findall(chart.lower, start, end))
    between = sum(1 for n in names if start <= n.start and n.end <= end)
    if before:
        return words + between
    return words + 8 * between + (2 if "," in chart.lower[start:end] else 1)


def _lead(chart: Chart, named: Named) -> list[Standing]:
    lead = label_of(chart, named.start) or lead_of(chart, named.start)
    if lead is None:
        return []
    cues = [c for c in chart.mentions_in("procedure_cue", lead.start, lead.end) if not _mere_following(chart, c)]
    asked = [cue for cue in cues if cue.entry.sets["status"] == "requested"]
    if asked:
        return [Standing("requested", _STRENGTH["asked"], asked[-1])]
    return [Standing(str(cue.entry.sets["status"]), _STRENGTH["lead"], cue) for cue in cues[-1:]]


def _mere_following(chart: Chart, cue: Mention) -> bool:
    """Say whether "following" only announces the list ("the following:")."""
    return chart.lower[cue.start : cue.end] == "following" and chart.lower[cue.end : cue.end + 1] == ":"


def _section(chart: Chart, named: Named) -> list[Standing]:
    section = chart.section_at(named.start)
    if section is None:
        return []
    heading = chart.mentions_in("procedure_cue", section.start, section.heading_end)
    if any(cue.entry.sets["status"] == "requested" for cue in heading):
        return [Standing("requested", _STRENGTH["section"] - 1)]
    if heading and section.name == "other":
        return [Standing(str(heading[-1].entry.sets["status"]), _STRENGTH["section"] - 1)]
    if section.name in _PLAN:
        return [Standing("planned", _STRENGTH["section"])]
    if section.name in ("chief_complaint",):
        return [Standing("planned", _STRENGTH["section"] + 4)]
    if section.name in ("procedure", "past_medical_history", "past_surgical_history"):
        return [Standing("done", 3)]
    return []


def never(chart: Chart, named: Named, draft: Draft) -> bool:
    """Say whether a negation is said of the procedure itself and not of something that stands beside it."""
    if draft.assessment is None:
        return False
    for cue in draft.assessment.cues:
        if cue.category != "NEGATED":
            continue
        if cue.end <= named.start:
            gap = _NEGATED_GAP.findall(chart.lower, cue.end, named.start)
            if len(gap) <= 6 and all(_passes(word) for word in gap):
                return True
        elif (cue.start >= named.end and len(_WORD.findall(chart.lower, named.end, cue.start)) <= 1) or (
            cue.start < named.end and cue.end > named.start
        ):
            return True
    return False


def _passes(word: str) -> bool:
    return word.isdigit() or (len(word) <= 3 and word[0] in "ctls" and word[1:].isdigit()) or word in _NEGATION_PASSES


_NEGATION_PASSES = (filling_words() - {"for", "with", "at", "in", "on", "to", "into", "under", "is", "are", "was", "were"}) | {
    "any", "previous", "prior", "other", "undergone", "received", "earlier", "more", "further", "past", "recent", "history",
    "formal", "tried", "needed", "required", "gone", "through", "underwent", "facet", "sij", "si", "injections", "injection",
}  # fmt: skip


def conditional(chart: Chart, named: Named, draft: Draft, told: Standing) -> bool:
    """Say whether the procedure is only a step that hangs on something else."""
    if draft.assessment is None or (told.status == "done" and told.distance < 99):
        return False
    if _IF_AFTER.match(chart.lower, named.end, named.end + 40) and told.status == "planned":
        return True
    for cue in draft.assessment.cues:
        if cue.category != "CONDITIONAL":
            continue
        own_cue = told.cue
        if own_cue is not None and cue.start < own_cue.end and cue.end > own_cue.start:
            continue
        if cue.start < named.start or told.status != "requested":
            return True
    return False

"""What the words around a target make of it: assertion, temporality, experiencer."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.assertion.assessment import Assessment, Cue, Experiencer
from extraction.assertion.context import modifiers_of
from extraction.chart import Chart
from models.vocabulary import Assertion, Temporality

_BY_SECTION: dict[str, Assertion] = {"family_history": "family", "consent": "conditional"}


def assess(chart: Chart, targets: Sequence[tuple[int, int, str]]) -> list[Assessment]:
    """Assess each target (start, end, label) of the chart by the cues of its sentence and by its section.

    A relative's finding outweighs a condition, that a hedge, and that a negation: the safer reading wins.
    """
    if not targets:
        return []
    found = modifiers_of(chart, targets)
    return [_assessment(chart, start, cues) for (start, _, _), cues in zip(targets, found, strict=True)]


def _assessment(chart: Chart, start: int, found: list[tuple[str, str, int, int]]) -> Assessment:
    cues = tuple(Cue(category, begin, end) for category, _, begin, end in found)
    categories = {cue.category for cue in cues}
    experiencer: Experiencer = "patient"
    if "FAMILY" in categories or "OTHER_PERSON" in categories:
        experiencer = "family" if "FAMILY" in categories else "other"
    assertion: Assertion = "present"
    if experiencer != "patient":
        assertion = "family"
    elif "CONDITIONAL" in categories:
        assertion = "conditional"
    elif "NEGATED" in categories:
        assertion = "absent"
    elif "POSSIBLE" in categories:
        assertion = "possible"
    temporality: Temporality = "current"
    if "PLANNED" in categories:
        temporality = "planned"
    elif "PAST" in categories:
        temporality = "past"
    section = chart.section_at(start)
    if section is not None and assertion in ("present", "possible"):
        assertion = _BY_SECTION.get(section.name, assertion)
    return Assessment(assertion, temporality, experiencer, cues)

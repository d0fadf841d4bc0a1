"""What the words around a target make of it: assertion, temporality, experiencer."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.assertion.assessment import Assessment, Cue, Experiencer
from extraction.assertion.context import Modifier, modifiers_of
from extraction.assertion.told import told
from extraction.chart import Chart
from extraction.sections.section import NoteSection
from models.vocabulary import Assertion, Section, Temporality

_TREATMENTS = frozenset({"procedure", "therapy", "medication"})
_OWN = frozenset({"procedure", "therapy", "relief"})
"""What a family history seldom tells of: a line of its own that names no relative is the patient's."""
_TENSE: dict[Section, Temporality] = {"plan": "planned", "past_surgical_history": "past"}


def assess(chart: Chart, targets: Sequence[tuple[int, int, str]]) -> list[Assessment]:
    """Assess each target (start, end, label) of the chart by the cues of its sentence and by its section.

    A relative's finding outweighs a condition, that a negation, and that a hedge: where a sentence says several things
    of a target, the reading that claims least about the patient wins. In a family history everything is the family's;
    in consent and discharge advice everything is conditional, and what a sentence only tells of (`told`) is. In a plan, a treatment is planned unless a cue says when.
    """
    if not targets:
        return []
    found = modifiers_of(chart, targets)
    return [_assessment(chart, target, modifiers) for target, modifiers in zip(targets, found, strict=True)]


def _assessment(chart: Chart, target: tuple[int, int, str], modifiers: list[Modifier]) -> Assessment:
    start, end, label = target
    mine = _without_double_negation(chart, _without_results(chart, target, modifiers))
    cues = tuple(Cue(category, begin, end) for category, _, begin, end in mine)
    categories = {cue.category for cue in cues}
    section = chart.section_at(start)
    of_relatives = (
        section is not None and section.name == "family_history" and not _goes_back(chart, section, start, label)
    )
    experiencer = _experiencer(categories, of_relatives=of_relatives)
    assertion = _assertion(categories, experiencer)
    advice = section is not None and section.hypothetical
    talk = "consent" if advice else told(chart, start, end, label)
    return Assessment(
        "conditional" if talk and assertion != "family" else assertion,
        _temporality(categories, label, section.name if section else None),
        experiencer,
        cues,
        boilerplate=talk == "consent" or (assertion == "conditional" and "RISK" in categories),
    )


def _without_results(chart: Chart, target: tuple[int, int, str], modifiers: list[Modifier]) -> list[Modifier]:
    """Drop the "negative" behind a target that is the result of a test named between ("pain to the foot, slump negative")."""
    _, end, label = target
    if label == "exam_test":
        return modifiers
    return [
        m
        for m in modifiers
        if m.category != "NEGATED" or m.start < end or not chart.mentions_in("exam_test", end, m.start)
    ]


def _without_double_negation(chart: Chart, modifiers: list[Modifier]) -> list[Modifier]:
    """Drop the "without" of "cannot walk without pain": the two negations cancel out."""
    unable = [modifier for modifier in modifiers if modifier.category == "UNABLE"]
    if not unable:
        return modifiers
    first = min(modifier.start for modifier in unable)
    return [
        m
        for m in modifiers
        if m.category != "UNABLE" and not (m.start > first and chart.lower.startswith("without", m.start))
    ]


def _goes_back(chart: Chart, section: NoteSection, start: int, label: str) -> bool:
    """Say whether a line under a family history that was told in its first line speaks of the patient's own treatment."""
    first = chart.text.find("\n", section.heading_end)
    if (
        label not in _OWN
        or not section.heading_end < first < start
        or not chart.text[section.heading_end : first].strip()
    ):
        return False
    line = chart.text.rfind("\n", first, start) + 1
    end = chart.text.find("\n", start)
    people = chart.mentions_in("person", line, end if end > 0 else len(chart.text))
    return not any(person.entry.sets["person"] in ("relative", "companion") for person in people)


def _experiencer(categories: set[str], *, of_relatives: bool) -> Experiencer:
    if "FAMILY" in categories or of_relatives:
        return "family"
    return "other" if "OTHER_PERSON" in categories else "patient"


def _assertion(categories: set[str], experiencer: Experiencer) -> Assertion:
    if experiencer != "patient":
        return "family"
    if "CONDITIONAL" in categories or "RISK" in categories:
        return "conditional"
    if "NEGATED" in categories:
        return "absent"
    return "possible" if "POSSIBLE" in categories else "present"


def _temporality(categories: set[str], label: str, section: Section | None) -> Temporality:
    if "PLANNED" in categories:
        return "planned"
    if "PAST" in categories:
        return "past"
    if label in _TREATMENTS and section is not None and "CURRENT" not in categories:
        return _TENSE.get(section, "current")
    return "current"

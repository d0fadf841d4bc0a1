"""What the note says of a drug's use: current, stopped, failed, planned or an allergy."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.draft import Draft
from extraction.kinds.medication.standing import is_taken_now
from extraction.kinds.therapy.course import Course, course_at, headed_course
from extraction.targets.mention import Mention

_BY_COURSE = {
    "failed": "failed",
    "stopped": "stopped",
    "current": "current",
    "planned": "planned",
    "tried": "stopped",
    "completed": "stopped",
    "refused": "planned",
    "allergy": "allergy",
}
_BY_SECTION = {
    "allergies": "allergy",
    "medications": "current",
    "procedure": "current",
    "plan": "planned",
    "assessment_plan": "planned",
}
_PLANS = ("plan", "assessment_plan")
_TOLD_BEFORE = ("hpi", "chief_complaint", "past_medical_history", "social_history")
_CHANGE = re.compile(r"(?:increas|decreas|reduc|titrat|adjust|lower|rais|uptitrat|doubl)")
_NEW_DOSE = re.compile(r"[^.;\n]{0,60}?\b(?:to|by)\s+(?:\w+\s+){0,2}\d")
_PASSIVE = re.compile(r"\b(?:was|were|been)\s+(?:\w+ed\s+)?\Z")
_FOR = re.compile(r"\b(?:for|to (?:treat|control|help))\s(?:[\w-]+\s){0,3}\Z")
_TO_STOP = re.compile(r"(?:stop|discontinue|hold|quit|d/c|wean|taper)(?:\s|\Z)")
_GIVEN = re.compile(r"\b(?:inject\w*|infiltrat\w*|instill\w*|syringe|needle|anesthetized|anaesthetized|wheal)\b")


def told_status(chart: Chart, course: Course | None, drug: Mention) -> str | None:
    """Return the status that the words around a drug tell, or null where only its section can."""
    section = chart.section_at(drug.start)
    name = section.name if section else None
    if name == "allergies":
        return "current" if course is not None and course.status == "current" else "allergy"
    if course is None or (course.status == "allergy" and _is_purpose(chart, course, drug)):
        return None
    words = chart.lower[course.start : course.end]
    if course.status == "switched":
        to_come = name in _PLANS or not words.startswith(
            ("switched", "changed", "transitioned", "converted", "rotated")
        )
        return "planned" if to_come else "current"
    if course.status == "current" and _is_new(chart, words, drug, planned=name in _PLANS):
        return "planned"
    if course.status == "planned" and name in _TOLD_BEFORE and words.endswith("prescribed"):
        return "current" if _PASSIVE.search(chart.lower, max(0, course.start - 14), course.end - 10) else "planned"
    if course.status in ("tried", "planned") and name == "procedure":
        return "current"
    return _BY_COURSE[course.status]


def _is_purpose(chart: Chart, course: Course, drug: Mention) -> bool:
    """Say whether an allergy is what a drug is taken for: "uses Zyrtec for her seasonal allergies"."""
    return course.start >= drug.end and _FOR.search(chart.lower, drug.end, course.start) is not None


def _is_new(chart: Chart, words: str, drug: Mention, *, planned: bool) -> bool:
    """Say whether a change in a plan is a new prescription: "started on", "increase to 40 mg", not "decrease her dose"."""
    if not planned and not words.startswith(("increase", "decrease", "titrate", "reduce")):
        return False
    if "start" in words:
        return planned
    if not _CHANGE.search(words) or (not planned and words.split(maxsplit=1)[0].endswith("ed")):
        return False
    return _NEW_DOSE.match(chart.lower, drug.end, chart.sentence_at(drug.start).end) is not None


def to_be_stopped(chart: Chart, draft: Draft) -> bool:
    """Say whether a drug is stopped by this note and not before it: "discontinue naproxen", "I will hold the warfarin"."""
    assert draft.assessment is not None
    course = course_at(chart, draft.start, draft.end)
    if course is None:
        return False
    to_come = _TO_STOP.match(chart.lower, course.start, course.end + 1) is not None
    return to_come or draft.assessment.temporality == "planned"


def status_by_place(chart: Chart, draft: Draft) -> str:
    """Return the status of a drug that is only listed: its section's, else by the tense of what is said."""
    assert draft.assessment is not None
    headed = headed_course(chart, draft.start)
    if headed is not None and headed.status in _BY_COURSE:
        return _BY_COURSE[headed.status]
    section = chart.section_at(draft.start)
    if draft.assessment.cued("PLANNED") and draft.assessment.cued("POSSIBLE"):
        return "planned"  # an option only discussed
    if section is not None and section.name in _BY_SECTION:
        return _BY_SECTION[section.name]
    if draft.assessment.temporality == "planned":
        return "planned"
    if draft.assessment.temporality != "past" or is_taken_now(chart, draft):
        return "current"
    sentence = chart.sentence_at(draft.start)
    return "current" if _GIVEN.search(chart.lower, sentence.start, sentence.end) else "stopped"

"""What the note says of a drug's use: current, stopped, failed, planned or an allergy."""

from __future__ import annotations

from extraction.chart import Chart
from extraction.draft import Draft
from extraction.kinds.therapy.course import Course, headed_course

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


def told_status(chart: Chart, course: Course | None, position: int) -> str | None:
    """Return the status that the words around a drug tell, or null where only its section can."""
    section = chart.section_at(position)
    name = section.name if section else None
    if name == "allergies":
        return "current" if course is not None and course.status == "current" else "allergy"
    if course is None:
        return None
    if course.status == "switched":
        return "planned" if name in ("plan", "assessment_plan") else "current"
    if course.status in ("tried", "planned") and name == "procedure":
        return "current"
    return _BY_COURSE[course.status]


def status_by_place(chart: Chart, draft: Draft) -> str:
    """Return the status of a drug that is only listed: its section's, else by the tense of what is said."""
    assert draft.assessment is not None
    headed = headed_course(chart, draft.start)
    if headed is not None and headed.status in _BY_COURSE:
        return _BY_COURSE[headed.status]
    section = chart.section_at(draft.start)
    if section is not None and section.name in _BY_SECTION:
        return _BY_SECTION[section.name]
    if draft.assessment.temporality == "planned":
        return "planned"
    return "stopped" if draft.assessment.temporality == "past" else "current"

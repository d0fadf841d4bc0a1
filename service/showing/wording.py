"""The words and signs by which outcomes, results and treatments are shown; a sign never stands without its word."""

from typing import NamedTuple

from models.determination import Outcome, ProcedureLine, Result
from models.levels import VERTEBRAE, between
from models.vocabulary import Family, Section


class Sign(NamedTuple):
    """A word, the sign beside it, and its tone: good, bad, open, or mixed."""

    word: str
    sign: str
    tone: str


OUTCOMES: dict[Outcome, Sign] = {
    "approved": Sign("Approved", "✓", "good"),
    "approved_with_modification": Sign("Approved with modification", "✓", "mixed"),
    "partially_approved": Sign("Partially approved", "◐", "mixed"),
    "denied": Sign("Denied", "✗", "bad"),
    "needs_information": Sign("Needs information", "?", "open"),
    "needs_clinician_review": Sign("Needs clinician review", "!", "bad"),
    "not_in_policy": Sign("Not in this policy", "–", "open"),
}
"""How an outcome is shown."""

RESULTS: dict[Result, Sign] = {
    "met": Sign("Met", "✓", "good"),
    "not_met": Sign("Not met", "✗", "bad"),
    "not_documented": Sign("Not documented", "?", "open"),
    "conflicting": Sign("Conflicting", "⇄", "mixed"),
}
"""How the result of a criterion is shown."""

_FAMILIES: dict[Family, str] = {
    "facet_injection": "Facet joint injection",
    "medial_branch_block": "Medial branch block",
    "radiofrequency_ablation": "Radiofrequency ablation",
    "sij_injection": "Sacroiliac joint injection",
    "trigger_point_injection": "Trigger point injections",
    "epidural_injection": "Epidural injection",
    "surgery": "Surgery",
    "physical_therapy": "Physical therapy",
    "medication": "Medication",
    "other": "Other procedure",
    "unspecified": "Procedure",
}


_SECTIONS: dict[Section, str] = {
    "chief_complaint": "Complaint",
    "hpi": "History",
    "past_medical_history": "Past medical",
    "past_surgical_history": "Past surgical",
    "medications": "Medications",
    "allergies": "Allergies",
    "family_history": "Family",
    "social_history": "Social",
    "review_of_systems": "Systems",
    "physical_exam": "Exam",
    "imaging": "Imaging",
    "labs": "Labs",
    "assessment": "Assessment",
    "plan": "Plan",
    "assessment_plan": "Assessment, plan",
    "procedure": "Procedure",
    "indication": "Indication",
    "consent": "Consent",
    "other": "Other",
}


def section_title(section: Section) -> str:
    """Name a section in the margin of a note."""
    return _SECTIONS[section]


def family_title(family: Family) -> str:
    """Name a family of treatments as a heading does."""
    return _FAMILIES[family]


def procedure_details(line: ProcedureLine) -> str:
    """Write a procedure's codes, side and levels in one phrase.

    >>> procedure_details(ProcedureLine(family="facet_injection", cpt=("64493", "64494"), levels=("L4-L5", "L5-S1")))
    '64493 + 64494, L4-S1'
    """
    parts = [" + ".join(line.cpt), line.laterality, levels_as_text(line.levels)]
    return ", ".join(part for part in parts if part)


def levels_as_text(levels: tuple[str, ...]) -> str:
    """Write adjoining disc levels as one range.

    >>> levels_as_text(("L3-L4", "L4-L5")), levels_as_text(("L3-L4", "L5-S1")), levels_as_text(("L5",))
    ('L3-L5', 'L3-L4, L5-S1', 'L5')
    """
    if not levels or any("-" not in level for level in levels):
        return ", ".join(levels)
    tops = sorted(VERTEBRAE.index(level.split("-")[0]) for level in levels if level.split("-")[0] in VERTEBRAE)
    if not tops or tops[-1] + 1 >= len(VERTEBRAE):
        return ", ".join(levels)
    whole = between(VERTEBRAE[tops[0]], VERTEBRAE[tops[-1] + 1])
    joined = f"{VERTEBRAE[tops[0]]}-{VERTEBRAE[tops[-1] + 1]}"
    return joined if set(whole) == set(levels) else ", ".join(levels)

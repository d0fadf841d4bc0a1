"""The closed vocabularies that facts, requests and determinations share."""

from typing import Literal

Kind = Literal[
    "relief", "pain_score", "symptom_duration", "pain_location", "radiation", "tenderness", "exam_test",
    "trigger_point", "neuro_deficit", "imaging_finding", "medication", "therapy", "procedure",
    "functional_impact", "diagnosis", "risk",
]  # fmt: skip
"""What a fact is about."""

Assertion = Literal["present", "absent", "possible", "conditional", "family"]
"""Whether the statement holds: stated, negated, hedged, only-if, or true of a relative and not of the patient."""

Temporality = Literal["current", "past", "planned"]
"""When the statement holds."""

Laterality = Literal["left", "right", "bilateral"]
"""A side of the body."""

Section = Literal[
    "chief_complaint", "hpi", "past_medical_history", "past_surgical_history", "medications", "allergies",
    "family_history", "social_history", "review_of_systems", "physical_exam", "imaging", "labs", "assessment",
    "plan", "assessment_plan", "procedure", "indication", "consent", "other",
]  # fmt: skip
"""A note's section, by its normalised name."""

Family = Literal[
    "facet_injection", "medial_branch_block", "radiofrequency_ablation", "sij_injection",
    "trigger_point_injection", "epidural_injection", "surgery", "physical_therapy", "medication", "other",
    "unspecified",
]  # fmt: skip
"""A family of treatments: of relief, and of a procedure that was done, planned or asked for."""

Region = Literal[
    "cervical", "thoracic", "lumbar", "sacral", "sacroiliac", "buttock", "hip", "groin", "thigh", "knee", "leg",
    "ankle", "foot", "neck", "shoulder", "arm", "forearm", "hand", "head",
]  # fmt: skip
"""A region of the body; "leg" is the lower leg where it is told apart from the thigh."""

Site = Literal[
    "sacroiliac_joint", "facet_joint", "paraspinal", "midline", "gluteal", "piriformis", "trochanteric",
    "trapezius", "other",
]  # fmt: skip
"""An anatomic site of tenderness or pain."""

Severity = Literal["mild", "moderate", "severe"]
"""A finding's severity, where the note grades it."""

"""Determinations: what the adjudicator answers, and everything that proves it."""

from datetime import date
from typing import Literal

from models.base import Code, Model
from models.levels import Level
from models.span import Span
from models.vocabulary import Family, Laterality

Outcome = Literal[
    "approved", "approved_with_modification", "partially_approved", "denied", "needs_information",
    "needs_clinician_review", "not_in_policy",
]  # fmt: skip
"""What is recommended for a requested procedure; all but `approved` wait for a clinician."""

Result = Literal["met", "not_met", "not_documented", "conflicting"]
"""What the facts say of a criterion; silence is `not_documented`, never `not_met`."""


class Evidence(Model):
    """A fact that decided a criterion, with its spans."""

    fact: str
    spans: tuple[Span, ...]


class Citation(Model):
    """Where a criterion comes from, and how sure that reading is (R1 read, R2 read second-hand, M from memory)."""

    source: str
    section: str
    sure: Literal["R1", "R2", "M"]


class CriterionResult(Model):
    """A criterion judged: its result, the reason in a sentence, and the evidence."""

    id: str
    title: str
    clause: str
    result: Result
    reason: str
    evidence: tuple[Evidence, ...] = ()
    citation: Citation


class ProcedureLine(Model):
    """The procedure a determination is about."""

    family: Family
    cpt: tuple[Code, ...]
    levels: tuple[Level, ...] = ()
    laterality: Laterality | None = None


class Determination(Model):
    """The answer for one requested procedure.

    deciding: ids of the criteria that decided, the most important first; missing: questions to the clinic;
    modifications: what must change for approval; would_change: the smallest changes of documented facts that
    would change the outcome.
    """

    procedure: ProcedureLine
    outcome: Outcome
    requires_clinician_review: bool
    rationale: str
    criteria: tuple[CriterionResult, ...] = ()
    deciding: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    modifications: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()


class Visit(Model):
    """A visit of the plan: what is done, how long after the visit before, and on which condition."""

    visit: int
    procedures: tuple[Code, ...]
    not_before_days: int
    condition: str | None = None


class Alternative(Model):
    """A treatment the policy says to consider instead, with the criteria it hangs on."""

    family: Family
    condition: str
    criteria: tuple[CriterionResult, ...] = ()


class PolicyReference(Model):
    """The policy version that was applied."""

    id: str
    version: str
    sha256: str
    effective_from: date


class Adjudication(Model):
    """Everything the adjudicator says of a note: one determination a request, the visit plan, the warnings."""

    policy: PolicyReference
    as_of: date
    determinations: tuple[Determination, ...]
    visit_plan: tuple[Visit, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    warnings: tuple[str, ...] = ()


class OfNote(Model):
    """Which note an answer is of, and what program gave it."""

    note_id: str
    note_sha256: str
    engine: str


class NoteAdjudication(Adjudication, OfNote):
    """An adjudication with the note it was made on, as `chartproof adjudicate --format json` prints it."""

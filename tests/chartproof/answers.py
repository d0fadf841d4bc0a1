"""Answers made by hand, so that reports are tested without extraction and adjudication."""

from datetime import date

from models.determination import (
    Alternative,
    Citation,
    CriterionResult,
    Determination,
    Evidence,
    NoteAdjudication,
    Outcome,
    PolicyReference,
    ProcedureLine,
    Result,
    Visit,
)
from models.note import Note
from models.span import Span

TEXT = (
    "VISIT NOTE\r\n"
    "\r\n"
    "Low back pain. 50-60% better after the facet injections of May, <then> it came back 😕.\r\n"
    "  Left SI joint  very tender; step test positive.\r\n"
    "PLAN: repeat L3-S1 facet injections & a caudal epidural.\r\n"
)

NOTE = Note(note_id="visit_note", text=TEXT)


def span(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span.of(text, start, start + len(quote))


def criterion(name: str, result: Result, reason: str, *quotes: str) -> CriterionResult:
    return CriterionResult(
        id=name,
        title=f"Title of {name}",
        clause=f"Clause of {name}.",
        result=result,
        reason=reason,
        evidence=tuple(Evidence(fact=f"f_relief_{TEXT.index(quote)}", spans=(span(quote),)) for quote in quotes),
        citation=Citation(source="SEED", section=f"S-{name}", sure="R1"),
    )


def determination(outcome: Outcome, line: ProcedureLine, *criteria: CriterionResult) -> Determination:
    return Determination(
        procedure=line,
        outcome=outcome,
        requires_clinician_review=outcome != "approved",
        rationale=f"Rationale of {outcome}.",
        criteria=criteria,
        deciding=(criteria[0].id,),
        missing=("How long did the relief last?",),
        modifications=("a visit of its own",) if outcome == "approved_with_modification" else (),
        would_change=("80% relief in place of 50-60%",),
    )


def answer(note: Note = NOTE) -> NoteAdjudication:
    relief = criterion(
        "relief", "not_met", "50-60% is less than 80%", "50-60% better", "better after the facet injections"
    )
    lasting = criterion("lasting", "not_documented", "how long it lasted is not said")
    exam = criterion("exam", "met", "the step test is positive", "step test positive", "Left SI joint  very tender")
    return NoteAdjudication(
        note_id=note.note_id,
        note_sha256=note.sha256,
        engine="chartproof 0.1.0",
        policy=PolicyReference(id="example", version="2026-01", sha256="0" * 64, effective_from=date(2026, 1, 1)),
        as_of=date(2026, 2, 3),
        determinations=(
            determination(
                "denied",
                ProcedureLine(
                    family="facet_injection", cpt=("64493", "64494"), levels=("L3-L4", "L4-L5"), laterality="bilateral"
                ),
                relief,
                lasting,
            ),
            determination("approved", ProcedureLine(family="sij_injection", cpt=("27096",), laterality="left"), exam),
            determination(
                "approved_with_modification",
                ProcedureLine(family="epidural_injection", cpt=("62323",)),
                criterion("radicular", "conflicting", "the note says both", "it came back 😕", "step test positive"),
            ),
        ),
        visit_plan=(
            Visit(visit=1, procedures=("27096",), not_before_days=0),
            Visit(visit=2, procedures=("62323",), not_before_days=7, condition="if relief is under 50%"),
        ),
        alternatives=(
            Alternative(family="radiofrequency_ablation", condition="if relief was at least 50%", criteria=(lasting,)),
        ),
        warnings=("one invasive procedure a visit",),
    )

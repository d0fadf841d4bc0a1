"""Notes read with the help of a model: what it suggests stands beside the answer, and never in it."""

from __future__ import annotations

from adjudicator import Policy
from bulk.judging import judge_reading
from extraction import Reading, read
from extraction.llm import Assist
from models.determination import NoteAdjudication
from models.kinds import Fact
from models.llm import LlmReport
from models.note import Note, NoteFacts
from service.judging.changes import ChangedDetermination, changes


class AssistedFacts(NoteFacts):
    """What `chartproof extract --llm` prints of a note; `facts` are those of the rules, as without a model."""

    suggestions: tuple[Fact, ...]
    llm: LlmReport


class AssistedAdjudication(NoteAdjudication):
    """What `chartproof adjudicate --llm` prints of a note; the determinations are those of the rules' facts alone.

    suggestions, suggested_changes: what the model suggests, and which determinations it would change if a person
    confirmed all of it; null unless asked for.
    """

    suggestions: tuple[Fact, ...] | None
    suggested_changes: tuple[ChangedDetermination, ...] | None
    llm: LlmReport


def facts_with(assist: Assist, note: Note) -> AssistedFacts:
    """Read a note's facts, and ask a model about it."""
    reading = read(note.text, note.date_of_service)
    found = assist.suggest(note.text, reading)
    return AssistedFacts(
        note_id=note.note_id,
        sha256=note.sha256,
        facts=reading.facts,
        suggestions=found.suggestions,
        llm=found.report,
    )


def judged_with(assist: Assist, note: Note, policy: Policy, *, include: bool) -> AssistedAdjudication:
    """Judge a note by the rules' facts, and ask a model about it; `include`: say what its suggestions would change."""
    reading = read(note.text, note.date_of_service)
    answer = judge_reading(note, reading, policy)
    found = assist.suggest(note.text, reading)
    changed = _changed(note, reading, found.suggestions, policy, answer) if include else None
    warnings = (*answer.warnings, *_said(found.report, changed))
    return AssistedAdjudication(
        **{**dict(answer), "warnings": warnings},
        suggestions=found.suggestions if include else None,
        suggested_changes=changed,
        llm=found.report,
    )


def _changed(
    note: Note, reading: Reading, suggestions: tuple[Fact, ...], policy: Policy, answer: NoteAdjudication
) -> tuple[ChangedDetermination, ...]:
    if not suggestions:
        return ()
    confirmed = reading.model_copy(update={"facts": (*reading.facts, *suggestions)})
    return changes(answer, judge_reading(note, confirmed, policy))


def _said(report: LlmReport, changed: tuple[ChangedDetermination, ...] | None) -> tuple[str, ...]:
    """Say what a reader must not miss: that a model failed, and what its suggestions would change."""
    said = [*report.said()]
    for one in changed or ():
        if one.before != one.after:
            codes = " + ".join(one.procedure.cpt) or one.procedure.family
            said.append(
                f"with the suggestions of the model {report.model}, which nobody has confirmed, {codes} would be "
                f"{one.after or 'not requested'} and not {one.before or 'not requested'}"
            )
    return tuple(said)

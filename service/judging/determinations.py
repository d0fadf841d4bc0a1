"""The determinations of a stored note: on the facts as they stand, and what the machine's own would have given."""

from datetime import date

from adjudicator import Policy
from models.determination import Adjudication
from models.version import engine
from service.corrections.fold import Folded, fold
from service.judging.changes import changes, paired
from service.judging.judged import compare, fingerprint, judge
from service.notes.record import NoteRecord
from service.views.judging import Basis, JudgedDetermination, NoteDeterminations


def determinations_of(
    record: NoteRecord, policy: Policy, as_of: date | None, *, suggestions: bool
) -> NoteDeterminations:
    """Judge a note. A suggested fact counts for nothing; with `suggestions` it is said what it would change."""
    folded = record.folded()
    now = judge(record, folded.facts(), policy, as_of)
    own = fold(record.machine, record.read_at_version, ()).facts()
    machine = now if own == folded.facts() else compare(record, own, policy, as_of)
    return NoteDeterminations(
        note_id=record.id,
        note_sha256=record.sha256,
        engine=engine(),
        note_version=record.version,
        basis=basis(folded),
        policy=now.policy,
        as_of=now.as_of,
        determinations=shown(now, machine),
        visit_plan=now.visit_plan,
        alternatives=now.alternatives,
        warnings=now.warnings,
        suggestions=changes(now, compare(record, folded.facts(True), policy, as_of)) if suggestions else None,
    )


def shown(now: Adjudication, machine: Adjudication) -> tuple[JudgedDetermination, ...]:
    """Return determinations with their hashes and, where they differ, the outcomes that the machine's facts give."""
    beside = {id(mine): other for mine, other in paired(now.determinations, machine.determinations)}
    found = []
    for one in now.determinations:
        other = beside[id(one)]
        differs = other is not None and other.outcome != one.outcome
        found.append(
            JudgedDetermination(
                **dict(one),
                sha256=fingerprint(now.policy, one),
                machine_outcome=other.outcome if other is not None and differs else None,
            )
        )
    return tuple(found)


def basis(folded: Folded) -> Basis:
    """Count the facts that stand as the machine read them, and those that people changed, added or rejected."""
    statuses = [one.status for one in folded.standings]
    return Basis(
        machine_facts=sum(status in ("machine", "confirmed") for status in statuses),
        corrected_facts=sum(status in ("changed", "added", "rejected") for status in statuses),
    )

"""Decisions: a reviewer signs a determination as it is now; when it has changed since, the signature is stale."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from adjudicator import load_policy
from models.determination import Determination, ProcedureLine
from service.judging.judged import compare, day_of, fingerprint, judge
from service.judging.policies import check_in_force, holds, policy_of
from service.notes.record import NoteRecord
from service.store.tables import DecisionRow
from service.views.decisions import Decided, NewDecision, ShownDecision
from service.web.problems import conflict, invalid

_DECIDED: TypeAdapter[Decided] = TypeAdapter(Decided)


def signed(record: NoteRecord, asked: NewDecision) -> Determination:
    """Return the determination that a decision is on; 409 when it is not what the reviewer read."""
    policy = policy_of(asked.policy, "#/policy")
    check_in_force(policy, day_of(record, asked.as_of), "#/as_of")
    now = judge(record, record.folded().facts(), policy, asked.as_of)
    of_procedure = [one for one in now.determinations if one.procedure == asked.procedure]
    if not of_procedure:
        raise invalid("#/procedure", "is not among the procedures that are judged on this note")
    found = next((one for one in of_procedure if fingerprint(now.policy, one) == asked.determination_sha256), None)
    if found is None:
        raise conflict("stale-determination", "the determination has changed since you read it; read it again")
    return found


def standing(record: NoteRecord) -> Callable[[str, date | None], frozenset[str]]:
    """Return a function that gives the hashes of a note's determinations now, by a policy and on a day."""
    facts = record.folded().facts()

    @cache
    def hashes(policy_id: str, as_of: date | None) -> frozenset[str]:
        policy = load_policy(policy_id)
        if not holds(policy, day_of(record, as_of)):
            return frozenset()
        now = compare(record, facts, policy, as_of)
        return frozenset(fingerprint(now.policy, one) for one in now.determinations)

    return hashes


def all_shown(record: NoteRecord, rows: Sequence[DecisionRow]) -> tuple[ShownDecision, ...]:
    """Return a note's decisions as they are shown, each with whether what it signs still stands."""
    hashes = standing(record)
    return tuple(shown(row, stale=row.determination_sha256 not in hashes(row.policy, row.as_of)) for row in rows)


def shown(row: DecisionRow, *, stale: bool) -> ShownDecision:
    """Return a decision as it is shown."""
    return ShownDecision(
        id=row.id,
        policy=row.policy,
        procedure=ProcedureLine.model_validate_json(row.procedure),
        decision=_DECIDED.validate_python(row.decision),
        rationale=row.rationale,
        determination_sha256=row.determination_sha256,
        as_of=row.as_of,
        determination=Determination.model_validate_json(row.determination),
        note_version=row.note_version,
        by=row.by,
        at=row.at,
        stale=stale,
    )

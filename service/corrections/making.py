"""Makes a correction: checks it, keeps it as an event, and judges the note anew at once."""

import hashlib
import secrets
from dataclasses import dataclass

from adjudicator import policies
from models.correction import Correction
from models.kinds import Fact
from models.version import engine
from service.context import now
from service.corrections.apply import planned
from service.corrections.event import Event
from service.corrections.fold import Folded, fold
from service.judging.changes import ChangedDetermination, changes
from service.judging.judged import compare, day_of
from service.judging.policies import holds
from service.notes.record import NoteRecord


@dataclass(frozen=True)
class Made:
    """A correction that can be kept, and the facts before and after it."""

    event: Event
    before: Folded
    after: Folded


def make(record: NoteRecord, asked: Correction, by: str) -> Made:
    """Turn what a person asks for into an event on a note; raises ApiError when it cannot be done."""
    before = record.folded()
    plan = planned(asked, before, record.events, record.text, by)
    assert plan.fact_id is not None
    event = Event(
        id=f"c_{secrets.token_hex(8)}",
        version=record.version + 1,
        action=plan.action,
        fact_id=plan.fact_id,
        fact=plan.fact,
        undo_of=plan.undo_of,
        reason_code=plan.reason_code,
        comment=plan.comment,
        engine=engine(),
        by=by,
        at=now(),
    )
    after = fold(record.machine, record.read_at_version, (*record.events, event))
    told = {"before": _fact(before, event.fact_id), "after": _fact(after, event.fact_id)}
    return Made(event=event.model_copy(update=told), before=before, after=after)


def changed_determinations(record: NoteRecord, made: Made) -> tuple[ChangedDetermination, ...]:
    """Judge before and after, by the note's own policy, or by every policy in force when it names none."""
    if made.before.facts() == made.after.facts():
        return ()
    day = day_of(record, None)
    named = [policy for policy in policies() if record.policy in (None, policy.id) and holds(policy, day)]
    found: list[ChangedDetermination] = []
    for policy in named:
        before = compare(record, made.before.facts(), policy, day)
        found += changes(before, compare(record, made.after.facts(), policy, day))
    return tuple(found)


def sealed(event: Event) -> str:
    """Return the hash of a correction as it is kept: the audit holds it, so that a changed one is found."""
    return hashlib.sha256(event.model_dump_json().encode()).hexdigest()


def _fact(folded: Folded, fact_id: str) -> Fact | None:
    standing = folded.find(fact_id)
    return None if standing is None else standing.fact

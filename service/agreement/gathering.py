"""Gathers the finished blind work of a batch, to be measured."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from adjudicator import Policy
from models.determination import Determination
from service.access.principal import Principal
from service.agreement.work import Batch, Work
from service.judging.judged import day_of, judge
from service.judging.policies import holds, policy_of
from service.notes.record import NoteRecord
from service.store import records, tasks
from service.tasks.sight import as_seen

OPEN_WORK = "not measured, since annotators saw each other's corrections: {} note(s) that were worked on openly"
NOT_JUDGED = "determinations not measured: {} note(s) name no policy that holds on their day; name one with policy="


@dataclass
class Gathered:
    """The work, and why some of the batch is not in it."""

    batch: Batch = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def gather(session: Session, caller: Principal, batch: str, policy: Policy | None, as_of: date | None) -> Gathered:
    """Return what annotators finished of a batch's blind tasks, judged by a policy, or by the one each note names."""
    found = Gathered()
    rows = tasks.all_of(session, tasks.of(caller, batch))
    seats = tasks.seats_of(session, [row.number for row in rows])
    not_judged = set()
    for row in (row for row in rows if row.blind):
        for name in (seat.holder for seat in seats[row.number] if seat.done_at is not None):
            record = None if name is None else records.load(session, row.note_id, caller, name)
            if name is None or record is None:
                continue
            seen = as_seen(record, row)
            determinations = _judged(seen, policy, as_of)
            found.batch.setdefault(row.note_id, {})[name] = Work(seen.folded().facts(), determinations or ())
            not_judged |= {row.note_id} if determinations is None else set()
    told = ((OPEN_WORK, sum(not row.blind for row in rows)), (NOT_JUDGED, len(not_judged)))
    found.warnings = [sentence.format(count) for sentence, count in told if count]
    return found


def _judged(record: NoteRecord, policy: Policy | None, as_of: date | None) -> tuple[Determination, ...] | None:
    chosen = policy or (None if record.policy is None else policy_of(record.policy, "query/policy"))
    day = day_of(record, as_of)
    if chosen is None or not holds(chosen, day):
        return None
    return judge(record, record.folded().facts(), chosen, day).determinations

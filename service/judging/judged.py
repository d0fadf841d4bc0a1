"""Judges the facts of a stored note."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from adjudicator import Policy
from bulk.dating import judging_date
from bulk.verdict import judge_facts, judge_on
from models.determination import Adjudication, Determination, NoteAdjudication, PolicyReference
from models.kinds import FACTS, Fact
from models.version import engine
from service.notes.record import NoteRecord
from service.recent import Recent

_RECENT: Recent[Adjudication] = Recent(256)


def day_of(record: NoteRecord, as_of: date | None) -> date:
    """Return the day that a note is judged by: the one asked for, else its date of service, else today."""
    return judging_date(as_of, record.date_of_service)[0]


def judge(record: NoteRecord, facts: Sequence[Fact], policy: Policy, as_of: date | None) -> Adjudication:
    """Judge facts as those of a stored note, in full, as it is shown to people."""
    return judge_facts(facts, policy, record.requests, as_of, record.date_of_service, record.warnings)


def answer_of(record: NoteRecord, facts: Sequence[Fact], policy: Policy, as_of: date | None) -> NoteAdjudication:
    """Judge facts as those of a stored note, and say of which note and by which program."""
    judged = judge(record, facts, policy, as_of)
    return NoteAdjudication(note_id=record.id, note_sha256=record.sha256, engine=engine(), **dict(judged))


def compare(record: NoteRecord, facts: Sequence[Fact], policy: Policy, as_of: date | None) -> Adjudication:
    """Judge facts to compare outcomes and criteria: the same, but for what would change them, and much faster."""
    day = day_of(record, as_of)
    key = _hash_of(FACTS.dump_json(tuple(facts))), record.requests, policy.sha256, day
    return _RECENT.get(key, lambda: judge_on(day, facts, policy, record.requests, what_if=False))


def fingerprint(policy: PolicyReference, determination: Determination) -> str:
    """Return the hash that tells one determination from another: of the policy, and all but what would change it."""
    content = determination.model_dump(mode="json", include=set(Determination.model_fields) - {"would_change"})
    told = {"policy": policy.model_dump(mode="json"), "determination": content}
    return _hash_of(json.dumps(told, sort_keys=True, separators=(",", ":")).encode())


def _hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""Judges the facts of a stored note."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from adjudicator import Policy
from bulk.dating import judging_date
from bulk.verdict import judge_facts
from models.determination import Adjudication, Determination, PolicyReference
from models.kinds import Fact
from service.notes.record import NoteRecord


def day_of(record: NoteRecord, as_of: date | None) -> date:
    """Return the day that a note is judged by: the one asked for, else its date of service, else today."""
    return judging_date(as_of, record.date_of_service)[0]


def judge(record: NoteRecord, facts: Sequence[Fact], policy: Policy, as_of: date | None) -> Adjudication:
    """Judge facts as those of a stored note: with its requests, its date of service and its warnings."""
    return judge_facts(facts, policy, record.requests, as_of, record.date_of_service, record.warnings)


def fingerprint(policy: PolicyReference, determination: Determination) -> str:
    """Return the hash that tells one determination from another: of its content and the policy's."""
    told = {"policy": policy.model_dump(mode="json"), "determination": determination.model_dump(mode="json")}
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

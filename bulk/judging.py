"""Joins extraction and adjudication: a note or facts in, determinations out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import adjudicator
import extraction
from adjudicator import Policy
from adjudicator.requests import parse_request
from bulk.verdict import judge_facts
from models.determination import Adjudication, NoteAdjudication
from models.kinds import Fact
from models.note import Note
from models.request import Request
from models.version import engine


def judge(
    text_or_facts: str | Sequence[Fact],
    policy: Policy | str | Path,
    requests: Sequence[Request | str] | None = None,
    as_of: date | None = None,
) -> Adjudication:
    """Judge a note's text, or facts, as `chartproof.adjudicate` says."""
    reading = extraction.read(text_or_facts) if isinstance(text_or_facts, str) else _confirmed(text_or_facts)
    loaded = policy if isinstance(policy, Policy) else adjudicator.load_policy(policy)
    asked = [parse_request(item) if isinstance(item, str) else item for item in requests or ()]
    return _judged(reading, loaded, asked, as_of)


def _confirmed(facts: Sequence[Fact]) -> extraction.Reading:
    """Leave out what a model only suggested: no determination rests on what nobody has confirmed."""
    kept = tuple(fact for fact in facts if fact.source.by != "llm")
    left_out = len(facts) - len(kept)
    said = (f"{left_out} of the facts are a model's suggestions; they were left out, for nobody has confirmed them",)
    return extraction.Reading(facts=kept, warnings=said if left_out else ())


def judge_note(note: Note, policy: Policy) -> NoteAdjudication:
    """Judge a note with its own requests, date and date of service, and say which note it was."""
    return judge_reading(note, extraction.read(note.text, note.date_of_service), policy)


def judge_reading(note: Note, reading: extraction.Reading, policy: Policy) -> NoteAdjudication:
    """Judge what was read in a note, as `judge_note` does."""
    answer = _judged(reading, policy, note.requests or (), note.as_of)
    return NoteAdjudication(
        note_id=note.note_id,
        note_sha256=note.sha256,
        engine=engine(),
        **{**dict(answer), "warnings": (*note.warnings, *answer.warnings)},
    )


def _judged(
    reading: extraction.Reading, policy: Policy, requests: Sequence[Request], as_of: date | None
) -> Adjudication:
    return judge_facts(reading.facts, policy, requests, as_of, reading.date_of_service, reading.warnings)

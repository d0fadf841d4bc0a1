"""On real notes nothing crashes, every span is exact, and nothing is approved that the note does not document."""

from collections import Counter
from datetime import date
from functools import cache

import pytest

import chartproof
from models.kinds import Fact
from tests.shared import records, shared

AS_OF = date(2026, 1, 15)


@cache
def notes() -> dict[str, str]:
    return {row["id"]: row["text"] for row in records(shared("notes", "pain_notes.jsonl"))}


@cache
def facts_of(note_id: str) -> tuple[Fact, ...]:
    return chartproof.extract(notes()[note_id])


def test_spans_are_exact() -> None:
    seen = 0
    for note_id, text in notes().items():
        for fact in facts_of(note_id):
            for span in fact.spans:
                assert text[span.start : span.end] == span.text, (note_id, fact.id)
                seen += 1
    assert seen > 1000


def test_fact_ids_are_unique_in_a_note() -> None:
    for note_id in notes():
        ids = [fact.id for fact in facts_of(note_id)]
        assert len(ids) == len(set(ids)), note_id


@pytest.mark.parametrize("policy", ["commercial-spine-injections"])
def test_nothing_is_approved_that_is_not_documented(policy: str) -> None:
    """These notes were written before any of the policies and almost never give a percent of relief."""
    outcomes: Counter[str] = Counter()
    approved = []
    for note_id, text in notes().items():
        answer = chartproof.adjudicate(facts_of(note_id), policy, as_of=AS_OF)
        for determination in answer.determinations:
            outcomes[determination.outcome] += 1
            if determination.outcome.startswith("approved"):
                approved.append((note_id, determination.procedure.family))
            for criterion in determination.criteria:
                if criterion.result in ("met", "not_met"):
                    spans = [span for evidence in criterion.evidence for span in evidence.spans]
                    assert spans, (note_id, criterion.id)
                    assert all(text[span.start : span.end] == span.text for span in spans), (note_id, criterion.id)
    assert approved == []
    assert outcomes["needs_information"] > 0

"""Every sample note gives the determinations its sidecar asks for, proved on its own characters."""

from functools import cache
from itertools import pairwise

import pytest

import chartproof
from models.determination import Adjudication, Determination
from tests.sample_notes.sidecars import SAMPLES, Expectation, Sample

each = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])

LINES = [(sample, expectation) for sample in SAMPLES for expectation in sample.sidecar.expected]
each_line = pytest.mark.parametrize(
    ("sample", "expectation"), LINES, ids=[f"{sample.name} {'+'.join(line.codes)}" for sample, line in LINES]
)
each_worked = pytest.mark.parametrize(
    "sample",
    [sample for sample in SAMPLES if sample.name.startswith("worked_case")],
    ids=[sample.name for sample in SAMPLES if sample.name.startswith("worked_case")],
)


@cache
def judged(sample: Sample) -> Adjudication:
    """Judge a sample as its sidecar asks."""
    lines = sample.sidecar.requests
    requests = None if lines is None else [line.request() for line in lines]
    return chartproof.adjudicate(sample.text, sample.sidecar.policy, requests=requests, as_of=sample.sidecar.as_of)


def determination(sample: Sample, expectation: Expectation) -> Determination:
    """Return the determination of the expectation's codes."""
    found = [line for line in judged(sample).determinations if set(line.procedure.cpt) == set(expectation.codes)]
    told = [(line.procedure.cpt, line.outcome) for line in judged(sample).determinations]
    assert len(found) == 1, f"no single determination of {expectation.codes} among {told}"
    return found[0]


@each_line
def test_the_outcome_is_the_expected_one(sample: Sample, expectation: Expectation) -> None:
    line = determination(sample, expectation)
    results = [(criterion.id, criterion.result, criterion.reason) for criterion in line.criteria]
    assert line.outcome == expectation.outcome, (line.rationale, results)
    assert set(expectation.deciding) <= set(line.deciding), results
    assert line.requires_clinician_review == (line.outcome != "approved")


@each_line
def test_the_cited_phrases_are_evidence(sample: Sample, expectation: Expectation) -> None:
    spans = [
        span
        for criterion in determination(sample, expectation).criteria
        for evidence in criterion.evidence
        for span in evidence.spans
    ]
    for phrase in expectation.cite:
        start = sample.text.index(phrase)
        touching = [span for span in spans if span.start < start + len(phrase) and start < span.end]
        assert touching, f"{phrase!r} is not among {[span.text for span in spans]}"


@each
def test_nothing_is_judged_that_is_not_expected(sample: Sample) -> None:
    lines = judged(sample).determinations
    assert [set(line.procedure.cpt) for line in lines] == [set(line.codes) for line in sample.sidecar.expected]


@each
def test_evidence_is_the_exact_text(sample: Sample) -> None:
    for line in judged(sample).determinations:
        for criterion in line.criteria:
            assert criterion.evidence or criterion.result not in ("met", "not_met", "conflicting"), criterion.id
            for span in (span for evidence in criterion.evidence for span in evidence.spans):
                assert sample.text[span.start : span.end] == span.text


@each_worked
def test_the_worked_case_is_planned_in_three_visits_with_ablation_as_the_alternative(sample: Sample) -> None:
    answer = judged(sample)
    assert [visit.procedures for visit in answer.visit_plan] == [("27096",), ("62323",), ("20553",)]
    assert all(later.not_before_days >= 7 for _, later in pairwise(answer.visit_plan))
    assert [visit.condition is None for visit in answer.visit_plan] == [True, False, False]
    assert [alternative.family for alternative in answer.alternatives] == ["radiofrequency_ablation"]
    assert answer.warnings


def test_every_criterion_of_the_policy_is_met_or_not_met_by_some_note() -> None:
    decided: set[str] = set()
    named: set[str] = set()
    for sample in SAMPLES:
        for line in judged(sample).determinations:
            named |= {criterion.id for criterion in line.criteria}
            decided |= {criterion.id for criterion in line.criteria if criterion.result in ("met", "not_met")}
    assert named - decided == set()

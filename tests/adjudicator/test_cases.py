"""Every case of every policy comes to what it says."""

import pytest

from adjudicator import adjudicate, load_policy
from adjudicator.coverage.case_file import Case, CaseFile
from models.determination import Adjudication, Determination
from tests.cases.reading import all_cases

CASES = all_cases()
each = pytest.mark.parametrize(
    ("file", "case"), [(file, case) for _, file, case in CASES], ids=[name for name, _, _ in CASES]
)


def judged(file: CaseFile, case: Case) -> Adjudication:
    return adjudicate(case.stated(file.facts), load_policy(file.policy), case.asked, case.as_of or file.as_of)


def line(answer: Adjudication, wanted: str) -> Determination:
    code, _, side = wanted.partition(":")
    found = [
        one for one in answer.determinations if code in one.procedure.cpt and side in ("", one.procedure.laterality)
    ]
    assert len(found) == 1, f"no single line of {wanted}"
    return found[0]


@each
def test_the_case_comes_to_what_it_says(file: CaseFile, case: Case) -> None:
    answer = judged(file, case)
    if case.outcome is not None:
        assert len(answer.determinations) == 1
        only = answer.determinations[0]
        results = {criterion.id: (criterion.result, criterion.reason) for criterion in only.criteria}
        assert only.outcome == case.outcome, results
        assert case.deciding is None or only.deciding[0] == case.deciding, only.deciding
        assert case.modification is None or any(case.modification in told for told in only.modifications)
    for wanted, outcome in case.outcomes.items():
        found = line(answer, wanted)
        assert found.outcome == outcome, (wanted, [(one.id, one.result, one.reason) for one in found.criteria])
    if case.visits is not None:
        assert tuple("+".join(visit.procedures) for visit in answer.visit_plan) == case.visits
    if case.apart is not None:
        assert tuple(visit.not_before_days for visit in answer.visit_plan[1:]) == case.apart
    told = {criterion.id: criterion.result for found in answer.determinations for criterion in found.criteria}
    told |= {criterion.id: criterion.result for option in answer.alternatives for criterion in option.criteria}
    assert {name: told.get(name) for name in case.criteria} == case.criteria


@each
def test_what_is_decided_is_shown(file: CaseFile, case: Case) -> None:
    for found in judged(file, case).determinations:
        assert found.requires_clinician_review == (found.outcome != "approved")
        assert found.rationale
        for criterion in found.criteria:
            assert criterion.reason
            assert criterion.evidence or criterion.result == "not_documented", criterion.id
        if found.outcome == "needs_information":
            assert found.missing

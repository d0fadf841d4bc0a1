"""Every case of every policy comes to what it says."""

from collections import defaultdict

import pytest

from adjudicator import adjudicate, load_policy, policies
from adjudicator.policy.checks import all_criteria
from adjudicator.predicates.as_asked import AsAsked
from adjudicator.predicates.not_covered import NotCovered
from models.determination import Adjudication, Determination
from tests.cases.reading import Case, CaseFile, all_cases

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


def test_every_criterion_is_exercised_in_every_result() -> None:
    seen: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for _, file, case in CASES:
        for name, result in case.criteria.items():
            seen[file.policy][name].add(result)
    """An alternative of which a criterion is not met is not shown, and what is not covered is never met."""
    lacking = [
        f"{policy.id}: {criterion.id} is never {result}"
        for policy in policies()
        for path, criterion in all_criteria(policy)
        for result in ("met", "not_met", "not_documented")
        if result not in seen[policy.id][criterion.id]
        and (path[0], result) != ("alternatives", "not_met")
        and not (isinstance(criterion.rule, NotCovered) and result == "met")
        and not (isinstance(criterion.rule, AsAsked) and result == "not_met")
    ]
    assert lacking == []

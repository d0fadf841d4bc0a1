"""The cases of each packaged policy: every result of every criterion, and both sides of every threshold."""

import pytest

from adjudicator import policies
from adjudicator.coverage.case_file import cases_of
from adjudicator.coverage.results import holds
from adjudicator.coverage.table import coverage
from adjudicator.coverage.thresholds import moved_thresholds
from adjudicator.policy.loader import PACKS
from adjudicator.policy.model import Policy
from tests.cases.reading import FOLDER

each = pytest.mark.parametrize("policy", policies(), ids=[policy.id for policy in policies()])


@each
def test_every_criterion_has_a_case_of_every_result(policy: Policy) -> None:
    rows = coverage(policy, cases_of(FOLDER, policy.id))
    assert {row.criterion: row.lacking for row in rows if row.lacking} == {}
    assert all(row.counts for row in rows)


@each
def test_the_short_way_to_a_result_says_what_the_cases_say(policy: Policy) -> None:
    assert [read.case.name for read in cases_of(FOLDER, policy.id) if not holds(policy, read)] == []


@each
def test_a_threshold_moved_by_one_unit_is_noticed(policy: Policy) -> None:
    moved = list(moved_thresholds(PACKS / f"{policy.id}.yaml", cases_of(FOLDER, policy.id)))
    assert len(moved) > 30
    assert [str(one) for one in moved if not one.noticed] == []

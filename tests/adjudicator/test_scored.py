"""Scores of pain that were taken for a treatment: they tell of the pain which that treatment was for."""

from datetime import date

import pytest

from adjudicator.case import Case
from adjudicator.chart import Chart
from adjudicator.coverage.notation import fact_of
from adjudicator.line import lines_of
from adjudicator.policy.loader import load_policy
from adjudicator.requests import parse_request
from models.kinds import Fact


def _case(request: str, *facts: Fact) -> Case:
    policy = load_policy("medicare-lcd-spine-injections")
    return lines_of(Chart(facts), policy, (parse_request(request),), {}, date(2026, 3, 10))[0].case


@pytest.mark.parametrize(
    ("treatment", "shared"),
    [
        ("trigger_point_injection", False),
        ("other", False),
        ("medial_branch_block", True),
        ("epidural_injection", True),
        ("unspecified", True),
        ("medication", True),
    ],
)
def test_a_score_taken_for_a_treatment_elsewhere_is_of_another_pain(treatment: str, shared: bool) -> None:
    relief = fact_of(f"relief treatment={treatment} percent=60 past", 0)
    score = fact_of("pain_score value=7", 1).model_copy(update={"spans": relief.spans})
    case = _case("62323", relief, score)
    assert case.shares(score, ("pain",)) is shared


def test_a_score_that_no_relief_cites_is_of_the_pain_at_hand() -> None:
    relief = fact_of("relief treatment=trigger_point_injection percent=60 past", 0)
    score = fact_of("pain_score value=7", 1)
    assert _case("62323", relief, score).shares(score, ("pain",))

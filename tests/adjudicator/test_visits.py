"""The visit plan, with its boundaries."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from adjudicator.visits import VisitCondition, VisitLine, VisitRules, plan_visits
from models.determination import Outcome
from models.vocabulary import Family

DAY = date(2026, 1, 20)
RELIEF = "if SI joint relief is under 50%"
PERSISTS = "if myofascial pain persists"
RULES = VisitRules(
    order=(
        "sij_injection",
        "facet_injection",
        "radiofrequency_ablation",
        "epidural_injection",
        "trigger_point_injection",
    ),
    spacing_days=7,
    conditions=(
        VisitCondition("epidural_injection", RELIEF, after="sij_injection"),
        VisitCondition("trigger_point_injection", PERSISTS),
    ),
)

FAMILIES: dict[str, Family] = {
    "27096": "sij_injection",
    "62323": "epidural_injection",
    "64483": "epidural_injection",
    "20553": "trigger_point_injection",
    "64493": "facet_injection",
    "64635": "radiofrequency_ablation",
    "20610": "other",
}


def line(code: str, days: int | None = None, outcome: Outcome = "approved") -> VisitLine:
    """Build a line; `days` from DAY to the first day on which it may be done."""
    return VisitLine(FAMILIES[code], (code,), outcome, None if days is None else DAY + timedelta(days=days))


Told = list[tuple[str, int, str | None]]


def planned(lines: list[VisitLine], rules: VisitRules = RULES) -> Told:
    visits = plan_visits(lines, rules, DAY).visits
    assert [visit.visit for visit in visits] == list(range(1, len(visits) + 1))
    return [("+".join(visit.procedures), visit.not_before_days, visit.condition) for visit in visits]


def test_the_worked_case() -> None:
    lines = [
        VisitLine("facet_injection", ("64493", "64494", "64495"), "denied"),
        line("27096"),
        line("20553"),
        line("62323", outcome="approved_with_modification"),
    ]
    assert planned(lines) == [("27096", 0, None), ("62323", 7, RELIEF), ("20553", 7, PERSISTS)]
    assert plan_visits(lines, RULES, DAY).waiting == (2, 3)


def test_the_order_of_the_requests_does_not_matter() -> None:
    lines = [line("27096"), line("62323"), line("20553"), line("64493")]
    plans = {str(planned(list(order))) for order in permutations(lines)}
    assert len(plans) == 1


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], []),
        ([line("62323")], [("62323", 0, None)]),
        ([line("20553")], [("20553", 0, None)]),
        # the epidural depends on the sacroiliac joint only when that comes first
        ([line("62323"), line("64493")], [("64493", 0, None), ("62323", 7, None)]),
        ([line("62323"), line("20553")], [("62323", 0, None), ("20553", 7, PERSISTS)]),
        # two sides of one procedure are one procedure, two ways into the epidural space are two
        ([line("27096"), line("27096")], [("27096", 0, None)]),
        ([line("62323"), line("64483")], [("62323", 0, None), ("64483", 7, None)]),
        # what the order does not name comes last
        ([line("20610"), line("20553")], [("20553", 0, None), ("20610", 7, None)]),
        # an own interval: counted from the day of judging, then from the visit before
        ([line("20553", 2)], [("20553", 2, None)]),
        ([line("20553", 0)], [("20553", 0, None)]),
        ([line("20553", -3)], [("20553", 0, None)]),
        ([line("27096"), line("20553", 6)], [("27096", 0, None), ("20553", 7, PERSISTS)]),
        ([line("27096"), line("20553", 7)], [("27096", 0, None), ("20553", 7, PERSISTS)]),
        ([line("27096"), line("20553", 8)], [("27096", 0, None), ("20553", 8, PERSISTS)]),
        # a line that must wait does not hold up one that need not
        ([line("27096", 30), line("62323")], [("62323", 0, None), ("27096", 30, None)]),
        ([line("27096", 3), line("62323")], [("62323", 0, None), ("27096", 7, None)]),
        ([line("27096", 3), line("62323", 5)], [("27096", 3, None), ("62323", 7, RELIEF)]),
    ],
)
def test_plans(lines: list[VisitLine], expected: Told) -> None:
    assert planned(lines) == expected


@pytest.mark.parametrize(
    ("outcome", "done"),
    [
        ("approved", True),
        ("approved_with_modification", True),
        ("partially_approved", True),
        ("denied", False),
        ("needs_information", False),
        ("needs_clinician_review", False),
        ("not_in_policy", False),
    ],
)
def test_only_what_may_be_done_is_planned(outcome: Outcome, done: bool) -> None:
    assert bool(planned([line("27096", outcome=outcome)])) == done


def test_all_at_one_visit_where_the_policy_allows_it() -> None:
    together = replace(RULES, one_per_visit=False)
    assert planned([line("20553"), line("27096")], together) == [("27096+20553", 0, None)]
    assert planned([line("20553", 9), line("27096")], together) == [("27096", 0, None), ("20553", 9, PERSISTS)]
    assert plan_visits([line("20553"), line("27096")], together, DAY).waiting == ()


def test_a_medial_branch_block_has_the_place_of_a_facet_injection() -> None:
    block = VisitLine("medial_branch_block", ("64493",), "approved")
    assert planned([line("62323"), block]) == [("64493", 0, None), ("62323", 7, None)]


def test_a_line_without_codes_has_no_visit() -> None:
    assert plan_visits([VisitLine("sij_injection", (), "approved")], RULES, DAY).visits == ()

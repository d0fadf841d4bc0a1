"""Intervals against thresholds: inside, outside, across, and exactly on the bound."""

import pytest

from adjudicator.thresholds import at_least, at_most
from models.determination import Result
from models.interval import Interval

EXACT = Interval.exactly
ABOVE = [
    (EXACT(80), "met"),
    (EXACT(79.9), "not_met"),
    (Interval.between(50, 60), "not_met"),
    (Interval.between(75, 85), "not_documented"),
    (Interval.between(70, 80), "not_documented"),
    (Interval.between(80, 90), "met"),
    (Interval.above(80, inclusive=True, limit=100), "met"),
    (Interval.above(79, inclusive=False), "not_documented"),
    (Interval.below(80, inclusive=False), "not_met"),
    (Interval.below(80, inclusive=True), "not_documented"),
    (Interval(low=None, high=None), "not_documented"),
]


@pytest.mark.parametrize(("found", "result"), ABOVE)
def test_at_least(found: Interval, result: Result) -> None:
    assert at_least(found, 80) == result


@pytest.mark.parametrize(
    ("found", "result"),
    [
        (EXACT(50), "not_met"),
        (EXACT(50.1), "met"),
        (Interval.above(50, inclusive=False), "met"),
        (Interval.above(50, inclusive=True), "not_documented"),
        (Interval.between(40, 50), "not_met"),
    ],
)
def test_more_than(found: Interval, result: Result) -> None:
    assert at_least(found, 50, strict=True) == result


@pytest.mark.parametrize(
    ("found", "result"),
    [
        (EXACT(2), "met"),
        (EXACT(3), "not_met"),
        (Interval.between(2, 3), "not_documented"),
        (Interval.above(2, inclusive=True), "not_documented"),
        (Interval.above(2, inclusive=False), "not_met"),
        (Interval.above(3, inclusive=True), "not_met"),
    ],
)
def test_at_most(found: Interval, result: Result) -> None:
    assert at_most(found, 2) == result

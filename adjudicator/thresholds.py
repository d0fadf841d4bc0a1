"""Intervals against thresholds: a range that straddles the threshold answers nothing."""

from typing import Literal

from models.determination import Result
from models.interval import Interval

Direction = Literal["at_least", "at_most"]
"""Which side of the threshold is asked for."""


def at_least(found: Interval, bound: float, *, strict: bool = False) -> Result:
    """Met when the whole interval lies at or above the bound; not met when it lies below; else not documented.

    `strict` asks for more than the bound. An open end of the interval leaves its bound out: "almost 80%" is 80 with an
    open end, and leaves open whether 80 was reached.

    >>> [at_least(Interval.between(low, high), 80) for low, high in ((50, 60), (75, 85), (80, 80))]
    ['not_met', 'not_documented', 'met']
    """
    low, high = found.low, found.high
    if low == high == bound and not found.high_inclusive:
        return "not_met" if strict else "not_documented"
    if low is not None and (low > bound or (low == bound and not (strict and found.low_inclusive))):
        return "met"
    if high is not None and (high < bound or (high == bound and (strict or not found.high_inclusive))):
        return "not_met"
    return "not_documented"


def at_most(found: Interval, bound: float) -> Result:
    """Met when the whole interval lies at or below the bound; not met when it lies above; else not documented.

    >>> at_most(Interval.exactly(2), 2), at_most(Interval.above(3, inclusive=True), 2)
    ('met', 'not_met')
    """
    low, high = found.low, found.high
    if high is not None and high <= bound:
        return "met"
    if low is not None and (low > bound or (low == bound and not found.low_inclusive)):
        return "not_met"
    return "not_documented"


def distance(found: Interval, bound: float) -> float:
    """Return how far the nearest end of an interval lies from the bound, as a share of the bound.

    >>> distance(Interval.between(50, 60), 80)
    0.25
    """
    ends = [end for end in (found.low, found.high) if end is not None]
    gap = min((abs(end - bound) for end in ends), default=abs(bound))
    return gap / abs(bound) if bound else gap

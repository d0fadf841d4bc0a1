"""Intervals: what a note says of a number, with its vagueness kept."""

from typing import Self

from pydantic import model_validator

from models.base import Model, Number


class Interval(Model):
    """A range of numbers; an open end is null, a bound may be exclusive, "about" is `approximate`; "almost 80" is [80, 80) and approximate.

    >>> Interval.between(50, 60).high
    60
    >>> Interval.exactly(70, approximate=True).approximate
    True
    """

    low: Number | None
    high: Number | None
    low_inclusive: bool = True
    high_inclusive: bool = True
    approximate: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval's low bound ({self.low}) must not be above its high bound ({self.high})")
        return self

    @classmethod
    def exactly(cls, value: float, *, approximate: bool = False) -> "Interval":
        """Build the interval that holds one value."""
        return cls(low=value, high=value, approximate=approximate)

    @classmethod
    def between(cls, low: float, high: float, *, approximate: bool = False) -> "Interval":
        """Build a closed interval; the bounds may be given in either order ("down from 60 to 50")."""
        return cls(low=min(low, high), high=max(low, high), approximate=approximate)

    @classmethod
    def above(cls, low: float, *, inclusive: bool, limit: float | None = None) -> "Interval":
        """Build "at least" (inclusive) or "more than" (not inclusive), up to the scale's limit if it has one."""
        return cls(low=low, high=limit, low_inclusive=inclusive)

    @classmethod
    def below(cls, high: float, *, inclusive: bool, limit: float | None = 0) -> "Interval":
        """Build "at most" (inclusive) or "less than" (not inclusive), down to the scale's limit."""
        return cls(low=limit, high=high, high_inclusive=inclusive)

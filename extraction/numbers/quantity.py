"""Quantities: places where a note gives a number of some unit."""

from dataclasses import dataclass

from models.interval import Interval


@dataclass(frozen=True, slots=True)
class Quantity:
    """The characters [start, end) of the note that give a number, and its value in the unit of its finder."""

    start: int
    end: int
    value: Interval

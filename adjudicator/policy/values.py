"""Values: the numbers of a policy, each with its unit and the dates between which it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from adjudicator.dates import DAYS, Length
from models.base import Model

ValueUnit = Literal[
    "percent", "hours", "days", "weeks", "months", "years", "times", "levels", "injections", "points", "degrees"
]
"""What a number of a policy counts."""


class DatedValue(Model):
    """A number and the day from which it holds, to the day it ends if it does.

    `value` is one number, or a table of one number a drug ("unnamed" is for a drug that the note does not name).
    """

    from_: date = Field(alias="from")
    to: date | None = None
    value: int | float | dict[str, int | float]


class NamedValue(Model):
    """A number of the policy that criteria refer to by name."""

    title: str
    unit: ValueUnit
    dated: tuple[DatedValue, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Value:
    """A named value on a given day."""

    number: float
    unit: ValueUnit
    by_agent: Mapping[str, float] | None = None

    @property
    def length(self) -> Length | None:
        """The value as a length of time, null when its unit is none of time."""
        return Length(number=self.number, unit=self.unit) if self.unit in DAYS else None  # type: ignore[arg-type]

    @property
    def bound(self) -> float:
        """The number to compare with: lengths in days, calendar months counted at their shortest."""
        length = self.length
        return length.shortest_days if length else self.number

    def __str__(self) -> str:
        if self.unit == "percent":
            return f"{self.number:g}%"
        unit = self.unit[:-1] if self.number == 1 else self.unit
        return f"{self.number:g} {unit}"


def values_on(named: Mapping[str, NamedValue], day: date) -> dict[str, Value]:
    """Return the values that hold on a day; a value that does not hold yet is left out."""
    found = {}
    for name, value in named.items():
        for dated in value.dated:
            if dated.from_ <= day and (dated.to is None or day <= dated.to):
                table = dated.value if isinstance(dated.value, dict) else None
                number = max(table.values()) if table else dated.value
                assert isinstance(number, int | float)
                found[name] = Value(number, value.unit, table)
    return found

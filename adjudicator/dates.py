"""Dates at the precision a note gives, lengths of time, and calendar windows."""

import calendar
from datetime import date, timedelta
from typing import Literal

from models.base import Model

Unit = Literal["hours", "days", "weeks", "months", "years"]
"""A unit of time."""

DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.4375, "years": 365.25}
"""Days in a unit, as durations in notes are counted."""

_SHORTEST = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334, 365)
"""The fewest days that so many calendar months can have, up to a year."""


class Length(Model):
    """A length of time: a number and its unit."""

    number: int | float
    unit: Unit

    @property
    def days(self) -> float:
        """The length in days, a month being 30.4375 days."""
        return self.number * DAYS[self.unit]

    @property
    def shortest_days(self) -> float:
        """The fewest days with which the length has passed: months are calendar months (12 February to 12 May is 3).

        >>> Length(number=3, unit="months").shortest_days, Length(number=2, unit="weeks").shortest_days
        (89, 14.0)
        """
        months = self.number * {"months": 1, "years": 12}.get(self.unit, 0)
        if months == 0 or months != int(months):
            return self.days
        years, rest = divmod(int(months), 12)
        return 365 * years + _SHORTEST[rest]

    def __str__(self) -> str:
        unit = self.unit[:-1] if self.number == 1 else self.unit
        return f"{self.number:g} {unit}"


def bounds(written: str) -> tuple[date, date]:
    """Return the first and the last day that a date of any precision may mean.

    >>> bounds("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        day = date(parts[0], parts[1], min(parts[2], calendar.monthrange(parts[0], parts[1])[1]))
        return day, day
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def agree(one: str, other: str) -> bool:
    """Tell whether two dates may mean the same day.

    >>> agree("2025-10", "2025-10-14"), agree("2025-10", "2025-11-01")
    (True, False)
    """
    return one.startswith(other) or other.startswith(one)


def after(day: date, length: Length) -> date:
    """Return the day on which the length has passed: calendar months and years, or plain days.

    >>> after(date(2026, 2, 12), Length(number=3, unit="months"))
    datetime.date(2026, 5, 12)
    """
    if length.unit in ("months", "years"):
        months = int(length.number) * (12 if length.unit == "years" else 1)
        year, month = divmod(day.month - 1 + months, 12)
        year, month = day.year + year, month + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return day + timedelta(days=round(length.days))


def before(day: date, length: Length) -> date:
    """Return the day that lies the length before, in calendar months or plain days."""
    if length.unit in ("months", "years"):
        return after(day, Length(number=-length.number, unit=length.unit))
    return day - timedelta(days=round(length.days))

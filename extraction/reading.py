"""What extraction hands over: a note's facts and its own date."""

from datetime import date

from models.base import Model
from models.kinds import Fact


class Reading(Model):
    """The facts of a note in order of place, and the date of service where it is given or stated."""

    facts: tuple[Fact, ...]
    date_of_service: date | None = None
    warnings: tuple[str, ...] = ()

"""The fact kind `symptom_duration`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact
from models.interval import Interval
from models.vocabulary import Region


class SymptomDuration(Model):
    """How long the symptoms have lasted.

    days: a month is 30.4375 days, a year 365.25.
    """

    days: Interval | None = None
    region: Region | None = None


class SymptomDurationFact(BaseFact):
    """A fact of kind `symptom_duration`."""

    kind: Literal["symptom_duration"] = "symptom_duration"
    attributes: SymptomDuration

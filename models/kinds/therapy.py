"""The fact kind `therapy`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact
from models.interval import Interval

TherapyType = Literal[
    "physical_therapy", "home_exercise", "chiropractic", "massage", "acupuncture", "tens", "bracing", "psychological",
    "weight_loss", "heat_ice", "rest", "pain_program", "education", "other",
]  # fmt: skip
"""A kind of conservative care."""


class Therapy(Model):
    """Conservative care other than drugs.

    duration_days: how long it was done.
    """

    type: TherapyType
    status: Literal["ongoing", "completed", "failed", "planned", "refused"] | None = None
    duration_days: Interval | None = None


class TherapyFact(BaseFact):
    """A fact of kind `therapy`."""

    kind: Literal["therapy"] = "therapy"
    attributes: Therapy

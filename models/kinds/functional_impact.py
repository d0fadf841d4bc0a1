"""The fact kind `functional_impact`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact
from models.interval import Interval

Activity = Literal["sleep", "walking", "standing", "sitting", "lifting", "work", "self_care", "household", "other"]
"""An activity of daily life."""


class FunctionalImpact(Model):
    """What the pain does to daily life, or a disability score.

    instrument, score: a named scale and its value; activity, effect: what is limited or has improved.
    """

    instrument: str | None = None
    score: Interval | None = None
    activity: Activity | None = None
    effect: Literal["limited", "improved"] | None = None


class FunctionalImpactFact(BaseFact):
    """A fact of kind `functional_impact`."""

    kind: Literal["functional_impact"] = "functional_impact"
    attributes: FunctionalImpact

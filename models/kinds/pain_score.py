"""The fact kind `pain_score`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact
from models.interval import Interval

Timing = Literal["current", "before", "after", "worst", "best", "average"]
"""When a pain score held."""


class PainScore(Model):
    """A score of pain on a scale of 0 to 10.

    value: 0-10; timing: when the score held, relative to a treatment or to a span of time.
    """

    value: Interval
    timing: Timing | None = None


class PainScoreFact(BaseFact):
    """A fact of kind `pain_score`."""

    kind: Literal["pain_score"] = "pain_score"
    attributes: PainScore

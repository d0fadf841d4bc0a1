"""The fact kind `trigger_point`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact

Sign = Literal["taut_band", "twitch_response", "referred_pain", "increased_tone"]
"""A sign that makes a trigger point."""


class TriggerPoint(Model):
    """Myofascial trigger points found on palpation.

    muscles: by their lower-case names, "gluteus medius".
    """

    muscles: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()


class TriggerPointFact(BaseFact):
    """A fact of kind `trigger_point`."""

    kind: Literal["trigger_point"] = "trigger_point"
    attributes: TriggerPoint

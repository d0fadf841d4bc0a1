"""The fact kind `risk`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact

RiskType = Literal[
    "anticoagulation", "infection", "coagulopathy", "contrast_allergy", "pregnancy", "malignancy", "cauda_equina",
    "progressive_deficit", "unstable_fracture", "implant", "psychiatric", "other",
]  # fmt: skip
"""A kind of risk."""


class Risk(Model):
    """Something that makes a procedure riskier or calls for another kind of care.

    type: the risk.
    """

    type: RiskType


class RiskFact(BaseFact):
    """A fact of kind `risk`."""

    kind: Literal["risk"] = "risk"
    attributes: Risk

"""The fact kind `procedure`."""

from typing import Literal

from models.base import Code, Model, PartialDate
from models.fact import BaseFact
from models.interval import Interval
from models.levels import Level
from models.vocabulary import Family


class Procedure(Model):
    """An interventional procedure or operation: done, planned, requested or declined.

    count: how many were done; ordinal: 2 for "second"; temperature_c: of an ablation, in degrees Celsius;
    fusion: of an operation, whether it fused the spine.
    """

    family: Family
    approach: Literal["interlaminar", "caudal", "transforaminal"] | None = None
    cpt: tuple[Code, ...] = ()
    levels: tuple[Level, ...] = ()
    status: Literal["done", "planned", "requested", "declined"] | None = None
    date: PartialDate | None = None
    count: int | None = None
    ordinal: int | None = None
    guidance: Literal["fluoroscopy", "ct", "ultrasound", "none"] | None = None
    sedation: bool | None = None
    intent: Literal["diagnostic", "therapeutic"] | None = None
    contrast: bool | None = None
    temperature_c: Interval | None = None
    fusion: bool | None = None


class ProcedureFact(BaseFact):
    """A fact of kind `procedure`."""

    kind: Literal["procedure"] = "procedure"
    attributes: Procedure

"""The fact kind `radiation`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact
from models.vocabulary import Region


class Radiation(Model):
    """Pain that radiates, and where to.

    below_knee: true when a place below the knee is named, false when the note says it stops above;
    dermatomes: roots, such as "L5".
    """

    from_region: Region | None = None
    to_regions: tuple[Region, ...] = ()
    below_knee: bool | None = None
    pattern: Literal["radicular", "referred"] | None = None
    dermatomes: tuple[str, ...] = ()


class RadiationFact(BaseFact):
    """A fact of kind `radiation`."""

    kind: Literal["radiation"] = "radiation"
    attributes: Radiation

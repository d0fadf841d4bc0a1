"""The fact kind `pain_location`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact
from models.vocabulary import Region, Site


class PainLocation(Model):
    """Where the pain is, when it does not radiate.

    regions, structures: where; pattern: as the note words it.
    """

    regions: tuple[Region, ...] = ()
    pattern: Literal["axial", "focal", "diffuse"] | None = None
    structures: tuple[Site, ...] = ()


class PainLocationFact(BaseFact):
    """A fact of kind `pain_location`."""

    kind: Literal["pain_location"] = "pain_location"
    attributes: PainLocation

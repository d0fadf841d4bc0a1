"""The fact kind `tenderness`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact
from models.levels import Level
from models.vocabulary import Severity, Site


class Tenderness(Model):
    """Tenderness on palpation.

    site: the structure palpated.
    """

    site: Site | None = None
    severity: Severity | None = None
    levels: tuple[Level, ...] = ()


class TendernessFact(BaseFact):
    """A fact of kind `tenderness`."""

    kind: Literal["tenderness"] = "tenderness"
    attributes: Tenderness

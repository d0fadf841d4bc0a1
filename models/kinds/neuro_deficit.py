"""The fact kind `neuro_deficit`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact
from models.levels import Level


class NeuroDeficit(Model):
    """A neurologic deficit; a normal examination is the deficit, `absent`.

    type: null where the note speaks of the whole neurologic examination; levels: roots.
    """

    type: Literal["weakness", "sensory_loss", "reflex_change", "atrophy", "gait"] | None = None
    levels: tuple[Level, ...] = ()


class NeuroDeficitFact(BaseFact):
    """A fact of kind `neuro_deficit`."""

    kind: Literal["neuro_deficit"] = "neuro_deficit"
    attributes: NeuroDeficit

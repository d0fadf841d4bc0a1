"""What an engine tells of the notes it was given."""

from dataclasses import dataclass

from bulk.item import Item
from models.reason import Reason


@dataclass(frozen=True, slots=True)
class Ready:
    """Told once: the first worker is built, and notes are judged from now on."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A part that is on the disk under its name, with the keys of its notes."""

    part: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A note that no worker survives."""

    item: Item
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Told now and then, so that whoever waits can tell how it goes: notes that are done but not yet on the disk."""

    notes: int


Event = Ready | Finished | GivenUp | UnderWay

"""Corrections: what a person says of a machine's fact, as an event that is never overwritten."""

from typing import Literal, Self

from pydantic import model_validator

from models.base import Model
from models.kinds import Fact

Action = Literal["confirm", "reject", "change", "add", "undo"]
"""What a correction does."""


class Correction(Model):
    """One event: who may undo it, and what the facts become, follows from the events before it.

    `change` and `add` carry the whole fact as it should be; `undo` names the correction it takes back.
    """

    action: Action
    fact_id: str | None = None
    fact: Fact | None = None
    undo_of: str | None = None
    reason_code: str
    comment: str | None = None

    @model_validator(mode="after")
    def _carries_what_it_needs(self) -> Self:
        needs = {
            "confirm": ("fact_id",),
            "reject": ("fact_id",),
            "change": ("fact_id", "fact"),
            "add": ("fact",),
            "undo": ("undo_of",),
        }[self.action]
        for name in ("fact_id", "fact", "undo_of"):
            if (getattr(self, name) is not None) != (name in needs):
                wanted = "needs" if name in needs else "takes no"
                raise ValueError(f"a correction that says {self.action!r} {wanted} {name!r}")
        return self

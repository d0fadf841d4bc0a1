"""Assessments: what the words around a target make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.vocabulary import Assertion, Temporality

Experiencer = Literal["patient", "family", "other"]
"""Whose finding it is."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase [start, end) of the note that modifies a target, by its category."""

    category: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """The assertion, temporality and experiencer of a target, with the cues that made them so.

    `boilerplate` says that the target is among the risks of a consent or the warnings of a discharge sheet: no finding.
    """

    assertion: Assertion
    temporality: Temporality
    experiencer: Experiencer
    cues: tuple[Cue, ...] = ()
    boilerplate: bool = False

    def cued(self, category: str) -> bool:
        """Say whether a cue of the category modifies the target."""
        return any(cue.category == category for cue in self.cues)

"""What states relief: a place of the note with how much it gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.episodes.target import Target
from extraction.kinds.relief.phrases import Phrase
from models.interval import Interval


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of relief at [start, end) with what it gives; `scores` are the pair it was computed from."""

    start: int
    end: int
    rule: str
    percent: Interval | None = None
    phrase: Phrase | None = None
    scores: tuple[tuple[int, int], ...] = ()
    role: str | None = None
    target: Target | None = field(default=None, compare=False)

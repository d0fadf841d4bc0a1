"""What is asked of a run, and how it is followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from bulk import readers
from bulk.engines.local import Limits
from bulk.plan import Plan


@dataclass(frozen=True)
class Settings:
    """What is asked of a run; see `chartproof bulk --help`."""

    archive: Path
    out: Path
    plan: Plan = field(default_factory=Plan)
    requests: Path | None = None
    columns: readers.Columns | None = None
    engine: Literal["local", "spark"] = "local"
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    resume: bool = False
    limit: int | None = None


class Watcher(Protocol):
    """Whoever follows a run."""

    def say(self, sentence: str) -> None:
        """Take in a sentence worth telling; it never holds text of a note."""

    def progress(self, progress: Progress) -> None:
        """Take in how far the run is; called several times a second."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: notes done since it was taken up, quarantined at reading, done before; whether all is read."""

    phase: Literal["judging", "merging"]
    done: int
    unreadable: int
    before: int
    met: int
    all_read: bool
    seconds: float

"""The sample notes with what each must give."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field

from models.base import Code, Model
from models.determination import Outcome
from models.levels import expand
from models.request import Request
from models.vocabulary import Laterality
from tests.shared import ROOT

FOLDER = ROOT / "sample_notes"


class Line(Model):
    """A request as a sidecar writes it; `levels` is a level or a range, "L3-S1"."""

    codes: tuple[Code, ...] = Field(min_length=1)
    laterality: Laterality | None
    levels: str | None

    def request(self) -> Request:
        """Return the request that this line stands for."""
        return Request(codes=self.codes, laterality=self.laterality, levels=expand(self.levels) if self.levels else ())


class Expectation(Model):
    """The outcome that one request must have, the criteria that decide it, and phrases its evidence must touch."""

    codes: tuple[Code, ...] = Field(min_length=1)
    outcome: Outcome
    deciding: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()


class Sidecar(Model):
    """What stands beside a sample note; `requests` is null where the note's own plan is judged."""

    policy: str
    as_of: date
    requests: tuple[Line, ...] | None
    expected: tuple[Expectation, ...] = Field(min_length=1)
    why: str = Field(min_length=10)


@dataclass(frozen=True)
class Sample:
    """A sample note: its name, its exact text and its sidecar."""

    name: str
    text: str
    sidecar: Sidecar


def sample(path: Path) -> Sample:
    """Read a note and the sidecar beside it."""
    text = path.read_bytes().decode("utf-8")
    beside = path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8")
    return Sample(path.stem, text, Sidecar.model_validate_json(beside))


SAMPLES = tuple(sample(path) for path in sorted(FOLDER.glob("*.txt")))
"""Every sample note."""

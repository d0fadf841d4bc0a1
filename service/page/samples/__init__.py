"""Notes to try the page with, written for it; `outcomes` are what they must give, in the order of the answer."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from models.base import Model
from models.determination import Outcome

_HERE = Path(__file__).parent


class Sample(Model):
    """A note to try, without its text."""

    id: str
    title: str
    about: str
    policy: str
    outcomes: tuple[Outcome, ...]

    @property
    def text(self) -> str:
        """The note."""
        return (_HERE / f"{self.id}.txt").read_text(encoding="utf-8")


_SAMPLES: TypeAdapter[tuple[Sample, ...]] = TypeAdapter(tuple[Sample, ...])


@cache
def samples() -> tuple[Sample, ...]:
    """Return the notes that the page offers, in order."""
    return _SAMPLES.validate_python(yaml.safe_load((_HERE / "samples.yaml").read_text(encoding="utf-8")), strict=False)

"""What is measured: an annotator's finished work on a note."""

from dataclasses import dataclass

from models.determination import Determination, ProcedureLine
from models.kinds import Fact

ABSENT = "not_requested"
"""The category of a procedure that others had judged, and this annotator's facts do not ask for."""


@dataclass(frozen=True)
class Work:
    """The facts as an annotator left them, and what is determined from them."""

    facts: tuple[Fact, ...]
    determinations: tuple[Determination, ...]

    def outcomes(self) -> dict[str, str]:
        """Return the outcome by procedure."""
        return {_key(told.procedure): told.outcome for told in self.determinations}


Batch = dict[str, dict[str, Work]]
"""The finished work of a batch: by note, by annotator."""


def _key(line: ProcedureLine) -> str:
    return line.model_dump_json()

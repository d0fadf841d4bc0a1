"""Case files: read strictly, so that a misspelt key asserts something nowhere."""

from datetime import date
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from adjudicator.requests import parse_request
from models.determination import Outcome, Result
from models.kinds import Fact
from models.request import Request
from tests.cases.notation import fact_of

FOLDER = Path(__file__).parent


class Case(BaseModel):
    """One case: requests and facts, and what must come of them.

    without: beginnings of facts of the file that this case does without; outcome and criteria speak of the only request; outcomes of several, by their first code (with ":left" behind it
    where two requests share their codes).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    as_of: date | None = None
    request: str | None = None
    requests: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    outcome: Outcome | None = None
    outcomes: dict[str, Outcome] = Field(default_factory=dict)
    criteria: dict[str, Result] = Field(default_factory=dict)
    deciding: str | None = None
    modification: str | None = None
    visits: tuple[str, ...] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.request is None) == (not self.requests):
            raise ValueError(f"case {self.name!r} needs a request, or requests")
        if (self.outcome is None) == (not self.outcomes):
            raise ValueError(f"case {self.name!r} needs an outcome, or outcomes")
        return self

    @property
    def asked(self) -> tuple[Request, ...]:
        """The requests of the case."""
        return tuple(parse_request(written) for written in self.requests or (self.request or "",))

    def stated(self, common: tuple[str, ...] = ()) -> tuple[Fact, ...]:
        """Return the facts of the case, after those common to its file that it does not do without."""
        for beginning in self.without:
            if not any(written.startswith(beginning) for written in common):
                raise ValueError(f"case {self.name!r}: no fact of its file begins with {beginning!r}")
        kept = [written for written in common if not written.startswith(self.without)]
        return tuple(fact_of(written, place) for place, written in enumerate((*kept, *self.facts)))


class CaseFile(BaseModel):
    """A file of cases of one policy; `facts` are added to those of every case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    policy: str
    as_of: date
    facts: tuple[str, ...] = ()
    cases: tuple[Case, ...] = Field(min_length=1)


def case_files() -> dict[str, CaseFile]:
    """Return every file of cases by its name."""
    return {
        str(path.relative_to(FOLDER)): CaseFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*/*.yaml"))
    }


def all_cases() -> list[tuple[str, CaseFile, Case]]:
    """Return every case with its file and a name to call it by."""
    return [
        (f"{name.removesuffix('.yaml')}: {case.name}", file, case)
        for name, file in case_files().items()
        for case in file.cases
    ]
